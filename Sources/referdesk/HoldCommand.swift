// `referdesk hold`: keeps a place of a slot for a few minutes while somebody books it, or lets it go.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore
internal import TerminalUI

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Hold a place of a slot for three minutes, or let it go.")
    @OptionGroup var options: Options
    @Argument(help: "UBRN or reference.") var name: String
    @Option(help: "Slot id; held already, it is held anew.") var slot: String?
    @Flag(help: "Let go what you hold for this referral.") var release = false

    func run() throws {
        var next: Slot?
        do {
            try options.run { (desk, actor) throws(Failure) in
                guard release == (slot == nil) else { throw .badInput("Say --slot ID, or --release.") }
                let target = try Parsed.name(name)
                let request = slot.map { HoldRequest.take(slot: $0, for: target) } ?? .release(target)
                let reply: Reply
                do throws(Failure) {
                    reply = try desk.answer(.hold(request), for: actor)
                } catch {
                    next = try desk.nextSlot(after: error, on: target, at: slot ?? "", by: actor)
                    throw error
                }
                guard case .hold(let hold) = reply else { return }
                if options.json {
                    Output.document(
                        .object([
                            "slot": .string(hold?.slot), "until": .instant(hold?.until),
                            "seconds": hold.map { _ in .number(Int(SlotHold.length)) } ?? .null,
                        ]))
                } else if let hold {
                    Output.line("Held for you: \(hold.slot), for \(inWords(Int(SlotHold.length) / 60, "minute")).")
                } else {
                    Output.line("Let go.")
                }
            }
        } catch var ending as Ending {
            ending.nextSlot = next
            throw ending
        }
    }
}
