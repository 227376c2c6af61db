// A run through a list: one letter after the other with how far it is, and at its end what was done.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Somebody's run through a list; the referral in hand lies open above it.
struct RunScreen: Screen {
    /// What is on the screen.
    enum Phase: Sendable {
        /// The desk was asked and has not answered.
        case asking
        /// A referral of the run lies above.
        case reading
        /// One that was done or passed over lies above.
        case lookingBack
        /// The list has nothing more, or the desk could not answer.
        case over
    }

    /// What became of one referral of the run.
    struct Deed: Sendable {
        enum Kind: Sendable { case done, skipped, takenBack }

        var kind: Kind
        var referral: Int64
        var patient: Patient
        /// What was done, as history says it.
        var words: String

        init(_ kind: Kind, _ referral: Int64, _ patient: Patient, _ words: String) {
            self.kind = kind
            self.referral = referral
            self.patient = patient
            self.words = words
        }

        /// What the desk remembers of a sitting before.
        init(_ deed: RunDeed) {
            let isUndo = deed.action == Compensation.undo.rawValue
            self.init(
                deed.action == nil ? .skipped : isUndo ? .takenBack : .done, deed.referral, deed.patient,
                deed.action.map { isUndo ? "Taken back" : historyLabel($0) } ?? "Skipped")
        }
    }

    let worklist: Worklist
    /// Takes up an open run whichever list it goes through.
    let takesUpAny: Bool
    var progress: RunProgress?
    var phase = Phase.asking
    var deeds: [Deed] = []
    var problem: SafeText?
    var cursor = ListCursor<Int>()
    /// What to say once the next one is there.
    private var said: SafeText?

    init(_ worklist: Worklist, takesUpAny: Bool) {
        self.worklist = worklist
        self.takesUpAny = takesUpAny
    }

    var context: Context { .run }
    var subject: ReferralName? { cursor.selectedIndex.map { .id(deeds[$0].referral) } }

