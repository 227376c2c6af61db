// How a slot compares with what a clinician asked of the booking desk.

public import ReferralDomain

/// What the clinician asks for, as far as the service has it, and whom the referrer named where the clinician names nobody.
struct Wish {
    var clinic: String?
    var kind: SlotKind?
    var manner: String?
    var isRemote = false
    var person: String?
    var isOfClinician = false
    var seeBy: Day?
    var tests: String?

    init() {}

    init(_ referral: Referral, people: [String], clinics: [String]) {
        let said = BookingWish(referral.instruction)
        clinic = said.clinic(among: clinics)
        kind = said.manner?.kind
        manner = said.manner?.rawValue
        isRemote = said.remote != nil
        seeBy = said.seeBy
        tests = said.tests
        let known = people + [referral.allocatedClinician, referral.namedClinician].compactMap { $0 }
        person = said.clinician(among: known)
        isOfClinician = person != nil
        person = person ?? referral.namedClinician
    }

    /// What of it a slot is not, in words.
    func unlike(_ slot: Slot) -> [String] {
        var words: [String] = []
        if let clinic, slot.clinic.map({ Folding.folded($0) }) != Folding.folded(clinic) {
            words.append("in \(clinic)")
        }
        if let manner, let kind, slot.kind != nil, slot.kind != kind { words.append(manner) }
        return words
    }
}

extension WaitingPatient {
    /// What a slot is not of what the clinician who decided on them asked for, in words. Only the names of clinics and
    /// people that there are can be told from other words.
    public func unlikeWish(_ slot: Slot, clinics: [String], people: [String]) -> [String] {
        let wish = Wish(referral, people: people, clinics: clinics)
        var words = wish.unlike(slot)
        if wish.isOfClinician, let person = wish.person,
            slot.clinician.map({ Folding.folded($0) }) != Folding.folded(person)
        {
            words.append("with \(person)")
        }
        if let day = wish.seeBy, slot.start.londonDay > day { words.append("by \(day.short)") }
        return words
    }
}

extension FreedOrder {
    /// Priority before all; then whoever the slot is right for as the clinician asked, then breach and the older record.
    fileprivate var order: [Int] { [need[0], unlike] + need.dropFirst() }
}

/// Where somebody stands among those who could be offered one place.
public struct FreedOrder: Comparable {
    let need: [Int]
    let unlike: Int

    public init(_ one: WaitingPatient, unlikeWish: [String]) {
        need = one.referral.need
        unlike = unlikeWish.count
    }

    public static func < (left: FreedOrder, right: FreedOrder) -> Bool {
        left.order.lexicographicallyPrecedes(right.order)
    }
}
