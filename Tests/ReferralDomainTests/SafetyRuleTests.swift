// Rules that keep patients from harm: not brought, lower priority, second referrals, wrong letters.
import ReferralDomain
import Testing

private func missed(_ state: ReferralState = .didNotAttend, at start: String = "2026-11-02T09:20:00Z") -> Referral {
    var missed = referral(state)
    missed.appointment = appointment(
        start: instant(start), status: state == .booked ? .booked : .noshow)
    missed.reason = "PATIENT_FORGOT"
    // The first one missed: there is no wait to end.
    if state == .didNotAttend { missed.clock.nullifiedAt = instant(start) }
    return missed
}

private let handBack = command(.recordDNA) {
    $0.reason = "PATIENT_FORGOT"
    $0.contact = ContactOutcome.noAnswer.rawValue
    $0.outcome = MissedAppointmentOutcome.adviseReferrer
}

struct WasNotBroughtTests {
    @Test(arguments: [
        ("2008-11-03", false, MissedAppointment.wasNotBrought), ("2008-11-02", false, .didNotAttend),
        ("1950-01-01", false, .didNotAttend), ("1950-01-01", true, .wasNotBrought),
    ])
    func `a missed appointment is "was not brought" under 18 on its day, or at risk`(
        born: String, isAtRisk: Bool, expected: MissedAppointment
    ) {
        var patient = person("Bravo", "Ann", born)
        patient.isAtRisk = isAtRisk
        #expect(missed().missedAs(by: patient) == expected)
    }

    @Test func `nothing was missed where an appointment is ahead, and a birthday not known brings nobody`() {
        #expect(referral(.booked).missedAs(by: person("Bravo", "Ann", "2015-01-01")) == nil)
        #expect(missed().missedAs(by: person("Bravo", "Ann", nil)) == .didNotAttend)
    }

    @Test(arguments: [ReferralState.booked, .didNotAttend])
    func `no clerk hands back a child before a clinician has looked`(state: ReferralState) throws {
        let referral = missed(state)
        var facts = facts()
        facts.patientBorn = day("2015-01-01")
        func answer(_ role: Role) -> Refusal? {
            refusal { () throws(Refusal) in try decide(referral, handBack, by: role, facts) }
        }
        #expect(answer(.clerk) == .clinicianMustLook)
        #expect(answer(.clinician) == nil)
        #expect(answer(.triage) == nil)
        facts.standing = { _ in .missing }
        #expect(answer(.triage) == .clinicianMustLook)
        facts.clinicianHasLooked = true
        #expect(answer(.triage) == nil)
        #expect(answer(.clerk) == nil)
        facts.clinicianHasLooked = false
        facts.patientBorn = day("1950-01-01")
        #expect(answer(.clerk) == nil)
        facts.patientIsAtRisk = true
        #expect(answer(.clerk) == .clinicianMustLook)
    }

    @Test(arguments: [ReferralState.booked, .didNotAttend])
    func `RD07 nobody is handed back before somebody has tried to reach them since they did not come`(
        state: ReferralState
    ) {
        var referral = missed(state)
        var silent = handBack
        silent.contact = nil
        func answer(_ command: ReferralCommand) -> Refusal? {
            refusal { () throws(Refusal) in try decide(referral, command, by: .clerk, facts()) }
        }
        #expect(referral.owesContact)
        #expect(answer(silent) == .contactMissing)
        #expect(answer(handBack) == nil)
        // A call before the appointment was about something else.
        referral.lastContact = instant("2026-11-02T09:19:00Z")
        #expect(answer(silent) == .contactMissing)
        referral.lastContact = instant("2026-11-02T09:20:00Z")
        #expect(!referral.owesContact && answer(silent) == nil)
        // Nobody rings somebody who has died.
        referral.lastContact = nil
        silent.reason = DeathEntry.reason
        #expect(answer(silent) == nil)
    }

    @Test func `a contact attempt said with a missed appointment is an act of its own at the same moment`() throws {
        var said = handBack
        said.happenedAt = instant("2026-11-02T10:00:00Z")
        said.expectedVersion = 3
        let attempt = try #require(said.attempt)
        #expect(attempt.action == .contactAttempt && attempt.outcome == "no-answer")
        #expect(attempt.happenedAt == said.happenedAt && attempt.expectedVersion == 3)
        said.contact = nil
        #expect(said.attempt == nil)
        #expect(command(.recordAttendance) { $0.contact = "spoke" }.attempt == nil)
    }

