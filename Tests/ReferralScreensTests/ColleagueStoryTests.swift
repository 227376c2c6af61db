// What a clinician does with colleagues: hand up, answer, countersign, advise, delegate, key by key.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct ColleagueStoryTests {
    @Test func `handing up takes a colleague and a question, and a run goes on to the next`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "H", "2", "Tab", "Is this one for us?", "Ctrl-S")
        #expect(robot.desk.questions[1]?.text == "Is this one for us?")
        #expect(robot.rows[1].contains("OKAFOR"))
    }

    @Test func `a question is read before the letter, answered, and the next one opens`() {
        let desk = FakeDesk.clinic()
        let asker = FakeDesk.people[1]
        let me = FakeDesk.people[2]
        for id in Int64(1)...2 {
            desk.questions[id] = Question(id: id, by: asker, of: me, askedAt: FakeDesk.now, text: "Question \(id)?")
        }
        let robot = RobotDesk(.clinician, desk: desk)
        robot.press("5", "R")
        #expect(robot.screen.contains("1 Question"))
        #expect(robot.screen.contains("Question 1?"))
        #expect(robot.screen.contains("Asha Patel asks Dr Tom Lindqvist"))
        robot.press("Q", "Yes, it is.", "Ctrl-S")
        #expect(robot.desk.questions[1] == nil)
        #expect(robot.screen.contains("Question 2?"))
    }

    @Test func `a conversation is read, and answered with one key and the form's own`() {
        let robot = RobotDesk(.clinician, desk: .asked())
        robot.press("3", "R")
        #expect(robot.screen.contains("Is a biopsy needed first?"))
        robot.press("B")
        #expect(robot.screen.contains("Dr Ruth Penn wrote: Is a biopsy needed first?"))
        robot.press("1", "Tab", "No.", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.advice == .referrerToReviewResponse)
        #expect(robot.context == .run)
        let other = RobotDesk(.clinician, desk: .asked())
        other.press("3", "Enter", "i", "Which lesion?", "Ctrl-S")
        #expect(other.desk.referrals[1]?.advice == .referrerToSubmitInformation)
        let third = RobotDesk(.clinician, desk: .asked())
        third.desk.referrals[1]?.adviceMayConvert = true
        third.press("3", "Enter", "L", "Let us see it.", "Ctrl-S")
        #expect(third.desk.referrals[1]?.advice == .converted)
    }

    @Test(arguments: [
        ("1", "a", "Accept"), ("1", "x", "Reject"), ("1", "R", "Redirect to another service"),
        ("1", "p", "Change priority"), ("1", "H", "Hand up with a question"), ("1", "K", "Cancel appointment, action"),
        ("2", "l", "Accept, book later"), ("2", "a", "Accept, book later"),
        ("2", "v", "Return to referrer with advice"),
    ])
    func `each decision has one key, and its form another to do it`(list: String, key: String, title: String) {
        let robot = RobotDesk(.clinician)
        robot.press(list, "Enter", key)
        #expect(robot.context == .form)
        #expect(robot.rows[3].contains(title) || robot.rows[4].contains(title))
        robot.press(key, key, "Enter")
        #expect(robot.context == .form)
        #expect(!robot.desk.asked.contains { if case .perform = $0 { true } else { false } })
    }

    @Test func `what was decided lies beside the letter, and signing takes two keys`() {
        let desk = FakeDesk.clinic()
        desk.toSign = [1, 2]
        let line = HistoryLine.decision("Accepted on the protocol")
        desk.lines[1] = [line]
        desk.lines[2] = [line]
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("6", "R")
        #expect(robot.screen.contains("Accepted on the protocol"))
        #expect(robot.screen.contains("Line 1 of a letter"))
        robot.press("S", "Ctrl-S")
        #expect(robot.desk.toSign == [2])
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("S", "Ctrl-S")
        #expect(robot.context == .run)
        #expect(robot.rows.contains { $0.contains("+ Countersigned") && $0.contains("SMITH") })
    }

    @Test func `a clinician grants and revokes who acts for them`() {
        let robot = RobotDesk(.clinician)
        robot.press("D")
        #expect(robot.context == .delegations)
        #expect(robot.screen.contains("nobody yet"))
        robot.press("a", "1", "Tab", "+4w", "Tab", "Lesions v2", "Tab", "Tab", "3", "Ctrl-S")
        let made = robot.desk.delegations.first
        #expect(made?.delegate.login == "triage" && made?.protocolName == "Lesions v2")
        #expect(made?.delegation.until == Day(year: 2026, month: 12, day: 1))
        #expect(made?.delegation.countersignEvery == 1)
        #expect(made?.delegation.priorities == [.routine, .urgent])
        #expect(robot.context == .delegations)
        #expect(robot.screen.contains("Asha Patel acts for you from 03-Nov-2026 to 01-Dec-2026"))
        robot.press("x")
        #expect(robot.screen.contains("Asha Patel no longer acts for Dr Tom Lindqvist"))
        #expect(robot.desk.delegations.first?.revokedAt == nil)
        robot.press("Ctrl-S")
        #expect(robot.desk.delegations.first?.revokedAt != nil)
        #expect(robot.screen.contains("revoked"))
        robot.press("x")
        #expect(robot.notice == " It is revoked already.")
    }

    @Test func `a delegation without a protocol or a day is refused where it lacks`() {
        let robot = RobotDesk(.clinician)
        robot.press("D", "a", "Ctrl-S")
        #expect(robot.screen.contains("Choose who acts for you."))
        robot.press("1", "Ctrl-S")
        #expect(robot.screen.contains("Say until which day"))
        robot.press("whenever", "Ctrl-S")
        #expect(robot.screen.contains("“whenever” is no day."))
        robot.press("Ctrl-U", "+1w", "Ctrl-S")
        #expect(robot.screen.contains("Name the written protocol."))
        #expect(robot.desk.delegations.isEmpty)
    }

    @Test func `who holds a delegation sees it and is told who grants`() {
        let robot = RobotDesk(.triage)
        robot.press("D")
        #expect(robot.screen.contains("For whom you act"))
        robot.press("a")
        #expect(robot.notice == " A clinician grants and revokes what is done in their name.")
        let clerk = RobotDesk(.clerk)
        clerk.press("D")
        #expect(clerk.context == .home)
    }

    @Test func `notes of colleagues stand with the referral, clinical ones for those who may have them`() {
        let desk = FakeDesk.clinic()
        let by = FakeDesk.people[2]
        desk.notes[1] = [
            Note(id: 1, by: by, at: FakeDesk.now, isClinical: false, text: "hard of hearing, ring the daughter"),
            Note(id: 2, by: by, at: FakeDesk.now, isClinical: true, text: "pigmented, two colours"),
        ]
        let robot = RobotDesk(.clinician, size: Size(rows: 43, columns: 132), desk: desk)
        robot.press("1", "Enter")
        let seen = robot.screen.split(whereSeparator: { $0 == "\n" || $0 == " " || $0 == "│" }).joined(separator: " ")
        #expect(seen.contains("hard of hearing"))
        #expect(seen.contains("pigmented, two"))
        let clerk = RobotDesk(.clerk, size: Size(rows: 43, columns: 132), desk: desk)
        clerk.press("6", "Enter")
        #expect(clerk.screen.contains("hard of hearing, ring the daughter"))
        #expect(!clerk.screen.contains("pigmented"))
    }
}

extension HistoryLine {
    /// A decision with its words, as history gives it to those who may read it.
    static func decision(_ words: String) -> HistoryLine {
        let by = Signature(Actor(staff: FakeDesk.people[1], role: .triage, organisation: "RXX"))
        var entry = JournalEntry(at: FakeDesk.now, subject: .referral, by: by, action: ReferralAction.accept.rawValue)
        entry.seq = 1
        entry.text = words
        return HistoryLine(
            entry: entry, userName: "Asha Patel", onBehalfOfName: "Dr Tom Lindqvist", reason: nil)
    }
}
