// What outlives a form, key by key: small forms keep their words, the site's phrases are everybody's, a run remembers.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct SmallFormDraftTests {
    private func day() -> RobotDesk {
        RobotDesk(.clerk, size: Size(rows: 30, columns: 100), desk: .clinicDay())
    }

    @Test func `a clinic that is being cancelled keeps its words when the form is left, and offers them again`() {
        let robot = day()
        robot.press("F7", "Enter", "X", "Tab", "Tab", "Tab", "Dr Reed is ill", "Esc")
        #expect(robot.context == .form && robot.notice.contains("Esc again leaves. What you typed is kept as a draft."))
        robot.press("Esc")
        #expect(robot.context == .clinic && robot.notice.contains("kept as a draft"))
        let key = DraftKey(.clinic(.session(41), referral: nil), form: "cancel-clinic")
        #expect(robot.desk.drafts.values.first { $0.key == key }?.fields["why"] == "Dr Reed is ill")
        #expect(robot.desk.acts.isEmpty)
        robot.press("X")
        #expect(robot.screen.contains("Dr Reed is ill") && robot.notice.contains("Draft of 14:32 restored."))
        robot.press("Ctrl-S")
        #expect(robot.desk.acts[.session(41)] == .cancel)
        #expect(robot.desk.drafts.isEmpty, "what was sent is no draft")
    }

    @Test func `what is typed in a small form is kept by the lock, and by a line that drops`() {
        let robot = day()
        robot.press("F7", "Enter", "w", "+6w", "Tab", "Tab", "Tab", "bring the films", "Ctrl-L")
        #expect(robot.context == .locked)
        #expect(robot.desk.drafts.values.map { $0.fields["note"] } == ["bring the films"])
        robot.press("Enter")
        #expect(robot.context == .form && robot.screen.contains("bring the films"))

        let desk = FakeDesk.clinicDay()
        let keys = [Key.function(7), .enter, .character("w")] + "+6w".map { Key.character($0) }
        let terminal = MemoryTerminal(script: keys)
        App(door: desk.door, terminal: terminal, signIn: (login: "clerk", role: .clerk)).run()
        #expect(desk.drafts.values.map { $0.fields["due"] } == ["+6w"])
        // Another program, later: the same form of the same patient has it.
        let next = RobotDesk(.clerk, size: Size(rows: 30, columns: 100), desk: desk)
        next.press("F7", "Enter", "w")
        #expect(next.screen.contains("+6w") && next.notice.contains("restored"))
        #expect(next.screen.contains("by Tue 15-Dec-2026"))
    }

    @Test func `a second of work in a small form outlives a crash`() {
        let robot = day()
        robot.press("F6", "smi", "Enter", "1", "2", "4", "n", "wants a letter")
        robot.desk.clock = robot.desk.clock.adding(seconds: 1)
        _ = robot.app.passTime()
        #expect(robot.desk.drafts.values.map { $0.fields["said"] } == ["wants a letter"])
    }

    @Test func `forms of every kind stand on one list, and each is gone on with from there`() {
        let robot = Scene.begun.robot(30, 100)
        #expect(robot.context == .drafts)
        for words in [
            "A caller's message", "Days not available", "What is to follow", "Cancel a clinic", "A phrase of yours",
            "Tuesday clinic", "SMITH, Jane (Mrs)",
        ] { #expect(robot.screen.contains(words), "\(words)") }
        func open(_ words: String) {
            robot.press("Home")
            for _ in 0..<20 where !robot.rows.contains(where: { $0.hasPrefix(">") && $0.contains(words) }) {
                robot.press("Down")
            }
            robot.press("Enter")
        }
        open("A caller's message")
        #expect(robot.context == .form && robot.screen.contains("wants a letter"))
        robot.press("Esc", "Esc")
        open("Days not available")
        #expect(robot.context == .form && robot.screen.contains("12/11"))
        robot.press("Esc", "Esc")
        open("A phrase of yours")
        #expect(robot.context == .form && robot.screen.contains("Please"))
        robot.press("Esc", "Esc")
        open("Cancel a clinic")
        #expect(robot.context == .clinic && robot.notice.contains("Cancel a clinic: X goes on with what you typed."))
        robot.press("X")
        #expect(robot.screen.contains("Dr Reed is ill"))
        robot.press("Esc", "Esc", "Esc")
        open("What is to follow")
        #expect(robot.context == .clinic && robot.notice.contains("w goes on with what you typed."))
    }

    @Test func `a form emptied again keeps nothing, and one with nothing to type asks for no draft`() {
        let robot = day()
        robot.press("F7", "Enter", "w", "+", "Backspace", "Esc")
        #expect(robot.context == .clinic && robot.desk.drafts.isEmpty)
        robot.press("D", "1", "Esc")
        #expect(robot.desk.drafts.isEmpty)
        #expect(
            !robot.desk.asked.contains {
                if case .workplace(.draft(let key)) = $0 { key.form == "missed" } else { false }
            })
    }

    @Test func `every small form that keeps a draft has a name, and a key where it lives`() {
        for form in OrderForm.allCases {
            #expect(!form.label.isEmpty && ReferralAction(rawValue: form.rawValue) == nil)
            if let opener = form.opener { #expect(Keymap.bindings.contains { $0.intent == opener }) }
        }
    }
}

