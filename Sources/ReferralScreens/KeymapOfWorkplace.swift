// The rows of the key table for what lies over every screen: choosing a command, a locked screen.

extension Keymap {
    static let workplace: [Binding] = [
        row("Enter", .open, .palette, "do it", hinted: true),
        row("Down", .down, .palette, "next", hinted: true),
        row("Up", .up, .palette, "previous"),
        row("PgDn", .pageDown, .palette, "page down"),
        row("PgUp", .pageUp, .palette, "page up"),
        row("Esc", .back, .palette, "back", hinted: true),
        row("Enter", .open, .locked, "go on working", hinted: true),
    ]
}
