// Whom a service treats and who sees its slots when, one rule of the directory a test.

import ReferralDomain
import Testing

private func profile(_ change: (inout ServiceProfile) -> Void) -> ServiceProfile {
    var profile = ServiceProfile(service: "S1")
    change(&profile)
    return profile
}

private func patient(born text: String? = nil, _ sex: Sex? = nil) -> Patient {
    var patient = Patient()
    patient.born = text.flatMap { Day(iso: $0) }
    patient.sex = sex
    return patient
}

private func slot(_ start: String, for priorities: [Priority] = [], published: String? = nil) -> Slot {
    let start = instant(start)
    var slot = Slot(
        id: "A", service: "S1", clinic: nil, clinician: nil, start: start, end: start.adding(seconds: 1_200),
        capacity: 1, priorities: priorities)
    slot.publishedAt = published.map { instant($0) }
    return slot
}

struct ServiceRuleTests {
    private let now = instant("2026-11-03T09:00:00Z")

    @Test func `age counts in whole years on the day of the appointment`() {
        let adults = profile { $0.minimumAge = 18 }
        let young = patient(born: "2008-11-10")
        #expect(adults.misfit(of: young, priority: nil, on: day("2026-11-09")) == .tooYoung(minimum: 18))
        #expect(adults.misfit(of: young, priority: nil, on: day("2026-11-10")) == nil)
        let children = profile { $0.maximumAge = 17 }
        #expect(children.misfit(of: young, priority: nil, on: day("2026-11-09")) == nil)
        #expect(children.misfit(of: young, priority: nil, on: day("2026-11-10")) == .tooOld(maximum: 17))
        #expect(adults.misfit(of: patient(), priority: nil, on: day("2026-11-09")) == nil)
    }

    @Test func `a sex that is not treated does not fit, and one that is not known is nobody's to refuse`() {
        let women = profile { $0.sexes = [.female] }
        let on = day("2026-11-09")
        #expect(women.misfit(of: patient(.male), priority: nil, on: on) == .sexNotTreated([.female]))
        for sex in [Sex.female, .other, .unknown] {
            #expect(women.misfit(of: patient(sex), priority: nil, on: on) == nil)
        }
    }

    @Test func `a priority that the service does not take, and days on which it does not work, do not fit`() {
        let service = profile {
            $0.priorities = [.routine]
            $0.operationalFrom = day("2026-11-09")
            $0.operationalUntil = day("2027-03-31")
        }
        let on = day("2026-11-09")
        #expect(service.misfit(of: patient(), priority: .urgent, on: on) == .priorityNotTaken([.routine]))
        #expect(service.misfit(of: patient(), priority: .routine, on: on) == nil)
        #expect(service.misfit(of: patient(), priority: nil, on: on.adding(days: -1)) == .notYetOperational(on))
        let end = day("2027-03-31")
        #expect(service.misfit(of: patient(), priority: nil, on: end.adding(days: 1)) == .noLongerOperational(end))
    }

    @Test func `the provider's staff see every slot of any priority, outside the window too`() {
        let service = profile {
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 24, closesAfterDays: 14)]
            $0.reservationDays = 2
            $0.pollingRangeDays = 30
        }
        for start in ["2026-11-03T10:00:00Z", "2026-12-25T10:00:00Z"] {
            let urgent = slot(start, for: [.urgent], published: "2026-11-03T08:00:00Z")
            #expect(service.hiding(of: urgent, from: .provider, priority: .routine, at: now) == nil)
        }
    }

    @Test func `the window of a priority opens hours ahead and may close days ahead`() {
        let service = profile {
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 1, closesAfterDays: 14)]
        }
        func hiding(_ start: String, _ priority: Priority = .routine) -> SlotHiding? {
            service.hiding(of: slot(start), from: .referrer, priority: priority, at: now)
        }
        #expect(hiding("2026-11-03T09:59:00Z") == .beforeWindow(instant("2026-11-03T10:00:00Z")))
        #expect(hiding("2026-11-03T10:00:00Z") == nil)
        #expect(hiding("2026-11-17T17:00:00Z") == nil)
        #expect(hiding("2026-11-18T09:00:00Z") == .afterWindow(day("2026-11-17")))
        #expect(hiding("2026-11-18T09:00:00Z", .urgent) == nil)
    }

    @Test func `slots beyond the polling range do not exist for referrers`() {
        let service = profile { $0.pollingRangeDays = 10 }
        let last = day("2026-11-13")
        #expect(service.hiding(of: slot("2026-11-13T17:00:00Z"), from: .referrer, priority: nil, at: now) == nil)
        #expect(
            service.hiding(of: slot("2026-11-14T09:00:00Z"), from: .referrer, priority: nil, at: now)
                == .beyondPollingRange(last))
    }

    @Test func `a routine window set beyond the polling range sends every routine referral to slot issues`() {
        let service = profile {
            $0.pollingRangeDays = 10
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 11 * 24)]
        }
        for ahead in 0...40 {
            let start = now.adding(seconds: Int64(ahead) * 86_400 + 600)
            var one = slot("2026-11-03T10:00:00Z")
            one.start = start
            #expect(service.hiding(of: one, from: .referrer, priority: .routine, at: now) != nil)
        }
    }

    @Test(arguments: [(0, "2026-11-03"), (1, "2026-11-04"), (2, "2026-11-05")])
    func `a new slot is the provider's alone for as many days as are reserved`(days: Int, free: String) {
        let service = profile { $0.reservationDays = days }
        let new = slot("2026-11-20T09:00:00Z", published: "2026-11-03T08:00:00Z")
        let until = days == 0 ? nil : SlotHiding.reserved(until: day(free))
        #expect(service.hiding(of: new, from: .referrer, priority: nil, at: now) == until)
        let then = LondonTime.startOfDay(day(free))
        #expect(service.hiding(of: new, from: .referrer, priority: nil, at: max(then, now)) == nil)
        let old = slot("2026-11-20T09:00:00Z")
        #expect(service.hiding(of: old, from: .referrer, priority: nil, at: now) == nil)
    }

    @Test func `a slot kept for a priority is shown to that priority`() {
        let service = profile { _ in }
        let urgent = slot("2026-11-20T09:00:00Z", for: [.urgent])
        #expect(service.hiding(of: urgent, from: .referrer, priority: .routine, at: now) == .keptFor([.urgent]))
        #expect(service.hiding(of: urgent, from: .referrer, priority: .urgent, at: now) == nil)
    }

    @Test(arguments: Service.Kind.allCases)
    func `a service is never both triage and bookable`(kind: Service.Kind) {
        let service = Service(id: "S1", kind: kind)
        for advice in [false, true] {
            let types = Set(service.requestTypes(profile { $0.givesAdvice = advice }))
            #expect(!types.isSuperset(of: [.triage, .appointment]) && types.count <= 2)
            #expect(types.contains(.advice) == advice)
        }
    }
}
