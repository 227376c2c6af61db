// How many keys the tasks of a working day may take, each pressed on the real key table: the whole table in one place.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// A task with the keys that it takes; free text and digits that are typed are no keys.
struct DayTask: Sendable, CustomTestStringConvertible {
    enum Press: ExpressibleByStringLiteral {
        case key(String)
        /// A comment, a note, the digits of a number.
        case typed(String)

        init(stringLiteral name: String) { self = .key(name) }
    }

    let name: String
    let budget: Int
    var role = Role.clerk
    var desk: @Sendable () -> FakeDesk = { .clinic() }
    /// Keys to the place where the task begins.
    var from: [String] = []
    let keys: [Press]
    let isDone: @Sendable (RobotDesk) -> Bool

    var testDescription: String { "\(name): \(budget)" }
}

let dayTasks: [DayTask] = [
    DayTask(name: "the next item, from home", budget: 1, role: .clinician, keys: ["n"]) {
        $0.context == .referral && $0.rows[1].contains("SMITH")
    },
    DayTask(
        name: "the next item, from an open one", budget: 1, role: .clinician, from: ["1", "Enter"], keys: [">"]
    ) { $0.context == .referral && $0.rows[1].contains("OKAFOR") },
    DayTask(name: "the next item of a run", budget: 1, role: .clinician, from: ["R"], keys: ["s"]) {
        $0.context == .referral && $0.rows[1].contains("OKAFOR")
    },
    DayTask(
        name: "accept and go to the next", budget: 2, role: .clinician, from: ["1", "Enter"], keys: ["a", "Ctrl-S"]
    ) {
        $0.desk.referrals[1]?.accepted == true && $0.context == .referral && $0.rows[1].contains("OKAFOR")
            && $0.notice == " Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4."
    },
    DayTask(
        name: "accept, book later", budget: 3, role: .clinician, from: ["2", "Enter"],
        keys: ["l", .typed("see the photographs"), "Ctrl-S"]
    ) { $0.desk.referrals[7]?.state == .triagedProviderToAction && $0.rows[1].contains("BROWN") },
    DayTask(
        name: "return with advice", budget: 4, role: .clinician, from: ["2", "Enter"],
        keys: ["v", .typed("treat and wait"), "Ctrl-S"]
    ) { $0.desk.referrals[7]?.state == .triageResponse && $0.desk.referrals[7]?.comment == "treat and wait" },
    DayTask(
        name: "reject with a reason and a comment", budget: 4, role: .clinician, from: ["1", "Enter"],
        keys: ["x", "2", "Tab", .typed("no photograph"), "Ctrl-S"]
    ) { $0.desk.referrals[1]?.state == .rejected && $0.desk.referrals[1]?.comment == "no photograph" },
    DayTask(
        name: "book the first suitable slot from the list", budget: 3, from: ["1"], keys: ["b", "Enter", "Ctrl-S"]
    ) {
        $0.desk.referrals[7]?.appointment?.slot == "S0" && $0.context == .worklist
            && $0.rows[5].hasPrefix("> URG") && $0.screen.contains("Tue 10-Nov-2026 09:20")
    },
    DayTask(
        name: "another slot on the same day", budget: 5,
        desk: {
            let desk = FakeDesk.clinic()
            var second = desk.slots[0]
            second.id = "S0-2"
            second.start = second.start.adding(seconds: 1_200)
            desk.slots.append(second)
            return desk
        }, from: ["1"], keys: ["b", "Down", "Enter", "Ctrl-S"]
    ) { $0.desk.referrals[7]?.appointment?.slot == "S0-2" },
    DayTask(
        name: "rebook, from the list", budget: 4, role: .clinician, from: ["1"],
        keys: ["Enter", "m", "Enter", "Ctrl-S"]
    ) {
        $0.desk.referrals[1]?.appointment?.slot == "S0"
    },
    DayTask(
        name: "did not attend, and rebooked, from the clinic", budget: 4, desk: { .clinicDay() },
        from: ["F7", "Enter"], keys: ["D", "1", "F4", "Ctrl-S"]
    ) {
        $0.desk.referrals[1]?.appointment?.slot == "S0" && $0.desk.referrals[1]?.state == .booked
            && $0.context == .clinic && $0.rows.contains { $0.hasPrefix("> ") && $0.contains("OKAFOR") }
    },
    DayTask(
        name: "did not attend, and rebooked, from the referral", budget: 4, desk: { .clinicDay() },
        from: ["F7", "Enter", "Enter"], keys: ["D", "1", "F4", "Ctrl-S"]
    ) { $0.desk.referrals[1]?.appointment?.slot == "S0" && $0.context == .referral },
    DayTask(name: "claim", budget: 1, from: ["1"], keys: ["C"]) {
        $0.screen.contains(" Claimed: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)")
            && $0.rows[1].hasSuffix("claimed by Denise Oakes")
    },
    DayTask(name: "note", budget: 2, from: ["1"], keys: ["w", .typed("rings back on Monday"), "Ctrl-S"]) {
        var note = ReferralCommand(.note, expectedVersion: 3)
        note.instruction = "rings back on Monday"
        return $0.desk.asked.contains(.perform(note, on: .id(7))) && $0.context == .worklist
    },
    DayTask(
        name: "assign ten marked items to a colleague", budget: 6, desk: { tenWaiting() }, from: ["1", "*"],
        keys: ["T", "2", "Ctrl-S"]
    ) {
        var assign = ReferralCommand(.assign)
        assign.to = "triage"
        let given = $0.desk.asked.compactMap { request -> Int? in
            if case .performMany(assign, let names) = request { names.count } else { nil }
        }
        return given == [10] && $0.notice == " Assigned: 10 referrals. u takes it back."
    },
    DayTask(
        name: "what is overdue, out of a form", budget: 1, from: ["1", "Enter", "w", "half a note"], keys: ["Ctrl-O"]
    ) { $0.rows[2].hasPrefix(" Filter: overdue only · 2 of 3") },
    DayTask(name: "what is overdue, the supervisor's list", budget: 1, role: .supervisor, keys: ["F9"]) {
        $0.rows[1].contains("Overdue")
    },
    DayTask(
        name: "any patient, out of a form", budget: 2, from: ["1", "Enter", "w"],
        keys: ["Ctrl-F", .typed("999 100 0690"), "Enter"]
    ) { $0.context == .referral && $0.rows[1].contains("KHAN, Bilal (Mr)") },
    DayTask(name: "no answer on the telephone", budget: 2, from: ["1", "Down"], keys: ["P", "n"]) {
        $0.desk.referrals[5]?.lastContact == FakeDesk.now && $0.context == .worklist
            && $0.rows.contains { $0.hasPrefix(">.") && $0.contains("BROWN") }
    },
    DayTask(name: "an offered slot declined, and the next shown", budget: 1, from: ["1", "b"], keys: ["3"]) {
        $0.desk.offers[7]?.declined.map(\.slot) == ["S0"]
            && $0.screen.contains("> Wed 11-Nov-2026 09:20    1   1 of 2 best")
    },
    DayTask(
        name: "a caller found, identified and rebooked", budget: 6,
        keys: ["F6", .typed("9991000100"), "1", "2", "m", "Enter", "Ctrl-S"]
    ) {
        $0.desk.referrals[1]?.appointment?.slot == "S0" && $0.context == .person
            && $0.screen.contains("Rebooked: SMITH, Jane (Mrs)")
    },
    DayTask(
        name: "a patient cashed up after the clinic", budget: 1, desk: { .clinicDay() }, from: ["F7", "Enter"],
        keys: ["a"]
    ) {
        $0.desk.referrals[1]?.outcome == AttendanceOutcome.discharged.rawValue
            && $0.notice == " Attended and discharged: SMITH, Jane (Mrs). 2 patients to go."
    },
    DayTask(
        name: "a patient told in a call-down", budget: 1, desk: { .clinicDay() }, from: ["F7", "P"], keys: ["t"]
    ) {
        $0.notice == " Told: SMITH, Jane (Mrs). 3 still to reach." && $0.rows.contains { $0.hasPrefix("> 09:20") }
    },
]

