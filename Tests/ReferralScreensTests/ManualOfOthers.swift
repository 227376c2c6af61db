// Chapters of the manual: clinicians, referrers, and those who look and do not act.

import ReferralDomain
import TerminalUI

extension Manual {
    static let clinician = Chapter(
        title: "The clinician", role: .clinician, size: Size(rows: 30, columns: 100),
        passages: [
            .words("Referrals for Review is the list of letters to decide on. `Enter` opens the first."),
            .keys(["1", "Enter"]),
            .words(
                """
                The letter is on the right; Tab goes into it, PgDn and PgUp page, `/` searches, `]` is the next
                document. That it was read to its end is noted; a decision never waits for it, but the form names
                what was not opened.
                """),
            .screen,
            .keys(["a"]),
            .words("`a` accepts. Ctrl-S saves, and the next letter is on the screen."),
            .screen,
            .keys(["Ctrl-S"]),
            .screen,
            .words("`x` rejects: a reason from the list of e-RS, and a comment where that reason asks for one."),
            .keys(["x"]),
            .screen,
        ])

    static let referrer = Chapter(
        title: "The referrer", role: .referrer,
        passages: [
            .words(
                """
                Home shows what came back to the practice and what waits for it: letters still to be sent, referrals
                returned or rejected, patients who were cancelled or did not attend, and those who have no appointment.
                """),
            .screen,
        ])

    static let others = Chapter(
        title: "Managers, commissioners and auditors", role: .manager,
        passages: [
            .words(
                """
                These roles see numbers and names of lists and never a patient. The reports are made from the command
                line (`referdesk report`), as text, CSV or JSON.
                """),
            .screen,
        ])
}
