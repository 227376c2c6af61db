// When patients cannot come and would rather: kept with the patient, respected by the best slot, taken off no clock.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct PreferenceTests {
    private let second = "990000000102"

    private func office(priority: String = "ROUTINE") throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = priority })
        return office
    }

    private func choose(_ office: Office, _ request: ChoiceRequest, as role: Role = .clerk) throws -> PatientChoice {
        let name = PatientName.id(try office.referral().patient)
        guard
            case .choice(_, let choice) = try office.desk.answer(
                .choice(request, of: name), for: try office.actor(role))
        else { throw WrongReply() }
        return choice
    }

    private func suitable(_ office: Office) throws -> (best: String?, found: SuitableSlots) {
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        return (found.best.map { found.slots[$0].id }, found)
    }

    private func detail(_ office: Office) throws -> ReferralDetail {
        let request = Request.referral(try office.name(Message.ubrn), opening: false)
        guard case .referral(let detail) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        return detail
    }

    private func add(_ office: Office, _ id: String, days: Int, hours: Int = 0, clinician: String? = nil) throws {
        try office.desk.store.write { (it) throws(Failure) in
            let start = morning.adding(seconds: Int64(days) * 86_400 + Int64(hours) * 3_600)
            _ = try it.save(
                Slot(
                    id: id, service: Named.clinic, clinic: "Clinic", clinician: clinician, start: start,
                    end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
        }
    }

    @Test func `no slot is proposed on days on which the patient cannot come, and it is said why`() throws {
        let office = try office()
        let tomorrow = morning.londonDay.adding(days: 1)
        let choice = try choose(office, .away(from: tomorrow, until: tomorrow.adding(days: 1), why: "In Wales"))
        let away = try #require(choice.away.first)
        var (best, found) = try suitable(office)
        #expect(best == "slot-3")
        #expect(found.notProposed["slot-1"] == .away(away) && found.notProposed["slot-2"] == .away(away))
        #expect(found.why.contains("Left out: 2 slots while the patient cannot come."))
        #expect(try choose(office, .backAgain(away.id)).away.isEmpty)
        (best, found) = try suitable(office)
        #expect(best == "slot-1" && found.notProposed.isEmpty)
        #expect(failure { _ = try choose(office, .backAgain(away.id)) } != nil)
        #expect(try office.examine() == [])
    }

    @Test func `where the patient can come on none of the days there is no best slot`() throws {
        let office = try office()
        let today = morning.londonDay
        _ = try choose(office, .away(from: today, until: today.adding(days: 30), why: nil))
        let (best, found) = try suitable(office)
        #expect(best == nil && found.slots.count == 3)
        #expect(found.why == "No other free slot suits the patient. Left out: 3 slots while the patient cannot come.")
    }

    @Test func `a preferred slot goes before an earlier one, and the reason says so`() throws {
        let office = try office()
        try add(office, "friday", days: 17, hours: 4, clinician: "Dr One")
        var wish = PatientPreferences()
        wish.weekdays = [5]
        wish.half = .afternoon
        wish.clinician = "dr one"
        #expect(try choose(office, .prefer(wish)).preferences == wish)
        var (best, found) = try suitable(office)
        #expect(best == "friday")
        #expect(found.why.contains("nearer to what the patient prefers"))
        #expect(found.why.contains("It is as the patient prefers: on Friday, in the afternoon, with dr one."))
        #expect(found.next.first?.why.contains("not in the afternoon") == true)
        #expect(try choose(office, .prefer(PatientPreferences())).preferences.isEmpty)
        (best, found) = try suitable(office)
        #expect(best == "slot-1" && !found.why.contains("prefers"))
    }

    @Test func `no preference puts a patient behind the breach date, and it is said what is not met`() throws {
        let office = try office()
        try add(office, "friday", days: 153)
        var wish = PatientPreferences()
        wish.weekdays = [try #require(try slot(office, "friday")).start.londonDay.weekday]
        // None of the early slots is on that weekday.
        for id in ["slot-1", "slot-2", "slot-3"] {
            #expect(try slot(office, id).map { !wish.weekdays.contains($0.start.londonDay.weekday) } == true)
        }
        _ = try choose(office, .prefer(wish))
        let (best, found) = try suitable(office)
        #expect(best == "slot-1")
        #expect(found.why.contains("It is not as the patient prefers: \(wish.words)."))
    }

    @Test func `who cannot wait is offered the first week, and what they prefer only within it`() throws {
        for (priority, wanted) in [("URGENT", "slot-1"), ("ROUTINE", "friday")] {
            let office = try office(priority: priority)
            try add(office, "friday", days: 17)
            var wish = PatientPreferences()
            wish.weekdays = [5]
            _ = try choose(office, .prefer(wish))
            // The third slot is on the Friday of this week.
            #expect(try suitable(office).best == "slot-3")
            try office.desk.store.write { (it) throws(Failure) in
                _ = try it.run("UPDATE slot SET closed = 1 WHERE id = 'slot-3'")
            }
            #expect(try suitable(office).best == wanted)
        }
    }

    private func slot(_ office: Office, _ id: String) throws -> Slot? {
        try office.desk.store.read { (it) throws(Failure) in try it.slot(id) }
    }

    @Test func `delays by choice are on record and taken off no clock`() throws {
        let office = try office()
        let before = try detail(office)
        let start = try #require(before.referral.waitStart?.at.londonDay)
        _ = try choose(office, .away(from: start.adding(days: -5), until: start.adding(days: 400), why: "Abroad"))
        try office.act(.declineOffer, as: .clerk) {
            $0.slot = "slot-1"; $0.reason = "too-soon"
        }
        let after = try detail(office)
        #expect(after.daysAway == morning.londonDay.number - start.number + 1)
        #expect(after.clocks == before.clocks && !after.clocks.isEmpty)
        #expect(after.referral.waitStart?.at == before.referral.waitStart?.at)
    }

    @Test func `what was said of a patient is journalled, and is for those who may see them`() throws {
        let office = try office()
        let today = morning.londonDay
        _ = try choose(office, .away(from: today, until: today, why: "Words"))
        var wish = PatientPreferences()
        wish.notice = 7
        _ = try choose(office, .prefer(wish))
        let written = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT action, change FROM journal WHERE action IN ('not-available', 'prefer') ORDER BY seq") {
                "\($0.text() ?? "") \($0.text() ?? "")"
            }
        }
        #expect(written.count == 2 && written[0].contains("Words") && written[1].contains("\"notice\":[null,\"7\"]"))
        #expect(
            failure { _ = try choose(office, .show, as: .manager) } == .notAllowed(.manager, "when patients can come"))
        let bad = failure { _ = try choose(office, .away(from: today, until: today.adding(days: -1), why: nil)) }
        #expect(bad != nil)
        wish.notice = 91
        #expect(failure { _ = try choose(office, .prefer(wish)) } == .badInput("Notice is from 1 to 90 days, not 91."))
        #expect(
            failure {
                try office.desk.store.write { (it) throws(Failure) in _ = try it.run("DELETE FROM patient_away") }
            }
                == .broken("what a patient said stays on record"))
    }
}
