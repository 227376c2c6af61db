// The week of clinics that a patient is booked into, at each size of window.

import Testing

@Suite struct PicturesBooking {
    @Test func `the first suitable slot`() {
        Scene.week.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr)
                 Born 09-Nov-1980 (45)  Gender Female  NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place …
                 Free/booked     Mon 09   Tue 10   Wed 11   Thu 12   Fri 13
                 Skin clinic          ·    >*2/0      1/1      2/0      1/1
                  Day and time          Free   Booked        Clinician
                > Tue 10-Nov-2026 09:20    2   0 of 2 best   Dr A Reed
                (4 blank rows)
                 Enter take this slot  Right next day  …  ? help
                """)
        Scene.week.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over       Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                      ·      >*2/0        1/1        2/0        1/1
                  Day and time          Free   Booked        Clinician     Kept for    Room
                > Tue 10-Nov-2026 09:20    2   0 of 2 best   Dr A Reed
                (13 blank rows)
                 Enter take this slot  Right next day  ] next week  …  ? help
                """)
        Scene.week.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)
                 Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·      >*2/0        1/1        2/0        1/1
                  Day and time          Free   Booked        Clinician               Kept for    Room
                > Tue 10-Nov-2026 09:20    2   0 of 2 best   Dr A Reed
                (19 blank rows)
                 Enter take this slot  Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.week.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·      >*2/0        1/1        2/0        1/1
                  Day and time          Free   Booked        Clinician                               Kept for    Room
                > Tue 10-Nov-2026 09:20    2   0 of 2 best   Dr A Reed
                (33 blank rows)
                 Enter take this slot  Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.week.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·      >*2/0        1/1        2/0        1/1
                  Day and time          Free   Booked        Clinician                                                                 Kept for    Room
                > Tue 10-Nov-2026 09:20    2   0 of 2 best   Dr A Reed
                (40 blank rows)
                 Enter take this slot  Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
    }

    @Test func `full, closed and free`() {
        Scene.weekFull.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr)
                 Born 09-Nov-1980 (45)  Gender Female  NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place …
                 Free/booked     Mon 09   Tue 10   Wed 11   Thu 12   Fri 13
                 Skin clinic          ·     *2/0  >full+1   closed        ·
                 Mole clinic          ·        ·        ·        ·      1/1
                  Day and time          Free   Booked        Clinician
                > Wed 11-Nov-2026 09:20    0   3 of 2 over   Dr A Reed
                (3 blank rows)
                 Enter take this slot  Right next day  …  ? help
                """)
        Scene.weekFull.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over       Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                      ·       *2/0  >full/3+1     closed          ·
                 Mole clinic                      ·          ·          ·          ·        1/1
                  Day and time          Free   Booked        Clinician     Kept for    Room
                > Wed 11-Nov-2026 09:20    0   3 of 2 over   Dr A Reed
                (12 blank rows)
                 Enter take this slot  Right next day  ] next week  J next clinic  …  ? help
                """)
        Scene.weekFull.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)
                 Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·       *2/0  >full/3+1     closed          ·
                 Mole clinic                         ·          ·          ·          ·        1/1
                  Day and time          Free   Booked        Clinician               Kept for    Room
                > Wed 11-Nov-2026 09:20    0   3 of 2 over   Dr A Reed
                (18 blank rows)
                 Enter take this slot  Right next day  ] next week  J next clinic  Tab another service  …  ? help
                """)
        Scene.weekFull.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·       *2/0  >full/3+1     closed          ·
                 Mole clinic                         ·          ·          ·          ·        1/1
                  Day and time          Free   Booked        Clinician                               Kept for    Room
                > Wed 11-Nov-2026 09:20    0   3 of 2 over   Dr A Reed
                (32 blank rows)
                 Enter take this slot  Right next day  ] next week  J next clinic  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.weekFull.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 First free slot that keeps every clock.
                 Declined: 1 too soon  2 too late  3 day  4 time  5 place  6 clinician  7 other
                 Free/booked +over *best    Mon 09-Nov Tue 10-Nov Wed 11-Nov Thu 12-Nov Fri 13-Nov
                 Skin clinic                         ·       *2/0  >full/3+1     closed          ·
                 Mole clinic                         ·          ·          ·          ·        1/1
                  Day and time          Free   Booked        Clinician                                                                 Kept for    Room
                > Wed 11-Nov-2026 09:20    0   3 of 2 over   Dr A Reed
                (39 blank rows)
                 Enter take this slot  Right next day  ] next week  J next clinic  Tab another service  r refresh  Esc back  ? help
                """)
    }

    @Test func `nothing free`() {
        Scene.weekEmpty.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr)
                 Born 09-Nov-1980 (45)  Gender Female  NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 No slot of the service is free.
                 Free/booked     Mon 02   Tue 03   Wed 04   Thu 05   Fri 06
                 No clinic is planned in this week.
                (7 blank rows)
                 Right next day  ] next week  Tab another service  …  ? help
                """)
        Scene.weekEmpty.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)
                 Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 No slot of the service is free.
                 Free/booked +over       Mon 02-Nov Tue 03-Nov Wed 04-Nov Thu 05-Nov Fri 06-Nov
                 No clinic is planned in this week.
                (16 blank rows)
                 Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.weekEmpty.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)
                 Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 No slot of the service is free.
                 Free/booked +over *best    Mon 02-Nov Tue 03-Nov Wed 04-Nov Thu 05-Nov Fri 06-Nov
                 No clinic is planned in this week.
                (22 blank rows)
                 Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.weekEmpty.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 No slot of the service is free.
                 Free/booked +over *best    Mon 02-Nov Tue 03-Nov Wed 04-Nov Thu 05-Nov Fri 06-Nov
                 No clinic is planned in this week.
                (36 blank rows)
                 Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
        Scene.weekEmpty.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr)   Born 09-Nov-1980 (45)   Gender Female   NHS No. 999 100 0720
                 Book: Dermatology, Fenland
                 No slot of the service is free.
                 Free/booked +over *best    Mon 02-Nov Tue 03-Nov Wed 04-Nov Thu 05-Nov Fri 06-Nov
                 No clinic is planned in this week.
                (43 blank rows)
                 Right next day  ] next week  Tab another service  r refresh  Esc back  ? help
                """)
    }
}
