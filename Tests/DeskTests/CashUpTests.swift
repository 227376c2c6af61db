// The cash-up of a clinic: one act a patient, and what is to follow stays on its list until it is done.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct CashUpTests {
    private let due = Day(iso: "2026-12-01") ?? Day(number: 0)

    private func afterClinic() throws -> FullClinic {
        let clinic = try FullClinic()
        clinic.office.clock.now = at("2026-11-04T13:00:00Z")
        return clinic
    }

    private func visited(
        _ clinic: FullClinic, _ serial: Int, _ result: VisitResult, rtt: String? = nil
    ) throws -> CashUp {
        let request = ClinicRequest.visited(
            clinic.name, try clinic.office.name(FullClinic.ubrn(serial)), result, rtt: rtt)
        guard case .cashUp(let list) = try clinic.office.ask(request, as: .clerk) else { throw WrongReply() }
        return list
    }

    private func waiting(_ office: Office) throws -> [WorklistItem] {
        let query = WorklistQuery(.followUpsDue)
        guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: office.actor(.clerk)) else {
            throw WrongReply()
        }
        return page.items
    }

    @Test func `every patient of a clinic is listed with what is outstanding, and one act each cashes them up`() throws
    {
        let clinic = try afterClinic()
        let office = clinic.office
        guard case .cashUp(let before) = try office.ask(.cashUp(clinic.name), as: .clerk) else { throw WrongReply() }
        #expect(before.lines.count == 40 && before.outstanding == 40)
        _ = try visited(clinic, 1, .discharged, rtt: "34")
        for (serial, kind) in zip(2..., FollowUp.Kind.afterVisit) {
            _ = try visited(clinic, serial, .follows(FollowUp(kind, due: due)))
        }
        let after = try visited(clinic, 6, .missed(reason: try reason(clinic)))
        #expect(after.outstanding == 34 && after.lines.count == 40)
        #expect(after.lines.count { $0.outstanding == .following && $0.next?.due == due } == 4)
        #expect(try office.referral(FullClinic.ubrn(1)).clock.stopStatus == .notToTreat)
        #expect(
            try (2...5).map { try office.referral(FullClinic.ubrn($0)).clock.status } == [
                .firstActivity, nil, .firstActivity, .transferred,
            ])
        #expect(try office.referral(FullClinic.ubrn(6)).state == .didNotAttend)
        // Whoever looks at the day sees how many came and who is left.
        guard case .sessions(let day) = try office.ask(.list(ClinicQuery()), as: .clerk) else { throw WrongReply() }
        let listed = try #require(day.first { $0.name == clinic.name })
        #expect(listed.patients == 40 && listed.toCashUp(at: office.clock.now) == 34)
        #expect(try office.examine() == [])
    }

    @Test func `what is to follow is on its list from the attendance on, due on its day, until it is done`() throws {
        let clinic = try afterClinic()
        let office = clinic.office
        _ = try visited(clinic, 2, .follows(FollowUp(.test, due: due, note: "Echo")))
        let rows = try waiting(office)
        #expect(rows.map(\.due) == [due] && rows.map(\.reason) == ["test"])
        let name = try office.name(FullClinic.ubrn(2))
        _ = try office.ask(.followed(name, isDone: true), as: .clerk)
        #expect(try waiting(office).isEmpty)
        #expect(failure { _ = try office.ask(.followed(name, isDone: true), as: .clerk) } != nil)
        // Done is a fact: the attendance is not taken back underneath it.
        #expect(failure { _ = try office.desk.answer(.compensate(.undo, name), for: office.actor(.clerk)) } != nil)
        _ = try office.ask(.followed(name, isDone: false), as: .clerk)
        #expect(try waiting(office).count == 1)
        #expect(try office.examine() == [])
    }

    @Test func `undo takes what is to follow back with the attendance, and redo brings it again`() throws {
        let clinic = try afterClinic()
        let office = clinic.office
        _ = try visited(clinic, 2, .follows(FollowUp(.patientInitiated, due: due)))
        let name = try office.name(FullClinic.ubrn(2))
        for _ in 1...2 {
            _ = try office.desk.answer(.compensate(.undo, name), for: office.actor(.clerk))
            #expect(try waiting(office).isEmpty)
            #expect(try office.examine() == [])
            _ = try office.desk.answer(.compensate(.redo, name), for: office.actor(.clerk))
            #expect(try waiting(office).map(\.due) == [due])
            #expect(try office.examine() == [])
        }
    }

    @Test func `nothing follows a discharge, and nothing is due before the appointment`() throws {
        let clinic = try afterClinic()
        let early = Day(iso: "2026-11-03") ?? Day(number: 0)
        #expect(
            failure { _ = try visited(clinic, 2, .follows(FollowUp(.test, due: early))) }
                == .refused(.outcomeNotAllowed("2026-11-03")))
        #expect(
            failure {
                try clinic.office.act(.recordAttendance, FullClinic.ubrn(2), as: .clerk) {
                    $0.outcome = AttendanceOutcome.discharged.rawValue
                    $0.followUp = FollowUp(.test, due: due)
                }
            } == .refused(.outcomeNotAllowed("test")))
    }

    @Test func `a death ends what is to follow by the same act as the referrals, and taking it back brings it again`()
        throws
    {
        let clinic = try afterClinic()
        let office = clinic.office
        _ = try visited(clinic, 2, .follows(FollowUp(.test, due: due)))
        _ = try visited(clinic, 3, .follows(FollowUp(.followUp, due: due)))
        // The second patient has another referral, which is open.
        let other = "990000029999"
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = other
                $0.nhsNumber = FullClinic.nhsNumber(2)
            })
        let before = try office.referral(FullClinic.ubrn(2))
        let who = PatientName.number(FullClinic.nhsNumber(2))
        guard
            case .death(let answer) = try office.asked(
                .recordDeath(who, on: Day(iso: "2026-11-04") ?? due, source: "Family"))
        else { throw WrongReply() }
        #expect(answer.followUps == 1 && answer.openReferrals.count == 1)
        #expect(try waiting(office).count == 2)
        let ended = try office.settled(.closeReferrals(who))
        #expect(ended.map(\.followUps).reduce(0, +) == 1 && ended.count == 2)
        #expect(ended.allSatisfy { $0.refusal == nil })
        #expect(try office.referral(other).isClosed)
        #expect(try waiting(office).map(\.ubrn?.digits) == [FullClinic.ubrn(3)])
        #expect(try office.examine() == [])
        #expect(try office.settled(.closeReferrals(who)).isEmpty)
        _ = try office.asked(.takeBackDeath(who, reason: "Another patient"))
        let opened = try office.settled(.reopenReferrals(who))
        #expect(opened.count == 2 && opened.map(\.followUps).reduce(0, +) == 1)
        #expect(try waiting(office).count == 2)
        #expect(try office.referral(FullClinic.ubrn(2)) == before)
        #expect(try office.referral(other).state == .deferredToProvider)
        #expect(try office.examine() == [])
    }

    @Test func `a death with nothing open but what is to follow ends that, and what was done meanwhile stays done`()
        throws
    {
        let clinic = try afterClinic()
        let office = clinic.office
        _ = try visited(clinic, 2, .follows(FollowUp(.test, due: due)))
        let who = PatientName.number(FullClinic.nhsNumber(2))
        let name = try office.name(FullClinic.ubrn(2))
        _ = try office.asked(.recordDeath(who, on: Day(iso: "2026-11-04") ?? due, source: "Family"))
        let ended = try office.settled(.closeReferrals(who))
        #expect(ended.map(\.followUps) == [1] && ended.map(\.isOnlyFollowUps) == [true])
        #expect(try waiting(office).isEmpty)
        // Somebody finds that it was done after all, and says so a while later.
        _ = try office.ask(.followed(name, isDone: false), as: .clerk)
        office.clock.now = at("2026-11-04T14:00:00Z")
        _ = try office.ask(.followed(name, isDone: true), as: .clerk)
        _ = try office.asked(.takeBackDeath(who, reason: "Another patient"))
        #expect(try office.settled(.reopenReferrals(who)).map(\.followUps) == [0])
        #expect(try waiting(office).isEmpty)
        #expect(try office.examine() == [])
    }

    @Test func `a missed appointment takes the contact attempt with it, as an act of its own`() throws {
        let clinic = try afterClinic()
        let office = clinic.office
        for (serial, contact) in [(1, ContactOutcome.noAnswer), (2, nil)] as [(Int, ContactOutcome?)] {
            let ubrn = FullClinic.ubrn(serial)
            let before = try office.lines(ubrn).count
            _ = try visited(clinic, serial, .missed(reason: try reason(clinic), contact: contact))
            let after = try office.referral(ubrn)
            #expect(after.state == .didNotAttend && after.owesContact == (contact == nil))
            let acts = try office.lines(ubrn).dropFirst(before).map(\.entry.action)
            #expect(acts == (contact == nil ? ["record-dna"] : ["contact-attempt", "record-dna"]))
        }
    }

    @Test func `nobody is marked as missed before the appointment began`() throws {
        let clinic = try afterClinic()
        let office = clinic.office
        // The sixth patient's appointment is at 9:20.
        let code = try reason(clinic)
        func missed(at moment: String) throws {
            try office.act(.recordDNA, FullClinic.ubrn(6), as: .clerk) {
                $0.reason = code
                $0.happenedAt = at(moment)
            }
        }
        let start = try #require(try office.referral(FullClinic.ubrn(6)).appointment?.start)
        #expect(failure { try missed(at: "2026-11-04T09:00:00Z") } == .refused(.appointmentAhead))
        #expect(
            failure {
                try office.act(.recordAttendance, FullClinic.ubrn(6), as: .clerk) {
                    $0.outcome = AttendanceOutcome.discharged.rawValue
                    $0.happenedAt = at("2026-11-03T12:00:00Z")
                }
            } == .refused(.appointmentAhead))
        try missed(at: start.iso)
        #expect(try office.referral(FullClinic.ubrn(6)).state == .didNotAttend)
    }

    private func reason(_ clinic: FullClinic) throws -> String {
        let name = try clinic.office.name(FullClinic.ubrn(6))
        let request = Request.reasons(.recordDNA, name, by: nil)
        guard case .reasons(let found) = try clinic.office.desk.answer(request, for: clinic.office.actor(.clerk))
        else { throw WrongReply() }
        return try #require(found.first { !$0.commentIsMandatory && $0.code != "PATIENT_DIED" }?.code)
    }
}
