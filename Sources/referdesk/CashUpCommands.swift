// The cash-up of a clinic as typed: who is outstanding, what came of each, and what was to follow and is done.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension ClinicCommand {
    struct CashUpList: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cash-up", abstract: "Each patient of a session with what is outstanding.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(.cashUp(try Parsed.clinic(clinic)))
                ClinicCommand.print(try desk.answer(request, for: actor), options)
            }
        }
    }

    struct Visited: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "outcome", abstract: "What came of one patient of a session.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String
        @Argument(help: "UBRN or our reference.") var name: String
        @Option(help: "discharged, follow-up, patient-initiated, test or transfer.") var attended: String?
        @Option(help: "Did not attend, or was not brought: the reason's code.") var dna: String?
        @Option(help: "With --dna: how trying to reach the patient went, where somebody has.") var contact: String?
        @Option(help: "The day by which it follows, or until which the patient may ask.") var due: String?
        @Option(help: "For colleagues, with what follows; not clinical.") var note: String?
        @Option(help: "RTT period status; 10, 20 or 21 if the clock runs on and it is left out.") var rtt: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(
                    .visited(try Parsed.clinic(clinic), try Parsed.name(name), try result(), rtt: rtt))
                ClinicCommand.print(try desk.answer(request, for: actor), options)
            }
        }

        private func result() throws(Failure) -> VisitResult {
            if contact != nil, dna == nil { throw .badInput("--contact goes with --dna.") }
            switch (attended, dna) {
            case (nil, let reason?):
                guard due == nil, note == nil else { throw .badInput("--due and --note go with what follows.") }
                let tried = try contact.map { (word) throws(Failure) in
                    try Parsed.code(word, of: ContactOutcome.self, option: "--contact")
                }
                return .missed(reason: reason, contact: tried)
            case ("discharged", nil):
                guard due == nil, note == nil else { throw .badInput("Nothing follows a discharge.") }
                return .discharged
            case (let word?, nil):
                let kind = try Parsed.code(word, of: FollowUp.Kind.self, option: "--attended is discharged or")
                guard let due else { throw .badInput("--due says by which day it follows.") }
                return .follows(FollowUp(kind, due: try Parsed.day(due, option: "--due"), note: note))
            case (nil, nil), (.some, .some): throw .badInput("Say --attended or --dna, one of them.")
            }
        }
    }

    struct Followed: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was to follow an appointment is done.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or our reference.") var name: String
        @Flag(help: "It is not done after all.") var reopen = false

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(.followed(try Parsed.name(name), isDone: !reopen))
                guard case .clinic(.followed(let next)) = try desk.answer(request, for: actor) else { return }
                if options.json {
                    Output.document(.followUp(next, isDone: !reopen))
                } else {
                    Output.line("\(reopen ? "To be done after all" : "Done"): \(next.kind.label), \(next.due.short)")
                }
            }
        }
    }

    private static func print(_ reply: Reply, _ options: Options) {
        guard case .clinic(.cashUp(let list)) = reply else { return }
        if options.json { Output.document(.cashUp(list)) } else { Output.cashUp(list) }
    }
}

extension Output {
    static func cashUp(_ list: CashUp) {
        line("\(list.outstanding) of \(list.lines.count) without an outcome.")
        table(
            ["Time", "Patient", "NHS No.", "UBRN", "Outstanding"],
            list.lines.map { one in
                let visit = one.visit
                return [
                    "\(visit.appointment.start.map { LondonTime(at: $0).clockNamed } ?? "")",
                    "\(visit.patient.bannerName ?? "")", "\(visit.patient.nhsNumber?.text ?? "")",
                    "\(visit.ubrn?.digits ?? visit.reference)", "\(one.standing)",
                ]
            })
    }
}

extension JSON {
    static func cashUp(_ list: CashUp) -> JSON {
        .object([
            "clinic": .string(list.session.name.text), "outstanding": .number(list.outstanding),
            "patients": .array(
                list.lines.map { one in
                    let visit = one.visit
                    return .object([
                        "ubrn": .string(visit.ubrn?.digits), "ref": .string(visit.reference),
                        "patient": .string(visit.patient.bannerName),
                        "nhs_number": .string(visit.patient.nhsNumber?.text),
                        "appointment": appointment(visit.appointment), "outstanding": .code(one.outstanding),
                        "outcome": .string(one.outcome),
                        "follow_up": one.next.map { followUp($0, isDone: false) } ?? .null,
                    ])
                }),
        ])
    }

    static func followUp(_ next: FollowUp, isDone: Bool) -> JSON {
        .object([
            "kind": .code(next.kind), "due": .day(next.due), "note": .string(next.note), "done": .flag(isDone),
        ])
    }
}