struct SitePhraseTests {
    @Test func `a phrase of the site is written out by everybody, and one's own comes first`() {
        let robot = Scene.sitePhrases.robot(24, 80)
        robot.press("Esc", "2", "Enter", "a", ".", "s", "b", " ")
        #expect(robot.screen.contains("See by the day the letter names."))
        robot.press(".", "b", "l", " ")
        #expect(robot.screen.contains("Please book within two weeks and ring"), "the clinician's own")
        #expect(!robot.screen.contains("Book in any clinic."))
    }

    @Test func `a supervisor words the site's phrases by a form, and takes one away by a form`() {
        let robot = RobotDesk(.supervisor)
        robot.press("Ctrl-E", "A", "sb", "Tab", "See by the day.")
        #expect(
            robot.screen.contains("wherever anybody at the site types .sb")
                && robot.words.contains("The journal keeps who worded it."))
        #expect(robot.desk.surroundings.sitePhrases.isEmpty, "nothing before Ctrl-S")
        robot.press("Ctrl-S")
        #expect(robot.desk.surroundings.sitePhrases == [Phrase("sb", "See by the day.")])
        #expect(robot.context == .phrases && robot.screen.contains("site") && robot.screen.contains("See by the day."))
        robot.press("e", "Tab", "End", " Soon.", "Ctrl-S")
        #expect(robot.desk.surroundings.sitePhrases == [Phrase("sb", "See by the day. Soon.")])
        robot.press("x")
        #expect(robot.screen.contains("forgotten for everybody"))
        robot.press("Ctrl-S")
        #expect(robot.desk.surroundings.sitePhrases.isEmpty)
    }

    @Test func `others cannot word the site's, are told who does, and make one of their own in its place`() {
        let robot = RobotDesk(.clerk)
        robot.desk.surroundings.sitePhrases = [Phrase("sb", "See by the day.")]
        robot.press("Ctrl-E", "r")
        #expect(!robot.rows.last!.contains("add for the site"))
        robot.press("A")
        #expect(robot.notice.contains("Supervisors and managers keep the site's phrases."))
        robot.press("x")
        #expect(robot.context == .phrases && robot.said.contains("supervisors keep it"))
        robot.press("e")
        #expect(robot.words.contains("It takes the place of the site's for you alone."))
        robot.press("Tab", "End", " Ring first.", "Ctrl-S")
        #expect(robot.desk.surroundings.phrases == [Phrase("sb", "See by the day. Ring first.")])
        #expect(robot.desk.surroundings.sitePhrases == [Phrase("sb", "See by the day.")])
        #expect(robot.screen.contains("unused"), "the site's is marked as not meant")
    }
}

struct RunRemembersTests {
    @Test func `a run that is taken up again names all that was decided in it, before and after`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "s", "Esc")
        let next = RobotDesk(.clinician, desk: robot.desk)
        next.press("R", "x", "1", "Ctrl-S", "a", "Ctrl-S")
        #expect(next.context == .run)
        #expect(next.screen.contains("3 decided, 1 skipped; 0 left"))
        #expect(next.rows.contains { $0.contains("+ Accepted") && $0.contains("SMITH, Jane") }, "of the first sitting")
        #expect(next.rows.contains { $0.contains("- Skipped") && $0.contains("OKAFOR") })
        #expect(next.rows.contains { $0.contains("+ Rejected") && $0.contains("NOWAK") })
        #expect(next.rows.count { $0.contains("+ ") || $0.contains("- Skipped") } == 4)
    }
}

