// The hazards of lists in clinical use (NHS CUI, Patient List View), each as a test by its number; docs/hazards.md has them all.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct HazardTests {
    @Test func `PLI108 it is unclear that the list is filtered`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "o", "4")
        #expect(robot.rows[2].hasPrefix(" Filter: URG · 1 of 3"))
        // A filtered list looks different too: the whole line is in another style.
        #expect(robot.styles[2] == String(repeating: "c", count: 80))
        robot.press("/", "zz", "Enter")
        #expect(robot.screen.contains("Nothing fits the filter. 3 items hidden: Esc clears it."))
        robot.press("Esc")
        #expect(robot.rows[2].hasPrefix(" 3 items"))
    }

    @Test func `PLI116 nothing says what the list is ordered on`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        #expect(robot.rows[1].contains("sorted: \(WorklistQuery.Order.need.label)"))
        #expect(robot.rows[3].contains("Pri↓") && !robot.rows[3].contains("Due↑"))
        robot.press("s", "d")
        #expect(robot.rows[1].contains("sorted: due day, earliest first"))
        #expect(robot.rows[3].contains("Due↑") && !robot.rows[3].contains("Pri↓"))
        robot.press("s", "D")
        #expect(robot.rows[1].contains("sorted: due day, latest first"))
        #expect(robot.rows[3].contains("Due↓"))
    }

    @Test func `PLI259 the list can only ever be sorted by one criterion`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        for order in [WorklistQuery.Order.due, .need] {
            robot.order(by: order)
            let asked = robot.desk.asked.compactMap { request -> WorklistQuery.Order? in
                if case .worklist(let query) = request { query.order } else { nil }
            }
            #expect(asked.last == order)
        }
        #expect(WorklistQuery.Order.allCases.count > 1)
    }

    @Test func `PLI274 the view of the list cannot be changed to what one is doing`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        robot.order(by: .due)
        robot.press("o", "S", "Ctrl-U", "late, by day", "Ctrl-S", "1")
        robot.order(by: .need)
        #expect(robot.rows[2].hasPrefix(" 3 items"))
        let number = robot.desk.views.first { $0.name == "late, by day" }?.number
        robot.press("\(number ?? 0)")
        #expect(robot.rows[1].contains("sorted: \(WorklistQuery.Order.due.label)"))
        #expect(robot.rows[2].hasPrefix(" Filter: overdue only · 2 of 3"))
    }

    @Test func `PLI097 what lies under the list has changed, and it does not say so yet`() {
        let robot = RobotDesk(.clinician)
        robot.press("1")
        robot.desk.referrals[1]?.priority = .routine
        robot.desk.referrals[1]?.version += 1
        // What is opened is read anew, whatever the row still shows.
        robot.press("Enter")
        #expect(robot.app.stack.last.flatMap { $0 as? ReferralScreen }?.detail?.referral.priority == .routine)
        // What changes behind an open referral stops the act that rests on what was read before.
        robot.desk.referrals[1]?.version += 1
        robot.press("a", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.screen.contains("Somebody changed this referral while the form was open"))
    }

    @Test func `PLI098 the list moves by itself under the user`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "j")
        let before = robot.rows[4...6]
        robot.desk.referrals[7] = nil
        robot.desk.referrals[5]?.version += 1
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
        robot.app.draw()
        #expect(robot.rows[4...6] == before)
        #expect(robot.notice == " 1 changed, 1 gone: r to show")
    }

    @Test func `PLI099 there is no way to read the list again`() {
        // Whatever shows what the database holds; what is typed into asks at each key.
        let without: Set<Context> = [
            .anywhere, .signIn, .find, .listFilter, .letterSearch, .form, .actions, .help, .message, .palette, .locked,
            .caller, .identity, .call, .jumps, .question, .sorts, .working,
        ]
        for context in Context.allCases where !without.contains(context) {
            #expect(Keymap.intent(for: .character("r"), in: context) == .refresh, "\(context)")
            #expect(Keymap.intent(for: .function(5), in: context) == .refresh, "\(context)")
        }
        let robot = RobotDesk(.clerk)
        robot.press("1")
        robot.desk.referrals[7] = nil
        robot.press("r")
        #expect(robot.rows[2].hasPrefix(" 2 items") && !robot.screen.contains("FEATHERSTONEHAUGH"))
    }

    @Test func `PLI107 nothing marks what is new or has changed`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "j", "j")
        let held = robot.desk.referrals[7]
        robot.desk.referrals[7] = nil
        robot.press("r")
        robot.desk.referrals[7] = held
        robot.desk.referrals[5]?.version += 1
        robot.press("r")
        #expect(robot.rows[4].hasPrefix(" nN/K"))
        #expect(robot.rows[5].hasPrefix(" *URG"))
        #expect(robot.rows[6].hasPrefix("> RTN"))
    }

    @Test func `PLI129 what appears on the screen is not noticed`() {
        let robot = RobotDesk(.clerk)
        let held = robot.desk.referrals[7]
        robot.desk.referrals[7] = nil
        robot.press("1")
        robot.desk.referrals[7] = held
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
        robot.app.draw()
        #expect(robot.notice == " 1 new: r to show")
        #expect(!robot.screen.contains("FEATHERSTONEHAUGH"))
        robot.press("r")
        #expect(robot.rows[4].hasPrefix(" nN/K"))
        // It stays marked while one works on other rows.
        robot.press("j", "k")
        #expect(robot.rows.contains { $0.contains("FEATHERSTONEHAUGH") && $0.dropFirst().hasPrefix("n") })
    }

    @Test func `PLI125 no time says how old the list is`() {
        for keys in [[], ["1"], ["F7"], ["F8"]] {
            let robot = RobotDesk(.clerk, desk: .clinicDay())
            for key in keys { robot.press(key) }
            #expect(robot.screen.contains("as of 14:32:05"), "\(keys)")
        }
        for board in Board.all(for: .supervisor) where board != .journal {
            let robot = RobotDesk(.supervisor, desk: .morning())
            robot.press("Ctrl-G", "\((Board.all(for: .supervisor).firstIndex(of: board) ?? 0) + 1)")
            #expect(robot.screen.contains("as of 14:32:05"), "\(board)")
        }
    }

    @Test func `PLI220 what is out of date is read as current`() {
        let robot = RobotDesk(.clerk)
        robot.desk.surroundings.feedAsOf = FakeDesk.now.adding(seconds: -754)
        robot.press("r", "1")
        #expect(robot.rows[2].hasSuffix(" e-RS 12min old · as of 14:32:05"))
        robot.desk.clock = FakeDesk.now.adding(seconds: 3 * 3_600 + 300)
        robot.app.draw()
        #expect(robot.rows[2].hasSuffix(" e-RS 3h 17min old · as of 14:32:05 (3h 05min ago)"))
        robot.desk.failing = .busy(holder: "an import")
        robot.press("r")
        #expect(robot.rows[2].contains("STALE: as of 14:32:05"))
    }

    @Test func `PLI279 marks of what nobody has seen are taken off, or put on, in one go`() {
        let robot = RobotDesk(.clerk, desk: .longList())
        robot.press("1", "*")
        #expect(robot.notice == " 18 rows marked. 18 more were not on the screen yet and are not.")
        robot.press("Esc", "End", "*")
        #expect(robot.notice == " 36 rows marked.")
        // Read again, the rows at the top have not been on the screen as they stand now.
        robot.press("Esc", "r", "*")
        #expect(robot.notice == " 18 rows marked. 18 more were not on the screen yet and are not.")
        robot.press("Esc", "Home", "r")
        // The last row changes where nobody looks: reading twice does not take its mark off.
        robot.desk.referrals[9]?.version += 1
        robot.press("r", "r", "End")
        #expect(robot.rows.contains { $0.hasPrefix(">*RTN") })
        robot.press("r")
        #expect(!robot.rows.contains { $0.hasPrefix(">*") })
    }

    @Test func `PLI066 what is done vanishes from the list too soon`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "Esc")
        #expect(robot.rows[4].contains("done") && robot.rows[4].contains("SMITH, Jane"))
        #expect(robot.rows[2].contains("1 done since it was read"))
        // It is counted until the list is read again, and the news of others takes it off no sooner.
        robot.desk.referrals[2]?.version += 1
        robot.desk.changed = true
        _ = robot.app.lookElsewhere()
        robot.app.draw()
        #expect(robot.rows[4].contains("done"))
    }

    @Test func `PLI152 what was done cannot be seen`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "Esc", "Up", "Enter")
        // What is done can still be opened, its story read, and taken back, which says what it was.
        #expect(robot.rows[1].contains("SMITH, Jane"))
        robot.press("h")
        #expect(robot.screen.contains("Accepted"))
        robot.press("Esc", "Esc", "Ctrl-D")
        #expect(robot.rows.contains { $0.hasPrefix("> 14:32 Accepted") && $0.contains("SMITH, Jane (Mrs)") })
        robot.press("Esc", "u")
        #expect(robot.notice.hasPrefix(" Taken back: Accepted: SMITH, Jane"))
        #expect(robot.desk.referrals[1]?.accepted == false)
    }

    @Test func `PLI072 facts of a wide line are related to the wrong patient`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: 200))
        robot.press("1", "j")
        #expect(robot.rows[5].hasPrefix(">"))
        #expect(robot.styles[5] == String(repeating: "S", count: 200))
        #expect(robot.terminal.screen?.cursor?.row == 5)
    }

    @Test(arguments: [60, 80, 100, 132, 200, 500])
    func `PLI029 the name is not what stands out of a row`(columns: Int) throws {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: columns))
        robot.press("1")
        let name = try #require(
            robot.terminal.screen?.runs(row: 5).first { $0.style == .heading })
        #expect(name.text.hasPrefix("BROWN, Ida (Miss)"))
        #expect(robot.terminal.screen?.runs(row: 5).count { $0.style == .heading } == 1)
    }

    @Test(arguments: [60, 80, 100, 132, 200, 500])
    func `PLI044 the NHS number is missing`(columns: Int) {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: columns))
        robot.press("1")
        for number in ["999 100 0720", "999 100 0550", "999 100 0690"] { #expect(robot.screen.contains(number)) }
    }

    @Test func `PAL0210 text is cut without a sign, and cannot be read in full`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 16, columns: 60))
        robot.press("1")
        #expect(robot.rows[4].contains("FEATHERSTONEHAUGH-CHOL…"))
        robot.press("Enter")
        #expect(robot.rows[1].hasPrefix(" FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina"))
        #expect(robot.rows[2].hasPrefix(" (Dr)"))
    }

    @Test func `PLI001 there are two versions of one fact`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a")
        robot.desk.referrals[1]?.version += 1
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.screen.contains("Somebody changed this referral while the form was open"))
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == true)
    }

    @Test func `RD01 an act falls on another patient than was meant`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x")
        let words = robot.rows[3...6].joined().split(separator: " ").joined(separator: " ")
        #expect(words.contains("Reject: SMITH, Jane (Mrs), NHS No. 999 100 0100: it goes back to Dr Ruth Penn;"))
        #expect(words.contains("the appointment Wed 11-Nov-2026 10:20 is cancelled"))
    }
}

extension RobotDesk {
    /// The styles of the screen's rows, a letter a cell.
    var styles: [String] {
        (terminal.screen?.styles ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Sorts the list on show.
    func order(by order: WorklistQuery.Order) {
        press("s", order.key.name)
    }
}

extension FakeDesk {
    /// A list of 36: two windows full.
    static func longList() -> FakeDesk {
        let desk = clinic()
        for id in Int64(8)...40 {
            guard var referral = desk.referrals[6] else { break }
            referral.id = id
            referral.reference = ReferralReference(serial: id)
            desk.referrals[id] = referral
        }
        return desk
    }
}
