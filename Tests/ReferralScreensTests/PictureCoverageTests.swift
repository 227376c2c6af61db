// That no action, no small form and no state of a screen is without a picture, and that each form names what it does.

import Foundation
import ReferralDomain
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// What the scenes show, gone through once.
private enum Shown {
    /// The scenes by the action whose form stands on top in them, and by the small form.
    static let forms: [ReferralAction: [Scene]] = Dictionary(
        grouping: tops.compactMap { scene, top in (top as? FormScreen).map { (scene, $0.action) } }, by: \.1
    ).mapValues { $0.map(\.0) }
    static let orders: [(scene: Scene, order: OrderScreen)] = tops.compactMap { scene, top in
        (top as? OrderScreen).map { (scene, $0) }
    }
    private static let tops: [(Scene, any Screen)] = Scene.all.compactMap { scene in
        scene.robot(24, 80).app.stack.last.map { (scene, $0) }
    }
}

/// Which scenes show a screen where the desk does not answer, and where there is nothing; else why there are none.
struct ScreenStates: Sendable {
    var failing: [String]
    var empty: [String]
    var why = ""

    static let all: [String: ScreenStates] = [
        "ActionsScreen": ScreenStates(failing: ["actionsFail"], empty: [], why: "it lists what may not be done too"),
        "BoardScreen": ScreenStates(
            failing: ["failed"]
                + Board.allCases.filter { $0 != .lists && $0 != .journal }.map { "\($0)Fails" } + ["journalFails"],
            empty: [
                "quietNight", "noLists", "noTracker", "noRegister", "noStaff", "noWorkload", "noForecast", "noMeeting",
                "noTrail", "nothingOnBoard",
            ]),
        "CallDownScreen": ScreenStates(
            failing: ["callDownFails", "callDownSayingFails"], empty: ["callDownNobody"]),
        "CallScreen": ScreenStates(
            failing: ["callFails"], empty: [], why: "what may come of a call is always the same"),
        "CallerScreen": ScreenStates(failing: ["callerFails", "identityFails"], empty: ["callerAsked", "nobody"]),
        "ClinicScreen": ScreenStates(failing: ["clinicFails", "cashUpFails"], empty: ["clinicEmpty"]),
        "ClinicsScreen": ScreenStates(failing: ["clinicsFail"], empty: ["noClinics"]),
        "DelegationsScreen": ScreenStates(failing: ["delegationsFail"], empty: ["noDelegations"]),
        "DoneScreen": ScreenStates(failing: ["doneFails"], empty: ["nothingDone"]),
        "DraftsScreen": ScreenStates(failing: ["draftsFail"], empty: ["noDrafts"]),
        "FindScreen": ScreenStates(failing: ["findFails"], empty: ["find", "findNobody"]),
        "FormScreen": ScreenStates(
            failing: ["formFails", "formDiskFull", "formDamaged", "formReadOnly", "formBroken", "formNewerSchema"],
            empty: ["rejectNoReason"]),
        "HelpScreen": ScreenStates(failing: [], empty: [], why: "it asks nothing"),
        "HistoryScreen": ScreenStates(failing: ["historyFails"], empty: ["historyEmpty"]),
        "HomeScreen": ScreenStates(failing: ["homeFails"], empty: ["homeNothing"]),
        "LettersScreen": ScreenStates(failing: ["lettersFail"], empty: ["noLetters"]),
        "LockScreen": ScreenStates(failing: [], empty: [], why: "it asks nothing"),
        "MessageScreen": ScreenStates(failing: ["checkFails"], empty: [], why: "it has its words when it opens"),
        "OrderScreen": ScreenStates(
            failing: ["orderFails", "phraseFails", "recallFails", "signingFails"], empty: [],
            why: "its fields are there when it opens"),
        "PaletteScreen": ScreenStates(failing: [], empty: ["paletteNone"], why: "it asks nothing"),
        "PersonScreen": ScreenStates(failing: ["personFails"], empty: ["personNoReferral"]),
        "PhrasesScreen": ScreenStates(failing: [], empty: ["noPhrases"], why: "it has its phrases when it opens"),
        "ProblemScreen": ScreenStates(
            failing: ["problemFails"], empty: [], why: "it opens with the line of the list that it is about"),
        "ReferralScreen": ScreenStates(failing: ["referralFails"], empty: ["referralNoLetter"]),
        "RunScreen": ScreenStates(failing: ["runFails"], empty: ["runNothing"]),
        "SaveViewScreen": ScreenStates(failing: ["saveViewFails"], empty: ["saveViewUnnamed"]),
        "SignInScreen": ScreenStates(failing: [], empty: ["signInNobody"], why: "its users are there when it opens"),
        "SlotsScreen": ScreenStates(failing: ["weekFails"], empty: ["weekEmpty"]),
        "SortScreen": ScreenStates(failing: [], empty: [], why: "the orders are always the same"),
        "WorklistScreen": ScreenStates(
            failing: ["listFails", "listStale", "printFails", "previewFails"],
            empty: ["listEmpty", "listNothingFits"]),
    ]
}

