// `referdesk outbox`: what e-RS and the PAS must still be told, and that it was.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "What e-RS and the PAS must still be told.",
        subcommands: [List.self, Done.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every open message, oldest first.")
        @OptionGroup var options: Options

        func run() throws {
            try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
                let items = try desk.outbox(for: actor)
                if options.json {
                    Output.document(.array(items.map(document)))
                } else {
                    Output.table(
                        ["Id", "To", "Call", "Action", "UBRN or ref", "If-Match", "Since", "Letters held"],
                        items.map { item in
                            [
                                "\(item.open.id)", "\(item.open.message.destination.rawValue)",
                                "\(item.open.message.call ?? "by hand")", "\(item.open.message.action.rawValue)",
                                "\(item.ubrn?.spaced ?? item.reference)", "\(item.ersVersion.map { "\($0)" } ?? "")",
                                "\(item.open.createdAt.londonDay.short)", "\(item.letterHold?.label ?? "")",
                            ]
                        })
                }
            }
        }

        private func document(_ item: OutboxItem) -> JSON {
            .object([
                "id": .number(Int(item.open.id)), "destination": .code(item.open.message.destination),
                "call": .string(item.open.message.call), "action": .code(item.open.message.action),
                "ref": .string(item.reference), "ubrn": .string(item.ubrn?.digits),
                "if_match": .number(item.ersVersion), "created": .instant(item.open.createdAt),
                "to_state": .code(item.open.toState), "letters_held": .code(item.letterHold),
                "needs_person": .flag(item.open.message.needsPerson),
            ])
        }
    }

    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note that a message was sent.")
        @OptionGroup var options: Options
        @Argument(help: "Its id.") var id: Int64

        func run() throws {
            try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
                try desk.closeMessage(id, by: actor)
                if !options.json { Output.line("Message \(id) is noted as sent.") }
            }
        }
    }
}
