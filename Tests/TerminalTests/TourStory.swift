// README's first tour, pressed key by key in a real terminal; the keys are read out of README, so that neither goes astray.

import Foundation
import Glibc
import TestSupport
import Testing

@Suite(.serialized) struct TourStory {
    /// The numbered steps of the tour, each with the keys that it names.
    private static func steps() throws -> [(words: String, keys: [String])] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(text.range(of: "## A first tour: two minutes"))
        let end = try #require(text.range(of: "From anywhere `F6`", range: start.upperBound..<text.endIndex))
        var steps: [String] = []
        for line in text[start.upperBound..<end.lowerBound].split(separator: "\n") {
            if line.first?.isNumber == true {
                steps.append(String(line))
            } else if !steps.isEmpty {
                steps[steps.count - 1] += " " + line.trimmingCharacters(in: .whitespaces)
            }
        }
        return steps.map { step in
            let parts = step.split(separator: "`", omittingEmptySubsequences: false)
            return (step, parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) })
        }
    }

    @Test func `the two-minute tour of README works word for word`() throws {
        let steps = try Self.steps()
        #expect(
            steps.map(\.keys) == [
                ["Enter"], ["1"], ["b", "best", "[", "]"], ["Enter", "Ctrl-S"], ["Esc", "j", "Enter"],
                ["1", "Enter", "Space", "Tab", "End"], ["a", "l", "v", "Ctrl-S", "Esc"], [".", "h", "?"],
                [":", "Space", "v", "*", "1", "9", "s", "C", "w", "z", "T", "y", "u", "L", "e", "Ctrl-W"],
            ])
        let folder = try Folder()
        let tmux = try Tmux(
            "\(Places.program) demo --referrals 400 --now 2026-11-28T10:00 --db \(folder.path)/rehearsal.sqlite",
            columns: 80, rows: 24, environment: ["REFERDESK_SPOOL": "\(folder.path)/spool"], patience: 60)
        // 1
        try tmux.wait(for: "Denise Oakes")
        try tmux.press("Enter")
        try tmux.wait(for: "Your worklists")
        for word in ["Total", "Overdue", "Today", "Urgent"] { try tmux.wait(for: word) }
        // 2
        try tmux.press("1")
        try tmux.wait(for: "sorted: most urgent first")
        // 3
        try tmux.press("b")
        let week = try tmux.wait(for: "best")
        #expect(week.contains("Free/booked"))
        try tmux.press("]")
        try tmux.wait(without: " best ")
        try tmux.press("[")
        try tmux.wait(for: " best ")
        // 4
        try tmux.press("Enter")
        try tmux.wait(for: "Ctrl-S do it")
        try tmux.press("C-s")
        try tmux.wait(for: "Booked: ")
        try tmux.wait(for: "sorted: most urgent first")
        // 5
        try tmux.press("Escape")
        try tmux.wait(for: "Your worklists")
        // Nobody presses Esc twice within a tenth of a second.
        usleep(500_000)
        try tmux.press("Escape")
        let people = try tmux.wait(for: "Dr Folasade Afolabi")
        let names = people.split(separator: "\n")
        let from = names.firstIndex { $0.hasPrefix(">") } ?? 0
        let to = names.firstIndex { $0.contains("Dr Folasade Afolabi") } ?? 0
        for _ in from..<max(from, to) { try tmux.press("j") }
        try tmux.press("Enter")
        try tmux.wait(for: "Your worklists")
        // 6
        let home = try tmux.wait(for: "Dr Folasade Afolabi")
        #expect(home.contains("1  Referrals for Review") || home.contains("1 Referrals for Review"))
        try tmux.press("1")
        try tmux.wait(for: "Referrals for Review   sorted")
        try tmux.press("Enter")
        try tmux.wait(for: "NHS No.")
        try tmux.press("Space", "Tab", "End")
        let letter = try tmux.wait(for: "read to the end")
        // 7
        let first = String(letter.split(separator: "\n").dropFirst().first ?? "")
        try tmux.press("v")
        try tmux.wait(for: "Ctrl-S do it")
        try tmux.press("Escape")
        try tmux.wait(without: "Ctrl-S do it")
        try tmux.press("a")
        // One sent for triage is accepted to be booked later, with a comment.
        if try tmux.wait(for: "Ctrl-S do it").contains("Comment, clinical (needed)") { try tmux.type("To be seen.") }
        try tmux.press("C-s")
        try tmux.wait(for: "Next: ")
        try tmux.wait(for: "another letter") { !$0.contains(first) }
        // 8
        try tmux.press(".")
        try tmux.wait(for: "What can be done, and why not the rest")
        try tmux.press("Escape")
        try tmux.wait(without: "What can be done, and why not the rest")
        try tmux.press("h")
        try tmux.wait(for: "History")
        try tmux.press("Escape")
        // Esc and a key within a moment would be one key with Alt.
        try tmux.wait(without: "History")
        try tmux.press("?")
        try tmux.wait(for: "Keys: a referral")
        try tmux.press("Escape")
        try tmux.wait(without: "Keys: a referral")
        // 9
        try tmux.press(":")
        try tmux.wait(for: "Any command")
        try tmux.type("history")
        let found = try tmux.wait(for: "History")
        #expect(found.contains("h "))
        try tmux.press("Escape")
        try tmux.wait(without: "Any command")
        try tmux.press("Escape")
        try tmux.wait(for: "Referrals for Review   sorted")
        try tmux.press("Space")
        try tmux.wait(for: "1 marked")
        try tmux.press("v", "j", "v")
        try tmux.wait(for: "3 marked")
        try tmux.press("*")
        try tmux.wait(for: "marked.")
        try tmux.press("Escape")
        try tmux.wait(for: "No row is marked.")
        try tmux.press("2")
        try tmux.wait(for: "Filter: ")
        try tmux.press("Escape")
        try tmux.wait(for: "everything is shown")
        try tmux.press("s")
        try tmux.wait(for: "most urgent first")
        try tmux.press("Escape")
        try tmux.wait(for: "Referrals for Review   sorted")
        try tmux.press("C")
        try tmux.wait(for: "Claimed")
        for (key, title) in [("w", "note"), ("z", "Snooze"), ("T", "colleague")] {
            try tmux.press(key)
            let form = try tmux.wait(for: "Ctrl-S do it")
            #expect(form.localizedCaseInsensitiveContains(title), "\(form)")
            try tmux.press("Escape")
            try tmux.wait(without: "Ctrl-S do it")
        }
        try tmux.press("y")
        try tmux.wait(for: "Copied: NHS No.")
        try tmux.press("u")
        try tmux.wait(for: "Taken back")
        for key in ["L", "e"] {
            try tmux.press(key)
            try tmux.wait(for: "Ctrl-S do it")
            try tmux.press("Escape")
            try tmux.wait(without: "Ctrl-S do it")
        }
        try tmux.press("C-q")
    }
}
