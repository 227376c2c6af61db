// Boards of those who oversee, at each size of window: the night, every list and a sign-off.

import Testing

@Suite struct PicturesBoardsOvernight {
    @Test func `what the night brought`() {
        let scene = Scene.boardNamed("overnight")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Overnight                                     board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 2 new urgent,  as of 14:32:05
                 1 cancelled by the patient, 1 letter
                 changed
                  What       Pri  Patient                      NHS No.
                > Feed            e-RS LATE: 1d 2h
                  Feed            3 of 40 REFUSED
                  New urgent 2WW  SMITH, Jane (Mrs)            999 100 0100
                  New urgent URG  OKAFOR, Chidi (Mr)           999 100 0240
                  Cancelled  RTN  JONES, Owen (Mr)             999 100 0380
                  Letter     RTN  NOWAK, Zofia (Ms)            999 100 0410
                 Feed: e-RS is LATE: last heard of 1d 2h ago, 02-Nov-2026
                 12:32.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Overnight                                                         board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 2 new urgent, 1 cancelled by the   as of 14:32:05
                 patient, 1 letter changed
                  What       Pri  Patient                NHS No.      When      Service
                > Feed            e-RS LATE: 1d 2h                    Mon 12:32
                  Feed            3 of 40 REFUSED                     Tue 06:12
                  New urgent 2WW  SMITH, Jane (Mrs)      999 100 0100 Tue 04:31 Dermatology, F…
                  New urgent URG  OKAFOR, Chidi (Mr)     999 100 0240 Tue 04:30 Dermatology, F…
                  Cancelled  RTN  JONES, Owen (Mr)       999 100 0380 Tue 04:29 Dermatology, F…
                  Letter     RTN  NOWAK, Zofia (Ms)      999 100 0410 Tue 04:28 Dermatology, F…
                (10 blank rows)
                 Feed: e-RS is LATE: last heard of 1d 2h ago, 02-Nov-2026 12:32.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Overnight                                                                             board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 2 new urgent, 1 cancelled by the patient, 1 letter     as of 14:32:05
                 changed
                  What       Pri  Patient                 NHS No.      When      Service           Now
                > Feed            e-RS LATE: 1d 2h                     Mon 12:32
                  Feed            3 of 40 REFUSED                      Tue 06:12
                  New urgent 2WW  SMITH, Jane (Mrs)       999 100 0100 Tue 04:31 Dermatology, Fen… Booked
                  New urgent URG  OKAFOR, Chidi (Mr)      999 100 0240 Tue 04:30 Dermatology, Fen… Booked
                  Cancelled  RTN  JONES, Owen (Mr)        999 100 0380 Tue 04:29 Dermatology, Fen… Booked
                  Letter     RTN  NOWAK, Zofia (Ms)       999 100 0410 Tue 04:28 Dermatology, Fen… Booked
                (16 blank rows)
                 Feed: e-RS is LATE: last heard of 1d 2h ago, 02-Nov-2026 12:32.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Overnight                       1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Since Mon 02-Nov-2026 18:00: 2 new urgent, 1 cancelled by the patient, 1 letter changed                             as of 14:32:05
                  What       Pri  Patient                      NHS No.      When      Service               Now                   Appointment
                > Feed            e-RS LATE: 1d 2h                          Mon 12:32
                  Feed            3 of 40 REFUSED                           Tue 06:12
                  New urgent 2WW  SMITH, Jane (Mrs)            999 100 0100 Tue 04:31 Dermatology, Fenland  Booked                11-Nov-2026 10:20
                  New urgent URG  OKAFOR, Chidi (Mr)           999 100 0240 Tue 04:30 Dermatology, Fenland  Booked                12-Nov-2026 10:20
                  Cancelled  RTN  JONES, Owen (Mr)             999 100 0380 Tue 04:29 Dermatology, Fenland  Booked                13-Nov-2026 10:20
                  Letter     RTN  NOWAK, Zofia (Ms)            999 100 0410 Tue 04:28 Dermatology, Fenland  Booked                14-Nov-2026 10:20
                (30 blank rows)
                 Feed: e-RS is LATE: last heard of 1d 2h ago, 02-Nov-2026 12:32.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Overnight                                                                                           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Since Mon 02-Nov-2026 18:00: 2 new urgent, 1 cancelled by the patient, 1 letter changed                                                                                                 as of 14:32:05
                  What       Pri  Patient                                            NHS No.      When      Service                                      Now                                          Appointment
                > Feed            e-RS LATE: 1d 2h                                                Mon 12:32
                  Feed            3 of 40 REFUSED                                                 Tue 06:12
                  New urgent 2WW  SMITH, Jane (Mrs)                                  999 100 0100 Tue 04:31 Dermatology, Fenland                         Booked                                       11-Nov-2026 10:20
                  New urgent URG  OKAFOR, Chidi (Mr)                                 999 100 0240 Tue 04:30 Dermatology, Fenland                         Booked                                       12-Nov-2026 10:20
                  Cancelled  RTN  JONES, Owen (Mr)                                   999 100 0380 Tue 04:29 Dermatology, Fenland                         Booked                                       13-Nov-2026 10:20
                  Letter     RTN  NOWAK, Zofia (Ms)                                  999 100 0410 Tue 04:28 Dermatology, Fenland                         Booked                                       14-Nov-2026 10:20
                (37 blank rows)
                 Feed: e-RS is LATE: last heard of 1d 2h ago, 02-Nov-2026 12:32.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
    }

