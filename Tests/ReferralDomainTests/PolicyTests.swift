// The site's settings: what they take, which day's rule an item keeps, and that every standard is one of them.
import ReferralDomain
import Testing

private let manager = StaffMember(id: 9, login: "manager", name: "Manager")

private func change(_ setting: PolicySetting, _ value: String, from: String, id: Int64) throws -> PolicyChange {
    PolicyChange(
        id: id, setting, try #require(setting.value(value)), from: day(from), reason: "r", setBy: manager,
        setAt: instant("2026-11-03T09:00:00Z"))
}

@Test func `every time standard and switch of the policy is a setting`() {
    let fields = Mirror(reflecting: policy).children.compactMap(\.label)
    #expect(fields.count == PolicySetting.allCases.count + ["calendar", "steps"].count)
    var touched: Set<String> = []
    for setting in PolicySetting.allCases { touched.insert("\(setting.definition.field)") }
    #expect(touched.count == PolicySetting.allCases.count)
}

@Test(arguments: PolicySetting.allCases)
func `a setting's default is a value it takes, and says what it is and after which guideline`(setting: PolicySetting) {
    let value = policy[setting]
    #expect(setting.value(value.text) == value)
    #expect(!setting.definition.title.isEmpty && setting.definition.guideline.hasSuffix("."))
    #expect(setting.expects.hasPrefix(setting.rawValue))
    #expect(setting.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
}

@Test(arguments: [
    (PolicySetting.review, "5/2"), (.review, "5/2/1/1"), (.review, "1/2/1"), (.review, "5/2/3"), (.review, "5/2/-1"),
    (.review, "91/2/1"), (.review, "5"), (.review, ""), (.review, "5/2/"), (.review, "+5/2/1"), (.review, "٥/2/1"),
    (.slotIssueContact, "40/10/0"), (.claimMinutes, "0"), (.claimMinutes, "121"), (.claimMinutes, "ten"),
    (.longWaitDays, "181"), (.longWaitDays, "99999999999999999999"), (.signOffHour, "24"), (.signOffHour, "-1"),
    (.contactDaysSkipHolidays, "true"), (.contactDaysSkipHolidays, "1"), (.bookedWithin, "127/126/14"),
])
func `a value of the wrong shape, out of range or against priority is none`(setting: PolicySetting, text: String) {
    #expect(setting.value(text) == nil)
}

@Test(arguments: [
    (PolicySetting.review, "0/0/0", PolicyValue.standard(TimeStandard(0, 0, 0))),
    (.review, "90/90/1", .standard(TimeStandard(90, 90, 1))), (.signOffHour, "0", .number(0)),
    (.signOffHour, "23", .number(23)), (.longWaitDays, "180", .number(180)),
    (.contactDaysSkipHolidays, "yes", .flag(true)),
])
func `the limits themselves are values`(setting: PolicySetting, text: String, value: PolicyValue) {
    #expect(setting.value(text) == value)
    #expect(value.text == text)
}

@Test func `each change counts from its day on, and of two for one day the later set`() throws {
    let changed = policy.changed(by: [
        try change(.review, "9/2/1", from: "2026-11-20", id: 1),
        try change(.review, "7/2/1", from: "2026-11-10", id: 2),
        try change(.signOffHour, "12", from: "2026-11-10", id: 3),
        try change(.review, "8/2/1", from: "2026-11-10", id: 4),
    ])
    for (date, routine, hour) in [
        ("1990-01-01", 5, 16), ("2026-11-09", 5, 16), ("2026-11-10", 8, 12), ("2026-11-19", 8, 12),
        ("2026-11-20", 9, 12), ("2050-01-01", 9, 12),
    ] {
        let inForce = changed.inForce(on: day(date))
        #expect(inForce.review.routine == routine && inForce.signOffHour == hour, "\(date)")
        // A policy of one day still knows every other.
        #expect(inForce.inForce(on: day("2026-11-10")).review.routine == 8)
        #expect(inForce.inForce(on: day("2026-11-01")).review.routine == 5)
    }
}

@Test func `nothing changed is the policy itself on any day`() {
    #expect(policy.changed(by: []).inForce(on: day("2026-11-10")).review == policy.review)
}

@Test func `what arose before a change keeps its rule, what arises from its day on has the new one`() throws {
    let first = "2026-11-10"
    let values = [
        (PolicySetting.review, "50/40/30"), (.slotIssueContact, "20/19/18"), (.triageContact, "20/19/18"),
        (.booking, "50/40/30"), (.missedAppointment, "50/40/30"), (.nextDay, "30/20/10"), (.sentBack, "50/40/30"),
        (.awaitingBooking, "50/40/30"), (.letter, "30/20/10"), (.contactDaysSkipHolidays, "yes"),
    ]
    let changes = try values.enumerated().map { try change($1.0, $1.1, from: first, id: Int64($0)) }
    let dated = policy.changed(by: changes)
    let flat = policy.changed(by: changes).inForce(on: day(first))
    var kept = 0
    var moved = 0
    for state in ReferralState.allCases {
        for service in [bookable, triageService, assessmentService] {
            for since in ["2026-11-09T23:30:00Z", "2026-11-10T00:00:00Z", "2026-11-12T10:00:00Z"] {
                for clinical in [ClinicalInformation.present, .awaited] {
                    var referral = referral(state, at: service)
                    referral.stateSince = instant(since)
                    referral.receivedAt = instant(since)
                    referral.clinicalInformation = clinical
                    referral.accepted = service.kind == .assessment
                    referral.cancelInPAS = true
                    referral.appointment?.start = instant("2027-03-01T09:00:00Z")
                    referral.appointment?.end = instant("2027-03-01T09:20:00Z")
                    for entry in referral.worklistEntries(service: service, policy: dated) {
                        let isOld = entry.since.londonDay < day(first)
                        let rule = isOld ? policy : flat
                        #expect(referral.worklistEntries(service: service, policy: rule).contains(entry), "\(entry)")
                        if isOld { kept += 1 } else { moved += 1 }
                    }
                    let isOld = instant(since).londonDay < day(first)
                    #expect(
                        referral.clocks(policy: dated, at: now)
                            == referral.clocks(policy: isOld ? policy : flat, at: now))
                }
            }
        }
    }
    #expect(kept > 20 && moved > 40)
}

@Test func `contact days leave out bank holidays only where the site says so`() throws {
    var deferred = referral(.deferredToProvider)
    deferred.priority = .twoWeekWait
    deferred.stateSince = instant("2026-12-24T10:00:00Z")
    let asERS = try #require(deferred.worklistEntries(service: bookable, policy: policy).first)
    #expect(asERS.due == day("2026-12-31") && asERS.dueRule == "Contact: 5 weekdays, as e-RS counts")
    let skipping = policy.changed(by: [try change(.contactDaysSkipHolidays, "yes", from: "2026-01-01", id: 1)])
    let own = try #require(deferred.worklistEntries(service: bookable, policy: skipping).first)
    // 25 December, 28 December and 1 January are holidays of 2026-27.
    #expect(own.due == day("2027-01-05") && own.dueRule == "Contact: 5 working days")
    #expect(deferred.clocks(policy: skipping, at: now).contains { $0.name == "contact" && $0.due == own.due })
}
