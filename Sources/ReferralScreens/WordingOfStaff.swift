// The words for what runs out: registration, training and IG, to whom it matters.

public import ReferralDomain
internal import TerminalUI

extension Credential {
    /// As it is named in a sentence about the reader.
    public var label: String {
        switch self {
        case .registration: "professional registration"
        case .training: "mandatory training"
        case .informationGovernance: "information governance training"
        }
    }
}

extension Lapse {
    /// Why there is no patient data, and what mends it.
    public var sentence: String {
        "Your \(credential.label) ran out after \(lastDay.short): no patient data until it is renewed or a supervisor "
            + "overrides it."
    }
}

extension StaffWarning {
    /// One sentence for the notice line.
    public var sentence: String {
        switch self {
        case .lapsing(let credential, let day, let left):
            left == 0
                ? "Your \(credential.label) runs out today."
                : "Your \(credential.label) runs out after \(day.short), in \(counted(left, "day"))."
        case .lockedOut(let lapse): lapse.sentence
        case .overridden(let lapse, let until):
            "Your \(lapse.credential.label) ran out after \(lapse.lastDay.short). A supervisor lets you go on until "
                + "\(until.short)."
        case .lastPerson(let lapse, let services):
            "Your \(lapse.credential.label) ran out after \(lapse.lastDay.short). You go on because nobody else can work "
                + "the suspected-cancer list of \(services.joined(separator: ", ")). Your supervisor sees it."
        case .nobodyLeft(let services):
            "Nobody is left to review the suspected-cancer referrals of \(services.joined(separator: ", "))."
        case .colleagues(let lockedOut, let lastPersons, let lapsing):
            "Staff: \(lockedOut) locked out, \(lastPersons) lapsed but the last at a suspected-cancer list, \(lapsing) "
                + "running out within \(Credential.forecastDays) days: referdesk report staff-compliance."
        }
    }

    /// The same on the screens of a role: where it is looked at there, with the keys that lead to it.
    func sentence(for role: Role) -> String {
        guard case .colleagues = self, let number = Board.all(for: role).firstIndex(of: .staff),
            let key = Keymap.bindings.first(where: { $0.intent == .boards && $0.context == .home })?.keys.first
        else { return sentence }
        return sentence.replacing(
            "referdesk report staff-compliance.", with: "\(key.name) \(number + 1) shows \(Board.staff.label).")
    }

    /// Whether it must stand out.
    var isGrave: Bool {
        switch self {
        case .lapsing: false
        case .lockedOut, .overridden, .lastPerson, .nobodyLeft: true
        case .colleagues(let lockedOut, let lastPersons, _): lockedOut + lastPersons > 0
        }
    }
}
