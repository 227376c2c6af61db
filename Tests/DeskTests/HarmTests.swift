// Slips that reach a patient: a death nobody hears of, a look that was none, a snooze that outlives its reason.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let second = "990000000102"
private let child = "nhs_number,family,given,born\n9990000018,Bravo,Ann,2015-02-03\n"

extension Office {
    /// Somebody acts as a named colleague, or as a role's member.
    @discardableResult
    func act(
        _ action: ReferralAction, _ ubrn: String = Message.ubrn, by actor: Actor,
        _ change: (inout ReferralCommand) -> Void = { _ in }
    ) throws -> Outcome {
        var command = ReferralCommand(action)
        change(&command)
        guard case .done(let outcome) = try desk.answer(.perform(command, on: try name(ubrn)), for: actor) else {
            throw WrongReply()
        }
        return outcome
    }

    func compensate(_ way: Compensation, _ ubrn: String = Message.ubrn, by actor: Actor) throws {
        _ = try desk.answer(.compensate(way, try name(ubrn)), for: actor)
    }

    /// Another member of staff.
    func member(_ login: String, _ roles: Role..., workgroups: [String] = []) throws -> Actor {
        let member = try desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: login, name: "Dr \(login)", account: nil, organisation: Named.home, roles: roles)
        }
        for service in workgroups {
            _ = try desk.answer(.staff(.join(login, service: service)), for: try actor(.admin))
        }
        return Actor(staff: member, role: roles.first ?? .clerk, organisation: Named.home)
    }

    /// UBRNs on a list as a role sees it.
    func on(_ list: Worklist, as role: Role) throws -> [String] {
        guard case .worklist(let page) = try desk.answer(.worklist(WorklistQuery(list)), for: try actor(role)) else {
            throw WrongReply()
        }
        return page.items.compactMap { $0.ubrn?.digits }
    }

    func handling(_ ubrn: String = Message.ubrn) throws -> Handling {
        let id = try referral(ubrn).id
        return try desk.store.read { (it) throws(Failure) in try it.handling(of: id, on: .provider) }
    }
}

struct DeathHarmTests {
    @Test func `a death ends an open conversation with the referrals, and both are opened again`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.take([file(AdviceRequest(.providerResponseRequired) { $0.ubrn = second }.json, "a.json")])
        _ = try office.die()
        let ended = try office.settled(.closeReferrals(Named.patient))
        #expect(ended.count == 2 && ended.allSatisfy { $0.refusal == nil })
        let conversation = try office.referral(second)
        #expect(conversation.advice == .endedCancelled && conversation.state == .notBooked && conversation.isClosed)
        #expect(try office.referral().state == .cancelledReferral)
        #expect(try office.examine() == [])
        let opened = try office.settled(.reopenReferrals(Named.patient))
        #expect(opened.count == 2 && opened.allSatisfy { $0.refusal == nil })
        #expect(try office.referral(second).advice == .providerResponseRequired)
        #expect(try office.examine() == [])
    }

    @Test func `a dead patient is not accepted, nor is their appointment cancelled to be booked later`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-20T10:00:00Z" })
        _ = try office.die()
        #expect(failure { try office.act(.accept, as: .clinician) } == .refused(.patientDied))
        let later = failure { try office.act(.cancelAppointmentActionLater, as: .clinician) { $0.comment = "Later." } }
        #expect(later == .refused(.patientDied))
    }
}

struct NotLookedTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take([file(child, "p.csv")])
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        return office
    }

    private func handBack(_ office: Office) throws {
        let isRecorded = try office.referral().state == .didNotAttend
        try office.act(.recordDNA, as: .clerk) {
            $0.reason = isRecorded ? nil : "PATIENT_FORGOT"
            $0.outcome = MissedAppointmentOutcome.adviseReferrer
            $0.contact = ContactOutcome.noAnswer.rawValue
        }
    }

    @Test func `a claim or a note is no look at a child who was not brought`() throws {
        let office = try office()
        try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        try office.act(.claim, as: .clinician)
        try office.act(.release, as: .clinician)
        try office.act(.note, as: .clinician) { $0.instruction = "Will look." }
        #expect(failure { try handBack(office) } == .refused(.clinicianMustLook))
        _ = try office.detail(as: .clinician, opening: true)
        try handBack(office)
        #expect(try office.referral().returnedToReferrer)
    }

    @Test func `a look before anybody recorded the non-attendance is no look at it`() throws {
        let office = try office()
        _ = try office.detail(as: .clinician, opening: true)
        #expect(failure { try handBack(office) } == .refused(.clinicianMustLook))
        try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        #expect(failure { try handBack(office) } == .refused(.clinicianMustLook))
    }
}

