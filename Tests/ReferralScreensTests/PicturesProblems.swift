// Import problems and what is to be told, at each size of window.

import Testing

@Suite struct PicturesProblems {
    @Test func `both sides`() {
        Scene.problem.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)   Born 09-Nov-1970 (55)   Gender Female
                 NHS No. 999 100 0550
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it
                 waits for a slot.
                 File: worklist.json, line 12
                 Record: ReferralRequest/990000000005

                 What stands here
                 State Deferred to provider, No slots at the service since
                       19-Oct-2026
                 Priority URG Urgent   Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks;  … PgDn for more

                 O keep ours  Enter open the referral  …  ? help
                """)
        Scene.problem.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)  Born 09-Nov-1970 (55)  Gender Female  NHS No. 999 100 0550
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 What stands here
                 State Deferred to provider, No slots at the service since 19-Oct-2026
                 Priority URG Urgent   Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway
                          start: day 126 is the last good day
                 Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS
                          counts
                 Waits on Awaiting Booking: OVERDUE 12d; Awaiting booking: 3 working days

                 What can be done
                 E  Take what e-RS says: No import problem is open.
                 O  Keep ours: what stands here stays; what e-RS sent is put aside; settles 1
                               problem; newest: e-RS shows this referral as booked on
                               20-Nov-2026; here it waits for a slot.


                 O keep ours  Enter open the referral  Ctrl-N next problem  h history  …  ? help
                """)
        Scene.problem.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)   Born 09-Nov-1970 (55)   Gender Female   NHS No. 999 100 0550
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 What stands here
                 State Deferred to provider, No slots at the service since 19-Oct-2026   Priority URG Urgent
                 Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway start: day 126 is
                          the last good day
                 Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS counts
                 Waits on Awaiting Booking: OVERDUE 12d; Awaiting booking: 3 working days

                 What can be done
                 E  Take what e-RS says: No import problem is open.
                 O  Keep ours: what stands here stays; what e-RS sent is put aside; settles 1 problem; newest: e-RS
                               shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                (10 blank rows)
                 O keep ours  Enter open the referral  Ctrl-N next problem  h history  Esc back  ? help
                """)
        Scene.problem.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)   Born 09-Nov-1970 (55)   Gender Female   NHS No. 999 100 0550
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 What stands here
                 State Deferred to provider, No slots at the service since 19-Oct-2026   Priority URG Urgent   Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway start: day 126 is the last good day
                 Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS counts
                 Waits on Awaiting Booking: OVERDUE 12d; Awaiting booking: 3 working days

                 What can be done
                 E  Take what e-RS says: No import problem is open.
                 O  Keep ours: what stands here stays; what e-RS sent is put aside; settles 1 problem; newest: e-RS shows this referral as booked
                               on 20-Nov-2026; here it waits for a slot.
                (25 blank rows)
                 O keep ours  Enter open the referral  Ctrl-N next problem  h history  Esc back  ? help
                """)
        Scene.problem.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 BROWN, Ida (Miss)   Born 09-Nov-1970 (55)   Gender Female   NHS No. 999 100 0550
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 What stands here
                 State Deferred to provider, No slots at the service since 19-Oct-2026   Priority URG Urgent   Appointment none
                 18 weeks due 22-Feb-2027; waited 2 weeks; 18 weeks from the e-Referral pathway start: day 126 is the last good day   Contact OVERDUE 1d (02-Nov-2026); 10 weekdays from deferral, as e-RS counts
                 Waits on Appointment Slot Issues: OVERDUE 1d; Contact: 10 weekdays, as e-RS counts   Waits on Awaiting Booking: OVERDUE 12d; Awaiting booking: 3 working days

                 What can be done
                 E  Take what e-RS says: No import problem is open.
                 O  Keep ours: what stands here stays; what e-RS sent is put aside; settles 1 problem; newest: e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                (35 blank rows)
                 O keep ours  Enter open the referral  Ctrl-N next problem  h history  Esc back  ? help
                """)
    }

    @Test func `no referral`() {
        Scene.unplaced.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it
                 waits for a slot.
                 File: worklist.json, line 12
                 Record: ReferralRequest/990000000005

                 It belongs to no referral here, so nothing can be taken or
                 kept.
                 Put the file right and import it again; O puts this line
                 aside.
                (4 blank rows)
                 O keep ours  Ctrl-N next problem  Esc back  ? help
                """)
        Scene.unplaced.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 It belongs to no referral here, so nothing can be taken or kept.
                 Put the file right and import it again; O puts this line aside.
                (16 blank rows)
                 O keep ours  Ctrl-N next problem  Esc back  ? help
                """)
        Scene.unplaced.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 It belongs to no referral here, so nothing can be taken or kept.
                 Put the file right and import it again; O puts this line aside.
                (22 blank rows)
                 O keep ours  Ctrl-N next problem  Esc back  ? help
                """)
        Scene.unplaced.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 It belongs to no referral here, so nothing can be taken or kept.
                 Put the file right and import it again; O puts this line aside.
                (35 blank rows)
                 O keep ours  Ctrl-N next problem  Esc back  ? help
                """)
        Scene.unplaced.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 Import problem 1 of 1   due today
                 e-RS shows this referral as booked on 20-Nov-2026; here it waits for a slot.
                 File: worklist.json, line 12   Record: ReferralRequest/990000000005

                 It belongs to no referral here, so nothing can be taken or kept.
                 Put the file right and import it again; O puts this line aside.
                (42 blank rows)
                 O keep ours  Ctrl-N next problem  Esc back  ? help
                """)
    }

    @Test func `to tell e-RS`() {
        Scene.toTell.expect(
            16, 60,
            looks: """
                 Referdesk  REHEARSAL  Fenland… Denise Oakes, Booking clerk
                 To Tell e-RS   sorted: most urgent first
                 2 items                                     as of 14:32:05
                  Pri↓ Due             Patient                 NHS No.
                > 2WW  OVERDUE 8d      SMITH, Jane (Mrs)       999 100 0100
                  URG  OVERDUE 8d      OKAFOR, Chidi (Mr)      999 100 0240
                (9 blank rows)
                 Enter open  t told by hand  / filter  …  ? help
                """)
        Scene.toTell.expect(
            24, 80,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals            Denise Oakes, Booking clerk
                 To Tell e-RS   sorted: most urgent first
                 2 items                                                         as of 14:32:05
                  Pri↓ Due             Patient                      NHS No.      UBRN
                > 2WW  OVERDUE 8d      SMITH, Jane (Mrs)            999 100 0100 9900 0000 0001
                  URG  OVERDUE 8d      OKAFOR, Chidi (Mr)           999 100 0240 9900 0000 0002
                (17 blank rows)
                 Enter open  t told by hand  / filter  o overdue only  s sort  …  ? help
                """)
        Scene.toTell.expect(
            30, 100,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                Denise Oakes, Booking clerk
                 To Tell e-RS   sorted: most urgent first
                 2 items                                                                             as of 14:32:05
                  Pri↓ Due             Patient                 NHS No.      UBRN           To tell             Days
                > 2WW  OVERDUE 8d      SMITH, Jane (Mrs)       999 100 0100 9900 0000 0001 Cancel appointment    11
                  URG  OVERDUE 8d      OKAFOR, Chidi (Mr)      999 100 0240 9900 0000 0002 Cancel appointment    12
                (23 blank rows)
                 Enter open  t told by hand  / filter  o overdue only  s sort  p preview  r refresh  …  ? help
                """)
        Scene.toTell.expect(
            43, 132,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                Denise Oakes, Booking clerk
                 To Tell e-RS   sorted: most urgent first
                 2 items                                                                                                             as of 14:32:05
                  Pri↓ Due             Patient                NHS No.      UBRN           To tell            Days Service         Appointment
                > 2WW  OVERDUE 8d      SMITH, Jane (Mrs)      999 100 0100 9900 0000 0001 Cancel appointment   11 Dermatology, F… 11-Nov-2026 10:20
                  URG  OVERDUE 8d      OKAFOR, Chidi (Mr)     999 100 0240 9900 0000 0002 Cancel appointment   12 Dermatology, F… 12-Nov-2026 10:20
                (36 blank rows)
                 Enter open  t told by hand  / filter  o overdue only  s sort  p preview  r refresh  f find a patient  Esc back  ? help
                """)
        Scene.toTell.expect(
            50, 200,
            looks: """
                 Referdesk  REHEARSAL  Fenland Hospitals                                                                                                                                    Denise Oakes, Booking clerk
                 To Tell e-RS   sorted: most urgent first
                 2 items                                                                                                                                                                                 as of 14:32:05
                  Pri↓ Due             Patient                                       NHS No.      UBRN           To tell                                  Days Service                                Appointment
                > 2WW  OVERDUE 8d      SMITH, Jane (Mrs)                             999 100 0100 9900 0000 0001 Cancel appointment                         11 Dermatology, Fenland                   11-Nov-2026 10:20
                  URG  OVERDUE 8d      OKAFOR, Chidi (Mr)                            999 100 0240 9900 0000 0002 Cancel appointment                         12 Dermatology, Fenland                   12-Nov-2026 10:20
                (43 blank rows)
                 Enter open  t told by hand  / filter  o overdue only  s sort  p preview  r refresh  f find a patient  Esc back  ? help
                """)
    }
}
