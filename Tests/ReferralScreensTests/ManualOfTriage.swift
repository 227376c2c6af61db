// Chapters of the manual for clinicians: a run through the letters, what is said often, colleagues, conversations.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk

extension Manual {
    private static let size = Size(rows: 30, columns: 100)

    static let triage = [run, phrases, colleagues, conversation, delegation]

    private static let run = Chapter(
        title: "The clinician: a run through the letters", role: .clinician, size: size,
        passages: [
            .words(
                """
                `R` on the worklists opens the most urgent letter that nobody else has in hand, and holds it for you.
                The line on the right says how far you are. `Space` pages through the letter, `Tab` gives it the whole
                screen, `/` searches in it, `J` lists its headings, `e` puts beside it what was decided before, on
                this referral and on the patient's earlier ones, then each earlier letter, then another of these. `]` is
                the next document. That one was read to its end is noted; a decision never waits for it, but the form
                names what was not opened.
                """),
            .keys(["R"]),
            .screen,
            .words(
                """
                Each decision has a key, and its form another one to do it. `a` accepts. What you would ring the booking
                desk about is chosen in the form: which clinic, new or by telephone, with whom, until when, which tests
                first.
                """),
            .keys(["a", "Tab", "Tab", "2"]),
            .screen,
            .words("`Ctrl-S` does it, and the next letter opens."),
            .keys(["Ctrl-S"]),
            .screen,
            .words(
                """
                `x` rejects, `v` returns with advice, `l` accepts for booking later, `R` sends to another service, `p`
                changes the priority. A reason comes from the list of e-RS.
                """),
            .keys(["x", "1"]),
            .screen,
            .words(
                """
                `s` skips: the letter waits for the next time. `u` takes the last decision back and opens its letter
                again. `Esc` leaves the run and keeps your place; what came of each letter stands there.
                """),
            .keys(["Ctrl-S", "s", "s"]),
            .screen,
        ])

    private static let phrases = Chapter(
        title: "The clinician: what is said often", role: .clinician, desk: Scene.phrases.desk, size: size,
        passages: [
            .words(
                """
                `Ctrl-E` keeps sentences under a short name. In any text a full stop and the name, then a space, write
                the sentence out.
                """),
            .keys(["Ctrl-E"]),
            .screen,
        ])

    private static let colleagues = Chapter(
        title: "The clinician: colleagues", role: .clinician, desk: Scene.question.desk, size: size,
        passages: [
            .words(
                """
                `H` hands a referral up to a colleague with a question. What colleagues ask you waits in For Discussion,
                and the question stands before the letter. `Q` answers.
                """),
            .keys(["5", "R"]),
            .screen,
            .keys(["Q", "Yes: see it within two weeks."]),
            .screen,
        ])

    private static let conversation = Chapter(
        title: "The clinician: advice and guidance", role: .clinician, desk: { .asked() }, size: size,
        passages: [
            .words(
                """
                What referrers ask without referring is in Advice and Guidance Requests. The conversation comes before
                the letter. `B` answers, `i` asks for more, and `L` makes it a referral where the referrer allowed that.
                """),
            .keys(["3", "Enter"]),
            .screen,
            .keys(["B"]),
            .screen,
        ])

    private static let delegation = Chapter(
        title: "The clinician: who acts for me", role: .clinician, desk: Scene.delegations.desk, size: size,
        passages: [
            .words(
                """
                `D` shows who may decide in your name, on what and until when. `a` grants it to a colleague under a
                protocol, `x` revokes it at once. One decision in so many comes back to you in To Countersign, where `S`
                signs it.
                """),
            .keys(["D"]),
            .screen,
            .keys(["a"]),
            .screen,
            .words("The boards are the supervisor's: what is not for you says so, on whatever key."),
            .keys(["Esc", "Ctrl-G"]),
            .screen,
        ])
}
