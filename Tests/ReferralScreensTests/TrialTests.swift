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

    @Test func `news is looked for although the clock stands still`() {
        let desk = FakeDesk.clinic()
        // The first look is the one with which home is read.
        var looks = 0
        var door = desk.door
        door.changedElsewhere = {
            looks += 1
            return looks == 2
        }
        let terminal = MemoryTerminal(script: [.down, .up, .down, .up])
        App(door: door, terminal: terminal, signIn: (login: "clerk", role: .clerk)).run()
        #expect(terminal.screen?.text.contains("changed elsewhere") == true)
    }

    @Test func `a referral read again leaves the news to the list beneath it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter")
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
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
        #expect(story.contains("Said: rings back on Monday"))
        #expect(story.contains("has to be cancelled in the PAS"))
    }

    @Test(arguments: ["unopened", "version", "state_since", "last_contact", "accepted", "comment"])
    func `history leaves bookkeeping out`(field: String) {
        #expect(FieldChange(field: field, before: "3", after: "4").sentence == nil)
        #expect(FieldChange(field: "cancel_in_pas", before: nil, after: "0").sentence == nil)
    }
}

@Suite struct TrialWordsTests {
    @Test func `the priority that stands keeps its number and cannot be picked`() {
        var choice = Choice([
            .init(code: "a", label: "RTN Routine", isCurrent: true), .init(code: "b", label: "URG Urgent"),
            .init(code: "c", label: "2WW Cancer"),
        ])
        choice.type("1")
        #expect(choice.option == nil)
        choice.move(by: 1)
        #expect(choice.option?.code == "b")
        choice.move(by: -1)
        #expect(choice.option?.code == "b")
        choice.type("3")
        #expect(choice.option?.code == "c")
    }

    @Test func `a priority changed meanwhile becomes the one that cannot be picked`() {
        var choice = Choice([.init(code: "a", label: "RTN", isCurrent: true), .init(code: "b", label: "URG")])
        choice.type("2")
        choice.options = [.init(code: "a", label: "RTN"), .init(code: "b", label: "URG", isCurrent: true)]
        #expect(choice.option == nil)
        choice.type("1")
        #expect(choice.option?.code == "a")
    }

    @Test func `a form open on a priority changed meanwhile shows the new one as it is now`() throws {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", ".")
        let index = try #require(
            robot.desk.detail(1, robot.actor(.clinician)).actions.filter { $0.refusal == nil }.firstIndex {
                $0.action == .changePriority
            })
        for _ in 0..<index { robot.press("Down") }
        robot.press("Enter")
        #expect(robot.screen.contains("3 2WW Urgent suspected cancer (as it is now)"))
        let before = try #require(robot.desk.referrals[1])
        var other = before
        other.version += 1
        other.priority = .urgent
        robot.desk.referrals[1] = other
        robot.desk.note("change-priority", by: robot.actor(.clinician), from: before, to: other)
        robot.press("1", "Ctrl-S")
        #expect(robot.screen.contains("2 URG Urgent (as it is now)"))
        robot.press("3", "Tab", "Dr Penn", "Tab", "2026-11-03", "Tab", "as before", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.priority == .twoWeekWait)
    }

    @Test func `a change of priority names where it starts`() {
        let desk = FakeDesk.clinic()
        let detail = desk.detail(1, RobotDesk(.clinician).actor(.clinician))
        #expect(ReferralAction.changePriority.consequence(detail).hasPrefix("from 2WW to what you choose"))
    }

    @Test func `settling says how many problems and names the newest conflict`() {
        var detail = FakeDesk.clinic().detail(1, RobotDesk(.clerk).actor(.clerk))
        #expect(!ReferralAction.takeERS.consequence(detail).contains("settles"))
        detail.problems = ["old", "new"].enumerated().map { index, reason in
            var problem = ImportProblem(kind: .conflict, key: reason, file: "f", line: nil, record: "r", reason: reason)
            problem.id = Int64(index)
            return problem
        }
        #expect(ReferralAction.takeERS.consequence(detail).hasSuffix("settles 2 problems; newest: new"))
        #expect(ReferralAction.keepOurs.consequence(detail).hasSuffix("settles 2 problems; newest: new"))
    }

    @Test func `what is to be told is named`() {
        #expect(reasonLabel(ReferralAction.cancelAppointment.rawValue) == "Cancel appointment")
        var detail = FakeDesk.clinic().detail(1, RobotDesk(.clerk).actor(.clerk))
        let today = FakeDesk.now.londonDay
        detail.worklists = [WorklistEntry(.toTellERS, since: FakeDesk.now, due: today, dueRule: "r", reason: "rebook")]
        #expect(ReferralAction.told.consequence(detail).hasPrefix("“Rebook” counts as told"))
        let facts = Summary.short(detail, today: today).map { $0.value.string }
        #expect(facts.contains { $0.hasPrefix("To Tell e-RS: “Rebook”, due today") })
    }

    @Test func `one day is no plural`() {
        #expect(ruleText("Contact: 1 working days") == "Contact: 1 working day")
        #expect(ruleText("1 weekdays from deferral") == "1 weekday from deferral")
        #expect(ruleText("21 working days") == "21 working days")
    }

    @Test func `a clinic is named by what its service does not say`() throws {
        let desk = FakeDesk.clinic()
        var slot = try #require(desk.slots.first)
        slot.clinic = "Dermatology, Fenland, Tuesday morning"
        #expect(slot.clinicBriefly(at: desk.services["11010"]) == "Tuesday morning")
        #expect(slot.clinicBriefly(at: nil) == "Dermatology, Fenland, Tuesday morning")
        slot.clinic = "Dermatology, Fenland"
        #expect(slot.clinicBriefly(at: desk.services["11010"]) == "Dermatology, Fenland")
    }
}

@Suite struct TrialListTests {
    @Test func `the menu's forms warn of what was not read`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", ".", "Enter")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Not read to the end: GP letter."))
    }

    @Test func `a row that was acted on from its referral is marked`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", "P", "1", "Ctrl-S", "Esc")
        #expect(robot.context == .worklist)
        #expect(robot.rows[4].hasPrefix(">."))
        robot.press("Down")
        #expect(robot.rows[4].hasPrefix(" .N/K"))
        robot.press("Enter", "P", "1", "Ctrl-S", "Ctrl-N")
        #expect(robot.rows[1].contains("KHAN"))
        robot.press("Esc")
        #expect(robot.rows[5].hasPrefix(" .URG"))
    }

    @Test func `findings are read again after an act on one of them`() {
        let robot = RobotDesk(.clerk)
        robot.press("f", "bro", "Enter", "b", "Enter", "Ctrl-S", "Esc")
        #expect(robot.context == .find)
        #expect(robot.rows.contains { $0.contains("BROWN") && $0.contains("Booked") })
    }

    @Test func `the dead are named as such in lists`() {
        let desk = FakeDesk.clinic()
        desk.patients[5]?.died = FakeDesk.now.londonDay
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1")
        #expect(robot.rows[5].contains("DIED BROWN, Ida (Miss)"))
        robot.press("f", "bro")
        #expect(robot.rows.contains { $0.contains("DIED BROWN, Ida (Miss)") })
    }

    @Test func `a heading says which rows are in view`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 16, columns: 80))
        #expect(robot.screen.contains("1-9 of 13"))
        robot.press("6")
        #expect(robot.rows[2].hasPrefix(" 4 items"))
    }

    @Test func `a referrer reads the comment on what came back first`() {
        let desk = FakeDesk.clinic()
        desk.referrals[1]?.state = .rejected
        desk.referrals[1]?.comment = "please send a photograph"
        var reader = LetterReader()
        let detail = desk.detail(1, RobotDesk(.clinician).actor(.clinician))
        reader.take(detail, commentFirst: true)
        #expect(reader.page?.title == "Last comment")
        var other = LetterReader()
        other.take(detail)
        #expect(other.page?.title == "GP letter")
    }

    @Test func `Esc in a full-screen letter goes back to both panes first`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "Tab", "Esc")
        #expect(robot.context == .referral)
        #expect(robot.screen.contains("Priority 2WW"))
        robot.press("Esc")
        #expect(robot.context == .worklist)
    }

    @Test func `nobody found is told in a sentence`() {
        let robot = RobotDesk(.clerk)
        robot.press("f", "zzz")
        #expect(robot.screen.contains("No referral that you may see fits “zzz”."))
    }

    @Test func `what is read after a change elsewhere is new and says nothing of it, and what lies beneath still does`()
    {
        let robot = RobotDesk(.clerk)
        func look() {
            robot.desk.changed = true
            #expect(robot.app.lookElsewhere())
            robot.app.draw()
            #expect(robot.screen.contains("r to show"))
        }
        look()
        robot.press("1")
        #expect(robot.context == .worklist && !robot.screen.contains("r to show"))
        look()
        robot.press("Enter")
        #expect(robot.context == .referral && !robot.screen.contains("r to show"))
        // A change that nobody has noticed yet when the referral is opened is in it.
        robot.press("Esc")
        #expect(robot.screen.contains("r to show"))
        robot.press("r")
        robot.desk.changed = true
        robot.press("Enter")
        #expect(!robot.app.lookElsewhere())
        robot.press("Esc")
        #expect(robot.screen.contains("r to show"))
        // Home is read anew whenever one comes back to it.
        robot.press("Esc")
        #expect(robot.context == .home && !robot.screen.contains("r to show"))
    }
}
