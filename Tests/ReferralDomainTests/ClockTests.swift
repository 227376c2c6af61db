// The 18-week clock: what starts it, what nullifies it, what stops it, and what only delays the patient.
import ReferralDomain
import Testing

/// The referral after each act in turn, each by a clinician or, where that is not theirs, a referrer, and at its moment.
struct Course {
    var referral: Referral
    var service: Service?

    init(_ referral: Referral, at service: Service? = bookable) {
        self.referral = referral
        self.service = service
    }

    mutating func act(
        _ action: ReferralAction, on text: String, as role: Role = .clinician, slot visit: String? = nil,
        _ fill: (inout ReferralCommand) -> Void = { _ in }
    ) throws {
        var said = command(action, fill)
        var facts = facts(service, at: instant(text))
        if let visit {
            said.slot = "S1"
            facts.slot = slot("S1", at: service ?? bookable, start: instant(visit))
            facts.namedService = service
        }
        referral = try referral.deciding(said, by: actor(role), facts: facts).referral
        // As the store does when it saves an appointment.
        if referral.appointment?.id == 0 { referral.appointment?.id = Int64(referral.version) }
    }

    /// The 18-week clock at a moment.
    func rtt(at text: String) -> PathwayClock { clock("rtt", at: text) ?? PathwayClock.missing }

    func clock(_ name: String, at text: String) -> PathwayClock? {
        referral.clocks(policy: policy, service: service, at: instant(text)).first { $0.name == name }
    }
}

extension PathwayClock {
    fileprivate static let missing = PathwayClock(name: "missing", start: nil, due: nil, rule: "", stops: "")
}

/// A routine referral that nobody has booked yet and of whose start e-RS says nothing.
private func unbooked(_ priority: Priority = .routine, at service: Service = bookable) -> Course {
    var before = referral(.notBooked, at: service)
    before.priority = priority
    return Course(before, at: service)
}

/// The same, booked on 3 November 2026 for a visit on 10 November.
private func booked(_ priority: Priority = .routine, at service: Service = bookable) throws -> Course {
    var course = unbooked(priority, at: service)
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    return course
}

/// The same, its visit missed.
private func missed(_ priority: Priority = .routine, reason: String = "PATIENT_FORGOT") throws -> Course {
    var course = try booked(priority)
    try course.act(.recordDNA, on: "2026-11-11T09:00:00Z") { $0.reason = reason }
    return course
}

@Test func `a booking starts the clock on the day of the conversion`() throws {
    let course = try booked()
    let rtt = course.rtt(at: "2026-11-05T09:00:00Z")
    #expect(rtt.start == day("2026-11-03") && rtt.due == day("2027-03-09") && rtt.daysWaited == 2)
    #expect(rtt.startEvent == "the first booking" && rtt.rule.contains("day 126 is the last good day"))
    #expect(rtt.isRunning && course.referral.breachDay == day("2027-03-09"))
}

