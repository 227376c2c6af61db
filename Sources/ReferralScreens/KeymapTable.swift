// The rows of the key table, by context.

extension Keymap {
    static let general: [Binding] = [
        row("? F1", .help, .anywhere, "help"),
        row("Esc q", .back, .anywhere, "back"),
        row("F2", .home, .anywhere, "to your worklists"),
        row("F6", .caller, .anywhere, "a caller"),
        row("F7", .clinics, .anywhere, "clinics of the day"),
        row("F8", .letters, .anywhere, "letters to patients"),
        row("F11 Ctrl-G", .boards, .anywhere, "the supervisor's boards"),
        row(": Ctrl-P", .palette, .anywhere, "any command"),
        row("Ctrl-F", .find, .anywhere, "find a patient"),
        row("Ctrl-O F9", .overdueList, .anywhere, "what is overdue"),
        row("Ctrl-B", .drafts, .anywhere, "forms begun, not sent"),
        row("Ctrl-D", .doneToday, .anywhere, "what you did today"),
        row("Ctrl-L F12", .lock, .anywhere, "lock the screen"),
        row("Ctrl-Q", .quit, .anywhere, "quit"),
        row("Ctrl-Z", .suspend, .anywhere, "suspend to the shell"),
    ]

    static func movement(_ context: Context, _ thing: String, space: Bool = true) -> [Binding] {
        [
            row("Down j", .down, context, "next \(thing)"),
            row("Up k", .up, context, "previous \(thing)"),
            row(space ? "PgDn Space" : "PgDn", .pageDown, context, "page down"),
            row("PgUp", .pageUp, context, "page up"),
            row("Home g", .first, context, "to the first"),
            row("End G", .last, context, "to the last"),
        ]
    }

    static let lists: [Binding] =
        [row("Enter", .open, .signIn, "sign in as this user", hinted: true)] + movement(.signIn, "user")
        + [
            row("Enter", .open, .home, "open", hinted: true),
            row("1 2 3 4 5 6 7 8 9", .numbered, .home, "open by number", hinted: true),
            row("n", .nextItem, .home, "next patient", hinted: true),
            row("o", .overdueOnly, .home, "overdue only", hinted: true),
            row("/ f", .find, .home, "find a patient", hinted: true),
            row("c", .clinics, .home, "clinics", hinted: true),
            row("L", .letters, .home, "letters", hinted: true),
            row("C", .caller, .home, "a caller", hinted: true),
            row("B", .boards, .home, "boards", hinted: true),
            row("Ctrl-W", .sign, .home, "sign the list off"),
            row("r F5", .refresh, .home, "refresh", hinted: true),
            row("u", .undo, .home, "undo the last act"),
            row("U Ctrl-R", .redo, .home, "redo it"),
        ] + movement(.home, "worklist")
        + [row("Enter", .open, .actions, "open the form", hinted: true)] + movement(.actions, "action")
        + [row("Enter", .open, .drafts, "go on with it", hinted: true), row("r F5", .refresh, .drafts, "refresh")]
        + movement(.drafts, "form")
        + [
            row("Enter", .open, .done, "open", hinted: true), row("h", .history, .done, "history", hinted: true),
            row("/", .filter, .done, "filter", hinted: true),
            row("r F5", .refresh, .done, "refresh", hinted: true),
            row("f", .find, .done, "find a patient", hinted: true),
        ] + copying(.done) + movement(.done, "act") + [row("r F5", .refresh, .history, "refresh")]
        + movement(.history, "line")
        + [row("/", .filter, .help, "filter", hinted: true)] + movement(.help, "line")
        + [
            row("Enter", .open, .message, "go on", hinted: true), row("v", .check, .message, "check now", hinted: true),
        ] + movement(.message, "line")

    static let worklist: [Binding] =
        [
            row("Enter", .open, .worklist, "open", hinted: true),
            row("b F4", .book, .worklist, "book", hinted: true),
            row("E", .takeERS, .worklist, "take what e-RS says", hinted: true),
            row("O", .keepOurs, .worklist, "keep ours", hinted: true),
            row("t", .told, .worklist, "told by hand", hinted: true),
            row("X", .cancelledInPAS, .worklist, "cancelled in the PAS", hinted: true),
            row("I", .arranged, .worklist, "arranged", hinted: true),
            row("F", .followedUp, .worklist, "followed up", hinted: true),
            row("/", .filter, .worklist, "filter", hinted: true),
            row("o", .overdueOnly, .worklist, "overdue only", hinted: true),
            row("s", .sort, .worklist, "sort", hinted: true),
            row("p F3", .preview, .worklist, "preview", hinted: true),
            row("r F5", .refresh, .worklist, "refresh", hinted: true),
            row("f", .find, .worklist, "find a patient", hinted: true),
            row(".", .actions, .worklist, "all actions"),
            row("h", .history, .worklist, "history"),
            row("n", .nextItem, .worklist, "open the next one"),
            row("P", .contactAttempt, .worklist, "phone call made"),
            row("1 2 3 4 5 6 7 8 9", .numbered, .worklist, "view by number"),
            row("S", .saveView, .worklist, "keep the view"),
            row("Ctrl-W", .sign, .worklist, "sign the list off"),
            row("L", .print, .worklist, "print the list"),
            row("e", .export, .worklist, "export to a file"),
            row("Space", .mark, .worklist, "mark"),
            row("v", .markRange, .worklist, "mark a range"),
            row("*", .markAll, .worklist, "mark all shown"),
        ] + movement(.worklist, "referral", space: false) + [
            row("Enter", .open, .sorts, "sort so", hinted: true),
            row("n N d D a A", .sortBy, .sorts, "sort by its letter"),
        ] + movement(.sorts, "order") + [row("Esc", .back, .working, "stop it", hinted: true)]

