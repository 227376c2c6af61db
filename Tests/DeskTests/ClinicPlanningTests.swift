// Templates at the desk: sessions made as far as the polling range, once; changes that list what is booked; days off.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ClinicPlanningTests {
    private func own(_ office: Office) throws -> [Slot] { try office.slots().filter { $0.session != nil } }

    private func booked(_ office: Office, on day: String) throws -> Slot {
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let slot = try #require(try own(office).first { $0.start.londonDay.iso == day })
        try office.act(.book, as: .clerk) { $0.slot = slot.id }
        return slot
    }

    @Test func `sessions are made as far as the polling range, and a second time nothing is`() throws {
        let office = try Office()
        var profile = ServiceProfile(service: Named.clinic)
        profile.pollingRangeDays = 28
        _ = try office.desk.answer(
            .directory(.set(Service(id: Named.clinic), profile)), for: try office.actor(.manager))
        let planning = try office.plan(
            .addTemplate(clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 20), isRehearsal: false))
        #expect(planning.sessions == 4 && planning.added == 12 && planning.template?.id == 1)
        let slots = try own(office)
        #expect(slots.count == 12 && slots.allSatisfy { $0.publishedAt == morning })
        let before = try dump(office.desk.store)
        let again = try office.plan(.generate(service: nil, isRehearsal: false))
        #expect(again.added == 0 && again.changed == 0 && again.removed == 0 && again.sessions == 0)
        #expect(try dump(office.desk.store) == before)
        office.clock.now = morning.adding(seconds: 7 * 86_400)
        #expect(try office.plan(.generate(service: Named.clinic, isRehearsal: false)).sessions == 1)
        #expect(try office.examine() == [])
    }

    @Test func `what is only tried leaves nothing`() throws {
        let office = try Office()
        let before = try dump(office.desk.store)
        let planning = try office.plan(
            .addTemplate(clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 20), isRehearsal: true))
        #expect(planning.added > 0)
        #expect(try dump(office.desk.store) == before)
    }

    @Test func `a changed template never touches booked slots: it lists them`() throws {
        let office = try Office()
        var template = clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 20)
        template = try #require(try office.plan(.addTemplate(template, isRehearsal: false)).template)
        let slot = try booked(office, on: "2026-11-11")
        template.slotMinutes = 30
        template.room = "Room 2"
        let planning = try office.plan(.setTemplate(template, from: nil, isRehearsal: false))
        #expect(planning.left.map(\.id) == [slot.id])
        let held = try #require(try own(office).first { $0.id == slot.id })
        #expect(held.booked == 1 && held.end == slot.end && held.room == nil)
        let day = try own(office).filter { $0.start.londonDay.iso == "2026-11-11" }
        #expect(day.map { LondonTime(at: $0.start).clock } == ["09:00", "09:30"])
        #expect(try office.plan(.generate(service: nil, isRehearsal: false)).left.map(\.id) == [slot.id])
        #expect(try office.examine() == [])
    }

    @Test func `a change from a later day leaves the sessions before it as they are`() throws {
        let office = try Office()
        var template = clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 20)
        template = try #require(try office.plan(.addTemplate(template, isRehearsal: false)).template)
        template.capacity = 3
        let from = try #require(Day(iso: "2026-12-01"))
        let planning = try office.plan(.setTemplate(template, from: from, isRehearsal: false))
        #expect(planning.template?.id == 2 && planning.left.isEmpty)
        for slot in try own(office) {
            #expect(slot.capacity == (slot.start.londonDay < from ? 1 : 3))
        }
        let again = try office.plan(.generate(service: nil, isRehearsal: false))
        #expect(again.added + again.changed + again.removed == 0)
    }

    @Test func `an ended template's free slots go, and its booked ones are listed`() throws {
        let office = try Office()
        let template = clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 20)
        _ = try office.plan(.addTemplate(template, isRehearsal: false))
        let slot = try booked(office, on: "2026-11-18")
        let last = try #require(Day(iso: "2026-11-11"))
        let planning = try office.plan(.endTemplate(1, after: last, isRehearsal: false))
        #expect(planning.left.map(\.id) == [slot.id])
        #expect(
            try own(office).map(\.start.londonDay.iso) == [
                "2026-11-04", "2026-11-04", "2026-11-04", "2026-11-11",
                "2026-11-11", "2026-11-11", "2026-11-18",
            ])
    }

    @Test func `leave, exceptions, closing days and bank holidays leave a session out, and bring it back`() throws {
        let office = try Office()
        var template = clinicTemplate(weekday: 5, from: 9, until: 10, minutes: 20)
        template.clinician = "The clinician"
        let planning = try office.plan(.addTemplate(template, isRehearsal: false))
        #expect(planning.notHeld.contains { $0.day.iso == "2026-12-25" && $0.why == .bankHoliday })
        func held(_ day: String) throws -> Bool { try own(office).contains { $0.start.londonDay.iso == day } }
        #expect(try !held("2026-12-25") && held("2026-11-13") && held("2026-11-20"))
        let first = try #require(Day(iso: "2026-11-20"))
        _ = try HandlingTests.colleague(office, "cover", .clinician)
        _ = try office.desk.answer(
            .staff(.leave("clinician", from: first, until: first, cover: "cover")), for: try office.actor(.supervisor))
        _ = try office.plan(.generate(service: nil, isRehearsal: false))
        #expect(try !held("2026-11-20"))
        let slot = try booked(office, on: "2026-11-13")
        let off = ClinicException(
            service: Named.clinic, from: try #require(Day(iso: "2026-11-13")), until: first, reason: "Audit")
        let changed = try office.plan(.addException(off, isRehearsal: false))
        #expect(changed.left.map(\.id) == [slot.id])
        #expect(try own(office).filter { $0.start.londonDay.iso == "2026-11-13" }.map(\.id) == [slot.id])
        guard case .exceptions(let exceptions) = try office.ask(.exceptions, as: .clerk) else { throw WrongReply() }
        _ = try office.plan(.removeException(try #require(exceptions.first).id))
        #expect(try own(office).filter { $0.start.londonDay.iso == "2026-11-13" }.count == 3)
        #expect(try office.examine() == [])
    }

    @Test func `a session added by hand stands alone and names the time that comes twice`() throws {
        let office = try Office()
        office.clock.now = at("2026-10-20T09:00:00Z")
        var night = clinicTemplate(weekday: 7, from: 1, until: 2, minutes: 30, firstDay: "2026-10-25")
        night.clinic = "Night clinic"
        let planning = try office.plan(.add(night, isRehearsal: false))
        #expect(planning.sessions == 1 && planning.added == 4 && planning.twice.count == 4)
        #expect(try own(office).map(\.id) == ["C1-0100", "C1-0130", "C1-0100-2", "C1-0130-2"])
        office.clock.now = at("2027-03-20T09:00:00Z")
        night.firstDay = try #require(Day(iso: "2027-03-28"))
        night.until = 180
        let spring = try office.plan(.add(night, isRehearsal: false))
        #expect(spring.missing.count == 2 && spring.added == 2)
    }

    @Test func `the directory finds by words, clinician, type and first free day, and journals what is set`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        var profile = ServiceProfile(service: "S9")
        profile.clinicians = ["Dr Zoë Ngata"]
        profile.clinicTypes = ["PROSTATE"]
        profile.location = "St Anne's"
        profile.windows = [BookingWindow(priority: .routine, opensAfterHours: 48)]
        profile.minimumAge = 18
        _ = try office.desk.answer(
            .directory(.add(Service(id: "S9", name: "Prostate", specialty: "UROLOGY"), profile)), for: manager)
        func found(_ change: (inout DirectoryQuery) -> Void) throws -> [String] {
            var query = DirectoryQuery()
            change(&query)
            guard
                case .directory(.found(let entries)) = try office.desk.answer(
                    .directory(.search(query)), for: try office.actor(.clerk))
            else { throw WrongReply() }
            return entries.map(\.service.id)
        }
        #expect(try found { $0.words = "zoe anne" } == ["S9"])
        #expect(try found { $0.clinician = "ngata" } == ["S9"] && found { $0.clinicType = "PROSTATE" } == ["S9"])
        #expect(try found { $0.specialty = "UROLOGY" }.count == 5)
        #expect(try found { $0.freeBy = morning.londonDay.adding(days: 1) } == [Named.clinic])
        #expect(try found { $0.order = .wait }.first == Named.clinic)
        guard case .directory(.entry(let entry)) = try office.desk.answer(.directory(.show("S9")), for: manager)
        else { throw WrongReply() }
        #expect(entry.profile == profile)
        #expect(
            failure { _ = try office.desk.answer(.directory(.add(Service(id: "S9"), profile)), for: manager) }
                == .alreadyExists("The service S9"))
        profile.reservationDays = 3
        guard
            case .badInput = failure({
                _ = try office.desk.answer(.directory(.set(Service(id: "S9"), profile)), for: manager)
            })
        else { throw WrongReply() }
        let entries = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT action FROM journal WHERE subject = 'service' ORDER BY seq") { $0.text() ?? "" }
        }
        #expect(entries == ["add-service", "add-service-profile"])
        #expect(try office.examine() == [])
    }
}
