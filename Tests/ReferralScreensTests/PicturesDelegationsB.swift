// Granting and revoking a delegation, at each size of window.

import Testing

@Suite struct PicturesDelegationsB {
    @Test func `granting`() {
        Scene.grant.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Let somebody act for you
                 Asha Patel reads the letters and decides in your name from
                 today to Tue 01-Dec-2026. You answer for it. Ctrl-S does
                 it, Esc leaves.
                   Who (needed)
                   Asha Patel
                 > Until which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +4w
                   Written protocol that they work to (needed)  0/100

                   Which decisions come back to you (needed)
                   Every decision
                                                      … 2 more fields: Tab

                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.grant.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Let somebody act for you
                 Asha Patel reads the letters and decides in your name from today to Tue
                 01-Dec-2026. You answer for it. Ctrl-S does it, Esc leaves.
                   Who (needed)
                   Asha Patel
                 > Until which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +4w
                   Written protocol that they work to (needed)  0/100

                   Which decisions come back to you (needed)
                   Every decision
                   Which priorities (may be left out)
                   Any priority
                   Which service (may be left out)
                   All of mine
                (7 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.grant.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Let somebody act for you
                 Asha Patel reads the letters and decides in your name from today to Tue 01-Dec-2026. You answer
                 for it. Ctrl-S does it, Esc leaves.
                   Who (needed)
                   Asha Patel
                 > Until which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +4w
                   Written protocol that they work to (needed)  0/100

                   Which decisions come back to you (needed)
                   Every decision
                   Which priorities (may be left out)
                   Any priority
                   Which service (may be left out)
                   All of mine
                (13 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.grant.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Let somebody act for you
                 Asha Patel reads the letters and decides in your name from today to Tue 01-Dec-2026. You answer for it. Ctrl-S does it, Esc
                 leaves.
                   Who (needed)
                   Asha Patel
                 > Until which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +4w
                   Written protocol that they work to (needed)  0/100

                   Which decisions come back to you (needed)
                   Every decision
                   Which priorities (may be left out)
                   Any priority
                   Which service (may be left out)
                   All of mine
                (26 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.grant.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Let somebody act for you
                 Asha Patel reads the letters and decides in your name from today to Tue 01-Dec-2026. You answer for it. Ctrl-S does it, Esc leaves.
                   Who (needed)
                   Asha Patel
                 > Until which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +4w
                   Written protocol that they work to (needed)  0/100

                   Which decisions come back to you (needed)
                   Every decision
                   Which priorities (may be left out)
                   Any priority
                   Which service (may be left out)
                   All of mine
                (34 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `revoking`() {
        Scene.revoke.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Dr Tom Lindqvist, Clinician
                 Revoke a delegation
                 Asha Patel no longer acts for Dr Tom Lindqvist, from now
                 on. What was decided stands. 2 decisions still wait for
                 you. Ctrl-S does it, Esc leaves.
                (10 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.revoke.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Dr Tom Lindqvist, Clinician
                 Revoke a delegation
                 Asha Patel no longer acts for Dr Tom Lindqvist, from now on. What was decided
                 stands. 2 decisions still wait for you. Ctrl-S does it, Esc leaves.
                (19 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.revoke.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Dr Tom Lindqvist, Clinician
                 Revoke a delegation
                 Asha Patel no longer acts for Dr Tom Lindqvist, from now on. What was decided stands. 2 decisions
                 still wait for you. Ctrl-S does it, Esc leaves.
                (25 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.revoke.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Dr Tom Lindqvist, Clinician
                 Revoke a delegation
                 Asha Patel no longer acts for Dr Tom Lindqvist, from now on. What was decided stands. 2 decisions still wait for you. Ctrl-S does
                 it, Esc leaves.
                (38 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        Scene.revoke.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Dr Tom Lindqvist, Clinician
                 Revoke a delegation
                 Asha Patel no longer acts for Dr Tom Lindqvist, from now on. What was decided stands. 2 decisions still wait for you. Ctrl-S does it, Esc leaves.
                (46 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }
}
