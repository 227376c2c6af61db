// Chapters of the manual: the referrer's side.

import ReferralDomain

extension Manual {
    static let referrer = Chapter(
        title: "The referrer", role: .referrer, desk: { unbooked() },
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
            .words("Clinics, letters to patients and the boards are the provider's."),
            .keys(["Esc", "F7"]),
            .screen,
        ])

    static let referringAdmin = Chapter(
        title: "The referring admin", role: .referrerAdmin, desk: { unbooked() },
        passages: [
            .words(
                """
                You make the practice's appointments. Your lists are the referrer's, and what you see of each referral is
                who, where it stands and what is booked; letters, advice and comments are the referrer's to read.
                """),
            .screen,
            .words(
                """
                `Enter` opens a list and then a referral. Where a letter would stand, the screen says that it is not shown
                to you.
                """),
            .keys(["4", "Enter"]),
            .screen,
            .words("`b` shows the free places, the best one chosen; `Enter` takes it and `Ctrl-S` books."),
            .keys(["b", "Enter"]),
            .screen,
            .words(
                """
                `.` says what else can be done, and of everything else why not. What is the referrer's own, such as sending
                for triage, is not for your role.
                """),
            .keys(["Ctrl-S", ".", "End"]),
            .screen,
        ])

    /// Referrals that the practice has not booked yet.
    private static func unbooked() -> FakeDesk {
        let desk = FakeDesk.clinic()
        for id in Int64(5)...7 {
            desk.referrals[id]?.state = .notBooked
            desk.referrals[id]?.deferredAt = nil
            desk.referrals[id]?.reason = nil
        }
        return desk
    }
}
