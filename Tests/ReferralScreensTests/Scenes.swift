// The scenes of a clerk's day that are kept as pictures, and how a picture is written down.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// A desk, who sits at it, and the keys that lead to a screen.
struct Scene: Sendable, CustomTestStringConvertible {
    var name: String
    /// nil where nobody has signed in.
    var role: Role? = .clerk
    var keys: [String]
    var desk: @Sendable () -> FakeDesk = { .clinicDay() }
    /// What happens at the desk once the keys are pressed, and what is pressed then.
    var meanwhile: (@Sendable (FakeDesk) -> Void)?
    var after: [String] = []

    var testDescription: String { name }

    func robot(_ rows: Int, _ columns: Int) -> RobotDesk {
        let robot = RobotDesk(role, size: Size(rows: rows, columns: columns), desk: desk())
        for key in keys { robot.press(key) }
        guard let meanwhile else { return robot }
        meanwhile(robot.desk)
        _ = robot.app.lookElsewhere()
        robot.app.draw()
        for key in after { robot.press(key) }
        return robot
    }

    /// The same with a desk that answers nothing from some moment on.
    func failing(
        _ name: String, then keys: [String] = ["r"], by failure: Failure = .busy(holder: "an import")
    ) -> Scene {
        var scene = self
        scene.name = name
        scene.meanwhile = { $0.failing = failure }
        scene.after = keys
        return scene
    }

    static let all: [Scene] =
        [
            week, weekFull, weekEmpty, clinics, noClinics, clinic, clinicDone, toFollow, missed, cancel, move, callDown,
            called, call,
            caller, nobody, identity, person, away, prefers, letters, noLetters, printing, recall, problem, unplaced,
            toTell,
        ] + everybody + desks + boards + triage + lists + reading + actions + states

    static let week = Scene(name: "week", keys: ["1", "b"], desk: { .clinic() })
    static let weekFull = Scene(
        name: "weekFull", keys: ["1", "b", "Right"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.slots[1].booked = 3
            desk.slots[2].closed = true
            desk.slots[3].clinic = "Mole clinic"
            return desk
        })
    static let weekEmpty = Scene(
        name: "weekEmpty", keys: ["1", "b"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.slots = []
            return desk
        })
    static let clinics = Scene(name: "clinics", keys: ["F7"])
    static let noClinics = Scene(name: "noClinics", keys: ["F7"], desk: { .clinic() })
    static let clinic = Scene(name: "clinic", keys: ["F7", "Enter"])
    static let clinicDone = Scene(name: "clinicDone", keys: ["F7", "Enter", "a"])
    static let toFollow = Scene(name: "toFollow", keys: ["F7", "Enter", "w", "+6w"])
    static let missed = Scene(name: "missed", keys: ["F7", "Enter", "Down", "Down", "D", "1"])
    static let cancel = Scene(name: "cancel", keys: ["F7", "Enter", "X"])
    static let move = Scene(name: "move", keys: ["F7", "Enter", "M", "+1w"])
    static let callDown = Scene(name: "callDown", keys: ["F7", "P", "t"])
    static let called = Scene(name: "called", keys: ["F7", "P", "o", "2"])
    static let call = Scene(name: "call", keys: ["1", "P"])
    static let caller = Scene(name: "caller", keys: ["F6", "no"])
    static let nobody = Scene(name: "nobody", keys: ["F6", "zzz"])
    static let identity = Scene(name: "identity", keys: ["F6", "smi", "Enter", "1"])
    static let person = Scene(
        name: "person", keys: ["F6", "smi", "Enter", "1", "2", "4"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.addLetters()
            desk.patients[1]?.mobile = "07700 900001"
            desk.patients[1]?.language = "Welsh"
            return desk
        })
    static let away = Scene(name: "away", keys: person.keys + ["V", "12/11", "Tab", "14/11"], desk: withChoice)
    static let prefers = Scene(name: "prefers", keys: person.keys + ["W"], desk: withChoice)
    static let letters = Scene(name: "letters", keys: ["F8"], desk: withLetters)
    static let noLetters = Scene(name: "noLetters", keys: ["F8"])
    static let printing = Scene(name: "printing", keys: ["F8", "p"], desk: withLetters)
    static let recall = Scene(name: "recall", keys: ["F8", "Down", "x"], desk: withLetters)
    static let problem = Scene(name: "problem", keys: ["Up", "End", "Enter", "Enter"], desk: { withProblem(of: 5) })
    static let unplaced = Scene(
        name: "unplaced", keys: ["Up", "End", "Enter", "Enter"], desk: { withProblem(of: nil) })
    static let toTell = Scene(
        name: "toTell", keys: ["9"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.toTell = desk.items(.referralsForReview).prefix(2).map { waiting in
                var item = waiting
                item.worklist = .toTellERS
                item.ubrn = waiting.referral.flatMap { desk.referrals[$0]?.ubrn }
                item.reason = ReferralAction.cancelAppointment.rawValue
                return item
            }
            return desk
        })

    @Sendable private static func withChoice() -> FakeDesk {
        let desk = person.desk()
        let first = FakeDesk.now.londonDay.adding(days: 21)
        var choice = PatientChoice(away: [Away(id: 1, first: first, last: first.adding(days: 4), why: "In Wales")])
        choice.preferences.weekdays = [1, 3]
        choice.preferences.half = .morning
        desk.choices[1] = choice
        return desk
    }

    @Sendable private static func withLetters() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.addLetters()
        return desk
    }

    private static func withProblem(of referral: Int64?) -> FakeDesk {
        let desk = FakeDesk.clinic()
        var item = WorklistItem(
            item: "problem:1", worklist: .importProblems, referral: referral, since: FakeDesk.now,
            due: FakeDesk.now.londonDay, dueRule: "Import problem")
        item.patient = referral.flatMap { desk.patients[$0]?.bannerName }
        item.file = "worklist.json"
        item.line = 12
        item.record = "ReferralRequest/990000000005"
        item.reason = "e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot."
        desk.problems = [item]
        if let referral {
            var problem = ImportProblem(
                kind: .conflict, key: "1", file: "worklist.json", line: 12, record: "ReferralRequest/990000000005",
                reason: item.reason ?? "")
            problem.id = 1
            desk.openProblems[referral] = problem
        }
        return desk
    }
}

extension RobotDesk {
    /// The rows above the hints as one line of words: a notice may take several rows.
    var said: String {
        rows.dropLast().suffix(5).joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    /// The whole screen as one line of words.
    var words: String { screen.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The screen with a run of blank rows written as one line.
    var picture: String {
        var lines: [String] = []
        var blank = 0
        for row in rows + ["end"] {
            if row.isEmpty {
                blank += 1
                continue
            }
            if blank > 2 { lines.append("(\(blank) blank rows)") } else { lines += Array(repeating: "", count: blank) }
            blank = 0
            lines.append(row)
        }
        return lines.dropLast().joined(separator: "\n")
    }
}
