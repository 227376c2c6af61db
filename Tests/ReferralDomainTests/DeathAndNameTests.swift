// A death ends referrals and can be taken back; patients who are easily taken for one another.
import ReferralDomain
import Testing

func person(_ family: String, _ given: String?, _ born: String?, id: Int64 = 0) -> Patient {
    var person = Patient()
    person.id = id
    person.family = family
    person.given = given
    person.born = born.map { day($0) }
    return person
}

struct DeathRuleTests {
    private let died = day("2026-11-02")

    @Test(arguments: ReferralState.allCases)
    func `a death ends whatever is open`(state: ReferralState) throws {
        let open = referral(state)
        let answer = refusal { () throws(Refusal) in
            try open.endedByDeath(on: died, by: actor(.clerk), facts: facts())
        }
        guard !open.isClosed else {
            #expect(answer == .alreadyClosed)
            return
        }
        let after = try open.endedByDeath(on: died, by: actor(.clerk), facts: facts())
        #expect(after.referral.state == .cancelledReferral && after.referral.reason == "PATIENT_DIED")
        #expect(after.referral.liveAppointment == nil)
        #expect(told(after) == ["ers:A036"])
        #expect(lists(after.referral) == [.assessmentReturnedCancelledDNA])
        let back = after.referral.reopened(
            as: open, placeIsFree: true, diary: nil, now: now)
        var expected = open
        expected.version = open.version + 2
        #expect(back.referral == expected)
        #expect(back.messages.isEmpty)
    }

    @Test func `an appointment that took place while they lived keeps a referral open`() {
        var seen = referral(.booked)
        seen.appointment = appointment(start: instant("2026-11-02T08:00:00Z"))
        #expect(
            refusal { () throws(Refusal) in
                try seen.endedByDeath(on: died, by: actor(.clerk), facts: facts())
            } == .appointmentPassed)
        #expect(
            refusal { () throws(Refusal) in
                try seen.endedByDeath(on: day("2026-11-01"), by: actor(.clerk), facts: facts())
            } == nil)
        var frozen = facts()
        frozen.isFrozen = true
        #expect(
            refusal { () throws(Refusal) in
                try referral(.booked).endedByDeath(on: died, by: actor(.clerk), facts: frozen)
            } == nil)
    }

    @Test func `a place given away meanwhile puts it back to be booked, and both systems are told`() throws {
        let open = referral(.booked)
        let after = try open.endedByDeath(on: died, by: actor(.clerk), facts: facts())
        let back = after.referral.reopened(as: open, placeIsFree: false, diary: .pas, now: now)
        #expect(back.referral.state == .appointmentCancelledByProvider)
        #expect(lists(back.referral).contains(.appointmentsForBooking))
        #expect(told(back) == ["ers:by-hand", "pas:by-hand"])
    }

    @Test func `an appointment that the PAS keeps goes to the list of those to be cancelled there`() throws {
        let open = referral(.booked, at: byPhone)
        let after = try open.endedByDeath(on: died, by: actor(.supervisor), facts: facts(byPhone))
        #expect(after.referral.cancelInPAS)
    }

    @Test func `letters are held from a death on`() {
        var patient = person("Bravo", "Ann", nil)
        #expect(!patient.lettersAreHeld)
        patient.died = died
        #expect(patient.letterHold == .patientDied)
    }
}

struct AlikeTests {
    @Test(arguments: [
        ("Bravo", "Ann", "1990-01-01", true), ("BRAVO", "Änn", nil, true), ("Bravo", "Zoe", "1970-02-03", true),
        ("Bravo", "Zoe", "1970-03-02", true), ("Bravo", "Zoe", "1970-02-04", true),
        ("Bravo", "Zoe", "1907-02-03", true),
        ("Bravo", "Zoe", "1970-05-17", false), ("Brava", "Ann", "1970-02-03", false), ("Bravo", nil, nil, false),
    ])
    func `RD25 a name or a near birthday in the family makes two patients alike`(
        family: String, given: String?, born: String?, expected: Bool
    ) {
        let one = person("Bravo", "Ann", "1970-02-03", id: 1)
        let other = person(family, given, born, id: 2)
        #expect(one.isAlike(other) == expected)
        #expect(other.isAlike(one) == expected)
    }

    @Test func `nobody is like themselves, or like somebody without a name`() {
        let one = person("Bravo", "Ann", "1970-02-03", id: 1)
        #expect(!one.isAlike(one))
        #expect(!person("", "", nil).isAlike(person("", "", nil)))
        #expect(!Patient().isAlike(Patient()))
    }
}
