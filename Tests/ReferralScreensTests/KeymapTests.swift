// The key table is whole, fits the screen and can be read.

import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct KeymapTests {
    @Test(arguments: Context.allCases)
    func `no key stands twice in one place`(context: Context) {
        let keys = Keymap.bindings.filter { $0.context == context }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    /// Whoever types a command's name must never press keys on another patient instead.
    @Test(arguments: Context.allCases.filter { ![.locked, .working].contains($0) })
    func `Ctrl-P is any command everywhere`(context: Context) {
        #expect(Keymap.intent(for: .control("p"), in: context) == .palette)
    }

    @Test(arguments: Intent.allCases)
    func `every intent has a key`(intent: Intent) {
        #expect(Keymap.bindings.contains { $0.intent == intent && !$0.keys.isEmpty })
    }

    @Test func `every label fits 24 cells`() {
        for binding in Keymap.bindings { #expect(SafeText(binding.label).cells <= 24, "\(binding.label)") }
    }

    @Test func `every key name in the table is a key`() {
        for binding in Keymap.bindings where binding.intent != .numbered {
            #expect(binding.keyNames.split(separator: ",").count == binding.keys.count, "\(binding.label)")
            #expect(!binding.keys.isEmpty)
        }
        #expect(Keymap.intent(for: .control("s"), in: .form) == .commit)
        #expect(Keymap.intent(for: .function(10), in: .form) == .commit)
        #expect(Keymap.intent(for: .character(" "), in: .worklist) == .mark)
        #expect(Keymap.intent(for: .character(" "), in: .referral) == .pageDown)
    }

    @Test func `the key that commits opens no form`() {
        let opening = Keymap.bindings.filter { $0.intent.action != nil }.flatMap(\.keys)
        let committing = Keymap.bindings.filter { $0.intent == .commit }.flatMap(\.keys)
        #expect(Set(opening).isDisjoint(with: committing))
        #expect(!committing.contains(.enter))
    }

    @Test func `the manual has a line for each binding`() {
        let lines = Keymap.manual.split(separator: "\n")
        #expect(lines.count == Keymap.bindings.count)
        #expect(lines.contains { $0.hasPrefix("Ctrl-S, F10") && $0.hasSuffix("(a form)") })
    }

    @Test(arguments: Context.allCases)
    func `help begins with the keys of the screen it was asked from`(context: Context) {
        var help = HelpScreen(for: context)
        var frame = Frame(size: Size(rows: 24, columns: 80))
        let desk = FakeDesk()
        help.view(
            in: &frame, rows: 1..<22, session: Session(identity: desk.identity, choices: [], now: FakeDesk.now))
        #expect(frame.text.contains("Keys: \(context.label)"))
    }
}
