// Who acts for a clinician, at each size of window.

import Testing

@Suite struct PicturesDelegationsA {
    @Test func `delegations`() {
        Scene.delegations.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Who acts for you   2 delegations, 1 in force

                  State     Person              Until       Decided To sign
                  in force  Asha Patel          23-Nov-2026      41       2
                > to come   Asha Patel          02-Jan-2027       0       0
                (4 blank rows)
                  Asha Patel acts for you from 13-Dec-2026 to 02-Jan-2027;
                  protocol: Skin lesions, version 2; all services; only
                  RTN; one decision in 10 comes back; 0 decisions, 0
                  countersigned.

                 a grant  x revoke  r refresh  Esc back  ? help
                """)
        Scene.delegations.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Who acts for you   2 delegations, 1 in force

                  State     Person                Until       Decided To sign Protocol
                  in force  Asha Patel            23-Nov-2026      41       2 Skin lesions, ve…
                > to come   Asha Patel            02-Jan-2027       0       0 Skin lesions, ve…
                (13 blank rows)
                  Asha Patel acts for you from 13-Dec-2026 to 02-Jan-2027; protocol: Skin
                  lesions, version 2; all services; only RTN; one decision in 10 comes back; 0
                  decisions, 0 countersigned.

                 a grant  x revoke  r refresh  Esc back  ? help
                """)
        Scene.delegations.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Who acts for you   2 delegations, 1 in force

                  State     Person                          Until       Decided To sign Protocol
                  in force  Asha Patel                      23-Nov-2026      41       2 Skin lesions, version 2
                > to come   Asha Patel                      02-Jan-2027       0       0 Skin lesions, version 2
                (20 blank rows)
                  Asha Patel acts for you from 13-Dec-2026 to 02-Jan-2027; protocol: Skin lesions, version 2; all
                  services; only RTN; one decision in 10 comes back; 0 decisions, 0 countersigned.

                 a grant  x revoke  r refresh  Esc back  ? help
                """)
        Scene.delegations.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Who acts for you   2 delegations, 1 in force

                  State     Person                                    Until       Decided To sign Protocol
                  in force  Asha Patel                                23-Nov-2026      41       2 Skin lesions, version 2
                > to come   Asha Patel                                02-Jan-2027       0       0 Skin lesions, version 2
                (33 blank rows)
                  Asha Patel acts for you from 13-Dec-2026 to 02-Jan-2027; protocol: Skin lesions, version 2; all services; only RTN; one decision
                  in 10 comes back; 0 decisions, 0 countersigned.

                 a grant  x revoke  r refresh  Esc back  ? help
                """)
        Scene.delegations.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Who acts for you   2 delegations, 1 in force

                  State     Person                                    Until       Decided To sign Protocol
                  in force  Asha Patel                                23-Nov-2026      41       2 Skin lesions, version 2
                > to come   Asha Patel                                02-Jan-2027       0       0 Skin lesions, version 2
                (41 blank rows)
                  Asha Patel acts for you from 13-Dec-2026 to 02-Jan-2027; protocol: Skin lesions, version 2; all services; only RTN; one decision in 10 comes back; 0 decisions, 0 countersigned.

                 a grant  x revoke  r refresh  Esc back  ? help
                """)
    }

    @Test func `no delegations`() {
        Scene.noDelegations.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Who acts for you   nobody yet

                  State     Person              Until       Decided To sign
                (11 blank rows)
                 a grant  r refresh  Esc back  ? help
                """)
        Scene.noDelegations.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Who acts for you   nobody yet

                  State     Person                Until       Decided To sign Protocol
                (19 blank rows)
                 a grant  r refresh  Esc back  ? help
                """)
        Scene.noDelegations.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Who acts for you   nobody yet

                  State     Person                          Until       Decided To sign Protocol
                (25 blank rows)
                 a grant  r refresh  Esc back  ? help
                """)
        Scene.noDelegations.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Who acts for you   nobody yet

                  State     Person                                    Until       Decided To sign Protocol
                (38 blank rows)
                 a grant  r refresh  Esc back  ? help
                """)
        Scene.noDelegations.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Who acts for you   nobody yet

                  State     Person                                    Until       Decided To sign Protocol
                (45 blank rows)
                 a grant  r refresh  Esc back  ? help
                """)
    }
}
