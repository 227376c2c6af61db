// The words for why a patient does not fit a service, why a slot is not shown, and what is said of a booking.

public import ReferralDomain

extension ServiceMisfit {
    public var sentence: String {
        switch self {
        case .tooYoung(let minimum): "The service treats patients from \(minimum) years on: too young on that day."
        case .tooOld(let maximum): "The service treats patients up to \(maximum) years: too old on that day."
        case .sexNotTreated(let sexes):
            "The service treats \(sexes.map(\.rawValue).joined(separator: " and ")) patients only."
        case .priorityNotTaken(let taken): "The service takes \(marks(taken)) only."
        case .notYetOperational(let day): "The service opens on \(day.short)."
        case .noLongerOperational(let day): "The service ends on \(day.short)."
        case .notCommissioned(let code): "The service is not commissioned for patients of \(code)."
        }
    }
}

extension SlotHiding {
    public var sentence: String {
        switch self {
        case .beyondPollingRange(let day): "The service shows its slots as far as \(day.short)."
        case .beforeWindow(let opens): "The service shows slots of this priority from \(opens.shortText) on."
        case .afterWindow(let day): "The service shows slots of this priority as far as \(day.short)."
        case .reserved(let until): "That slot is new, and for the service's own staff until \(until.short)."
        case .keptFor(let priorities): "That slot is kept for \(marks(priorities))."
        }
    }
}

extension BookingWarning {
    public var sentence: String {
        switch self {
        case .afterTarget(let clock, let target):
            "After the \(Self.names[clock] ?? clock) \(target.short)."
        case .nearAnother(let start): "The patient has another appointment close to it: \(start.bookingText)."
        case .keptFor(let priorities): "The slot is kept for \(marks(priorities))."
        case .priorityNotTaken(let taken): "The service takes \(marks(taken)) only."
        case .overbooked: "The slot is overbooked."
        case .notProvided(let kinds):
            "Not among what the service provides: \(kinds.map { $0.label.lowercased() }.joined(separator: ", "))."
        case .delayedByChoice(let days):
            "The patient's choice delays it by \(days / 7) weeks: ask a clinician to review it (hand up)."
        case .notCommissioned(let code): "The service is not commissioned for patients of \(code)."
        case .notWrittenTo(let waits):
            waits
                ? "The letter that tells the patient has not left yet: it waits among the letters (F8)."
                : "No letter tells the patient: make sure that they know."
        case .askedFor(let manner):
            "The clinician asked for it \(manner.rawValue): tell the patient, for the slot does not say so; the letter "
                + "says it unless the slot is of another kind."
        case .notContacted: "Nobody has tried to reach the patient since they did not come: make sure that they know."
        }
    }

    private static let names = [
        "first-seen": "14-day target", "faster-diagnosis": "28-day target", "rtt": "18-week breach date",
    ]
}

private func marks(_ priorities: [Priority]) -> String { priorities.map(\.mark).joined(separator: ", ") }
