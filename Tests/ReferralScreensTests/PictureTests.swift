// Every screen, dialog, empty state and error state at five sizes of window, in text, in roles and in mono: how the
// pictures are written down, and that nothing on the screen is without one.

import Foundation
import ReferralDomain
import TerminalUI
import Testing

@testable import CursesTerminal
@testable import ReferralDesk
@testable import ReferralScreens

/// The pictures of a scene, as its file in `Pictures` holds them.
struct PictureFile {
    static let sizes = [(16, 60), (24, 80), (30, 100), (43, 132), (50, 200)]
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pictures")

    let scene: Scene
    /// Each picture below its title.
    var parts: [(title: String, lines: String)] = []
    /// The sizes at which the screen draws over the title bar or over the keys.
    private(set) var overdrawn: [String] = []

    init(_ scene: Scene) {
        self.scene = scene
        for (rows, columns) in Self.sizes {
            let robot = scene.robot(rows, columns)
            let size = "\(columns)x\(rows)"
            parts.append((size, robot.picture))
            guard let frame = robot.terminal.screen else { continue }
            if !frame.keepsItsEdges(robot.app) { overdrawn.append(size) }
            parts.append(("\(size), roles", frame.table { String($0.letter) }))
            parts.append(("\(size), mono", frame.table(monoLetters)))
        }
    }

    var place: URL { Self.folder.appending(path: "\(scene.name).txt") }

    /// Who presses what, then the pictures.
    var text: String {
        let keys = scene.keys + (scene.meanwhile == nil ? [] : ["…"]) + scene.after
        return "\(scene.role?.rawValue ?? "nobody signed in"): \(keys.joined(separator: " "))\n"
            + parts.map { "\n=== \($0.title)\n\($0.lines)\n" }.joined()
    }
}

/// The attributes that stand for a style where there is no colour: bold, underline, reverse, dim.
func monoLetters(_ style: Style) -> String {
    let attributes = Theme.mono.look(of: style).attributes
    let names: [(Look.Attributes, String)] = [(.bold, "b"), (.underline, "u"), (.reverse, "r"), (.dim, "d")]
    let letters = names.filter { attributes.contains($0.0) }.map(\.1).joined()
    return letters.isEmpty ? "." : letters
}

extension Frame {
    /// Whether its first and last row are what they are without the screen.
    fileprivate func keepsItsEdges(_ app: App) -> Bool {
        guard let top = app.stack.last else { return true }
        var alone = Frame(size: size)
        Chrome.drawTitle(in: &alone, session: app.session)
        Chrome.drawHints(in: &alone, screen: top, isWorking: app.waiting != nil)
        return [0, size.rows - 1].allSatisfy { row in
            (0..<size.columns).allSatisfy { self[row, $0] == alone[row, $0] }
        }
    }

    /// The rows that have any, each with its number and its stretches of one look: `3  .2 k1`.
    fileprivate func table(_ letters: (Style) -> String) -> String {
        (0..<size.rows).compactMap { row -> String? in
            var stretches: [(look: String, cells: Int)] = []
            for column in 0..<size.columns {
                let look = letters(self[row, column].style)
                if stretches.last?.look == look {
                    stretches[stretches.count - 1].cells += 1
                } else {
                    stretches.append((look, 1))
                }
            }
            if stretches.last?.look == "." { stretches.removeLast() }
            guard !stretches.isEmpty else { return nil }
            let number = String(row)
            return String(repeating: " ", count: 2 - number.count) + number + "  "
                + stretches.map { "\($0.look)\($0.cells)" }.joined(separator: " ")
        }.joined(separator: "\n")
    }
}

@Suite struct PictureTests {
    private static let isWriting = ProcessInfo.processInfo.environment["REFERDESK_WRITE_PICTURES"] != nil
    private static let howTo =
        "Look at it; if it is right: REFERDESK_WRITE_PICTURES=1 swift test --skip-build --filter PictureTests"

    @Test(arguments: Scene.all)
    func `each scene looks as its pictures at every size, in roles and in mono`(scene: Scene) throws {
        let now = PictureFile(scene)
        if Self.isWriting { try Data(now.text.utf8).write(to: now.place) }
        #expect(now.overdrawn == [], "\(scene.name) runs out of its rows")
        let held = try String(contentsOf: now.place, encoding: .utf8)
        guard held != now.text else { return }
        let before = Set(held.components(separatedBy: "\n=== "))
        for part in now.parts where !before.contains("\(part.title)\n\(part.lines)\n") {
            Issue.record("\(scene.name), \(part.title), is now:\n\(part.lines)\n\(Self.howTo)")
        }
    }

    @Test func `no scene stands twice, and no picture is of none`() throws {
        let names = Scene.all.map(\.name)
        #expect(Set(names).count == names.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: PictureFile.folder.path)
        for file in files where !names.contains(String(file.dropLast(4))) {
            if Self.isWriting {
                try FileManager.default.removeItem(at: PictureFile.folder.appending(path: file))
            } else {
                Issue.record("\(file) is of no scene")
            }
        }
    }

    @Test func `every screen, every order, every board and every place of the key table is in a scene`() throws {
        var shown: Set<String> = []
        var places: Set<Context> = [.anywhere]
        for scene in Scene.all {
            let robot = scene.robot(24, 80)
            guard let top = robot.app.stack.last else { continue }
            places.insert(top.context)
            shown.insert("\(type(of: top))")
            if let form = top as? OrderScreen { shown.insert("\(type(of: form.order))") }
        }
        // While a list is written the key table has one row, and the screen that was there stays.
        #expect(Set(Context.allCases).subtracting(places).subtracting([.working]) == [])
        let declared = try Self.declared(/struct (\w+): (?:\w+, )*(?:Screen|Order)\b/)
        #expect(declared.count > 40)
        #expect(declared.subtracting(shown).sorted() == [])
    }

    /// What the screens' sources declare, by a pattern with the name in it.
    static func declared(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
        let sources = PictureFile.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/ReferralScreens")
        var declared: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: sources.path) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for found in text.matches(of: pattern) { declared.insert(String(found.1)) }
        }
        return declared
    }
}