@Suite struct PictureCoverageTests {
    /// The words of a scene at a size.
    private func words(_ scene: Scene, _ size: (Int, Int)) -> String { scene.robot(size.0, size.1).words }

    /// Without the gaps that a line's end makes.
    private func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func scene(_ name: String) throws -> Scene {
        try #require(Scene.all.first { $0.name == name }, "no scene is called \(name)")
    }

    @Test func `every action has a picture of its form, but the one that only the command line has`() throws {
        let without = Set(ReferralAction.allCases).subtracting(Shown.forms.keys).map(\.rawValue)
        #expect(without == ["add-letter"])
        #expect(try words(scene("addLetterElsewhere"), (16, 60)).contains("referdesk do add-letter"))
    }

    @Test(arguments: ReferralAction.allCases.filter { $0 != .addLetter })
    func `the form of an action names patient, NHS number, action, consequence and its key at every size`(
        action: ReferralAction
    ) throws {
        let open = try #require(Shown.forms[action])
        let simple = open.filter { scene in
            guard let form = scene.robot(24, 80).app.stack.last as? FormScreen else { return false }
            return form.conflict == nil && form.targets.isEmpty
        }
        #expect(!simple.isEmpty)
        for scene in simple {
            for size in PictureFile.sizes {
                let robot = scene.robot(size.0, size.1)
                let form = try #require(robot.app.stack.last as? FormScreen)
                let detail = try #require(form.detail)
                let said = robot.words
                for part in [
                    detail.patient.bannerName, detail.patient.nhsNumber?.shown, action.label,
                    action.consequence(detail), "Ctrl-S does it",
                ] {
                    let part = plain(try #require(part))
                    #expect(said.contains(part), "\(scene.name) at \(size): \(part)\n\(robot.picture)")
                }
            }
        }
    }

    @Test func `every small form has a picture, and says what it does and its key at every size`() throws {
        let kept = Set(Shown.orders.compactMap { $0.order.draftKey?.form })
        #expect(OrderForm.allCases.map(\.rawValue).filter { !kept.contains($0) } == [])
        #expect(Shown.orders.count >= OrderForm.allCases.count)
        for (scene, _) in Shown.orders {
            for size in PictureFile.sizes {
                let robot = scene.robot(size.0, size.1)
                let screen = try #require(robot.app.stack.last as? OrderScreen)
                let today = robot.app.session.today
                let sentence = plain(screen.order.sentence(screen.fields, today: today)) + " Ctrl-S does it"
                #expect(robot.words.contains(sentence), "\(scene.name) at \(size): \(sentence)\n\(robot.picture)")
            }
        }
    }

    @Test func `every screen has a picture of where nothing is and of where the desk does not answer`() throws {
        let declared = try PictureTests.declared(/struct (\w+): (?:\w+, )*Screen\b/)
        #expect(declared.count > 25)
        #expect(Set(ScreenStates.all.keys) == declared)
        for (screen, states) in ScreenStates.all {
            #expect(!states.failing.isEmpty && !states.empty.isEmpty || !states.why.isEmpty, "\(screen)")
            for name in states.empty { _ = try scene(name) }
            for name in states.failing {
                for size in PictureFile.sizes {
                    let robot = try scene(name).robot(size.0, size.1)
                    let failure = try #require(robot.desk.failing, "\(name) does not fail")
                    #expect(robot.words.contains(plain(failure.sentence)), "\(name) at \(size)\n\(robot.picture)")
                }
            }
        }
    }
}
