// Clocks through the door and through imports: what is said and sent moves them, is kept, and is in the history.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ClockTests {
    /// A referral whose appointment was on 2 November, accepted.
    private func visited() throws -> Office {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-02T10:00:00Z" })
        return office
    }

    private func clock(_ name: String, in office: Office, as role: Role = .clerk) throws -> PathwayClock {
        let request = Request.referral(try office.name(Message.ubrn), opening: false)
        guard case .referral(let detail) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return try #require(detail.clocks.first { $0.name == name })
    }

    private func breaches(_ list: Worklist, in office: Office, as role: Role = .clerk) throws -> [Day?] {
        guard
            case .worklist(let page) = try office.desk.answer(
                .worklist(WorklistQuery(list)), for: try office.actor(role))
        else { throw WrongReply() }
        return page.items.map(\.breach)
    }

    @Test func `an attendance with its RTT status stops the clock, and the history says so`() throws {
        let office = try visited()
        #expect(try clock("rtt", in: office).notKnownSince == Day(iso: "2026-11-02"))
        try office.act(.recordAttendance, as: .clerk) {
            $0.outcome = "1"
            $0.rtt = "30"
        }
        let rtt = try clock("rtt", in: office)
        #expect(rtt.start == Day(iso: "2026-10-19") && rtt.stop == Day(iso: "2026-11-02") && rtt.daysWaited == 14)
        #expect(rtt.stopStatus == .treated)
        guard
            case .history(let lines) = try office.desk.answer(
                .history(try office.name(Message.ubrn)), for: try office.actor(.clerk))
        else { throw WrongReply() }
        let changes = lines.last?.changes.map(\.field) ?? []
        #expect(Set(changes).isSuperset(of: ["rtt_stop", "rtt_stop_status", "rtt_status", "first_seen_at"]))
        #expect(try office.examine() == [])
    }

    @Test func `a stopped clock has no breach day on any list`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-20T10:00:00Z" })
        try office.act(.reject, as: .clinician) { $0.reason = "SERVICE_INAPPROPRIATE" }
        let row = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT worklist, breach FROM worklist_item") { ($0.text() ?? "", $0.day()) }
        }
        #expect(row.map(\.0).contains("rejected-triage-response") && row.allSatisfy { $0.1 == nil })
        #expect(try office.examine() == [])
    }

    @Test func `what e-RS sends moves the clock as our own acts do, by the time of its file`() throws {
        let office = try Office()
        func take(_ message: Message, on day: String) throws {
            office.clock.now = at("\(day)T09:30:00Z")
            let sent = file(message.json, "\(message.version).json", modified: at("\(day)T08:00:00Z"))
            try office.take([sent])
        }
        try take(Message("BOOKED") { $0.start = "2026-11-02T10:00:00Z" }, on: "2026-11-01")
        #expect(try office.referral().breachDay == Day(iso: "2027-02-22"))
        try take(Message("DID_NOT_ATTEND", version: 4), on: "2026-11-03")
        #expect(try office.referral().breachDay == nil)
        #expect(try clock("rtt", in: office).stop == Day(iso: "2026-11-02"))
        #expect(try clock("rtt", in: office).stopStatus == .missedFirst)
        try take(Message("BOOKED", version: 5) { $0.start = "2026-11-20T10:00:00Z" }, on: "2026-11-09")
        #expect(try clock("rtt", in: office).start == Day(iso: "2026-11-09"))
        try take(Message("APPT_CANCELLED_BY_PATIENT", version: 6), on: "2026-11-10")
        let rtt = try clock("rtt", in: office)
        #expect(rtt.isRunning && rtt.delays.map(\.day.iso) == ["2026-11-10"])
        try take(Message("CANCELLED_REFERRAL", version: 7) { $0.reason = "PATIENT_DIED" }, on: "2026-11-12")
        #expect(try clock("rtt", in: office).stopStatus == .died)
        #expect(try clock("rtt", in: office).stop == Day(iso: "2026-11-12"))
        #expect(try office.examine() == [])
    }

    @Test func `a row of Appointment Slot Issues starts the clock where e-RS gives no pathway start`() throws {
        let office = try Office()
        try office.take([
            worklist(
                ListName.slotIssues,
                [Row(Message.ubrn, ["service": Named.clinic, "ubrnReceived": "2026-10-01T10:00:00Z"])])
        ])
        let rtt = try clock("rtt", in: office)
        #expect(rtt.start == Day(iso: "2026-10-01") && rtt.startEvent == ClockStart.deferred.words)
        #expect(try breaches(.appointmentSlotIssues, in: office) == [Day(iso: "2027-02-04")])
        #expect(try office.examine() == [])
    }

    @Test func `a row without any start has a clock that is not known, and no breach day`() throws {
        let office = try Office()
        try office.take([worklist(ListName.review, [Row(Message.ubrn, ["service": Named.clinic])])])
        let rtt = try clock("rtt", in: office)
        #expect(rtt.start == nil && rtt.notKnownSince != nil && rtt.due == nil)
    }

    @Test(arguments: [(nil, "2026-11-02", "received"), ("2026-08-03T09:00:00Z", "2026-08-03", "inherited")])
    func `a paper referral counts from its receipt or from the start it inherited`(
        _ inherited: String?, _ start: String, _ event: String
    ) throws {
        let office = try Office()
        var new = NewReferral(priority: .routine, service: Named.clinic, source: .paper)
        new.family = "Bravo"
        new.received = at("2026-11-02T10:00:00Z")
        new.pathwayStart = inherited.map { at($0) }
        let detail = try office.desk.addReferral(new, by: try office.actor(.clerk))
        #expect(detail.clocks.first?.start == Day(iso: start))
        #expect(detail.referral.waitStart?.event.rawValue == event)
        #expect(try office.examine() == [])
    }

    @Test func `a validation is on record with what was said, and the next day follows`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2027-03-20T10:00:00Z" })
        office.clock.now = at("2027-01-05T09:30:00Z")
        #expect(try clock("validation", in: office).due == Day(iso: "2027-01-11"))
        try office.act(.validate, as: .clerk) {
            $0.outcome = "still-needed"
            $0.instruction = "Prefers mornings."
        }
        #expect(try clock("validation", in: office).due == Day(iso: "2027-04-19"))
        guard
            case .history(let lines) = try office.desk.answer(
                .history(try office.name(Message.ubrn)), for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(
            lines.last?.changes.contains(FieldChange(field: "validated", before: nil, after: "still-needed")) == true)
        #expect(
            lines.last?.changes.contains(FieldChange(field: "said", before: nil, after: "Prefers mornings.")) == true)
        #expect(try office.examine() == [])
    }

    @Test(arguments: [Role.supervisor, .referrer, .auditor])
    func `a validation is for those who book`(_ role: Role) throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2027-03-20T10:00:00Z" })
        let said = failure { try office.act(.validate, as: role) { $0.outcome = "still-needed" } }
        #expect(said != nil)
        #expect(try office.referral().clock.validatedAt == nil)
    }

    @Test func `everything a clock remembers is kept and read again`() throws {
        let office = try visited()
        var wanted = TreatmentClock()
        wanted.start = at("2026-10-20T09:00:00Z")
        wanted.startEvent = .assessmentService
        wanted.nullifiedAt = at("2026-10-21T09:00:00Z")
        wanted.restart = at("2026-10-22T09:00:00Z")
        wanted.restartEvent = .afterMonitoring
        wanted.stop = at("2026-10-23T09:00:00Z")
        wanted.stopEvent = .handedBack
        wanted.stopStatus = .notToTreat
        wanted.status = .subsequentActivity
        wanted.firstSeenAt = at("2026-10-24T09:00:00Z")
        wanted.firstMissedAt = at("2026-10-25T09:00:00Z")
        wanted.delays = [
            ChosenDelay(.declined, on: Day(number: 20_000)), ChosenDelay(.cancelled, on: Day(number: 20_001)),
        ]
        wanted.validatedAt = at("2026-10-26T09:00:00Z")
        wanted.validation = .noLongerNeeded
        let before = try office.referral()
        var after = before
        after.clock = wanted
        after.version += 1
        let change = ReferralChange(
            before: before, after: after, action: "import", signature: Signature(user: "admin", role: "admin"),
            at: morning)
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.perform(change, policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
        }
        #expect(try office.referral().clock == wanted)
    }
}
