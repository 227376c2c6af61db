// Chapters of the manual: referrers, and those who look and do not act.

import ReferralDomain
import TerminalUI

extension Manual {
    static let referrer = Chapter(
        title: "The referrer", role: .referrer,
        passages: [
            .words(
                """
                Home shows what came back to the practice and what waits for it: letters still to be sent, referrals
                returned or rejected, patients who were cancelled or did not attend, and those who have no appointment.
                """),
            .screen,
            .words("`Enter` opens a list, and on it a referral: what came of it, and what the provider wrote."),
            .keys(["4", "Enter"]),
            .screen,
            .words(
                """
                `b` shows the free places that the service offers to referrers; a service that is booked by telephone
                says its number instead. `Enter` takes a place and `Ctrl-S` books it.
                """),
            .keys(["b"]),
            .screen,
            .keys(["Enter"]),
            .screen,
            .words("`.` lists everything else that can be done, and why the rest cannot."),
            .keys(["Ctrl-S", "."]),
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
