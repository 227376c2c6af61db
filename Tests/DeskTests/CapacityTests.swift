// Capacity: counts by clinic and week, and by hand-made tables who would be in time with places added.

import ReferralDesk
import ReferralDomain
import Testing

@testable import AppointmentBooking
@testable import ReferralStore

private let calendar = WorkingCalendar(bankHolidays: [])
private func on(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

/// A routine patient unless said otherwise, whose pathway began so many days before 3 November 2026.
private func patient(_ id: Int64, _ priority: Priority = .routine, waited days: Int, booked: String? = nil)
    -> WaitingPatient
{
    let start = morning.adding(seconds: Int64(-days) * 86_400)
    var referral = Referral(patient: id, state: booked == nil ? .deferredToProvider : .booked, receivedAt: start)
    referral.id = id
    referral.priority = priority
    referral.pathwayStart = start
    referral.appointment = booked.map { Appointment(start: at($0), end: at($0), status: .booked) }
    return WaitingPatient(referral, Patient())
}

private func slot(_ id: String, _ start: String, places: Int = 1, kept: [Priority] = []) -> Slot {
    Slot(
        id: id, service: Named.clinic, clinic: "Clinic", clinician: nil, start: at(start),
        end: at(start).adding(seconds: 1_200), capacity: places, priorities: kept)
}

/// `1:a 2:b` of who got which slot.
private func placed(_ people: [WaitingPatient], _ slots: [Slot], _ profile: ServiceProfile? = nil) -> String {
    Placing(of: people, in: slots, at: profile).places.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.id)" }
        .joined(separator: " ")
}

struct PlacingTests {
    private let week = [slot("a", "2026-11-10T09:00:00Z"), slot("b", "2026-11-11T09:00:00Z")]

    @Test func `places go in order of need: priority, then breach, then the older record, each the earliest`() {
        #expect(placed([patient(1, waited: 100), patient(2, .urgent, waited: 5)], week) == "1:b 2:a")
        #expect(placed([patient(1, waited: 10), patient(2, waited: 100)], week) == "1:b 2:a")
        #expect(placed([patient(2, waited: 10), patient(1, waited: 10)], week) == "1:a 2:b")
        #expect(placed([patient(1, waited: 1), patient(2, waited: 2), patient(3, waited: 3)], week) == "2:b 3:a")
    }

    @Test func `a kept place is passed by for who is of another priority, and left for who is not`() {
        let kept = [slot("u", "2026-11-10T09:00:00Z", kept: [.urgent]), week[1]]
        #expect(placed([patient(1, waited: 100), patient(2, .urgent, waited: 5)], kept) == "1:b 2:u")
        #expect(placed([patient(1, waited: 100)], Array(kept.prefix(1))) == "")
    }

    @Test func `a place takes as many as it holds, and days on which somebody cannot come are passed by`() {
        let double = [slot("d", "2026-11-10T09:00:00Z", places: 2), week[1]]
        let people = (1...3).map { patient($0, waited: 10) }
        #expect(placed(people, double) == "1:d 2:d 3:b")
        var away = people[0]
        away.away = [Away(first: on("2026-11-09"), last: on("2026-11-10"))]
        #expect(placed([away], week) == "1:b")
        away.declined = ["b"]
        #expect(placed([away], week) == "")
    }

    @Test func `who is booked keeps their appointment unless an earlier place is free`() {
        #expect(placed([patient(1, waited: 100, booked: "2026-11-11T08:00:00Z")], week) == "1:a")
        #expect(placed([patient(1, waited: 100, booked: "2026-11-09T08:00:00Z")], week) == "")
        let late = patient(1, waited: 120, booked: "2026-12-11T08:00:00Z")
        #expect(!Placing(of: [late], in: [], at: nil).isInTime(late))
        #expect(Placing(of: [late], in: [slot("e", "2026-11-05T09:00:00Z")], at: nil).isInTime(late))
    }

    @Test func `suspected cancer is in time within 14 days until first seen, everybody else within 18 weeks`() {
        #expect(patient(1, .twoWeekWait, waited: 4).referral.lastGoodDay == on("2026-11-13"))
        #expect(patient(1, .urgent, waited: 4).referral.lastGoodDay == on("2027-03-05"))
        var seen = patient(1, .twoWeekWait, waited: 4)
        seen.referral.clock.firstSeenAt = morning
        #expect(seen.referral.lastGoodDay == on("2027-03-05"))
    }

    /// Three urgent patients whose 18 weeks end on 17, 18 and 30 November, one place on 10 November.
    private let three = [
        patient(1, .urgent, waited: 112), patient(2, .urgent, waited: 111), patient(3, .urgent, waited: 99),
    ]

    private func forecast(_ people: [WaitingPatient], _ slots: [Slot], _ added: AddedPlaces?) -> CapacityForecast {
        CapacityForecast(
            of: people, in: slots, adding: added, at: Named.clinic, profile: nil, calendar: calendar)
    }

    @Test func `with two more urgent places in week 3 these would not breach, and with routine ones they would`() {
        let slots = [slot("a", "2026-11-10T09:00:00Z")]
        // Week 3 is that of Monday 16 November, whose last working day is Friday 20.
        let week = on("2026-11-17")
        let now = forecast(three, slots, nil)
        #expect(now.late == [2, 3] && now.saved == [])
        #expect(forecast(three, slots, AddedPlaces(2, priority: .urgent, week: week)).saved == [3])
        #expect(forecast(three, slots, AddedPlaces(2, priority: .urgent, week: on("2026-11-09"))).saved == [2, 3])
        #expect(forecast(three, slots, AddedPlaces(1, priority: nil, week: on("2026-11-09"))).saved == [2])
        #expect(forecast(three, slots, AddedPlaces(2, priority: .routine, week: on("2026-11-09"))).saved == [])
        #expect(forecast(three, slots, AddedPlaces(2, priority: .urgent, week: on("2026-11-30"))).saved == [])
    }

