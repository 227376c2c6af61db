// Boards of those who oversee, at each size of window: the register, staff, workload.

import Testing

@Suite struct PicturesBoardsPeople {
    @Test func `the sign-off register`() {
        let scene = Scene.boardNamed("register")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Sign-Off Register, today                      board 4 of 9
                 0 sign-offs, 1 left                         as of 14:32:05
                  Sign-off Worklist           Service          Held Overdue
                > MISSING  Appointment Slot … Dermatology, …      3
                (6 blank rows)
                 NOT SIGNED OFF: Appointment Slot Issues, Dermatology,
                 Fenland, 3 waiting, for Denise Oakes, never signed off, 2
                 working days missed.

                 Enter open the list  1-9 board by number  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Sign-Off Register, today                                          board 4 of 9
                 0 sign-offs, 1 left                                             as of 14:32:05
                  Sign-off Worklist             Service            Held Overdue By
                > MISSING  Appointment Slot Is… Dermatology, Fe…      3         for Denise Oak…
                (15 blank rows)
                 NOT SIGNED OFF: Appointment Slot Issues, Dermatology, Fenland, 3 waiting, for
                 Denise Oakes, never signed off, 2 working days missed.

                 Enter open the list  1-9 board by number  / filter  S sign off  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Sign-Off Register, today                                                              board 4 of 9
                 0 sign-offs, 1 left                                                                 as of 14:32:05
                  Sign-off Worklist            Service           Held Overdue By              Missed Why
                > MISSING  Appointment Slot I… Dermatology, F…      3         for Denise Oak…     2d
                (21 blank rows)
                 NOT SIGNED OFF: Appointment Slot Issues, Dermatology, Fenland, 3 waiting, for Denise Oakes, never
                 signed off, 2 working days missed.

                 Enter open the list  1-9 board by number  / filter  S sign off  Left day before  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Sign-Off Register, today        1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 0 sign-offs, 1 left                                                                                                 as of 14:32:05
                  Sign-off Worklist                    Service                   Held Overdue By                      Missed Why
                > MISSING  Appointment Slot Issues     Dermatology, Fenland         3         for Denise Oakes            2d
                (34 blank rows)
                 NOT SIGNED OFF: Appointment Slot Issues, Dermatology, Fenland, 3 waiting, for Denise Oakes, never signed off, 2 working days
                 missed.

                 Enter open the list  1-9 board by number  / filter  S sign off  Left day before  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Sign-Off Register, today                                                                            1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 0 sign-offs, 1 left                                                                                                                                                                     as of 14:32:05
                  Sign-off Worklist                                     Service                                    Held Overdue By                                       Missed Why
                > MISSING  Appointment Slot Issues                      Dermatology, Fenland                          3         for Denise Oakes                             2d
                (42 blank rows)
                 NOT SIGNED OFF: Appointment Slot Issues, Dermatology, Fenland, 3 waiting, for Denise Oakes, never signed off, 2 working days missed.

                 Enter open the list  1-9 board by number  / filter  S sign off  Left day before  Esc back  ? help
                """)
    }

    @Test func `what lapses`() {
        let scene = Scene.boardNamed("staff")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Staff: What Lapses                            board 5 of 9
                 1 lapsed, 1 lapsing within 30 days, 1 not   as of 14:32:05
                 recorded, 1 in order
                  Status       Name                            Patient data
                > LAPSED       Asha Patel                      locked out
                  lapsing      Dr Tom Lindqvist                full
                  not recorded Maya Stone                      full
                  good         Denise Oakes                    full
                (3 blank rows)
                 LAPSED: Asha Patel (Clinician administrator), training RAN
                 OUT 3d, information governance 20d left.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Staff: What Lapses                                                board 5 of 9
                 1 lapsed, 1 lapsing within 30 days, 1 not recorded, 1 in order  as of 14:32:05
                  Status       Name                    Patient data Registration  Training
                > LAPSED       Asha Patel              locked out                 RAN OUT 3d
                  lapsing      Dr Tom Lindqvist        full         12d left      90d left
                  not recorded Maya Stone              full                       not recorded
                  good         Denise Oakes            full                       120d left
                (12 blank rows)
                 LAPSED: Asha Patel (Clinician administrator), training RAN OUT 3d, information
                 governance 20d left.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Staff: What Lapses                                                                    board 5 of 9
                 1 lapsed, 1 lapsing within 30 days, 1 not recorded, 1 in order                      as of 14:32:05
                  Status       Name                          Patient data Registration  Training      IG
                > LAPSED       Asha Patel                    locked out                 RAN OUT 3d    20d left
                  lapsing      Dr Tom Lindqvist              full         12d left      90d left      300d left
                  not recorded Maya Stone                    full                       not recorded  44d left
                  good         Denise Oakes                  full                       120d left     200d left
                (18 blank rows)
                 LAPSED: Asha Patel (Clinician administrator), training RAN OUT 3d, information governance 20d
                 left.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Staff: What Lapses              1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 1 lapsed, 1 lapsing within 30 days, 1 not recorded, 1 in order                                                      as of 14:32:05
                  Status       Name                 Patient data Registration  Training      IG            Last one at    Overridden  Roles
                > LAPSED       Asha Patel           locked out                 RAN OUT 3d    20d left                                 Clinician ad…
                  lapsing      Dr Tom Lindqvist     full         12d left      90d left      300d left                                Clinician
                  not recorded Maya Stone           full                       not recorded  44d left                                 Supervisor
                  good         Denise Oakes         full                       120d left     200d left                                Booking clerk
                (32 blank rows)
                 LAPSED: Asha Patel (Clinician administrator), training RAN OUT 3d, information governance 20d left.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Staff: What Lapses                                                                                  1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 1 lapsed, 1 lapsing within 30 days, 1 not recorded, 1 in order                                                                                                                          as of 14:32:05
                  Status       Name                                        Patient data Registration  Training      IG            Last one at                          Overridden  Roles
                > LAPSED       Asha Patel                                  locked out                 RAN OUT 3d    20d left                                                       Clinician administrator
                  lapsing      Dr Tom Lindqvist                            full         12d left      90d left      300d left                                                      Clinician
                  not recorded Maya Stone                                  full                       not recorded  44d left                                                       Supervisor
                  good         Denise Oakes                                full                       120d left     200d left                                                      Booking clerk
                (39 blank rows)
                 LAPSED: Asha Patel (Clinician administrator), training RAN OUT 3d, information governance 20d left.

                 1-9 board by number  / filter  Esc back  ? help
                """)
    }

    @Test func `workload and pace`() {
        let scene = Scene.boardNamed("workload")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Workload and Pace                             board 6 of 9
                 2 people: 17 items in hand, 4 overdue (█);  as of 14:32:05
                 acts of 28 days, day by day for 14
                  Name                        In hand Overdue   Acts  A day
                > Denise Oakes                     12       4     90    4.5
                  Dr Tom Lindqvist                  5       0     56    2.0
                (4 blank rows)
                 Denise Oakes: 12 items in hand, 4 overdue, 1 claimed now;
                 90 acts in 28 days on 20 days, 4.5 a day at work, 0
                 clinical decisions.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Workload and Pace                                                 board 6 of 9
                 2 people: 17 items in hand, 4 overdue (█); acts of 28 days,     as of 14:32:05
                 day by day for 14
                  Name                         In hand Overdue            Claimed   Acts  A day
                > Denise Oakes                      12       4 ███░░░░░░░       1     90    4.5
                  Dr Tom Lindqvist                   5       0 ░░░░             0     56    2.0
                (13 blank rows)
                 Denise Oakes: 12 items in hand, 4 overdue, 1 claimed now; 90 acts in 28 days
                 on 20 days, 4.5 a day at work, 0 clinical decisions.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Workload and Pace                                                                     board 6 of 9
                 2 people: 17 items in hand, 4 overdue (█); acts of 28 days, day by day for 14       as of 14:32:05
                  Name                    In hand Overdue            Claimed   Acts  A day Pace           Decisions
                > Denise Oakes                 12       4 ███░░░░░░░       1     90    4.5 ▇█▅▆▇▁▁▆▇█▅▆▁▁         0
                  Dr Tom Lindqvist              5       0 ░░░░             0     56    2.0 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄        40
                (20 blank rows)
                 Denise Oakes: 12 items in hand, 4 overdue, 1 claimed now; 90 acts in 28 days on 20 days, 4.5 a day
                 at work, 0 clinical decisions.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Workload and Pace               1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 2 people: 17 items in hand, 4 overdue (█); acts of 28 days, day by day for 14                                       as of 14:32:05
                  Name                                       In hand Overdue            Claimed   Acts  A day Pace           Decisions Days at work
                > Denise Oakes                                    12       4 ███░░░░░░░       1     90    4.5 ▇█▅▆▇▁▁▆▇█▅▆▁▁         0           20
                  Dr Tom Lindqvist                                 5       0 ░░░░             0     56    2.0 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄        40           28
                (34 blank rows)
                 Denise Oakes: 12 items in hand, 4 overdue, 1 claimed now; 90 acts in 28 days on 20 days, 4.5 a day at work, 0 clinical decisions.

                 1-9 board by number  / filter  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Workload and Pace                                                                                   1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 2 people: 17 items in hand, 4 overdue (█); acts of 28 days, day by day for 14                                                                                                           as of 14:32:05
                  Name                                                                                                           In hand Overdue            Claimed   Acts  A day Pace           Decisions Days at work
                > Denise Oakes                                                                                                        12       4 ███░░░░░░░       1     90    4.5 ▇█▅▆▇▁▁▆▇█▅▆▁▁         0           20
                  Dr Tom Lindqvist                                                                                                     5       0 ░░░░             0     56    2.0 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄        40           28
                (41 blank rows)
                 Denise Oakes: 12 items in hand, 4 overdue, 1 claimed now; 90 acts in 28 days on 20 days, 4.5 a day at work, 0 clinical decisions.

                 1-9 board by number  / filter  Esc back  ? help
                """)
    }
}
