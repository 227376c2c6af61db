// What a trial with users found: typing into choices, the way home, and news from other desks.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct TrialTests {
    private func typing(_ text: String, _ labels: [String]) -> String? {
        var choice = Choice(labels.map { .init(code: $0, label: $0) })
        for character in text { choice.type(character) }
        return choice.option?.label
    }

    @Test(arguments: [
        ("derm", "Dermatology"), ("dent", "Dental care"), ("lane", "Marsh Lane"), ("marsh l", "Marsh Lane"),
        ("dermx", "Dermatology"), ("dermcard", "Paediatric Cardiology"), ("3", "Marsh Lane"), ("1derm", "Dermatology"),
        ("card", "Paediatric Cardiology"),
    ])
    func `letters collect to the beginning of a word`(text: String, label: String) {
        #expect(typing(text, ["Dental care", "Dermatology", "Marsh Lane", "Paediatric Cardiology"]) == label)
    }

    @Test func `letters that lead nowhere choose nothing`() {
        #expect(typing("zq", ["Dental care", "Dermatology"]) == nil)
        #expect(typing("ental", ["Dental care"]) == nil)
    }

    @Test func `F2 in a rehearsal leads to the worklists and not out of them`() {
        let robot = RobotDesk(nil)
        robot.press("Enter", "1", "Enter", "h", "F2")
        #expect(robot.context == .home)
        robot.press("F2")
        #expect(robot.context == .home)
    }

    @Test func `a referral read again leaves the news to the list beneath it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter")
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
        robot.desk.changed = false
        robot.app.draw()
        #expect(robot.screen.contains("changed elsewhere"))
        robot.press("r")
        #expect(!robot.screen.contains("changed elsewhere"))
        robot.press("Esc")
        #expect(robot.screen.contains("changed elsewhere"))
        robot.press("r")
        #expect(!robot.screen.contains("changed elsewhere"))
    }
}

@Suite struct HistoryOfChangesTests {
    private func line(_ changes: [FieldChange]) -> HistoryLine {
        let by = Signature(Actor(staff: FakeDesk.people[0], role: .clerk, organisation: "RXX"))
        let entry = JournalEntry(at: FakeDesk.now, subject: .referral, by: by, action: "change-priority")
        return HistoryLine(entry: entry, userName: "Denise Oakes", onBehalfOfName: nil, reason: nil, changes: changes)
    }

    @Test func `history says what changed in the words of the desk`() {
        let story = line([
            FieldChange(field: "priority", before: "TWO_WEEK_WAIT", after: "ROUTINE"),
            FieldChange(field: "appointment", before: nil, after: "booked S1 2026-07-03T09:20:00Z"),
            FieldChange(field: "contact", before: nil, after: ContactOutcome.messageLeft.rawValue),
            FieldChange(field: "said", before: nil, after: "rings back on Monday"),
            FieldChange(field: "cancel_in_pas", before: "0", after: "1"),
        ]).story
        #expect(story.contains("Priority 2WW -> RTN"))
        #expect(story.contains("Appointment booked Fri 03-Jul-2026 10:20"))
        #expect(story.contains("Call: Message left"))
        #expect(story.contains("On the phone: rings back on Monday"))
        #expect(story.contains("has to be cancelled in the PAS"))
    }

    @Test(arguments: ["unopened", "version", "state_since", "last_contact", "accepted", "comment"])
    func `history leaves bookkeeping out`(field: String) {
        #expect(FieldChange(field: field, before: "3", after: "4").sentence == nil)
        #expect(FieldChange(field: "cancel_in_pas", before: nil, after: "0").sentence == nil)
    }
}
