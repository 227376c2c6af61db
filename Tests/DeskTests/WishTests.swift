// The first suitable slot and what the clinician's decision asks of the booking desk: respected, and said.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct WishTests {
    /// A referral accepted to be booked, with slots of two clinics, two people and two kinds.
    private func office(_ instruction: String, named: String? = nil) throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE slot SET closed = 1")
            for (id, day, clinic, person, kind) in [
                ("first", 3, "Hands", "Dr One", nil), ("phone", 5, "Hands", "Dr One", SlotKind.telephone),
                ("late", 8, "Late hands", "Dr Two", nil), ("video", 10, "Hands", "Dr Two", .video),
                ("far", 30, "Late hands", "Dr One", .telephone),
            ] as [(String, Int, String, String, SlotKind?)] {
                let start = morning.adding(seconds: Int64(day) * 86_400)
                var slot = Slot(
                    id: id, service: Named.clinic, clinic: clinic, clinician: person, start: start,
                    end: start.adding(seconds: 1_200), capacity: 1)
                slot.kind = kind
                _ = try it.save(slot, source: "test")
                if let kind { try it.run("UPDATE slot SET kind = ? WHERE id = ?", [kind.rawValue, id]) }
            }
            if let named {
                try it.run("UPDATE referral SET named_clinician = ? WHERE ubrn = ?", [named, Message.ubrn])
            }
        }
        try office.act(.acceptReferBookLater, as: .clinician) {
            $0.comment = "To be seen."
            $0.instruction = instruction
        }
        return office
    }

    private func found(_ instruction: String, named: String? = nil) throws -> (best: String?, found: SuitableSlots) {
        let office = try office(instruction, named: named)
        guard
            case .suitableSlots(let found) = try office.desk.answer(
                .suitableSlots(try office.name(Message.ubrn), service: nil), for: try office.actor(.clerk))
        else { throw WrongReply() }
        return (found.best.map { found.slots[$0].id }, found)
    }

    @Test(
        arguments: [
            ("Please ring first.", "first", nil),
            ("With Dr Two.", "late", "with Dr Two, whom the clinician asked for"),
            ("Late hands.", "late", "that is as the clinician asked"),
            ("By telephone.", "first", nil),
            ("By video; with Dr Two.", "late", "with Dr Two, whom the clinician asked for"),
            ("Late hands; with Dr One.", "far", "that is as the clinician asked"),
            ("Tests first: ECG. Ring first.", "first", nil),
        ] as [(String, String, String?)])
    func `the best slot is as the clinician asked`(_ instruction: String, _ best: String, _ why: String?) throws {
        let answer = try found(instruction)
        #expect(answer.best == best, "\(answer.found.why)")
        if let why { #expect(answer.found.why.contains(why), "\(answer.found.why)") }
    }

    @Test func `a slot of no kind is for any, and one of another kind comes after it`() throws {
        let answer = try found("Late hands; by video.")
        #expect(answer.best == "late")
        #expect(
            answer.found.why.contains(
                "It is as the clinician asked: in Late hands. The clinician asked for it by video, which this slot does not say."
            ))
        let video = answer.found.next.first { answer.found.slots[$0.index].id == "video" }
        #expect(video?.why.contains("not in Late hands") == true)
    }

    @Test func `the day to be seen by is the target, and a slot after it is said to be late`() throws {
        let by = morning.londonDay.adding(days: 4)
        var answer = try found("With Dr Two; see by \(by.short).")
        // Nobody of that name is free by then: the day goes first.
        #expect(answer.best == "first")
        #expect(answer.found.why.contains("before the day to be seen by \(by.short)."))
        #expect(answer.found.why.contains("It is not as the clinician asked: with Dr Two."))
        #expect(answer.found.next.first?.why.contains("after the day to be seen by") == true)
        let past = morning.londonDay.adding(days: 1)
        answer = try found("See by \(past.short).")
        #expect(answer.best == "first")
        #expect(answer.found.why.contains("already after the day to be seen by \(past.short)"))
        #expect(answer.found.why.contains("It is not as the clinician asked: by \(past.short)."))
    }

    @Test func `a day to be seen by never puts the breach date off`() throws {
        let answer = try found("See by 01-Nov-2027.")
        #expect(answer.found.why.contains("breach date") && !answer.found.why.contains("day to be seen by"))
    }

    @Test func `whom the clinician asks for goes before whom the referrer named`() throws {
        #expect(try found("Ring first.", named: "Dr Two").best == "late")
        #expect(try found("With Dr One.", named: "Dr Two").best == "first")
    }

    @Test func `tests to be done first are said with the best slot`() throws {
        let answer = try found("Hands; tests first: ECG, bloods. Ring first.")
        #expect(answer.found.why.contains("Tests first: ECG, bloods."))
        #expect(answer.found.why.contains("It is as the clinician asked: in Hands."))
    }

    @Test(
        arguments: [
            // What was asked, the slot, whether it is warned of, and what the letter says of the place.
            ("By telephone.", "first", true, "by telephone"), ("By telephone.", "phone", false, "by telephone"),
            ("By telephone.", "video", true, "by video"), ("By video.", "late", true, "by video"),
            ("Ring first.", "phone", false, "by telephone"), ("Ring first.", "first", false, nil),
            ("New, face to face.", "first", false, nil),
        ] as [(String, String, Bool, String?)])
    func `an appointment that nobody comes to says so before it is made and in its letter`(
        _ instruction: String, _ slot: String, _ warns: Bool, _ place: String?
    ) throws {
        let office = try office(instruction)
        _ = try office.desk.answer(
            .letters(
                .setPlace(
                    LetterPlace(location: "Outpatients", telephone: "01632 960000", instructions: "Bring it."),
                    service: nil)),
            for: try office.actor(.manager))
        let outcome = try office.act(.book, as: .clerk) { $0.slot = slot }
        let isWarned = outcome.bookingWarnings.contains { if case .askedFor = $0 { true } else { false } }
        #expect(isWarned == warns)
        guard
            case .letters(.letters(let lines)) = try office.desk.answer(
                .letters(.list(.waiting, after: 0, limit: 9)), for: try office.actor(.clerk)),
            let text = lines.last?.letter.text
        else { throw WrongReply() }
        if let place {
            #expect(text.contains("This appointment is \(place)") && text.contains("do not come to the hospital"))
            #expect(!text.contains("Outpatients") && !text.contains("Bring it."))
        } else {
            #expect(text.contains("Outpatients") && text.contains("Bring it.") && !text.contains("do not come"))
        }
    }
}
