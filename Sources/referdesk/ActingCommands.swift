// Commands that act on referrals: any action on one or many, and booking.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct DoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "do", abstract: "Do an action to one referral or many.")
    @OptionGroup var options: Options
    @Argument(help: "The action, such as accept.") var action: String
    @Argument(help: "UBRNs or references.") var names: [String]
    @Option(help: "The version you saw.") var version: Int?
    @Option(help: "Reason code.") var reason: String?
    @Option(help: "Clinical comment.") var comment: String?
    @Option(help: "For the booking staff.") var instruction: String?
    @Option var priority: String?
    @Option(help: "Service id.") var service: String?
    @Option(help: "Slot id.") var slot: String?
    @Option(help: "patient or provider.") var by: String?
    @Option(name: .customLong("cancelled-in-pas"), help: "yes or no.") var cancelledInPAS: String?
    @Option var outcome: String?
    @Option(help: "How trying to reach the patient went, for record-dna: no-answer, message-left, spoke and so on.")
    var contact: String?
    @Option(help: "Which language, adjustment or from where, for add-need.") var detail: String?
    @Option(help: "Of whoever provides it, for arrange-need.") var reference: String?
    @Option(help: "RTT period status, with an attendance or assessment.") var rtt: String?
    @Option(name: .customLong("happened-at"), help: "When it happened, where that is not now.") var happenedAt: String?
    @Option(help: "A colleague's user name, for assign and hand-up.") var to: String?
    @Option(help: "When a snooze ends: a day or a moment.") var until: String?
    @Flag(name: .customLong("take-over"), help: "Act although a colleague has claimed it (supervisors).")
    var takeOver = false
    @Option(help: "A letter to attach, for add-letter.") var letter: String?
    @Option(help: "Id of a document, for wrong-patient-letter.") var document: Int64?
    @Option(
        name: .customLong("agreed-with"), help: "The referrer who agreed to a lower priority for a suspected cancer.")
    var agreedWith: String?
    @Option(name: .customLong("agreed-on"), help: "The day they agreed.") var agreedOn: String?
    @Flag(name: .customLong("dry-run"), help: "Check it, change nothing.") var dryRun = false

    func run() throws {
        var next: Slot?
        do {
            try act(next: &next)
        } catch var ending as Ending {
            ending.nextSlot = next
            throw ending
        }
    }

    /// The acts; `next` is the slot to take instead, where somebody else was quicker.
    private func act(next: inout Slot?) throws {
        var worst: Ending?
        try options.run { (desk, actor) throws(Failure) in
            let command = try self.command(at: desk, by: actor)
            if names.count > 1, letter == nil, !dryRun, !names.contains(where: { problem($0) != nil }) {
                worst = try act(on: names, command, at: desk, by: actor)
                return
            }
            var outcomes: [JSON] = []
            for name in names {
                do throws(Failure) {
                    if let id = problem(name) {
                        _ = try desk.answer(.settleProblem(id), for: actor)
                        outcomes.append(.object(["item": .string(name), "action": .code(command.action)]))
                        if !options.json { Output.line("Put aside: \(name)") }
                        continue
                    }
                    let target = try Parsed.name(name)
                    let outcome = try self.outcome(of: command, on: target, at: desk, by: actor)
                    outcomes.append(.outcome(outcome))
                    if !options.json { Output.line("\(dryRun ? "Would be done: " : "")\(outcome.sentence)") }
                } catch {
                    guard names.count > 1 else {
                        if let slot, let target = ReferralName(name) {
                            next = try desk.nextSlot(after: error, on: target, at: slot, by: actor)
                        }
                        throw error
                    }
                    let ending = Ending(failure: error, json: options.json)
                    if worst.map({ ending.code > $0.code }) ?? true { worst = ending }
                    outcomes.append(.object(["ubrn": .string(name), "error": ending.document]))
                    if !options.json { Output.error("\(name): \(error.sentence)") }
                }
            }
            guard options.json else { return }
            if names.count == 1, let only = outcomes.first {
                Output.document(only)
            } else {
                Output.document(.object(["outcomes": .array(outcomes)]))
            }
        }
        if let worst { throw ExitCode(worst.code) }
    }

    /// The act on many in one step, each its own outcome; returns the worst refusal.
    private func act(
        on names: [String], _ command: ReferralCommand, at desk: Desk, by actor: Actor
    ) throws(Failure) -> Ending? {
        let targets = names.compactMap { ReferralName($0) }
        guard case .many(var done) = try desk.answer(.performMany(command, on: targets), for: actor) else {
            throw .broken("an act on many was answered with something else")
        }
        var results: [Result<Outcome, Failure>] = []
        var next: [String: Slot] = [:]
        for name in names {
            do throws(Failure) {
                let target = try Parsed.name(name)
                let result = done.removeFirst().result
                if let slot, case .failure(let failure) = result {
                    next[name] = try desk.nextSlot(after: failure, on: target, at: slot, by: actor)
                }
                results.append(result)
            } catch {
                results.append(.failure(error))
            }
        }
        return Output.outcomes(results, names: names, next: next, json: options.json)
    }

    /// The number of an import problem named as its list names it, to be put aside as it stands.
    private func problem(_ name: String) -> Int64? {
        let start = "\(Worklist.importProblems.rawValue):"
        guard action == ReferralAction.keepOurs.rawValue, name.hasPrefix(start) else { return nil }
        return Int64(name.dropFirst(start.count))
    }

    private func outcome(
        of command: ReferralCommand, on target: ReferralName, at desk: Desk, by actor: Actor
    ) throws(Failure) -> Outcome {
        if let letter {
            guard let data = FileManager.default.contents(atPath: letter) else {
                throw .badInput("The letter \(letter) cannot be read.")
            }
            return try desk.addLetter(
                [UInt8](data), named: (letter as NSString).lastPathComponent, command: command, on: target, by: actor,
                isRehearsal: dryRun)
        }
        let request: Request = dryRun ? .rehearse(command, on: target) : .perform(command, on: target)
        guard case .done(let outcome) = try desk.answer(request, for: actor) else {
            throw .broken("an act was answered with something else")
        }
        return outcome
    }

    private func command(at desk: Desk, by actor: Actor) throws(Failure) -> ReferralCommand {
        guard let action = ReferralAction(rawValue: action) else {
            throw .badInput("There is no action \(action). See the actions of a referral: referdesk referral UBRN")
        }
        var command = ReferralCommand(action, expectedVersion: version)
        command.reason = reason
        command.comment = comment
        command.instruction = instruction
        command.priority = try priority.map { (code) throws(Failure) in try Parsed.priority(code) }
        command.service = service
        command.slot = slot
        if let by {
            guard let asked = CancelledBy(rawValue: by) else { throw .badInput("--by takes patient or provider.") }
            command.by = asked
        }
        if let flag = cancelledInPAS {
            guard flag == "yes" || flag == "no" else { throw .badInput("--cancelled-in-pas takes yes or no.") }
            command.cancelledInPAS = flag == "yes"
        }
        command.outcome = outcome
        command.contact = contact
        command.detail = detail
        command.reference = reference
        command.to = to
        command.until = try Parsed.instant(until, option: "--until")
        command.takesOver = takeOver
        command.letter = document
        command.agreedWith = agreedWith
        command.agreedOn = try agreedOn.map { (text) throws(Failure) in try Parsed.day(text, option: "--agreed-on") }
        command.rtt = rtt
        command.happenedAt = try Parsed.instant(happenedAt, option: "--happened-at")
        if let happened = command.happenedAt, happened > (try options.clock())() {
            throw .badInput("--happened-at lies ahead: \(happenedAt ?? "").")
        }
        return command
    }
}