@Test func `a deferral starts the clock on the day it reaches Appointment Slot Issues`() throws {
    var course = unbooked()
    try course.act(.deferToProvider, on: "2026-11-03T09:00:00Z", as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" }
    try course.act(.acceptReferBookLater, on: "2026-11-20T09:00:00Z") { $0.comment = "To be seen." }
    try course.act(.book, on: "2026-11-24T09:00:00Z", slot: "2026-12-10T09:20:00Z")
    #expect(course.referral.waitStart?.event == .deferred)
    #expect(course.rtt(at: "2026-11-24T10:00:00Z").start == day("2026-11-03"))
}

@Test func `a referral assessment service starts the clock on arrival`() throws {
    var course = unbooked(at: triageService)
    try course.act(.sendForTriage, on: "2026-11-03T09:00:00Z", as: .referrer)
    #expect(course.referral.waitStart?.event == .triageService)
    #expect(course.rtt(at: "2026-11-03T10:00:00Z").start == day("2026-11-03"))
}

@Test func `a clinical assessment service goes first and its date stays when it refers on`() throws {
    var course = try booked(at: assessmentService)
    try course.act(.accept, on: "2026-11-04T09:00:00Z")
    try course.act(.recordAssessment, on: "2026-11-10T10:00:00Z") { $0.outcome = "REFER_ON" }
    course.service = bookable
    try course.act(.book, on: "2026-11-12T10:00:00Z", slot: "2026-12-10T09:20:00Z")
    #expect(course.referral.waitStart?.event == .assessmentService)
    #expect(course.rtt(at: "2026-11-12T10:00:00Z").start == day("2026-11-03"))
}

@Test(arguments: [
    ("2026-10-20T09:00:00Z", "2026-10-20", ClockStart.pathwayStart), ("2026-11-20T09:00:00Z", "2026-11-03", .booked),
    ("2026-11-03T09:00:00Z", "2026-11-03", .booked),
])
func `of e-RS's pathway start and ours the earlier date wins`(_ sent: String, _ start: String, _ event: ClockStart)
    throws
{
    var course = try booked()
    course.referral.pathwayStart = instant(sent)
    #expect(course.referral.waitStart?.event == event)
    #expect(course.rtt(at: "2026-11-21T09:00:00Z").start == day(start))
}

@Test func `a paper referral starts on the day received, or on an earlier start inherited`() {
    var paper = referral(.deferredToProvider)
    paper.noteClockStart(.received, at: instant("2026-11-02T10:00:00Z"))
    #expect(paper.waitStart?.event == .received)
    paper.noteClockStart(.inherited, at: instant("2026-09-01T10:00:00Z"))
    #expect(paper.waitStart?.event == .inherited && paper.breachDay == day("2027-01-05"))
    paper.noteClockStart(.inherited, at: instant("2026-11-09T10:00:00Z"))
    #expect(paper.breachDay == day("2027-01-05"))
}

@Test func `rebooking, redirecting and cancelling change no start and stop no clock`() throws {
    var course = try booked()
    try course.act(.rebook, on: "2026-11-05T09:00:00Z", slot: "2026-11-20T09:20:00Z")
    try course.act(.cancelAppointment, on: "2026-11-06T09:00:00Z") {
        $0.by = .provider
        $0.reason = "CLINIC_CANCELLED"
    }
    let rtt = course.rtt(at: "2026-11-07T09:00:00Z")
    #expect(rtt.start == day("2026-11-03") && rtt.isRunning && rtt.delays.isEmpty)
    #expect(rtt.notes == ["A cancelled appointment does not stop the clock."])
    try course.act(.book, on: "2026-11-09T09:00:00Z", slot: "2026-12-10T09:20:00Z")
    #expect(course.referral.breachDay == day("2027-03-09"))
}

@Test func `a rejection returns to primary care, and referred again the first date counts on`() throws {
    var course = try booked()
    try course.act(.reject, on: "2026-11-05T09:00:00Z") { $0.reason = "SERVICE_INAPPROPRIATE" }
    let stopped = course.rtt(at: "2026-12-01T09:00:00Z")
    #expect(stopped.stop == day("2026-11-05") && stopped.stopStatus == .notToTreat && stopped.daysWaited == 2)
    #expect(stopped.start == day("2026-11-03") && course.referral.breachDay == nil)
    try course.act(.changeShortlist, on: "2026-12-01T09:00:00Z", as: .referrer) { $0.service = "100" }
    try course.act(.book, on: "2026-12-02T09:00:00Z", as: .referrer, slot: "2026-12-10T09:20:00Z")
    let again = course.rtt(at: "2026-12-02T10:00:00Z")
    #expect(again.stop == nil && again.start == day("2026-11-03") && course.referral.breachDay == day("2027-03-09"))
}

@Test func `advice returned to the referrer stops the clock, and referred again the first date counts on`() throws {
    var course = unbooked(at: triageService)
    try course.act(.sendForTriage, on: "2026-11-03T09:00:00Z", as: .referrer)
    try course.act(.returnToReferrerWithAdvice, on: "2026-11-05T09:00:00Z") { $0.comment = "Please repeat." }
    let stopped = course.rtt(at: "2026-11-06T09:00:00Z")
    #expect(
        stopped.stop == day("2026-11-05") && stopped.notes == ["If it is referred again, the first date counts on."])
    try course.act(.changeShortlist, on: "2026-12-01T09:00:00Z", as: .referrer) { $0.service = "400" }
    try course.act(.sendForTriage, on: "2026-12-02T09:00:00Z", as: .referrer)
    #expect(course.referral.isClockRunning && course.referral.breachDay == day("2027-03-09"))
}

