// How a name or number is looked for, in a list as in the whole database, and the filters of Import Problems.

internal import GRDB
internal import ReferralDomain

extension Reading {
    /// Service, priority and overdue as conditions on a referral `r` and a due day.
    func filters(
        of query: WorklistQuery, due: String, today: Day
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        var conditions = ""
        var arguments: [(any DatabaseValueConvertible)?] = []
        if let service = query.service {
            conditions += " AND r.service = ?"
            arguments.append(service)
        }
        if let priority = query.priority {
            conditions += " AND r.priority = ?"
            arguments.append(priority.rawValue)
        }
        if query.overdueOnly {
            conditions += " AND \(due) < ?"
            arguments.append(today.number)
        }
        return (conditions, arguments)
    }

    /// A patient `p` by every word of a name, or by part of a number.
    func searchCondition(_ text: String) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let words = Folding.words(text)
        let names = words.map { _ in "instr(p.name_folded, ?) > 0" }.joined(separator: " AND ")
        let compact = compacted(text)
        return (
            """
            (\(words.isEmpty ? "0" : "(\(names))") OR instr(coalesce(p.nhs_number, ''), ?) > 0
                OR instr(coalesce(p.hospital_number, ''), ?) > 0)
            """, words + [compact, compact]
        )
    }

    /// A referral by part of its UBRN or our reference.
    func numberCondition(_ alias: String) -> String {
        "(instr(coalesce(\(alias).ubrn, ''), ?) > 0 OR instr(replace(\(alias).ref, '-', ''), ?) > 0)"
    }

    /// A number as it is stored: without spaces and hyphens, in capitals.
    func compacted(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" }.uppercased() }
}
