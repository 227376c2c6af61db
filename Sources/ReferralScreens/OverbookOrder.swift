// A supervisor's form for a place beyond a slot's capacity: for one patient, with the reason.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Books beyond the capacity of a slot.
struct OverbookOrder: Order {
    let name: ReferralName
    let detail: ReferralDetail
    let slot: Slot

    init(_ name: ReferralName, detail: ReferralDetail, slot: Slot) {
        self.name = name
        self.detail = detail
        self.slot = slot
    }

    var title: SafeText { "Book beyond the capacity" }
    var draft: DraftKey? { OrderForm.overbook.key(.referral(detail.referral.id)) }
    var patient: Patient? { detail.patient }

    var fields: [OrderField] {
        [OrderField(name: .why, label: "Why", isRequired: true, input: .text(TextField(limit: commentLimit)))]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(detail.patient.bannerName ?? "Name not known"), NHS No. \(detail.patient.nhsNumber?.shown ?? "not known"): a place "
            + "is opened in the full slot \(slot.start.bookingText), \(slot.booked) of \(slot.capacity) booked, and is this "
            + "patient's alone."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let why = fields.text(.why) else { throw OrderFault(sentence: "Say why.", field: .why) }
        var command = ReferralCommand(.book, expectedVersion: detail.referral.version)
        command.slot = slot.id
        command.overbookReason = why
        return .ask(.perform(command, on: name))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .done(let outcome) = reply else { return "Booked." }
        return SafeText(outcome.sentence)
    }
}
