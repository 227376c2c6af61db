// Letters to patients, at each size of window.

import Testing

@Suite struct PicturesLetters {
    @Test func `waiting and held`() {
        Scene.letters.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 2 may leave, 1 held   as of 14:32:05
                  Leaves To                   NHS No.      Letter
                > HELD   Mr Chidi Okafor      999 100 0240 Change of appoi…
                  yes    Mrs Jane Smith       999 100 0100 Appointment
                  yes    Mr Owen Jones        999 100 0380 Cancellation
                (6 blank rows)
                 Held: no address is held.

                 Enter read  p print what may leave  x recall  …  ? help
                """)
        Scene.letters.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 2 may leave, 1 held   as of 14:32:05
                  Leaves To                    NHS No.      Letter            By    About
                > HELD   Mr Chidi Okafor       999 100 0240 Change of appoin… Post  12-Nov-2026
                  yes    Mrs Jane Smith        999 100 0100 Appointment       Post  11-Nov-2026
                  yes    Mr Owen Jones         999 100 0380 Cancellation      Post  13-Nov-2026
                (14 blank rows)
                 Held: no address is held.

                 Enter read  p print what may leave  x recall  …  ? help
                """)
        Scene.letters.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 2 may leave, 1 held   as of 14:32:05
                  Leaves To                    NHS No.      Letter           By    About       Why held
                > HELD   Mr Chidi Okafor       999 100 0240 Change of appoi… Post  12-Nov-2026 no address is held
                  yes    Mrs Jane Smith        999 100 0100 Appointment      Post  11-Nov-2026
                  yes    Mr Owen Jones         999 100 0380 Cancellation     Post  13-Nov-2026
                (22 blank rows)
                 Enter read  p print what may leave  x recall  Tab waiting, printed, others  r refresh  …  ? help
                """)
        Scene.letters.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 2 may leave, 1 held   as of 14:32:05
                  Leaves To                     NHS No.      Letter             By    About       Why held               Format      Reference
                > HELD   Mr Chidi Okafor        999 100 0240 Change of appoint… Post  12-Nov-2026 no address is held     Normal      9900 0000 0002
                  yes    Mrs Jane Smith         999 100 0100 Appointment        Post  11-Nov-2026                        Normal      9900 0000 0001
                  yes    Mr Owen Jones          999 100 0380 Cancellation       Post  13-Nov-2026                        Normal      9900 0000 0003
                (35 blank rows)
                 Enter read  p print what may leave  x recall  Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
        Scene.letters.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 2 may leave, 1 held   as of 14:32:05
                  Leaves To                                            NHS No.      Letter                                    By    About       Why held                                     Format      Reference
                > HELD   Mr Chidi Okafor                               999 100 0240 Change of appointment                     Post  12-Nov-2026 no address is held                           Normal      9900 0000 0002
                  yes    Mrs Jane Smith                                999 100 0100 Appointment                               Post  11-Nov-2026                                              Normal      9900 0000 0001
                  yes    Mr Owen Jones                                 999 100 0380 Cancellation                              Post  13-Nov-2026                                              Normal      9900 0000 0003
                (42 blank rows)
                 Enter read  p print what may leave  x recall  Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
    }

    @Test func `none`() {
        Scene.noLetters.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 No letter is waiting.   as of 14:32:05
                (12 blank rows)
                 Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
        Scene.noLetters.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 No letter is waiting.   as of 14:32:05
                (20 blank rows)
                 Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
        Scene.noLetters.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 No letter is waiting.   as of 14:32:05
                (26 blank rows)
                 Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
        Scene.noLetters.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 No letter is waiting.   as of 14:32:05
                (39 blank rows)
                 Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
        Scene.noLetters.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Letters to patients: waiting
                 No letter is waiting.   as of 14:32:05
                (46 blank rows)
                 Tab waiting, printed, others  r refresh  Esc back  ? help
                """)
    }

    @Test func `before printing`() {
        Scene.printing.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Print letters
                 2 letters go into a new folder of the spool and count as
                 printed: 2 by post; the first to Mrs Jane Smith, Mr Owen
                 Jones. One stays held. Ctrl-S does it, Esc leaves.
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printing.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Print letters
                 2 letters go into a new folder of the spool and count as printed: 2 by post;
                 the first to Mrs Jane Smith, Mr Owen Jones. One stays held. Ctrl-S does it,
                 Esc leaves.
                (18 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printing.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Print letters
                 2 letters go into a new folder of the spool and count as printed: 2 by post; the first to Mrs Jane
                 Smith, Mr Owen Jones. One stays held. Ctrl-S does it, Esc leaves.
                (25 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printing.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Print letters
                 2 letters go into a new folder of the spool and count as printed: 2 by post; the first to Mrs Jane Smith, Mr Owen Jones. One stays
                 held. Ctrl-S does it, Esc leaves.
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printing.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Print letters
                 2 letters go into a new folder of the spool and count as printed: 2 by post; the first to Mrs Jane Smith, Mr Owen Jones. One stays held. Ctrl-S does it, Esc leaves.
                (46 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `before recalling`() {
        Scene.recall.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Recall a letter
                 Appointment to Mrs Jane Smith, reference 9900 0000 0001:
                 it does not leave. What it tells of stands; the patient is
                 not told by it. Ctrl-S does it, Esc leaves.
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.recall.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Recall a letter
                 Appointment to Mrs Jane Smith, reference 9900 0000 0001: it does not leave.
                 What it tells of stands; the patient is not told by it. Ctrl-S does it, Esc
                 leaves.
                (18 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.recall.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Recall a letter
                 Appointment to Mrs Jane Smith, reference 9900 0000 0001: it does not leave. What it tells of
                 stands; the patient is not told by it. Ctrl-S does it, Esc leaves.
                (25 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.recall.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Recall a letter
                 Appointment to Mrs Jane Smith, reference 9900 0000 0001: it does not leave. What it tells of stands; the patient is not told by
                 it. Ctrl-S does it, Esc leaves.
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.recall.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Recall a letter
                 Appointment to Mrs Jane Smith, reference 9900 0000 0001: it does not leave. What it tells of stands; the patient is not told by it. Ctrl-S does it, Esc leaves.
                (46 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
