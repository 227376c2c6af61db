// Somebody rings: found, identified by three things they say, and helped; calls, letters, each in the keys they may take.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct CallerStories {
    @Test func `nothing of the record opens before three things are right`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 43, columns: 132))
        robot.desk.patients[1]?.language = "Welsh"
        robot.press("F6", "smi", "Enter", "1", "2")
        #expect(robot.context == .identity)
        #expect(!robot.desk.asked.contains { if case .caller = $0 { true } else { false } })
        for frame in robot.terminal.frames.dropFirst() { #expect(!frame.text.contains("Dermatology")) }
        robot.press("4")
        #expect(robot.context == .person)
        #expect(robot.desk.asked.contains(.caller(.id(1), said: [.name, .born, .number])))
        #expect(robot.screen.contains("Dermatology, Fenland"))
    }

    @Test func `a tick made by mistake is taken off, and what the record lacks cannot be ticked`() {
        let robot = RobotDesk(.clerk)
        robot.press("F6", "smi", "Enter", "1", "1", "2", "4")
        #expect(robot.context == .identity)
        robot.press("5")
        #expect(robot.notice == " The record holds none: ask for something else.")
        robot.press("1")
        #expect(robot.context == .person)
    }

    @Test func `a caller is taken in the middle of a form, and the form is there afterwards`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Tab", "half a sentence", "F6")
        #expect(robot.context == .caller)
        robot.press("Esc")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("half a sentence"))
    }

    @Test func `a fourth tick after the record has opened does nothing to it`() {
        let robot = RobotDesk(.clerk)
        robot.press("F6", "9991000100", "1", "2")
        #expect(robot.context == .person)
        let before = robot.desk.asked.count
        robot.press("1", "2", "3", "4", "5")
        #expect(robot.context == .person && robot.desk.asked.count == before)
    }

    @Test func `a message is left and a call back is promised from the record`() throws {
        let robot = RobotDesk(.clerk)
        robot.press("F6", "9991000100", "1", "2", "n", "please ring my daughter", "Ctrl-S")
        let notes = robot.desk.asked.compactMap { request -> String? in
            if case .perform(let command, on: .id(1)) = request, command.action == .note {
                command.instruction
            } else {
                nil
            }
        }
        #expect(notes == ["please ring my daughter"])
        robot.press("B", "14:30", "Tab", "tomorrow", "Ctrl-S")
        let promised = robot.desk.asked.compactMap { request -> FollowUp? in
            if case .perform(let command, on: .id(1)) = request { command.followUp } else { nil }
        }
        #expect(promised == [.callBack(at: try #require(Instant(iso: "2026-11-04T14:30:00Z")), about: nil)])
        let late = RobotDesk(.clerk)
        late.press("F6", "9991000100", "1", "2", "B", "9:00", "Ctrl-S")
        #expect(late.screen.contains("09:00 has passed."))
        #expect(!late.desk.asked.contains { if case .perform = $0 { true } else { false } })
    }

    @Test func `roles without patients have no callers`() {
        let robot = RobotDesk(.manager)
        robot.press("F6")
        #expect(robot.notice == " That is not for your role (service manager).")
    }

    @Test(arguments: [
        Set<CallerIdentifier>(), [.name], [.name, .born], [.name, .born, .telephone], [.address, .telephone, .name],
    ])
    func `a record opens for three things that it holds`(said: Set<CallerIdentifier>) {
        let patient = FakeDesk.clinic().patients[1] ?? Patient()
        #expect(CallerCheck.refusal(said: said, of: patient) != nil)
        #expect(CallerCheck.refusal(said: [.name, .born, .number], of: patient) == nil)
    }
}

@Suite struct LetterStories {
    private func letters(_ rows: Int = 24, _ columns: Int = 80) -> RobotDesk {
        let desk = FakeDesk.clinic()
        desk.addLetters()
        let robot = RobotDesk(.clerk, size: Size(rows: rows, columns: columns), desk: desk)
        robot.press("F8")
        return robot
    }

    @Test func `what is held comes first and says why`() {
        let robot = letters()
        #expect(robot.screen.contains("2 may leave, 1 held"))
        #expect(robot.rows.first { $0.hasPrefix("> ") }?.contains("HELD") == true)
        #expect(robot.screen.contains("Held: no address is held."))
    }

    @Test func `letters are printed by a form that counts them`() {
        let robot = letters()
        robot.press("p")
        #expect(robot.screen.contains("2 letters go into a new folder of the spool"))
        #expect(robot.screen.contains("One stays held."))
        #expect(robot.desk.printed.isEmpty)
        robot.press("Ctrl-S")
        #expect(robot.desk.printed == [.letters])
        #expect(robot.context == .letters)
        #expect(robot.notice == " Printed into the spool.")
    }

    @Test func `a letter is read and recalled`() {
        let robot = letters()
        robot.press("Down", "Enter")
        #expect(robot.screen.contains("Please come."))
        robot.press("Esc", "x")
        #expect(robot.screen.contains("What it tells of stands"))
        robot.press("Ctrl-S")
        #expect(robot.desk.letters.filter { $0.letter.state == .recalled }.map(\.letter.id) == [1])
        robot.press("Tab", "Tab")
        #expect(robot.screen.contains("Letters to patients: recalled"))
        robot.press("x")
        #expect(robot.notice == " Recalled: only a letter that waits can be recalled.")
    }
}

@Suite struct ListStories {
    @Test func `a problem is settled from the screen that shows both sides`() {
        let robot = Scene.problem.robot(24, 80)
        #expect(robot.context == .problem)
        #expect(robot.screen.contains("What stands here"))
        robot.press("O")
        #expect(robot.context == .form)
        robot.press("Esc", "Enter")
        #expect(robot.context == .referral)
    }

    @Test func `a line that belongs to no referral is put aside in one key`() {
        let robot = Scene.unplaced.robot(24, 80)
        robot.press("E")
        #expect(robot.notice == " It belongs to no referral here, so nothing can be taken.")
        robot.press("O")
        #expect(robot.desk.asked.contains(.settleProblem(1)))
        #expect(robot.context == .worklist)
        #expect(robot.notice == " Put aside.")
    }

    @Test func `what was to follow is ticked off in one key, and put back by the same`() {
        let desk = FakeDesk.clinicDay()
        desk.followUps[1] = FollowUp(.followUp, due: FakeDesk.now.londonDay)
        desk.toFollow = [Int64(1), 2].map { id in
            var item = WorklistItem(
                item: "follow-ups-due/\(id)", worklist: .followUpsDue, referral: id, since: FakeDesk.now,
                due: FakeDesk.now.londonDay, dueRule: "Follow-up")
            item.patient = desk.patients[id]?.bannerName
            item.priority = .routine
            return item
        }
        let robot = RobotDesk(.clerk, desk: desk)
        let place = Worklist.lists(for: .clerk).firstIndex(of: .followUpsDue) ?? 0
        for _ in 0..<place { robot.press("Down") }
        robot.press("Enter", "F")
        #expect(robot.notice == " Done. Follow-up: SMITH, Jane (Mrs).")
        #expect(robot.desk.followUps.isEmpty)
        #expect(robot.rows.contains { $0.hasPrefix("> ") && $0.contains("OKAFOR") })
        robot.press("Up", "F")
        #expect(robot.desk.asked.contains(.clinic(.followed(.id(1), isDone: false))))
    }
}
