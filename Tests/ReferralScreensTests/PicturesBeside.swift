// What lies beside a letter, at each size of window.

import Testing

@Suite struct PicturesBeside {
    @Test func `a decision beside the letter`() {
        Scene.beside.expect(
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
                 1 GP letter  2 Photograph  3 Decisions
                 line 1-3 of 3 · read to the end  1 decision
                 03-Nov-2026 14:32:05  Asha Patel for Dr Tom Lindqvist
                     Accepted
                     Accepted on the protocol for lesions.

                 a accept  x reject  m rebook  . actions  …  ? help
                """)
        Scene.beside.expect(
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
                 1 GP letter  2 Photograph  3 Decisions
                 line 1-3 of 3 · read to the end  1 decision
                 03-Nov-2026 14:32:05  Asha Patel for Dr Tom Lindqvist
                     Accepted
                     Accepted on the protocol for lesions.
                (7 blank rows)
                 a accept  x reject  m rebook  . actions  Tab letter or summary  …  ? help
                """)
        Scene.beside.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                 1 of 4, Referrals for Review
                 1 GP letter  2 Photograph  3 Decisions          │ 3 Decisions   M more
                 line 1-23 of 57  Referral letter                │ line 1-4 of 4 · read to the end  1 decision
                 Line 1 of a letter about a pigmented lesion.    │ 03-Nov-2026 14:32:05  Asha Patel for Dr Tom
                 Line 2 of a letter about a pigmented lesion.    │ Lindqvist
                 Line 3 of a letter about a pigmented lesion.    │     Accepted
                 Line 4 of a letter about a pigmented lesion.    │     Accepted on the protocol for lesions.
                 Line 5 of a letter about a pigmented lesion.    │
                 Line 6 of a letter about a pigmented lesion.    │
                 Line 7 of a letter about a pigmented lesion.    │
                 Line 8 of a letter about a pigmented lesion.    │
                 Line 9 of a letter about a pigmented lesion.    │
                 Line 10 of a letter about a pigmented lesion.   │
                 Line 11 of a letter about a pigmented lesion.   │
                 Line 12 of a letter about a pigmented lesion.   │
                 Line 13 of a letter about a pigmented lesion.   │
                 Line 14 of a letter about a pigmented lesion.   │
                 Line 15 of a letter about a pigmented lesion.   │
                 Line 16 of a letter about a pigmented lesion.   │
                 Line 17 of a letter about a pigmented lesion.   │
                 Line 18 of a letter about a pigmented lesion.   │
                 Line 19 of a letter about a pigmented lesion.   │
                 Line 20 of a letter about a pigmented lesion.   │
                 Line 21 of a letter about a pigmented lesion.   │
                 Line 22 of a letter about a pigmented lesion.   │
                 Line 23 of a letter about a pigmented lesion.   │

                 a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  …  ? help
                """)
        Scene.beside.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                                                 1 of 4, Referrals for Review
                 1 GP letter  2 Photograph  3 Decisions                          │ 3 Decisions   M more
                 line 1-36 of 57  Referral letter                                │ line 1-3 of 3 · read to the end  1 decision
                 Line 1 of a letter about a pigmented lesion.                    │ 03-Nov-2026 14:32:05  Asha Patel for Dr Tom Lindqvist
                 Line 2 of a letter about a pigmented lesion.                    │     Accepted
                 Line 3 of a letter about a pigmented lesion.                    │     Accepted on the protocol for lesions.
                 Line 4 of a letter about a pigmented lesion.                    │
                 Line 5 of a letter about a pigmented lesion.                    │
                 Line 6 of a letter about a pigmented lesion.                    │
                 Line 7 of a letter about a pigmented lesion.                    │
                 Line 8 of a letter about a pigmented lesion.                    │
                 Line 9 of a letter about a pigmented lesion.                    │
                 Line 10 of a letter about a pigmented lesion.                   │
                 Line 11 of a letter about a pigmented lesion.                   │
                 Line 12 of a letter about a pigmented lesion.                   │
                 Line 13 of a letter about a pigmented lesion.                   │
                 Line 14 of a letter about a pigmented lesion.                   │
                 Line 15 of a letter about a pigmented lesion.                   │
                 Line 16 of a letter about a pigmented lesion.                   │
                 Line 17 of a letter about a pigmented lesion.                   │
                 Line 18 of a letter about a pigmented lesion.                   │
                 Line 19 of a letter about a pigmented lesion.                   │
                 Line 20 of a letter about a pigmented lesion.                   │
                 Line 21 of a letter about a pigmented lesion.                   │
                 Line 22 of a letter about a pigmented lesion.                   │
                 Line 23 of a letter about a pigmented lesion.                   │
                 Line 24 of a letter about a pigmented lesion.                   │
                 Line 25 of a letter about a pigmented lesion.                   │
                 Line 26 of a letter about a pigmented lesion.                   │
                 Line 27 of a letter about a pigmented lesion.                   │
                 Line 28 of a letter about a pigmented lesion.                   │
                 Line 29 of a letter about a pigmented lesion.                   │
                 Line 30 of a letter about a pigmented lesion.                   │
                 Line 31 of a letter about a pigmented lesion.                   │
                 Line 32 of a letter about a pigmented lesion.                   │
                 Line 33 of a letter about a pigmented lesion.                   │
                 Line 34 of a letter about a pigmented lesion.                   │
                 Line 35 of a letter about a pigmented lesion.                   │
                 Line 36 of a letter about a pigmented lesion.                   │

                 a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  h history  c cancel appointment  …  ? help
                """)
        Scene.beside.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Referral 9900 0000 0001   RD-J5ZYU9PS                                                                                                                                     1 of 4, Referrals for Review
                 1 GP letter  2 Photograph  3 Decisions                                                            │ 3 Decisions   M more
                 line 1-43 of 57  Referral letter                                                                  │ line 1-3 of 3 · read to the end  1 decision
                 Line 1 of a letter about a pigmented lesion.                                                      │ 03-Nov-2026 14:32:05  Asha Patel for Dr Tom Lindqvist
                 Line 2 of a letter about a pigmented lesion.                                                      │     Accepted
                 Line 3 of a letter about a pigmented lesion.                                                      │     Accepted on the protocol for lesions.
                 Line 4 of a letter about a pigmented lesion.                                                      │
                 Line 5 of a letter about a pigmented lesion.                                                      │
                 Line 6 of a letter about a pigmented lesion.                                                      │
                 Line 7 of a letter about a pigmented lesion.                                                      │
                 Line 8 of a letter about a pigmented lesion.                                                      │
                 Line 9 of a letter about a pigmented lesion.                                                      │
                 Line 10 of a letter about a pigmented lesion.                                                     │
                 Line 11 of a letter about a pigmented lesion.                                                     │
                 Line 12 of a letter about a pigmented lesion.                                                     │
                 Line 13 of a letter about a pigmented lesion.                                                     │
                 Line 14 of a letter about a pigmented lesion.                                                     │
                 Line 15 of a letter about a pigmented lesion.                                                     │
                 Line 16 of a letter about a pigmented lesion.                                                     │
                 Line 17 of a letter about a pigmented lesion.                                                     │
                 Line 18 of a letter about a pigmented lesion.                                                     │
                 Line 19 of a letter about a pigmented lesion.                                                     │
                 Line 20 of a letter about a pigmented lesion.                                                     │
                 Line 21 of a letter about a pigmented lesion.                                                     │
                 Line 22 of a letter about a pigmented lesion.                                                     │
                 Line 23 of a letter about a pigmented lesion.                                                     │
                 Line 24 of a letter about a pigmented lesion.                                                     │
                 Line 25 of a letter about a pigmented lesion.                                                     │
                 Line 26 of a letter about a pigmented lesion.                                                     │
                 Line 27 of a letter about a pigmented lesion.                                                     │
                 Line 28 of a letter about a pigmented lesion.                                                     │
                 Line 29 of a letter about a pigmented lesion.                                                     │
                 Line 30 of a letter about a pigmented lesion.                                                     │
                 Line 31 of a letter about a pigmented lesion.                                                     │
                 Line 32 of a letter about a pigmented lesion.                                                     │
                 Line 33 of a letter about a pigmented lesion.                                                     │
                 Line 34 of a letter about a pigmented lesion.                                                     │
                 Line 35 of a letter about a pigmented lesion.                                                     │
                 Line 36 of a letter about a pigmented lesion.                                                     │
                 Line 37 of a letter about a pigmented lesion.                                                     │
                 Line 38 of a letter about a pigmented lesion.                                                     │
                 Line 39 of a letter about a pigmented lesion.                                                     │
                 Line 40 of a letter about a pigmented lesion.                                                     │
                 Line 41 of a letter about a pigmented lesion.                                                     │
                 Line 42 of a letter about a pigmented lesion.                                                     │
                 Line 43 of a letter about a pigmented lesion.                                                     │

                 a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  h history  c cancel appointment  K cancel, action later  P phone call made  R redirect  …  ? help
                """)
    }
}
