// A caller from the first letters to the record, at each size of window.

import Testing

@Suite struct PicturesCallers {
    @Test func `a few letters`() {
        Scene.caller.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 no
                 1 patient
                  Patient                          Born        NHS No.
                > NOWAK, Zofia (Ms)                09-Nov-1965 999 100 0410
                (9 blank rows)
                 Enter this one  Down next  Esc back  F1 help
                """)
        Scene.caller.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 no
                 1 patient
                  Patient                       Born        NHS No.      Hospital No. Postcode
                > NOWAK, Zofia (Ms)             09-Nov-1965 999 100 0410
                (17 blank rows)
                 Enter this one  Down next  Esc back  F1 help
                """)
        Scene.caller.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 no
                 1 patient
                  Patient                                           Born        NHS No.      Hospital No. Postcode
                > NOWAK, Zofia (Ms)                                 09-Nov-1965 999 100 0410
                (23 blank rows)
                 Enter this one  Down next  Esc back  F1 help
                """)
        Scene.caller.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 no
                 1 patient
                  Patient                                                                           Born        NHS No.      Hospital No. Postcode
                > NOWAK, Zofia (Ms)                                                                 09-Nov-1965 999 100 0410
                (36 blank rows)
                 Enter this one  Down next  Esc back  F1 help
                """)
        Scene.caller.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 no
                 1 patient
                  Patient                                                                                                                                               Born        NHS No.      Hospital No. Postcode
                > NOWAK, Zofia (Ms)                                                                                                                                     09-Nov-1965 999 100 0410
                (43 blank rows)
                 Enter this one  Down next  Esc back  F1 help
                """)
    }

    @Test func `nobody found`() {
        Scene.nobody.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 zzz
                 No patient that you may see fits “zzz”.
                  Patient                          Born        NHS No.
                (10 blank rows)
                 Down next  Esc back  F1 help
                """)
        Scene.nobody.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 zzz
                 No patient that you may see fits “zzz”.
                  Patient                       Born        NHS No.      Hospital No. Postcode
                (18 blank rows)
                 Down next  Esc back  F1 help
                """)
        Scene.nobody.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 zzz
                 No patient that you may see fits “zzz”.
                  Patient                                           Born        NHS No.      Hospital No. Postcode
                (24 blank rows)
                 Down next  Esc back  F1 help
                """)
        Scene.nobody.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 zzz
                 No patient that you may see fits “zzz”.
                  Patient                                                                           Born        NHS No.      Hospital No. Postcode
                (37 blank rows)
                 Down next  Esc back  F1 help
                """)
        Scene.nobody.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 A caller  name, NHS number, hospital number or UBRN
                 zzz
                 No patient that you may see fits “zzz”.
                  Patient                                                                                                                                               Born        NHS No.      Hospital No. Postcode
                (44 blank rows)
                 Down next  Esc back  F1 help
                """)
    }

    @Test func `one thing said`() {
        Scene.identity.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 A caller
                 Ask, without saying it first, and tick what is right: 2
                 more to open the record.

                  n [x] Name            SMITH, Jane (Mrs)
                  b [ ] Date of birth   09-Nov-1950 (75)
                  a [ ] Address         not held
                  u [ ] A number        NHS 999 100 0100
                  t [ ] Telephone       07700 900001
                (5 blank rows)
                 n name  b birth date  u number  t telephone  …  ? help
                """)
        Scene.identity.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 A caller
                 Ask, without saying it first, and tick what is right: 2 more to open the
                 record.

                  n [x] Name            SMITH, Jane (Mrs)
                  b [ ] Date of birth   09-Nov-1950 (75)
                  a [ ] Address         not held
                  u [ ] A number        NHS 999 100 0100
                  t [ ] Telephone       07700 900001
                (13 blank rows)
                 n name  b birth date  u number  t telephone  Esc back  ? help
                """)
        Scene.identity.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 A caller
                 Ask, without saying it first, and tick what is right: 2 more to open the record.

                  n [x] Name            SMITH, Jane (Mrs)
                  b [ ] Date of birth   09-Nov-1950 (75)
                  a [ ] Address         not held
                  u [ ] A number        NHS 999 100 0100
                  t [ ] Telephone       07700 900001
                (20 blank rows)
                 n name  b birth date  u number  t telephone  Esc back  ? help
                """)
        Scene.identity.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 A caller
                 Ask, without saying it first, and tick what is right: 2 more to open the record.

                  n [x] Name            SMITH, Jane (Mrs)
                  b [ ] Date of birth   09-Nov-1950 (75)
                  a [ ] Address         not held
                  u [ ] A number        NHS 999 100 0100
                  t [ ] Telephone       07700 900001
                (33 blank rows)
                 n name  b birth date  u number  t telephone  Esc back  ? help
                """)
        Scene.identity.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 A caller
                 Ask, without saying it first, and tick what is right: 2 more to open the record.

                  n [x] Name            SMITH, Jane (Mrs)
                  b [ ] Date of birth   09-Nov-1950 (75)
                  a [ ] Address         not held
                  u [ ] A number        NHS 999 100 0100
                  t [ ] Telephone       07700 900001
                (40 blank rows)
                 n name  b birth date  u number  t telephone  Esc back  ? help
                """)
    }

    @Test func `the record`() {
        Scene.person.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female
                 NHS No. 999 100 0100
                 Needs speaks Welsh   Mobile 07700 900001
                 Address 1 High Street, Referton
                 Identified by a number, date of birth, name
                  Service             Appointment           State
                > Dermatology, Fenla… Wed 11-Nov-2026 10:20 Booked
                (5 blank rows)
                 Letters: Appointment (Wed 11-Nov-2026 10:20), post, waitin…

                 m rebook  Enter open  n leave a message  …  ? help
                """)
        Scene.person.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)  Born 09-Nov-1950 (75)  Gender Female  NHS No. 999 100 0100
                 Needs speaks Welsh   Mobile 07700 900001   Address 1 High Street, Referton
                 Identified by a number, date of birth, name
                  Service              Appointment           State           Pri UBRN
                > Dermatology, Fenland Wed 11-Nov-2026 10:20 Booked          2WW 9900 0000 0001
                (15 blank rows)
                 Letters: Appointment (Wed 11-Nov-2026 10:20), post, waiting 03-Nov-2026 (Derma…

                 m rebook  Enter open  n leave a message  B ring back  …  ? help
                """)
        Scene.person.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Needs speaks Welsh   Mobile 07700 900001   Address 1 High Street, Referton
                 Identified by a number, date of birth, name
                  Service                  Appointment           State               Pri UBRN           Referred
                > Dermatology, Fenland     Wed 11-Nov-2026 10:20 Booked              2WW 9900 0000 0001 23-Oct-2026
                (21 blank rows)
                 Letters: Appointment (Wed 11-Nov-2026 10:20), post, waiting 03-Nov-2026 (Dermatology, Fenland)

                 m rebook  Enter open  n leave a message  B ring back  c cancel appointment  …  ? help
                """)
        Scene.person.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Needs speaks Welsh   Mobile 07700 900001   Address 1 High Street, Referton   Identified by a number, date of birth, name
                  Service                    Appointment           State                 Pri UBRN           Referred    Waits on
                > Dermatology, Fenland       Wed 11-Nov-2026 10:20 Booked                2WW 9900 0000 0001 23-Oct-2026 Referrals for Review
                (35 blank rows)
                 Letters: Appointment (Wed 11-Nov-2026 10:20), post, waiting 03-Nov-2026 (Dermatology, Fenland)

                 m rebook  Enter open  n leave a message  B ring back  c cancel appointment  L letters sent  Esc back  ? help
                """)
        Scene.person.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 SMITH, Jane (Mrs)   Born 09-Nov-1950 (75)   Gender Female   NHS No. 999 100 0100
                 Needs speaks Welsh   Mobile 07700 900001   Address 1 High Street, Referton   Identified by a number, date of birth, name
                  Service                                          Appointment           State                                        Pri UBRN           Referred    Waits on
                > Dermatology, Fenland                             Wed 11-Nov-2026 10:20 Booked                                       2WW 9900 0000 0001 23-Oct-2026 Referrals for Review
                (42 blank rows)
                 Letters: Appointment (Wed 11-Nov-2026 10:20), post, waiting 03-Nov-2026 (Dermatology, Fenland)

                 m rebook  Enter open  n leave a message  B ring back  c cancel appointment  L letters sent  Esc back  ? help
                """)
    }
}
