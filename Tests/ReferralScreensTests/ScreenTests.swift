// The main screens as they look, row by row.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct ScreenTests {
    @Test func `a rehearsal asks who one is`() {
        RobotDesk.expect(
            nil, "",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals

                  Who are you in this rehearsal?
                  Its patients are invented. Nothing here touches a real record.

                > Denise Oakes               clerk            Booking clerk
                  Asha Patel                 triage           Clinician administrator
                  Dr Tom Lindqvist           clinician        Clinician
                  Maya Stone                 supervisor       Supervisor
                  Ken Ibori                  manager          Service manager
                  Dr Ruth Penn               referrer         Referrer
                  Joy Adeyemi                referrer-admin   Referring admin
                  Lee Marsh                  commissioner     Commissioner
                  Sian Price                 auditor          Auditor
                  Omar Haddad                admin            Administrator








                 Enter sign in as this user  Esc back  ? help
                """)
    }

    @Test func `home shows the lists of the role with their numbers`() {
        RobotDesk.expect(
            .clerk, "",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk

                  Your worklists    as of 14:32:05

                   # Worklist                                    Total  Overdue   Today  Urgent
                >  1 Appointment Slot Issues                         3        2       0       2
                   2 Appointments for Booking                        0        0       0       0
                   3 Outcomes Outstanding                            0        0       0       0
                   4 Appointments to Cancel in PAS                   0        0       0       0
                   5 Letters Outstanding (provider view)             0        0       0       0
                   6 Referrals for Review                            4        4       0       2
                   7 Advice and Guidance Requests                    0        0       0       0
                   8 Referrals for Assessment                        0        0       0       0
                   9 To Tell e-RS                                    0        0       0       0
                  10 To Tell PAS                                     0        0       0       0
                  11 Follow-Ups Due                                  0        0       0       0
                  12 Needs to Arrange                                0        0       0       0
                  13 Import Problems                                 0        0       0       0





                 Enter open  1-9 open by number  n next patient  o overdue only  …  ? help
                """)
    }

    @Test func `a worklist names its sort, its age and every patient in full or with a mark`() {
        RobotDesk.expect(
            .clerk, "1 Down",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                         as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days
                  N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17
                > URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)           09-Nov-1975 999 100 0690   16
















                 Enter open  b book  / filter  o overdue only  s sort  p preview  …  ? help
                """)
    }

    @Test func `a preview stands below the list`() {
        RobotDesk.expect(
            .clerk, "1 Down p",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                         as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days
                  N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17
                > URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)           09-Nov-1975 999 100 0690   16






                ────────────────────────────────────────────────────────────────────────────────
                 BROWN, Ida (Miss)   NHS No. 999 100 0550
                 State Deferred to provider, No slots at the service since 19-Oct-2026
                 Priority URG Urgent   Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway
                          start: day 126 is the last good day
                 Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS
                          counts                                              … Enter shows all

                 Enter open  b book  / filter  o overdue only  s sort  p preview  …  ? help
                """)
    }

    @Test func `a referral shows banner, summary and letter`() {
        RobotDesk.expect(
            .clinician, "1 Enter",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS             1 of 4, Referrals for Review
                 State Booked (to review: never reviewed) since 23-Oct-2026
                 Priority 2WW Urgent suspected cancer
                 Service Dermatology, Fenland (11010), directly bookable
                 Appointment Wed 11-Nov-2026 10:20 with Dr A Reed, booked
                 Waits on Referrals for Review: OVERDUE 8d; Review: 1 working day
                 18 weeks due 26-Feb-2027; waited 1 week; 18 weeks from the e-Referral pathway
                          start: day 126 is the last good day                   … Tab, Tab: all
                ────────────────────────────────────────────────────────────────────────────────
                 1 GP letter  2 Photograph
                 line 1-9 of 57  Referral letter
                 Line 1 of a letter about a pigmented lesion.
                 Line 2 of a letter about a pigmented lesion.
                 Line 3 of a letter about a pigmented lesion.
                 Line 4 of a letter about a pigmented lesion.
                 Line 5 of a letter about a pigmented lesion.
                 Line 6 of a letter about a pigmented lesion.
                 Line 7 of a letter about a pigmented lesion.
                 Line 8 of a letter about a pigmented lesion.
                 Line 9 of a letter about a pigmented lesion.

                 a accept  x reject  m rebook  . actions  Tab letter or summary  …  ? help
                """)
    }

    @Test func `a referral without clinical text says so`() {
        RobotDesk.expect(
            .clerk, "1 Down Enter",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)  Born 09-Nov-1970 (55)  Gender Female  NHS No. 999 100 0550
                 Referral 9900 0000 0005   RD-NRDT28CR          2 of 3, Appointment Slot Issues
                 State Deferred to provider, No slots at the service since 19-Oct-2026
                 Priority URG Urgent   Service Dermatology, Fenland (11010), directly bookable
                 Appointment none
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS
                          counts
                 Waits on Awaiting Booking: OVERDUE 12d; Awaiting booking: 3 working days
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway
                          start: day 126 is the last good day
                 Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Letter The referrer's letter is here   UBRN 9900 0000 0005
                 Our ref RD-NRDT28CR   Received 19-Oct-2026 15:32 from e-RS
                 Pathway start 19-Oct-2026   Referrer Dr Ruth Penn
                 Specialty Dermatology / Skin lesions
                 Shortlist Dermatology, Fenland; Dermatology, Marsh Lane




                 Clinical text is not shown to your role.

                 b book  . actions  Ctrl-N next patient  h history  P phone call made  …  ? help
                """)
    }

    @Test func `a form says what will happen to whom`() {
        RobotDesk.expect(
            .clinician, "1 Enter x 2",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Reject
                 Reject: SMITH, Jane (Mrs), NHS No. 999 100 0100: it goes back to Dr Ruth Penn;
                 the appointment Wed 11-Nov-2026 10:20 is cancelled. Ctrl-S does it, Esc
                 leaves.
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Reason (needed)
                      1 Not appropriate for the service
                   >  2 More information needed (comment needed)
                      3 Wrong clinic
                   Comment, clinical (needed)  0/2,000











                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `the action menu says why not`() {
        RobotDesk.expect(
            .clerk, "1 Enter . Down Down Down Down",
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 What can be done, and why not the rest
                  b, F4  Book                             allowed
                  P      Record contact attempt           allowed
                         Note what the patient needs      allowed
                         Report a wrong patient's letter  allowed
                >        Record validation                allowed
                         Offer a slot                     allowed
                         Decline what was offered         allowed
                         Claim                            allowed
                  T      Assign                           allowed
                  z      Snooze                           allowed
                  w      Add a note                       allowed
                  m      Rebook                           It cannot be done while the referral …
                         Move to another slot             It cannot be done while the referral …
                  d      Defer to provider                It cannot be done while the referral …
                  c      Cancel appointment               It cannot be done while the referral …
                  D      Record did not attend            It cannot be done while the referral …
                         Take back did not attend         It cannot be done while the referral …
                  A      Record attendance                It cannot be done while the referral …

                 Enter open the form  Esc back  ? help
                """)
    }
}
