// A letter of a run, at each size of window.

import Testing

@Suite struct PicturesTriageA {
    @Test func `a letter of a run`() {
        Scene.inRun.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 OKAFOR, Chidi (Mr)   Born 09-Nov-1955 (70)   Gender Male
                 NHS No. 999 100 0240
                 Referral 9900 0000 0002   RD-KALFEHCA   2 of 4, 3 overdue…
                 State Booked (to review: never reviewed) since 22-Oct-2026
                 Priority URG Urgent
                 Service Dermatology, Fenland (11010), directly bookable
                 Appointment Thu 12-Nov-2026 10:20 with Dr  … Tab, Tab: all
                ────────────────────────────────────────────────────────────
                 1 GP letter  2 Photograph
                 line 1-3 of 57  Referral letter
                 Line 1 of a letter about a pigmented lesion.
                 Line 2 of a letter about a pigmented lesion.
                 Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4,
                 3 overdue.
                 s skip  a accept  x reject  m rebook  . actions  …  ? help
                """)
        Scene.inRun.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 OKAFOR, Chidi (Mr)  Born 09-Nov-1955 (70)  Gender Male  NHS No. 999 100 0240
                 Referral 9900 0000 0002   RD-KALFEHCA   2 of 4, 3 overdue, Referrals for Revi…
                 State Booked (to review: never reviewed) since 22-Oct-2026
                 Priority URG Urgent   Service Dermatology, Fenland (11010), directly bookable
                 Appointment Thu 12-Nov-2026 10:20 with Dr A Reed, booked
                 Waits on Referrals for Review: OVERDUE 8d; Review: 2 working days
                 18 weeks due 25-Feb-2027; waited 1 week; 18 weeks from the e-Referral pathway
                          start: day 126 is the last good day
                 Letter The referrer's letter is here   UBRN 9900 0000 0002     … Tab, Tab: all
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
                 Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4, 3 overdue.
                 s skip  a accept  x reject  m rebook  . actions  …  ? help
                """)
        Scene.inRun.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 OKAFOR, Chidi (Mr)   Born 09-Nov-1955 (70)   Gender Male   NHS No. 999 100 0240
                 Referral 9900 0000 0002   RD-KALFEHCA                      2 of 4, 3 overdue, Referrals for Review
                 State Booked (to review: never reviewed) since 22-Oct-2026   Priority URG Urgent
                 Service Dermatology, Fenland (11010), directly bookable
                 Appointment Thu 12-Nov-2026 10:20 with Dr A Reed, booked
                 Waits on Referrals for Review: OVERDUE 8d; Review: 2 working days
                 18 weeks due 25-Feb-2027; waited 1 week; 18 weeks from the e-Referral pathway start: day 126 is
                          the last good day
                 Letter The referrer's letter is here   UBRN 9900 0000 0002   Our ref RD-KALFEHCA
                 Received 22-Oct-2026 15:32 from e-RS   Pathway start 22-Oct-2026   Referrer Dr Ruth Penn
                 Specialty Dermatology / Skin lesions   Shortlist Dermatology, Fenland; Dermatology, Marsh Lane
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                 1 GP letter  2 Photograph
                 line 1-13 of 57  Referral letter
                 Line 1 of a letter about a pigmented lesion.
                 Line 2 of a letter about a pigmented lesion.
                 Line 3 of a letter about a pigmented lesion.
                 Line 4 of a letter about a pigmented lesion.
                 Line 5 of a letter about a pigmented lesion.
                 Line 6 of a letter about a pigmented lesion.
                 Line 7 of a letter about a pigmented lesion.
                 Line 8 of a letter about a pigmented lesion.
                 Line 9 of a letter about a pigmented lesion.
                 Line 10 of a letter about a pigmented lesion.
                 Line 11 of a letter about a pigmented lesion.
                 Line 12 of a letter about a pigmented lesion.
                 Line 13 of a letter about a pigmented lesion.
                 Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4, 3 overdue.
                 s skip  a accept  x reject  m rebook  . actions  Tab letter or summary  …  ? help
                """)
        Scene.inRun.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 OKAFOR, Chidi (Mr)   Born 09-Nov-1955 (70)   Gender Male   NHS No. 999 100 0240
                 Referral 9900 0000 0002   RD-KALFEHCA                                                      2 of 4, 3 overdue, Referrals for Review
                 State Booked (to review: never reviewed) since       │ 1 GP letter  2 Photograph
                       22-Oct-2026                                    │ line 1-36 of 57  Referral letter
                 Priority URG Urgent                                  │ Line 1 of a letter about a pigmented lesion.
                 Service Dermatology, Fenland (11010), directly       │ Line 2 of a letter about a pigmented lesion.
                         bookable                                     │ Line 3 of a letter about a pigmented lesion.
                 Appointment Thu 12-Nov-2026 10:20 with Dr A Reed,    │ Line 4 of a letter about a pigmented lesion.
                             booked                                   │ Line 5 of a letter about a pigmented lesion.
                 Waits on Referrals for Review: OVERDUE 8d; Review: 2 │ Line 6 of a letter about a pigmented lesion.
                          working days                                │ Line 7 of a letter about a pigmented lesion.
                 18 weeks due 25-Feb-2027; waited 1 week; 18 weeks    │ Line 8 of a letter about a pigmented lesion.
                          from the e-Referral pathway start: day 126  │ Line 9 of a letter about a pigmented lesion.
                          is the last good day                        │ Line 10 of a letter about a pigmented lesion.
                 Letter The referrer's letter is here                 │ Line 11 of a letter about a pigmented lesion.
                 UBRN 9900 0000 0002   Our ref RD-KALFEHCA            │ Line 12 of a letter about a pigmented lesion.
                 Received 22-Oct-2026 15:32 from e-RS                 │ Line 13 of a letter about a pigmented lesion.
                 Pathway start 22-Oct-2026   Referrer Dr Ruth Penn    │ Line 14 of a letter about a pigmented lesion.
                 Specialty Dermatology / Skin lesions                 │ Line 15 of a letter about a pigmented lesion.
                 Shortlist Dermatology, Fenland; Dermatology, Marsh   │ Line 16 of a letter about a pigmented lesion.
                           Lane                                       │ Line 17 of a letter about a pigmented lesion.
                                                                      │ Line 18 of a letter about a pigmented lesion.
                                                                      │ Line 19 of a letter about a pigmented lesion.
                                                                      │ Line 20 of a letter about a pigmented lesion.
                                                                      │ Line 21 of a letter about a pigmented lesion.
                                                                      │ Line 22 of a letter about a pigmented lesion.
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
                 Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4, 3 overdue.
                 s skip  a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  h history  …  ? help
                """)
        Scene.inRun.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 OKAFOR, Chidi (Mr)   Born 09-Nov-1955 (70)   Gender Male   NHS No. 999 100 0240
                 Referral 9900 0000 0002   RD-KALFEHCA                                                                                                                          2 of 4, 3 overdue, Referrals for Review
                 State Booked (to review: never reviewed) since       │ 1 GP letter  2 Photograph
                       22-Oct-2026                                    │ line 1-43 of 57  Referral letter
                 Priority URG Urgent                                  │ Line 1 of a letter about a pigmented lesion.
                 Service Dermatology, Fenland (11010), directly       │ Line 2 of a letter about a pigmented lesion.
                         bookable                                     │ Line 3 of a letter about a pigmented lesion.
                 Appointment Thu 12-Nov-2026 10:20 with Dr A Reed,    │ Line 4 of a letter about a pigmented lesion.
                             booked                                   │ Line 5 of a letter about a pigmented lesion.
                 Waits on Referrals for Review: OVERDUE 8d; Review: 2 │ Line 6 of a letter about a pigmented lesion.
                          working days                                │ Line 7 of a letter about a pigmented lesion.
                 18 weeks due 25-Feb-2027; waited 1 week; 18 weeks    │ Line 8 of a letter about a pigmented lesion.
                          from the e-Referral pathway start: day 126  │ Line 9 of a letter about a pigmented lesion.
                          is the last good day                        │ Line 10 of a letter about a pigmented lesion.
                 Letter The referrer's letter is here                 │ Line 11 of a letter about a pigmented lesion.
                 UBRN 9900 0000 0002   Our ref RD-KALFEHCA            │ Line 12 of a letter about a pigmented lesion.
                 Received 22-Oct-2026 15:32 from e-RS                 │ Line 13 of a letter about a pigmented lesion.
                 Pathway start 22-Oct-2026   Referrer Dr Ruth Penn    │ Line 14 of a letter about a pigmented lesion.
                 Specialty Dermatology / Skin lesions                 │ Line 15 of a letter about a pigmented lesion.
                 Shortlist Dermatology, Fenland; Dermatology, Marsh   │ Line 16 of a letter about a pigmented lesion.
                           Lane                                       │ Line 17 of a letter about a pigmented lesion.
                                                                      │ Line 18 of a letter about a pigmented lesion.
                                                                      │ Line 19 of a letter about a pigmented lesion.
                                                                      │ Line 20 of a letter about a pigmented lesion.
                                                                      │ Line 21 of a letter about a pigmented lesion.
                                                                      │ Line 22 of a letter about a pigmented lesion.
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
                                                                      │ Line 37 of a letter about a pigmented lesion.
                                                                      │ Line 38 of a letter about a pigmented lesion.
                                                                      │ Line 39 of a letter about a pigmented lesion.
                                                                      │ Line 40 of a letter about a pigmented lesion.
                                                                      │ Line 41 of a letter about a pigmented lesion.
                                                                      │ Line 42 of a letter about a pigmented lesion.
                                                                      │ Line 43 of a letter about a pigmented lesion.
                 Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4, 3 overdue.
                 s skip  a accept  x reject  m rebook  . actions  Tab letter or summary  Ctrl-N next patient  h history  c cancel appointment  K cancel, action later  P phone call made  R redirect  …  ? help
                """)
    }
}
