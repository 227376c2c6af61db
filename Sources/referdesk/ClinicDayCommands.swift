// The day of a clinic as typed: listed, shown, closed, cancelled, moved, taken back, and its patients called down.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Which session, and which part of it.
struct ClinicPartFields: ParsableArguments {
    @Argument(help: "As clinic list prints it: a number, or service:day:clinic.") var clinic: String
    @Option(help: "Only what begins from then on, such as 09:40.") var from: String?
    @Option(help: "Only what begins before.") var until: String?
    @Option(help: "Why, for colleagues.") var why: String?

    func part() throws(Failure) -> ClinicPart {
        let first = try from.map { (time) throws(Failure) in try Parsed.minute(time, option: "--from") }
        let last = try until.map { (time) throws(Failure) in try Parsed.minute(time, option: "--until") }
        return ClinicPart(try Parsed.clinic(clinic), from: first, until: last, why: why)
    }
}

extension Parsed {
    static func clinic(_ text: String) throws(Failure) -> ClinicName {
        guard let name = ClinicName(text) else {
            throw .notFound("a clinic named \(text); referdesk clinic list names them")
        }
        return name
    }
}

extension ClinicCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sessions of today and the week to come.")
        @OptionGroup var options: Options
        @Option(help: "Service id.") var service: String?
        @Option(help: "First day; today if left out.") var from: String?
        @Option(help: "Last day; a week later if left out.") var to: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let first = try from.map { (day) throws(Failure) in try Parsed.day(day, option: "--from") }
                let last = try to.map { (day) throws(Failure) in try Parsed.day(day, option: "--to") }
                let request = Request.clinic(.list(ClinicQuery(service: service, from: first, until: last)))
                guard case .clinic(.sessions(let sessions)) = try desk.answer(request, for: actor) else { return }
                if options.json {
                    Output.document(.array(sessions.map { .object(JSON.session($0)) }))
                } else {
                    Output.sessions(sessions)
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One session with its patients.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(.show(try Parsed.clinic(clinic)))
                guard case .clinic(.session(let detail)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.clinicDetail(detail)) } else { Output.clinicDetail(detail) }
            }
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel a session or part of it: its patients wait to be booked again, in order of need.")
        @OptionGroup var options: Options
        @OptionGroup var fields: ClinicPartFields
        @Option(help: "The reason on each patient's record.") var reason = "CLINIC_CANCELLED"
        @Option(name: .customLong("cancelled-in-pas"), help: "yes or no, where appointments are booked indirectly.")
        var cancelledInPAS: String?
        @Flag(help: "Only say what would become of whom.") var dryRun = false

        func run() throws {
            try ClinicCommand.act(options) { () throws(Failure) in
                let flag = try cancelledInPAS.map { (text) throws(Failure) in
                    try Parsed.yes(text, option: "--cancelled-in-pas")
                }
                let order = ClinicCancellation(try fields.part(), reason: reason, cancelledInPAS: flag)
                return .cancel(order, isRehearsal: dryRun)
            }
        }
    }

    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a session to another day, room or clinician, with its patients at their times.")
        @OptionGroup var options: Options
        @OptionGroup var fields: ClinicPartFields
        @Option(name: .customLong("to-day"), help: "The new day.") var day: String?
        @Option(name: .customLong("to-room"), help: "The new room.") var room: String?
        @Option(name: .customLong("to-clinician"), help: "Who holds it instead.") var clinician: String?
        @Flag(help: "Although its clinician or room has another clinic then.") var besideAnother = false
        @Flag(help: "Only say what would become of whom.") var dryRun = false

        func run() throws {
            try ClinicCommand.act(options) { () throws(Failure) in
                let target = try day.map { (text) throws(Failure) in try Parsed.day(text, option: "--to-day") }
                var order = ClinicMove(try fields.part(), day: target, clinician: clinician, room: room)
                order.isBesideAnother = besideAnother
                return .move(order, isRehearsal: dryRun)
            }
        }
    }

    struct TakeBack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Take back the last act on a session with all of its patients.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try ClinicCommand.act(options) { () throws(Failure) in .takeBack(try Parsed.clinic(clinic)) }
        }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take no more patients in a session; those who are in it stay.")
        @OptionGroup var options: Options
        @OptionGroup var fields: ClinicPartFields

        func run() throws {
            try ClinicCommand.act(options) { () throws(Failure) in .close(try fields.part()) }
        }
    }

    struct Reopen: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a session that was closed or cancelled, without bringing patients back.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try ClinicCommand.act(options) { () throws(Failure) in .reopen(try Parsed.clinic(clinic)) }
        }
    }

    struct CallDownList: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "call-down", abstract: "Whom to ring, in order of their times, and who was told.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(.callDown(try Parsed.clinic(clinic)))
                try ClinicCommand.report(try desk.answer(request, for: actor), options)
            }
        }
    }

    struct Called: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What came of ringing one of them.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String
        @Argument(help: "UBRN or our reference.") var name: String
        @Argument(help: "told, message-left, no-answer, or another outcome of a contact attempt.") var outcome: String
        @Option(help: "What was said.") var said: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let result =
                    outcome == "told" ? .spoke : try Parsed.code(outcome, of: ContactOutcome.self, option: "It")
                let request = Request.clinic(
                    .called(try Parsed.clinic(clinic), try Parsed.name(name), result, said: said))
                try ClinicCommand.report(try desk.answer(request, for: actor), options)
            }
        }
    }

    struct Sheet: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "For the front desk: those of a session whom nobody has reached.")
        @OptionGroup var options: Options
        @Argument(help: "As clinic list prints it.") var clinic: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.clinic(.callDown(try Parsed.clinic(clinic)))
                guard case .clinic(.callDown(let list)) = try desk.answer(request, for: actor) else { return }
                if options.json {
                    Output.document(.array(list.unreached.map(JSON.callDownLine)))
                } else {
                    Output.sheet(list, asOf: desk.today)
                }
            }
        }
    }

    private static func report(_ reply: Reply, _ options: Options) throws(Failure) {
        guard case .clinic(.callDown(let list)) = reply else { return }
        if options.json { Output.document(.callDown(list)) } else { Output.callDown(list) }
    }

    /// Asks, prints, and ends with the worst of what was refused.
    private static func act(_ options: Options, _ request: () throws(Failure) -> ClinicRequest) throws {
        var worst: Ending?
        try options.run { (desk, actor) throws(Failure) in
            guard case .clinic(.done(let outcome)) = try desk.answer(.clinic(try request()), for: actor) else { return }
            if options.json { Output.document(.clinicOutcome(outcome)) } else { Output.clinicOutcome(outcome) }
            for patient in outcome.patients {
                guard case .failure(let failure) = patient.result else { continue }
                let ending = Ending(failure: failure, json: options.json)
                if worst.map({ ending.code > $0.code }) ?? true { worst = ending }
            }
        }
        if let worst { throw ExitCode(worst.code) }
    }
}
