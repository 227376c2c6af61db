// The main screens in the smallest window and in a wide one.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct SizeTests {
    @Test func `a form fits the smallest window`() {
        RobotDesk.expect(
            .clinician, "1 Enter x 2", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Reject
                 Reject: SMITH, Jane (Mrs), NHS No. 999 100 0100: it goes
                 back to Dr Ruth Penn; the appointment Wed 11-Nov-2026
                 10:20 is cancelled. Ctrl-S does it, Esc leaves.
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Reason (needed)
                      1 Not appropriate for the service
                   >  2 More information needed (comment needed)
                      3 Wrong clinic
                   Comment, clinical (needed)  0/2,000


                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `a list in the smallest window keeps name and number`() {
        RobotDesk.expect(
            .clerk, "1", rows: 16, columns: 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                     as of 14:32:05
                  Pri↓ Due             Patient                 NHS No.
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOL… 999 100 0720
                  URG  OVERDUE 1d      BROWN, Ida (Miss)       999 100 0550
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)        999 100 0690








                 Enter open  b book  / filter  o overdue only  …  ? help
                """)
    }

    @Test func `a wide window shows letter and summary side by side`() {
        RobotDesk.expect(
            .clinician, "1 Enter", rows: 43, columns: 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                                                 1 of 4, Referrals for Review
                 State Booked (to review: never reviewed) since       │ 1 GP letter  2 Photograph
                       23-Oct-2026                                    │ line 1-36 of 57  Referral letter
                 Priority 2WW Urgent suspected cancer                 │ Line 1 of a letter about a pigmented lesion.
                 Service Dermatology, Fenland (11010), directly       │ Line 2 of a letter about a pigmented lesion.
                         bookable                                     │ Line 3 of a letter about a pigmented lesion.
                 Appointment Wed 11-Nov-2026 10:20 with Dr A Reed,    │ Line 4 of a letter about a pigmented lesion.
                             booked                                   │ Line 5 of a letter about a pigmented lesion.
                 Waits on Referrals for Review: OVERDUE 8d; Review: 1 │ Line 6 of a letter about a pigmented lesion.
                          working day                                 │ Line 7 of a letter about a pigmented lesion.
                 18 weeks due 26-Feb-2027; waited 1 week; 18 weeks    │ Line 8 of a letter about a pigmented lesion.
                          from the e-Referral pathway start: day 126  │ Line 9 of a letter about a pigmented lesion.
                          is the last good day                        │ Line 10 of a letter about a pigmented lesion.
                 First seen due 06-Nov-2026; Suspected cancer: first  │ Line 11 of a letter about a pigmented lesion.
                            seen within 14 days; the appointment lies │ Line 12 of a letter about a pigmented lesion.
                            5 days beyond the last good day           │ Line 13 of a letter about a pigmented lesion.
                 Faster diagnosis due 20-Nov-2026; Suspected cancer:  │ Line 14 of a letter about a pigmented lesion.
                                  told within 28 days                 │ Line 15 of a letter about a pigmented lesion.
                 Letter The referrer's letter is here                 │ Line 16 of a letter about a pigmented lesion.
                 UBRN 9900 0000 0001   Our ref RD-J5ZYU9PS            │ Line 17 of a letter about a pigmented lesion.
                 Received 23-Oct-2026 15:32 from e-RS                 │ Line 18 of a letter about a pigmented lesion.
                 Pathway start 23-Oct-2026   Referrer Dr Ruth Penn    │ Line 19 of a letter about a pigmented lesion.
                 Specialty Dermatology / Skin lesions                 │ Line 20 of a letter about a pigmented lesion.
                 Shortlist Dermatology, Fenland; Dermatology, Marsh   │ Line 21 of a letter about a pigmented lesion.
                           Lane                                       │ Line 22 of a letter about a pigmented lesion.
                                                                      │ Line 23 of a letter about a pigmented lesion.
                                                                      │ Line 24 of a letter about a pigmented lesion.
                                                                      │ Line 25 of a letter about a pigmented lesion.
                                                                      │ Line 26 of a letter about a pigmented lesion.
                                                                      │ Line 27 of a letter about a pigmented lesion.
                                                                      │ Line 28 of a letter about a pigmented lesion.
                                                                      │ Line 29 of a letter about a pigmented lesion.
                                                                      │ Line 30 of a letter about a pigmented lesion.
                                                                      │ Line 31 of a letter about a pigmented lesion.
                                                                      │ Line 32 of a letter about a pigmented lesion.
                                                                      │ Line 33 of a letter about a pigmented lesion.
                                                                      │ Line 34 of a letter about a pigmented lesion.
                                                                      │ Line 35 of a letter about a pigmented lesion.
                                                                      │ Line 36 of a letter about a pigmented lesion.

                 a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  h history  c cancel appointment  …  ? help
                """)
    }
}
