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
                                Go to Appointments to Cancel in PAS
                                Confirm cancelled in PAS       Nothing wait…
                                Go to Advice and Guidance Requests
                                Change priority                This is not …
                                Change shortlist               This is not …
                                Redirect to another service    This is not …
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
                                Go to Appointments to Cancel in PAS
                                Confirm cancelled in PAS       Nothing waits to be cancelled in…
                                Go to Advice and Guidance Requests
                                Change priority                This is not for your role (booki…
                                Change shortlist               This is not for your role (booki…
                                Redirect to another service    This is not for your role (booki…
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
                 Any command  15 commands
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

    @Test func `a form for all that are marked, 100 by 30, after 1 * z`() {
        RobotDesk.expect(
            .clerk, "1 * z", rows: 30, columns: 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Snooze
                 Snooze: 3 referrals: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr) 999 100 0720;
                 BROWN, Ida (Miss) 999 100 0550; KHAN, Bilal (Mr) 999 100 0690. Each is checked by itself. Ctrl-S
                 does it, Esc leaves.
                 > Until (needed)
                      1 Tomorrow, Wed 04-Nov-2026 08:00
                      2 In two days, Thu 05-Nov-2026 08:00
                      3 Monday, Mon 09-Nov-2026 08:00
                      4 In a week, Tue 10-Nov-2026 08:00
                      5 In two weeks, Tue 17-Nov-2026 08:00
                      6 In four weeks, Tue 01-Dec-2026 08:00
                      7 In six weeks, Tue 15-Dec-2026 08:00
                      8 In three months, Tue 02-Feb-2027 08:00
                      9 As late as its clock allows, Sat 20-Feb-2027 08:00
                   Why, for colleagues (needed)  0/2,000













                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `marks and claims on a list, 60 by 16, after 1 * C j`() {
        RobotDesk.expect(
            .clerk, "1 * C j", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                     as of 14:32:05
                  Pri↓ Due             Patient                 NHS No.
                 *N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOL… 999 100 0720
                >*URG  OVERDUE 1d      BROWN, Ida (Miss)       999 100 0550
                 *RTN  due 11-Dec-2026 KHAN, Bilal (Mr)        999 100 0690








                 Enter open  b book  / filter  o overdue only  …  ? help
                """)
    }

    @Test func `marks and claims on a list, 80 by 24, after 1 * C j`() {
        RobotDesk.expect(
            .clerk, "1 * C j", rows: 24, columns: 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first    claimed by Denise Oakes
                 3 items                                                         as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days
                 *N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17
                >*URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15
                 *RTN  due 11-Dec-2026 KHAN, Bilal (Mr)           09-Nov-1975 999 100 0690   16
















                 Enter open  b book  / filter  o overdue only  s sort  p preview  …  ? help
                """)
    }

    @Test func `marks and claims on a list, 100 by 30, after 1 v j 2`() {
        RobotDesk.expect(
            .clerk, "1 v j 2", rows: 30, columns: 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 Filter: overdue only · 2 of 3 · 2 marked                                            as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days Service
                 +N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17 Dermatology, Fenla…
                >+URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15 Dermatology, Fenla…























                 Enter open  b book  / filter  o overdue only  s sort  p preview  r refresh  …  ? help
                """)
    }

    @Test func `marks and claims on a list, 132 by 43, after 1 v j C`() {
        RobotDesk.expect(
            .clerk, "1 v j C", rows: 43, columns: 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first                                                        claimed by Denise Oakes
                 3 items                                                                                                             as of 14:32:05
                  Pri↓ Due             Patient                  Born        NHS No.      Days Service           Reason            Appointment
                 *N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLM… 09-Nov-1980 999 100 0720   17 Dermatology, Fen… No slots at the …
                >*URG  OVERDUE 1d      BROWN, Ida (Miss)        09-Nov-1970 999 100 0550   15 Dermatology, Fen… No slots at the …
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)         09-Nov-1975 999 100 0690   16 Dermatology, Fen… No slots at the …


































                 Claimed: 2 referrals.
                 Enter open  b book  / filter  o overdue only  s sort  p preview  r refresh  f find a patient  Esc back  ? help
                """)
    }

    @Test func `marks and claims on a list, 200 by 50, after 1 v j C`() {
        RobotDesk.expect(
            .clerk, "1 v j C", rows: 50, columns: 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first                                                                                                                            claimed by Denise Oakes
                 3 items                                                                                                                                                                                 as of 14:32:05
                  Pri↓ Due             Patient                                        Born        NHS No.      Days Service                                  Reason                                   Appointment
                 *N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Al… 09-Nov-1980 999 100 0720   17 Dermatology, Fenland                     No slots at the service
                >*URG  OVERDUE 1d      BROWN, Ida (Miss)                              09-Nov-1970 999 100 0550   15 Dermatology, Fenland                     No slots at the service
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)                               09-Nov-1975 999 100 0690   16 Dermatology, Fenland                     No slots at the service









































                 Claimed: 2 referrals.
                 Enter open  b book  / filter  o overdue only  s sort  p preview  r refresh  f find a patient  Esc back  ? help
                """)
    }

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

                > 03-Nov-2026 14:32  999 100 0100  SMITH, Jane (Mrs)       …











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



















                 Enter go on with it  Esc back  ? help
                """)
    }
}
