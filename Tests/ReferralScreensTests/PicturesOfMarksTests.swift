// What lies over every screen, as pictures at every size, continued.

import ReferralDomain
import TerminalUI
import Testing

@Suite struct PicturesOfMarksTests {
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
}
