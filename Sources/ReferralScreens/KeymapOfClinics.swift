// The rows of the key table for clinics, calls, callers and letters.

extension Keymap {
    private static func days(_ context: Context) -> [Binding] {
        [
            row("Right l", .nextDay, context, "next day", hinted: true),
            row("Left h", .previousDay, context, "previous day", hinted: true),
            row("] >", .nextWeek, context, "next week", hinted: true),
            row("[ <", .previousWeek, context, "previous week"),
        ]
    }

    /// When a patient can come, asked where one has them on the telephone.
    static func whenToCome(_ context: Context) -> [Binding] {
        [
            row("V", .away, context, "days not available"),
            row("W", .prefers, context, "times they prefer"),
        ]
    }

    static let clinics: [Binding] =
        [row("Enter", .open, .clinics, "open", hinted: true)] + days(.clinics) + [
            row("t", .today, .clinics, "today", hinted: true),
            row("P", .callDown, .clinics, "call-down", hinted: true),
            row("r F5", .refresh, .clinics, "refresh", hinted: true),
            row("f", .find, .clinics, "find a patient"),
        ] + takingBack(.clinics) + movement(.clinics, "clinic") + [
            row("a", .discharged, .clinic, "attended, discharged", hinted: true),
            row("w", .follows, .clinic, "to follow", hinted: true),
            row("D", .missed, .clinic, "did not attend", hinted: true),
            row("Enter", .open, .clinic, "open", hinted: true),
            row("P", .callDown, .clinic, "call-down", hinted: true),
            row("X", .cancelClinic, .clinic, "cancel clinic", hinted: true),
            row("M", .moveClinic, .clinic, "move clinic", hinted: true),
            row("C", .closeClinic, .clinic, "close to others", hinted: true),
            row("O", .reopenClinic, .clinic, "open again", hinted: true),
            row("U", .takeBackClinic, .clinic, "take back", hinted: true),
            row("p", .print, .clinic, "print the list", hinted: true),
            row(".", .actions, .clinic, "all actions"),
            row("H", .history, .clinic, "history"),
            row("r F5", .refresh, .clinic, "refresh"),
            row("f", .find, .clinic, "find a patient"),
        ] + takingBack(.clinic, redo: "Ctrl-R") + copying(.clinic) + movement(.clinic, "patient") + [
            row("t", .saidTold, .callDown, "told", hinted: true),
            row("l", .leftMessage, .callDown, "left a message", hinted: true),
            row("n", .noAnswer, .callDown, "no answer", hinted: true),
            row("o", .otherOutcome, .callDown, "another outcome", hinted: true),
            row("Enter", .open, .callDown, "open", hinted: true),
            row("p", .print, .callDown, "print the sheet", hinted: true),
            row("r F5", .refresh, .callDown, "refresh"),
            row("f", .find, .callDown, "find a patient"),
        ] + takingBack(.callDown) + copying(.callDown) + movement(.callDown, "patient")

    static let calls: [Binding] =
        [
            row("Enter", .open, .caller, "this one", hinted: true),
            row("Down", .down, .caller, "next", hinted: true),
            row("Up", .up, .caller, "previous"),
            row("PgDn", .pageDown, .caller, "page down"),
            row("PgUp", .pageUp, .caller, "page up"),
            row("Esc", .back, .caller, "back", hinted: true),
            row("Enter", .open, .identity, "open the record", hinted: true),
            row("1", .tickName, .identity, "name", hinted: true),
            row("2", .tickBorn, .identity, "birth date", hinted: true),
            row("3", .tickAddress, .identity, "address", hinted: true),
            row("4", .tickNumber, .identity, "number", hinted: true),
            row("5", .tickTelephone, .identity, "telephone", hinted: true),
            row("m", .rebook, .person, "rebook", hinted: true),
            row("b F4", .book, .person, "book", hinted: true),
            row("Enter", .open, .person, "open", hinted: true),
            row("n", .message, .person, "leave a message", hinted: true),
            row("B", .ringBack, .person, "ring back", hinted: true),
            row("c", .cancelAppointment, .person, "cancel appointment", hinted: true),
            row("P", .contactAttempt, .person, "phone call made"),
            row("L", .lettersSent, .person, "letters sent", hinted: true),
        ] + whenToCome(.person) + [
            row(".", .actions, .person, "all actions"),
            row("h", .history, .person, "history"),
            row("r F5", .refresh, .person, "refresh"),
        ] + takingBack(.person) + copying(.person) + movement(.person, "referral") + [
            row("Enter", .open, .letters, "read", hinted: true),
            row("p", .print, .letters, "print what may leave", hinted: true),
            row("x", .recall, .letters, "recall", hinted: true),
            row("Tab", .nextState, .letters, "waiting, printed, others", hinted: true),
            row("/", .filter, .letters, "filter", hinted: true),
            row("r F5", .refresh, .letters, "refresh", hinted: true),
            row("f", .find, .letters, "find a patient"),
        ] + movement(.letters, "letter") + copying(.letters) + [
            row("1 2 3 4 5 6 7 8 9", .numbered, .call, "what came of it", hinted: true),
            row("n", .noAnswer, .call, "no answer", hinted: true),
            row("l", .leftMessage, .call, "left a message", hinted: true),
            row("w", .open, .call, "with words", hinted: true),
            row("E", .takeERS, .problem, "take what e-RS says", hinted: true),
            row("O", .keepOurs, .problem, "keep ours", hinted: true),
            row("Enter", .open, .problem, "open the referral", hinted: true),
            row("Ctrl-N >", .nextItem, .problem, "next problem", hinted: true),
            row("<", .previousItem, .problem, "previous problem"),
            row("h", .history, .problem, "history", hinted: true),
            row(".", .actions, .problem, "all actions"),
            row("r F5", .refresh, .problem, "refresh"),
            row("Down j", .down, .problem, "line down"),
            row("Up k", .up, .problem, "line up"),
            row("PgDn Space", .pageDown, .problem, "page down"),
            row("PgUp", .pageUp, .problem, "page up"),
        ]
}
