// Boards of those who oversee, at each size of window: lists, signing off, cancer clocks.

import Testing

@Suite struct PicturesBoardsLists {
    @Test func `no list holds anything`() {
        let scene = Scene.boardNamed("noLists")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Every List by Service                         board 2 of 9
                 0 items, 0 overdue (█), 0 of 0 lists not    as of 14:32:05
                 signed off, sorted: most overdue first

                  Nothing waits on any list, and nobody has one in their
                  charge.
                (8 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Every List by Service                                             board 2 of 9
                 0 items, 0 overdue (█), 0 of 0 lists not signed off, sorted:    as of 14:32:05
                 most overdue first

                  Nothing waits on any list, and nobody has one in their charge.
                (17 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Every List by Service                                                                 board 2 of 9
                 0 items, 0 overdue (█), 0 of 0 lists not signed off, sorted: most overdue first     as of 14:32:05

                  Nothing waits on any list, and nobody has one in their charge.
                (24 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Every List by Service           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 0 items, 0 overdue (█), 0 of 0 lists not signed off, sorted: most overdue first                                     as of 14:32:05

                  Nothing waits on any list, and nobody has one in their charge.
                (37 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Every List by Service                                                                               1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 0 items, 0 overdue (█), 0 of 0 lists not signed off, sorted: most overdue first                                                                                                         as of 14:32:05

                  Nothing waits on any list, and nobody has one in their charge.
                (44 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
    }

    @Test func `signing off a list`() {
        let scene = Scene.boardNamed("signing")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Sign off a list
                 Appointment Slot Issues at Dermatology, Fenland with 3
                 items: you say that you have looked through it. It stands
                 in the register under your name. Ctrl-S does it, Esc
                 leaves.
                 > Why, where urgent ones are unopened (may be left out)  0…
                (8 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Sign off a list
                 Appointment Slot Issues at Dermatology, Fenland with 3 items: you say that you
                 have looked through it. It stands in the register under your name. Ctrl-S does
                 it, Esc leaves.
                 > Why, where urgent ones are unopened (may be left out)  0/2,000
                (17 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Sign off a list
                 Appointment Slot Issues at Dermatology, Fenland with 3 items: you say that you have looked through
                 it. It stands in the register under your name. Ctrl-S does it, Esc leaves.
                 > Why, where urgent ones are unopened (may be left out)  0/2,000
                (24 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Sign off a list
                 Appointment Slot Issues at Dermatology, Fenland with 3 items: you say that you have looked through it. It stands in the register
                 under your name. Ctrl-S does it, Esc leaves.
                 > Why, where urgent ones are unopened (may be left out)  0/2,000
                (37 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Sign off a list
                 Appointment Slot Issues at Dermatology, Fenland with 3 items: you say that you have looked through it. It stands in the register under your name. Ctrl-S does it, Esc leaves.
                 > Why, where urgent ones are unopened (may be left out)  0/2,000
                (45 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `cancer clocks`() {
        let scene = Scene.boardNamed("tracker")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Cancer Clocks                                 board 3 of 9
                 1 patient: 0 not seen in time, 0 not told   as of 14:32:05
                 in time, 0 without an appointment
                   Day Patient                NHS No.      First seen
                >   11 SMITH, Jane (Mrs)      999 100 0100 due 06-Nov-2026
                (5 blank rows)
                 SMITH, Jane (Mrs), NHS number 999 100 0100, Dermatology,
                 Fenland; first seen: day 11, due 06-Nov-2026; told: day
                 11, due 20-Nov-2026; 18 weeks: day 11, due 26-Feb-2027; …

                 Enter open  1-9 board by number  / filter  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Cancer Clocks                                                     board 3 of 9
                 1 patient: 0 not seen in time, 0 not told in time, 0 without    as of 14:32:05
                 an appointment
                   Day Patient                   NHS No.      First seen       Told by day 28
                >   11 SMITH, Jane (Mrs)         999 100 0100 due 06-Nov-2026  due 20-Nov-2026
                (13 blank rows)
                 SMITH, Jane (Mrs), NHS number 999 100 0100, Dermatology, Fenland; first seen:
                 day 11, due 06-Nov-2026; told: day 11, due 20-Nov-2026; 18 weeks: day 11, due
                 26-Feb-2027; appointment Wed 11-Nov-2026 10:20.

                 Enter open  1-9 board by number  / filter  T hand to a colleague  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Cancer Clocks                                                                         board 3 of 9
                 1 patient: 0 not seen in time, 0 not told in time, 0 without an appointment         as of 14:32:05
                   Day Patient                     NHS No.      First seen       Told by day 28   Appointment
                >   11 SMITH, Jane (Mrs)           999 100 0100 due 06-Nov-2026  due 20-Nov-2026  11-Nov-2026 10:20
                (20 blank rows)
                 SMITH, Jane (Mrs), NHS number 999 100 0100, Dermatology, Fenland; first seen: day 11, due
                 06-Nov-2026; told: day 11, due 20-Nov-2026; 18 weeks: day 11, due 26-Feb-2027; appointment Wed
                 11-Nov-2026 10:20.

                 Enter open  1-9 board by number  / filter  T hand to a colleague  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Cancer Clocks                   1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 1 patient: 0 not seen in time, 0 not told in time, 0 without an appointment                                         as of 14:32:05
                   Day Patient                    NHS No.      First seen       Told by day 28   Appointment       18 weeks    Service
                >   11 SMITH, Jane (Mrs)          999 100 0100 due 06-Nov-2026  due 20-Nov-2026  11-Nov-2026 10:20 26-Feb-2027 Dermatology, Fenland
                (34 blank rows)
                 SMITH, Jane (Mrs), NHS number 999 100 0100, Dermatology, Fenland; first seen: day 11, due 06-Nov-2026; told: day 11, due
                 20-Nov-2026; 18 weeks: day 11, due 26-Feb-2027; appointment Wed 11-Nov-2026 10:20.

                 Enter open  1-9 board by number  / filter  T hand to a colleague  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Cancer Clocks                                                                                       1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 1 patient: 0 not seen in time, 0 not told in time, 0 without an appointment                                                                                                             as of 14:32:05
                   Day Patient                                     NHS No.      First seen       Told by day 28   Appointment       18 weeks    Service                              With
                >   11 SMITH, Jane (Mrs)                           999 100 0100 due 06-Nov-2026  due 20-Nov-2026  11-Nov-2026 10:20 26-Feb-2027 Dermatology, Fenland                 nobody
                (41 blank rows)
                 SMITH, Jane (Mrs), NHS number 999 100 0100, Dermatology, Fenland; first seen: day 11, due 06-Nov-2026; told: day 11, due 20-Nov-2026; 18 weeks: day 11, due 26-Feb-2027; appointment Wed 11-Nov-2026
                 10:20.

                 Enter open  1-9 board by number  / filter  T hand to a colleague  Esc back  ? help
                """)
    }
}
