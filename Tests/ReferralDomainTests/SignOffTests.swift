// The daily sign-off: which day asks for it, when it is escalated, who may give it, whose duty it is.
import ReferralDomain
import Testing

@Test(arguments: [
    // A Tuesday in winter: the hour is 16:00 London, which is 16:00 UTC.
    ("2026-11-03T00:00:00Z", "2026-11-03", false), ("2026-11-03T15:59:59Z", "2026-11-03", false),
    ("2026-11-03T16:00:00Z", "2026-11-03", true), ("2026-11-03T23:59:59Z", "2026-11-03", true),
    // In summer time it is 15:00 UTC, and the day ends at 23:00 UTC.
    ("2026-07-01T14:59:59Z", "2026-07-01", false), ("2026-07-01T15:00:00Z", "2026-07-01", true),
    ("2026-07-01T23:30:00Z", "2026-07-02", false),
    // The clocks change on Sundays: Friday's sign-off is still asked for.
    ("2026-03-29T00:30:00Z", "2026-03-27", true), ("2026-03-29T01:30:00Z", "2026-03-27", true),
    ("2026-10-25T00:30:00Z", "2026-10-23", true), ("2026-10-25T01:30:00Z", "2026-10-23", true),
    // The Mondays after: by the clock on the wall.
    ("2026-03-30T14:59:59Z", "2026-03-30", false), ("2026-03-30T15:00:00Z", "2026-03-30", true),
    ("2026-10-26T15:59:59Z", "2026-10-26", false), ("2026-10-26T16:00:00Z", "2026-10-26", true),
    // Christmas Day 2026 is a Friday, its Monday a holiday too.
    ("2026-12-28T10:00:00Z", "2026-12-24", true), ("2026-12-29T10:00:00Z", "2026-12-29", false),
])
func `a list is asked for on its working day and escalated at the hour in London`(
    _ moment: String, _ asked: String, _ escalated: Bool
) {
    let found = SignOffDay(at: instant(moment), policy: policy)
    #expect(found.day == day(asked) && found.hasEscalated == escalated)
}

@Test func `the hour is that of the day which asks`() throws {
    let manager = StaffMember(id: 9, login: "m", name: "M")
    let hour = PolicyChange(
        id: 1, .signOffHour, .number(10), from: day("2026-11-04"), reason: "r", setBy: manager,
        setAt: instant("2026-11-03T09:00:00Z"))
    let changed = policy.changed(by: [hour])
    #expect(!SignOffDay(at: instant("2026-11-03T11:00:00Z"), policy: changed).hasEscalated)
    #expect(SignOffDay(at: instant("2026-11-04T11:00:00Z"), policy: changed).hasEscalated)
}

@Test func `working days between two days leave out weekends and holidays`() {
    let calendar = policy.calendar
    #expect(
        calendar.workingDays(from: day("2026-12-24"), before: day("2026-12-30")).map(\.iso) == [
            "2026-12-24", "2026-12-29",
        ])
    #expect(calendar.workingDays(from: day("2026-12-30"), before: day("2026-12-30")).isEmpty)
    #expect(calendar.workingDays(from: day("2026-12-31"), before: day("2026-12-30")).isEmpty)
}

@Test(arguments: Role.allCases) func `a list is signed off by those who work it alone`(role: Role) {
    for list in Worklist.allCases {
        let mayBe = list.isWorked(by: role)
        let isClinical = [.referralsForReview, .adviceAndGuidanceRequests, .referralsForAssessment].contains(list)
        switch role {
        case .manager, .commissioner, .auditor, .admin: #expect(!mayBe)
        case .clerk, .supervisor: #expect(mayBe == (Worklist.lists(for: .clerk).contains(list) && !isClinical))
        case .triage, .clinician, .referrer, .referrerAdmin:
            #expect(mayBe == Worklist.lists(for: role).contains(list))
        }
        if list.kind != .work { #expect(!mayBe) }
    }
    #expect(!Worklist.forDiscussion.isWorked(by: .supervisor))
}

@Test func `a service's own duty comes before one for all, and the last one set before the others`() {
    let people = (1...4).map { StaffMember(id: Int64($0), login: "u\($0)", name: "U\($0)") }
    func duty(_ id: Int64, _ service: String?, _ person: Int?, from: String, until: String? = nil) -> Duty {
        var duty = Duty(
            .awaitingBooking, service: service, person: person.map { people[$0] },
            deputy: person == nil ? nil : people[3], from: day(from), until: until.map { day($0) })
        duty.id = id
        return duty
    }
    let duties = [
        duty(1, nil, 0, from: "2026-11-01"), duty(2, "100", 1, from: "2026-11-02", until: "2026-11-04"),
        duty(3, "100", 2, from: "2026-11-04", until: "2026-11-04"), duty(4, nil, nil, from: "2026-11-09"),
    ]
    func holder(_ service: String?, _ date: String) -> Int64? {
        duties.holding(.awaitingBooking, service: service, on: day(date))?.person?.id
    }
    #expect(holder("100", "2026-10-31") == nil)
    #expect(holder("100", "2026-11-01") == 1)
    #expect(holder("100", "2026-11-03") == 2)
    #expect(holder("100", "2026-11-04") == 3)
    #expect(holder("100", "2026-11-05") == 1)
    #expect(holder("200", "2026-11-04") == 1)
    #expect(holder(nil, "2026-11-09") == nil)
    #expect(duties.holding(.sentBackList, service: "100", on: day("2026-11-03")) == nil)
}

extension Worklist {
    fileprivate static let sentBackList = Worklist.rejectedTriageResponse
}