    @Test func `a night that brought nothing`() {
        let scene = Scene.boardNamed("quietNight")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Overnight                                     board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 0 new urgent,  as of 14:32:05
                 0 cancelled by the patient, 0 letters
                 changed
                  What       Pri  Patient                      NHS No.
                > Feed            e-RS never heard of
                (6 blank rows)
                 Feed: e-RS was never heard of here.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Overnight                                                         board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 0 new urgent, 0 cancelled by the   as of 14:32:05
                 patient, 0 letters changed
                  What       Pri  Patient                NHS No.      When      Service
                > Feed            e-RS never heard of
                (15 blank rows)
                 Feed: e-RS was never heard of here.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Overnight                                                                             board 1 of 9
                 Since Mon 02-Nov-2026 18:00: 0 new urgent, 0 cancelled by the patient, 0 letters    as of 14:32:05
                 changed
                  What       Pri  Patient                 NHS No.      When      Service           Now
                > Feed            e-RS never heard of
                (21 blank rows)
                 Feed: e-RS was never heard of here.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Overnight                       1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Since Mon 02-Nov-2026 18:00: 0 new urgent, 0 cancelled by the patient, 0 letters changed                            as of 14:32:05
                  What       Pri  Patient                      NHS No.      When      Service               Now                   Appointment
                > Feed            e-RS never heard of
                (35 blank rows)
                 Feed: e-RS was never heard of here.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Overnight                                                                                           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Since Mon 02-Nov-2026 18:00: 0 new urgent, 0 cancelled by the patient, 0 letters changed                                                                                                as of 14:32:05
                  What       Pri  Patient                                            NHS No.      When      Service                                      Now                                          Appointment
                > Feed            e-RS never heard of
                (42 blank rows)
                 Feed: e-RS was never heard of here.

                 Enter open  1-9 board by number  / filter  Esc back  ? help
                """)
    }

    @Test func `every list by service`() {
        let scene = Scene.boardNamed("lists")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Every List by Service                         board 2 of 9
                 7 items, 6 overdue (█), 2 of 2 lists not    as of 14:32:05
                 signed off, sorted: most overdue first
                  Worklist       Service       Total Overdue Oldest Signed
                > Referrals for… Dermatology…      4       4    14d not yet
                  Appointment S… Dermatology…      3       2    17d not yet
                (4 blank rows)
                 Referrals for Review, Dermatology, Fenland: 4 waiting, 4
                 overdue, 4 nobody's, the oldest since 20-Oct-2026, no
                 sign-off of the last 28 days to compare with, not signed …

                 Enter open the list  1-9 board by number  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Every List by Service                                             board 2 of 9
                 7 items, 6 overdue (█), 2 of 2 lists not signed off, sorted:    as of 14:32:05
                 most overdue first
                  Worklist       Service      Total Overdue Oldest Signed           Trend
                > Referrals for… Dermatolog…      4       4    14d not yet ████████ not known
                  Appointment S… Dermatolog…      3       2    17d not yet ████░░   ▁█▅ -2
                (12 blank rows)
                 Referrals for Review, Dermatology, Fenland: 4 waiting, 4 overdue, 4 nobody's,
                 the oldest since 20-Oct-2026, no sign-off of the last 28 days to compare with,
                 not signed off yet.

                 Enter open the list  1-9 board by number  / filter  S sign off  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Every List by Service                                                                 board 2 of 9
                 7 items, 6 overdue (█), 2 of 2 lists not signed off, sorted: most overdue first     as of 14:32:05
                  Worklist                 Service                Total Overdue Oldest Signed           Trend
                > Referrals for Review     Dermatology, Fenland       4       4    14d not yet ████████ not known
                  Appointment Slot Issues  Dermatology, Fenland       3       2    17d not yet ████░░   ▁█▅ -2
                (20 blank rows)
                 Referrals for Review, Dermatology, Fenland: 4 waiting, 4 overdue, 4 nobody's, the oldest since
                 20-Oct-2026, no sign-off of the last 28 days to compare with, not signed off yet.

                 Enter open the list  1-9 board by number  / filter  S sign off  s sort  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Every List by Service           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 7 items, 6 overdue (█), 2 of 2 lists not signed off, sorted: most overdue first                                     as of 14:32:05
                  Worklist                  Service                  Total Overdue Oldest Signed           Trend       Nobody's In charge
                > Referrals for Review      Dermatology, Fenland         4       4    14d not yet ████████ not known          4 nobody
                  Appointment Slot Issues   Dermatology, Fenland         3       2    17d not yet ████░░   ▁█▅ -2             3 nobody
                (33 blank rows)
                 Referrals for Review, Dermatology, Fenland: 4 waiting, 4 overdue, 4 nobody's, the oldest since 20-Oct-2026, no sign-off of the
                 last 28 days to compare with, not signed off yet.

                 Enter open the list  1-9 board by number  / filter  S sign off  s sort  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Every List by Service                                                                               1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 7 items, 6 overdue (█), 2 of 2 lists not signed off, sorted: most overdue first                                                                                                         as of 14:32:05
                  Worklist                                         Service                                         Total Overdue Oldest Signed           Trend       Nobody's In charge
                > Referrals for Review                             Dermatology, Fenland                                4       4    14d not yet ████████ not known          4 nobody
                  Appointment Slot Issues                          Dermatology, Fenland                                3       2    17d not yet ████░░   ▁█▅ -2             3 nobody
                (41 blank rows)
                 Referrals for Review, Dermatology, Fenland: 4 waiting, 4 overdue, 4 nobody's, the oldest since 20-Oct-2026, no sign-off of the last 28 days to compare with, not signed off yet.

                 Enter open the list  1-9 board by number  / filter  S sign off  s sort  Esc back  ? help
                """)
    }
}