@Test func `a referral rejected before its start was known stays without one`() throws {
    var course = Course(referral(.rejected))
    course.referral.clock.stop = instant("2026-10-01T09:00:00Z")
    course.referral.clock.stopEvent = .rejected
    try course.act(.changeShortlist, on: "2026-12-01T09:00:00Z", as: .referrer) { $0.service = "100" }
    try course.act(.book, on: "2026-12-02T09:00:00Z", as: .referrer, slot: "2026-12-10T09:20:00Z")
    #expect(course.referral.waitStart == nil && course.referral.clock.stop == nil)
}

@Test func `a missed first appointment nullifies the clock until somebody rebooks`() throws {
    var course = try missed()
    let rtt = course.rtt(at: "2026-11-12T09:00:00Z")
    #expect(rtt.start == nil && rtt.due == nil && rtt.daysWaited == nil && course.referral.breachDay == nil)
    #expect(rtt.stop == day("2026-11-10") && rtt.stopStatus == .missedFirst && rtt.notKnownSince == nil)
    try course.act(.book, on: "2026-11-16T09:00:00Z", slot: "2026-11-30T09:20:00Z")
    let anew = course.rtt(at: "2026-11-23T09:00:00Z")
    #expect(anew.start == day("2026-11-16") && anew.daysWaited == 7 && anew.startEvent?.contains("rebooking") == true)
    #expect(anew.notes.first?.contains("from 03-Nov-2026 until then does not count") == true)
    #expect(course.referral.breachDay == day("2027-03-22"))
}

@Test func `a later missed appointment does not stop the clock`() throws {
    var course = try missed()
    try course.act(.book, on: "2026-11-16T09:00:00Z", slot: "2026-11-30T09:20:00Z")
    try course.act(.recordDNA, on: "2026-12-01T09:00:00Z") { $0.reason = "PATIENT_FORGOT" }
    let rtt = course.rtt(at: "2026-12-02T09:00:00Z")
    #expect(rtt.start == day("2026-11-16") && rtt.isRunning)
    #expect(rtt.notes.contains("A later missed appointment does not stop the clock."))
    try course.act(.undoDNA, on: "2026-12-02T09:00:00Z")
    #expect(course.referral.breachDay == day("2027-03-22") && course.referral.clock.nullifiedAt != nil)
}

@Test func `a missed appointment that is discharged to the referrer stops the clock, and a new referral starts anew`()
    throws
{
    var course = try missed()
    try course.act(.book, on: "2026-11-16T09:00:00Z", slot: "2026-11-30T09:20:00Z")
    try course.act(.recordDNA, on: "2026-12-01T09:00:00Z") {
        $0.reason = "PATIENT_FORGOT"
        $0.outcome = MissedAppointmentOutcome.adviseReferrer
        $0.contact = "no-answer"
    }
    let stopped = course.rtt(at: "2026-12-02T09:00:00Z")
    #expect(stopped.stop == day("2026-12-01") && stopped.stopStatus == .notToTreat)
    try course.act(.book, on: "2027-01-04T09:00:00Z", as: .referrer, slot: "2027-01-20T09:20:00Z")
    #expect(course.rtt(at: "2027-01-05T09:00:00Z").start == day("2027-01-04"))
    #expect(course.referral.waitStart?.event == .referredAgain)
}

@Test(arguments: [Priority.twoWeekWait, nil])
func `where cancer is or may be suspected a missed first appointment nullifies nothing`(_ priority: Priority?) throws {
    var course = try booked(.twoWeekWait)
    course.referral.priority = priority
    try course.act(.recordDNA, on: "2026-11-11T09:00:00Z") { $0.reason = "PATIENT_FORGOT" }
    let rtt = course.rtt(at: "2026-11-12T09:00:00Z")
    #expect(rtt.isRunning && rtt.start == day("2026-11-03") && rtt.notes.first?.contains("cancer") == true)
    // The second one is not the first, whatever the priority is by then.
    course.referral.priority = .routine
    try course.act(.book, on: "2026-11-16T09:00:00Z", slot: "2026-11-30T09:20:00Z")
    try course.act(.recordDNA, on: "2026-12-01T09:00:00Z") { $0.reason = "PATIENT_FORGOT" }
    #expect(course.referral.breachDay == day("2027-03-09"))
}

