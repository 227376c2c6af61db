// Calls made: the call-down and what came of a call, at each size of window.

import Testing

@Suite struct PicturesCalls {
    @Test func `one told`() {
        Scene.callDown.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Call-down: Dermatology, Fenland: Tuesday clinic, Tue 03-No…
                 Told 1 of 4, 3 not reached
                  Time  Patient               Telephone        Call
                  09:00 SMITH, Jane (Mrs)     07700 900001     told 14:32
                > 09:20 OKAFOR, Chidi (Mr)    07700 900002     to ring
                  09:40 JONES, Owen (Mr)      07700 900003     to ring
                  16:00 NOWAK, Zofia (Ms)     07700 900004     to ring
                (5 blank rows)
                 OKAFOR, Chidi (Mr): speaks Igbo
                 Told: SMITH, Jane (Mrs). 3 still to reach.
                 t told  l left a message  n no answer  …  ? help
                """)
        Scene.callDown.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Call-down: Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 Told 1 of 4, 3 not reached
                  Time  Patient                  Telephone        Call             NHS No.
                  09:00 SMITH, Jane (Mrs)        07700 900001     told 14:32       999 100 0100
                > 09:20 OKAFOR, Chidi (Mr)       07700 900002     to ring          999 100 0240
                  09:40 JONES, Owen (Mr)         07700 900003     to ring          999 100 0380
                  16:00 NOWAK, Zofia (Ms)        07700 900004     to ring          999 100 0410
                (13 blank rows)
                 OKAFOR, Chidi (Mr): speaks Igbo
                 Told: SMITH, Jane (Mrs). 3 still to reach.
                 t told  l left a message  n no answer  o another outcome  Enter open  …  ? help
                """)
        Scene.callDown.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Call-down: Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 Told 1 of 4, 3 not reached
                  Time  Patient                   Telephone        Call             NHS No.      Needs
                  09:00 SMITH, Jane (Mrs)         07700 900001     told 14:32       999 100 0100
                > 09:20 OKAFOR, Chidi (Mr)        07700 900002     to ring          999 100 0240 speaks Igbo
                  09:40 JONES, Owen (Mr)          07700 900003     to ring          999 100 0380
                  16:00 NOWAK, Zofia (Ms)         07700 900004     to ring          999 100 0410
                (20 blank rows)
                 Told: SMITH, Jane (Mrs). 3 still to reach.
                 t told  l left a message  n no answer  o another outcome  Enter open  p print the sheet  …  ? help
                """)
        Scene.callDown.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Call-down: Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 Told 1 of 4, 3 not reached
                  Time  Patient                      Telephone        Call                NHS No.      Needs                 Other number     Tries
                  09:00 SMITH, Jane (Mrs)            07700 900001     told 14:32          999 100 0100                                            1
                > 09:20 OKAFOR, Chidi (Mr)           07700 900002     to ring             999 100 0240 speaks Igbo
                  09:40 JONES, Owen (Mr)             07700 900003     to ring             999 100 0380
                  16:00 NOWAK, Zofia (Ms)            07700 900004     to ring             999 100 0410
                (33 blank rows)
                 Told: SMITH, Jane (Mrs). 3 still to reach.
                 t told  l left a message  n no answer  o another outcome  Enter open  p print the sheet  Esc back  ? help
                """)
        Scene.callDown.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Call-down: Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 Told 1 of 4, 3 not reached
                  Time  Patient                                            Telephone        Call                                       NHS No.      Needs                                        Other number     Tries
                  09:00 SMITH, Jane (Mrs)                                  07700 900001     told 14:32                                 999 100 0100                                                                   1
                > 09:20 OKAFOR, Chidi (Mr)                                 07700 900002     to ring                                    999 100 0240 speaks Igbo
                  09:40 JONES, Owen (Mr)                                   07700 900003     to ring                                    999 100 0380
                  16:00 NOWAK, Zofia (Ms)                                  07700 900004     to ring                                    999 100 0410
                (40 blank rows)
                 Told: SMITH, Jane (Mrs). 3 still to reach.
                 t told  l left a message  n no answer  o another outcome  Enter open  p print the sheet  Esc back  ? help
                """)
    }

    @Test func `another outcome`() {
        Scene.called.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 What came of the call
                 The call to SMITH, Jane (Mrs) is on record; nothing else
                 changes. Ctrl-S does it, Esc leaves.
                 > Outcome (needed)
                      1 No answer
                   >  2 Message left
                      3 Spoke to the patient
                   What was said, not clinical (may be left out)  0/2,000
                (4 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.called.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 What came of the call
                 The call to SMITH, Jane (Mrs) is on record; nothing else changes. Ctrl-S does
                 it, Esc leaves.
                 > Outcome (needed)
                      1 No answer
                   >  2 Message left
                      3 Spoke to the patient
                      4 The patient will call back
                      5 Wrong number
                      6 Declined a date they were offered
                   What was said, not clinical (may be left out)  0/2,000
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.called.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 What came of the call
                 The call to SMITH, Jane (Mrs) is on record; nothing else changes. Ctrl-S does it, Esc leaves.
                 > Outcome (needed)
                      1 No answer
                   >  2 Message left
                      3 Spoke to the patient
                      4 The patient will call back
                      5 Wrong number
                      6 Declined a date they were offered
                   What was said, not clinical (may be left out)  0/2,000
                (17 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.called.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 What came of the call
                 The call to SMITH, Jane (Mrs) is on record; nothing else changes. Ctrl-S does it, Esc leaves.
                 > Outcome (needed)
                      1 No answer
                   >  2 Message left
                      3 Spoke to the patient
                      4 The patient will call back
                      5 Wrong number
                      6 Declined a date they were offered
                   What was said, not clinical (may be left out)  0/2,000
                (30 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.called.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 What came of the call
                 The call to SMITH, Jane (Mrs) is on record; nothing else changes. Ctrl-S does it, Esc leaves.
                 > Outcome (needed)
                      1 No answer
                   >  2 Message left
                      3 Spoke to the patient
                      4 The patient will call back
                      5 Wrong number
                      6 Declined a date they were offered
                   What was said, not clinical (may be left out)  0/2,000
                (37 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `what came of a call`() {
        Scene.call.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr)
                 Born 09-Nov-1980 (45)  Gender Female  NHS No. 999 100 0720
                 What came of the call?
                 It is on record at once; nothing else changes.
                 No telephone number is held.

                  1, n  No answer
                  2, l  Message left
                  3     Spoke to the patient
                  4     The patient will call back
                  5     Wrong number
                  6     Declined a date they were offered
                  w     with what was said
                 1-9 what came of it  n no answer  …  ? help
                """)
        Scene.call.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 What came of the call?
                 It is on record at once; nothing else changes.
                 No telephone number is held.

                  1, n  No answer
                  2, l  Message left
                  3     Spoke to the patient
                  4     The patient will call back
                  5     Wrong number
                  6     Declined a date they were offered
                  w     with what was said
                (9 blank rows)
                 1-9 what came of it  n no answer  l left a message  w with words  …  ? help
                """)
        Scene.call.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)
                 Gender Female   NHS No. 999 100 0720
                 What came of the call?
                 It is on record at once; nothing else changes.
                 No telephone number is held.

                  1, n  No answer
                  2, l  Message left
                  3     Spoke to the patient
                  4     The patient will call back
                  5     Wrong number
                  6     Declined a date they were offered
                  w     with what was said
                (15 blank rows)
                 1-9 what came of it  n no answer  l left a message  w with words  Esc back  ? help
                """)
        Scene.call.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 What came of the call?
                 It is on record at once; nothing else changes.
                 No telephone number is held.

                  1, n  No answer
                  2, l  Message left
                  3     Spoke to the patient
                  4     The patient will call back
                  5     Wrong number
                  6     Declined a date they were offered
                  w     with what was said
                (29 blank rows)
                 1-9 what came of it  n no answer  l left a message  w with words  Esc back  ? help
                """)
        Scene.call.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 What came of the call?
                 It is on record at once; nothing else changes.
                 No telephone number is held.

                  1, n  No answer
                  2, l  Message left
                  3     Spoke to the patient
                  4     The patient will call back
                  5     Wrong number
                  6     Declined a date they were offered
                  w     with what was said
                (36 blank rows)
                 1-9 what came of it  n no answer  l left a message  w with words  Esc back  ? help
                """)
    }
}