struct SignInWarningTests {
    @Test func `a supervisor who is told of the staff's dates is told by which keys to look at them`() {
        let desk = FakeDesk.clinic()
        var door = desk.door
        var choice = SignInChoice(staff: FakeDesk.people[3], roles: [.supervisor], organisation: "RXX")
        choice.warnings[.supervisor] = [.colleagues(lockedOut: 1, lastPersons: 0, lapsing: 2)]
        door.choices = [choice]
        let terminal = MemoryTerminal(size: Size(rows: 24, columns: 80), hangsUpAtEnd: false)
        let app = App(door: door, terminal: terminal, signIn: nil)
        app.draw()
        let words = (terminal.screen?.text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Staff: 1 locked out") && words.contains("days: B 5 shows Staff: What Lapses."))
        #expect(!words.contains("referdesk report"))
        app.press(.character("B"))
        app.press(.character("5"))
        app.draw()
        #expect(app.stack.last?.context == .lapses)
    }
}

struct TakingBackAnywhereTests {
    @Test func `a cash-up is taken back by one key on the clinic, and its patient is under the cursor again`() {
        let robot = RobotDesk(.clerk, desk: .clinicDay())
        robot.press("F7", "Enter", "a")
        #expect(robot.desk.referrals[1]?.appointment?.status == .fulfilled)
        #expect(robot.rows.contains { $0.hasPrefix("> 09:20") })
        robot.press("u")
        #expect(robot.desk.referrals[1]?.appointment?.status == .booked)
        #expect(robot.said.contains("Taken back") && robot.rows.contains { $0.hasPrefix("> 09:00") })
        robot.press("Ctrl-R")
        #expect(robot.desk.referrals[1]?.appointment?.status == .fulfilled)
    }

    @Test func `the numbers of the patient under the cursor are copied on a clinic, a call-down, a caller, a slot`() {
        let desk = FakeDesk.clinicDay()
        desk.patients[1]?.hospitalNumber = "H12345"
        let robot = RobotDesk(.clerk, desk: desk)
        func copied(_ keys: [String]) {
            for key in keys { robot.press(key) }
            let before = robot.terminal.copied.count
            robot.press("y", "Y", "Ctrl-Y")
            #expect(
                robot.terminal.copied.dropFirst(before) == [FakeDesk.number(1).text, "990000000001", "H12345"],
                "\(keys)")
        }
        copied(["F7", "Enter"])
        #expect(robot.notice.contains("Copied: Hospital No. H12345"))
        robot.press("F2")
        copied(["F7", "P"])
        robot.press("F2")
        copied(["F6", "smi", "Enter", "1", "2", "4"])
        robot.desk.surroundings.copyAllowed = false
        robot.app.lookAround()
        robot.press("y")
        #expect(robot.notice.contains("switched off"))
        let booking = RobotDesk(.clerk)
        booking.press("1", "b", "y")
        #expect(booking.context == .slots && booking.terminal.copied == [FakeDesk.number(7).text])
    }

    @Test func `a slot that was declined by a slip of a finger is taken back where it was said`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "2")
        let acted = robot.app.session.acts.count
        #expect(acted == 1)
        robot.press("u")
        #expect(robot.context == .slots && robot.said.contains("Taken back"))
        #expect(robot.app.session.acts.isEmpty)
    }

    @Test func `a message left with a caller's record is no act that can be taken back, and a booking is, from there`()
    {
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 100))
        robot.press("F6", "fea", "Enter", "1", "2", "4", "b", "Enter", "Ctrl-S")
        #expect(robot.context == .person && robot.desk.referrals[7]?.state == .booked)
        robot.press("u")
        #expect(robot.context == .person && robot.desk.referrals[7]?.state == .deferredToProvider)
        #expect(robot.said.contains("Taken back"))
    }

    @Test func `a tick too many on a caller's record takes back nothing of another patient`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 100), desk: .clinicDay())
        robot.press("1", "b", "Enter", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.state == .booked)
        robot.press("F6", "smi", "Enter", "1", "2", "4")
        #expect(robot.context == .person)
        robot.press("u")
        #expect(
            robot.desk.referrals[7]?.state == .booked && robot.notice.contains("nothing for whom this screen shows"))
        robot.press("F7", "Enter", "u")
        #expect(robot.desk.referrals[7]?.state == .booked)
        robot.press("F2", "u")
        #expect(robot.desk.referrals[7]?.state == .deferredToProvider, "on the worklists it is the last act of all")
    }
}
