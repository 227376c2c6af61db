// A colleague's claim, taken over or let go by a supervisor: a form, for somebody else is at work on it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What becomes of a colleague's claim.
struct ClaimOrder: Order {
    let name: ReferralName
    let held: Claim
    let who: String

    /// nil where the claim is the user's own, or where they may not touch a colleague's.
    init?(_ name: ReferralName, held: Claim, who: String, _ session: Session) {
        guard session.actor?.role == .supervisor, held.by.id != session.actor?.staff.id, held.until > session.now else {
            return nil
        }
        self.name = name
        self.held = held
        self.who = who
    }

    var title: SafeText { "A colleague's claim" }

    var fields: [OrderField] {
        [
            OrderField(
                name: .kind, label: "What becomes of it", isRequired: true,
                input: .choice(
                    Choice(
                        [
                            .init(code: ReferralAction.claim.rawValue, label: "I take it over"),
                            .init(code: ReferralAction.release.rawValue, label: "It is let go, for anybody"),
                        ], selected: ReferralAction.claim.rawValue)))
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let what = fields.code(.kind) == ReferralAction.release.rawValue ? "the claim ends" : "the claim becomes yours"
        return "\(who): \(held.by.name) has claimed it since \(LondonTime(at: held.since).clock), until "
            + "\(LondonTime(at: held.until).clock), and may be at work on it. If you go on, \(what)."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        let action = fields.code(.kind).flatMap { ReferralAction(rawValue: $0) } ?? .claim
        var command = ReferralCommand(action)
        command.takesOver = action == .claim
        return .ask(.perform(command, on: name))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .done(let outcome) = reply else { return "" }
        return SafeText(outcome.sentence)
    }
}

extension ReferralAction {
    /// Whether it changes only who is at work on a referral.
    var isOfClaims: Bool { self == .claim || self == .release }
}

extension WorklistItem {
    /// `SMITH, Jane (Mrs), NHS No. 999 100 0100`.
    var patientWords: String { "\(patient ?? "Name not known"), NHS No. \(nhsNumber?.shown ?? "not known")" }
}

extension Patient {
    /// `SMITH, Jane (Mrs), NHS No. 999 100 0100`.
    var words: String { "\(bannerName ?? "Name not known"), NHS No. \(nhsNumber?.shown ?? "not known")" }
}
