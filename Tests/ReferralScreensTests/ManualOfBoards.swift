// Chapter of the manual: a supervisor's morning at the boards.

import ReferralDomain
import TerminalUI

extension Manual {
    static let supervisor = Chapter(
        title: "The supervisor", role: .supervisor, desk: { .morning() }, size: Size(rows: 30, columns: 100),
        passages: [
            .words(
                """
                Ctrl-G (or F11) from anywhere opens the boards, the night first: what came in urgent since the last
                working day ended, who cancelled, which letters changed, and whether a feed is late. The number keys go
                from board to board.
                """),
            .keys(["Ctrl-G"]),
            .screen,
            .words(
                """
                Every list by service: how many, how many overdue, the oldest, the trend, and whether somebody has signed
                it off. `Enter` opens the items, `S` signs off. The trend is what earlier sign-offs counted; where
                nobody has signed for weeks it says that it is not known.
                """),
            .keys(["2"]),
            .screen,
            .words("The clocks of suspected cancer, patient by patient, the most pressing first."),
            .keys(["3"]),
            .screen,
            .words(
                """
                The register of sign-offs, what each person has in hand and how fast it moves, and whose registration,
                training or information governance runs out.
                """),
            .keys(["4"]),
            .screen,
            .keys(["5"]),
            .screen,
            .words(
                """
                `a` lets somebody go on until a day although something has lapsed: the form asks why, and the journal
                keeps both. It takes a supervisor, and never the person it is about; `x` ends it.
                """),
            .keys(["6"]),
            .screen,
            .words("The forecast says in which week how many will have waited too long; `Enter` shows who they are."),
            .keys(["7"]),
            .screen,
            .words(
                """
                For the weekly meeting: everybody by weeks waited, with the next event, the agreed action, whose it is
                and by when. `a` writes an action down, `x` says that it is done, `p` prints the list.
                """),
            .keys(["8"]),
            .screen,
            .words("The journal says who saw a patient's record, or what a member of staff saw, a week at a time."),
            .keys(["9"]),
            .screen,
            .words(
                """
                Of a referral you see who, where it stands and who has it in hand. What is clinical, letters and decisions, is
                not yours, and a key for it says so.
                """),
            .keys(["Esc", "Esc", "Ctrl-F", "smi", "Enter", "a"]),
            .screen,
        ])
}