/// A list of ten, seven more than the small clinic has.
private func tenWaiting() -> FakeDesk {
    let desk = FakeDesk.clinic()
    for id in Int64(8)...14 {
        guard var referral = desk.referrals[6] else { break }
        referral.id = id
        referral.reference = ReferralReference(serial: id)
        desk.referrals[id] = referral
    }
    return desk
}

@Suite struct KeystrokeBudgetTests {
    @Test(arguments: dayTasks)
    func `each task of a working day is done in the keys that it may take`(task: DayTask) {
        let robot = RobotDesk(task.role, desk: task.desk())
        for key in task.from { robot.press(key) }
        #expect(!task.isDone(robot), "it is done before it is begun")
        var pressed = 0
        for press in task.keys {
            switch press {
            case .key(let name):
                let key = Key(name: name)
                let isBound = key.flatMap { key in robot.context.flatMap { Keymap.intent(for: key, in: $0) } } != nil
                let isChoice = robot.app.stack.last?.takesText == true && name.count == 1
                #expect(isBound || isChoice, "\(name) is in no row of the key table there")
                pressed += 1
                robot.press(name)
            case .typed(let text): robot.press(text)
            }
        }
        #expect(pressed <= task.budget)
        #expect(task.isDone(robot), "\(robot.screen)")
    }
}
