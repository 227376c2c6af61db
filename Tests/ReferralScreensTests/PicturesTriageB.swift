// A run that has come to its end, and one that was left, at each size of window.

import Testing

@Suite struct PicturesTriageB {
    @Test func `the end of a run`() {
        Scene.runOver.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 A run through Referrals for Review
                 Since 14:32:05: 3 decided, 1 skipped; 0 left, 0 of them
                 overdue.
                 Nothing more is handed out now. What was skipped waits on
                 the list, or Enter opens it here.

                  What became of it        Patient             NHS No.
                  + Accepted               SMITH, Jane (Mrs)   999 100 0100
                  - Skipped                OKAFOR, Chidi (Mr)  999 100 0240
                  + Rejected               NOWAK, Zofia (Ms)   999 100 0410
                > < Taken back: Accepted   JONES, Owen (Mr)    999 100 0380


                 Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  …  ? help
                """)
        Scene.runOver.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 A run through Referrals for Review
                 Since 14:32:05: 3 decided, 1 skipped; 0 left, 0 of them overdue.
                 Nothing more is handed out now. What was skipped waits on the list, or Enter
                 opens it here.

                  What became of it        Patient                                 NHS No.
                  + Accepted               SMITH, Jane (Mrs)                       999 100 0100
                  - Skipped                OKAFOR, Chidi (Mr)                      999 100 0240
                  + Rejected               NOWAK, Zofia (Ms)                       999 100 0410
                > < Taken back: Accepted   JONES, Owen (Mr)                        999 100 0380
                (11 blank rows)
                 Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runOver.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 A run through Referrals for Review
                 Since 14:32:05: 3 decided, 1 skipped; 0 left, 0 of them overdue.
                 Nothing more is handed out now. What was skipped waits on the list, or Enter opens it here.

                  What became of it        Patient                                                     NHS No.
                  + Accepted               SMITH, Jane (Mrs)                                           999 100 0100
                  - Skipped                OKAFOR, Chidi (Mr)                                          999 100 0240
                  + Rejected               NOWAK, Zofia (Ms)                                           999 100 0410
                > < Taken back: Accepted   JONES, Owen (Mr)                                            999 100 0380
                (18 blank rows)
                 Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runOver.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 A run through Referrals for Review
                 Since 14:32:05: 3 decided, 1 skipped; 0 left, 0 of them overdue.
                 Nothing more is handed out now. What was skipped waits on the list, or Enter opens it here.

                  What became of it        Patient                                                               NHS No.
                  + Accepted               SMITH, Jane (Mrs)                                                     999 100 0100
                  - Skipped                OKAFOR, Chidi (Mr)                                                    999 100 0240
                  + Rejected               NOWAK, Zofia (Ms)                                                     999 100 0410
                > < Taken back: Accepted   JONES, Owen (Mr)                                                      999 100 0380
                (31 blank rows)
                 Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runOver.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 A run through Referrals for Review
                 Since 14:32:05: 3 decided, 1 skipped; 0 left, 0 of them overdue.
                 Nothing more is handed out now. What was skipped waits on the list, or Enter opens it here.

                  What became of it        Patient                                                               NHS No.
                  + Accepted               SMITH, Jane (Mrs)                                                     999 100 0100
                  - Skipped                OKAFOR, Chidi (Mr)                                                    999 100 0240
                  + Rejected               NOWAK, Zofia (Ms)                                                     999 100 0410
                > < Taken back: Accepted   JONES, Owen (Mr)                                                      999 100 0380
                (38 blank rows)
                 Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
    }

    @Test func `a run that was left`() {
        Scene.runLeft.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician

                  Your worklists    as of 14:32:05                1-9 of 16
                  Your run, left at 2 of 4, 3 overdue, Referrals for Revi…
                   # Worklist                Total  Overdue   Today  Urgent
                >  1 Referrals for Review        4        4       0       2
                   2 Appointment Slot Is…        3        2       0       2
                   3 Advice and Guidance…        0        0       0       0
                   4 Referrals for Asses…        0        0       0       0
                   5 For Discussion              0        0       0       0
                   6 To Countersign              0        0       0       0
                   7 Wrong Patient Lette…        0        0       0       0
                   8 Appointments for Bo…        0        0       0       0
                   9 Outcomes Outstanding        0        0       0       0
                 The run is left at 2 of 4. R takes it up again.
                 Enter open  1-9 open by number  n next patient  …  ? help
                """)
        Scene.runLeft.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician

