// `referdesk report`: any report as a table, as JSON, as CSV or as a page, all from the same rows.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore
internal import TerminalUI

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "A report; without a name, the reports there are.")
    @OptionGroup var options: Options
    @Argument(help: "Its name, such as staff-compliance.") var name: String?
    @Option(help: "First day, for reports of a time.") var from: String?
    @Option(help: "Last day, for reports of a time.") var to: String?
    @Option(name: .customLong("as-at"), help: "As it stood at that moment, where the journal can tell.")
    var asAt: String?
    @Option(help: "With capacity: one service alone.") var service: String?
    @Flag(help: "With activity: each day for itself.") var daily = false
    @Flag(help: "Answer with CSV.") var csv = false
    @Option(help: "Write a page that stands alone to this file, which must not be there yet.") var html: String?

    func run() throws {
        guard let name else { return listReports() }
        try options.run(standIn: "supervisor") { (desk, actor) throws(Failure) in
            guard let report = ReportName(rawValue: name) else {
                throw .badInput("There is no report \(name). The reports there are: referdesk report")
            }
            guard [csv, options.json, html != nil].count(where: { $0 }) <= 1 else {
                throw .badInput("Say one of --csv, --json and --html.")
            }
            var query = ReportQuery(report)
            query.from = try from.map { (text) throws(Failure) in try Parsed.day(text, option: "--from") }
            query.until = try to.map { (text) throws(Failure) in try Parsed.day(text, option: "--to") }
            query.asAt = try Parsed.instant(asAt, option: "--as-at")
            query.isDaily = daily
            query.service = service
            guard case .report(let found) = try desk.answer(.report(query), for: actor) else { return }
            if let html {
                let path = System.absolute(html)
                try ReportPage(found, identity: desk.store.identity).write(to: path)
                Output.line("Written: \(path)")
            } else if csv {
                Output.csv(found)
            } else if options.json {
                Output.document(.report(found))
            } else {
                Output.report(found)
            }
        }
    }

    private func listReports() {
        if options.json {
            Output.document(
                .array(
                    ReportName.allCases.map {
                        .object([
                            "name": .code($0), "title": .string($0.title),
                            "roles": .texts($0.roles.map(\.rawValue).sorted()),
                        ])
                    }))
        } else {
            Output.table(["Report", "What it says"], ReportName.allCases.map { ["\($0.rawValue)", "\($0.title)"] })
        }
    }
}

extension JSON {
    static func report(_ report: Report) -> JSON {
        .object([
            "name": .code(report.name), "title": .string(report.name.title), "as_of": .instant(report.asOf),
            "from": .day(report.days?.lowerBound), "to": .day(report.days?.upperBound),
            "rows": .array(
                report.rows.map { row in
                    .object(
                        Dictionary(
                            zip(report.columns.map(\.key), row.map(cell)), uniquingKeysWith: { first, _ in first }))
                }),
        ])
    }

    private static func cell(_ cell: ReportCell) -> JSON {
        switch cell {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .tenths(let number): number.map { .decimal(Double($0) / 10) } ?? .null
        case .day(let day): .day(day)
        case .instant(let instant): .instant(instant)
        case .list(let texts): .texts(texts)
        }
    }
}

extension Output {
    /// A report as rows under headings; columns in which no row says anything are left out.
    static func report(_ report: Report) {
        let said = report.columns.indices.filter { column in report.rows.contains { plain($0[column]) != "" } }
        table(
            said.map { "\(report.columns[$0].heading)" },
            report.rows.map { row in said.map { "\(plain(row[$0]))" } })
        line("\(caption(report))")
    }

    /// What a report is, of which days and which moment.
    static func caption(_ report: Report) -> String {
        let moment = LondonTime(at: report.asOf)
        let days = report.days.map { " from \($0.lowerBound.short) to \($0.upperBound.short)" } ?? ""
        return "\(report.name.title)\(days), as of \(moment.day.short) \(moment.clock)"
    }

    /// A report as CSV (RFC 4180), headed by its keys; days and instants as JSON spells them.
    static func csv(_ report: Report) {
        line("\(report.columns.map(\.key).joined(separator: ","))")
        for row in report.rows { line("\(row.map { quoted(spelt($0)) }.joined(separator: ","))") }
    }

    static func plain(_ cell: ReportCell) -> String {
        switch cell {
        case .day(let day): day?.short ?? ""
        case .instant(let instant): instant?.londonDay.short ?? ""
        case .list(let texts): texts.joined(separator: ", ")
        case .text, .number, .tenths: spelt(cell)
        }
    }

    private static func spelt(_ cell: ReportCell) -> String {
        switch cell {
        case .text(let text): text ?? ""
        case .number(let number): number.map { "\($0)" } ?? ""
        case .tenths(let number): number.map { "\($0 / 10).\($0 % 10)" } ?? ""
        case .day(let day): day?.iso ?? ""
        case .instant(let instant): instant?.iso ?? ""
        case .list(let texts): texts.joined(separator: " ")
        }
    }

    /// A spreadsheet must take no cell for a formula.
    static func quoted(_ text: String) -> String {
        let isFormula = text.first.map { "=+@\t\r".contains($0) || ($0 == "-" && Int(text) == nil) } ?? false
        let safe = isFormula ? "'\(text)" : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
