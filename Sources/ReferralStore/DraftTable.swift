// Forms that somebody has begun, by what they are about: read by their writer alone, in that role.

internal import GRDB
public import ReferralDomain

extension DraftKey {
    fileprivate var arguments: [(any DatabaseValueConvertible)?] { [subject.kind, subject.text, form] }
}

private let ofKey = "staff = ? AND role = ? AND kind = ? AND about = ? AND form = ?"

extension Reading {
    /// A person's draft of a form in a role; nobody else's is ever read.
    public func draft(of staff: Int64, _ role: Role, _ key: DraftKey) throws(Failure) -> FormDraft? {
        let owned: [(any DatabaseValueConvertible)?] = [staff, role.rawValue] + key.arguments
        let keptAt = try first("SELECT kept_at FROM draft WHERE \(ofKey)", owned) {
            $0.instant() ?? Instant(seconds: 0)
        }
        guard let keptAt else { return nil }
        let fields = try rows("SELECT name, value FROM draft_field WHERE \(ofKey)", owned) {
            ($0.text() ?? "", $0.text() ?? "")
        }
        return FormDraft(key, fields: Dictionary(fields) { first, _ in first }, keptAt: keptAt)
    }

    /// A person's drafts in a role, the newest first, without what stands in them; of referrals and patients those that
    /// they may see.
    public func drafts(of staff: Int64, _ role: Role, for visibility: Visibility) throws(Failure) -> [FormDraft] {
        let all = try rows(
            "SELECT kind, about, form, kept_at FROM draft WHERE staff = ? AND role = ?", [staff, role.rawValue]
        ) { columns -> FormDraft? in
            let subject = DraftSubject(kind: columns.text() ?? "", text: columns.text() ?? "")
            let form = columns.text() ?? ""
            let keptAt = columns.instant() ?? Instant(seconds: 0)
            return subject.map { FormDraft(DraftKey($0, form: form), fields: [:], keptAt: keptAt) }
        }
        var seen: [FormDraft] = []
        for case let draft? in all where try isSeen(draft.key.subject, by: visibility) { seen.append(draft) }
        return seen.sorted {
            ($1.keptAt, $1.key.subject.text) < ($0.keptAt, $0.key.subject.text)
        }
    }

    private func isSeen(_ subject: DraftSubject, by visibility: Visibility) throws(Failure) -> Bool {
        switch subject {
        case .referral(let id): try isRelated(id, to: visibility)
        case .patient(let id): try patient(id, for: visibility) != nil
        case .clinic(_, let id): try id.map { (id) throws(Failure) in try isRelated(id, to: visibility) } ?? true
        case .list, .own: true
        }
    }

    /// A leaver's drafts in all roles: the reference of each referral and the form, never what stands in it.
    func draftsLeft(by member: StaffMember) throws(Failure) -> [HandOverItem] {
        let keys = try rows("SELECT kind, about, form FROM draft WHERE staff = ?", [member.id]) { columns in
            (DraftSubject(kind: columns.text() ?? "", text: columns.text() ?? ""), columns.text() ?? "")
        }
        var items: [HandOverItem] = []
        for (subject, form) in keys {
            let reference = try subject?.referral.flatMap { (id) throws(Failure) in
                try first("SELECT ref FROM referral WHERE id = ?", [id]) { $0.text() ?? "" }
            }
            let id = reference ?? subject.map { $0.kind == "patient" ? "a patient" : $0.text } ?? ""
            items.append(HandOverItem(kind: .draft, id: id, detail: "\(form) begun and not sent"))
        }
        return items
    }
}

extension Writing {
    /// Keeps a person's draft, in place of an earlier one.
    public func keep(_ draft: FormDraft, of staff: Int64, _ role: Role) throws(Failure) {
        try dropDraft(of: staff, role, draft.key)
        let owned: [(any DatabaseValueConvertible)?] = [staff, role.rawValue] + draft.key.arguments
        try run(
            "INSERT INTO draft (staff, role, kind, about, form, kept_at) VALUES (?, ?, ?, ?, ?, ?)",
            owned + [draft.keptAt.seconds])
        for (name, value) in draft.fields.sorted(by: { $0.key < $1.key }) {
            try run(
                "INSERT INTO draft_field (staff, role, kind, about, form, name, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
                owned + [name, value])
        }
    }

    /// Ends a draft: it was sent, or emptied.
    public func dropDraft(of staff: Int64, _ role: Role, _ key: DraftKey) throws(Failure) {
        try run("DELETE FROM draft WHERE \(ofKey)", [staff, role.rawValue] + key.arguments)
    }
}