struct SnoozeHarmTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        try office.act(.snooze, as: .clinician) {
            $0.until = at("2027-01-20T09:00:00Z")
            $0.instruction = "Waiting for the scan."
        }
        return office
    }

    @Test func `a snooze ends when the priority rises, and comes back when that is taken back`() throws {
        let office = try office()
        try office.act(.changePriority, as: .clinician) {
            $0.priority = .twoWeekWait
            $0.comment = "A lump."
        }
        #expect(try office.handling().snooze == nil)
        #expect(try office.on(.snoozed, as: .supervisor) == [])
        try office.compensate(.undo, by: try office.actor(.clinician))
        #expect(try office.handling().snooze != nil)
        #expect(try office.examine() == [])
    }

    @Test func `a new letter ends a snooze, and so does a message that brings suspected cancer`() throws {
        let office = try office()
        try office.take(
            Message("AWAITING_TRIAGE", version: 4) {
                $0.services = [Named.triage]
                $0.priority = "TWO_WEEK_WAIT"
            })
        #expect(try office.handling().snooze == nil)

        let other = try Office()
        try other.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        var referral = try other.referral()
        referral.clinicalInfoLastUpdated = morning
        #expect(referral.wakes(from: try other.referral(), snoozedUntil: at("2026-12-01T09:00:00Z")))
        #expect(!referral.wakes(from: referral, snoozedUntil: at("2026-12-01T09:00:00Z")))
    }

    @Test func `what can no longer be put off says so before anybody tries`() throws {
        let office = try Office()
        try office.take(
            Message("AWAITING_TRIAGE") {
                $0.services = [Named.triage]
                $0.priority = "TWO_WEEK_WAIT"
            })
        func why() throws -> Refusal? {
            try office.detail(as: .clinician).actions.first { $0.action == .snooze }?.refusal
        }
        #expect(try why() == nil)
        office.clock.now = at("2026-12-01T09:00:00Z")
        #expect(try why() == .snoozeTooLong(try office.referral().latestSnooze))
    }
}

struct ColleagueTests {
    @Test func `nothing is assigned or handed up to a colleague who may not see it`() throws {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        _ = try office.ask(.join("clinician", service: Named.triage))
        _ = try office.member("outside", .clinician)
        _ = try office.member("inside", .clinician, workgroups: [Named.triage])
        for action in [ReferralAction.assign, .handUp] {
            let refused = failure {
                try office.act(action, as: .clinician) {
                    $0.to = "outside"
                    $0.comment = "Yours?"
                }
            }
            #expect(refused == .refused(.colleagueUnknown("outside")))
            try office.act(action, as: .clinician) {
                $0.to = "inside"
                $0.comment = "Yours?"
            }
        }
    }

    @Test func `an answered question goes back to whoever asked, as something new`() throws {
        let office = try HandlingTests.office()
        let registrar = try HandlingTests.colleague(office, "registrar", .clinician)
        let ubrn = HandlingTests.ubrn(1)
        _ = try HandlingTests.detail(office, 1, registrar)
        try office.act(.handUp, ubrn, by: registrar) {
            $0.to = "clinician"
            $0.comment = "Is this one for us?"
        }
        try office.act(.answer, ubrn, as: .clinician) { $0.comment = "Yes." }
        #expect(try office.handling(ubrn).owner?.login == "registrar")
        let line = try HandlingTests.page(office, .appointmentSlotIssues, registrar).items.first {
            $0.ubrn?.digits == ubrn
        }
        #expect(line?.owner?.login == "registrar" && line?.changed == .new)
        #expect(try office.examine() == [])
    }

    @Test func `a claim made anew after one that ended counts from its own start`() throws {
        let office = try HandlingTests.office()
        let ubrn = HandlingTests.ubrn(1)
        try office.act(.claim, ubrn, as: .clerk)
        office.clock.now = morning.adding(seconds: 86_400)
        try office.act(.claim, ubrn, as: .clerk)
        #expect(try office.handling(ubrn).claim?.since == office.clock.now)
        office.clock.now = office.clock.now.adding(seconds: 60)
        #expect(try office.on(.claimedTooLong, as: .supervisor) == [])
    }

    @Test func `who covers a colleague's leave answers their questions and signs what waits for them`() throws {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        let away = try office.member("away", .clinician)
        let day = morning.londonDay
        try office.act(.handUp, by: away) {
            $0.to = "clinician"
            $0.comment = "Yours?"
        }
        try office.act(.answer, as: .clinician) { $0.comment = "No." }
        try office.act(.handUp, as: .clinician) {
            $0.to = "away"
            $0.comment = "And this?"
        }
        #expect(failure { try office.act(.answer, as: .clinician) { $0.comment = "x" } } == .refused(.noQuestion))
        _ = try office.ask(.leave("away", from: day, until: day, cover: "clinician"), as: .supervisor)
        try office.act(.answer, as: .clinician) { $0.comment = "In their place: yes." }

        var new = NewDelegation(to: "triage", until: day, protocolName: "P")
        new.countersignEvery = 1
        _ = try office.desk.answer(.staff(.delegate(new)), for: away)
        let delegate = Actor(
            staff: try office.actor(.triage).staff, role: .triage, organisation: Named.home, onBehalfOf: away.staff)
        try office.act(.acceptReferBookLater, by: delegate) { $0.comment = "Book." }
        #expect(try office.on(.toCountersign, as: .clinician) == [Message.ubrn])
        try office.act(.countersign, as: .clinician)
        #expect(try office.on(.toCountersign, as: .clinician) == [])
        #expect(try office.examine() == [])
    }

    @Test func `a cover who would not see what they are to cover is told at entry`() throws {
        let office = try Office()
        _ = try office.member("away", .clinician, workgroups: [Named.triage])
        let day = morning.londonDay
        let reply = try office.ask(.leave("away", from: day, until: day, cover: "clinician"), as: .supervisor)
        guard case .leave(let leave) = reply else { throw WrongReply() }
        #expect(leave.map(\.coverLacks) == [[Named.triage]])
    }
}

extension Office {
    @discardableResult
    fileprivate func ask(_ request: StaffRequest, as role: Role = .admin) throws -> StaffReply {
        guard case .staff(let reply) = try desk.answer(.staff(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }
}
