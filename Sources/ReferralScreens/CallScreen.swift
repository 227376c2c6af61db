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

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        if let patient { row = Banner.draw(patient, in: &frame, row: row, today: session.today) }
        frame.put("What came of the call?", row: row, column: 1, style: .heading)
        row += 1
        frame.put("It is on record at once; nothing else changes.", row: row, column: 1, style: .hint)
        row += 1
        if let problem {
            frame.put(problem, row: row, column: 1, style: .alert)
            row += 1
        }
        if let patient {
            let phones = patient.telephones
            let words = phones.isEmpty ? "No telephone number is held." : "Telephone \(phones.joined(separator: ", "))"
            let facts = [Fact("", SafeText(words)), Fact("", SafeText(patient.needsInShort), style: .alert)]
            for line in FactFlow.lines(facts, width: frame.size.columns - 2, labelStyle: .hint) {
                frame.put(line, row: row, column: 1)
                row += 1
            }
        }
        for (index, outcome) in ContactOutcome.allCases.enumerated() {
            let letter: SafeText = outcome == .noAnswer ? ", n" : outcome == .messageLeft ? ", l" : ""
            frame.put("\(index + 1)" + letter, row: row + 1 + index, column: 2, style: .key)
            frame.put(SafeText(outcome.label), row: row + 1 + index, column: 8)
        }
        let last = row + 1 + ContactOutcome.allCases.count
        frame.put("w", row: last, column: 2, style: .key)
        frame.put("with what was said", row: last, column: 8)
    }
}