@Test func `a missed appointment taken back gives the first date back`() throws {
    var course = try missed()
    try course.act(.undoDNA, on: "2026-11-12T09:00:00Z")
    #expect(course.referral.breachDay == day("2027-03-09"))
    #expect(course.referral.clock.firstMissedAt == nil)
    try course.act(.recordDNA, on: "2026-11-12T10:00:00Z") { $0.reason = "PATIENT_FORGOT" }
    #expect(course.referral.breachDay == nil)
}

@Test func `an appointment missed because the patient died stops the clock with 36, until it is taken back`() throws {
    var course = try missed(reason: "PATIENT_DIED")
    let rtt = course.rtt(at: "2026-11-12T09:00:00Z")
    #expect(rtt.stopStatus == .died && rtt.stop == day("2026-11-10") && rtt.start == day("2026-11-03"))
    try course.act(.undoDNA, on: "2026-11-12T09:00:00Z")
    #expect(course.rtt(at: "2026-11-12T10:00:00Z").stop == nil)
}

@Test func `a referral first heard of as missed is not nullified by a guess`() {
    var arrived = referral(.didNotAttend)
    arrived.pathwayStart = instant("2026-10-01T09:00:00Z")
    arrived.moveClock(from: nil, at: arrived.stateSince)
    #expect(arrived.clock.nullifiedAt == nil && arrived.breachDay == day("2027-02-04"))
}

@Test(arguments: [
    ("PATIENT_DIED", RTTStatus.died), ("PATIENT_REQUEST_CANCELLATION_OTHER", .declined), ("INTEND_PRIVATE", .declined),
    ("TREATMENT_NO_LONGER_REQUIRED", .declined),
])
func `a cancelled referral stops the clock with the status of its reason`(_ reason: String, _ status: RTTStatus) throws
{
    var course = try booked()
    try course.act(.cancelReferral, on: "2026-11-05T09:00:00Z") {
        $0.reason = reason
        $0.comment = "Said so."
    }
    let rtt = course.rtt(at: "2026-12-05T09:00:00Z")
    #expect(rtt.stop == day("2026-11-05") && rtt.stopStatus == status && rtt.daysWaited == 2)
    #expect(course.referral.breachDay == nil)
}

@Test func `a patient booked outside e-RS may wait on, which is said and not judged`() throws {
    var course = try booked()
    try course.act(.cancelReferral, on: "2026-11-05T09:00:00Z") { $0.reason = "BOOKED_OUTSIDE_CAB" }
    let rtt = course.rtt(at: "2027-12-05T09:00:00Z")
    #expect(rtt.stop == nil && rtt.notKnownSince == day("2026-11-05") && rtt.daysWaited == 2)
    #expect(rtt.due == day("2027-03-09") && course.referral.breachDay == nil && !rtt.isRunning)
}

@Test func `delays by choice are recorded and never subtracted`() throws {
    var course = try booked()
    try course.act(.cancelAppointment, on: "2026-11-05T09:00:00Z", as: .referrer) {
        $0.by = .patient
        $0.reason = "PATIENT_HOLIDAY"
    }
    try course.act(.contactAttempt, on: "2026-11-09T09:00:00Z") { $0.outcome = "declined-offer" }
    try course.act(.contactAttempt, on: "2026-11-10T09:00:00Z") { $0.outcome = "no-answer" }
    let rtt = course.rtt(at: "2026-11-30T09:00:00Z")
    #expect(
        rtt.delays == [ChosenDelay(.cancelled, on: day("2026-11-05")), ChosenDelay(.declined, on: day("2026-11-09"))])
    #expect(rtt.daysWaited == 27 && rtt.due == day("2027-03-09") && course.referral.breachDay == day("2027-03-09"))
}
