// `referdesk report`: any report as a table, as JSON or as CSV, all from the same rows.

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
    @Flag(help: "Answer with CSV.") var csv = false

    func run() throws {
        guard let name else { return listReports() }
        try options.run(standIn: "supervisor") { (desk, actor) throws(Failure) in
            guard let report = ReportName(rawValue: name) else {
                throw .badInput("There is no report \(name). The reports there are: referdesk report")
            }
            var query = ReportQuery(report)
            query.from = try from.map { (text) throws(Failure) in try Parsed.day(text, option: "--from") }
            query.until = try to.map { (text) throws(Failure) in try Parsed.day(text, option: "--to") }
            guard case .report(let found) = try desk.answer(.report(query), for: actor) else { return }
            if csv {
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
        line(
            "\(report.name.title), as of \(LondonTime(at: report.asOf).day.short) \(LondonTime(at: report.asOf).clock)")
    }

    /// A report as CSV (RFC 4180), headed by its keys; days and instants as JSON spells them.
    static func csv(_ report: Report) {
        line("\(report.columns.map(\.key).joined(separator: ","))")
        for row in report.rows { line("\(row.map { quoted(spelt($0)) }.joined(separator: ","))") }
    }

    private static func plain(_ cell: ReportCell) -> String {
        switch cell {
        case .day(let day): day?.short ?? ""
        case .instant(let instant): instant?.londonDay.short ?? ""
        case .list(let texts): texts.joined(separator: ", ")
        case .text, .number: spelt(cell)
        }
    }

    private static func spelt(_ cell: ReportCell) -> String {
        switch cell {
        case .text(let text): text ?? ""
        case .number(let number): number.map { "\($0)" } ?? ""
        case .day(let day): day?.iso ?? ""
        case .instant(let instant): instant?.iso ?? ""
        case .list(let texts): texts.joined(separator: " ")
        }
    }

    /// A spreadsheet must take no cell for a formula.
    private static func quoted(_ text: String) -> String {
        let isFormula = text.first.map { "=+@\t".contains($0) || ($0 == "-" && Int(text) == nil) } ?? false
        let safe = isFormula ? "'\(text)" : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
