// What reports count: waits by band with the breaches to come, and what a journal entry counts as.

import Testing

@testable import ReferralDomain

private let today = Day(number: 20_760)

/// A referral whose clock began so many days ago.
private func waiting(_ days: Int, _ change: (inout Referral) -> Void = { _ in }) -> Referral {
    let start = LondonTime.startOfDay(today.adding(days: -days))
    var referral = Referral(patient: 0, state: .deferredToProvider, receivedAt: start)
    referral.pathwayStart = start
    change(&referral)
    return referral
}

private func figures(_ referrals: Referral...) -> WaitFigures {
    var figures = WaitFigures()
    for referral in referrals { figures.add(referral, on: today) }
    return figures
}

struct ReportRuleTests {
    @Test func `waits fall into their bands, the last day of a week still in the band before`() {
        let found = figures(
            waiting(0), waiting(126), waiting(127), waiting(364), waiting(365), waiting(455), waiting(456),
            waiting(546), waiting(547), waiting(728), waiting(729))
        #expect(found.waiting == 11)
        #expect(WaitBand.allCases.map { found.bands[$0] ?? 0 } == [2, 2, 2, 2, 2, 1])
        #expect(found.longest == 729 && found.median == 455)
    }

    @Test(arguments: [(126, 0), (120, 0), (119, 1), (77, 7), (71, 7)])
    func `a breach to come is told in the week of its last good day`(days: Int, week: Int) {
        let found = figures(waiting(days)).forecast
        #expect(found[week] == 1 && found.reduce(0, +) == 1)
    }

    @Test(arguments: [127, 70, 0]) func `no breach is told that has been, or lies beyond eight weeks`(days: Int) {
        #expect(figures(waiting(days)).forecast.reduce(0, +) == 0)
    }

    @Test func `an appointment by the last good day is no breach without one, a later one is`() {
        func booked(_ ahead: Int) -> Referral {
            waiting(120) {
                $0.state = .booked
                $0.appointment = Appointment(start: LondonTime.startOfDay(today.adding(days: ahead)), status: .booked)
            }
        }
        let found = figures(waiting(120), booked(6), booked(7))
        #expect(found.forecast.reduce(0, +) == 3 && found.forecastUnbooked == 2)
        #expect(found.booked == 2 && found.unbooked == 1)
    }

    @Test func `closed ones and conversations are not open, and a stopped clock does not wait`() {
        let found = figures(
            waiting(10) { $0.state = .cancelledReferral }, waiting(10) { $0.advice = .providerResponseRequired },
            waiting(10) { $0.clock.stop = LondonTime.startOfDay(today) })
        #expect(found.open == 1 && found.waiting == 0 && found.startNotKnown == 0 && found.nullified == 0)
    }

    @Test func `a start not known and a clock nullified are counted apart`() {
        let found = figures(
            waiting(10) { $0.pathwayStart = nil }, waiting(10) { $0.clock.nullifiedAt = LondonTime.startOfDay(today) })
        #expect(found.open == 2 && found.waiting == 0 && found.startNotKnown == 1 && found.nullified == 1)
    }

    @Test func `groups add up`() {
        var sum = figures(waiting(100), waiting(200))
        sum.add(figures(waiting(120), waiting(5) { $0.pathwayStart = nil }))
        #expect(sum.open == 4 && sum.waiting == 3 && sum.startNotKnown == 1 && sum.longest == 200)
        #expect(sum.forecast == [1, 0, 0, 1, 0, 0, 0, 0] && sum.forecastUnbooked == 2)
    }

    @Test(arguments: [
        (RecordedAct(action: "book", from: .deferredToProvider, to: .booked), ["booked here"]),
        (RecordedAct(action: "import", to: .booked, isFirst: true), ["received import", "booked in-e-rs"]),
        (RecordedAct(action: "import", from: .booked, to: .booked), []),
        (
            RecordedAct(action: "refer-book-now", from: .awaitingTriage, to: .booked),
            ["reviewed refer-book-now", "booked here"]
        ),
        (RecordedAct(action: "rebook", from: .booked, to: .booked), ["rebooked here"]),
        (RecordedAct(action: "undo-dna", from: .didNotAttend, to: .booked), []),
        (RecordedAct(action: "undo", from: .deferredToProvider, to: .booked), []),
        (
            RecordedAct(action: "cancel-appointment", from: .booked, to: .appointmentCancelledByPatient),
            ["cancelled patient"]
        ),
        (
            RecordedAct(action: "record-dna", from: .booked, to: .didNotAttend, said: "was-not-brought"),
            ["missed was-not-brought"]
        ),
        (RecordedAct(action: "import", from: .booked, to: .didNotAttend), ["missed in-e-rs"]),
        (RecordedAct(action: "record-attendance", from: .booked, to: .booked, said: "1"), ["attended 1"]),
        (RecordedAct(action: "advise", to: .notBooked, isAdvice: true), ["advice advise"]),
        (
            RecordedAct(action: "request-advice", to: .notBooked, isFirst: true, isAdvice: true),
            ["received advice-request"]
        ),
    ]) func `an entry counts as what it did`(act: RecordedAct, counts: [String]) {
        #expect(act.activities.map { "\($0.activity.rawValue) \($0.detail)" } == counts)
    }

    @Test func `a decision is a clinical act on a referral`() {
        let decisions = ReferralAction.allCases.filter { RecordedAct(action: $0.rawValue).isDecision }
        #expect(decisions.contains(.accept) && decisions.contains(.reject) && decisions.contains(.advise))
        #expect(!decisions.contains(.book) && !decisions.contains(.handUp) && !decisions.contains(.note))
        #expect(!RecordedAct(action: "import").isDecision)
    }

    @Test func `a share is rounded to a tenth of a per cent, and none is made of nothing`() {
        #expect(ReportCell.share(2, of: 3) == .tenths(667) && ReportCell.share(1, of: 3) == .tenths(333))
        #expect(ReportCell.share(0, of: 0) == .tenths(nil) && ReportCell.share(3, of: 3) == .tenths(1_000))
    }
}
