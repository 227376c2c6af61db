// Finds a patient by a few letters or digits: by the beginning of the name in its order, then by any part through trigrams.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Patients of whom a referral is visible, by every word of a name or part of a number: those whose name begins so
    /// come first, in order of name.
    public func findPatients(_ text: String, for visibility: Visibility, limit: Int) throws(Failure) -> [Patient] {
        let words = Folding.words(text)
        let rest = words.dropFirst().map { _ in " AND instr(p.name_folded, ?) > 0" }.joined()
        let seen = "EXISTS (SELECT 1 FROM referral r WHERE r.patient = p.id AND \(visibility.sql))"
        var found: [Patient] = []
        if let first = words.first {
            found = try rows(
                """
                SELECT \(patientColumns) FROM patient p INDEXED BY patient_by_name WHERE p.name_folded >= ? AND p.name_folded < ?\(rest) AND \(seen)
                ORDER BY p.name_folded, p.id LIMIT ?
                """,
                [first, first + "\u{10FFFF}"] + words.dropFirst().map { $0 } + visibility.arguments + [limit]
            ) { Patient(&$0) }
        }
        guard found.count < limit, let query = trigramQuery(words: words, number: compacted(text)) else { return found }
        // Words too short for the index are looked for in the names that it finds, not in the numbers.
        let short = words.filter { $0.count < trigram }
        let inName = ["1"] + short.map { _ in "instr(p.name_folded, ?) > 0" }
        let more = try rows(
            """
            SELECT \(patientColumns) FROM patient_find f JOIN patient p ON p.id = f.rowid
            WHERE patient_find MATCH ? AND (instr(f.numbers, ?) > 0 OR (\(inName.joined(separator: " AND ")))) AND \(seen)
            LIMIT ?
            """, [query, compacted(text)] + short + visibility.arguments + [limit]
        ) { Patient(&$0) }
        let known = Set(found.map(\.id))
        let others = more.filter { !known.contains($0.id) }
        found += others.sorted { left, right in (left.bannerName ?? "", left.id) < (right.bannerName ?? "", right.id) }
        return Array(found.prefix(limit))
    }

    /// What the index of trigrams is asked: every long word in the name, or the number; nil where all is too short.
    private func trigramQuery(words: [String], number: String) -> String? {
        func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
        let long = words.filter { $0.count >= trigram }.map(quoted)
        var parts: [String] = []
        if !long.isEmpty { parts.append("name : (\(long.joined(separator: " AND ")))") }
        if number.count >= trigram { parts.append("numbers : \(quoted(number))") }
        return parts.isEmpty ? nil : parts.joined(separator: " OR ")
    }
}

extension Writing {
    /// Writes anew by what words and numbers a patient is found.
    func refreshFinding(of patient: Int64) throws(Failure) {
        try run("DELETE FROM patient_find WHERE rowid = ?", [patient])
        try run(
            "INSERT INTO patient_find (rowid, name, numbers) SELECT id, name, numbers FROM patient_words WHERE id = ?",
            [patient])
    }
}

/// Letters or digits that the index needs at least.
private let trigram = 3
