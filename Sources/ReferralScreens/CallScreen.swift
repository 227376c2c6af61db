// What came of a telephone call, in one key: the call is on record and nothing else changes.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The outcomes of a call, each on a key.
struct CallScreen: Screen {
    let name: ReferralName
    var patient: Patient?
    var detail: ReferralDetail?
    var problem: SafeText?

    init(_ name: ReferralName, patient: Patient? = nil, detail: ReferralDetail? = nil) {
        self.name = name
        self.detail = detail
        self.patient = detail?.patient ?? patient
    }

    var context: Context { .call }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return detail == nil ? .ask(.referral(name, opening: true)) : .none
        case .uncovered: return .none
        case .reply(_, .referral(let detail)):
            self.detail = detail
            patient = detail.patient
            guard let refusal = detail.choice(for: .contactAttempt)?.refusal else { return .none }
            return .several([.pop, .notice("\(ReferralAction.contactAttempt.label): \(refusal.sentence)", .alert)])
        case .reply(_, .done(let outcome)), .acted(let outcome): return .popWith(.acted(outcome))
        case .failed(.referral, let failure): return .several([.pop, .notice(SafeText(failure.sentence), .alert)])
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, let key): return follow(intent, key)
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    private func follow(_ intent: Intent, _ key: Key) -> Effect {
        switch intent {
        case .back: return .pop
        case .noAnswer: return record(.noAnswer)
        case .leftMessage: return record(.messageLeft)
        case .open: return .push(FormScreen(name, action: .contactAttempt, detail: detail))
        case .numbered:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue,
                ContactOutcome.allCases.indices.contains(number - 1)
            else { return .notice("There is no outcome of that number.", .hint) }
            return record(ContactOutcome.allCases[number - 1])
        case _: return .none
        }
    }

    private func record(_ outcome: ContactOutcome) -> Effect {
        var command = ReferralCommand(.contactAttempt)
        command.outcome = outcome.rawValue
        return .ask(.perform(command, on: name))
    }

    /// How to reach the patient, and what to know before.
    private var known: [Fact]? {
        guard let patient else { return nil }
        let phones = patient.telephones
        let words = phones.isEmpty ? "No telephone number is held." : "Telephone \(phones.joined(separator: ", "))"
        return [Fact("", SafeText(words)), Fact("", SafeText(patient.needsInShort), style: .alert)]
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        if let patient { row = Banner.draw(patient, in: &frame, row: row, today: session.today) }
        frame.put("What came of the call?", row: row, column: 1, style: .heading)
        row += 1
        var choices = ContactOutcome.allCases.enumerated().map { index, outcome -> (key: SafeText, words: SafeText) in
            let letter: SafeText = outcome == .noAnswer ? ", n" : outcome == .messageLeft ? ", l" : ""
            return ("\(index + 1)" + letter, SafeText(outcome.label))
        }
        choices.append(("w", "with what was said"))
        let width = frame.size.columns - 2
        let known = known.map { FactFlow.lines($0, width: width, labelStyle: .hint) } ?? []
        // In a small window what came of it matters more than the blank line and the words above it.
        let room = rows.upperBound - row - known.count - choices.count
        let words: [SafeText] =
            problem.map { wrapped($0, width: width) } ?? ["It is on record at once; nothing else changes."]
        for line in words.prefix(problem == nil ? max(0, room) : words.count) {
            frame.put(line, row: row, column: 1, style: problem == nil ? .hint : .alert, width: width)
            row += 1
        }
        for line in known.prefix(max(0, rows.upperBound - row - choices.count)) {
            frame.put(line, row: row, column: 1)
            row += 1
        }
        if row + choices.count < rows.upperBound { row += 1 }
        for (key, words) in choices where row < rows.upperBound {
            frame.put(key, row: row, column: 2, style: .key)
            frame.put(words, row: row, column: 8)
            row += 1
        }
    }
}
