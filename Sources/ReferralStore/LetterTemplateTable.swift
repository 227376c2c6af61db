// The site's own words for letters: templates as they were set one after the other, and what a place says of itself.

public import ReferralDomain
internal import Resources

/// A template as it holds now.
public struct TemplateInForce: Hashable, Sendable {
    public var kind: LetterKind
    public var text: String
    /// nil where it is the program's own.
    public var setBy: StaffMember?
    public var setAt: Instant?
}

extension Reading {
    /// The template of a kind as it holds now.
    public func template(of kind: LetterKind) throws(Failure) -> LetterTemplate {
        let text = try first(
            "SELECT text FROM letter_template WHERE kind = ? ORDER BY id DESC LIMIT 1", [kind.rawValue]
        ) { $0.text() ?? "" }
        do throws(TemplateFault) {
            return try LetterTemplate(kind, text ?? Self.standard(kind))
        } catch {
            throw .damaged("the template of \(kind.rawValue) letters: \(error.sentence)")
        }
    }

    private static func standard(_ kind: LetterKind) -> String { LetterTemplates.standard[kind.rawValue] ?? "" }

    /// Every template as it holds now, with who set it.
    public func templates() throws(Failure) -> [TemplateInForce] {
        var found: [TemplateInForce] = []
        for kind in LetterKind.allCases {
            let set = try first(
                """
                SELECT t.text, t.set_at, s.id, s.login, s.name FROM letter_template t JOIN staff s ON s.id = t.set_by
                WHERE t.kind = ? ORDER BY t.id DESC LIMIT 1
                """, [kind.rawValue]
            ) { columns in
                let text = columns.text() ?? ""
                let at = columns.instant()
                return TemplateInForce(kind: kind, text: text, setBy: StaffMember(&columns), setAt: at)
            }
            found.append(set ?? TemplateInForce(kind: kind, text: Self.standard(kind), setBy: nil, setAt: nil))
        }
        return found
    }

    /// What letters say of a service: its own words, else the site's.
    public func letterPlace(of service: String?) throws(Failure) -> LetterPlace {
        try first(
            """
            SELECT coalesce(own.location, site.location), coalesce(own.telephone, site.telephone),
                coalesce(own.instructions, site.instructions)
            FROM (SELECT 1) LEFT JOIN letter_place own ON own.service = ? LEFT JOIN letter_place site ON site.service = ''
            """, [service ?? ""]
        ) { LetterPlace(location: $0.text(), telephone: $0.text(), instructions: $0.text()) } ?? LetterPlace()
    }
}

extension Writing {
    /// Sets the template of a kind; journalled with its digest.
    public func insert(_ template: LetterTemplate, setBy: StaffMember, by signature: Signature, at now: Instant)
        throws(Failure)
    {
        try run(
            "INSERT INTO letter_template (kind, text, set_by, set_at) VALUES (?, ?, ?, ?)",
            [template.kind.rawValue, template.text, setBy.id, now.seconds])
        var entry = JournalEntry(at: now, subject: .database, by: signature, action: "set-letter-template")
        entry.change = FieldChange.object([
            .added("kind", template.kind.rawValue), .added("digest", Digest.hex(template.text)),
        ])
        try append(entry)
    }

    /// Sets what letters say of a service, or of the whole site where it is nil; journalled.
    public func set(
        _ place: LetterPlace, of service: String?, by signature: Signature, at now: Instant
    ) throws(Failure) {
        try run(
            """
            INSERT INTO letter_place (service, location, telephone, instructions) VALUES (?, ?, ?, ?)
            ON CONFLICT (service) DO UPDATE SET location = excluded.location, telephone = excluded.telephone,
                instructions = excluded.instructions
            """, [service ?? "", place.location, place.telephone, place.instructions])
        var entry = JournalEntry(at: now, subject: .service, by: signature, action: "set-letter-place")
        entry.change = FieldChange.object([
            .added("service", service), .added("location", place.location), .added("telephone", place.telephone),
            .added("instructions", place.instructions),
        ])
        try append(entry)
    }
}
