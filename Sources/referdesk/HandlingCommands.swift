// Commands of the working day: the next item, a run through a list, and taking an act back.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct NextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Claim the most urgent item of a list that nobody has in hand.")
    @OptionGroup var options: Options
    @Argument(help: "A worklist's name.") var worklist: String
    @Option(help: "Only this service's items.") var service: String?

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            let list = try Parsed.worklist(worklist)
            guard case .done(let outcome) = try desk.answer(.next(list, service: service), for: actor) else { return }
            if options.json {
                Output.document(.outcome(outcome))
            } else {
                Output.line("\(outcome.sentence)")
                Output.line("\(outcome.referral.reference?.text ?? "") \(outcome.referral.ubrn?.digits ?? "")")
            }
        }
    }
}

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "A run through a list: start, next, skip, pause, resume, look, end.")
    @OptionGroup var options: Options
    @Argument(help: "start, next, skip, pause, resume, look or end.") var step: String
    @Argument(help: "A worklist's name, to start.") var worklist: String?
    @Option(help: "Only this service's items, to start.") var service: String?

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            guard case .run(let progress) = try desk.answer(.run(try parsedStep()), for: actor) else { return }
            if options.json { Output.document(.run(progress)) } else { Output.run(progress) }
        }
    }

    private func parsedStep() throws(Failure) -> RunStep {
        let steps: [String: RunStep] = [
            "next": .next, "skip": .skip, "pause": .pause, "resume": .resume, "look": .look, "end": .end,
        ]
        if step == "start" {
            guard let worklist else { throw .badInput("Say through which list: run start WORKLIST.") }
            return .start(try Parsed.worklist(worklist), service: service)
        }
        guard let known = steps[step] else {
            throw .badInput("A run takes start, next, skip, pause, resume, look or end, not \(step).")
        }
        return known
    }
}

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back your last act on a referral, if nothing has come of it.")
    @OptionGroup var options: Options
    @Argument(help: "UBRN or reference.") var name: String

    func run() throws { try compensate(.undo, name, options) }
}

struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Do again what you last took back on a referral.")
    @OptionGroup var options: Options
    @Argument(help: "UBRN or reference.") var name: String

    func run() throws { try compensate(.redo, name, options) }
}

private func compensate(_ way: Compensation, _ name: String, _ options: Options) throws {
    var worst: Ending?
    try options.run { (desk, actor) throws(Failure) in
        let target = try Parsed.name(name)
        guard case .many(let outcomes) = try desk.answer(.compensate(way, target), for: actor) else { return }
        worst = Output.outcomes(
            outcomes.map(\.result), names: outcomes.map { $0.name == target ? name : $0.name.shown }, json: options.json
        )
    }
    if let worst { throw ExitCode(worst.code) }
}

extension ReferralName {
    /// As a person would type it.
    var shown: String {
        switch self {
        case .ubrn(let ubrn): ubrn.digits
        case .reference(let reference): reference.text
        case .id(let id): ReferralReference(serial: id).text
        }
    }
}

extension Output {
    /// What came of an act on many: one document, or a line each. Returns the worst refusal.
    static func outcomes(
        _ outcomes: [Result<Outcome, Failure>], names: [String], next: [String: Slot] = [:], json: Bool
    ) -> Ending? {
        var worst: Ending?
        var documents: [JSON] = []
        for (outcome, name) in zip(outcomes, names) {
            switch outcome {
            case .success(let done):
                documents.append(.outcome(done))
                if !json { line("\(done.sentence)") }
            case .failure(let failure):
                var ending = Ending(failure: failure, json: json)
                ending.nextSlot = next[name]
                if worst.map({ ending.code > $0.code }) ?? true { worst = ending }
                documents.append(.object(["ubrn": .string(name), "error": ending.document]))
                if !json {
                    error("\(name): \(failure.sentence)")
                    ending.reportNext()
                }
            }
        }
        if json {
            if documents.count == 1, worst == nil, let only = documents.first {
                document(only)
            } else {
                document(.object(["outcomes": .array(documents)]))
            }
        }
        return worst
    }

    static func run(_ progress: RunProgress) {
        let run = progress.run
        let paused = run.pausedAt == nil ? "" : ", paused"
        line(
            "\(run.worklist.label): \(run.handled) done, \(run.skipped) skipped, \(progress.remaining) waiting, \(progress.overdue) overdue\(paused)."
        )
        if let current = progress.current {
            line("\(current.sentence)")
            line("\(current.referral.reference?.text ?? "") \(current.referral.ubrn?.digits ?? "")")
        } else if run.pausedAt == nil {
            line("Nothing more for you on this list.")
        }
    }
}

extension JSON {
    static func run(_ progress: RunProgress) -> JSON {
        let run = progress.run
        return .object([
            "worklist": .code(run.worklist), "service": .string(run.service), "started": .instant(run.startedAt),
            "paused": .instant(run.pausedAt), "handled": .number(run.handled), "skipped": .number(run.skipped),
            "remaining": .number(progress.remaining), "overdue": .number(progress.overdue),
            "current": progress.current.map { .outcome($0) } ?? .null,
        ])
    }
}
