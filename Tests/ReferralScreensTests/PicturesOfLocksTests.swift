// What lies over every screen, as pictures at every size, continued.

import ReferralDomain
import TerminalUI
import Testing

@Suite struct PicturesOfLocksTests {
    @Test func `a locked screen shows nobody, 60 by 16, after 1 Ctrl-L`() {
        RobotDesk.expect(
            .clerk, "1 Ctrl-L", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk



                    Locked since 03-Nov-2026 14:32
                    Denise Oakes

                    Everything is kept: forms, marks, what you typed.
                    Enter goes on.






                 Enter go on working
                """)
    }

    @Test func `a locked screen shows nobody, 80 by 24, after 1 Ctrl-L`() {
        RobotDesk.expect(
            .clerk, "1 Ctrl-L", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk







                    Locked since 03-Nov-2026 14:32
                    Denise Oakes

                    Everything is kept: forms, marks, what you typed.
                    Enter goes on.










                 Enter go on working
                """)
    }

    @Test func `a locked screen shows nobody, 100 by 30, after 1 Ctrl-L`() {
        RobotDesk.expect(
            .clerk, "1 Ctrl-L", rows: 30, columns: 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk










                    Locked since 03-Nov-2026 14:32
                    Denise Oakes

                    Everything is kept: forms, marks, what you typed.
                    Enter goes on.













                 Enter go on working
                """)
    }

    @Test func `keeping a view, 60 by 16, after 1 o S`() {
        RobotDesk.expect(
            .clerk, "1 o S", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Keep this view on a number
                 It shows: overdue only
                 Name  overdue only

                  1  everything
                  2  overdue
                  3  suspected cancer
                  4  urgent
                  5  mine
                  6  nobody's
                > 7  free
                  8  free
                  9  free

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `keeping a view, 80 by 24, after 1 o S`() {
        RobotDesk.expect(
            .clerk, "1 o S", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Keep this view on a number
                 It shows: overdue only
                 Name  overdue only

                  1  everything
                  2  overdue
                  3  suspected cancer
                  4  urgent
                  5  mine
                  6  nobody's
                > 7  free
                  8  free
                  9  free









                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `forms begun, 60 by 16, after 1 Enter x Tab half Esc Esc Ctrl-B`() {
        RobotDesk.expect(
            .clinician, "1 Enter x Tab half Esc Esc Ctrl-B", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Forms begun and not sent
                  Form                  NHS No.      About
                > Reject                999 100 0100 SMITH, Jane (Mrs)











                 Enter go on with it  Esc back  ? help
                """)
    }

    @Test func `forms begun, 80 by 24, after Ctrl-B`() {
        RobotDesk.expect(
            .clinician, "Ctrl-B", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Forms begun and not sent

                  None: nothing you began waits.



















                 Esc back  ? help
                """)
    }
}
