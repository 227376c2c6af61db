// From a template to days and slots: weeks of the month, days off, both nights on which the clocks change, changed plans.

import ReferralDomain
import Resources
import Testing

private func template(_ weekday: Int, _ from: Int, _ until: Int, _ minutes: Int) -> ClinicTemplate {
    ClinicTemplate(
        service: "S1", clinic: "Clinic", weekday: weekday, from: from, until: until, slotMinutes: minutes,
        firstDay: day("2026-01-01"))
}

private let holidays = ReferenceData.bankHolidays.compactMap { Day(iso: $0.day) }

private func slot(_ plan: PlannedSlot, _ id: String, booked: Int = 0, closed: Bool = false) -> Slot {
    var slot = Slot(
        id: id, service: "S1", clinic: plan.clinic, clinician: plan.clinician, start: plan.start, end: plan.end,
        capacity: plan.capacity, booked: booked, priorities: plan.priorities, closed: closed)
    slot.kind = plan.kind
    slot.room = plan.room
    return slot
}

struct ClinicPlanTests {
    private let now = instant("2026-11-03T09:00:00Z")

    @Test(arguments: [
        ([], ["02", "09", "16", "23", "30"]), ([1], ["02"]), ([2, 4], ["09", "23"]), ([5], ["30"]),
        ([1, 3, 5], ["02", "16", "30"]),
    ])
    func `the Mondays of November 2026 by week of the month`(weeks: [Int], days: [String]) {
        var clinic = template(1, 540, 720, 20)
        clinic.weeks = weeks
        let month = (1...30).compactMap { Day(year: 2026, month: 11, day: $0) }
        #expect(month.filter { clinic.names($0) } == days.map { day("2026-11-\($0)") })
    }

    @Test func `a clinic is named between its first and its last day`() {
        var clinic = template(1, 540, 720, 20)
        clinic.firstDay = day("2026-11-09")
        clinic.lastDay = day("2026-11-16")
        let month = (1...30).compactMap { Day(year: 2026, month: 11, day: $0) }
        #expect(month.filter { clinic.names($0) } == [day("2026-11-09"), day("2026-11-16")])
    }

    @Test func `bank holidays, closing days, leave and exceptions each say why the clinic is not held`() {
        var clinic = template(5, 540, 720, 20)
        clinic.id = 3
        clinic.clinician = "Dr Away"
        let away = StaffMember(id: 1, login: "away", name: "Dr Away")
        let cover = StaffMember(id: 2, login: "cover", name: "Dr Cover")
        let calendar = ClinicCalendar(
            calendar: WorkingCalendar(bankHolidays: holidays, closingDays: [day("2026-12-18")]),
            exceptions: [
                ClinicException(template: 3, from: day("2026-11-06"), until: day("2026-11-06"), reason: "Audit day"),
                ClinicException(service: "S2", from: day("2026-11-13"), until: day("2026-11-13"), reason: "Other"),
                ClinicException(
                    clinician: "Dr Locum", from: day("2026-11-13"), until: day("2026-11-13"), reason: "Ill"),
            ],
            leave: [LeaveCover(staff: away, cover: cover, from: day("2026-11-20"), until: day("2026-11-27"))])
        func why(_ text: String) -> NotHeld? { calendar.reason(against: clinic, on: day(text)) }
        #expect(why("2026-12-25") == .bankHoliday)
        #expect(why("2026-12-18") == .closed)
        #expect(why("2026-11-06") == .exception("Audit day"))
        #expect(why("2026-11-13") == nil)
        #expect(why("2026-11-20") == .leave("Dr Away") && why("2026-11-27") == .leave("Dr Away"))
        #expect(why("2026-12-04") == nil)
        clinic.clinician = "away"
        #expect(why("2026-11-20") == .leave("Dr Away"))
        clinic.clinician = nil
        #expect(why("2026-11-20") == nil)
    }

    @Test func `a weekend clinic is held, for only holidays and closing days are left out`() {
        let calendar = ClinicCalendar(calendar: WorkingCalendar(bankHolidays: holidays))
        #expect(calendar.reason(against: template(6, 540, 720, 20), on: day("2026-11-07")) == nil)
    }

    @Test func `slots follow each other by length, capacity, kind and priority, and a rest too short is left`() {
        var clinic = template(2, 540, 615, 20)
        clinic.capacity = 2
        clinic.kind = .followUp
        clinic.parts = [ClinicTemplate.Part(first: 1, last: 2, kind: .first, priorities: [.urgent])]
        let (slots, missing) = clinic.plan(for: day("2026-11-03"))
        #expect(slots.map { LondonTime(at: $0.start).clock } == ["09:00", "09:20", "09:40"])
        #expect(slots.map(\.kind) == [.first, .first, .followUp])
        #expect(slots.map(\.priorities) == [[.urgent], [.urgent], []])
        #expect(slots.allSatisfy { $0.capacity == 2 && $0.end == $0.start.adding(seconds: 1_200) } && missing.isEmpty)
    }

    @Test func `on the night of March a time that does not exist is refused and the others stand`() {
        let night = day("2027-03-28")
        let (slots, missing) = template(7, 30, 180, 30).plan(for: night)
        #expect(slots.map { LondonTime(at: $0.start).clock } == ["00:30", "02:00", "02:30"])
        #expect(missing == [3_600, 5_400].map { MissingTime(day: night, secondOfDay: $0) })
        #expect(slots.map(\.start) == ["00:30", "01:00", "01:30"].map { instant("2027-03-28T\($0):00Z") })
    }

