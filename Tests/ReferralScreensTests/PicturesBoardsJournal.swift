// Boards of those who oversee, at each size of window: the journal.

import Testing

@Suite struct PicturesBoardsJournal {
    @Test func `asking the journal`() {
        let scene = Scene.boardNamed("asking")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Journal: Who Saw Whom                         board 9 of 9
                 A patient's number or a user name:
                (12 blank rows)
                 Enter ask  Esc ask nothing  F1 help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Journal: Who Saw Whom                                             board 9 of 9
                 A patient's number or a user name:
                (20 blank rows)
                 Enter ask  Esc ask nothing  F1 help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Journal: Who Saw Whom                                                                 board 9 of 9
                 A patient's number or a user name:
                (26 blank rows)
                 Enter ask  Esc ask nothing  F1 help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Journal: Who Saw Whom           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 A patient's number or a user name:
                (39 blank rows)
                 Enter ask  Esc ask nothing  F1 help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Journal: Who Saw Whom                                                                               1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 A patient's number or a user name:
                (46 blank rows)
                 Enter ask  Esc ask nothing  F1 help
                """)
    }

    @Test func `who saw a patient`() {
        let scene = Scene.boardNamed("trail")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Who saw patient 9991000100                    board 9 of 9
                 2 entries, 1 person, newest first; that     as of 14:32:05
                 you asked is journalled
                  When              Who               Did
                > 03-Nov-2026 10:32 Denise Oakes      Booked
                  03-Nov-2026 09:32 Denise Oakes      Opened the referral
                (5 blank rows)
                 03-Nov-2026 10:32, Denise Oakes (Booking clerk): Booked,
                 patient 999 100 0100, referral 9900 0000 0001, entry 2.

                 1-9 board by number  / filter  a ask  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Who saw patient 9991000100                                        board 9 of 9
                 2 entries, 1 person, newest first; that you asked is            as of 14:32:05
                 journalled
                  When              Who                   Did                      Patient
                > 03-Nov-2026 10:32 Denise Oakes          Booked                   999 100 0100
                  03-Nov-2026 09:32 Denise Oakes          Opened the referral      999 100 0100
                (13 blank rows)
                 03-Nov-2026 10:32, Denise Oakes (Booking clerk): Booked, patient 999 100 0100,
                 referral 9900 0000 0001, entry 2.

                 1-9 board by number  / filter  a ask  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Who saw patient 9991000100                                                            board 9 of 9
                 2 entries, 1 person, newest first; that you asked is journalled                     as of 14:32:05
                  When              Who              Did                  Patient      Referral       As
                > 03-Nov-2026 10:32 Denise Oakes     Booked               999 100 0100 9900 0000 0001 Booking clerk
                  03-Nov-2026 09:32 Denise Oakes     Opened the referral  999 100 0100 9900 0000 0001 Booking clerk
                (20 blank rows)
                 03-Nov-2026 10:32, Denise Oakes (Booking clerk): Booked, patient 999 100 0100, referral 9900 0000
                 0001, entry 2.

                 1-9 board by number  / filter  a ask  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Who saw patient 9991000100      1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 2 entries, 1 person, newest first; that you asked is journalled                                                     as of 14:32:05
                  When              Who                   Did                       Patient      Referral       As                 For
                > 03-Nov-2026 10:32 Denise Oakes          Booked                    999 100 0100 9900 0000 0001 Booking clerk
                  03-Nov-2026 09:32 Denise Oakes          Opened the referral       999 100 0100 9900 0000 0001 Booking clerk
                (34 blank rows)
                 03-Nov-2026 10:32, Denise Oakes (Booking clerk): Booked, patient 999 100 0100, referral 9900 0000 0001, entry 2.

                 1-9 board by number  / filter  a ask  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Who saw patient 9991000100                                                                          1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 2 entries, 1 person, newest first; that you asked is journalled                                                                                                                         as of 14:32:05
                  When              Who                                    Did                                        Patient      Referral       As                                  For
                > 03-Nov-2026 10:32 Denise Oakes                           Booked                                     999 100 0100 9900 0000 0001 Booking clerk
                  03-Nov-2026 09:32 Denise Oakes                           Opened the referral                        999 100 0100 9900 0000 0001 Booking clerk
                (41 blank rows)
                 03-Nov-2026 10:32, Denise Oakes (Booking clerk): Booked, patient 999 100 0100, referral 9900 0000 0001, entry 2.

                 1-9 board by number  / filter  a ask  Esc back  ? help
                """)
    }
}
