// The manual: chapters whose pictures are what the screens show while the keys of the story are pressed.

import Foundation
import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

/// A part of a chapter.
enum Passage: Sendable {
    case words(String)
    /// Keys by their names; what is no key is typed.
    case keys([String])
    /// The screen as it stands now.
    case screen
    /// What happens at the desk meanwhile; the words before it say what.
    case meanwhile(@Sendable (FakeDesk) -> Void)
}

/// A role's day, told with the program running.
struct Chapter: Sendable {
    var title: String
    var role: Role
    var desk: @Sendable () -> FakeDesk = { .clinic() }
    var size = Size(rows: 24, columns: 80)
    var passages: [Passage]

    /// The chapter as Markdown; the keys are pressed on a fresh desk.
    var markdown: String {
        let robot = RobotDesk(role, size: size, desk: desk())
        var text = "## \(title)\n"
        for passage in passages {
            switch passage {
            case .words(let words): text += "\n\(words)\n"
            case .keys(let names):
                for name in names { robot.press(name) }
                let spelled = names.map { Key(name: $0) == nil && $0.count > 1 ? "type “\($0)”" : "`\($0)`" }
                text += "\nKeys: \(spelled.joined(separator: " "))\n"
            case .meanwhile(let happens): happens(robot.desk)
            case .screen:
                let lines = robot.rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
                text += "\n```text\n\(lines.joined(separator: "\n"))\n```\n"
            }
        }
        return text
    }
}

enum Manual {
    static let chapters =
        [everyone, clerk, booking, clinic, telephone] + triage + [
            clinicianAdministrator, supervisor, manager, referrer, referringAdmin, commissioner, auditor, administrator,
        ]

    static var markdown: String {
        """
        # Manual

        A chapter for each person who works here. The pictures are what the screens show while the keys beside them are
        pressed, at a small office with invented patients; a test presses them again and holds this page to it. The keys
        are all in [keys.md](keys.md); on any screen `?` shows those of that screen, and `:` finds any command by name.


        """ + chapters.map(\.markdown).joined(separator: "\n")
    }
}

@Test func `docs/manual.md is what the screens show`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/manual.md")
    if ProcessInfo.processInfo.environment["REFERDESK_WRITE_MANUAL"] != nil {
        try Data(Manual.markdown.utf8).write(to: page)
    }
    let written = try String(contentsOf: page, encoding: .utf8)
    // A story whose key does nothing tells what is not so.
    #expect(!written.contains("does nothing here"))
    #expect(written == Manual.markdown, "make it anew: REFERDESK_WRITE_MANUAL=1 swift test --filter manual")
}

@Test func `every role has a chapter of its own, with keys, screens and what it may not do`() {
    for role in Role.allCases {
        let chapters = Manual.chapters.filter { $0.role == role }
        let passages = chapters.flatMap(\.passages)
        let screens = passages.count { if case .screen = $0 { true } else { false } }
        let keys = passages.count { if case .keys = $0 { true } else { false } }
        #expect(screens >= 3 && keys >= 2, "\(role): \(screens) screens, \(keys) times keys")
        #expect(
            chapters.contains {
                $0.markdown.contains("ot for your role") || $0.markdown.contains("ot shown to your role")
            },
            "\(role): nothing of what they may not do")
    }
}
