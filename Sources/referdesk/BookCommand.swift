// `referdesk book`: a referral into a slot, beyond its capacity where a supervisor says why; who is late is told the next.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct BookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "book", abstract: "Book a referral into a slot.")
    @OptionGroup var options: Options
    @Argument(help: "UBRN or reference.") var name: String
    @Option(help: "Slot id.") var slot: String
    @Option(help: "The version you saw.") var version: Int?
    @Flag(help: "Book beyond the slot's capacity (supervisors), with --reason.") var overbook = false
    @Option(help: "Why it is overbooked, in words.") var reason: String?

    func run() throws {
        var next: Slot?
        do {
            try options.run { (desk, actor) throws(Failure) in
                if reason != nil, !overbook { throw .badInput("--reason goes with --overbook.") }
                var command = ReferralCommand(.book, expectedVersion: version)
                command.slot = slot
                command.overbookReason = overbook ? reason ?? "" : nil
                let outcome = try desk.booked(command, try Parsed.name(name), by: actor) { next = $0 }
                if options.json { Output.document(.outcome(outcome)) } else { Output.line("\(outcome.sentence)") }
            }
        } catch var ending as Ending {
            ending.nextSlot = next
            throw ending
        }
    }
}

extension Failure {
    /// Whether somebody else was quicker.
    var isOfLostSlot: Bool {
        guard case .refused(let refusal) = self else { return false }
        return ["slot-taken", "slot-held"].contains(refusal.code)
    }
}

extension Desk {
    /// Books; where somebody else took the slot, `late` is told the next suitable one.
    func booked(
        _ command: ReferralCommand, _ name: ReferralName, by actor: Actor, late: (Slot?) -> Void
    ) throws(Failure) -> Outcome {
        do throws(Failure) {
            guard case .done(let outcome) = try answer(.perform(command, on: name), for: actor) else {
                throw .broken("a booking was answered with something else")
            }
            return outcome
        } catch {
            late(try nextSlot(after: error, on: name, at: command.slot ?? "", by: actor))
            throw error
        }
    }

    /// The first suitable slot, where somebody else took the one that was wanted.
    func nextSlot(
        after failure: Failure, on name: ReferralName, at slot: String, by actor: Actor
    ) throws(Failure) -> Slot? {
        guard failure.isOfLostSlot,
            case .suitableSlots(let found) = try answer(.suitableSlots(name, service: nil), for: actor),
            let best = found.best
        else { return nil }
        return found.slots[best].id == slot ? nil : found.slots[best]
    }
}

extension JSON {
    /// Free slots for a referral, with the best and what to offer after it.
    static func suitableSlots(_ found: SuitableSlots) -> JSON {
        .object([
            "service": service(found.service?.id, name: found.service?.name),
            "slots": .array(found.slots.map(slot)),
            "not_proposed": notProposed(found), "reasonable_offers_declined": .number(found.reasonableDeclined),
            "best": .string(found.best.map { found.slots[$0].id }), "why": .string(found.why),
            "next": .array(
                found.next.map {
                    .object(["slot": .string(found.slots[$0.index].id), "why": .string($0.why)])
                }),
        ])
    }
}
