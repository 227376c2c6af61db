// What people keep, at each size of window: forms begun of every kind, and a run that is taken up again.

import Testing

@Suite struct PicturesKept {
    @Test func `forms of every kind that were begun`() {
        Scene.begun.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Forms begun and not sent
                  Form                  NHS No.      About
                > Days not available    999 100 0100 SMITH, Jane (Mrs)
                  Cancel a clinic                    Tue 03-Nov-2026, Tues…
                  What is to follow     999 100 0100 SMITH, Jane (Mrs)
                  A caller's message    999 100 0100 SMITH, Jane (Mrs)
                  A phrase of yours
                (7 blank rows)
                 Enter go on with it  Esc back  ? help
                """)
        Scene.begun.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Forms begun and not sent
                  Form                   NHS No.      About                   Kept
                > Days not available     999 100 0100 SMITH, Jane (Mrs)       03-Nov-2026 14:32
                  Cancel a clinic                     Tue 03-Nov-2026, Tuesd… 03-Nov-2026 14:32
                  What is to follow      999 100 0100 SMITH, Jane (Mrs)       03-Nov-2026 14:32
                  A caller's message     999 100 0100 SMITH, Jane (Mrs)       03-Nov-2026 14:32
                  A phrase of yours                                           03-Nov-2026 14:32
                (15 blank rows)
                 Enter go on with it  Esc back  ? help
                """)
        Scene.begun.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Forms begun and not sent
                  Form                             NHS No.      About                             Kept
                > Days not available               999 100 0100 SMITH, Jane (Mrs)                 03-Nov-2026 14:32
                  Cancel a clinic                               Tue 03-Nov-2026, Tuesday clinic   03-Nov-2026 14:32
                  What is to follow                999 100 0100 SMITH, Jane (Mrs)                 03-Nov-2026 14:32
                  A caller's message               999 100 0100 SMITH, Jane (Mrs)                 03-Nov-2026 14:32
                  A phrase of yours                                                               03-Nov-2026 14:32
                (21 blank rows)
                 Enter go on with it  Esc back  ? help
                """)
        Scene.begun.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Forms begun and not sent
                  Form                                  NHS No.      About                                  Kept
                > Days not available                    999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  Cancel a clinic                                    Tue 03-Nov-2026, Tuesday clinic        03-Nov-2026 14:32
                  What is to follow                     999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  A caller's message                    999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  A phrase of yours                                                                         03-Nov-2026 14:32
                (34 blank rows)
                 Enter go on with it  Esc back  ? help
                """)
        Scene.begun.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Forms begun and not sent
                  Form                                  NHS No.      About                                  Kept
                > Days not available                    999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  Cancel a clinic                                    Tue 03-Nov-2026, Tuesday clinic        03-Nov-2026 14:32
                  What is to follow                     999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  A caller's message                    999 100 0100 SMITH, Jane (Mrs)                      03-Nov-2026 14:32
                  A phrase of yours                                                                         03-Nov-2026 14:32
                (41 blank rows)
                 Enter go on with it  Esc back  ? help
                """)
    }

    @Test func `a run that was taken up again, at its end`() {
        Scene.runAgain.expect(
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
                > + Accepted               JONES, Owen (Mr)    999 100 0380

                 Accepted: JONES, Owen (Mr) (999 100 0380). Nothing more of
                 the list is for you now.
                 Enter open  u undo the last act  r look for more  …  ? help
                """)
        Scene.runAgain.expect(
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
                > + Accepted               JONES, Owen (Mr)                        999 100 0380
                (10 blank rows)
                 Accepted: JONES, Owen (Mr) (999 100 0380). Nothing more of the list is for you
                 now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runAgain.expect(
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
                > + Accepted               JONES, Owen (Mr)                                            999 100 0380
                (18 blank rows)
                 Accepted: JONES, Owen (Mr) (999 100 0380). Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runAgain.expect(
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
                > + Accepted               JONES, Owen (Mr)                                                      999 100 0380
                (31 blank rows)
                 Accepted: JONES, Owen (Mr) (999 100 0380). Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
        Scene.runAgain.expect(
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
                > + Accepted               JONES, Owen (Mr)                                                      999 100 0380
                (38 blank rows)
                 Accepted: JONES, Owen (Mr) (999 100 0380). Nothing more of the list is for you now.
                 Enter open  u undo the last act  r look for more  Esc back  ? help
                """)
    }
}
