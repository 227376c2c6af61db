// What is looked at before a patient is put in a slot, and what is said of it: one rule a test.

import ReferralDomain
import Testing

private func plainFacts() -> ReferralFacts { facts() }
private func plainSlot() -> Slot { slot() }

struct BookingRuleTests {
    private struct Trial {
        var command: ReferralCommand
        var facts = plainFacts()
        var slot = plainSlot()
        var profile: ServiceProfile?
    }

    private func told(
        _ action: ReferralAction = .book, by role: Role = .clerk, state: ReferralState = .deferredToProvider,
        _ fill: (inout Trial) -> Void
    ) -> Refusal? {
        var trial = Trial(command: booking(action))
        trial.facts.patient = Patient()
        trial.facts.namedService = bookable
        fill(&trial)
        trial.facts.slot = trial.slot
        trial.facts.profile = trial.profile
        return refusal(of: trial.command, on: referral(state), by: actor(role), facts: trial.facts)
    }

    private func profile(_ change: (inout ServiceProfile) -> Void) -> ServiceProfile {
        var profile = ServiceProfile(service: bookable.id)
        change(&profile)
        return profile
    }

    @Test func `nobody is booked at a service that does not treat their age on the day`() {
        let adults = profile { $0.minimumAge = 18 }
        func answer(born: String) -> Refusal? {
            told {
                $0.profile = adults
                $0.facts.patient?.born = day(born)
            }
        }
        #expect(answer(born: "2008-11-11") == .serviceMisfit(.tooYoung(minimum: 18)))
        #expect(answer(born: "2008-11-10") == nil)
    }

    @Test func `nobody is booked at a service that does not treat their sex, and a moving clinic keeps them`() {
        let women = profile { $0.sexes = [.female] }
        func answer(_ sex: Sex, _ action: ReferralAction = .book, _ state: ReferralState = .deferredToProvider)
            -> Refusal?
        {
            told(action, state: state) {
                $0.profile = women
                $0.facts.patient?.sex = sex
            }
        }
        #expect(answer(.male) == .serviceMisfit(.sexNotTreated([.female])))
        #expect(answer(.female) == nil)
        #expect(answer(.male, .moveAppointment, .booked) == nil)
    }

