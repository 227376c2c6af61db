// When a listed referral is due, by which rule, and the clocks that run on it.
import ReferralDomain
import Testing

private func entry(_ referral: Referral, _ list: Worklist, _ service: Service? = bookable) -> WorklistEntry? {
    referral.worklistEntries(service: service, policy: policy).first { $0.worklist == list }
}

private func since(_ state: ReferralState, _ moment: String, _ priority: Priority?) -> Referral {
    var referral = referral(state)
    referral.stateSince = instant(moment)
    referral.clinicalInfoFirstSubmitted = nil
    referral.priority = priority
    return referral
}

@Test(arguments: [
    (Priority.routine, "2026-11-10"), (.urgent, "2026-11-05"), (.twoWeekWait, "2026-11-04"), (nil, "2026-11-05"),
])
func `review is due by priority, and no priority counts as urgent`(_ priority: Priority?, _ due: String) throws {
    var booked = since(.booked, "2026-11-03T09:00:00Z", priority)
    booked.appointment = appointment(start: instant("2026-12-15T09:00:00Z"))
    let waiting = try #require(entry(booked, .referralsForReview))
    #expect(waiting.due == day(due) && waiting.dueRule.hasPrefix("Review: ") && waiting.reason == "NEVER_REVIEWED")
}

@Test(arguments: [
    ("2026-11-06T09:00:00Z", "2026-11-05"), ("2026-11-09T09:00:00Z", "2026-11-06"),
    ("2026-11-10T09:00:00Z", "2026-11-09"),
    ("2026-11-11T09:00:00Z", "2026-11-10"), ("2026-11-12T09:00:00Z", "2026-11-10"),
    ("2026-11-03T15:00:00Z", "2026-11-02"),
])
func `review is never due later than the last working day before the appointment`(_ start: String, _ due: String) throws
{
    var booked = since(.booked, "2026-11-03T09:00:00Z", .routine)
    booked.appointment = appointment(start: instant(start))
    let waiting = try #require(entry(booked, .referralsForReview))
    #expect(waiting.due == day(due))
    #expect(waiting.dueRule.contains("before the appointment") == (day(due) < day("2026-11-10")))
}

@Test func `the wait for review begins with the later of booking and letter`() throws {
    var booked = since(.booked, "2026-11-03T09:00:00Z", .routine)
    booked.clinicalInfoFirstSubmitted = instant("2026-09-01T09:00:00Z")
    #expect(try #require(entry(booked, .referralsForReview)).since == instant("2026-11-03T09:00:00Z"))
    booked.clinicalInfoLastUpdated = instant("2026-11-04T15:00:00Z")
    #expect(try #require(entry(booked, .referralsForReview)).since == instant("2026-11-04T15:00:00Z"))
    var triage = since(.awaitingTriage, "2026-11-03T09:00:00Z", .urgent)
    triage.clinicalInfoFirstSubmitted = instant("2026-09-01T09:00:00Z")
    let waiting = try #require(entry(triage, .referralsForReview, triageService))
    #expect(waiting.since == instant("2026-11-03T09:00:00Z") && waiting.due == day("2026-11-05"))
}

@Test(arguments: [
    (Priority.routine, "2026-12-29"), (.urgent, "2026-11-17"), (.twoWeekWait, "2026-11-10"), (nil, "2026-11-17"),
])
func `a slot issue is due as e-RS counts, unless the patient was told a day`(_ priority: Priority?, _ due: String)
    throws
{
    var deferred = since(.deferredToProvider, "2026-11-03T09:00:00Z", priority)
    let counted = try #require(entry(deferred, .appointmentSlotIssues))
    #expect(counted.due == day(due) && counted.dueRule.contains("as e-RS counts"))
    deferred.contactExpected = day("2026-11-05")
    let told = try #require(entry(deferred, .appointmentSlotIssues))
    #expect(told.due == day("2026-11-05") && told.dueRule == "The day the patient was told to expect to hear by")
}

@Test func `a referral deferred again is due from then on, not on the day told before`() throws {
    var before = referral(.notBooked)
    before.contactExpected = day("2026-06-01")
    before.deferredAt = instant("2026-05-01T09:00:00Z")
    let said = command(.deferToProvider) { $0.reason = "NO_SLOTS_AT_SERVICE" }
    let after = try before.deciding(said, by: actor(.referrer), facts: facts()).referral
    #expect(try #require(entry(after, .appointmentSlotIssues)).due == day("2026-12-29"))
    var triage = referral(.notBooked, at: triageService)
    triage.deferredAt = instant("2026-05-01T09:00:00Z")
    let sent = try triage.deciding(command(.sendForTriage), by: actor(.referrer), facts: facts(triageService)).referral
    #expect(sent.clocks(policy: policy, at: now).first { $0.name == "contact" }?.start == day("2026-11-03"))
}

@Test func `local timers skip bank holidays, e-RS's do not`() throws {
    let triaged = since(.triagedProviderToAction, "2026-12-24T09:00:00Z", .twoWeekWait)
    #expect(try #require(entry(triaged, .appointmentsForBooking)).due == day("2026-12-29"))
    #expect(try #require(entry(triaged, .awaitingBooking)).due == day("2026-12-29"))
    let deferred = since(.deferredToProvider, "2026-12-24T09:00:00Z", .twoWeekWait)
    #expect(try #require(entry(deferred, .appointmentSlotIssues)).due == day("2026-12-31"))
}

