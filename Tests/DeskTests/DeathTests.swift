// A patient's death at the desk: what it holds, what one act ends, and how that is taken back.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let adult = "nhs_number,family,given,born\n9990000018,Bravo,Ann,1970-02-03\n"
private let second = "990000000102"

extension Named {
    /// The patient of a message that names no other.
    static let patient = PatientName.number("9990000018")
}

extension Office {
    func asked(_ request: Request, as role: Role = .clerk) throws -> Reply {
        try desk.answer(request, for: try actor(role))
    }

    func settled(_ request: Request, as role: Role = .clerk) throws -> [SettledReferral] {
        guard case .settled(let lines) = try asked(request, as: role) else { throw WrongReply() }
        return lines
    }

    func die(on day: String = "2026-11-02", as role: Role = .clerk) throws -> DeathAnswer {
        let died = try #require(Day(iso: day))
        guard case .death(let answer) = try asked(.recordDeath(Named.patient, on: died, source: "Daughter"), as: role)
        else {
            throw WrongReply()
        }
        return answer
    }

    func detail(_ ubrn: String = Message.ubrn, as role: Role, opening: Bool = false) throws
        -> ReferralDetail
    {
        guard case .referral(let detail) = try asked(.referral(try name(ubrn), opening: opening), as: role) else {
            throw WrongReply()
        }
        return detail
    }

    func lines(_ ubrn: String = Message.ubrn, as role: Role = .clinician) throws -> [HistoryLine] {
        guard case .history(let lines) = try asked(.history(try name(ubrn)), as: role) else { throw WrongReply() }
        return lines
    }
}

