// The two forms of when a patient can come, from a caller's record, at each size of window.

import Testing

@Suite struct PicturesChoices {
    @Test func `days on which a caller cannot come`() {
        Scene.away.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Days on which the patient cannot come
                 SMITH, Jane (Mrs) cannot come 12-Nov-2026 to 14-Nov-2026:
                 no slot of theirs is proposed then. No clock leaves them
                 out. Ctrl-S does it, Esc leaves.
                   Not from (15/12, 15 dec, +6w, tue) (needed)  5/16
                   12/11
                 > To, that day included (may be left out)  5/16
                   14/11
                   Why, not clinical (may be left out)  0/2,000

                                                       … 1 more field: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.away.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Days on which the patient cannot come
                 SMITH, Jane (Mrs) cannot come 12-Nov-2026 to 14-Nov-2026: no slot of theirs is
                 proposed then. No clock leaves them out. Ctrl-S does it, Esc leaves.
                   Not from (15/12, 15 dec, +6w, tue) (needed)  5/16
                   12/11
                 > To, that day included (may be left out)  5/16
                   14/11
                   Why, not clinical (may be left out)  0/2,000

                   Or take back (may be left out)
                   not chosen
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.away.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Days on which the patient cannot come
                 SMITH, Jane (Mrs) cannot come 12-Nov-2026 to 14-Nov-2026: no slot of theirs is proposed then. No
                 clock leaves them out. Ctrl-S does it, Esc leaves.
                   Not from (15/12, 15 dec, +6w, tue) (needed)  5/16
                   12/11
                 > To, that day included (may be left out)  5/16
                   14/11
                   Why, not clinical (may be left out)  0/2,000

                   Or take back (may be left out)
                   not chosen
                (16 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.away.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Days on which the patient cannot come
                 SMITH, Jane (Mrs) cannot come 12-Nov-2026 to 14-Nov-2026: no slot of theirs is proposed then. No clock leaves them out. Ctrl-S
                 does it, Esc leaves.
                   Not from (15/12, 15 dec, +6w, tue) (needed)  5/16
                   12/11
                 > To, that day included (may be left out)  5/16
                   14/11
                   Why, not clinical (may be left out)  0/2,000

                   Or take back (may be left out)
                   not chosen
                (29 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.away.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Days on which the patient cannot come
                 SMITH, Jane (Mrs) cannot come 12-Nov-2026 to 14-Nov-2026: no slot of theirs is proposed then. No clock leaves them out. Ctrl-S does it, Esc leaves.
                   Not from (15/12, 15 dec, +6w, tue) (needed)  5/16
                   12/11
                 > To, that day included (may be left out)  5/16
                   14/11
                   Why, not clinical (may be left out)  0/2,000

                   Or take back (may be left out)
                   not chosen
                (37 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `what a caller prefers`() {
        Scene.prefers.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 When the patient would rather come
                 SMITH, Jane (Mrs) would rather come on Monday or
                 Wednesday, in the morning. Slots that are come first among
                 those that are in time. Ctrl-S does it, Esc leaves.
                 > On (mon, wed) (may be left out)  8/60
                   mon, wed
                   Half of the day (may be left out)
                   in the morning
                   Days of notice (may be left out)  0/2

                                                       … 1 more field: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.prefers.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 When the patient would rather come
                 SMITH, Jane (Mrs) would rather come on Monday or Wednesday, in the morning.
                 Slots that are come first among those that are in time. Ctrl-S does it, Esc
                 leaves.
                 > On (mon, wed) (may be left out)  8/60
                   mon, wed
                   Half of the day (may be left out)
                   in the morning
                   Days of notice (may be left out)  0/2

                   With (may be left out)  0/100
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.prefers.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 When the patient would rather come
                 SMITH, Jane (Mrs) would rather come on Monday or Wednesday, in the morning. Slots that are come
                 first among those that are in time. Ctrl-S does it, Esc leaves.
                 > On (mon, wed) (may be left out)  8/60
                   mon, wed
                   Half of the day (may be left out)
                   in the morning
                   Days of notice (may be left out)  0/2

                   With (may be left out)  0/100
                (17 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.prefers.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 When the patient would rather come
                 SMITH, Jane (Mrs) would rather come on Monday or Wednesday, in the morning. Slots that are come first among those that are in
                 time. Ctrl-S does it, Esc leaves.
                 > On (mon, wed) (may be left out)  8/60
                   mon, wed
                   Half of the day (may be left out)
                   in the morning
                   Days of notice (may be left out)  0/2

                   With (may be left out)  0/100
                (30 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.prefers.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 When the patient would rather come
                 SMITH, Jane (Mrs) would rather come on Monday or Wednesday, in the morning. Slots that are come first among those that are in time. Ctrl-S does it, Esc leaves.
                 > On (mon, wed) (may be left out)  8/60
                   mon, wed
                   Half of the day (may be left out)
                   in the morning
                   Days of notice (may be left out)  0/2

                   With (may be left out)  0/100
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
