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
                let folder = System.absolute(dir)
                for name in LetterSpool.leftBehind(in: folder) {
                    try settle(name, in: folder, at: desk, for: actor)
                }
                let request = Request.letters(.ready(limit: limit))
                guard case .letters(.ready(let lines, let held)) = try desk.answer(request, for: actor) else { return }
                var spool: LetterSpool?
                var sent: [SpooledLetter] = []
                if !lines.isEmpty {
                    let made = try LetterSpool(in: folder, identity: desk.store.identity, now: try options.clock()())
                    sent = try send(lines, into: made, left: &left, at: desk, for: actor)
                    spool = sent.isEmpty ? nil : made
                }
                if options.json {
                    Output.document(.printed(sent, folder: spool?.path, held: held, left: left))
                } else {
                    Output.printed(sent, folder: spool?.path, held: held)
                }
            }
            for (line, why) in left { Output.error("Letter \(line.letter.id) waits: \(why).") }
            if !left.isEmpty { throw ExitCode(4) }
        }

        /// Everything is on disk before the database says that it has left.
        private func send(
            _ lines: [LetterLine], into spool: LetterSpool, left: inout [(letter: LetterLine, why: String)],
            at desk: Desk, for actor: Actor
        ) throws(Failure) -> [SpooledLetter] {
            var written: [SpooledLetter] = []
            for line in lines {
                switch try spool.write(line) {
                case .success(let letter): written.append(letter)
                case .failure(let fault): left.append((line, fault.sentence))
                }
            }
            try spool.writeIndex(written)
            let sent = written.map { SentLetter(id: $0.line.letter.id, address: $0.line.address) }
            let request = Request.letters(.printed(sent, run: spool.name))
            guard case .letters(.printed(let ids)) = try desk.answer(request, for: actor) else { return [] }
            let gone = written.filter { ids.contains($0.line.letter.id) }
            if gone.count < written.count {
                spool.remove(written.filter { !ids.contains($0.line.letter.id) })
                try spool.writeIndex(gone)
            }
            if gone.isEmpty { spool.abandon() } else { try spool.finish() }
            return gone
        }

        /// A run that was cut short: its letters left if the database says so, else they wait and are printed now.
        private func settle(_ name: String, in folder: String, at desk: Desk, for actor: Actor) throws(Failure) {
            guard case .letters(.holdsRun(let left)) = try desk.answer(.letters(.holdsRun(name)), for: actor) else {
                return
            }
            if left {
                try LetterSpool.finish(name, in: folder)
                Output.error("\(name) was cut short after its letters were noted as printed: it is whole now.")
            } else {
                Output.error("\(name).unfinished was cut short: send nothing from it, and remove it.")
            }
        }
    }
}
