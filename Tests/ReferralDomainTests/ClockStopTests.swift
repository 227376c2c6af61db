// What an attendance or an assessment says to the clocks, what suspected cancer adds, and what nobody knows.
import ReferralDomain
import Testing

/// Booked on 3 November 2026 for a visit on 10 November, and attended.
private func attended(
    _ priority: Priority = .routine, outcome: AttendanceOutcome = .anotherAppointmentGiven, status: String? = nil
) throws -> Course {
    var before = referral(.notBooked)
    before.priority = priority
    var course = Course(before)
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    try course.act(.recordAttendance, on: "2026-11-12T09:00:00Z") {
        $0.outcome = outcome.rawValue
        $0.rtt = status
        $0.comment = "Words."
    }
    return course
}

private func assessed(_ outcome: AssessmentOutcome, status: String? = nil) throws -> Course {
    var course = Course(referral(.notBooked, at: assessmentService), at: assessmentService)
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    try course.act(.accept, on: "2026-11-04T09:00:00Z")
    try course.act(.recordAssessment, on: "2026-11-12T09:00:00Z") {
        $0.outcome = outcome.rawValue
        $0.rtt = status
        $0.comment = "Words."
    }
    return course
}

@Test(arguments: ["30", "31", "32", "34", "35", "36", "98"])
func `an attendance with a stopping status stops the clock on the day attended`(_ code: String) throws {
    let rtt = try attended(status: code).rtt(at: "2026-12-01T09:00:00Z")
    #expect(rtt.stop == day("2026-11-10") && rtt.stopStatus?.rawValue == code && rtt.daysWaited == 7)
    #expect(rtt.stopEvent?.contains(code) == true && rtt.notKnownSince == nil)
}

@Test(arguments: ["10", "11", "12", "20", "21", "90", "91", "92", "99"])
func `an attendance with a running status stops nothing and says which it was`(_ code: String) throws {
    let rtt = try attended(status: code).rtt(at: "2026-12-01T09:00:00Z")
    #expect(rtt.stop == nil && rtt.notKnownSince == day("2026-11-10") && rtt.notKnown?.contains(code) == true)
}

@Test func `an attendance without a status leaves the clock running and says so`() throws {
    let course = try attended()
    let rtt = course.rtt(at: "2027-12-01T09:00:00Z")
    #expect(rtt.stop == nil && rtt.notKnownSince == day("2026-11-10"))
    #expect(rtt.notKnown?.contains("runs on") == true && rtt.notKnown?.contains("no RTT status") == true)
    #expect(rtt.due == day("2027-03-09") && course.referral.breachDay == nil)
}

@Test func `a discharge stops the clock, by its status or without one`() throws {
    let treated = try attended(outcome: .discharged, status: "30").rtt(at: "2026-12-01T09:00:00Z")
    #expect(treated.stopStatus == .treated && treated.stop == day("2026-11-10"))
    let bare = try attended(outcome: .discharged).rtt(at: "2026-12-01T09:00:00Z")
    #expect(
        bare.stopStatus == nil && bare.stop == day("2026-11-10") && bare.stopEvent?.contains("no RTT status") == true)
}

@Test(arguments: ["33", "00", "treated", ""])
func `a status that is none, or not for staff to say, is refused`(_ code: String) throws {
    var course = Course(referral(.notBooked))
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-03T09:20:00Z")
    #expect(throws: Refusal.outcomeNotAllowed(code)) {
        try course.act(.recordAttendance, on: "2026-11-03T10:00:00Z") {
            $0.outcome = "1"
            $0.rtt = code
        }
    }
}

@Test func `a status goes with an attendance or an assessment and with nothing else`() throws {
    var course = Course(referral(.booked))
    #expect(throws: Refusal.outcomeNotAllowed("30")) {
        try course.act(.accept, on: "2026-11-03T10:00:00Z") { $0.rtt = "30" }
    }
}

@Test(arguments: [
    (AssessmentOutcome.adviseReferrer, RTTStatus.notToTreat), (.resolvedTreated, .treated),
    (.resolvedPatientRequest, .declined),
])
func `an assessment that closes stops the clock by its outcome`(_ outcome: AssessmentOutcome, _ status: RTTStatus)
    throws
{
    let rtt = try assessed(outcome).rtt(at: "2026-12-01T09:00:00Z")
    #expect(rtt.stop == day("2026-11-12") && rtt.stopStatus == status)
}

