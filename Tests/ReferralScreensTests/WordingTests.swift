// Everything that can be shown has words, and days, numbers and people are written as NHS screens write them.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct WordingTests {
    @Test func `no two actions, states or worklists share a name`() {
        #expect(Set(ReferralAction.allCases.map(\.label)).count == ReferralAction.allCases.count)
        #expect(Set(ReferralAction.allCases.map(\.done)).count == ReferralAction.allCases.count)
        #expect(Set(ReferralState.allCases.map(\.label)).count == ReferralState.allCases.count)
        #expect(Set(Worklist.allCases.map(\.label)).count == Worklist.allCases.count)
        #expect(Set(Role.allCases.map(\.label)).count == Role.allCases.count)
    }

    @Test func `each refusal is one sentence with a full stop`() {
        let some: [Refusal] = [
            .notYourRole(.clerk), .wrongState(.booked), .versionConflict(expected: 3, actual: 4), .reasonMissing,
            .commentTooLong(limit: 2_000), .slotTaken("S1"), .slotsAvailable, .outcomeNotAllowed(""), .patientDied,
            .bookedByTelephone(nil), .bookedByTelephone("01632 960003"), .contactMissing,
        ]
        for refusal in some { #expect(refusal.sentence.hasSuffix("."), "\(refusal.code)") }
        #expect(Refusal.commentTooLong(limit: 2_000).sentence.contains("2,000"))
        #expect(Refusal.slotTaken("S1").isAboutTheSlot)
        #expect(Refusal.commentMissing.need == .comment)
    }

    @Test func `history names every action and unknown ones too`() {
        for action in ReferralAction.allCases { #expect(historyLabel(action.rawValue) == action.done) }
        #expect(historyLabel("freeze-record") == "Freeze record")
    }

    @Test func `a reason without a display is made readable`() {
        #expect(reasonLabel("NO_SLOTS_AT_SERVICE") == "No slots at the service")
        #expect(reasonLabel("BOOKED_ELSEWHERE") == "Booked elsewhere")
        #expect(reasonLabel("A sentence of its own.") == "A sentence of its own.")
    }

    @Test func `due is a word and never a colour alone`() throws {
        let today = try #require(Day(iso: "2026-11-03"))
        #expect(DueMark(today.adding(days: -3), today: today).text == "OVERDUE 3d")
        #expect(DueMark(today, today: today).text == "due today")
        #expect(DueMark(today.adding(days: 9), today: today).text == "due 12-Nov-2026")
    }

    @Test func `numbers are grouped in threes`() {
        #expect(grouped(0) == "0")
        #expect(grouped(1_000) == "1,000")
        #expect(grouped(1_234_567) == "1,234,567")
        #expect(counted(1, "item") == "1 item")
    }

    @Test func `text is broken at blanks and nothing is lost`() {
        let lines = wrapped("one two three fourteenletters", width: 9)
        #expect(lines.map(\.string) == ["one two", "three", "fourteenl", "etters"])
    }

    private func banner(_ patient: Patient, width: Int) -> [String] {
        let today = Day(iso: "2026-11-10") ?? Day(number: 0)
        return Banner.lines(patient, today: today, width: width).map { $0.map(\.text.string).joined() }
    }

    private func smith() -> Patient {
        var patient = Patient()
        patient.family = "Smith"
        patient.given = "Jane"
        patient.title = "Mrs"
        patient.born = Day(iso: "1950-11-09")
        patient.sex = .female
        patient.nhsNumber = NHSNumber("9991234560")
        return patient
    }

    @Test func `the banner has name, birth, gender and number in that order`() {
        var patient = smith()
        patient.nhsNumber = FakeDesk.number(1)
        #expect(
            banner(patient, width: 100) == [
                "SMITH, Jane (Mrs)   Born 09-Nov-1950 (76)   Gender Female   NHS No. 999 100 0100"
            ])
    }

    @Test func `a malformed number is shown and marked`() {
        var patient = smith()
        patient.nhsNumber = NHSNumber("99912")
        #expect(banner(patient, width: 100)[0].hasSuffix("NHS No. 99912 (not valid)"))
    }

    @Test func `what is not known says so`() {
        let text = banner(Patient(), width: 120).joined()
        #expect(text == "Name not known   Born Not known   Gender Not known   NHS No. Not known")
    }

    @Test func `the dead are marked in words and in their own style`() throws {
        var patient = smith()
        patient.died = Day(iso: "2026-11-03")
        let lines = Banner.lines(patient, today: try #require(Day(iso: "2026-11-10")), width: 200)
        let text = lines.map { $0.map(\.text.string).joined() }.joined()
        #expect(text.contains("DECEASED   Died 03-Nov-2026"))
        #expect(text.contains("Age at death 75"))
        #expect(lines.joined().allSatisfy { $0.style == .bannerDeceased })
    }

    @Test func `a narrow banner wraps between its parts and is never cut`() {
        var patient = smith()
        patient.family = "Featherstonehaugh-Cholmondeley-Marchbanks"
        patient.given = "Wilhelmina Alexandrina Theodora"
        let lines = banner(patient, width: 60)
        #expect(lines.count > 2)
        #expect(lines.allSatisfy { $0.count <= 60 && !$0.contains("…") })
        #expect(lines.joined(separator: " ").contains("MARCHBANKS, Wilhelmina Alexandrina Theodora (Mrs)"))
    }
}
