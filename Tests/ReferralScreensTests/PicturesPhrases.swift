// A person's phrases, at each size of window.

import Testing

@Suite struct PicturesPhrases {
    @Test func `phrases`() {
        Scene.phrases.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases
                 In any text type . and the abbreviation, then a blank: the
                 phrase is written out. They are yours alone: keep what
                 concerns a patient out of them.

                  .bl            Please book within two weeks and ring th…
                > .ecg           ECG before the visit.
                (5 blank rows)
                  ECG before the visit.

                 a add  e change  x remove  Esc back  ? help
                """)
        Scene.phrases.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases
                 In any text type . and the abbreviation, then a blank: the phrase is written
                 out. They are yours alone: keep what concerns a patient out of them.

                  .bl            Please book within two weeks and ring the patient first: the…
                > .ecg           ECG before the visit.
                (14 blank rows)
                  ECG before the visit.

                 a add  e change  x remove  Esc back  ? help
                """)
        Scene.phrases.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours
                 alone: keep what concerns a patient out of them.

                  .bl            Please book within two weeks and ring the patient first: they travel a long way.
                > .ecg           ECG before the visit.
                (20 blank rows)
                  ECG before the visit.

                 a add  e change  x remove  Esc back  ? help
                """)
        Scene.phrases.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours alone: keep what concerns a
                 patient out of them.

                  .bl            Please book within two weeks and ring the patient first: they travel a long way.
                > .ecg           ECG before the visit.
                (33 blank rows)
                  ECG before the visit.

                 a add  e change  x remove  Esc back  ? help
                """)
        Scene.phrases.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours alone: keep what concerns a patient out of them.

                  .bl            Please book within two weeks and ring the patient first: they travel a long way.
                > .ecg           ECG before the visit.
                (41 blank rows)
                  ECG before the visit.

                 a add  e change  x remove  Esc back  ? help
                """)
    }

    @Test func `no phrases`() {
        Scene.noPhrases.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Your phrases  none yet
                 In any text type . and the abbreviation, then a blank: the
                 phrase is written out. They are yours alone: keep what
                 concerns a patient out of them.
                (10 blank rows)
                 a add  Esc back  ? help
                """)
        Scene.noPhrases.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Your phrases  none yet
                 In any text type . and the abbreviation, then a blank: the phrase is written
                 out. They are yours alone: keep what concerns a patient out of them.
                (19 blank rows)
                 a add  Esc back  ? help
                """)
        Scene.noPhrases.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Your phrases  none yet
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours
                 alone: keep what concerns a patient out of them.
                (25 blank rows)
                 a add  Esc back  ? help
                """)
        Scene.noPhrases.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Your phrases  none yet
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours alone: keep what concerns a
                 patient out of them.
                (38 blank rows)
                 a add  Esc back  ? help
                """)
        Scene.noPhrases.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Your phrases  none yet
                 In any text type . and the abbreviation, then a blank: the phrase is written out. They are yours alone: keep what concerns a patient out of them.
                (46 blank rows)
                 a add  Esc back  ? help
                """)
    }

    @Test func `changing a phrase`() {
        Scene.phrase.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Change a phrase
                 The phrase is written out wherever you type .bl. Ctrl-S
                 does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   bl
                 > What it stands for (needed)  80/2,000
                   Please book within two weeks and ring the patient
                   first: they travel a long way.
                (6 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.phrase.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Change a phrase
                 The phrase is written out wherever you type .bl. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   bl
                 > What it stands for (needed)  80/2,000
                   Please book within two weeks and ring the patient first: they travel a
                   long way.
                (15 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.phrase.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Change a phrase
                 The phrase is written out wherever you type .bl. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   bl
                 > What it stands for (needed)  80/2,000
                   Please book within two weeks and ring the patient first: they travel a long way.
                (22 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.phrase.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Change a phrase
                 The phrase is written out wherever you type .bl. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   bl
                 > What it stands for (needed)  80/2,000
                   Please book within two weeks and ring the patient first: they travel a long way.
                (35 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.phrase.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Change a phrase
                 The phrase is written out wherever you type .bl. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   bl
                 > What it stands for (needed)  80/2,000
                   Please book within two weeks and ring the patient first: they travel a long way.
                (42 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
