// What a person keeps for themselves at the screens: drafts of forms, saved views and phrases, never anybody else's.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// A person's draft of a form in a role; nobody else's is ever read.
    public func draft(
        of staff: Int64, _ role: Role, referral: Int64, form: ReferralAction
    ) throws(Failure) -> FormDraft? {
        let keptAt = try first(
            "SELECT kept_at FROM form_draft WHERE staff = ? AND role = ? AND referral = ? AND form = ?",
            [staff, role.rawValue, referral, form.rawValue]
        ) { $0.instant() ?? Instant(seconds: 0) }
        guard let keptAt else { return nil }
        let fields = try rows(
            """
            SELECT need, value FROM form_draft_field WHERE staff = ? AND role = ? AND referral = ? AND form = ?
            """, [staff, role.rawValue, referral, form.rawValue]
        ) { columns in (columns.code(ActionRule.Need.self), columns.text() ?? "") }
        var values: [ActionRule.Need: String] = [:]
        for (need, value) in fields { if let need { values[need] = value } }
        return FormDraft(referral: referral, form: form, fields: values, keptAt: keptAt)
    }

    /// A person's drafts in a role, the newest first, without what stands in them, for referrals that they may see.
    public func drafts(of staff: Int64, _ role: Role, for visibility: Visibility) throws(Failure) -> [FormDraft] {
        let all = try rows(
            "SELECT referral, form, kept_at FROM form_draft WHERE staff = ? AND role = ?", [staff, role.rawValue]
        ) { columns -> FormDraft? in
            let referral = columns.long() ?? 0
            guard let form = columns.code(ReferralAction.self) else { return nil }
            return FormDraft(
                referral: referral, form: form, fields: [:], keptAt: columns.instant() ?? Instant(seconds: 0))
        }
        var seen: [FormDraft] = []
        for case let draft? in all where try isRelated(draft.referral, to: visibility) { seen.append(draft) }
        return seen.sorted { ($1.keptAt, $1.referral) < ($0.keptAt, $0.referral) }
    }

    /// A leaver's drafts in all roles: the reference of each referral and the form, never what stands in it.
    func draftsLeft(by member: StaffMember) throws(Failure) -> [HandOverItem] {
        try rows(
            """
            SELECT r.ref, d.form FROM form_draft d JOIN referral r ON r.id = d.referral WHERE d.staff = ?
            """, [member.id]
        ) { HandOverItem(kind: .draft, id: $0.text() ?? "", detail: "\($0.text() ?? "") begun and not sent") }
    }

    /// A person's own views in a role, by number.
    public func savedViews(of staff: Int64, _ role: Role) throws(Failure) -> [SavedView] {
        try rows(
            """
            SELECT number, name, overdue, priority, whose, search, ordering FROM saved_view
            WHERE staff = ? AND role = ? ORDER BY number
            """, [staff, role.rawValue]
        ) { columns in
            let number = columns.integer() ?? 0
            let name = columns.text() ?? ""
            var filter = ListFilter()
            filter.overdueOnly = columns.integer() == 1
            filter.priority = columns.code(Priority.self)
            filter.whose = columns.code(ListFilter.Whose.self)
            filter.search = columns.text()
            filter.order = columns.code(WorklistQuery.Order.self) ?? .need
            return SavedView(number: number, name: name, filter: filter)
        }
    }

    /// A person's own phrases in a role, by abbreviation.
    public func phrases(of staff: Int64, _ role: Role) throws(Failure) -> [Phrase] {
        try rows(
            "SELECT abbreviation, words FROM phrase WHERE staff = ? AND role = ? ORDER BY abbreviation",
            [staff, role.rawValue]
        ) { Phrase($0.text() ?? "", $0.text() ?? "") }
    }

    /// How old what was last heard of e-RS is.
    public func feedAsOf() throws(Failure) -> Instant? {
        try first("SELECT as_of FROM feed WHERE id = 1") { $0.instant() } ?? nil
    }
}

extension Writing {
    /// e-RS was heard of, as it stood at a moment; an older one changes nothing.
    public func heardOfERS(asOf: Instant) throws(Failure) {
        try run(
            """
            INSERT INTO feed (id, as_of) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET as_of = excluded.as_of WHERE excluded.as_of > as_of
            """, [asOf.seconds])
    }

    /// Keeps a person's draft, in place of an earlier one.
    public func keep(_ draft: FormDraft, of staff: Int64, _ role: Role) throws(Failure) {
        try dropDraft(of: staff, role, referral: draft.referral, form: draft.form)
        try run(
            "INSERT INTO form_draft (staff, role, referral, form, kept_at) VALUES (?, ?, ?, ?, ?)",
            [staff, role.rawValue, draft.referral, draft.form.rawValue, draft.keptAt.seconds])
        for (need, value) in draft.fields.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try run(
                "INSERT INTO form_draft_field (staff, role, referral, form, need, value) VALUES (?, ?, ?, ?, ?, ?)",
                [staff, role.rawValue, draft.referral, draft.form.rawValue, need.rawValue, value])
        }
    }

    /// Ends a draft: it was sent, or emptied.
    public func dropDraft(
        of staff: Int64, _ role: Role, referral: Int64, form: ReferralAction
    ) throws(Failure) {
        try run(
            "DELETE FROM form_draft WHERE staff = ? AND role = ? AND referral = ? AND form = ?",
            [staff, role.rawValue, referral, form.rawValue])
    }

    /// Keeps a phrase under its abbreviation, in place of an earlier one.
    public func keep(_ phrase: Phrase, of staff: Int64, _ role: Role) throws(Failure) {
        try run(
            "INSERT OR REPLACE INTO phrase (staff, role, abbreviation, words) VALUES (?, ?, ?, ?)",
            [staff, role.rawValue, phrase.abbreviation, phrase.text])
    }

    /// Forgets a person's own phrase.
    public func dropPhrase(_ abbreviation: String, of staff: Int64, _ role: Role) throws(Failure) {
        try run(
            "DELETE FROM phrase WHERE staff = ? AND role = ? AND abbreviation = ?",
            [staff, role.rawValue, abbreviation])
    }

    /// Ends all drafts, views and phrases of somebody who leaves; returns how many drafts.
    public func endWorkplace(of staff: Int64) throws(Failure) -> Int {
        try run("DELETE FROM saved_view WHERE staff = ?", [staff])
        try run("DELETE FROM phrase WHERE staff = ?", [staff])
        return try run("DELETE FROM form_draft WHERE staff = ?", [staff])
    }

    /// Keeps a view on its number.
    public func keep(_ view: SavedView, of staff: Int64, _ role: Role) throws(Failure) {
        let filter = view.filter
        try dropView(view.number, of: staff, role)
        try run(
            """
            INSERT INTO saved_view (staff, role, number, name, overdue, priority, whose, search, ordering)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                staff, role.rawValue, view.number, view.name, filter.overdueOnly, filter.priority?.rawValue,
                filter.whose?.rawValue, filter.search, filter.order.rawValue,
            ])
    }

    /// Takes a person's own view off its number.
    public func dropView(_ number: Int, of staff: Int64, _ role: Role) throws(Failure) {
        try run("DELETE FROM saved_view WHERE staff = ? AND role = ? AND number = ?", [staff, role.rawValue, number])
    }
}
