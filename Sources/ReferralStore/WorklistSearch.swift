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

    /// A row of a list, of a referral `r` and its patient `p`: each word is part of the name, of the service's name, or
    /// a priority; or the whole is part of a number.
    func rowCondition(_ text: String) throws(Failure) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let places = try services().map { (id: $0.id, name: Folding.words($0.name ?? "").joined(separator: " ")) }
        var words: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        for word in Folding.words(text) {
            var condition = "instr(p.name_folded, ?) > 0"
            arguments.append(word)
            let named = places.filter { $0.name.contains(word) }.map { $0.id }
            if !named.isEmpty {
                condition += " OR r.service IN (\(named.map { _ in "?" }.joined(separator: ", ")))"
                arguments += named as [(any DatabaseValueConvertible)?]
            }
            if let priority = Priority.allCases.first(where: { $0.isMeant(by: word) }) {
                condition += " OR r.priority = ?"
                arguments.append(priority.rawValue)
            }
            words.append("(\(condition))")
        }
        for _ in 0..<4 { arguments.append(compacted(text)) }
        let sql = """
            (\(words.isEmpty ? "0" : "(\(words.joined(separator: " AND ")))") OR instr(coalesce(p.nhs_number, ''), ?) > 0
                OR instr(coalesce(p.hospital_number, ''), ?) > 0 OR \(numberCondition("r")))
            """
        return (sql, arguments)
    }

    /// A referral by part of its UBRN or our reference.
    func numberCondition(_ alias: String) -> String {
        "(instr(coalesce(\(alias).ubrn, ''), ?) > 0 OR instr(replace(\(alias).ref, '-', ''), ?) > 0)"
    }

    /// A number as it is stored: without spaces and hyphens, in capitals.
    func compacted(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" }.uppercased() }
}
