// `referdesk need`: what a patient needs at a visit, noted, arranged with its reference, and cancelled.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

struct NeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "need",
        abstract: "What a patient needs at a visit; the worklist needs-to-arrange shows what is open.",
        subcommands: [Add.self, Drop.self, Arranged.self, Cancelled.self])

    /// Whose, and which.
    struct Fields: ParsableArguments {
        @Argument(help: "UBRN or our reference.") var name: String
        @Argument(help: "interpreter, transport, advocacy or adjustment.") var kind: String
        @Option(help: "The version you saw.") var version: Int?

        func act(
            _ action: ReferralAction, _ options: Options, _ fill: (inout ReferralCommand) -> Void = { _ in }
        ) throws {
            try options.run { (desk, actor) throws(Failure) in
                var command = ReferralCommand(action, expectedVersion: version)
                command.outcome = try Parsed.code(kind, of: PatientNeed.Kind.self, option: "What is needed is").rawValue
                fill(&command)
                let request = Request.perform(command, on: try Parsed.name(name))
                guard case .done(let outcome) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.outcome(outcome)) } else { Output.line("\(outcome.sentence)") }
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note what the patient needs.")
        @OptionGroup var options: Options
        @OptionGroup var fields: Fields
        @Option(help: "Which language, from where, which adjustment; not clinical.") var detail: String?
        func run() throws { try fields.act(.addNeed, options) { $0.detail = detail } }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is not needed after all.")
        @OptionGroup var options: Options
        @OptionGroup var fields: Fields
        func run() throws { try fields.act(.dropNeed, options) }
    }

    struct Arranged: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is arranged for the appointment as it stands.")
        @OptionGroup var options: Options
        @OptionGroup var fields: Fields
        @Option(help: "Of whoever provides it.") var reference: String
        func run() throws { try fields.act(.arrangeNeed, options) { $0.reference = reference } }
    }

    struct Cancelled: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was arranged is cancelled with whoever provides it.")
        @OptionGroup var options: Options
        @OptionGroup var fields: Fields
        func run() throws { try fields.act(.cancelArrangement, options) }
    }
}

extension JSON {
    /// Needs as they stand with an appointment.
    static func needs(_ needs: [PatientNeed], for visit: Appointment?) -> JSON {
        .array(
            needs.map { need in
                .object([
                    "need": .code(need.kind), "detail": .string(need.detail), "source": .code(need.source),
                    "since": .instant(need.since), "standing": .code(need.standing(for: visit)),
                    "reference": .string(need.arrangement?.reference),
                    "arranged_for": .clinicTime(need.arrangement?.start),
                ])
            })
    }
}
