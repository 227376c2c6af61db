// A question that was handed up, and its answer, at each size of window.

import Testing

@Suite struct PicturesQuestion {
    @Test func `answering a question`() {
        Scene.question.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Answer the question
                 Answer the question: SMITH, Jane (Mrs), NHS No. 999 100
                 0100: the question is closed. Ctrl-S does it, Esc leaves.
                 Asha Patel asks: Is this one for us?
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Comment, clinical (needed)  0/2,000
                (6 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.question.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Answer the question
                 Answer the question: SMITH, Jane (Mrs), NHS No. 999 100 0100: the question is
                 closed. Ctrl-S does it, Esc leaves.
                 Asha Patel asks: Is this one for us?
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Comment, clinical (needed)  0/2,000
                (15 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.question.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Answer the question
                 Answer the question: SMITH, Jane (Mrs), NHS No. 999 100 0100: the question is closed. Ctrl-S does
                 it, Esc leaves.
                 Asha Patel asks: Is this one for us?
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Comment, clinical (needed)  0/2,000
                (21 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.question.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Answer the question
                 Answer the question: SMITH, Jane (Mrs), NHS No. 999 100 0100: the question is closed. Ctrl-S does it, Esc leaves.
                 Asha Patel asks: Is this one for us?
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Comment, clinical (needed)  0/2,000
                (35 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.question.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Answer the question
                 Answer the question: SMITH, Jane (Mrs), NHS No. 999 100 0100: the question is closed. Ctrl-S does it, Esc leaves.
                 Asha Patel asks: Is this one for us?
                 Not read to the end: GP letter. Not held here: Photograph.
                 > Comment, clinical (needed)  0/2,000
                (42 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
