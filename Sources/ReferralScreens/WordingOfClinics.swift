// The words for what came of a clinic's patients, and for what is to follow.

public import ReferralDesk
public import ReferralDomain

extension FollowUp.Kind {
    public var label: String {
        switch self {
        case .followUp: "Follow-up"
        case .patientInitiated: "Patient-initiated follow-up"
        case .test: "Test"
        case .transfer: "Transfer"
        case .callBack: "Call back"
        }
    }
}

extension CashUpLine {
    /// What is outstanding, or what came of the appointment.
    public var standing: String {
        switch outstanding {
        case .ahead: "Later today or ahead"
        case .outcome: "Outcome outstanding"
        case .following: next.map { "\($0.kind.label) by \($0.due.short)" } ?? ""
        case .nothing:
            visit.appointment.status == .noshow
                ? "Missed" : outcome.flatMap { AttendanceOutcome(rawValue: $0) }?.label ?? "Attended"
        }
    }
}

extension CashUpLine {
    /// The same in a column's few words.
    var standingBriefly: String {
        switch outstanding {
        case .ahead: "later"
        case .outcome: "to cash up"
        case .following: next.map { "\($0.kind.label) \($0.due.short)" } ?? ""
        case .nothing:
            visit.appointment.status == .noshow
                ? "missed" : outcome == AttendanceOutcome.discharged.rawValue ? "discharged" : "attended"
        }
    }
}

extension ContactAttempts {
    /// `tried 2 times, last 27-Nov-2026 10:15 no answer`.
    var words: String {
        "tried \(count == 1 ? "once" : "\(grouped(count)) times"), last \(lastAt.shortText) \(last.label.lowercased())"
    }
}

extension ContactOutcome {
    /// What came of a call in a column's few words.
    var briefly: String {
        switch self {
        case .noAnswer: "no answer"
        case .messageLeft: "message"
        case .spoke: "told"
        case .willCallBack: "rings back"
        case .wrongNumber: "wrong no."
        case .declinedOffer: "declined"
        }
    }
}
