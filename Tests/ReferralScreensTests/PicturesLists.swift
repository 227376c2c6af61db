// What is done with a list as a whole, at each size of window: its orders, printing it, writing it into a file.

import Testing

@Suite struct PicturesLists {
    @Test func `the orders of a list`() {
        Scene.sorts.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Sort: Appointment Slot Issues

                  n  most urgent first         Pri↓   on
                > N  least urgent first        Pri↑
                  d  due day, earliest first   Due↑
                  D  due day, latest first     Due↓
                (8 blank rows)
                 Enter sort so  Esc back  ? help
                """)
        Scene.sorts.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Sort: Appointment Slot Issues

                  n  most urgent first         Pri↓   on
                > N  least urgent first        Pri↑
                  d  due day, earliest first   Due↑
                  D  due day, latest first     Due↓
                (16 blank rows)
                 Enter sort so  Esc back  ? help
                """)
        Scene.sorts.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Sort: Appointment Slot Issues

                  n  most urgent first         Pri↓   on
                > N  least urgent first        Pri↑
                  d  due day, earliest first   Due↑
                  D  due day, latest first     Due↓
                (22 blank rows)
                 Enter sort so  Esc back  ? help
                """)
        Scene.sorts.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Sort: Appointment Slot Issues

                  n  most urgent first         Pri↓   on
                > N  least urgent first        Pri↑
                  d  due day, earliest first   Due↑
                  D  due day, latest first     Due↓
                (35 blank rows)
                 Enter sort so  Esc back  ? help
                """)
        Scene.sorts.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Sort: Appointment Slot Issues

                  n  most urgent first         Pri↓   on
                > N  least urgent first        Pri↑
                  d  due day, earliest first   Due↑
                  D  due day, latest first     Due↓
                (42 blank rows)
                 Enter sort so  Esc back  ? help
                """)
    }

    @Test func `a list to be printed`() {
        Scene.printedList.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Print the list
                 Appointment Slot Issues, sorted: most urgent first. All 3
                 rows with names and NHS numbers go into the spool, and the
                 journal keeps that you printed the list. Ctrl-S does it,
                 Esc leaves.
                (9 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printedList.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Print the list
                 Appointment Slot Issues, sorted: most urgent first. All 3 rows with names and
                 NHS numbers go into the spool, and the journal keeps that you printed the
                 list. Ctrl-S does it, Esc leaves.
                (18 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printedList.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Print the list
                 Appointment Slot Issues, sorted: most urgent first. All 3 rows with names and NHS numbers go into
                 the spool, and the journal keeps that you printed the list. Ctrl-S does it, Esc leaves.
                (25 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printedList.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Print the list
                 Appointment Slot Issues, sorted: most urgent first. All 3 rows with names and NHS numbers go into the spool, and the journal keeps
                 that you printed the list. Ctrl-S does it, Esc leaves.
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.printedList.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Print the list
                 Appointment Slot Issues, sorted: most urgent first. All 3 rows with names and NHS numbers go into the spool, and the journal keeps that you printed the list. Ctrl-S does it, Esc leaves.
                (46 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `a filtered list to be written into a file`() {
        Scene.exportedList.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Export the list to a file
                 Appointment Slot Issues, filter “kh” (2 hidden), sorted:
                 due day, latest first. 1 row with names and NHS numbers
                 goes into a CSV file that your account alone may read, and
                 the journal keeps that you took the list. Ctrl-S does it,
                 Esc leaves.
                (8 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.exportedList.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Export the list to a file
                 Appointment Slot Issues, filter “kh” (2 hidden), sorted: due day, latest
                 first. 1 row with names and NHS numbers goes into a CSV file that your account
                 alone may read, and the journal keeps that you took the list. Ctrl-S does it,
                 Esc leaves.
                (17 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.exportedList.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Export the list to a file
                 Appointment Slot Issues, filter “kh” (2 hidden), sorted: due day, latest first. 1 row with names
                 and NHS numbers goes into a CSV file that your account alone may read, and the journal keeps that
                 you took the list. Ctrl-S does it, Esc leaves.
                (24 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.exportedList.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Export the list to a file
                 Appointment Slot Issues, filter “kh” (2 hidden), sorted: due day, latest first. 1 row with names and NHS numbers goes into a CSV
                 file that your account alone may read, and the journal keeps that you took the list. Ctrl-S does it, Esc leaves.
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.exportedList.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Export the list to a file
                 Appointment Slot Issues, filter “kh” (2 hidden), sorted: due day, latest first. 1 row with names and NHS numbers goes into a CSV file that your account alone may read, and the journal keeps that you
                 took the list. Ctrl-S does it, Esc leaves.
                (45 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `a long file is being written`() {
        Scene.exporting.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                     as of 14:32:05
                  Pri↓ Due             Patient                 NHS No.
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOL… 999 100 0720
                  URG  OVERDUE 1d      BROWN, Ida (Miss)       999 100 0550
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)        999 100 0690
                (7 blank rows)
                 1,000 of 3,000 rows written. Esc stops it.
                 Esc stop it
                """)
        Scene.exporting.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                         as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17
                  URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)           09-Nov-1975 999 100 0690   16
                (15 blank rows)
                 1,000 of 3,000 rows written. Esc stops it.
                 Esc stop it
                """)
        Scene.exporting.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                                             as of 14:32:05
                  Pri↓ Due             Patient                    Born        NHS No.      Days Service
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMON… 09-Nov-1980 999 100 0720   17 Dermatology, Fenla…
                  URG  OVERDUE 1d      BROWN, Ida (Miss)          09-Nov-1970 999 100 0550   15 Dermatology, Fenla…
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)           09-Nov-1975 999 100 0690   16 Dermatology, Fenla…
                (21 blank rows)
                 1,000 of 3,000 rows written. Esc stops it.
                 Esc stop it
                """)
        Scene.exporting.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                                                                             as of 14:32:05
                  Pri↓ Due             Patient                  Born        NHS No.      Days Service           Reason            Appointment
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLM… 09-Nov-1980 999 100 0720   17 Dermatology, Fen… No slots at the …
                  URG  OVERDUE 1d      BROWN, Ida (Miss)        09-Nov-1970 999 100 0550   15 Dermatology, Fen… No slots at the …
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)         09-Nov-1975 999 100 0690   16 Dermatology, Fen… No slots at the …
                (34 blank rows)
                 1,000 of 3,000 rows written. Esc stops it.
                 Esc stop it
                """)
        Scene.exporting.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Appointment Slot Issues   sorted: most urgent first
                 3 items                                                                                                                                                                                 as of 14:32:05
                  Pri↓ Due             Patient                                        Born        NHS No.      Days Service                                  Reason                                   Appointment
                > N/K  OVERDUE 4d      FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Al… 09-Nov-1980 999 100 0720   17 Dermatology, Fenland                     No slots at the service
                  URG  OVERDUE 1d      BROWN, Ida (Miss)                              09-Nov-1970 999 100 0550   15 Dermatology, Fenland                     No slots at the service
                  RTN  due 11-Dec-2026 KHAN, Bilal (Mr)                               09-Nov-1975 999 100 0690   16 Dermatology, Fenland                     No slots at the service
                (41 blank rows)
                 1,000 of 3,000 rows written. Esc stops it.
                 Esc stop it
                """)
    }
}
