// An office with a clinic of forty places and forty patients in it, for the tests of a day that goes wrong.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    func ask(_ request: ClinicRequest, as role: Role) throws -> ClinicReply {
        guard case .clinic(let reply) = try desk.answer(.clinic(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    func plan(_ request: ClinicRequest) throws -> ClinicPlanning {
        guard case .planned(let planning) = try ask(request, as: .manager) else { throw WrongReply() }
        return planning
    }

    func clinicAct(_ request: ClinicRequest, as role: Role = .clerk) throws -> ClinicOutcome {
        guard case .done(let outcome) = try ask(request, as: role) else { throw WrongReply() }
        return outcome
    }

    func callDown(_ name: ClinicName) throws -> CallDown {
        guard case .callDown(let list) = try ask(.callDown(name), as: .clerk) else { throw WrongReply() }
        return list
    }

    func sessions(_ query: ClinicQuery) throws -> [ClinicSession] {
        guard case .sessions(let found) = try ask(.list(query), as: .clerk) else { throw WrongReply() }
        return found
    }

    /// Every slot of a service, whenever.
    func slots(of service: String = Named.clinic) throws -> [Slot] {
        try desk.store.read { (it) throws(Failure) in
            try it.slots(of: service, from: Instant(seconds: 0), until: Instant(seconds: .max / 2))
        }
    }
}

/// A template of the home clinic on a weekday, from and until in hours.
func clinicTemplate(
    weekday: Int, from: Int, until: Int, minutes: Int, capacity: Int = 1, firstDay: String = "2026-11-01"
) -> ClinicTemplate {
    ClinicTemplate(
        service: Named.clinic, clinic: "Morning clinic", weekday: weekday, from: from * 60, until: until * 60,
        slotMinutes: minutes, capacity: capacity, firstDay: Day(iso: firstDay) ?? Day(number: 0))
}

/// The clinic of Wednesday 4 November from 9 to 12:20, two patients each ten minutes, with forty booked.
struct FullClinic {
    static let count = 40
    let office: Office
    let name: ClinicName

    static func ubrn(_ serial: Int) -> String { "9900000\(20_000 + serial)" }

    /// A valid number each.
    static func nhsNumber(_ serial: Int) -> String {
        var serial = serial
        while true {
            let first = "99910\(String(10_000 + serial).suffix(4))"
            let sum = zip(first, (2...10).reversed()).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
            let check = 11 - sum % 11
            if check != 10 { return "\(first)\(check == 11 ? 0 : check)" }
            serial += 1_000
        }
    }

    init(_ office: Office? = nil) throws {
        self.office = try office ?? Office()
        try self.office.take(
            (1...Self.count).map { serial in
                let message = Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = Self.ubrn(serial)
                    $0.nhsNumber = Self.nhsNumber(serial)
                    $0.priority = ["ROUTINE", "URGENT", "ROUTINE", "TWO_WEEK_WAIT"][serial % 4]
                }
                return file(message.json, "\(serial).json")
            })
        var template = clinicTemplate(weekday: 3, from: 9, until: 13, minutes: 10, capacity: 2)
        template.until = 740
        template.clinician = "Dr One"
        template.room = "Room 1"
        _ = try self.office.plan(.addTemplate(template, isRehearsal: false))
        let day = Day(iso: "2026-11-04") ?? Day(number: 0)
        let session = try #require(
            try self.office.sessions(ClinicQuery(service: Named.clinic, from: day, until: day)).first {
                if case .session = $0.name { true } else { false }
            })
        name = session.name
        for (serial, slot) in zip(1..., session.slots.flatMap { [$0, $0] }) where serial <= Self.count {
            try self.office.act(.book, Self.ubrn(serial), as: .clerk) { $0.slot = slot.id }
        }
    }

    func referrals() throws -> [Referral] { try (1...Self.count).map { try office.referral(Self.ubrn($0)) } }

    /// Everything that undo must restore: the referrals but for their versions, and the slots.
    func content() throws -> [String] {
        let referrals = try referrals().map { referral in
            var one = referral
            one.version = 0
            return "\(one)"
        }
        let slots = try office.slots().filter { $0.booked > 0 || !$0.closed }
        return referrals + slots.map { "\($0)" }
    }
}