                  Your worklists    as of 14:32:05
                  Your run, left at 2 of 4, 3 overdue, Referrals for Review: R goes on.
                   # Worklist                                    Total  Overdue   Today  Urgent
                >  1 Referrals for Review                            4        4       0       2
                   2 Appointment Slot Issues                         3        2       0       2
                   3 Advice and Guidance Requests                    0        0       0       0
                   4 Referrals for Assessment                        0        0       0       0
                   5 For Discussion                                  0        0       0       0
                   6 To Countersign                                  0        0       0       0
                   7 Wrong Patient Letters                           0        0       0       0
                   8 Appointments for Booking                        0        0       0       0
                   9 Outcomes Outstanding                            0        0       0       0
                  10 Appointments to Cancel in PAS                   0        0       0       0
                  11 Letters Outstanding (provider view)             0        0       0       0
                  12 To Tell e-RS                                    0        0       0       0
                  13 To Tell PAS                                     0        0       0       0
                  14 Follow-Ups Due                                  0        0       0       0
                  15 Needs to Arrange                                0        0       0       0
                  16 Import Problems                                 0        0       0       0

                 The run is left at 2 of 4. R takes it up again.
                 Enter open  1-9 open by number  n next patient  o overdue only  …  ? help
                """)
        Scene.runLeft.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician

                  Your worklists    as of 14:32:05
                  Your run, left at 2 of 4, 3 overdue, Referrals for Review: R goes on.
                   # Worklist                                                        Total  Overdue   Today  Urgent
                >  1 Referrals for Review                                                4        4       0       2
                   2 Appointment Slot Issues                                             3        2       0       2
                   3 Advice and Guidance Requests                                        0        0       0       0
                   4 Referrals for Assessment                                            0        0       0       0
                   5 For Discussion                                                      0        0       0       0
                   6 To Countersign                                                      0        0       0       0
                   7 Wrong Patient Letters                                               0        0       0       0
                   8 Appointments for Booking                                            0        0       0       0
                   9 Outcomes Outstanding                                                0        0       0       0
                  10 Appointments to Cancel in PAS                                       0        0       0       0
                  11 Letters Outstanding (provider view)                                 0        0       0       0
                  12 To Tell e-RS                                                        0        0       0       0
                  13 To Tell PAS                                                         0        0       0       0
                  14 Follow-Ups Due                                                      0        0       0       0
                  15 Needs to Arrange                                                    0        0       0       0
                  16 Import Problems                                                     0        0       0       0
                (7 blank rows)
                 The run is left at 2 of 4. R takes it up again.
                 Enter open  1-9 open by number  n next patient  o overdue only  / find a patient  …  ? help
                """)
        Scene.runLeft.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician

                  Your worklists    as of 14:32:05
                  Your run, left at 2 of 4, 3 overdue, Referrals for Review: R goes on.
                   # Worklist                                                        Total  Overdue   Today  Urgent
                >  1 Referrals for Review                                                4        4       0       2
                   2 Appointment Slot Issues                                             3        2       0       2
                   3 Advice and Guidance Requests                                        0        0       0       0
                   4 Referrals for Assessment                                            0        0       0       0
                   5 For Discussion                                                      0        0       0       0
                   6 To Countersign                                                      0        0       0       0
                   7 Wrong Patient Letters                                               0        0       0       0
                   8 Appointments for Booking                                            0        0       0       0
                   9 Outcomes Outstanding                                                0        0       0       0
                  10 Appointments to Cancel in PAS                                       0        0       0       0
                  11 Letters Outstanding (provider view)                                 0        0       0       0
                  12 To Tell e-RS                                                        0        0       0       0
                  13 To Tell PAS                                                         0        0       0       0
                  14 Follow-Ups Due                                                      0        0       0       0
                  15 Needs to Arrange                                                    0        0       0       0
                  16 Import Problems                                                     0        0       0       0
                (20 blank rows)
                 The run is left at 2 of 4. R takes it up again.
                 Enter open  1-9 open by number  n next patient  o overdue only  / find a patient  c clinics  L letters  C a caller  …  ? help
                """)
        Scene.runLeft.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician

                  Your worklists    as of 14:32:05
                  Your run, left at 2 of 4, 3 overdue, Referrals for Review: R goes on.
                   # Worklist                                                        Total  Overdue   Today  Urgent
                >  1 Referrals for Review                                                4        4       0       2
                   2 Appointment Slot Issues                                             3        2       0       2
                   3 Advice and Guidance Requests                                        0        0       0       0
                   4 Referrals for Assessment                                            0        0       0       0
                   5 For Discussion                                                      0        0       0       0
                   6 To Countersign                                                      0        0       0       0
                   7 Wrong Patient Letters                                               0        0       0       0
                   8 Appointments for Booking                                            0        0       0       0
                   9 Outcomes Outstanding                                                0        0       0       0
                  10 Appointments to Cancel in PAS                                       0        0       0       0
                  11 Letters Outstanding (provider view)                                 0        0       0       0
                  12 To Tell e-RS                                                        0        0       0       0
                  13 To Tell PAS                                                         0        0       0       0
                  14 Follow-Ups Due                                                      0        0       0       0
                  15 Needs to Arrange                                                    0        0       0       0
                  16 Import Problems                                                     0        0       0       0
                (27 blank rows)
                 The run is left at 2 of 4. R takes it up again.
                 Enter open  1-9 open by number  n next patient  o overdue only  / find a patient  c clinics  L letters  C a caller  r refresh  Esc back  ? help
                """)
    }
}
