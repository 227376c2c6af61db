// Safety at the desk: children not brought, lower priorities, same names, second referrals.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let child = "nhs_number,family,given,born\n9990000018,Bravo,Ann,2015-02-03\n"
private let adult = "nhs_number,family,given,born\n9990000018,Bravo,Ann,1970-02-03\n"
private let second = "990000000102"

struct NotBroughtTests {
    private func office(_ patient: String) throws -> Office {
        let office = try Office()
        try office.take([file(patient, "p.csv")])
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        return office
    }

    private func handBack(_ office: Office, as role: Role) throws -> Outcome {
        try office.act(.recordDNA, as: role) {
            $0.reason = "PATIENT_FORGOT"
            $0.outcome = MissedAppointmentOutcome.adviseReferrer
            $0.contact = ContactOutcome.noAnswer.rawValue
        }
    }

    @Test func `RD08 a child is handed back by a clerk only after a clinician has opened the referral`() throws {
        let office = try office(child)
        // An earlier look is no look at what was missed.
        office.clock.now = morning.adding(seconds: 3_600)
        _ = try office.detail(as: .clinician, opening: true)
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        #expect(failure { _ = try handBack(office, as: .clerk) } == .refused(.clinicianMustLook))
        try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        let detail = try office.detail(as: .clerk)
        #expect(detail.referral.missedAs(by: detail.patient) == .wasNotBrought)
        let missed = try office.lines().last?.changes.first { $0.field == "missed_as" }
        #expect(missed?.after == "was-not-brought")
        guard
            case .worklist(let page) = try office.asked(
                .worklist(WorklistQuery(.appointmentsForBooking)), as: .clerk)
        else { throw WrongReply() }
        #expect(page.items.map(\.missedAs) == [.wasNotBrought])
        _ = try office.detail(as: .triage, opening: true)
        #expect(failure { _ = try handBack(office, as: .clerk) } == .refused(.clinicianMustLook))
        _ = try office.detail(as: .clinician, opening: true)
        #expect(try handBack(office, as: .clerk).referral.returnedToReferrer)
        #expect(try office.examine() == [])
    }

    @Test func `a clinician hands back at once, and an adult is handed back by a clerk`() throws {
        #expect(try handBack(try office(child), as: .clinician).referral.returnedToReferrer)
        let office = try office(adult)
        #expect(try handBack(office, as: .clerk).referral.returnedToReferrer)
        #expect(try office.lines().last?.changes.contains { $0.field == "missed_as" } == false)
    }
}

struct LowerPriorityAtTheDeskTests {
    @Test func `who agreed and when is kept in the journal`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = "TWO_WEEK_WAIT" })
        func lower(_ change: (inout ReferralCommand) -> Void) throws {
            try office.act(.changePriority, as: .clinician) {
                $0.priority = .routine
                $0.comment = "A clinical reason."
                change(&$0)
            }
        }
        #expect(failure { try lower { _ in } } == .refused(.agreedWithMissing))
        #expect(failure { try lower { $0.agreedWith = "Dr Penn" } } == .refused(.agreedOnMissing))
        try lower {
            $0.agreedWith = "Dr Penn"
            $0.agreedOn = Day(iso: "2026-11-02")
        }
        let changes = try #require(try office.lines().last?.changes)
        #expect(changes.first { $0.field == "agreed_with" }?.after == "Dr Penn")
        #expect(changes.first { $0.field == "agreed_on" }?.after == "2026-11-02")
        #expect(try office.examine() == [])
    }
}

