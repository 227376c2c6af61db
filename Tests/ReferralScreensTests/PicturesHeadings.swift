// The headings of a letter to choose from, at each size of window.

import Testing

@Suite struct PicturesHeadings {
    @Test func `headings of a letter`() {
        Scene.headings.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS   1 of 4, Referrals…
                 State Booked (to review: never reviewed) since 23-Oct-2026
                 Priority 2WW Urgent suspected cancer
                 Service Dermatology, Fenland (11010), directly bookable
                 Appointment Wed 11-Nov-2026 10:20 with Dr  … Tab, Tab: all
                ────────────────────────────────────────────────────────────
                 Headings of GP letter
                   HISTORY
                 > CURRENT MEDICATION
                   Plan


                 Enter go there  Esc back  ? help
                """)
        Scene.headings.expect(
            24, 80,
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
                 Headings of GP letter
                   HISTORY
                 > CURRENT MEDICATION
                   Plan
                (8 blank rows)
                 Enter go there  Esc back  ? help
                """)
        Scene.headings.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                 1 of 4, Referrals for Review
                 State Booked (to review: never reviewed) since 23-Oct-2026   Priority 2WW Urgent suspected cancer
                 Service Dermatology, Fenland (11010), directly bookable
                 Appointment Wed 11-Nov-2026 10:20 with Dr A Reed, booked
                 Waits on Referrals for Review: OVERDUE 8d; Review: 1 working day
                 18 weeks due 26-Feb-2027; waited 1 week; 18 weeks from the e-Referral pathway start: day 126 is
                          the last good day
                 First seen due 06-Nov-2026; Suspected cancer: first seen within 14 days; the appointment lies 5
                            days beyond the last good day
                 Faster diagnosis due 20-Nov-2026; Suspected cancer: told within 28 days
                 Letter The referrer's letter is here   UBRN 9900 0000 0001   Our ref RD-J5ZYU9PS   … Tab, Tab: all
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                 Headings of GP letter
                   HISTORY
                 > CURRENT MEDICATION
                   Plan
                (11 blank rows)
                 Enter go there  Esc back  ? help
                """)
        Scene.headings.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                                                 1 of 4, Referrals for Review
                 State Booked (to review: never reviewed) since       │ Headings of GP letter
                       23-Oct-2026                                    │   HISTORY
                 Priority 2WW Urgent suspected cancer                 │ > CURRENT MEDICATION
                 Service Dermatology, Fenland (11010), directly       │   Plan
                         bookable                                     │
                 Appointment Wed 11-Nov-2026 10:20 with Dr A Reed,    │
                             booked                                   │
                 Waits on Referrals for Review: OVERDUE 8d; Review: 1 │
                          working day                                 │
                 18 weeks due 26-Feb-2027; waited 1 week; 18 weeks    │
                          from the e-Referral pathway start: day 126  │
                          is the last good day                        │
                 First seen due 06-Nov-2026; Suspected cancer: first  │
                            seen within 14 days; the appointment lies │
                            5 days beyond the last good day           │
                 Faster diagnosis due 20-Nov-2026; Suspected cancer:  │
                                  told within 28 days                 │
                 Letter The referrer's letter is here                 │
                 UBRN 9900 0000 0001   Our ref RD-J5ZYU9PS            │
                 Received 23-Oct-2026 15:32 from e-RS                 │
                 Pathway start 23-Oct-2026   Referrer Dr Ruth Penn    │
                 Specialty Dermatology / Skin lesions                 │
                 Shortlist Dermatology, Fenland; Dermatology, Marsh   │
                           Lane                                       │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │

                 Enter go there  Esc back  ? help
                """)
        Scene.headings.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                                                                                                                     1 of 4, Referrals for Review
                 State Booked (to review: never reviewed) since       │ Headings of GP letter
                       23-Oct-2026                                    │   HISTORY
                 Priority 2WW Urgent suspected cancer                 │ > CURRENT MEDICATION
                 Service Dermatology, Fenland (11010), directly       │   Plan
                         bookable                                     │
                 Appointment Wed 11-Nov-2026 10:20 with Dr A Reed,    │
                             booked                                   │
                 Waits on Referrals for Review: OVERDUE 8d; Review: 1 │
                          working day                                 │
                 18 weeks due 26-Feb-2027; waited 1 week; 18 weeks    │
                          from the e-Referral pathway start: day 126  │
                          is the last good day                        │
                 First seen due 06-Nov-2026; Suspected cancer: first  │
                            seen within 14 days; the appointment lies │
                            5 days beyond the last good day           │
                 Faster diagnosis due 20-Nov-2026; Suspected cancer:  │
                                  told within 28 days                 │
                 Letter The referrer's letter is here                 │
                 UBRN 9900 0000 0001   Our ref RD-J5ZYU9PS            │
                 Received 23-Oct-2026 15:32 from e-RS                 │
                 Pathway start 23-Oct-2026   Referrer Dr Ruth Penn    │
                 Specialty Dermatology / Skin lesions                 │
                 Shortlist Dermatology, Fenland; Dermatology, Marsh   │
                           Lane                                       │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │
                                                                      │

                 Enter go there  Esc back  ? help
                """)
    }
}
