// `referdesk book-many`: bookings from standard input, a line each, so that one process makes many and answers each at once.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

struct BookManyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book-many",
        abstract:
            "Book many: on standard input a line each, a UBRN or reference and a slot id; each is answered at once.")
    @OptionGroup var options: Options

    func run() throws {
        var worst: Int32 = 0
        try options.run { (desk, actor) throws(Failure) in
            if options.json { Output.lines("{\"outcomes\": [\n") }
            // Whatever ends the run early, the document is whole.
            defer { if options.json { Output.lines("]}\n") } }
            var number = 0
            while let line = readLine() {
                number += 1
                var next: Slot?
                do throws(Failure) {
                    let outcome = try book(line, at: desk, by: actor) { next = $0 }
                    answer(.outcome(outcome), "\(outcome.sentence)", number)
                } catch {
                    var ending = Ending(failure: error, json: options.json)
                    ending.nextSlot = next
                    // The file or the user is at fault: no other line would fare better.
                    if ending.code > 3 { throw error }
                    worst = max(worst, ending.code == 2 ? 3 : ending.code)
                    let words = line.split(separator: " ")
                    answer(
                        .object([
                            "ubrn": .string(words.first.map(String.init)),
                            "slot": .string(words.dropFirst().first.map(String.init)),
                            "error": ending.document,
                        ]), nil, number)
                    if !options.json {
                        Output.error("Line \(number): \(error.sentence)")
                        ending.reportNext()
                    }
                }
            }
        }
        if worst > 0 { throw ExitCode(worst) }
    }

    private func book(
        _ line: String, at desk: Desk, by actor: Actor, late: (Slot?) -> Void
    ) throws(Failure) -> Outcome {
        let words = line.split(separator: " ")
        guard words.count == 2 else {
            throw .badInput("A line is a UBRN or reference and a slot, with a space between.")
        }
        var command = ReferralCommand(.book)
        command.slot = String(words[1])
        return try desk.booked(command, try Parsed.name(String(words[0])), by: actor, late: late)
    }

    private func answer(_ json: JSON, _ sentence: SafeText?, _ number: Int) {
        if options.json {
            Output.item(json, isFirst: number == 1)
        } else if let sentence {
            Output.line(sentence)
        }
    }
}