@Test func `an assessment that refers on leaves the clock running here, or unknown where it went outside`() throws {
    let course = try assessed(.referOn)
    #expect(course.referral.breachDay == day("2027-03-09") && course.rtt(at: "2026-12-01T09:00:00Z").isRunning)
    let outside = try assessed(.referOnOutside).rtt(at: "2026-12-01T09:00:00Z")
    #expect(outside.stop == nil && outside.notKnownSince == day("2026-11-12"))
}

@Test func `active monitoring stops the clock until the patient goes ahead`() throws {
    var course = try assessed(.referOn, status: "32")
    #expect(course.referral.breachDay == nil)
    course.service = bookable
    try course.act(.book, on: "2027-02-01T09:00:00Z", slot: "2027-02-15T09:20:00Z")
    #expect(course.referral.breachDay == nil)
    try course.act(.recordAttendance, on: "2027-02-15T10:00:00Z") {
        $0.outcome = "3"
        $0.rtt = "11"
    }
    let rtt = course.rtt(at: "2027-02-20T09:00:00Z")
    #expect(rtt.stop == nil && rtt.start == day("2027-02-15") && rtt.startEvent?.contains("active monitoring") == true)
}

@Test func `a clock stops once`() throws {
    var course = try assessed(.referOn, status: "30")
    course.service = bookable
    try course.act(.book, on: "2027-02-01T09:00:00Z", slot: "2027-02-15T09:20:00Z")
    try course.act(.recordAttendance, on: "2027-02-15T10:00:00Z") {
        $0.outcome = "1"
        $0.rtt = "34"
    }
    let rtt = course.rtt(at: "2027-02-20T09:00:00Z")
    #expect(rtt.stop == day("2026-11-12") && rtt.stopStatus == .treated)
}

@Test func `a past appointment without an outcome is not known, never judged`() throws {
    var course = Course(referral(.notBooked))
    course.referral.priority = .twoWeekWait
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    #expect(course.rtt(at: "2026-11-10T09:39:59Z").notKnownSince == nil)
    for name in ["rtt", "first-seen", "faster-diagnosis"] {
        let clock = try #require(course.clock(name, at: "2027-11-10T09:40:00Z"))
        #expect(clock.notKnownSince == day("2026-11-10") && clock.due != nil && !clock.isRunning, "\(name)")
    }
}

@Test func `a clock whose start nobody knows is not known since it is held here`() {
    var waiting = referral(.triagedProviderToAction)
    waiting.priority = .twoWeekWait
    for clock in waiting.clocks(policy: policy, at: now).prefix(3) {
        #expect(clock.notKnownSince == day("2026-11-02") && clock.due == nil && clock.daysWaited == nil)
    }
    #expect(waiting.breachDay == nil && waiting.waitBand(on: day("2026-11-03")) == nil)
}

@Test func `first seen stops at the first attended appointment, faster diagnosis when the patient is treated or told`()
    throws
{
    let course = try attended(.twoWeekWait)
    let seen = try #require(course.clock("first-seen", at: "2026-12-20T09:00:00Z"))
    #expect(seen.stop == day("2026-11-10") && seen.daysWaited == 7 && seen.due == day("2026-11-17"))
    let told = try #require(course.clock("faster-diagnosis", at: "2026-12-20T09:00:00Z"))
    #expect(told.stop == nil && told.notKnownSince == day("2026-11-10") && told.due == day("2026-12-01"))
    let treated = try attended(.twoWeekWait, status: "30")
    #expect(treated.clock("faster-diagnosis", at: "2026-12-20T09:00:00Z")?.stop == day("2026-11-10"))
}

@Test func `the clocks of suspected cancer count from the first start though it is missed or rebooked`() throws {
    var course = Course(referral(.notBooked))
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    try course.act(.recordDNA, on: "2026-11-11T09:00:00Z") { $0.reason = "PATIENT_FORGOT" }
    try course.act(.book, on: "2026-11-16T09:00:00Z", slot: "2026-11-30T09:20:00Z")
    course.referral.priority = .twoWeekWait
    #expect(course.clock("first-seen", at: "2026-11-17T09:00:00Z")?.due == day("2026-11-17"))
    #expect(course.clock("faster-diagnosis", at: "2026-11-17T09:00:00Z")?.due == day("2026-12-01"))
    #expect(course.rtt(at: "2026-11-17T09:00:00Z").start == day("2026-11-16"))
}
