// The words for letters to patients: kinds, states, ways and formats.

public import ReferralDomain

extension LetterKind {
    public var label: String {
        switch self {
        case .appointment: "Appointment"
        case .change: "Change of appointment"
        case .cancellation: "Cancellation"
        case .missed: "Missed appointment"
        case .contactUs: "Please contact us"
        case .reminder: "Reminder by text"
        }
    }
}

extension LetterState {
    public var label: String {
        switch self {
        case .waiting: "Waiting"
        case .printed: "Printed"
        case .recalled: "Recalled"
        case .withdrawn: "Withdrawn"
        }
    }
}

extension LetterChannel {
    public var label: String {
        switch self {
        case .post: "Post"
        case .email: "Email"
        case .text: "Text"
        }
    }
}

extension LetterFormat {
    public var label: String {
        switch self {
        case .normal: "Normal"
        case .large: "Large print"
        case .other: "Asked for another format"
        }
    }
}

extension Letter {
    /// `Appointment (Tue 10-Nov-2026 09:20), post, printed 03-Nov-2026`.
    public var sentence: String {
        let about = tellsOf.map { " (\($0.bookingText))" } ?? ""
        return "\(kind.label)\(about), \(channel.label.lowercased()), \(state.label.lowercased()) "
            + (settledAt ?? createdAt).londonDay.short
    }
}
