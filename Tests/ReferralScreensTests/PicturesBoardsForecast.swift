// Boards of those who oversee, at each size of window: the breach forecast, and a board that cannot be read.

import Testing

@Suite struct PicturesBoardsForecast {
    @Test func `breaches by week as a chart`() {
        let scene = Scene.boardNamed("forecast")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Breach Forecast                               board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks;  as of 14:32:05
                 32 breach in 8 weeks unless seen, 16 of
                 them not booked in time
                  Service               Wait Over 18 8 weeks  Unbooked   w1
                > All services           120      20 ▂▅█▇▂▂▁▂       16    3
                  Dermatology, Marsh…    120      20 ▂▇█▃▁▅▃▃       10    1
                  Dermatology, Fenla…    120      20 ▅▁▃█▆▁▁▃        5    2


                 All services: 120 wait, 20 over 18 weeks; breaches by
                 week: from 03-Nov-2026 3, from 10-Nov-2026 5, from
                 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, …

                 Enter who waits there  1-9 board by number  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Breach Forecast                                                   board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8       as of 14:32:05
                 weeks unless seen, 16 of them not booked in time
                 Breaches of All services, by the week that begins:
                 Tue 03-Nov-2026      3 ███████████████████████
                 Tue 10-Nov-2026      5 ███████████████████████████████████████
                 Tue 17-Nov-2026      7 ██████████████████████████████████████████████████████
                 Tue 24-Nov-2026      6 ██████████████████████████████████████████████
                 Tue 01-Dec-2026      3 ███████████████████████
                 Tue 08-Dec-2026      3 ███████████████████████
                 Tue 15-Dec-2026      2 ███████████████
                 Tue 22-Dec-2026      3 ███████████████████████

                  Service               Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5
                > All services           120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3
                  Dermatology, Marsh…    120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0
                  Dermatology, Fenla…    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026
                 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from
                 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026 2, from 22-Dec-2026 3; 16
                 of them not booked in time.

                 Enter who waits there  1-9 board by number  / filter  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Breach Forecast                                                                       board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of  as of 14:32:05
                 them not booked in time
                 Breaches of All services, by the week that begins:
                 Tue 03-Nov-2026      3 ██████████████████████████
                 Tue 10-Nov-2026      5 ███████████████████████████████████████████
                 Tue 17-Nov-2026      7 ████████████████████████████████████████████████████████████
                 Tue 24-Nov-2026      6 ███████████████████████████████████████████████████
                 Tue 01-Dec-2026      3 ██████████████████████████
                 Tue 08-Dec-2026      3 ██████████████████████████
                 Tue 15-Dec-2026      2 █████████████████
                 Tue 22-Dec-2026      3 ██████████████████████████

                  Service            Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services        120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Ma…    120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fe…    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (7 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026
                 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from
                 15-Dec-2026 2, from 22-Dec-2026 3; 16 of them not booked in time.

                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Breach Forecast                 1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of them not booked in time          as of 14:32:05
                 Breaches of All services, by the week that begins:
                 Tue 03-Nov-2026      3 ██████████████████████████
                 Tue 10-Nov-2026      5 ███████████████████████████████████████████
                 Tue 17-Nov-2026      7 ████████████████████████████████████████████████████████████
                 Tue 24-Nov-2026      6 ███████████████████████████████████████████████████
                 Tue 01-Dec-2026      3 ██████████████████████████
                 Tue 08-Dec-2026      3 ██████████████████████████
                 Tue 15-Dec-2026      2 █████████████████
                 Tue 22-Dec-2026      3 ██████████████████████████

                  Service                                            Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services                                        120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Marsh Lane                             120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fenland                                120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (22 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from
                 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026 2, from 22-Dec-2026 3; 16 of them not booked in time.

                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Breach Forecast                                                                                     1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of them not booked in time                                                                              as of 14:32:05
                 Breaches of All services, by the week that begins:
                 Tue 03-Nov-2026      3 ██████████████████████████
                 Tue 10-Nov-2026      5 ███████████████████████████████████████████
                 Tue 17-Nov-2026      7 ████████████████████████████████████████████████████████████
                 Tue 24-Nov-2026      6 ███████████████████████████████████████████████████
                 Tue 01-Dec-2026      3 ██████████████████████████
                 Tue 08-Dec-2026      3 ██████████████████████████
                 Tue 15-Dec-2026      2 █████████████████
                 Tue 22-Dec-2026      3 ██████████████████████████

                  Service                                                                                                                Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services                                                                                                            120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Marsh Lane                                                                                                 120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fenland                                                                                                    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (29 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026
                 2, from 22-Dec-2026 3; 16 of them not booked in time.

                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
    }

    @Test func `breaches by week as a table`() {
        let scene = Scene.boardNamed("forecastTable")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Breach Forecast                               board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks;  as of 14:32:05
                 32 breach in 8 weeks unless seen, 16 of
                 them not booked in time
                  Service               Wait Over 18 8 weeks  Unbooked   w1
                > All services           120      20 ▂▅█▇▂▂▁▂       16    3
                  Dermatology, Marsh…    120      20 ▂▇█▃▁▅▃▃       10    1
                  Dermatology, Fenla…    120      20 ▅▁▃█▆▁▁▃        5    2


                 All services: 120 wait, 20 over 18 weeks; breaches by
                 week: from 03-Nov-2026 3, from 10-Nov-2026 5, from
                 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, …
                 Table only.
                 Enter who waits there  1-9 board by number  …  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Breach Forecast                                                   board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8       as of 14:32:05
                 weeks unless seen, 16 of them not booked in time
                  Service               Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5
                > All services           120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3
                  Dermatology, Marsh…    120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0
                  Dermatology, Fenla…    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3
                (10 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026
                 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from
                 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026 2, from 22-Dec-2026 3; 16
                 of them not booked in time.
                 Table only.
                 Enter who waits there  1-9 board by number  / filter  …  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Breach Forecast                                                                       board 7 of 9
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of  as of 14:32:05
                 them not booked in time
                  Service            Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services        120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Ma…    120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fe…    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (17 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026
                 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from
                 15-Dec-2026 2, from 22-Dec-2026 3; 16 of them not booked in time.
                 Table only.
                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Breach Forecast                 1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of them not booked in time          as of 14:32:05
                  Service                                            Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services                                        120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Marsh Lane                             120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fenland                                120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (32 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from
                 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026 2, from 22-Dec-2026 3; 16 of them not booked in time.
                 Table only.
                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Breach Forecast                                                                                     1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 120 patients wait, 83.3 % within 18 weeks; 32 breach in 8 weeks unless seen, 16 of them not booked in time                                                                              as of 14:32:05
                  Service                                                                                                                Wait Over 18 8 weeks  Unbooked   w1   w2   w3   w4   w5   w6   w7   w8 % in 18
                > All services                                                                                                            120      20 ▂▅█▇▂▂▁▂       16    3    5    7    6    3    3    2    3    83.3
                  Dermatology, Marsh Lane                                                                                                 120      20 ▂▇█▃▁▅▃▃       10    1    5    6    2    0    3    2    2    83.3
                  Dermatology, Fenland                                                                                                    120      20 ▅▁▃█▆▁▁▃        5    2    0    1    4    3    0    0    1    83.3
                (39 blank rows)
                 All services: 120 wait, 20 over 18 weeks; breaches by week: from 03-Nov-2026 3, from 10-Nov-2026 5, from 17-Nov-2026 7, from 24-Nov-2026 6, from 01-Dec-2026 3, from 08-Dec-2026 3, from 15-Dec-2026
                 2, from 22-Dec-2026 3; 16 of them not booked in time.
                 Table only.
                 Enter who waits there  1-9 board by number  / filter  Tab chart or table  Esc back  ? help
                """)
    }

    @Test func `a board that cannot be read`() {
        let scene = Scene.boardNamed("failed")
        scene.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hosp… Maya Stone, Supervisor
                 Every List by Service                         board 2 of 9
                 The database is in use by an import. Try again in a
                 moment.
                (11 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                 Maya Stone, Supervisor
                 Every List by Service                                             board 2 of 9
                 The database is in use by an import. Try again in a moment.
                (20 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                     Maya Stone, Supervisor
                 Every List by Service                                                                 board 2 of 9
                 The database is in use by an import. Try again in a moment.
                (26 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                     Maya Stone, Supervisor
                 Every List by Service           1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 The database is in use by an import. Try again in a moment.
                (39 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
        scene.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                         Maya Stone, Supervisor
                 Every List by Service                                                                               1 Overnight  2 Lists  3 Cancer  4 Sign-offs  5 Staff  6 Workload  7 Forecast  8 Meeting  9 Journal
                 The database is in use by an import. Try again in a moment.
                (46 blank rows)
                 1-9 board by number  s sort  Esc back  ? help
                """)
    }
}
