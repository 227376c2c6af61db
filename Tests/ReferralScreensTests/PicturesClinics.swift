// The clinics of a day and one of them, at each size of window.

import Testing

@Suite struct PicturesClinics {
    @Test func `a day`() {
        Scene.clinics.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 1 clinic, 4 patients, 3 to cash up   as of 14:32:05
                  Time        Service                      Booked State
                > 09:00-16:20 Dermatology, Fenland         4 of 4 to do: 3
                (10 blank rows)
                 Enter open  Right next day  Left previous day  …  ? help
                """)
        Scene.clinics.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 1 clinic, 4 patients, 3 to cash up   as of 14:32:05
                  Time        Service                        Booked State     Clinic
                > 09:00-16:20 Dermatology, Fenland           4 of 4 to do: 3  Tuesday clinic
                (18 blank rows)
                 Enter open  Right next day  Left previous day  ] next week  t today  …  ? help
                """)
        Scene.clinics.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 1 clinic, 4 patients, 3 to cash up   as of 14:32:05
                  Time        Service                     Booked State     Clinic         Clinician      Room
                > 09:00-16:20 Dermatology, Fenland        4 of 4 to do: 3  Tuesday clinic Dr A Reed      Room 4
                (24 blank rows)
                 Enter open  Right next day  Left previous day  ] next week  t today  P call-down  …  ? help
                """)
        Scene.clinics.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 1 clinic, 4 patients, 3 to cash up   as of 14:32:05
                  Time        Service                        Booked State     Clinic             Clinician          Room       Why
                > 09:00-16:20 Dermatology, Fenland           4 of 4 to do: 3  Tuesday clinic     Dr A Reed          Room 4
                (37 blank rows)
                 Enter open  Right next day  Left previous day  ] next week  t today  P call-down  r refresh  Esc back  ? help
                """)
        Scene.clinics.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 1 clinic, 4 patients, 3 to cash up   as of 14:32:05
                  Time        Service                                         Booked State     Clinic                              Clinician                           Room       Why
                > 09:00-16:20 Dermatology, Fenland                            4 of 4 to do: 3  Tuesday clinic                      Dr A Reed                           Room 4
                (44 blank rows)
                 Enter open  Right next day  Left previous day  ] next week  t today  P call-down  r refresh  Esc back  ? help
                """)
    }

    @Test func `a day without clinics`() {
        Scene.noClinics.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 No clinic on this day. Right goes to the next one.
                (12 blank rows)
                 Right next day  Left previous day  ] next week  …  ? help
                """)
        Scene.noClinics.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 No clinic on this day. Right goes to the next one.
                (20 blank rows)
                 Right next day  Left previous day  ] next week  t today  r refresh  …  ? help
                """)
        Scene.noClinics.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 No clinic on this day. Right goes to the next one.
                (26 blank rows)
                 Right next day  Left previous day  ] next week  t today  r refresh  Esc back  ? help
                """)
        Scene.noClinics.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 No clinic on this day. Right goes to the next one.
                (39 blank rows)
                 Right next day  Left previous day  ] next week  t today  r refresh  Esc back  ? help
                """)
        Scene.noClinics.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Clinics of Tue 03-Nov-2026, today
                 No clinic on this day. Right goes to the next one.
                (46 blank rows)
                 Right next day  Left previous day  ] next week  t today  r refresh  Esc back  ? help
                """)
    }

    @Test func `a clinic to cash up`() {
        Scene.clinic.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4
                 4 of 4 booked   full
                 Cashed up 0 of 3, 1 still to come  [....]
                  Time  Patient               NHS No.      Outcome
                > 09:00 SMITH, Jane (Mrs)     999 100 0100 to cash up
                  09:20 OKAFOR, Chidi (Mr)    999 100 0240 to cash up
                  09:40 JONES, Owen (Mr)      999 100 0380 to cash up
                  16:00 NOWAK, Zofia (Ms)     999 100 0410 later
                (5 blank rows)
                 a attended, discharged  w to follow  …  ? help
                """)
        Scene.clinic.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 0 of 3, 1 still to come  [....]
                  Time  Patient                   NHS No.      Outcome              Born
                > 09:00 SMITH, Jane (Mrs)         999 100 0100 to cash up           09-Nov-1950
                  09:20 OKAFOR, Chidi (Mr)        999 100 0240 to cash up           09-Nov-1955
                  09:40 JONES, Owen (Mr)          999 100 0380 to cash up           04-May-2018
                  16:00 NOWAK, Zofia (Ms)         999 100 0410 later                09-Nov-1965
                (14 blank rows)
                 a attended, discharged  w to follow  D did not attend  Enter open  …  ? help
                """)
        Scene.clinic.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 0 of 3, 1 still to come  [....]
                  Time  Patient                    NHS No.      Outcome                Born        Telephone
                > 09:00 SMITH, Jane (Mrs)          999 100 0100 to cash up             09-Nov-1950 07700 900001
                  09:20 OKAFOR, Chidi (Mr)         999 100 0240 to cash up             09-Nov-1955 07700 900002
                  09:40 JONES, Owen (Mr)           999 100 0380 to cash up             04-May-2018 07700 900003
                  16:00 NOWAK, Zofia (Ms)          999 100 0410 later                  09-Nov-1965 07700 900004
                (20 blank rows)
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  …  ? help
                """)
        Scene.clinic.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 0 of 3, 1 still to come  [....]
                  Time  Patient                             NHS No.      Outcome                        Born        Telephone        UBRN
                > 09:00 SMITH, Jane (Mrs)                   999 100 0100 to cash up                     09-Nov-1950 07700 900001     9900 0000 0001
                  09:20 OKAFOR, Chidi (Mr)                  999 100 0240 to cash up                     09-Nov-1955 07700 900002     9900 0000 0002
                  09:40 JONES, Owen (Mr)                    999 100 0380 to cash up                     04-May-2018 07700 900003     9900 0000 0003
                  16:00 NOWAK, Zofia (Ms)                   999 100 0410 later                          09-Nov-1965 07700 900004     9900 0000 0004
                (33 blank rows)
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  X cancel clinic  M move clinic  …  ? help
                """)
        Scene.clinic.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 0 of 3, 1 still to come  [....]
                  Time  Patient                                                               NHS No.      Outcome                                                          Born        Telephone        UBRN
                > 09:00 SMITH, Jane (Mrs)                                                     999 100 0100 to cash up                                                       09-Nov-1950 07700 900001     9900 0000 0001
                  09:20 OKAFOR, Chidi (Mr)                                                    999 100 0240 to cash up                                                       09-Nov-1955 07700 900002     9900 0000 0002
                  09:40 JONES, Owen (Mr)                                                      999 100 0380 to cash up                                                       04-May-2018 07700 900003     9900 0000 0003
                  16:00 NOWAK, Zofia (Ms)                                                     999 100 0410 later                                                            09-Nov-1965 07700 900004     9900 0000 0004
                (40 blank rows)
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  X cancel clinic  M move clinic  C close to others  p print the list  Esc back  ? help
                """)
    }

    @Test func `after the first key`() {
        Scene.clinicDone.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4
                 4 of 4 booked   full
                 Cashed up 1 of 3, 1 still to come  [#...]
                  Time  Patient               NHS No.      Outcome
                  09:00 SMITH, Jane (Mrs)     999 100 0100 discharged
                > 09:20 OKAFOR, Chidi (Mr)    999 100 0240 to cash up
                  09:40 JONES, Owen (Mr)      999 100 0380 to cash up
                  16:00 NOWAK, Zofia (Ms)     999 100 0410 later
                (3 blank rows)
                 Attended and discharged: SMITH, Jane (Mrs). 2 patients to
                 go.
                 a attended, discharged  w to follow  …  ? help
                """)
        Scene.clinicDone.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 1 of 3, 1 still to come  [#...]
                  Time  Patient                   NHS No.      Outcome              Born
                  09:00 SMITH, Jane (Mrs)         999 100 0100 discharged           09-Nov-1950
                > 09:20 OKAFOR, Chidi (Mr)        999 100 0240 to cash up           09-Nov-1955
                  09:40 JONES, Owen (Mr)          999 100 0380 to cash up           04-May-2018
                  16:00 NOWAK, Zofia (Ms)         999 100 0410 later                09-Nov-1965
                (13 blank rows)
                 Attended and discharged: SMITH, Jane (Mrs). 2 patients to go.
                 a attended, discharged  w to follow  D did not attend  Enter open  …  ? help
                """)
        Scene.clinicDone.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 1 of 3, 1 still to come  [#...]
                  Time  Patient                    NHS No.      Outcome                Born        Telephone
                  09:00 SMITH, Jane (Mrs)          999 100 0100 discharged             09-Nov-1950 07700 900001
                > 09:20 OKAFOR, Chidi (Mr)         999 100 0240 to cash up             09-Nov-1955 07700 900002
                  09:40 JONES, Owen (Mr)           999 100 0380 to cash up             04-May-2018 07700 900003
                  16:00 NOWAK, Zofia (Ms)          999 100 0410 later                  09-Nov-1965 07700 900004
                (19 blank rows)
                 Attended and discharged: SMITH, Jane (Mrs). 2 patients to go.
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  …  ? help
                """)
        Scene.clinicDone.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 1 of 3, 1 still to come  [#...]
                  Time  Patient                             NHS No.      Outcome                        Born        Telephone        UBRN
                  09:00 SMITH, Jane (Mrs)                   999 100 0100 discharged                     09-Nov-1950 07700 900001     9900 0000 0001
                > 09:20 OKAFOR, Chidi (Mr)                  999 100 0240 to cash up                     09-Nov-1955 07700 900002     9900 0000 0002
                  09:40 JONES, Owen (Mr)                    999 100 0380 to cash up                     04-May-2018 07700 900003     9900 0000 0003
                  16:00 NOWAK, Zofia (Ms)                   999 100 0410 later                          09-Nov-1965 07700 900004     9900 0000 0004
                (32 blank rows)
                 Attended and discharged: SMITH, Jane (Mrs). 2 patients to go.
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  X cancel clinic  M move clinic  …  ? help
                """)
        Scene.clinicDone.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Dermatology, Fenland: Tuesday clinic
                 Tue 03-Nov-2026 09:00-16:20   Dr A Reed   Room 4   4 of 4 booked   full
                 Cashed up 1 of 3, 1 still to come  [#...]
                  Time  Patient                                                               NHS No.      Outcome                                                          Born        Telephone        UBRN
                  09:00 SMITH, Jane (Mrs)                                                     999 100 0100 discharged                                                       09-Nov-1950 07700 900001     9900 0000 0001
                > 09:20 OKAFOR, Chidi (Mr)                                                    999 100 0240 to cash up                                                       09-Nov-1955 07700 900002     9900 0000 0002
                  09:40 JONES, Owen (Mr)                                                      999 100 0380 to cash up                                                       04-May-2018 07700 900003     9900 0000 0003
                  16:00 NOWAK, Zofia (Ms)                                                     999 100 0410 later                                                            09-Nov-1965 07700 900004     9900 0000 0004
                (39 blank rows)
                 Attended and discharged: SMITH, Jane (Mrs). 2 patients to go.
                 a attended, discharged  w to follow  D did not attend  Enter open  P call-down  X cancel clinic  M move clinic  C close to others  p print the list  Esc back  ? help
                """)
    }
}