    @Test func `RD18 on the night of October a time that comes twice is planned twice and named`() {
        let (slots, missing) = template(7, 30, 150, 30).plan(for: day("2026-10-25"))
        #expect(
            slots.map { LondonTime(at: $0.start).clockNamed } == [
                "00:30", "01:00 (first)", "01:30 (first)", "01:00 (second)", "01:30 (second)", "02:00",
            ])
        #expect(missing.isEmpty)
        for (one, next) in zip(slots, slots.dropFirst()) { #expect(one.end <= next.start) }
    }

    @Test(arguments: [20, 30, 45, 60, 90])
    func `slots never overlap, whatever the clocks do`(minutes: Int) {
        for night in ["2027-03-28", "2026-10-25", "2026-11-03"] {
            let slots = template(day(night).weekday, 0, 300, minutes).plan(for: day(night)).slots
            for (one, next) in zip(slots, slots.dropFirst()) { #expect(one.end <= next.start) }
        }
    }

    @Test func `what a template must not be is found`() {
        func fault(_ change: (inout ClinicTemplate) -> Void) -> ClinicTemplate.Fault? {
            var clinic = template(1, 540, 720, 20)
            change(&clinic)
            return clinic.fault
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0.weekday = 8 } == .weekday)
        #expect(fault { $0.weeks = [6] } == .weeks && fault { $0.weeks = [1, 1] } == .weeks)
        #expect(fault { $0.until = 540 } == .times && fault { $0.until = 1_441 } == .times)
        #expect(fault { $0.slotMinutes = 181 } == .slotLength && fault { $0.slotMinutes = 0 } == .slotLength)
        #expect(fault { $0.capacity = 0 } == .capacity)
        #expect(fault { $0.parts = [.init(first: 9, last: 10)] } == .parts)
        #expect(fault { $0.clinic = "" } == .clinic)
        #expect(fault { $0.lastDay = day("2025-12-31") } == .days)
    }

    @Test func `a plan that is met already changes nothing`() {
        let plan = template(3, 540, 720, 20).plan(for: day("2026-11-04")).slots
        let held = plan.enumerated().map { slot($0.element, "\($0.offset)", booked: $0.offset % 2) }
        let changes = SlotChanges(from: held, to: plan, at: now)
        #expect(changes.isEmpty && changes.left.isEmpty)
    }

    @Test func `a changed plan leaves booked slots, changes free ones, and begins nothing beside what stays`() {
        let old = template(3, 540, 600, 20).plan(for: day("2026-11-04")).slots
        let held = [slot(old[0], "a"), slot(old[1], "b", booked: 1), slot(old[2], "c")]
        // From 09:00 to 11:00 by the half hour: 09:00 grows into the booked 09:20, and 09:30 would begin beside it.
        let plan = template(3, 540, 660, 30).plan(for: day("2026-11-04")).slots
        let changes = SlotChanges(from: held, to: plan, at: now)
        #expect(changes.left.map(\.id) == ["b"])
        #expect(Set(changes.removed.map(\.id)) == ["a", "c"] && changes.changed.isEmpty)
        #expect(changes.added.map { LondonTime(at: $0.start).clock } == ["10:00", "10:30"])
    }

    @Test func `a new room or clinician is for free slots, and the booked are listed`() {
        let old = template(3, 540, 600, 20).plan(for: day("2026-11-04")).slots
        var next = template(3, 540, 600, 20)
        next.room = "Room 2"
        let held = [slot(old[0], "a"), slot(old[1], "b", booked: 1), slot(old[2], "c", closed: true)]
        let changes = SlotChanges(from: held, to: next.plan(for: day("2026-11-04")).slots, stopped: ["c"], at: now)
        #expect(changes.changed.map(\.slot.id) == ["a"] && changes.left.map(\.id) == ["b"])
        #expect(changes.added.isEmpty && changes.removed.isEmpty)
    }

    @Test func `nothing new begins in a session that was closed as a whole, and what is past is left`() {
        let old = template(3, 540, 600, 20).plan(for: day("2026-11-04")).slots
        let plan = template(3, 540, 720, 20).plan(for: day("2026-11-04")).slots
        let closed = old.enumerated().map { slot($0.element, "\($0.offset)", closed: true) }
        #expect(SlotChanges(from: closed, to: plan, stopped: ["0", "1", "2"], at: now).isEmpty)
        let later = instant("2026-11-04T09:30:00Z")
        let open = old.enumerated().map { slot($0.element, "\($0.offset)") }
        let changes = SlotChanges(from: open, to: [], at: later)
        #expect(changes.removed.map(\.id) == ["2"])
    }

    @Test func `a session's name is read as it is written`() {
        for name in [
            ClinicName.session(41), .group(service: "S1", day: day("2026-11-04"), clinic: "Tuesday: late"),
            .group(service: "S1", day: day("2026-11-04"), clinic: nil),
        ] {
            #expect(ClinicName(name.text) == name)
        }
        for text in ["", "S1", "S1:soon", ":2026-11-04"] { #expect(ClinicName(text) == nil) }
    }
}