@Test(arguments: [
    (ReferralState.triagedProviderToAction, Worklist.appointmentsForBooking, "2026-11-10"),
    (.appointmentCancelledByPatient, .appointmentsForBooking, "2026-11-10"),
    (.didNotAttend, .appointmentsForBooking, "2026-11-05"),
    (.rejected, .rejectedTriageResponse, "2026-11-10"), (.triageResponse, .rejectedTriageResponse, "2026-11-10"),
    (.notBooked, .awaitingBooking, "2026-11-17"), (.deferredToProvider, .awaitingBooking, "2026-11-17"),
])
func `each list has its own standard`(_ state: ReferralState, _ list: Worklist, _ due: String) throws {
    #expect(try #require(entry(since(state, "2026-11-03T09:00:00Z", .routine), list)).due == day(due))
}

@Test func `a letter is due by its standard or on the day e-RS gave`() throws {
    var waiting = referral(.booked)
    waiting.clinicalInformation = .awaited
    for list in [Worklist.lettersOutstanding, .providerLettersOutstanding] {
        #expect(try #require(entry(waiting, list)).due == day("2026-11-05"))
    }
    waiting.letterDue = day("2026-12-01")
    #expect(try #require(entry(waiting, .lettersOutstanding)).due == day("2026-12-01"))
    waiting.state = .cancelledReferral
    #expect(entry(waiting, .lettersOutstanding) == nil)
}

@Test func `an appointment counts as without outcome from its end on`() throws {
    let booked = referral(.booked)
    let outcome = try #require(entry(booked, .outcomesOutstanding))
    #expect(outcome.since == instant("2026-11-10T09:40:00Z") && outcome.due == day("2026-11-11"))
    #expect(!lists(booked, at: instant("2026-11-10T09:39:59Z")).contains(.outcomesOutstanding))
    #expect(lists(booked, at: instant("2026-11-10T09:40:00Z")).contains(.outcomesOutstanding))
}

@Test func `a booked referral whose appointment has no time is on a list`() {
    var booked = referral(.booked)
    booked.appointment?.start = nil
    booked.appointment?.end = nil
    booked.reviewStatus = nil
    #expect(lists(booked) == [.outcomesOutstanding])
}

@Test func `18 weeks are breached after day 126, and suspected cancer has 14 and 28 days`() {
    var referral = referral(.booked)
    referral.pathwayStart = instant("2026-06-30T23:30:00Z")
    #expect(referral.breachDay == day("2026-11-04"))
    #expect(referral.clocks(policy: policy, at: now).map(\.name) == ["rtt", "triage", "validation"])
    referral.priority = .twoWeekWait
    let clocks = Array(referral.clocks(policy: policy, at: now).prefix(3))
    #expect(clocks.map(\.name) == ["rtt", "first-seen", "faster-diagnosis"])
    #expect(clocks.map(\.due) == [day("2026-11-04"), day("2026-07-15"), day("2026-07-29")])
    #expect(clocks.allSatisfy { $0.start == day("2026-07-01") })
}

@Test func `a clock whose start is not known says so and has no due day`() {
    let clocks = referral(.deferredToProvider).clocks(policy: policy, at: now)
    #expect(clocks.map(\.name) == ["rtt", "contact", "at-180-days"])
    #expect(clocks[0].due == nil && clocks[0].rule.contains("not known"))
}

@Test func `every list belongs to the side of the roles that work it`() {
    for role in Role.allCases {
        for list in Worklist.lists(for: role) { #expect(list.side == role.side, "\(list.rawValue) \(role.rawValue)") }
    }
    for side in [Role.Side.provider, .referrer] {
        let worked = Set(Role.allCases.filter { $0.side == side }.flatMap { Worklist.lists(for: $0) })
        #expect(worked == Set(Worklist.allCases.filter { $0.side == side }))
    }
}

@Test func `an item is overdue from the day after it was due`() {
    let item = WorklistItem(
        item: "x", worklist: .awaitingBooking, referral: 1, since: now, due: day("2026-11-03"), dueRule: "")
    #expect(!item.isOverdue(today: day("2026-11-03")) && item.isOverdue(today: day("2026-11-04")))
}

@Test(arguments: [ReferralState.rejected, .triageResponse])
func `what is sent back with nobody to send it to stays with the provider's booking staff`(_ state: ReferralState) {
    var sentBack = since(state, "2026-11-03T09:00:00Z", .urgent)
    sentBack.referringOrganisation = nil
    sentBack.cameOnReferrerList = false
    #expect(entry(sentBack, .appointmentsForBooking)?.due == day("2026-11-05"))
    sentBack.cameOnReferrerList = true
    #expect(entry(sentBack, .appointmentsForBooking) == nil)
    sentBack.cameOnReferrerList = false
    sentBack.referringOrganisation = "G77001"
    #expect(entry(sentBack, .appointmentsForBooking) == nil)
}
