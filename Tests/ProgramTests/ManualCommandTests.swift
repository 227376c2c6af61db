// That every command of which the manual speaks is one that the program has.

import Foundation
import Testing

@Suite struct ManualCommandTests {
    @Test func `every command of the manual is one of the program's`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/manual.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        var spoken: Set<[String]> = []
        for found in text.matches(of: /\breferdesk ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/) {
            spoken.insert([String(found.1)] + (found.2.map { [String($0)] } ?? []))
        }
        #expect(spoken.count > 20)
        let program = try Program()
        for words in spoken {
            let help = try program.run(words[0], "--help").out
            #expect(help.contains("USAGE: referdesk \(words[0])"), "referdesk \(words[0])")
            guard let second = words.dropFirst().first, help.contains("SUBCOMMANDS:"), !Self.follows.contains(second)
            else { continue }
            #expect(help.contains("\n  \(second) "), "referdesk \(words[0]) \(second)")
        }
    }

    /// Words of a sentence that may follow a command of several.
    private static let follows: Set<String> = ["lists", "shows", "checks", "keeps", "says", "what", "and"]
}
