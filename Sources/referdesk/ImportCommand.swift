// `referdesk import`: files and folders of e-RS and PAS messages into the database.

internal import ArgumentParser
internal import Interchange
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore
internal import TerminalUI

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in e-RS FHIR JSON, PDS and PAS patients, services, slots and letters.")
    @OptionGroup var options: Options
    @Argument(help: "Files or folders.")
    var paths: [String]
    @Flag(help: "Try everything, keep nothing.")
    var dryRun = false
    @Option(name: .customLong("as-of"), help: "How old the files count as, in place of their own age.")
    var asOf: String?
    @Option(help: "The service of a slot file that names none.")
    var service: String?
    @Option(help: "The first day of a slot file of day offsets, YYYY-MM-DD.")
    var from: String?

    func run() throws {
        var hasRefusals = false
        try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
            var settings = ImportOptions(isDryRun: dryRun)
            if let asOf {
                guard let moment = Instant(iso: asOf) else {
                    throw .badInput("--as-of takes a moment such as 2026-11-03T09:30.")
                }
                settings.asOf = moment
            }
            if let from {
                guard let day = Day(iso: from) else { throw .badInput("--from takes a day such as 2026-11-03.") }
                settings.reading.from = day
            }
            settings.reading.service = service
            let summary = try desk.importFiles(System.importSources(paths), options: settings, by: actor)
            hasRefusals = summary.refused > 0
            if options.json { Output.document(.summary(summary)) } else { report(summary) }
        }
        if hasRefusals { throw ExitCode(3) }
    }

    private func report(_ summary: ImportSummary) {
        for problem in summary.problems {
            let place = [problem.file, problem.line.map { "line \($0)" }, problem.column.map { "column \($0)" }]
                .compactMap { $0 }.joined(separator: ", ")
            let record = problem.record.isEmpty || problem.record == problem.file ? "" : " \(problem.record):"
            Output.error("\(place):\(record) \(problem.reason)")
        }
        Output.line(
            """
            \(dryRun ? "Would have read" : "Read") \(summary.read): \(summary.new) new, \(summary.changed) changed, \
            \(summary.unchanged) unchanged, \(summary.older) older than held, \(summary.refused) refused
            """)
    }
}