    @Test func `an added place counts as on the last working day of its week`() {
        let good = WorkingCalendar(bankHolidays: [on("2026-11-20")])
        let day = { (calendar: WorkingCalendar) in
            AddedPlaces(1, priority: nil, week: on("2026-11-17")).slot(at: Named.clinic, calendar: calendar).start
                .londonDay
        }
        #expect(day(calendar) == on("2026-11-20") && day(good) == on("2026-11-19"))
    }

    @Test
    func `random tables: no place is given twice, nobody in greater need is passed by, and more never places fewer`() {
        var seed: UInt64 = 7
        func random(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(below))
        }
        for _ in 0..<300 {
            let people = (1...12).map { patient(Int64($0), Priority.allCases[random(3)], waited: random(140)) }
            let slots = (1...6).map { number in
                slot(
                    "s\(number)", "2026-11-\(10 + random(15))T09:00:00Z", places: 1 + random(2),
                    kept: random(2) == 0 ? [] : [Priority.allCases[random(3)]])
            }
            let places = Placing(of: people, in: slots, at: nil).places
            for slot in slots { #expect(places.values.count { $0.id == slot.id } <= slot.capacity) }
            for one in people {
                // Whoever has a later place, or none, found each earlier one that suits them taken by those in greater need.
                let mine = places[one.referral.id]
                for slot in slots where one.suits(slot, at: nil) && mine.map({ slot.start < $0.start }) ?? true {
                    let holders = people.filter { places[$0.referral.id]?.id == slot.id }
                    #expect(holders.count == slot.capacity)
                    #expect(holders.allSatisfy { $0.referral.need.lexicographicallyPrecedes(one.referral.need) })
                }
            }
            let more = forecast(people, slots, AddedPlaces(2, priority: nil, week: on("2026-11-17")))
            #expect(more.saved.isSubset(of: more.late) && more.saved.isDisjoint(with: more.lateInstead))
        }
    }
}

struct CapacityTests {
    @Test func `a clinic's week is counted: offered, booked, free, missed and overbooked`() throws {
        func use(_ start: String, capacity: Int = 1, taken: Int, missed: Int = 0, closed: Bool = false) -> SlotUse {
            var one = slot("\(start)-\(taken)", start, places: capacity)
            one.closed = closed
            return SlotUse(one, taken: taken, missed: missed)
        }
        let lines = CapacityLine.lines(of: [
            use("2026-11-02T09:00:00Z", capacity: 2, taken: 1, missed: 1), use("2026-11-08T09:00:00Z", taken: 2),
            use("2026-11-04T09:00:00Z", capacity: 3, taken: 1, closed: true), use("2026-11-09T09:00:00Z", taken: 0),
        ])
        #expect(lines.map(\.week) == [on("2026-11-02"), on("2026-11-09")])
        let first = lines[0]
        #expect(
            [first.sessions, first.offered, first.booked, first.free, first.missed, first.overbooked] == [
                3, 4, 4, 1, 1, 1,
            ])
        #expect([lines[1].offered, lines[1].free] == [1, 1])
    }

    @Test func `the report counts what the clinic offered and what became of it`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        office.clock.now = at("2026-11-04T13:00:00Z")
        try office.act(.recordDNA, FullClinic.ubrn(1), as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        try office.act(.recordAttendance, FullClinic.ubrn(2), as: .clerk) { $0.outcome = "1" }
        var query = ReportQuery(.capacity)
        query.service = Named.clinic
        for role in [Role.manager, .supervisor, .commissioner] {
            guard case .report(let report) = try office.desk.answer(.report(query), for: office.actor(role)) else {
                throw WrongReply()
            }
            let row = try #require(
                report.rows.first { $0[2] == .text("Morning clinic") && $0[3] == .day(on("2026-11-02")) })
            #expect(row[4...9] == [.number(1), .number(40), .number(40), .number(0), .number(1), .number(0)])
            #expect(report.days == on("2026-11-02")...on("2026-12-13"))
        }
    }

    @Test func `a supervisor is told who would not be late, a manager and a commissioner how many`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = "URGENT" })
        let breach = try #require(try office.referral().breachDay)
        office.clock.now = LondonTime.startOfDay(breach.adding(days: -20)).adding(seconds: 36_000)
        let added = AddedPlaces(2, priority: .urgent, week: breach.adding(days: -14))
        let request = Request.places(.capacity(service: Named.clinic, weeks: 4, added: added))
        for role in [Role.supervisor, .manager, .commissioner] {
            guard case .places(.capacity(let answer)) = try office.desk.answer(request, for: office.actor(role)) else {
                throw WrongReply()
            }
            #expect([answer.waiting, answer.late, answer.saved, answer.lateInstead] == [1, 1, 1, 0], "\(role)")
            let named = answer.people?.map(\.referral.ubrn?.digits)
            #expect(named == (role == .supervisor ? [Message.ubrn] : nil), "\(role)")
        }
        #expect(
            failure { _ = try office.desk.answer(request, for: office.actor(.clerk)) }
                == .notAllowed(.clerk, "who could come to a free place"))
    }
}
