// Chapters of the manual: those who set up, watch, check and look after the desk, and are given no patient.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk
@testable import ReferralScreens

extension Manual {
    /// A board of a role by its number key.
    private static func key(_ board: Board, _ role: Role) -> String {
        "\((Board.all(for: role).firstIndex(of: board) ?? 0) + 1)"
    }

    static let manager = Chapter(
        title: "The service manager", role: .manager, desk: { managed() },
        passages: [
            .words(
                """
                You set up what the others work with: the directory of services, the clinics, the time standards, what
                letters say, and who belongs to which workgroup. You look at it here, and change it from the command line.
                You are given no patient. The first screen says what is where.
                """),
            .screen,
            .words("`Ctrl-G` opens your boards; the first is every list by service."),
            .keys(["Ctrl-G"]),
            .screen,
            .words("The items of a list are patients, so `Enter` says no."),
            .keys(["Enter"]),
            .screen,
            .words(
                """
                The number keys go from board to board: the sign-offs, whose registration or training lapses, what each
                person has in hand, and the forecast of breaches by week. `Tab` shows the forecast as a table.
                """),
            .keys([key(.workload, .manager)]),
            .screen,
            .keys([key(.forecast, .manager), "Tab"]),
            .screen,
            .words(
                """
                `F7` shows the clinics of a day, and how full they are; `Right` goes on to the next day with any. Who is in
                one is not yours to see.
                """),
            .keys(["F7"]),
            .screen,
            .keys(["Enter"]),
            .screen,
            .words(
                """
                What you change, you change from the command line. Each command has its own `--help`.

                - The directory: `referdesk service add` and `referdesk service set`; `referdesk service list` reads it.
                - Workgroups: `referdesk user join` puts somebody into one. From then on the service is open to its
                  workgroup alone.
                - Clinics held again and again: `referdesk clinic template` and, for days without one, `referdesk clinic
                  exception`; `referdesk clinic generate` makes the sessions, `referdesk clinic add` a single one.
                  `referdesk clinic close` takes no more patients into one.
                - Time standards: `referdesk policy` lists them, `referdesk policy set review 5/2/1 --reason "…"` changes one
                  from a day on. With `--dry-run` it only says how many items would move. `referdesk policy closing-day`
                  keeps the days on which the site is closed.
                - Letters: `referdesk letters template` and `referdesk letters place`.
                - Numbers: `referdesk report` lists the reports, `referdesk report rtt` makes one, `referdesk capacity
                  --service ID` counts what the clinics of a service offer week by week.
                """),
        ])

    static let commissioner = Chapter(
        title: "The commissioner", role: .commissioner, desk: { .morning() },
        passages: [
            .words(
                """
                You look at whether the services meet the need: how many wait, how long, and for what. You are given
                counts, never a patient, a list or a clinic.
                """),
            .screen,
            .words(
                """
                `Ctrl-G` opens the one board that is yours, the forecast: who will have waited 18 weeks, by service and
                week. `Tab` shows it as a table.
                """),
            .keys(["Ctrl-G"]),
            .screen,
            .keys(["Tab"]),
            .screen,
            .words("Who they are is not shown to your role."),
            .keys(["Enter"]),
            .screen,
            .words(
                """
                Finding a patient, callers, clinics and letters are closed to you in the same way.
                """),
            .keys(["Esc", "F6"]),
            .screen,
            .words(
                """
                The rest is on the command line. `referdesk report` lists the reports. Yours are `overdue`, `rtt`,
                `activity`, `asi`, `services` and `capacity`: for example `referdesk report services`, or `referdesk
                report activity --from 2026-10-01 --to 2026-10-31 --csv`. `--html FILE` writes a page to pass on.
                `referdesk capacity --service ID` counts what a service's clinics offer, and `referdesk policy` shows the time
                standards that everything is measured by.
                """),
        ])

    static let auditor = Chapter(
        title: "The auditor", role: .auditor, desk: { .morning() },
        passages: [
            .words(
                """
                You see who did what and who looked at whom. You change nothing, and your own questions are in the journal
                too.
                """),
            .screen,
            .words("`v` walks the whole journal and says whether every entry still fits the one before it."),
            .keys(["v"]),
            .screen,
            .words(
                """
                `Ctrl-G` opens your boards: every list by service, the sign-offs, the staff dates, the forecast, the journal.
                """),
            .keys(["Ctrl-G", key(.signOffs, .auditor)]),
            .screen,
            .words("The journal asks first for a patient's number or the login of a member of staff."),
            .keys([key(.journal, .auditor)]),
            .screen,
            .keys(["clerk", "Enter"]),
            .screen,
            .words(
                """
                `[` and `]` go a week back or on, `a` asks another question. The patients themselves, their lists and their
                letters are not yours to open.
                """),
            .keys(["Esc", "F6"]),
            .screen,
            .words(
                """
                From the command line: `referdesk audit verify` checks the journal, `referdesk audit patient 9990001000` says
                who saw or changed what of a patient, `referdesk audit user clerk` what somebody saw or changed, and
                `referdesk history UBRN` is the story of one referral. `referdesk signoff list` is the register,
                `referdesk delegation` shows who acted for whom, and `referdesk report monitoring`, `policy`,
                `staff-compliance` and `delegation` are made for you.
                """),
        ])

    static let administrator = Chapter(
        title: "The administrator", role: .admin, desk: { .morning() },
        passages: [
            .words(
                """
                You look after the file, the feeds and the users. You are given no patient: where a patient would stand in
                what you ask, nothing stands.
                """),
            .screen,
            .words("`v` examines the database: the file, the disk, the schema, the journal."),
            .keys(["v"]),
            .screen,
            .words(
                """
                `Ctrl-G` opens your boards. The first says whose registration, training or information governance lapses:
                whoever's has lapsed is locked out of patient data until it is renewed.
                """),
            .keys(["Ctrl-G"]),
            .screen,
            .words("The journal answers for a member of staff; a patient is not yours to ask about."),
            .keys([key(.journal, .admin), "9991000100", "Enter"]),
            .screen,
            .keys(["Esc", "F8"]),
            .screen,
            .words(
                """
                The rest is on the command line.

                - Taking in: `referdesk import FOLDER`, and `referdesk import --dry-run FOLDER` to try it first.
                - Users: `referdesk user` lists everybody with their dates. `add`, `grant`, `roles` and `set` change them,
                  `join` and `leave-service` their workgroups, `leave` their absences, `leaver` ends somebody's account and
                  lists what a colleague must take on.
                - What e-RS and the PAS must still be told: `referdesk outbox`; `referdesk outbox done` notes that it was sent.
                - The file: `referdesk doctor` checks it, `referdesk doctor --rebuild` writes the worklists anew, `referdesk
                  audit verify` walks the journal, `referdesk info` says where everything lies.
                - Delegations that have to end because somebody has left: `referdesk delegation revoke`.
                """),
        ])

    /// A morning with clinics today.
    private static func managed() -> FakeDesk {
        let desk = FakeDesk.morning()
        desk.slots = FakeDesk.clinicDay().slots
        return desk
    }
}
