// Chapters of the manual: what everybody does, and a clerk's day.

import ReferralDomain

extension Manual {
    static let everyone = Chapter(
        title: "Everyone", role: .clerk,
        passages: [
            .words(
                """
                The first screen is home: your worklists, each with how many are on it, how many are overdue and due
                today, and since when the numbers stand. A line that is overdue says so in words. The number before a
                list opens it.
                """),
            .screen,
            .keys(["1"]),
            .words(
                """
                A worklist stands in order of need: how urgent, then what breaches first. The line above it says what is
                filtered, how it is sorted, what was read when, and how old the news from e-RS is. What others change
                while you look never moves a row under your cursor: a line says what is new, and `r` shows it.
                """),
            .screen,
            .words(
                """
                `/` filters as you type, by names, numbers, services and priorities, and Esc lets everything be seen
                again. Once you have looked through a list, `Ctrl-W` signs it off for today, here or at home, where the
                last column says how many services of it are left. `Space` marks a row, `v` a range and `*`
                all that are on the screen; what you do then is done to all of them, with one reason, and taken back by
                one `u`.
                """),
            .keys(["Space", "Down", "Space"]),
            .screen,
            .keys(["Esc"]),
            .words(
                """
                `s` shows the orders that the list offers, each from either end, and which of them is on: its letter takes
                it. `S` keeps filter and order on a number of your own.
                """),
            .keys(["s"]),
            .screen,
            .keys(["Esc"]),
            .words(
                """
                `e` writes the list as it is filtered and sorted into a CSV file, every row of it, and `L` prints it, up to
                500 rows. Both say first how many rows with names and NHS numbers will leave, and the journal keeps that
                you took them. A long file says how far it is; `Esc` stops it, and nothing of it stays behind.
                """),
            .keys(["e"]),
            .screen,
            .keys(["Esc"]),
            .words(
                """
                `Enter` opens a referral, always with the patient in the top lines. `.` is the list of everything that
                can be done; what cannot be done now is in it too, with the reason.
                """),
            .keys(["Enter"]),
            .screen,
            .keys(["."]),
            .screen,
            .keys(["Esc"]),
            .words("A key that is not for you, or not possible now, says why; `a` accepts, which is a clinician's."),
            .keys(["a"]),
            .screen,
            .words(
                """
                `h` is the history, from which nothing is ever missing; `y` copies the NHS number; `w` writes a note for
                colleagues. `:` (or Ctrl-P) finds any command by a few of its letters and says its key.
                """),
            .keys([":", "lock"]),
            .screen,
            .keys(["Esc"]),
            .words(
                """
                An act that matters opens a small form, and the key that saves it is another than the one that opened
                it: Ctrl-S. `Esc` leaves a form; what was typed is kept and offered again, after a lost line and a crash
                as well, and `Ctrl-B` lists what was begun. A point and an abbreviation in any text write a phrase out:
                `Ctrl-E` lists yours and the site's. `u` takes your last act back and `U` does it again, until something has happened that cannot
                be taken back, such as a letter that was printed: then it says so.

                Ctrl-L locks the screen. Nothing of a patient is on it then; a form that was open, and the place held
                for a booking, are there again when you come back.
                """),
            .keys(["Ctrl-L"]),
            .screen,
        ])

    static let clerk = Chapter(
        title: "The clerk: patients without an appointment", role: .clerk,
        passages: [
            .words(
                """
                Appointment Slot Issues is the list of patients who could not book. Call them in the order in which they
                stand. `P` then one key records a call: no answer is `n`.
                """),
            .keys(["1", "P"]),
            .screen,
            .keys(["n"]),
            .words(
                """
                The point before the row says that you acted on it (`*` there is a colleague's change, `n` a new row). When
                the patient was last tried stands at the top for the chosen row, and in a wide window in a column; the
                referral says how often, and what came of it. After the third call in a row that reached nobody, a
                please-contact-us letter is made by itself and waits under `F8`.
                """),
            .screen,
        ])

    static let booking = Chapter(
        title: "The clerk: booking", role: .clerk,
        passages: [
            .words(
                """
                `b` opens the week with the best place chosen: by priority, the booking window, age and sex, the named
                clinician, the breach date, and the days on which the patient cannot come. It says why it is the best
                and what the next choices are. While the form is open the place is held for you.
                """),
            .keys(["1", "b"]),
            .screen,
            .words("The arrows go by day, the brackets by week, `J` and `K` by clinic. `Enter` takes the place."),
            .keys(["Enter"]),
            .screen,
            .keys(["Ctrl-S"]),
            .words(
                """
                The line at the foot says what was booked. A place that somebody else took a moment earlier is refused,
                and the next one is offered. A patient who declines a place is one key with the reason, `1` to `7`: the
                offer and the answer are kept, and the next place is shown.
                """),
            .screen,
        ])

    static let clinic = Chapter(
        title: "The clerk: clinics of the day", role: .clerk, desk: { .clinicDay() },
        passages: [
            .words("`F7` shows the clinics of a day: booked, free and overbooked, and what is still to be cashed up."),
            .keys(["F7"]),
            .screen,
            .keys(["Enter"]),
            .words(
                """
                In a clinic each patient who attended and is discharged is one key, `a`. `w` records what is to follow,
                with its day typed as people say it (`+6w`, `fri`, `21/12`), and `D` that somebody did not attend; a
                child was not brought, and nobody sends a child back before a clinician has looked.
                """),
            .screen,
            .keys(["a", "w", "+6w"]),
            .screen,
            .keys(["Ctrl-S"]),
            .words(
                """
                `X` cancels a clinic, whole or from an hour on. The form says whom it concerns before anything happens.
                All of them go back to their list in order of need, with the reason, a letter each, and are to be called
                down under `P`. `U` brings the clinic and every booking back. `M` moves it, keeping its patients.
                """),
            .keys(["X"]),
            .screen,
        ])

    static let telephone = Chapter(
        title: "The clerk: somebody on the telephone", role: .clerk,
        passages: [
            .words(
                """
                `F6` from anywhere, in the middle of a form too: the form is there afterwards. Find the person by name,
                number or date of birth, then tick three things that they say. Only then their record opens.
                """),
            .keys(["F6", "9991000100"]),
            .screen,
            .keys(["1", "2"]),
            .words(
                """
                Everything about the person: referrals, appointments, letters sent, needs. From here an appointment is
                rebooked, a message left (`n`), or a call back promised (`B`) with its time.
                """),
            .screen,
        ])
}