    @Test func `the provider books a slot outside its window and of any priority, and a referrer does not`() {
        let closed = profile {
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 0, closesAfterDays: 2)]
        }
        func answer(_ role: Role, _ fill: (inout Trial) -> Void) -> Refusal? {
            let state = ReferralState.appointmentCancelledByPatient
            return told(by: role, state: state, fill)
        }
        #expect(answer(.clerk) { $0.profile = closed } == nil)
        #expect(answer(.referrer) { $0.profile = closed } == .slotHidden(.afterWindow(day("2026-11-05"))))
        #expect(answer(.clerk) { $0.slot.priorities = [.urgent] } == nil)
        #expect(answer(.referrer) { $0.slot.priorities = [.urgent] } == .slotHidden(.keptFor([.urgent])))
    }

    @Test func `a closed slot and a past one are refused`() {
        #expect(told { $0.slot.closed = true } == .slotClosed("S1"))
        #expect(told { $0.slot.start = now.adding(seconds: -60) } == .slotPast("S1"))
    }

    @Test func `only a supervisor overbooks, says why, and stays within the limit`() {
        #expect(told { $0.slot.booked = 1 } == .slotTaken("S1"))
        func full(by role: Role, _ fill: (inout Trial) -> Void = { _ in }) -> Refusal? {
            told(by: role) {
                $0.slot.booked = 1
                $0.command.overbookReason = "Clinician agreed"
                fill(&$0)
            }
        }
        #expect(full(by: .clerk) == .notYourRole(.clerk))
        #expect(full(by: .supervisor) == nil)
        #expect(full(by: .supervisor) { $0.command.overbookReason = " " } == .overbookReasonMissing)
        #expect(full(by: .supervisor) { $0.slot.booked = 2 } == .overbookLimitReached(1))
        #expect(full(by: .supervisor) { $0.facts.overbookLimit = 0 } == .overbookLimitReached(0))
    }

    @Test func `a referrer books nothing where patients telephone, and is told what happens instead`() {
        var atPhone = facts(byPhone)
        atPhone.telephone = "01632 960003"
        let (waiting, booked) = (referral(.notBooked, at: byPhone), referral(.booked, at: byPhone))
        for role in [Role.referrer, .referrerAdmin] {
            let person = actor(role)
            #expect(waiting.refusal(of: .book, by: person, facts: atPhone) == .bookedByTelephone("01632 960003"))
            #expect(booked.refusal(of: .rebook, by: person, facts: atPhone) == .bookedByTelephone("01632 960003"))
        }
        #expect(waiting.refusal(of: .book, by: actor(.clerk), facts: atPhone) == nil)
        #expect(booked.refusal(of: .rebook, by: actor(.clerk), facts: atPhone) == nil)
        // What is named counts, not what the referral is with.
        func answer(_ named: Service, with service: Service) -> Refusal? {
            var given = facts(service)
            given.slot = slot(at: named)
            given.namedService = named
            var both = referral(.notBooked, at: service)
            both.shortlist = [bookable.id, byPhone.id]
            return refusal(of: booking(.book), on: both, by: actor(.referrer), facts: given)
        }
        #expect(answer(byPhone, with: bookable) == .bookedByTelephone(nil))
        #expect(answer(bookable, with: byPhone) == nil)
        // Nor is it deferred while there are places: nobody is told to book one from here.
        atPhone.hasFreeSlots = true
        #expect(
            waiting.refusal(of: .deferToProvider, by: actor(.referrer), facts: atPhone)
                == .bookedByTelephone("01632 960003"))
        #expect(waiting.refusal(of: .deferToProvider, by: actor(.clerk), facts: atPhone) == .slotsAvailable)
    }

    @Test
    func `what a patient needs and the service does not provide is said, where the directory says what it provides`() {
        var patient = referral(.booked)
        patient.needs = [.interpreter, .transport, .adjustment].map { PatientNeed($0, source: .staff, since: now) }
        func warned(_ provided: [ServiceProfile.Requirement]) -> [BookingWarning] {
            var facts = facts()
            facts.profile = profile { $0.requirements = provided }
            return patient.bookingWarnings(in: slot(), facts: facts)
        }
        #expect(warned([.interpreter, .transport]) == [])
        #expect(warned([.interpreter]) == [.notProvided([.transport])])
        #expect(warned([.advocacy]) == [.notProvided([.interpreter, .transport])])
        #expect(warned([]) == [])
        patient.needs[1].isWanted = false
        #expect(warned([.interpreter]) == [])
    }

    @Test func `a booking after a target, near another, or in a slot kept for others is said`() {
        var cancer = referral(.booked)
        cancer.priority = .twoWeekWait
        cancer.pathwayStart = instant("2026-10-01T09:00:00Z")
        var facts = facts()
        facts.appointmentsNear = [instant("2026-11-10T09:00:00Z")]
        var place = slot()
        place.priorities = [.routine]
        #expect(
            cancer.bookingWarnings(in: place, facts: facts) == [
                .afterTarget(clock: "first-seen", target: day("2026-10-15")),
                .afterTarget(clock: "faster-diagnosis", target: day("2026-10-29")),
                .nearAnother(instant("2026-11-10T09:00:00Z")), .keptFor([.routine]),
            ])
        var late = referral(.booked)
        late.pathwayStart = instant("2026-07-01T09:00:00Z")
        #expect(
            late.bookingWarnings(in: slot(), facts: ReferralFacts(now: now)) == [
                .afterTarget(clock: "rtt", target: day("2026-11-04"))
            ])
        late.pathwayStart = instant("2026-10-01T09:00:00Z")
        #expect(late.bookingWarnings(in: slot(), facts: ReferralFacts(now: now)).isEmpty)
    }
}
