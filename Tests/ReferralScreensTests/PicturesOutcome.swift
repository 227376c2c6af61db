// The form of an outcome, at each size of window.

import Testing

@Suite struct PicturesOutcome {
    @Test func `the form of an outcome`() {
        Scene.outcome.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr)
                 Born 09-Nov-1980 (45)  Gender Female  NHS No. 999 100 0720
                 Accept, book later
                 Accept, book later: FEATHERSTONEHAUGH-CHOLMONDELEY,
                 Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: it goes
                 to Appointments for Booking. Ctrl-S does it, Esc leaves.
                 The booking desk reads: By telephone.
                 Not read to the end: GP letter. Not held here: Photograph.
                 > New, or by telephone (may be left out)
                      1 New, face to face
                   >  2 By telephone
                      3 By video                      … 3 more fields: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.outcome.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Accept, book later
                 Accept, book later: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr), NHS No. 999 100 0720: it goes to Appointments for Booking. Ctrl-S does
                 it, Esc leaves.
                 The booking desk reads: By telephone.
                 Not read to the end: GP letter. Not held here: Photograph.
                   Priority (may be left out)
                   not chosen
                   Instruction for the booking staff (may be left out)  0/2,000


                   Clinic                          not said
                 > New, or by telephone (may be left out)
                      1 New, face to face
                   >  2 By telephone
                      3 By video
                      4 Follow-up, face to face
                      5 Straight to test
                      6 As the booking desk finds best                    … 3 more fields: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.outcome.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)
                 Gender Female   NHS No. 999 100 0720
                 Accept, book later
                 Accept, book later: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100
                 0720: it goes to Appointments for Booking. Ctrl-S does it, Esc leaves.
                 The booking desk reads: By telephone.
                 Not read to the end: GP letter. Not held here: Photograph.
                   Comment, clinical (needed)  10/2,000
                   new lesion

                   Priority (may be left out)
                   not chosen
                   Instruction for the booking staff (may be left out)  0/2,000


                   Clinic                          not said
                 > New, or by telephone (may be left out)
                      1 New, face to face
                   >  2 By telephone
                      3 By video
                      4 Follow-up, face to face
                      5 Straight to test
                      6 As the booking desk finds best
                   With whom                       not said
                   See by (15/12, 15 dec, +6w, tue)
                   Tests first


                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.outcome.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Accept, book later
                 Accept, book later: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: it goes to Appointments for
                 Booking. Ctrl-S does it, Esc leaves.
                 The booking desk reads: By telephone.
                 Not read to the end: GP letter. Not held here: Photograph.
                   Comment, clinical (needed)  10/2,000
                   new lesion

                   Priority (may be left out)
                   not chosen
                   Instruction for the booking staff (may be left out)  0/2,000


                   Clinic                          not said
                 > New, or by telephone (may be left out)
                      1 New, face to face
                   >  2 By telephone
                      3 By video
                      4 Follow-up, face to face
                      5 Straight to test
                      6 As the booking desk finds best
                   With whom                       not said
                   See by (15/12, 15 dec, +6w, tue)
                   Tests first
                (16 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.outcome.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Accept, book later
                 Accept, book later: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: it goes to Appointments for Booking. Ctrl-S does it, Esc leaves.
                 The booking desk reads: By telephone.
                 Not read to the end: GP letter. Not held here: Photograph.
                   Comment, clinical (needed)  10/2,000
                   new lesion

                   Priority (may be left out)
                   not chosen
                   Instruction for the booking staff (may be left out)  0/2,000


                   Clinic                          not said
                 > New, or by telephone (may be left out)
                      1 New, face to face
                   >  2 By telephone
                      3 By video
                      4 Follow-up, face to face
                      5 Straight to test
                      6 As the booking desk finds best
                   With whom                       not said
                   See by (15/12, 15 dec, +6w, tue)
                   Tests first
                (24 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
