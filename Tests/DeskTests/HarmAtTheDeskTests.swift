// A death that is only said or only imported, and what was decided on another patient's letter.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ReportedDeathTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000102" })
        return office
    }

    @Test func `a death given as a reason holds letters and names what is open, until it is recorded or taken back`()
        throws
    {
        let office = try office()
        let outcome = try office.act(.cancelReferral, as: .clinician) { $0.reason = "PATIENT_DIED" }
        #expect(outcome.deathReported?.map(\.ubrn?.digits) == ["990000000102"])
        #expect(try office.patient("9990000018")?.letterHold == .deathReported)
        guard case .death(let answer) = try office.asked(.takeBackDeath(Named.patient, reason: "She rang.")) else {
            throw WrongReply()
        }
        #expect(!answer.patient.lettersAreHeld)
        #expect(try office.patient("9990000018")?.letterHold == nil)
        #expect(try office.examine() == [])
    }

    @Test func `a recorded death takes the place of a reported one, and an act taken back reports none`() throws {
        let office = try office()
        try office.act(.cancelReferral, as: .clinician) { $0.reason = "PATIENT_DIED" }
        try office.compensate(.undo, by: try office.actor(.clinician))
        #expect(try office.patient("9990000018")?.letterHold == nil)
        try office.act(.cancelReferral, as: .clinician) { $0.reason = "PATIENT_DIED" }
        #expect(try office.die().patient.letterHold == .patientDied)
    }

    @Test func `a death that a file brings goes to a person with the referrals that are open`() throws {
        let office = try office()
        let later = morning.adding(seconds: 60)
        let text = "nhs_number,family,died\n9990000018,Bravo,2026-11-01\n"
        try office.take([file(text, "q.csv", modified: later)])
        let references = try [Message.ubrn, "990000000102"].compactMap { try office.referral($0).reference?.text }
        let found = try office.problems().filter { $0.reason.hasPrefix("The patient died on 2026-11-01.") }
        #expect(found.count == 1 && references.allSatisfy { found.first?.reason.contains($0) == true })
        try office.take([file(text, "r.csv", modified: later.adding(seconds: 60))])
        #expect(try office.problems().count { $0.reason.hasPrefix("The patient died") } == 1)
        #expect(try office.examine() == [])
    }
}

struct WrongLetterHarmTests {
    private func office(_ state: String = "AWAITING_TRIAGE") throws -> (Office, Int64) {
        let office = try Office()
        try office.take(
            Message(state) {
                $0.services = [state == "BOOKED" ? Named.clinic : Named.triage]
                $0.documents = ["b1"]
                if state == "BOOKED" { $0.start = "2026-11-20T10:00:00Z" }
            })
        try office.take([file("Another patient's letter.", "b1.txt")])
        return (office, try #require(try office.detail(as: .clinician).documents?.first?.id))
    }

    private func report(_ office: Office, _ document: Int64) throws {
        try office.act(.wrongPatientLetter, as: .clerk) {
            $0.letter = document
            $0.instruction = "Another name on it."
        }
    }

    private func letterComes(_ office: Office) throws {
        try office.take(
            Message("AWAITING_TRIAGE", version: 4) {
                $0.services = [Named.triage]
                $0.documents = ["b2"]
            })
    }

    @Test func `a decision made on a wrong letter is taken back by who made it while the referral is frozen`() throws {
        let (office, document) = try office()
        try office.act(.acceptReferBookLater, as: .clinician) { $0.comment = "Book." }
        try report(office, document)
        try office.compensate(.undo, by: try office.actor(.clinician))
        let referral = try office.referral()
        #expect(referral.state == .awaitingTriage && !referral.accepted)
        #expect(try office.examine() == [])
    }

    @Test func `a clinician sends what was decided on a wrong letter to be reviewed again`() throws {
        let (office, document) = try office()
        try office.act(.acceptReferBookLater, as: .clinician) { $0.comment = "Book." }
        try report(office, document)
        try office.act(.liftFreeze, as: .clinician) {
            $0.comment = "It was another's."
            $0.outcome = "review-again"
        }
        #expect(try office.referral().state == .awaitingTriage)
        #expect(try office.openMessages().map(\.message.call) == [nil])
        try letterComes(office)
        #expect(try office.on(.referralsForReview, as: .clinician) == [Message.ubrn])
        #expect(try office.examine() == [])

        let (booked, letter) = try self.office("BOOKED")
        try booked.act(.accept, as: .clinician)
        try report(booked, letter)
        #expect(
            failure {
                try booked.act(.liftFreeze, as: .clinician) {
                    $0.comment = "x"
                    $0.outcome = "perhaps"
                }
            } == .refused(.outcomeNotAllowed("perhaps")))
        try booked.act(.liftFreeze, as: .clinician) {
            $0.comment = "x"
            $0.outcome = "review-again"
        }
        #expect(try booked.referral().reviewStatus == .neverReviewed && !booked.referral().accepted)
    }

    @Test func `what was accepted on a wrong letter is reviewed on the right one once it is booked`() throws {
        let (office, document) = try office()
        try office.act(.acceptReferBookLater, as: .clinician) { $0.comment = "Book." }
        try report(office, document)
        try office.act(.liftFreeze, as: .clinician) { $0.comment = "It stands." }
        try letterComes(office)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(try office.on(.referralsForReview, as: .clinician) == [Message.ubrn])
        #expect(try office.examine() == [])
    }

    @Test func `what rests on no letter goes on while a referral is frozen`() throws {
        let (office, document) = try office("BOOKED")
        try report(office, document)
        try office.act(.contactAttempt, as: .clerk) { $0.outcome = "spoke" }
        #expect(failure { try office.act(.rebook, as: .clerk) { $0.slot = "slot-1" } } == .refused(.frozen))
        #expect(failure { try office.act(.accept, as: .clinician) } == .refused(.frozen))
        let reason = try office.cancellationReason()
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = reason
            $0.comment = "They rang."
        }
        _ = try office.die()
        #expect(try office.settled(.closeReferrals(Named.patient)).map(\.refusal) == [nil])
        #expect(try office.examine() == [])
    }
}

extension Office {
    /// A reason with which a clerk may cancel an appointment for the patient.
    fileprivate func cancellationReason() throws -> String? {
        let request = Request.reasons(.cancelAppointment, try name(Message.ubrn), by: .patient)
        guard case .reasons(let choices) = try desk.answer(request, for: try actor(.clerk)) else { return nil }
        return choices.first { $0.code != DeathEntry.reason }?.code
    }
}
