// What a person keeps for themselves at the screens, saved views and phrases, and the phrases of the site.

internal import GRDB
public import ReferralDomain

extension Reading {
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

    /// The phrases that the site keeps for everybody, by abbreviation.
    public func sitePhrases() throws(Failure) -> [Phrase] {
        try rows("SELECT abbreviation, words FROM site_phrase ORDER BY abbreviation") {
            Phrase($0.text() ?? "", $0.text() ?? "")
        }
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

    /// Keeps a phrase for everybody, in place of an earlier one.
    public func keepForSite(_ phrase: Phrase, by staff: Int64, at now: Instant) throws(Failure) {
        try run(
            "INSERT OR REPLACE INTO site_phrase (abbreviation, words, kept_by, kept_at) VALUES (?, ?, ?, ?)",
            [phrase.abbreviation, phrase.text, staff, now.seconds])
    }

    /// Forgets a phrase of the site; false where there is none.
    public func dropSitePhrase(_ abbreviation: String) throws(Failure) -> Bool {
        try run("DELETE FROM site_phrase WHERE abbreviation = ?", [abbreviation]) > 0
    }

    /// Ends all drafts, views and phrases of somebody who leaves; returns how many drafts.
    public func endWorkplace(of staff: Int64) throws(Failure) -> Int {
        try run("DELETE FROM saved_view WHERE staff = ?", [staff])
        try run("DELETE FROM phrase WHERE staff = ?", [staff])
        return try run("DELETE FROM draft WHERE staff = ?", [staff])
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
