// Active monitoring of a patient whom nobody has booked: begun by a clinician, reviewed every twelve weeks, ended by a booking.
import ReferralDomain
import Testing

/// Booked on 3 November 2026, cancelled by the patient on the 5th, and waiting to be booked again.
private func waiting() throws -> Course {
    var before = referral(.notBooked)
    before.priority = .routine
    var course = Course(before)
    try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
    try course.act(.cancelAppointment, on: "2026-11-05T09:00:00Z") {
        $0.by = .patient
        $0.reason = "PATIENT_HOLIDAY"
    }
    return course
}

private func monitored(by start: MonitoringStart = .patient) throws -> Course {
    var course = try waiting()
    try course.act(.startMonitoring, on: "2026-11-09T09:00:00Z") {
        $0.outcome = start.rawValue
        $0.comment = "Agreed by telephone."
    }
    return course
}

struct MonitoringTests {
    @Test(arguments: [(MonitoringStart.patient, RTTStatus.monitoredByPatient), (.clinician, .monitoredByClinician)])
    func `a clinician starts active monitoring after a conversation, and the clock stops with who began it`(
        _ start: MonitoringStart, _ status: RTTStatus
    ) throws {
        let course = try monitored(by: start)
        let rtt = course.rtt(at: "2026-12-01T09:00:00Z")
        #expect(rtt.stop == day("2026-11-09") && rtt.stopStatus == status && rtt.daysWaited == 6)
        #expect(course.referral.breachDay == nil && course.referral.state == .appointmentCancelledByPatient)
        #expect(rtt.stopEvent?.contains(status.rawValue) == true)
    }

    @Test func `the conversation is written down, by somebody clinical, of a clock that runs`() throws {
        var course = try waiting()
        func refused(_ role: Role, _ fill: (inout ReferralCommand) -> Void) -> Refusal? {
            do {
                try course.act(.startMonitoring, on: "2026-11-09T09:00:00Z", as: role, fill)
                return nil
            } catch { return error as? Refusal }
        }
        #expect(refused(.clerk) { $0.outcome = "patient" } == .notYourRole(.clerk))
        #expect(refused(.clinician) { $0.outcome = "patient" } == .commentMissing)
        #expect(
            refused(.clinician) {
                $0.outcome = "31"
                $0.comment = "Agreed."
            } == .outcomeNotAllowed("31"))
        #expect(
            refused(.clinician) {
                $0.outcome = "patient"
                $0.comment = "Agreed."
            } == nil)
        #expect(
            refused(.clinician) {
                $0.outcome = "patient"
                $0.comment = "Agreed."
            } == .clockStopped)
    }

    @Test func `active monitoring is reviewed every twelve weeks, each from the last`() throws {
        var course = try monitored()
        let first = day("2026-11-09").adding(days: 84)
        #expect(course.referral.validationDue == first)
        let clock = try #require(course.clock("validation", at: "2026-12-01T09:00:00Z"))
        #expect(clock.due == first && clock.rule.contains("every 12 weeks") && clock.start == day("2026-11-09"))
        let views = course.referral.viewEntries(handling: Handling(), work: [], policy: policy)
        #expect(views.contains { $0.worklist == .validationDue && $0.due == first && $0.dueRule.contains("12 weeks") })
        // Not reached is no review, and one held early counts from its day.
        try course.act(.validate, on: "2027-01-20T09:00:00Z", as: .clerk) { $0.outcome = "not-reached" }
        #expect(course.referral.validationDue == first)
        try course.act(.validate, on: "2027-01-25T09:00:00Z", as: .clerk) { $0.outcome = "still-needed" }
        #expect(course.referral.validationDue == day("2027-01-25").adding(days: 84))
        try course.act(.validate, on: "2027-04-19T09:00:00Z", as: .clerk) { $0.outcome = "no-longer-needed" }
        #expect(course.referral.validationDue == day("2027-04-19"))
    }

    @Test func `whoever is monitored stays where they can be booked, due at the review`() throws {
        let course = try monitored()
        let rows = course.referral.worklistEntries(service: bookable, policy: policy)
        let row = try #require(rows.first { $0.worklist == .appointmentsForBooking })
        #expect(row.due == day("2026-11-09").adding(days: 84) && row.since == course.referral.stateSince)
        #expect(row.dueRule == "Active monitoring: reviewed every 12 weeks")
    }

    @Test func `when the patient goes ahead a new clock begins at zero`() throws {
        var course = try monitored()
        try course.act(.book, on: "2027-01-11T09:00:00Z", slot: "2027-01-25T09:20:00Z")
        let rtt = course.rtt(at: "2027-01-18T09:00:00Z")
        #expect(rtt.stop == nil && rtt.start == day("2027-01-11") && rtt.daysWaited == 7)
        #expect(rtt.startEvent?.contains("active monitoring") == true)
        #expect(course.referral.breachDay == day("2027-01-11").adding(days: 126))
    }

    @Test func `said with an attendance the review follows by itself, and is never later than twelve weeks`() throws {
        var before = referral(.notBooked)
        before.priority = .routine
        var course = Course(before)
        try course.act(.book, on: "2026-11-03T09:00:00Z", slot: "2026-11-10T09:20:00Z")
        let last = day("2026-11-10").adding(days: 84)
        for status in ["31", "32", "91"] {
            var said = command(.recordAttendance) {
                $0.outcome = "3"
                $0.rtt = status
            }
            #expect(course.referral.monitoringReview(after: said) == FollowUp(.followUp, due: last))
            said.followUp = FollowUp(.test, due: last.adding(days: 1))
            #expect(throws: Refusal.reviewTooLate(last)) {
                _ = try course.referral.deciding(
                    said, by: actor(.clerk), facts: facts(at: instant("2026-11-10T10:00:00Z")))
            }
            said.followUp = FollowUp(.test, due: last)
            #expect(course.referral.monitoringReview(after: said) == nil)
            _ = try course.referral.deciding(
                said, by: actor(.clerk), facts: facts(at: instant("2026-11-10T10:00:00Z")))
        }
        for (outcome, status) in [("1", "31"), ("3", "20")] {
            let said = command(.recordAttendance) {
                $0.outcome = outcome
                $0.rtt = status
            }
            #expect(course.referral.monitoringReview(after: said) == nil)
        }
    }
}