    @Test func `to be rebooked here asks for nobody's look`() throws {
        var facts = facts()
        facts.patientBorn = day("2015-01-01")
        let here = command(.recordDNA) { $0.reason = "PATIENT_FORGOT" }
        #expect(try decide(missed(.booked), here, by: .clerk, facts).referral.state == .didNotAttend)
    }
}

struct LowerPriorityTests {
    private func cancer(_ state: ReferralState) -> Referral {
        var referral = referral(state)
        referral.priority = .twoWeekWait
        return referral
    }

    @Test(arguments: [
        (ReferralAction.changePriority, ReferralState.booked), (.acceptReferBookLater, .deferredToProvider),
        (.cancelAppointmentActionLater, .booked), (.referBookNow, .deferredToProvider), (.redirect, .booked),
    ])
    func `a suspected cancer is made less urgent only with the referrer's name and day`(
        action: ReferralAction, state: ReferralState
    ) throws {
        let referral = cancer(state)
        var facts = facts()
        var command = ReferralCommand(action)
        command.comment = "Words."
        command.priority = .urgent
        command.reason = action == .redirect ? "REDIRECTED_UNSUITABLE" : nil
        if action == .redirect {
            command.service = otherBookable.id
            facts.namedService = otherBookable
            command.reason =
                referral.reasons(for: .redirect, by: actor(.clinician), asked: nil, facts: facts).first?.code
        }
        if action == .referBookNow {
            command.slot = "S1"
            facts.slot = slot()
        }
        func answer() -> Refusal? {
            refusal { () throws(Refusal) in try decide(referral, command, by: .clinician, facts) }
        }
        #expect(answer() == .agreedWithMissing)
        command.agreedWith = " "
        #expect(answer() == .agreedWithMissing)
        command.agreedWith = "Dr Penn"
        #expect(answer() == .agreedOnMissing)
        command.agreedOn = day("2026-11-04")
        #expect(answer() == .agreedOnMissing)
        command.agreedOn = day("2026-11-03")
        #expect(answer() == nil)
        let asked = referral.asked(by: action)
        #expect((asked.needs + asked.mayHave).contains(.agreedWith))
    }

    @Test func `nobody is asked where no suspected cancer is made less urgent`() throws {
        let urgent = command(.changePriority) {
            $0.priority = .urgent
            $0.comment = "Words."
        }
        #expect(try decide(referral(.booked), urgent, by: .clinician, facts()).referral.priority == .urgent)
        #expect(!referral(.booked).asked(by: .changePriority).needs.contains(.agreedWith))
        #expect(!cancer(.booked).asked(by: .accept).mayHave.contains(.agreedWith))
        let same = command(.acceptReferBookLater) {
            $0.priority = .twoWeekWait
            $0.comment = "Words."
        }
        #expect(try decide(cancer(.deferredToProvider), same, by: .clinician, facts()).referral.accepted)
    }
}

struct SecondReferralTests {
    @Test func `a second referral to a specialty is taken on with a word`() throws {
        var facts = facts()
        facts.takenElsewhere = "RD-2"
        let booked = referral(.booked)
        var accept = command(.accept)
        #expect(
            refusal { () throws(Refusal) in try decide(booked, accept, by: .clinician, facts) }
                == .secondReferralNeedsAWord("RD-2"))
        accept.instruction = "Another knee."
        #expect(try decide(booked, accept, by: .clinician, facts).referral.accepted)
        let later = command(.acceptReferBookLater) { $0.comment = "Words." }
        #expect(try decide(referral(.deferredToProvider), later, by: .clinician, facts).referral.accepted)
        var now = with(slot(), at: bookable)
        now.takenElsewhere = "RD-2"
        #expect(
            refusal { () throws(Refusal) in
                try decide(referral(.deferredToProvider), booking(.referBookNow), by: .clinician, now)
            } == .secondReferralNeedsAWord("RD-2"))
    }

    @Test(arguments: [
        (ReferralState.booked, false, true), (.triagedProviderToAction, false, true),
        (.deferredToProvider, false, false), (.appointmentCancelledByPatient, true, true),
        (.cancelledReferral, true, false),
    ])
    func `taken on means accepted, triaged or booked, and still open`(
        state: ReferralState, accepted: Bool, expected: Bool
    ) {
        var other = referral(state)
        other.accepted = accepted
        #expect(other.isTaken == expected)
    }

    @Test func `specialties are compared as the referral or its service names them`() {
        var other = referral(.booked)
        var service = bookable
        service.specialty = "UROLOGY"
        #expect(OtherReferral(other, service: service, besides: "UROLOGY").isSameSpecialty)
        other.specialty = "CARDIOLOGY"
        #expect(!OtherReferral(other, service: service, besides: "UROLOGY").isSameSpecialty)
        other.specialty = nil
        #expect(!OtherReferral(other, service: bookable, besides: nil).isSameSpecialty)
    }
}

