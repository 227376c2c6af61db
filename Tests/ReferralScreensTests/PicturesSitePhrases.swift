// The phrases of a person beside those of the site, and the form that words one, at each size of window.

import Testing

@Suite struct PicturesSitePhrases {
    @Test func `the phrases of a person and of the site`() {
        Scene.sitePhrases.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases, 2 of the site
                 In any text type . and the abbreviation, then a blank: the
                 phrase is written out. Yours come first and are yours
                 alone, the site's are everybody's: keep what concerns a
                 patient out of them.

                  .bl                   Please book within two weeks and …
                  .ecg                  ECG before the visit.
                  .bl            unused Book in any clinic.
                > .sb            site   See by the day the letter names.


                  See by the day the letter names.

                 a add  e change  Esc back  ? help
                """)
        Scene.sitePhrases.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases, 2 of the site
                 In any text type . and the abbreviation, then a blank: the phrase is written
                 out. Yours come first and are yours alone, the site's are everybody's: keep
                 what concerns a patient out of them.

                  .bl                   Please book within two weeks and ring the patient fir…
                  .ecg                  ECG before the visit.
                  .bl            unused Book in any clinic.
                > .sb            site   See by the day the letter names.
                (11 blank rows)
                  See by the day the letter names.

                 a add  e change  Esc back  ? help
                """)
        Scene.sitePhrases.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases, 2 of the site
                 In any text type . and the abbreviation, then a blank: the phrase is written out. Yours come first
                 and are yours alone, the site's are everybody's: keep what concerns a patient out of them.

                  .bl                   Please book within two weeks and ring the patient first: they travel a lo…
                  .ecg                  ECG before the visit.
                  .bl            unused Book in any clinic.
                > .sb            site   See by the day the letter names.
                (18 blank rows)
                  See by the day the letter names.

                 a add  e change  Esc back  ? help
                """)
        Scene.sitePhrases.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases, 2 of the site
                 In any text type . and the abbreviation, then a blank: the phrase is written out. Yours come first and are yours alone, the site's
                 are everybody's: keep what concerns a patient out of them.

                  .bl                   Please book within two weeks and ring the patient first: they travel a long way.
                  .ecg                  ECG before the visit.
                  .bl            unused Book in any clinic.
                > .sb            site   See by the day the letter names.
                (31 blank rows)
                  See by the day the letter names.

                 a add  e change  Esc back  ? help
                """)
        Scene.sitePhrases.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Your phrases  2 phrases, 2 of the site
                 In any text type . and the abbreviation, then a blank: the phrase is written out. Yours come first and are yours alone, the site's are everybody's: keep what concerns a patient out of them.

                  .bl                   Please book within two weeks and ring the patient first: they travel a long way.
                  .ecg                  ECG before the visit.
                  .bl            unused Book in any clinic.
                > .sb            site   See by the day the letter names.
                (39 blank rows)
                  See by the day the letter names.

                 a add  e change  Esc back  ? help
                """)
    }

    @Test func `a phrase of the site is worded`() {
        Scene.sitePhrase.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 A new phrase of the site
                 The phrase is written out wherever anybody at the site
                 types .sb. The journal keeps who worded it. Ctrl-S does
                 it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   sb
                 > What it stands for (needed)  15/2,000
                   See by the day.
                (6 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.sitePhrase.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 A new phrase of the site
                 The phrase is written out wherever anybody at the site types .sb. The journal
                 keeps who worded it. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   sb
                 > What it stands for (needed)  15/2,000
                   See by the day.
                (15 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.sitePhrase.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 A new phrase of the site
                 The phrase is written out wherever anybody at the site types .sb. The journal keeps who worded it.
                 Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   sb
                 > What it stands for (needed)  15/2,000
                   See by the day.
                (21 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.sitePhrase.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 A new phrase of the site
                 The phrase is written out wherever anybody at the site types .sb. The journal keeps who worded it. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   sb
                 > What it stands for (needed)  15/2,000
                   See by the day.
                (35 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.sitePhrase.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 A new phrase of the site
                 The phrase is written out wherever anybody at the site types .sb. The journal keeps who worded it. Ctrl-S does it, Esc leaves.
                   Abbreviation, letters and digits (needed)  2/12
                   sb
                 > What it stands for (needed)  15/2,000
                   See by the day.
                (42 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
