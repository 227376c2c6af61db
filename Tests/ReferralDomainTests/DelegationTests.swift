// What a delegation covers, limit by limit, and which decisions come back to the clinician.
import ReferralDomain
import Testing

private let clinician = StaffMember(id: 2, login: "dr", name: "Dr")
private let today = now.londonDay
private let born = day("1980-11-03")

private func delegation(_ limit: (inout Delegation) -> Void = { _ in }) -> Delegation {
    var delegation = Delegation(
        clinician: clinician, service: nil, actions: [], from: day("2026-11-01"), until: day("2026-11-30"))
    limit(&delegation)
    return delegation
}

private func covers(
    _ action: ReferralAction? = .accept, on day: Day = today, born: Day? = born,
    of change: (inout Referral) -> Void = { _ in },
    _ limit: (inout Delegation) -> Void
) -> Bool {
    var subject = referral(.booked)
    change(&subject)
    return delegation(limit).covers(subject, born: born, action: action, on: day)
}

@Test func `a delegation without limits covers every referral, even one of which little is known`() {
    #expect(covers { _ in })
    #expect(
        covers(
            born: nil,
            of: {
                $0.priority = nil
                $0.service = nil
                $0.clinicType = nil
            }, { _ in }))
}

@Test func `it covers its first and its last day and none beside them`() {
    for (text, isCovered) in [
        ("2026-10-31", false), ("2026-11-01", true), ("2026-11-30", true), ("2026-12-01", false),
    ] { #expect(covers(on: day(text), { _ in }) == isCovered, "\(text)") }
}

@Test func `services, actions, priorities and clinic types limit it, each by what is named`() {
    #expect(covers { $0.services = ["100", "200"] })
    #expect(!covers { $0.services = ["200", "300"] })
    #expect(covers { $0.actions = [.accept, .reject] })
    #expect(!covers { $0.actions = [.reject] })
    #expect(covers(nil) { $0.actions = [.reject] })
    #expect(covers { $0.priorities = [.routine, .urgent] })
    #expect(!covers { $0.priorities = [.urgent] })
    #expect(covers(of: { $0.clinicType = "A" }, { $0.clinicTypes = ["A", "B"] }))
    #expect(!covers(of: { $0.clinicType = "C" }, { $0.clinicTypes = ["A", "B"] }))
}

@Test func `what is limited and not known is not covered`() {
    #expect(!covers(of: { $0.service = nil }, { $0.services = ["100"] }))
    #expect(!covers(of: { $0.priority = nil }, { $0.priorities = [.routine, .urgent, .twoWeekWait] }))
    #expect(!covers(of: { $0.clinicType = nil }, { $0.clinicTypes = ["A"] }))
    #expect(!covers(born: nil) { $0.youngest = 0 })
}

@Test func `ages count in whole years on the day, both ends included`() {
    // 46 today, 45 until yesterday.
    #expect(covers { $0.youngest = 46 })
    #expect(!covers(on: today.adding(days: -1)) { $0.youngest = 46 })
    #expect(covers { $0.oldest = 46 })
    #expect(!covers { $0.oldest = 45 })
    #expect(!covers { $0.youngest = 47 })
}

@Test func `one in three comes back, and none where none is asked for`() {
    var some = delegation()
    some.countersignEvery = 3
    #expect((1...7).filter { some.countersigns(decision: $0) } == [3, 6])
    some.countersignEvery = 1
    #expect((1...3).allSatisfy { some.countersigns(decision: $0) })
    some.countersignEvery = nil
    #expect(!(1...100).contains { some.countersigns(decision: $0) })
}

@Test func `an act that two delegations cover falls under the one that brings more back`() {
    var loose = delegation()
    loose.id = 1
    var strict = delegation()
    strict.id = 2
    strict.countersignEvery = 5
    let found = [loose, strict].covering(referral(.booked), born: born, action: .accept, on: today)
    #expect(found?.id == 2)
    strict.priorities = [.twoWeekWait]
    #expect([loose, strict].covering(referral(.booked), born: born, action: .accept, on: today)?.id == 1)
    #expect([strict].covering(referral(.booked), born: born, action: .accept, on: today) == nil)
}

@Test func `only clinical acts of clinician administrators can be delegated`() {
    #expect(Delegation.delegable.isSuperset(of: [.accept, .reject, .redirect, .changePriority]))
    #expect(Delegation.delegable.isDisjoint(with: [.book, .countersign, .answer, .claim, .recordDNA]))
}
