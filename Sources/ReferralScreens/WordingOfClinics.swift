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