    /// However it is left, the referral in hand is let go; a run with nothing more in it has ended.
    var farewell: Request? {
        guard progress != nil else { return nil }
        return .run(phase == .over && problem == nil ? .end : .pause)
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return .ask(.run(.look))
        case .reply(.run(.look), .run(let found)) where progress == nil: return begin(after: found)
        case .reply(.run(let step), .run(let found)): return take(found, step)
        case .failed(.run(.look), .notFound) where progress == nil:
            return .ask(.run(.start(worklist, service: nil)))
        case .failed(_, let failure): return failed(failure)
        case .acted(let outcome): return goOn(after: outcome)
        case .step(let rows, let outcome): return step(rows, after: outcome)
        case .reply(.compensate(let way, _), .many(let outcomes)): return takenBack(outcomes, way)
        case .uncovered: return uncovered()
        case .intent(let intent, _): return follow(intent)
        case .shown, .typed, .reply, .slotLost: return .none
        }
    }

    /// Takes up an open run through the list, or begins one.
    private mutating func begin(after found: RunProgress) -> Effect {
        guard takesUpAny || found.run.worklist == worklist else {
            said = "Your run through \(SafeText(found.run.worklist.label)) has ended."
            return .ask(.run(.start(worklist, service: nil)))
        }
        return .ask(.run(.resume))
    }

    private mutating func take(_ found: RunProgress, _ step: RunStep) -> Effect {
        let isFirst = progress == nil
        progress = found
        problem = nil
        if let before = found.deeds {
            deeds = before.map { Deed($0) }
            cursor.ids = Array(deeds.indices)
            cursor.moveToLast()
        }
        let before = said.map { $0 + " " } ?? ""
        said = nil
        guard let current = found.current else {
            phase = .over
            let words = before + "Nothing more of the list is for you now."
            return .notice(words, deeds.isEmpty && isFirst ? .notice : .success)
        }
        phase = .reading
        let place = found.place
        let lead: SafeText =
            !isFirst ? "Next: " : step == .resume ? "The run goes on: " : "A run through \(SafeText(worklist.label)): "
        let how: SafeText = isFirst ? " s skips, Esc leaves it and keeps your place." : ""
        let far: SafeText =
            "\(grouped(place.number)) of \(grouped(place.count)), \(grouped(place.run?.overdue ?? found.overdue)) overdue."
        return .several([
            .push(ReferralScreen(.id(current.referral.id), place: place)),
            .notice(before + lead + far + how, isFirst ? .notice : .success),
        ])
    }

    private mutating func failed(_ failure: Failure) -> Effect {
        guard progress != nil else { return .several([.pop, .notice(SafeText(failure.sentence), .alert)]) }
        problem = SafeText(failure.sentence)
        phase = .over
        return .none
    }

    /// The decision is made: the next letter opens at once.
    private mutating func goOn(after outcome: Outcome) -> Effect {
        note(.done, outcome.referral.id, outcome.patient, outcome.action.done)
        said = SafeText(outcome.sentence)
        let wasLookingBack = phase == .lookingBack
        phase = .asking
        return .ask(.run(wasLookingBack ? .look : .next))
    }

    private mutating func step(_ rows: Int, after outcome: Outcome?) -> Effect {
        if let outcome { note(.done, outcome.referral.id, outcome.patient, outcome.action.done) }
        let wasLookingBack = phase == .lookingBack
        switch rows {
        case 0: return wasLookingBack ? goBack() : leave()
        case 1...:
            if wasLookingBack { return goBack() }
            if outcome == nil, let current = progress?.current {
                note(.skipped, current.referral.id, current.patient, "Skipped")
            }
            phase = .asking
            return .ask(.run(.next))
        case _:
            guard let last = deeds.last else {
                said = "That was the first of the run."
                return goBack()
            }
            return open(last.referral)
        }
    }

    /// One referral has one line: what was done last.
    private mutating func note(_ kind: Deed.Kind, _ referral: Int64, _ patient: Patient, _ words: String) {
        deeds.removeAll { $0.referral == referral }
        deeds.append(Deed(kind, referral, patient, words))
        cursor.ids = Array(deeds.indices)
        cursor.moveToLast()
    }

    /// What was taken back opens again, to be decided anew; the run waits meanwhile.
    private mutating func takenBack(_ outcomes: [BulkOutcome], _ way: Compensation) -> Effect {
        let done = outcomes.compactMap { try? $0.result.get() }
        for outcome in done {
            let words = way == .undo ? "Taken back: \(outcome.action.done)" : outcome.action.done
            note(way == .undo ? .takenBack : .done, outcome.referral.id, outcome.patient, words)
        }
        guard way == .undo, let first = done.first else { return phase == .over ? .none : goBack() }
        return open(first.referral.id)
    }

    private mutating func open(_ referral: Int64) -> Effect {
        phase = .lookingBack
        var place = progress?.place ?? ListPlace(worklist: worklist, number: 0, count: 0)
        place.isBehind = true
        return .push(ReferralScreen(.id(referral), place: place))
    }

    /// Back to the referral in hand.
    private mutating func goBack() -> Effect {
        phase = .asking
        return .ask(.run(.look))
    }

    private mutating func uncovered() -> Effect {
        switch phase {
        case .reading: leave()
        case .lookingBack: goBack()
        case .asking, .over: .none
        }
    }

    private func leave() -> Effect {
        guard let place = progress?.place else { return .pop }
        let words = "The run is left at \(grouped(place.number)) of \(grouped(place.count)). R takes it up again."
        return .several([.pop, .notice(SafeText(words), .notice)])
    }

    private mutating func follow(_ intent: Intent) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .back: return .pop
        case .refresh:
            phase = .asking
            return .ask(.run(.resume))
        case .open:
            guard let index = cursor.selectedIndex else { return .pop }
            return open(deeds[index].referral)
        case _: return .none
        }
    }
}
