// The rows of the key table for the supervisor's boards.

extension Keymap {
    static let boards: [Binding] =
        board(.overnight, "line", open: "open") + patients(.overnight)
        + board(.board, "list", open: "open the list")
        + [
            row("S", .sign, .board, "sign off", hinted: true),
            row("s", .sort, .board, "sort", hinted: true),
        ]
        + board(.tracker, "patient", open: "open") + patients(.tracker)
        + board(.signOffs, "line", open: "open the list")
        + [
            row("S", .sign, .signOffs, "sign off", hinted: true),
            row("Left h", .previousDay, .signOffs, "day before", hinted: true),
            row("Right l", .nextDay, .signOffs, "day after"),
            row("t", .today, .signOffs, "today"),
            row("L", .print, .signOffs, "print the list", hinted: true),
            row("e", .export, .signOffs, "export to a file"),
        ]
        + board(.lapses, "person")
        + [
            row("a", .grant, .lapses, "override a lapse", hinted: true),
            row("x", .revoke, .lapses, "end the override", hinted: true),
        ] + board(.workload, "person", open: "open")
        + board(.forecast, "service", open: "who waits there")
        + [row("Tab", .changeChart, .forecast, "chart or table", hinted: true)]
        + board(.meeting, "patient", open: "open")
        + [
            row("a", .agree, .meeting, "agree an action", hinted: true),
            row("x", .agreedDone, .meeting, "done, or not after all", hinted: true),
            row("p", .print, .meeting, "print", hinted: true),
        ] + patients(.meeting)
        + board(.journal, "entry")
        + [
            row("a", .askJournal, .journal, "ask", hinted: true),
            row("[ <", .previousWeek, .journal, "week before", hinted: true),
            row("] >", .nextWeek, .journal, "week after"),
            row("Enter", .applyFilter, .question, "ask", hinted: true),
            row("Esc", .back, .question, "ask nothing", hinted: true),
        ]

    /// What every board has.
    private static func board(_ context: Context, _ thing: String, open: String? = nil) -> [Binding] {
        (open.map { [row("Enter", .open, context, $0, hinted: true)] } ?? []) + [
            row("1 2 3 4 5 6 7 8 9", .numbered, context, "board by number", hinted: true),
            row("/", .filter, context, "filter", hinted: true),
            row("r F5", .refresh, context, "refresh"),
            row("f", .find, context, "find a patient"),
        ] + movement(context, thing)
    }

    /// What is done to the patient of a row.
    private static func patients(_ context: Context) -> [Binding] {
        [
            row("T", .assign, context, "hand to a colleague", hinted: true),
            row("w", .note, context, "write a note"),
        ] + takingBack(context) + copying(context)
    }
}