struct DeathTests {
    /// One referral booked in slot 1, one waiting for a slot.
    private func office(diary: Service.Diary = .referdesk) throws -> Office {
        let office = try Office(diary: diary)
        try office.take([file(adult, "p.csv")])
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.comment = "A clinical comment." })
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = second })
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        return office
    }

    @Test func `a death holds letters, names what is open, and is journalled`() throws {
        let office = try office()
        let answer = try office.die()
        #expect(answer.patient.letterHold == .patientDied)
        #expect(answer.patient.diedSource == "Daughter")
        #expect(answer.openReferrals.count == 2 && answer.ended == 0)
        let outbox = try office.desk.outbox(for: try office.actor(.admin))
        #expect(!outbox.isEmpty && outbox.allSatisfy { $0.letterHold == .patientDied })
        #expect(failure { try office.act(.book, second, as: .clerk) { $0.slot = "slot-2" } } == .refused(.patientDied))
        let entries = try office.desk.store.read { (it) throws(Failure) in
            try it.count("SELECT count(*) FROM journal WHERE action = 'patient-died' AND patient IS NOT NULL")
        }
        #expect(entries == 1)
        #expect(try office.examine() == [])
    }

    @Test func `an import that brings a death holds letters too`() throws {
        let office = try office()
        try office.take([
            file(
                "nhs_number,family,died\n9990000018,Bravo,2026-11-01\n", "q.csv", modified: morning.adding(seconds: 60))
        ])
        #expect(try office.patient("9990000018")?.lettersAreHeld == true)
        #expect(try office.desk.outbox(for: try office.actor(.admin)).allSatisfy { $0.letterHold != nil })
    }

    @Test func `a death lies between birth and today, comes from somebody, and is taken back with a reason`() throws {
        let office = try office()
        for day in ["2026-11-04", "1969-01-01"] {
            guard case .badInput = failure({ _ = try office.die(on: day) }) else {
                Issue.record("\(day) was taken")
                continue
            }
        }
        #expect(
            failure { _ = try office.asked(.takeBackDeath(Named.patient, reason: "Mistake")) }
                == .refused(.noDeathRecorded))
        #expect(failure { _ = try office.settled(.closeReferrals(Named.patient)) } == .refused(.noDeathRecorded))
        _ = try office.die()
        guard case .badInput = failure({ _ = try office.asked(.takeBackDeath(Named.patient, reason: " ")) }) else {
            Issue.record("no reason was asked for")
            return
        }
        guard case .death(let answer) = try office.asked(.takeBackDeath(Named.patient, reason: "Another patient"))
        else {
            throw WrongReply()
        }
        #expect(answer.patient.died == nil && !answer.patient.lettersAreHeld)
    }

    @Test func `no role besides those of the provider records a death or ends referrals`() throws {
        let office = try office()
        let day = try #require(Day(iso: "2026-11-02"))
        for role in Role.allCases where role.side != .provider {
            for request in [
                Request.recordDeath(Named.patient, on: day, source: "x"), .takeBackDeath(Named.patient, reason: "x"),
                .closeReferrals(Named.patient), .reopenReferrals(Named.patient),
            ] {
                guard case .notAllowed = failure({ _ = try office.asked(request, as: role) }) else {
                    Issue.record("\(role.rawValue) may")
                    continue
                }
            }
        }
    }

    @Test func `one act ends every open referral, frees the place, and is taken back whole`() throws {
        let office = try office(diary: .pas)
        let before = [try office.referral(), try office.referral(second)]
        let messages = try office.openMessages().count
        _ = try office.die()
        let ended = try office.settled(.closeReferrals(Named.patient))
        #expect(ended.count == 2 && ended.allSatisfy { $0.refusal == nil })
        #expect(try office.booked("slot-1") == 0)
        #expect(try office.referral().state == .cancelledReferral)
        #expect(try office.openMessages().contains { $0.message.call == "A036" })
        #expect(
            try office.openMessages().contains {
                $0.message.destination == .pas && $0.message.action == .cancelReferral
            })
        let batches = try office.lines().last.map { $0.changes.filter { $0.field == "batch" }.map(\.after) }
        let others = try office.lines(second).last.map { $0.changes.filter { $0.field == "batch" }.map(\.after) }
        #expect(batches?.isEmpty == false && batches == others)
        #expect(try office.examine() == [])
        #expect(try office.settled(.closeReferrals(Named.patient)) == [])
        guard case .death(let answer) = try office.asked(.takeBackDeath(Named.patient, reason: "Mistake")) else {
            throw WrongReply()
        }
        #expect(answer.ended == 2)
        let opened = try office.settled(.reopenReferrals(Named.patient), as: .supervisor)
        #expect(opened.count == 2 && opened.allSatisfy { $0.refusal == nil && $0.lostAppointment == nil })
        for old in before {
            var now = try office.referral(old.ubrn?.digits ?? "")
            #expect(now.appointment?.status == old.appointment?.status)
            #expect(now.appointment?.slot == old.appointment?.slot)
            now.version = old.version
            now.appointment = old.appointment
            #expect(now == old)
        }
        #expect(try office.booked("slot-1") == 1)
        #expect(try office.openMessages().count == messages)
        #expect(try office.examine() == [])
        #expect(failure { _ = try office.settled(.reopenReferrals(Named.patient)) } == .refused(.nothingToUndo))
    }

    @Test func `a place given away meanwhile is said, and the referral waits to be booked`() throws {
        let office = try office()
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = "990000000103"
                $0.nhsNumber = "9990000026"
            })
        _ = try office.die()
        _ = try office.settled(.closeReferrals(Named.patient))
        try office.act(.book, "990000000103", as: .clerk) { $0.slot = "slot-1" }
        let opened = try office.settled(.reopenReferrals(Named.patient))
        let line = try #require(opened.first { $0.referral.ubrn?.digits == Message.ubrn })
        #expect(line.lostAppointment == .slotTaken("slot-1"))
        #expect(line.worklists.contains(.appointmentsForBooking))
        #expect(try office.booked("slot-1") == 1)
        #expect(try office.examine() == [])
    }

    @Test func `what changed or was told since stays ended and says why`() throws {
        let office = try office()
        _ = try office.die()
        _ = try office.settled(.closeReferrals(Named.patient))
        try office.act(.told, as: .clerk)
        let message = try #require(try office.openMessages(second).first { $0.message.call == "A036" })
        try office.desk.closeMessage(message.id, by: try office.actor(.admin))
        let lines = try office.settled(.reopenReferrals(Named.patient))
        #expect(lines.first { $0.referral.ubrn?.digits == Message.ubrn }?.refusal == .changedSince("The clerk"))
        #expect(lines.first { $0.referral.ubrn?.digits == second }?.refusal == .tooLateToUndo("e-RS has been told"))
        #expect(try office.referral().state == .cancelledReferral)
        #expect(try office.examine() == [])
    }

    @Test func `a referral of a service that is not the actor's stays as it is`() throws {
        let office = try office()
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = "990000000104"
                $0.services = [Named.elsewhere]
            })
        #expect(try office.die().openReferrals.count == 2)
        #expect(try office.settled(.closeReferrals(Named.patient)).count == 2)
        #expect(try office.referral("990000000104").state == .deferredToProvider)
    }
}
