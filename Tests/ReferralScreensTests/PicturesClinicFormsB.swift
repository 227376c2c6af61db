// The forms of a clinic, at each size of window.

import Testing

@Suite struct PicturesClinicFormsB {
    @Test func `moving`() {
        Scene.move.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Move the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 09:00-16:20, 4 patients: the whole clinic is moved to Tue
                 10-Nov-2026, its patients with it at their times; letters
                 follow. Ctrl-S does it, Esc leaves.
                 1 slot, 1 patient, the most urgent first:
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > To the day (+1w from its own, 15/12, tue) (may be left o…
                   +1w
                   To the room (may be left out)  0/100

                   To the clinician (may be left out)  0/100
                                                      … 4 more fields: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.move.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Move the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients:
                 the whole clinic is moved to Tue 10-Nov-2026, its patients with it at their
                 times; letters follow. Ctrl-S does it, Esc leaves.
                 1 slot, 1 patient, the most urgent first:
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > To the day (+1w from its own, 15/12, tue) (may be left out)  3/16
                   +1w
                   To the room (may be left out)  0/100

                   To the clinician (may be left out)  0/100

                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000

                   If the clinician or the room has another clinic then (may be left out)
                   not chosen


                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.move.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Move the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is
                 moved to Tue 10-Nov-2026, its patients with it at their times; letters follow. Ctrl-S does it, Esc
                 leaves.
                 1 slot, 1 patient, the most urgent first:
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > To the day (+1w from its own, 15/12, tue) (may be left out)  3/16
                   +1w
                   To the room (may be left out)  0/100

                   To the clinician (may be left out)  0/100

                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000

                   If the clinician or the room has another clinic then (may be left out)
                   not chosen
                (8 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.move.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Move the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is moved to Tue 10-Nov-2026, its
                 patients with it at their times; letters follow. Ctrl-S does it, Esc leaves.
                 1 slot, 1 patient, the most urgent first:
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > To the day (+1w from its own, 15/12, tue) (may be left out)  3/16
                   +1w
                   To the room (may be left out)  0/100

                   To the clinician (may be left out)  0/100

                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000

                   If the clinician or the room has another clinic then (may be left out)
                   not chosen
                (22 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.move.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Move the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is moved to Tue 10-Nov-2026, its patients with it at their times; letters follow. Ctrl-S does it, Esc
                 leaves.
                 1 slot, 1 patient, the most urgent first:
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > To the day (+1w from its own, 15/12, tue) (may be left out)  3/16
                   +1w
                   To the room (may be left out)  0/100

                   To the clinician (may be left out)  0/100

                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000

                   If the clinician or the room has another clinic then (may be left out)
                   not chosen
                (29 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