struct FreezeTests {
    @Test func `RD09 a frozen referral takes no act but those that mend it or rest on no letter`() {
        var facts = facts()
        facts.isFrozen = true
        for action in ReferralAction.allCases where action.rule.kind == .referral {
            for role in action.rule.roles {
                for state in ReferralState.allCases {
                    let answer = referral(state).refusal(of: action, by: actor(role), facts: facts)
                    switch action {
                    case .liftFreeze, .wrongPatientLetter: #expect(answer == nil, "\(action.rawValue)")
                    case .addLetter, .cancelAppointment, .contactAttempt, .recordDNA, .told, .confirmCancelledInPAS,
                        .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement:
                        #expect(answer != .frozen)
                    case let other: #expect(answer == .frozen, "\(other.rawValue) in \(state.rawValue)")
                    }
                }
            }
        }
        #expect(referral(.booked).refusal(of: .claim, by: actor(.clerk), facts: facts) == nil)
    }

    @Test func `only a clinician confirms, with a comment, and only what is frozen`() throws {
        var facts = facts()
        #expect(referral(.booked).refusal(of: .liftFreeze, by: actor(.clinician), facts: facts) == .notFrozen)
        facts.isFrozen = true
        #expect(referral(.booked).refusal(of: .liftFreeze, by: actor(.triage), facts: facts) == .notYourRole(.triage))
        #expect(
            refusal { () throws(Refusal) in
                try decide(referral(.booked), command(.liftFreeze), by: .clinician, facts)
            } == .commentMissing)
        let words = command(.liftFreeze) { $0.comment = "Read the right letter." }
        let after = try decide(referral(.booked), words, by: .clinician, facts).referral
        #expect(after.version == 4 && after.state == .booked)
    }

    @Test func `the last letter gone, a referral waits for its own`() throws {
        var facts = facts()
        var report = command(.wrongPatientLetter) { $0.letter = 7 }
        func answer() -> Refusal? {
            refusal { () throws(Refusal) in try decide(referral(.booked), report, by: .clerk, facts) }
        }
        #expect(answer() == .instructionMissing)
        report.instruction = "Another name in it."
        #expect(answer() == .documentUnknown)
        facts.hasNamedLetter = true
        #expect(try decide(referral(.booked), report, by: .clerk, facts).referral.clinicalInformation == .present)
        facts.namedLetterIsOnly = true
        #expect(try decide(referral(.booked), report, by: .clerk, facts).referral.clinicalInformation == .awaited)
        report.letter = nil
        #expect(answer() == .documentMissing)
    }

    @Test func `the notice names the referral, what was done and what to do, and no patient`() {
        var letter = WrongLetter(
            document: 7, type: "REFERRER", indexedAt: now, reportedBy: "Ann", reportedAt: now, why: "Another name.")
        letter.acts = [
            .init(seq: 1, action: .accept, user: "dr", name: "Dr", onBehalfOf: nil, at: now)
        ]
        var about = referral(.booked)
        about.referrer = "Dr Penn"
        let text = letter.notice(about: about, from: "Test Hospital", ods: "RXX")
        for words in ["UBRN 0000 4914 6177", "To: Dr Penn", "3 November 2026", "Test Hospital (RXX)", "1 decision"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("Another name"))
    }

    @Test func `the letter of another patient is to be looked at by the next working day`() {
        let friday = instant("2026-11-06T15:00:00Z")
        let entry = WorklistEntry.wrongPatientLetter(since: friday, priority: .routine, policy: policy)
        #expect(entry.due == day("2026-11-09"))
        #expect(entry.worklist == .wrongPatientLetters)
        for role in Role.allCases {
            let isTheirs = [.triage, .clinician, .supervisor].contains(role)
            #expect(Worklist.lists(for: role).contains(.wrongPatientLetters) == isTheirs, "\(role.rawValue)")
        }
    }
}