    static let referral: [Binding] =
        [
            row("a", .accept, .referral, "accept", hinted: true),
            row("l", .acceptLater, .referral, "accept, book later", hinted: true),
            row("v", .returnWithAdvice, .referral, "return with advice", hinted: true),
            row("x", .reject, .referral, "reject", hinted: true),
            row("b F4", .book, .referral, "book", hinted: true),
            row("m", .rebook, .referral, "rebook", hinted: true),
            row("D", .recordDNA, .referral, "did not attend", hinted: true),
            row("A", .recordAttendance, .referral, "attended", hinted: true),
            row("E", .takeERS, .referral, "take what e-RS says", hinted: true),
            row("O", .keepOurs, .referral, "keep ours", hinted: true),
            row("o", .assessed, .referral, "assessed", hinted: true),
            row("X", .cancelledInPAS, .referral, "cancelled in the PAS", hinted: true),
            row("I", .arranged, .referral, "arranged", hinted: true),
            row("t", .told, .referral, "told by hand", hinted: true),
            row(".", .actions, .referral, "actions", hinted: true),
            row("Tab", .changePane, .referral, "letter or summary", hinted: true),
            row("Ctrl-N >", .nextItem, .referral, "next patient", hinted: true),
            row("h", .history, .referral, "history", hinted: true),
            row("c", .cancelAppointment, .referral, "cancel appointment", hinted: true),
            row("K", .cancelActionLater, .referral, "cancel, action later", hinted: true),
            row("d", .deferToProvider, .referral, "defer to provider", hinted: true),
            row("P", .contactAttempt, .referral, "phone call made", hinted: true),
            row("+", .addNeed, .referral, "note a need", hinted: true),
            row("<", .previousItem, .referral, "previous patient"),
            row("]", .nextDocument, .referral, "next document"),
            row("[", .previousDocument, .referral, "previous document"),
            row("1 2 3 4 5 6 7 8 9", .numbered, .referral, "document by number"),
            row("/", .letterSearch, .referral, "search the letter"),
            row("n", .nextMatch, .referral, "next place"),
            row("N", .previousMatch, .referral, "place before"),
            row("r F5", .refresh, .referral, "refresh"),
            row("f", .find, .referral, "find a patient"),
            row("Down j", .down, .referral, "line down"),
            row("Up k", .up, .referral, "line up"),
            row("PgDn Space", .pageDown, .referral, "page down"),
            row("PgUp", .pageUp, .referral, "page up"),
            row("Home g", .first, .referral, "to the beginning"),
            row("End G", .last, .referral, "to the end"),
        ] + whenToCome(.referral)

    static let booking: [Binding] =
        [
            row("Enter", .open, .slots, "take this slot", hinted: true),
            row("Right l", .nextDay, .slots, "next day", hinted: true),
            row("Left h", .previousDay, .slots, "previous day"),
            row("] >", .nextWeek, .slots, "next week", hinted: true),
            row("[ <", .previousWeek, .slots, "previous week"),
            row("J", .nextClinic, .slots, "next clinic", hinted: true),
            row("K", .previousClinic, .slots, "previous clinic"),
            row("1 2 3 4 5 6 7", .declined, .slots, "declined, show the next"),
            row("o", .offer, .slots, "offered, no answer yet"),
            row("d", .deferToProvider, .slots, "defer to provider", hinted: true),
            row("Tab", .nextService, .slots, "another service", hinted: true),
            row("r F5", .refresh, .slots, "refresh", hinted: true),
        ] + takingBack(.slots) + copying(.slots) + movement(.slots, "slot")

    static let typing: [Binding] = [
        row("Ctrl-S F10", .commit, .form, "do it", hinted: true),
        row("F4", .commitAndBook, .form, "do it, then book", hinted: true),
        row("Esc", .back, .form, "leave", hinted: true),
        row("Tab", .nextField, .form, "next field", hinted: true),
        row("Shift-Tab", .previousField, .form, "field before"),
        row("Enter", .enterField, .form, "new line or next field"),
        row("Down", .down, .form, "line or choice down"),
        row("Up", .up, .form, "line or choice up"),
        row("PgDn", .pageDown, .form, "what changed: down"),
        row("PgUp", .pageUp, .form, "what changed: up"),
        row("Enter", .open, .find, "open", hinted: true),
        row("Down", .down, .find, "next", hinted: true),
        row("Up", .up, .find, "previous"),
        row("PgDn", .pageDown, .find, "page down"),
        row("PgUp", .pageUp, .find, "page up"),
        row("Esc", .back, .find, "back", hinted: true),
        row("Enter", .applyFilter, .listFilter, "keep the filter", hinted: true),
        row("Esc", .back, .listFilter, "no filter", hinted: true),
        row("Enter", .applyFilter, .letterSearch, "search", hinted: true),
        row("Esc", .back, .letterSearch, "no search", hinted: true),
    ]
}
