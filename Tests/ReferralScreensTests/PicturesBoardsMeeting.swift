// Boards of those who oversee, at each size of window: the waiting list meeting.

import Testing

@Suite struct PicturesBoardsMeeting {
    @Test func `the waiting list of a meeting`() {
        let scene = Scene.boardNamed("meeting")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Waiting List Meeting                          board 8 of 9
                 7 patients; weeks: none over 18; 1 action   as of 14:32:05
                 open, 1 late
                   Wks Pri  Patient                NHS No.      Next
                >    2 N/K  FEATHERSTONEHAUGH-CHO… 999 100 0720 NONE
                     2 RTN  KHAN, Bilal (Mr)       999 100 0690 NONE
                     2 URG  BROWN, Ida (Miss)      999 100 0550 NONE
                     2 RTN  NOWAK, Zofia (Ms)      999 100 0410 14-Nov-2026
                     1 RTN  JONES, Owen (Mr)       999 100 0380 13-Nov-2026
                     1 URG  OKAFOR, Chidi (Mr)     999 100 0240 12-Nov-2026
                 2 weeks: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina
                 Alexandrina (Dr), NHS number 999 100 0720; next: no
                 appointment, Deferred to provider; nothing agreed; since …

                 Enter open  1-9 board by number  / filter  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Waiting List Meeting                                              board 8 of 9
                 7 patients; weeks: none over 18; 1 action open, 1 late          as of 14:32:05
                   Wks Pri  Patient                  NHS No.      Next        Agreed
                >    2 N/K  FEATHERSTONEHAUGH-CHOLM… 999 100 0720 NONE
                     2 RTN  KHAN, Bilal (Mr)         999 100 0690 NONE
                     2 URG  BROWN, Ida (Miss)        999 100 0550 NONE
                     2 RTN  NOWAK, Zofia (Ms)        999 100 0410 14-Nov-2026
                     1 RTN  JONES, Owen (Mr)         999 100 0380 13-Nov-2026
                     1 URG  OKAFOR, Chidi (Mr)       999 100 0240 12-Nov-2026 Ring about the s…
                     1 2WW  SMITH, Jane (Mrs)        999 100 0100 11-Nov-2026
                (7 blank rows)
                 2 weeks: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS
                 number 999 100 0720; next: no appointment, Deferred to provider; nothing
                 agreed; since last week: nothing; priority not known, Dermatology, Fenland,
                 last good day 20-Feb-2027.

                 Enter open  1-9 board by number  / filter  a agree an action  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Waiting List Meeting                                                                  board 8 of 9
                 7 patients; weeks: none over 18; 1 action open, 1 late                              as of 14:32:05
                   Wks Pri  Patient              NHS No.      Next        Agreed         Whose      By
                >    2 N/K  FEATHERSTONEHAUGH-C… 999 100 0720 NONE
                     2 RTN  KHAN, Bilal (Mr)     999 100 0690 NONE
                     2 URG  BROWN, Ida (Miss)    999 100 0550 NONE
                     2 RTN  NOWAK, Zofia (Ms)    999 100 0410 14-Nov-2026
                     1 RTN  JONES, Owen (Mr)     999 100 0380 13-Nov-2026
                     1 URG  OKAFOR, Chidi (Mr)   999 100 0240 12-Nov-2026 Ring about th… Denise Oa… OVERDUE 1d
                     1 2WW  SMITH, Jane (Mrs)    999 100 0100 11-Nov-2026
                (14 blank rows)
                 2 weeks: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS number 999 100 0720;
                 next: no appointment, Deferred to provider; nothing agreed; since last week: nothing; priority not
                 known, Dermatology, Fenland, last good day 20-Feb-2027.

                 Enter open  1-9 board by number  / filter  a agree an action  x done, or not after all  …  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Waiting List Meeting            1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 7 patients; weeks: none over 18; 1 action open, 1 late                                                              as of 14:32:05
                   Wks Pri  Patient               NHS No.      Next        Agreed          Whose      By              Since last we… Service
                >    2 N/K  FEATHERSTONEHAUGH-CH… 999 100 0720 NONE                                                   nothing        Dermatology, …
                     2 RTN  KHAN, Bilal (Mr)      999 100 0690 NONE                                                   nothing        Dermatology, …
                     2 URG  BROWN, Ida (Miss)     999 100 0550 NONE                                                   nothing        Dermatology, …
                     2 RTN  NOWAK, Zofia (Ms)     999 100 0410 14-Nov-2026                                            nothing        Dermatology, …
                     1 RTN  JONES, Owen (Mr)      999 100 0380 13-Nov-2026                                            nothing        Dermatology, …
                     1 URG  OKAFOR, Chidi (Mr)    999 100 0240 12-Nov-2026 Ring about the… Denise Oa… OVERDUE 1d      nothing        Dermatology, …
                     1 2WW  SMITH, Jane (Mrs)     999 100 0100 11-Nov-2026                                            01-Nov Booked  Dermatology, …
                (28 blank rows)
                 2 weeks: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS number 999 100 0720; next: no appointment, Deferred to
                 provider; nothing agreed; since last week: nothing; priority not known, Dermatology, Fenland, last good day 20-Feb-2027.

                 Enter open  1-9 board by number  / filter  a agree an action  x done, or not after all  p print  T hand to a colleague  …  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Waiting List Meeting                                                                                1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 7 patients; weeks: none over 18; 1 action open, 1 late                                                                                                                                  as of 14:32:05
                   Wks Pri  Patient                          NHS No.      Next        Agreed                     Whose                  By              Since last week           Service                   Breach
                >    2 N/K  FEATHERSTONEHAUGH-CHOLMONDELEY,… 999 100 0720 NONE                                                                          nothing                   Dermatology, Fenland      20-Feb-2027
                     2 RTN  KHAN, Bilal (Mr)                 999 100 0690 NONE                                                                          nothing                   Dermatology, Fenland      21-Feb-2027
                     2 URG  BROWN, Ida (Miss)                999 100 0550 NONE                                                                          nothing                   Dermatology, Fenland      22-Feb-2027
                     2 RTN  NOWAK, Zofia (Ms)                999 100 0410 14-Nov-2026                                                                   nothing                   Dermatology, Fenland      23-Feb-2027
                     1 RTN  JONES, Owen (Mr)                 999 100 0380 13-Nov-2026                                                                   nothing                   Dermatology, Fenland      24-Feb-2027
                     1 URG  OKAFOR, Chidi (Mr)               999 100 0240 12-Nov-2026 Ring about the second cli… Denise Oakes           OVERDUE 1d      nothing                   Dermatology, Fenland      25-Feb-2027
                     1 2WW  SMITH, Jane (Mrs)                999 100 0100 11-Nov-2026                                                                   01-Nov Booked             Dermatology, Fenland      26-Feb-2027
                (35 blank rows)
                 2 weeks: FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS number 999 100 0720; next: no appointment, Deferred to provider; nothing agreed; since last week: nothing; priority not
                 known, Dermatology, Fenland, last good day 20-Feb-2027.

                 Enter open  1-9 board by number  / filter  a agree an action  x done, or not after all  p print  T hand to a colleague  Esc back  ? help
                """)
    }

    @Test func `agreeing an action`() {
        let scene = Scene.boardNamed("agreeing")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Agree an action
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina
                 (Dr), NHS No. 999 100 0720: what you write is kept with
                 the referral and its history, to be done by Tue
                 10-Nov-2026. Ctrl-S does it, Esc leaves.
                 > What is to be done, not clinical (needed)  0/200

                   By whom (needed)
                   not chosen
                   By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +1w
                (3 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Agree an action
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100
                 0720: what you write is kept with the referral and its history, to be done by
                 Tue 10-Nov-2026. Ctrl-S does it, Esc leaves.
                 > What is to be done, not clinical (needed)  0/200

                   By whom (needed)
                   not chosen
                   By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +1w
                (12 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Agree an action
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: what you write
                 is kept with the referral and its history, to be done by Tue 10-Nov-2026. Ctrl-S does it, Esc
                 leaves.
                 > What is to be done, not clinical (needed)  0/200

                   By whom (needed)
                   not chosen
                   By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +1w
                (18 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Agree an action
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: what you write is kept with the referral and
                 its history, to be done by Tue 10-Nov-2026. Ctrl-S does it, Esc leaves.
                 > What is to be done, not clinical (needed)  0/200

                   By whom (needed)
                   not chosen
                   By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +1w
                (32 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Agree an action
                 FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina (Dr), NHS No. 999 100 0720: what you write is kept with the referral and its history, to be done by Tue 10-Nov-2026. Ctrl-S does it, Esc
                 leaves.
                 > What is to be done, not clinical (needed)  0/200

                   By whom (needed)
                   not chosen
                   By which day (15/12, 15 dec, +6w, tue) (needed)  3/16
                   +1w
                (39 blank rows)
                 Ctrl-S do it  Esc leave  Tab next field  F1 help
                """)
    }

    @Test func `a filter being typed`() {
        let scene = Scene.boardNamed("filtered")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Waiting List Meeting                          board 8 of 9
                 Filter: smith
                   Wks Pri  Patient                NHS No.      Next
                >    1 2WW  SMITH, Jane (Mrs)      999 100 0100 11-Nov-2026
                (6 blank rows)
                 1 week: SMITH, Jane (Mrs), NHS number 999 100 0100; next:
                 appointment Wed 11-Nov-2026 10:20, Booked; nothing agreed;
                 since last week: Booked on 01-Nov-2026; Urgent suspected …

                 Enter keep the filter  Esc no filter  F1 help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Waiting List Meeting                                              board 8 of 9
                 Filter: smith
                   Wks Pri  Patient                  NHS No.      Next        Agreed
                >    1 2WW  SMITH, Jane (Mrs)        999 100 0100 11-Nov-2026
                (13 blank rows)
                 1 week: SMITH, Jane (Mrs), NHS number 999 100 0100; next: appointment Wed
                 11-Nov-2026 10:20, Booked; nothing agreed; since last week: Booked on
                 01-Nov-2026; Urgent suspected cancer, Dermatology, Fenland, last good day
                 26-Feb-2027.

                 Enter keep the filter  Esc no filter  F1 help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Waiting List Meeting                                                                  board 8 of 9
                 Filter: smith
                   Wks Pri  Patient              NHS No.      Next        Agreed         Whose      By
                >    1 2WW  SMITH, Jane (Mrs)    999 100 0100 11-Nov-2026
                (20 blank rows)
                 1 week: SMITH, Jane (Mrs), NHS number 999 100 0100; next: appointment Wed 11-Nov-2026 10:20,
                 Booked; nothing agreed; since last week: Booked on 01-Nov-2026; Urgent suspected cancer,
                 Dermatology, Fenland, last good day 26-Feb-2027.

                 Enter keep the filter  Esc no filter  F1 help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Waiting List Meeting            1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Filter: smith
                   Wks Pri  Patient               NHS No.      Next        Agreed          Whose      By              Since last we… Service
                >    1 2WW  SMITH, Jane (Mrs)     999 100 0100 11-Nov-2026                                            01-Nov Booked  Dermatology, …
                (34 blank rows)
                 1 week: SMITH, Jane (Mrs), NHS number 999 100 0100; next: appointment Wed 11-Nov-2026 10:20, Booked; nothing agreed; since last
                 week: Booked on 01-Nov-2026; Urgent suspected cancer, Dermatology, Fenland, last good day 26-Feb-2027.

                 Enter keep the filter  Esc no filter  F1 help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Waiting List Meeting                                                                                1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 Filter: smith
                   Wks Pri  Patient                          NHS No.      Next        Agreed                     Whose                  By              Since last week           Service                   Breach
                >    1 2WW  SMITH, Jane (Mrs)                999 100 0100 11-Nov-2026                                                                   01-Nov Booked             Dermatology, Fenland      26-Feb-2027
                (41 blank rows)
                 1 week: SMITH, Jane (Mrs), NHS number 999 100 0100; next: appointment Wed 11-Nov-2026 10:20, Booked; nothing agreed; since last week: Booked on 01-Nov-2026; Urgent suspected cancer, Dermatology,
                 Fenland, last good day 26-Feb-2027.

                 Enter keep the filter  Esc no filter  F1 help
                """)
    }
}
