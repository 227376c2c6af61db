// The rows of the key table for deciding on letters one after another.

extension Keymap {
    /// Before all else of a referral: the way on through a run, and what is there only while it is waited for.
    static let running: [Binding] = [
        row("s", .skip, .referral, "skip", hinted: true),
        row("Q", .answerQuestion, .referral, "answer the question", hinted: true),
        row("S", .countersign, .referral, "countersign", hinted: true),
        row("B", .advise, .referral, "advise", hinted: true),
        row("i", .askMore, .referral, "ask for more", hinted: true),
        row("L", .convert, .referral, "convert to a referral", hinted: true),
    ]

    static let triage: [Binding] =
        [
            row("R", .run, .home, "a run through it"),
            row("R", .run, .worklist, "a run through it"),
            row("R", .redirect, .referral, "redirect", hinted: true),
            row("p", .changePriority, .referral, "change priority", hinted: true),
            row("H", .handUp, .referral, "hand up", hinted: true),
            row("}", .nextHeading, .referral, "next heading"),
            row("{", .previousHeading, .referral, "heading before"),
            row("J", .jumpPoints, .referral, "headings", hinted: true),
            row("e", .beside, .referral, "beside: letter, decision", hinted: true),
            row("M", .besideMore, .referral, "more beside", hinted: true),
            row("Enter", .open, .jumps, "go there", hinted: true),
        ] + movement(.jumps, "heading") + [
            row("Enter", .open, .run, "open", hinted: true),
            row("u", .undo, .run, "undo the last act", hinted: true),
            row("U Ctrl-R", .redo, .run, "redo it"),
            row("r F5", .refresh, .run, "look for more", hinted: true),
        ] + movement(.run, "referral") + [
            row("Ctrl-E", .phrases, .anywhere, "your phrases, the site's"),
            row("Enter", .open, .phrases, "put it into the text", hinted: true),
            row("a", .addPhrase, .phrases, "add", hinted: true),
            row("A", .addSitePhrase, .phrases, "add for the site", hinted: true),
            row("e", .editPhrase, .phrases, "change", hinted: true),
            row("x", .removePhrase, .phrases, "remove", hinted: true),
            row("r F5", .refresh, .phrases, "refresh"),
        ] + movement(.phrases, "phrase") + [
            row("D", .delegations, .home, "who acts for whom"),
            row("a", .grant, .delegations, "grant", hinted: true),
            row("x", .revoke, .delegations, "revoke", hinted: true),
            row("r F5", .refresh, .delegations, "refresh", hinted: true),
        ] + movement(.delegations, "delegation")
}
