// The rows of the key table for what lies over every screen, and for who has a referral in hand.

extension Keymap {
    static let workplace: [Binding] =
        hands(.worklist) + hands(.referral) + [
            row("Enter", .open, .palette, "do it", hinted: true),
            row("Down", .down, .palette, "next", hinted: true),
            row("Up", .up, .palette, "previous"),
            row("PgDn", .pageDown, .palette, "page down"),
            row("PgUp", .pageUp, .palette, "page up"),
            row("Esc", .back, .palette, "back", hinted: true),
            row("Enter", .open, .locked, "go on working", hinted: true),
        ]

    /// What concerns who has a referral in hand, on a list and on the referral alike.
    private static func hands(_ context: Context) -> [Binding] {
        [
            row("C", .claim, context, "claim or release"),
            row("w", .note, context, "write a note"),
            row("z", .snooze, context, "snooze"),
            row("T", .assign, context, "hand to a colleague"),
        ] + takingBack(context) + copying(context)
    }

    /// The way back from any place in which something is done.
    static func takingBack(_ context: Context, redo: String = "U Ctrl-R") -> [Binding] {
        [row("u", .undo, context, "undo the last act"), row(redo, .redo, context, "redo it")]
    }

    /// The numbers of the patient under the cursor.
    static func copying(_ context: Context) -> [Binding] {
        [
            row("y", .copyNumber, context, "copy the NHS number"),
            row("Y", .copyReference, context, "copy the UBRN"),
            row("Ctrl-Y", .copyHospitalNumber, context, "copy the hospital number"),
        ]
    }
}