struct SameNameTests {
    private func office() throws -> Office {
        let office = try Office()
        let text = """
            nhs_number,family,given,born,hospital_number
            9990000018,Bravo,Ann,1970-02-03,H1
            9990000026,BRAVO,Ánn,1988-07-07,H2
            9990000034,Bravo,Zoe,1970-03-02,H3
            9990000042,Bravo,Tom,1955-05-05,H4
            """
        try office.take([file(text + "\n", "p.csv")])
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        for (ubrn, patient, service) in [
            (second, "9990000026", Named.clinic), ("990000000103", "9990000034", Named.elsewhere),
            ("990000000104", "9990000042", Named.clinic),
        ] {
            try office.take(
                Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = ubrn
                    $0.nhsNumber = patient
                    $0.services = [service]
                })
        }
        return office
    }

    @Test func `others of the name are named in the referral, the patient, the search and after a booking`() throws {
        let office = try office()
        let expected = ["9990000026"]
        #expect(try office.detail(as: .clerk).sameName.compactMap(\.nhsNumber?.text) == expected)
        guard case .patient(let shown) = try office.asked(.patient(Named.patient)) else { throw WrongReply() }
        #expect(shown.sameName.map(\.hospitalNumber) == ["H2"])
        guard case .found(let found) = try office.asked(.search("bravo", limit: 50)) else { throw WrongReply() }
        #expect(found.map(\.alike).sorted() == [0, 1, 1])
        let outcome = try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(outcome.sameName.compactMap(\.nhsNumber?.text) == expected)
    }

    @Test func `whom the actor may not see is not named`() throws {
        let office = try office()
        #expect(try office.detail(as: .clerk).sameName.count == 1)
        let patient = try #require(try office.patient("9990000018"))
        let all = try office.desk.store.read { (it) throws(Failure) in
            try it.patientsAlike(patient, for: .everything)
        }
        #expect(all.compactMap(\.nhsNumber?.text) == ["9990000026", "9990000034"])
    }

    @Test func `they are found through indexes, never by reading every patient`() throws {
        let office = try office()
        let patient = try #require(try office.patient("9990000018"))
        let visibility = Visibility(of: try office.actor(.clerk))
        let plan = try office.desk.store.read { (it) throws(Failure) in
            guard let (sql, arguments) = it.alikeQuery(patient, for: visibility) else { return [String]() }
            return try it.rows("EXPLAIN QUERY PLAN \(sql)", arguments) { columns -> String in
                _ = columns.long()
                _ = columns.long()
                _ = columns.long()
                return columns.text() ?? ""
            }
        }
        #expect(plan.contains { $0.contains("patient_by_name") })
        #expect(plan.contains { $0.contains("patient_by_birth") })
        #expect(!plan.contains { $0.hasPrefix("SCAN p") }, "\(plan)")
    }
}

struct SecondReferralAtTheDeskTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = second })
        return office
    }

    @Test func `the other open referrals are listed, and a second is taken on with a word`() throws {
        let office = try office()
        let others = try office.detail(as: .clinician).others
        #expect(others.map(\.ubrn?.digits) == [second])
        #expect(others.allSatisfy { $0.isSameSpecialty && !$0.isTaken })
        try office.act(.acceptReferBookLater, second, as: .clinician) { $0.comment = "Words." }
        #expect(try office.detail(as: .clinician).others.map(\.isTaken) == [true])
        let reference = try #require(try office.referral(second).reference?.text)
        let now = failure { try office.act(.referBookNow, as: .clinician) { $0.slot = "slot-1" } }
        #expect(now == .refused(.secondReferralNeedsAWord(reference)))
        let outcome = try office.act(.referBookNow, as: .clinician) {
            $0.slot = "slot-1"
            $0.instruction = "The other knee."
        }
        #expect(outcome.referral.accepted)
        #expect(try office.lines().last?.changes.first { $0.field == "second_to" }?.after == reference)
        #expect(try office.examine() == [])
    }

    @Test func `one that is closed, of another specialty or not the actor's to see needs no word`() throws {
        let office = try office()
        try office.act(.acceptReferBookLater, second, as: .clinician) { $0.comment = "Words." }
        try office.act(.cancelReferral, second, as: .clinician) { $0.reason = "PATIENT_DIED" }
        #expect(try office.detail(as: .clinician).others.isEmpty)
        try office.take(
            Message("BOOKED") {
                $0.ubrn = "990000000103"
                $0.services = [Named.elsewhere]
                $0.start = "2026-11-20T10:00:00Z"
            })
        try office.act(.referBookNow, as: .clinician) { $0.slot = "slot-1" }
    }
}
