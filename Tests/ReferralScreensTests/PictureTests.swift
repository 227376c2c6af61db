// What lies over every screen, as pictures at every size.

import ReferralDomain
import TerminalUI
import Testing

@Suite struct PictureTests {
    @Test func `the palette, 60 by 16, after 1 Enter : can`() {
        RobotDesk.expect(
            .clerk, "1 Enter : can", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Any command  10 commands
                 can
                > c             Cancel appointment             It cannot be…
                  K             Cancel, action later           This is not …
                                Cancel referral                This is not …
                                Cancelled what was arranged    Nothing is a…
                                Go to Appointments to Cancel in PAS
                                Confirm cancelled in PAS       Nothing wait…
                                Go to Advice and Guidance Requests
                  p             Change priority                This is not …
                                Change shortlist               This is not …
                 It cannot be done while the referral is: Deferred to
                 provider.

                 Enter do it  Down next  Esc back  F1 help
                """)
    }

    @Test func `the palette, 80 by 24, after 1 Enter : can`() {
        RobotDesk.expect(
            .clerk, "1 Enter : can", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Any command  10 commands
                 can
                > c             Cancel appointment             It cannot be done while the refe…
                  K             Cancel, action later           This is not for your role (booki…
                                Cancel referral                This is not for your role (booki…
                                Cancelled what was arranged    Nothing is arranged.
                                Go to Appointments to Cancel in PAS
                                Confirm cancelled in PAS       Nothing waits to be cancelled in…
                                Go to Advice and Guidance Requests
                  p             Change priority                This is not for your role (booki…
                                Change shortlist               This is not for your role (booki…
                                Accept and book now            This is not for your role (booki…








                 It cannot be done while the referral is: Deferred to provider.

                 Enter do it  Down next  Esc back  F1 help
                """)
    }

    @Test func `the palette, 100 by 30, after 1 : ass`() {
        RobotDesk.expect(
            .clerk, "1 : ass", rows: 30, columns: 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Any command  2 commands
                 ass
                >               Go to Referrals for Assessment
                                Record assessment              This is not for your role (booking clerk).
























                 Enter do it  Down next  Esc back  F1 help
                """)
    }

    @Test func `the palette, 132 by 43, after 1 : sno`() {
        RobotDesk.expect(
            .clerk, "1 : sno", rows: 43, columns: 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Any command  6 commands
                 sno
                > z             Snooze
                                End the snooze                 It is not snoozed.
                                Send for triage                This is not for your role (booking clerk).
                                Send information               This is not for your role (booking clerk).
                  Ctrl-B        Forms begun, not sent
                  Ctrl-Z        Suspend to the shell

































                 Enter do it  Down next  Esc back  F1 help
                """)
    }

    @Test func `the palette, 200 by 50, after 1 : go`() {
        RobotDesk.expect(
            .clerk, "1 : go", rows: 50, columns: 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Any command  16 commands
                 go
                >               Go to Appointment Slot Issues
                                Go to Appointments for Booking
                                Go to Outcomes Outstanding
                                Go to Appointments to Cancel in PAS
                                Go to Letters Outstanding (provider view)
                                Go to Referrals for Review
                                Go to Advice and Guidance Requests
                                Go to Referrals for Assessment
                                Go to To Tell e-RS
                                Go to To Tell PAS
                                Go to Follow-Ups Due
                                Go to Needs to Arrange
                                Go to Import Problems
                                Change shortlist               This is not for your role (booking clerk).
                  Ctrl-B        Forms begun, not sent
                                Change priority                This is not for your role (booking clerk).






























                 Enter do it  Down next  Esc back  F1 help
                """)
    }

    @Test func `a form for all that are marked, 60 by 16, after 1 * T`() {
        RobotDesk.expect(
            .clerk, "1 * T", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Assign
                 Assign: 3 referrals: FEATHERSTONEHAUGH-CHOLMONDELEY,
                 Wilhelmina Alexandrina (Dr) 999 100 0720; BROWN, Ida
                 (Miss) 999 100 0550; KHAN, Bilal (Mr) 999 100 0690. Each
                 is checked by itself. Ctrl-S does it, Esc leaves.
                 > Colleague (needed)
                      1 Denise Oakes
                      2 Asha Patel
                      3 Dr Tom Lindqvist
                   Word to your colleague (may be left out)  0/2,000




                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `a form for all that are marked, 80 by 24, after 1 * T`() {
        RobotDesk.expect(
            .clerk, "1 * T", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Assign
                 Assign: 3 referrals: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr) 999 100 0720; BROWN, Ida (Miss) 999 100 0550; KHAN, Bilal (Mr) 999 100
                 0690. Each is checked by itself. Ctrl-S does it, Esc leaves.
                 > Colleague (needed)
                      1 Denise Oakes
                      2 Asha Patel
                      3 Dr Tom Lindqvist
                      4 Maya Stone
                   Word to your colleague (may be left out)  0/2,000












                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
