// `referdesk letters`: what patients are told in writing: what waits, what is held, printed, recalled, reminded.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct LettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Letters to patients: list, print to a folder, recall; reminders; templates.",
        subcommands: [
            List.self, Show.self, Print.self, Recall.self, ContactUs.self, Reminders.self, LetterTemplateCommand.self,
            LetterPlaceCommand.self,
        ], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Letters in a state, and why some are held.")
        @OptionGroup var options: Options
        @Option(help: "waiting, printed, recalled or withdrawn.") var state = "waiting"
        @Option var limit = 500
        @Option(help: "The number of the last letter seen.") var after: Int64 = 0

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard let state = LetterState(rawValue: state) else {
                    throw .badInput("--state takes waiting, printed, recalled or withdrawn, not \(state).")
                }
                let request = Request.letters(.list(state, after: after, limit: limit))
                guard case .letters(.letters(let lines)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.array(lines.map(JSON.letter))) } else { Output.letters(lines) }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One letter with its words.")
        @OptionGroup var options: Options
        @Argument(help: "Its number.") var id: Int64

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .letters(.letter(let line)) = try desk.answer(.letters(.show(id)), for: actor) else {
                    return
                }
                if options.json { Output.document(.letter(line)) } else { Output.letter(line) }
            }
        }
    }

    struct Recall: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a letter back before it leaves.")
        @OptionGroup var options: Options
        @Argument(help: "Its number.") var id: Int64

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .letters(.letter(let line)) = try desk.answer(.letters(.recall(id)), for: actor) else {
                    return
                }
                if options.json { Output.document(.letter(line)) } else { Output.line("Letter \(id) is recalled.") }
            }
        }
    }

    struct ContactUs: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "contact-us", abstract: "Ask a patient by letter to ring.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or reference.") var name: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.letters(.contactUs(try Parsed.name(name)))
                guard case .letters(.letter(let line)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.letter(line)) } else { Output.letters([line]) }
            }
        }
    }

    struct Reminders: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Texts for patients who agreed to them and have an appointment that day, as CSV or JSON.")
        @OptionGroup var options: Options
        @Option(name: .customLong("for"), help: "The day, such as 2026-11-24.") var day: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.letters(.reminders(try Parsed.day(day, option: "--for")))
                guard case .letters(.reminders(let texts)) = try desk.answer(request, for: actor) else { return }
                if options.json {
                    Output.document(
                        .array(
                            texts.map {
                                .object([
                                    "mobile": .string($0.mobile), "text": .string($0.text),
                                    "reference": .string($0.reference), "start": .clinicTime($0.start),
                                ])
                            }))
                } else {
                    Output.line("mobile,text,reference")
                    for text in texts {
                        let cells = [text.mobile, text.text.replacing("\n", with: " "), text.reference]
                        Output.line("\(cells.map { Output.quoted($0) }.joined(separator: ","))")
                    }
                }
            }
        }
    }

    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what waits into a new folder below DIR: a PDF and a text each, with index.csv.")
        @OptionGroup var options: Options
        @Argument(help: "Where the folder is made.") var dir: String
        @Option(help: "At most so many letters.") var limit = 1_000

        func run() throws {
            var left: [(letter: LetterLine, why: String)] = []
            try options.run { (desk, actor) throws(Failure) in
                let run = try LetterRun(
                    desk: desk, actor: actor, folder: System.absolute(dir), now: try options.clock()(), limit: limit)
                while try run.goOn() == nil {}
                left = run.left
                for note in run.notes { Output.error("\(note)") }
                if options.json {
                    Output.document(.printed(run.sent, folder: run.path, held: run.held, left: left))
                } else {
                    Output.printed(run.sent, folder: run.path, held: run.held)
                }
            }
            for (line, why) in left { Output.error("Letter \(line.letter.id) waits: \(why).") }
            if !left.isEmpty { throw ExitCode(4) }
        }
    }
}
