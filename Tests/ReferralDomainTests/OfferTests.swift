// Notice and reasonableness of what a patient was offered, what a no says of other slots, and when patients can come.

import ReferralDomain
import Testing

struct OfferTests {
    private func offer(
        _ slot: String, for text: String, made: String = "2026-11-03", _ reason: Offer.Reason? = .day
    ) -> Offer {
        var offer = Offer(
            slot: slot, start: instant("\(text)T10:00:00Z"), clinician: "Dr One",
            offeredAt: instant("\(made)T09:00:00Z"), offeredBy: "clerk")
        offer.declinedAt = reason.map { _ in instant("\(made)T09:05:00Z") }
        offer.reason = reason
        return offer
    }

    @Test func `an offer is reasonable with three weeks of notice and not with a day less`() {
        for (date, notice, isReasonable) in [("2026-11-24", 21, true), ("2026-11-23", 20, false)] {
            let one = offer("S1", for: date)
            #expect(one.notice == notice)
            #expect(OfferHistory([one]).isReasonable(one) == isReasonable)
        }
    }

    @Test func `a second date is reasonable within six weeks of the first`() {
        let first = offer("S1", for: "2026-11-24")
        for (date, isReasonable) in [("2027-01-05", true), ("2027-01-06", false)] {
            let second = offer("S2", for: date)
            let history = OfferHistory([first, second])
            #expect(history.isReasonable(second) == isReasonable)
            #expect(history.isReasonable(first))
            #expect(history.isForClinician == isReasonable)
        }
    }

    @Test func `an unreasonable first offer does not count as the first date`() {
        let soon = offer("S1", for: "2026-11-05")
        let later = offer("S2", for: "2027-01-05")
        #expect(OfferHistory([soon, later]).isReasonable(later))
        #expect(!OfferHistory([soon, later]).isReasonable(soon))
    }

    @Test func `two reasonable offers declined are counted, and one day twice is one`() {
        let first = offer("S1", for: "2026-11-24")
        let same = offer("S2", for: "2026-11-24")
        let second = offer("S3", for: "2026-12-01")
        #expect(OfferHistory([first, same]).reasonableDeclined == 1)
        #expect(OfferHistory([first, same, second]).reasonableDeclined == 2)
        let open = offer("S4", for: "2026-12-08", nil)
        #expect(OfferHistory([first, open]).reasonableDeclined == 1)
        #expect(OfferHistory([first, open]).open() == open)
        #expect(OfferHistory([first, open]).open(of: "S1") == nil)
        var booked = open
        booked.isAccepted = true
        #expect(booked.state == .accepted && OfferHistory([booked]).open() == nil)
    }

    @Test(arguments: Offer.Reason.allCases)
    func `what was declined speaks against the slots that share it`(_ reason: Offer.Reason) {
        let no = offer("S1", for: "2026-11-10", reason)
        // The day before, later that day, the day after at the same time, and then with somebody else.
        var others = ["2026-11-09T14:00:00Z", "2026-11-10T14:00:00Z", "2026-11-11T10:30:00Z", "2026-11-12T15:00:00Z"]
            .map { slot(start: instant($0)) }
        for index in 0..<3 { others[index].clinician = "dr one" }
        let answers = others.map { no.saysNo(to: $0) }
        switch reason {
        case .tooSoon: #expect(answers == [true, true, false, false])
        case .tooLate: #expect(answers == [false, true, true, true])
        case .day: #expect(answers == [false, true, false, false])
        case .time: #expect(answers == [false, false, true, false])
        case .clinician: #expect(answers == [true, true, true, false])
        case .place, .other: #expect(answers == [false, false, false, false])
        }
    }

    @Test func `a preference names what of it a slot is not`() {
        var wish = PatientPreferences()
        #expect(wish.isEmpty && wish.words.isEmpty)
        // Tuesday 10 November 2026, 09:20, with nobody named.
        #expect(wish.mismatches(with: slot(), today: now.londonDay) == [])
        wish.weekdays = [2, 5]
        wish.half = .morning
        wish.notice = 7
        #expect(wish.mismatches(with: slot(), today: now.londonDay) == [])
        #expect(wish.words == "on Tuesday or Friday, in the morning, with 7 days of notice")
        wish.weekdays = [1]
        wish.half = .afternoon
        wish.notice = 8
        wish.clinician = "Dr One"
        #expect(wish.mismatches(with: slot(), today: now.londonDay) == [.weekday, .half, .notice, .clinician])
        var named = slot()
        named.clinician = "DR ONE"
        #expect(!wish.mismatches(with: named, today: now.londonDay).contains(.clinician))
    }

    @Test func `noon in London begins the afternoon, in summer too`() {
        var wish = PatientPreferences()
        wish.half = .afternoon
        for (start, isAfternoon) in [
            ("2026-11-10T11:59:00Z", false), ("2026-11-10T12:00:00Z", true), ("2026-07-07T10:59:00Z", false),
            ("2026-07-07T11:00:00Z", true),
        ] {
            #expect(wish.mismatches(with: slot(start: instant(start)), today: now.londonDay).isEmpty == isAfternoon)
        }
    }

    @Test func `days on which a patient cannot come are counted once, and only those of the wait`() {
        let choice = PatientChoice(away: [
            Away(first: day("2026-11-01"), last: day("2026-11-05")),
            Away(first: day("2026-11-04"), last: day("2026-11-08")),
        ])
        #expect(choice.daysAway(from: day("2026-11-03"), to: day("2026-11-30")) == 6)
        #expect(choice.daysAway(from: day("2026-11-09"), to: day("2026-11-30")) == 0)
        #expect(choice.daysAway(from: day("2026-11-30"), to: day("2026-11-01")) == 0)
        #expect(choice.away[0].covers(day("2026-11-05")) && !choice.away[0].covers(day("2026-11-06")))
    }

    private func refused(_ command: ReferralCommand, facts: ReferralFacts) -> Refusal? {
        do throws(Refusal) {
            _ = try referral(.deferredToProvider).handled(command, by: actor(.clerk), facts: facts, policy: policy)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a no needs a reason of its own and something that was offered`() {
        #expect(refused(command(.declineOffer), facts: facts()) == .reasonMissing)
        #expect(
            refused(command(.declineOffer) { $0.reason = "PATIENT_ILL" }, facts: facts())
                == .reasonNotAllowed("PATIENT_ILL"))
        #expect(refused(command(.declineOffer) { $0.reason = "day" }, facts: facts()) == .nothingOffered)
        #expect(
            refused(
                command(.declineOffer) {
                    $0.reason = "day"; $0.slot = "S9"
                }, facts: facts()) == .slotUnknown("S9"))
        var offered = facts()
        offered.offers = OfferHistory([offer("S1", for: "2026-11-24", nil)])
        #expect(refused(command(.declineOffer) { $0.reason = "day" }, facts: offered) == nil)
    }

    @Test func `what could not be booked is not offered`() {
        #expect(refused(command(.offer), facts: facts()) == .slotMissing)
        var full = facts()
        full.slot = slot()
        full.slot?.booked = 1
        #expect(refused(command(.offer) { $0.slot = "S1" }, facts: full) == .slotTaken("S1"))
        full.slot?.closed = true
        #expect(refused(command(.offer) { $0.slot = "S1" }, facts: full) == .slotClosed("S1"))
        var past = facts(at: instant("2026-11-10T09:21:00Z"))
        past.slot = slot()
        #expect(refused(command(.offer) { $0.slot = "S1" }, facts: past) == .slotPast("S1"))
    }
}
