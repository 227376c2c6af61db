// Dates that run out, overrides, the last person at a suspected-cancer list, and leave with its cover.
import ReferralDomain
import Testing

private let today = day("2026-11-03")

private func record(_ roles: Role..., lastDays: [Credential: Day] = [:]) -> StaffRecord {
    var record = StaffRecord(staff: StaffMember(id: 1, login: "ann", name: "Ann"), roles: roles)
    record.lastDays = lastDays
    return record
}

@Test(arguments: [
    ("2026-11-02", CredentialStanding.lapsed(daysAgo: 1)), ("2026-11-03", .lapsing(daysLeft: 0)),
    ("2026-12-03", .lapsing(daysLeft: 30)), ("2026-12-04", .good(daysLeft: 31)),
])
func `a credential is good on its last day and forecast 30 days ahead`(last: String, standing: CredentialStanding) {
    let person = record(.clerk, lastDays: [.training: day(last)])
    #expect(person.standing(of: .training, on: today) == standing)
    #expect(person.standing(of: .informationGovernance, on: today) == .notRecorded)
}

@Test func `what nobody wrote down locks nobody out`() {
    #expect(record(.clinician).access(on: today, lastAt: []) == .open)
    #expect(record(.clinician).warnings(on: today, lastAt: []).isEmpty)
}

@Test func `registration is asked of clinicians, and of whoever has one on record`() {
    #expect(record(.clinician).credentials == [.registration, .training, .informationGovernance])
    #expect(record(.referrer).credentials.contains(.registration))
    #expect(record(.triage).credentials == [.training, .informationGovernance])
    #expect(record(.triage, lastDays: [.registration: today]).credentials.contains(.registration))
}

@Test func `a lapse locks out, an override bridges it to its last day, the last person goes on`() {
    var person = record(.clinician, lastDays: [.training: day("2026-11-01"), .registration: day("2026-10-01")])
    let lapse = Lapse(credential: .registration, lastDay: day("2026-10-01"))
    #expect(person.access(on: today, lastAt: []) == .lockedOut(lapse))
    #expect(person.access(on: today, lastAt: ["100"]) == .lastPerson(lapse, services: ["100"]))
    let override = ComplianceOverride(by: "sue", until: today, reason: "renewal in the post")
    person.override = override
    #expect(person.access(on: today, lastAt: ["100"]) == .overridden(lapse, override))
    #expect(person.access(on: today.adding(days: 1), lastAt: []) == .lockedOut(lapse))
    #expect(person.isLapsed(on: today) == false)
    #expect(person.isLapsed(on: today.adding(days: 1)))
}

@Test func `the person is told the gravest first, and every date within the forecast`() {
    let person = record(.clerk, lastDays: [.training: day("2026-11-01"), .informationGovernance: day("2026-11-10")])
    #expect(
        person.warnings(on: today, lastAt: []) == [
            .lockedOut(Lapse(credential: .training, lastDay: day("2026-11-01"))),
            .lapsing(.informationGovernance, lastDay: day("2026-11-10"), daysLeft: 7),
        ])
}

@Test func `a list hangs on the one who is left, and on each of two who have both lapsed`() {
    let cover = SuspectedCancerCover(service: "100", clinicians: [1, 2], delegates: [:])
    #expect(!cover.hangs(on: 1, lapsed: [1]))
    #expect(cover.hangs(on: 1, lapsed: [1, 2]))
    #expect(cover.hangs(on: 2, lapsed: [1, 2]))
    #expect(!cover.hangs(on: 3, lapsed: [1, 2, 3]))
}

@Test func `a delegate helps only while their clinician has not lapsed`() {
    let cover = SuspectedCancerCover(service: "100", clinicians: [1, 2], delegates: [5: [1]])
    #expect(cover.hangs(on: 1, lapsed: [1, 2]))
    #expect(!cover.hangs(on: 2, lapsed: [2]))
    // The delegate is the last where no clinician is left.
    #expect(cover.hangs(on: 5, lapsed: [1, 2, 5]))
    #expect(!SuspectedCancerCover(service: "1", clinicians: [1], delegates: [5: [1]]).hangs(on: 5, lapsed: [5]))
}

private func away(_ staff: Int64, cover: Int64, _ from: String, _ until: String) -> LeaveCover {
    func member(_ id: Int64) -> StaffMember { StaffMember(id: id, login: "\(id)", name: "\(id)") }
    return LeaveCover(staff: member(staff), cover: member(cover), from: day(from), until: day(until))
}

@Test func `cover begins on the first day of leave and ends after the last`() {
    let leave = [away(1, cover: 2, "2026-11-03", "2026-11-05")]
    for (text, covered) in [
        ("2026-11-02", []), ("2026-11-03", [1]), ("2026-11-05", [1]), ("2026-11-06", []),
    ] as [(String, Set<Int64>)] { #expect(leave.covered(by: 2, on: day(text)) == covered, "\(text)") }
    #expect(leave.covered(by: 1, on: today).isEmpty)
}

@Test func `who covers a cover who is away sees both, and two who cover each other see each other`() {
    let chain = [away(1, cover: 2, "2026-11-01", "2026-11-30"), away(2, cover: 3, "2026-11-03", "2026-11-03")]
    #expect(chain.covered(by: 3, on: today) == [1, 2])
    #expect(chain.covered(by: 3, on: today.adding(days: 1)) == [])
    #expect(chain.covered(by: 2, on: today.adding(days: 1)) == [1])
    let ring = [away(1, cover: 2, "2026-11-01", "2026-11-30"), away(2, cover: 1, "2026-11-01", "2026-11-30")]
    #expect(ring.covered(by: 1, on: today) == [2])
    #expect(ring.covered(by: 2, on: today) == [1])
}
