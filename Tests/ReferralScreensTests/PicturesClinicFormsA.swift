// The forms of a clinic, at each size of window.

import Testing

@Suite struct PicturesClinicFormsA {
    @Test func `something follows`() {
        Scene.toFollow.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Attended, and something is to follow
                 SMITH, Jane (Mrs), NHS No. 999 100 0100, at 09:00
                 attended: follow-up by Tue 15-Dec-2026 goes to Follow-Ups
                 Due. Ctrl-S does it, Esc leaves.
                 > By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +6w
                   What follows (needed)
                   Follow-up
                   18-week (RTT) status (may be left out)
                   not chosen
                                                       … 1 more field: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.toFollow.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Attended, and something is to follow
                 SMITH, Jane (Mrs), NHS No. 999 100 0100, at 09:00 attended: follow-up by Tue
                 15-Dec-2026 goes to Follow-Ups Due. Ctrl-S does it, Esc leaves.
                 > By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +6w
                   What follows (needed)
                   Follow-up
                   18-week (RTT) status (may be left out)
                   not chosen
                   For colleagues, not clinical (may be left out)  0/2,000
                (11 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.toFollow.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Attended, and something is to follow
                 SMITH, Jane (Mrs), NHS No. 999 100 0100, at 09:00 attended: follow-up by Tue 15-Dec-2026 goes to
                 Follow-Ups Due. Ctrl-S does it, Esc leaves.
                 > By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +6w
                   What follows (needed)
                   Follow-up
                   18-week (RTT) status (may be left out)
                   not chosen
                   For colleagues, not clinical (may be left out)  0/2,000
                (17 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.toFollow.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Attended, and something is to follow
                 SMITH, Jane (Mrs), NHS No. 999 100 0100, at 09:00 attended: follow-up by Tue 15-Dec-2026 goes to Follow-Ups Due. Ctrl-S does it,
                 Esc leaves.
                 > By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +6w
                   What follows (needed)
                   Follow-up
                   18-week (RTT) status (may be left out)
                   not chosen
                   For colleagues, not clinical (may be left out)  0/2,000
                (30 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.toFollow.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Attended, and something is to follow
                 SMITH, Jane (Mrs), NHS No. 999 100 0100, at 09:00 attended: follow-up by Tue 15-Dec-2026 goes to Follow-Ups Due. Ctrl-S does it, Esc leaves.
                 > By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +6w
                   What follows (needed)
                   Follow-up
                   18-week (RTT) status (may be left out)
                   not chosen
                   For colleagues, not clinical (may be left out)  0/2,000
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `not brought`() {
        Scene.missed.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 JONES, Owen (Mr)   Born 04-May-2018 (8)   Gender Female
                 NHS No. 999 100 0380
                 Was not brought
                 JONES, Owen (Mr), NHS No. 999 100 0380, at 09:40 was not
                 brought: a clinician looks before anything is handed back.
                 Ctrl-S does it, Esc leaves.
                 > Reason (needed)
                   >  1 Patient illness
                      2 Reason not known
                   Tried to reach the patient (may be left out)
                   not chosen
                (3 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.missed.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 JONES, Owen (Mr)   Born 04-May-2018 (8)   Gender Female   NHS No. 999 100 0380
                 Was not brought
                 JONES, Owen (Mr), NHS No. 999 100 0380, at 09:40 was not brought: a clinician
                 looks before anything is handed back. Ctrl-S does it, Esc leaves.
                 > Reason (needed)
                   >  1 Patient illness
                      2 Reason not known
                   Tried to reach the patient (may be left out)
                   not chosen
                (13 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.missed.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 JONES, Owen (Mr)   Born 04-May-2018 (8)   Gender Female   NHS No. 999 100 0380
                 Was not brought
                 JONES, Owen (Mr), NHS No. 999 100 0380, at 09:40 was not brought: a clinician looks before
                 anything is handed back. Ctrl-S does it, Esc leaves.
                 > Reason (needed)
                   >  1 Patient illness
                      2 Reason not known
                   Tried to reach the patient (may be left out)
                   not chosen
                (19 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.missed.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 JONES, Owen (Mr)   Born 04-May-2018 (8)   Gender Female   NHS No. 999 100 0380
                 Was not brought
                 JONES, Owen (Mr), NHS No. 999 100 0380, at 09:40 was not brought: a clinician looks before anything is handed back. Ctrl-S does
                 it, Esc leaves.
                 > Reason (needed)
                   >  1 Patient illness
                      2 Reason not known
                   Tried to reach the patient (may be left out)
                   not chosen
                (32 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.missed.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 JONES, Owen (Mr)   Born 04-May-2018 (8)   Gender Female   NHS No. 999 100 0380
                 Was not brought
                 JONES, Owen (Mr), NHS No. 999 100 0380, at 09:40 was not brought: a clinician looks before anything is handed back. Ctrl-S does it, Esc leaves.
                 > Reason (needed)
                   >  1 Patient illness
                      2 Reason not known
                   Tried to reach the patient (may be left out)
                   not chosen
                (40 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `cancelling`() {
        Scene.cancel.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Cancel the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026
                 09:00-16:20, 4 patients: the whole clinic is cancelled,
                 its patients wait to be booked again in order of need,
                 letters follow, and the call-down shows whom to ring.
                 Ctrl-S does it, Esc leaves.
                 4 slots, 4 patients, the most urgent first:
                   09:00 2WW SMITH, Jane (Mrs) 999 100 0100 PgDn: 1-2 of 5
                 > Reason on each patient's record (needed)
                   >  1 Clinic cancelled
                   From (09:40) (may be left out)  0/5

                                                      … 2 more fields: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.cancel.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Cancel the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients:
                 the whole clinic is cancelled, its patients wait to be booked again in order
                 of need, letters follow, and the call-down shows whom to ring. Ctrl-S does it,
                 Esc leaves.
                 4 slots, 4 patients, the most urgent first:
                   09:00 2WW SMITH, Jane (Mrs) 999 100 0100
                   09:20 URG OKAFOR, Chidi (Mr) 999 100 0240
                   09:40 RTN JONES, Owen (Mr) 999 100 0380
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > Reason on each patient's record (needed)
                   >  1 Clinic cancelled
                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000
                (5 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.cancel.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Cancel the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is
                 cancelled, its patients wait to be booked again in order of need, letters follow, and the
                 call-down shows whom to ring. Ctrl-S does it, Esc leaves.
                 4 slots, 4 patients, the most urgent first:
                   09:00 2WW SMITH, Jane (Mrs) 999 100 0100
                   09:20 URG OKAFOR, Chidi (Mr) 999 100 0240
                   09:40 RTN JONES, Owen (Mr) 999 100 0380
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > Reason on each patient's record (needed)
                   >  1 Clinic cancelled
                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000
                (12 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.cancel.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Cancel the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is cancelled, its patients wait to
                 be booked again in order of need, letters follow, and the call-down shows whom to ring. Ctrl-S does it, Esc leaves.
                 4 slots, 4 patients, the most urgent first:
                   09:00 2WW SMITH, Jane (Mrs) 999 100 0100
                   09:20 URG OKAFOR, Chidi (Mr) 999 100 0240
                   09:40 RTN JONES, Owen (Mr) 999 100 0380
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > Reason on each patient's record (needed)
                   >  1 Clinic cancelled
                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000
                (26 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.cancel.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Cancel the clinic
                 Dermatology, Fenland: Tuesday clinic, Tue 03-Nov-2026 09:00-16:20, 4 patients: the whole clinic is cancelled, its patients wait to be booked again in order of need, letters follow, and the call-down
                 shows whom to ring. Ctrl-S does it, Esc leaves.
                 4 slots, 4 patients, the most urgent first:
                   09:00 2WW SMITH, Jane (Mrs) 999 100 0100
                   09:20 URG OKAFOR, Chidi (Mr) 999 100 0240
                   09:40 RTN JONES, Owen (Mr) 999 100 0380
                   16:00 RTN NOWAK, Zofia (Ms) 999 100 0410
                 > Reason on each patient's record (needed)
                   >  1 Clinic cancelled
                   From (09:40) (may be left out)  0/5

                   Until (may be left out)  0/5

                   Why, for colleagues (may be left out)  0/2,000
                (33 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
