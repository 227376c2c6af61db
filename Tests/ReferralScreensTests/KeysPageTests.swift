// The page of keys in the documentation is the key table's own.

import Foundation
import Testing

@testable import ReferralScreens

@Test func `docs/keys.md is what the key table says`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/keys.md"), encoding: .utf8)
    #expect(page == Keymap.markdown, "make it anew: referdesk keys --markdown > docs/keys.md")
}
