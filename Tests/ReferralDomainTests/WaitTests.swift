// Weeks, bands, milestones, validation and 180 days, at their very edges and over both nights when the clocks change.
import ReferralDomain
import Testing

/// Booked from the first, its wait counted from a moment.
private func waiting(_ state: ReferralState = .triagedProviderToAction, from start: String = "2026-01-05T09:00:00Z")
    -> Referral
{
    var waiting = referral(state)
    waiting.receivedAt = instant(start)
    waiting.pathwayStart = instant(start)
    return waiting
}

@Test(arguments: [
    (0, 0, WaitBand.within18), (119, 17, .within18), (126, 18, .within18), (127, 18, .over18), (364, 52, .over18),
    (365, 52, .over52), (455, 65, .over52), (456, 65, .over65), (546, 78, .over65), (547, 78, .over78),
    (728, 104, .over78), (729, 104, .over104), (3_000, 428, .over104),
])
func `weeks waited and their band`(_ days: Int, _ weeks: Int, _ band: WaitBand) {
    let referral = waiting()
    let today = day("2026-01-05").adding(days: days)
    #expect(referral.daysWaited(on: today) == days && referral.weeksWaited(on: today) == weeks)
    #expect(referral.waitBand(on: today) == band)
    let rtt = referral.clocks(policy: policy, at: LondonTime.startOfDay(today)).first
    #expect(rtt?.weeksWaited == weeks && rtt?.band == band)
}

@Test func `18 weeks are breached from day 127 and not before`() throws {
    let breach = try #require(waiting().breachDay)
    #expect(breach == day("2026-01-05").adding(days: 126) && breach == day("2026-05-11"))
}

@Test(arguments: [
    // The night of 29 March 2026, when London loses an hour, and that of 25 October 2026, when one comes twice.
    ("2026-03-28T23:59:59Z", "2026-08-01"), ("2026-03-29T00:30:00Z", "2026-08-02"),
    ("2026-03-29T22:59:59Z", "2026-08-02"), ("2026-03-29T23:00:00Z", "2026-08-03"),
    ("2026-10-24T22:59:59Z", "2027-02-27"), ("2026-10-24T23:00:00Z", "2027-02-28"),
    ("2026-10-25T00:30:00Z", "2027-02-28"), ("2026-10-25T01:30:00Z", "2027-02-28"),
    ("2026-10-25T23:59:59Z", "2027-02-28"), ("2026-10-26T00:00:00Z", "2027-03-01"),
])
func `a clock counts London days over both nights when the clocks change`(_ start: String, _ breach: String) {
    #expect(waiting(from: start).breachDay == day(breach))
}

@Test func `calendar clocks never skip holidays`() {
    // 24 December 2026: Christmas, Boxing Day's substitute, New Year and every weekend count.
    var cancer = waiting(from: "2026-12-24T09:00:00Z")
    cancer.priority = .twoWeekWait
    let clocks = cancer.clocks(policy: policy, at: instant("2026-12-28T09:00:00Z"))
    #expect(clocks.prefix(3).map(\.due) == [day("2027-04-29"), day("2027-01-07"), day("2027-01-21")])
    #expect(clocks.prefix(3).allSatisfy { $0.daysWaited == 4 })
    #expect(clocks.first { $0.name == "at-180-days" }?.due == day("2027-06-22"))
}

@Test(
    arguments: [
        ("2026-11-17", nil, 0), ("2026-11-18", "first-seen", 1), ("2026-12-01", "first-seen", 14),
        ("2026-12-02", "faster-diagnosis", 1), ("2027-03-09", "faster-diagnosis", 98), ("2027-03-10", "rtt", 1),
    ] as [(String, String?, Int)])
func `a suspected cancer appointment beyond a milestone names the gravest`(
    _ visit: String, _ clock: String?, _ days: Int
)
    throws
{
    var booked = waiting(.booked, from: "2026-11-03T09:00:00Z")
    booked.priority = .twoWeekWait
    booked.appointment = appointment(start: instant("\(visit)T09:20:00Z"))
    let beyond = booked.bookedBeyondTarget(policy: policy)
    #expect(beyond?.clock == clock && (beyond?.days ?? 0) == days)
    let notes = booked.clocks(policy: policy, at: now).filter { !$0.notes.isEmpty }
    #expect(notes.map(\.name) == [clock].compactMap { $0 })
}

@Test(arguments: [(.routine, "2027-03-09", nil), (.urgent, "2027-03-10", "rtt")] as [(Priority, String, String?)])
func `any other appointment is measured against 18 weeks`(_ priority: Priority, _ visit: String, _ clock: String?) {
    var booked = waiting(.booked, from: "2026-11-03T09:00:00Z")
    booked.priority = priority
    booked.appointment = appointment(start: instant("\(visit)T09:20:00Z"))
    #expect(booked.bookedBeyondTarget(policy: policy)?.clock == clock)
}

@Test func `what is not booked, has stopped or was seen lies beyond no milestone`() {
    var booked = waiting(.booked, from: "2026-11-03T09:00:00Z")
    booked.priority = .twoWeekWait
    booked.appointment = appointment(start: instant("2026-11-20T09:20:00Z"))
    var seen = booked
    seen.clock.firstSeenAt = instant("2026-11-05T09:20:00Z")
    #expect(seen.bookedBeyondTarget(policy: policy) == nil)
    var stopped = booked
    stopped.clock.stop = instant("2026-11-05T09:20:00Z")
    #expect(stopped.bookedBeyondTarget(policy: policy) == nil)
    booked.appointment?.status = .cancelled
    #expect(booked.bookedBeyondTarget(policy: policy) == nil)
    #expect(waiting().bookedBeyondTarget(policy: policy) == nil)
}

