// Clocks in words: counting, stopped and not known, on a line of a screen and in plain text; and the forms that move them.

import ReferralDesk
import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct ClockWordingTests {
    private let clerk = Actor(staff: FakeDesk.people[0], role: .clerk, organisation: "RXX")
    private let today = Day(iso: "2026-11-03") ?? Day(number: 0)

    private func detail(_ state: ReferralState = .appointmentCancelledByPatient, _ clock: TreatmentClock = .init())
        -> ReferralDetail
    {
        let desk = FakeDesk()
        var detail = desk.detail(5, clerk)
        var referral = Referral(patient: 1, state: state, receivedAt: moment("2026-06-01T09:00:00Z"))
        referral.priority = .routine
        referral.pathwayStart = moment("2026-06-01T09:00:00Z")
        referral.clock = clock
        detail.referral = referral
        detail.clocks = referral.clocks(
            policy: Policy(calendar: WorkingCalendar(bankHolidays: [])), at: moment("2026-11-03T09:00:00Z"))
        return detail
    }

    private func moment(_ text: String) -> Instant { Instant(iso: text) ?? Instant(seconds: 0) }

    private func facts(_ detail: ReferralDetail) -> [String] {
        ClockWords.facts(detail, today: today).map { "\($0.label.string): \($0.value.string)" }
    }

    @Test func `a running clock says when it is due, the weeks, the band, its rule and the patient's delays`() {
        var clock = TreatmentClock()
        clock.delays = [ChosenDelay(.declined, on: Day(iso: "2026-10-01") ?? today)]
        #expect(
            facts(detail(.appointmentCancelledByPatient, clock)).first == """
                18 weeks: OVERDUE 29d (05-Oct-2026); waited 22 weeks, over 18 weeks; 18 weeks from the e-Referral \
                pathway start: day 126 is the last good day; by the patient's choice, not taken off: declined an \
                offer 01-Oct-2026; a cancelled appointment does not stop the clock
                """)
    }

    @Test func `a stopped clock is neither due nor overdue`() {
        var clock = TreatmentClock()
        clock.stop = moment("2026-06-15T09:00:00Z")
        clock.stopEvent = .rejected
        clock.stopStatus = .notToTreat
        #expect(
            facts(detail(.rejected, clock)) == [
                """
                18 weeks: stopped 15-Jun-2026 after 2 weeks: rejected, back to primary care (34 decided not to \
                treat, or back to primary care); if it is referred again, the first date counts on
                """
            ])
    }

    @Test func `a clock without news is not known and never overdue`() {
        let words = facts(detail(.cancelledReferral))
        #expect(words.count == 1)
        #expect(words[0].hasPrefix("18 weeks: not known since 01-Jun-2026: cancelled here") == true)
        #expect(!words[0].contains("OVERDUE"))
    }

    @Test func `far-off reminders stay off the screen, near ones do not`() {
        #expect(!facts(detail()).contains { $0.hasPrefix("180 days") })
        #expect(facts(detail()).contains { $0.hasPrefix("Validation: OVERDUE 71d") })
        var answered = TreatmentClock()
        answered.validatedAt = moment("2026-11-02T09:00:00Z")
        answered.validation = .stillNeeded
        #expect(!facts(detail(.appointmentCancelledByPatient, answered)).contains { $0.hasPrefix("Validation") })
    }

    @Test func `plain text explains start, target, rule and what stops it`() {
        let rtt = detail().clocks[0].explanation
        #expect(
            rtt == """
                due 05-Oct-2026. 18 weeks from the e-Referral pathway start: day 126 is the last good day. From \
                01-Jun-2026, the e-Referral pathway start. Waited 155 days (22 weeks, over 18 weeks). Stops by: \
                treatment, active monitoring, return to primary care, or a decision not to treat. A cancelled \
                appointment does not stop the clock.
                """)
    }

    @Test func `an attendance may say its RTT status, a validation has three answers`() {
        let desk = FakeDesk()
        let referral = desk.detail(5, clerk)
        let attendance = FormField.fields(for: .recordAttendance, of: referral)
        #expect(attendance.map(\.need) == [.outcome, .rtt] && attendance.map(\.isRequired) == [true, false])
        let statuses = options(attendance[1])
        #expect(statuses.contains("30 First treatment") && !statuses.contains { $0.hasPrefix("33") })
        let validation = FormField.fields(for: .validate, of: referral)
        #expect(options(validation[0]) == ["Still needed", "No longer needed, to be cancelled", "Not reached"])
    }

    private func options(_ field: FormField) -> [String] {
        guard case .choice(let choice) = field.input else { return [] }
        return choice.options.map(\.label)
    }

    @Test func `history says what a change made of the clock`() {
        func said(_ field: String, _ after: String?) -> String? {
            FieldChange(field: field, before: nil, after: after).sentence
        }
        #expect(said("rtt_stop", "1793698200") == "18-week clock stopped 03-Nov-2026")
        #expect(said("rtt_stop", nil) == "18-week clock stopped: taken away")
        #expect(said("rtt_status", "30") == "RTT status: 30 First treatment")
        #expect(said("validated", "no-longer-needed") == "Validation: No longer needed, to be cancelled")
        #expect(said("rtt_stop_event", "attended") == nil)
    }
}