@Test(
    arguments: [
        (nil, "2026-03-30"), ("2026-03-01", "2026-03-30"), ("2026-03-02", "2026-07-06"), ("2026-03-30", "2026-07-06"),
        ("2026-06-07", "2026-07-06"), ("2026-06-08", "2027-01-04"), ("2026-12-07", nil),
    ] as [(String?, String?)])
func `validation is due at 12, 26 and 52 weeks, and an answer covers four weeks ahead`(
    _ answered: String?, _ due: String?
) throws {
    var course = Course(waiting())
    if let answered {
        try course.act(.validate, on: "\(answered)T09:00:00Z", as: .clerk) { $0.outcome = "still-needed" }
        #expect(course.referral.clock.validatedAt?.londonDay == day(answered))
    }
    #expect(course.referral.validationDue == due.map { day($0) })
    #expect(course.clock("validation", at: "2026-03-30T09:00:00Z")?.due == due.map { day($0) })
}

@Test func `a patient who was not reached is still to be asked`() throws {
    var course = Course(waiting())
    try course.act(.validate, on: "2026-03-30T09:00:00Z", as: .clerk) { $0.outcome = "not-reached" }
    #expect(course.referral.validationDue == day("2026-03-30") && course.referral.clock.validatedAt == nil)
    #expect(course.referral.lastContact == instant("2026-03-30T09:00:00Z"))
}

@Test func `a patient who needs it no longer is not cancelled by that, but asked for at once`() throws {
    var course = Course(waiting())
    try course.act(.validate, on: "2026-02-02T09:00:00Z", as: .clerk) { $0.outcome = "no-longer-needed" }
    #expect(course.referral.state == .triagedProviderToAction && course.referral.isClockRunning)
    let clock = try #require(course.clock("validation", at: "2026-02-02T10:00:00Z"))
    #expect(clock.due == day("2026-02-02") && clock.rule.contains("cancel the referral"))
    try course.act(.validate, on: "2026-02-03T09:00:00Z", as: .clerk) { $0.outcome = "not-reached" }
    #expect(course.referral.validationDue == day("2026-02-02"))
    try course.act(.validate, on: "2026-03-03T09:00:00Z", as: .clerk) { $0.outcome = "still-needed" }
    #expect(course.referral.validationDue == day("2026-07-06"))
}

@Test(arguments: ["", "maybe", "1"])
func `a validation has one of three outcomes`(_ code: String) {
    var course = Course(waiting())
    #expect(throws: Refusal.outcomeNotAllowed(code)) {
        try course.act(.validate, on: "2026-03-30T09:00:00Z", as: .clerk) { $0.outcome = code }
    }
}

@Test func `nobody is validated once the clock has stopped or the referral is closed`() {
    var stopped = waiting(.rejected)
    stopped.clock.stop = instant("2026-02-02T09:00:00Z")
    #expect(stopped.validationDue == nil)
    #expect(waiting(.cancelledReferral).validationDue == nil)
}

@Test func `an unbooked referral goes to the supervisor on day 180, whatever became of it meanwhile`() {
    var unbooked = waiting(.deferredToProvider, from: "2026-05-01T22:30:00Z")
    unbooked.stateSince = instant("2026-09-01T09:00:00Z")
    #expect(unbooked.longWaitSince(policy: policy) == instant("2026-10-28T00:00:00Z"))
    unbooked.receivedAt = instant("2026-04-20T23:30:00Z")
    #expect(unbooked.longWaitSince(policy: policy) == LondonTime.startOfDay(day("2026-10-18")))
    #expect(referral(.booked).longWaitSince(policy: policy) == nil)
    #expect(waiting(.cancelledReferral).longWaitSince(policy: policy) == nil)
}

@Test func `triage, contact and letter clocks are due as their lists are`() throws {
    var sent = referral(.awaitingTriage, at: triageService)
    sent.stateSince = instant("2026-12-24T09:00:00Z")
    sent.priority = .twoWeekWait
    let clocks = sent.clocks(policy: policy, service: triageService, at: instant("2026-12-24T10:00:00Z"))
    #expect(clocks.first { $0.name == "triage" }?.due == day("2026-12-29"))
    #expect(clocks.first { $0.name == "contact" }?.due == day("2026-12-28"))
    #expect(!clocks.contains { $0.name == "letter" })
    sent.clinicalInformation = .awaited
    let without = sent.clocks(policy: policy, service: triageService, at: instant("2026-12-24T10:00:00Z"))
    #expect(without.first { $0.name == "letter" }?.due == day("2026-11-03"))
    #expect(!without.contains { $0.name == "triage" })
}

@Test func `every clock says what started it and what stops it`() {
    var referral = waiting(.deferredToProvider)
    referral.priority = .twoWeekWait
    referral.clinicalInformation = .awaited
    let clocks = referral.clocks(policy: policy, service: bookable, at: now)
    #expect(
        clocks.map(\.name) == [
            "rtt", "first-seen", "faster-diagnosis", "contact", "letter", "validation", "at-180-days",
        ])
    for clock in clocks { #expect(clock.startEvent != nil && !clock.stops.isEmpty && !clock.rule.isEmpty) }
}
