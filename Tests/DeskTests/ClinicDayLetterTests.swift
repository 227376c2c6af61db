// What a day that goes wrong leaves ready: letters for all forty, the PAS asked once, and no clinician in two places.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension FullClinic {
    /// Gives everybody in it a name and an address, and the site a number, so that letters may leave.
    func makeReachable() throws {
        let rows = (1...Self.count).map {
            "\(Self.nhsNumber($0)),Patient\($0),Ann,Mrs,1970-02-03,\($0) High Street,RF1 2AB,07700 900\(100 + $0)"
        }
        let header = "nhs_number,family,given,title,born,address1,postcode,mobile"
        try office.take([file("\(([header] + rows).joined(separator: "\n"))\n", "people.csv")])
        let place = LetterPlace(telephone: "01632 960001")
        _ = try office.asked(.letters(.setPlace(place, service: nil)), as: .manager)
    }

    /// Letters that may leave now, in the order in which they were made.
    func ready() throws -> [LetterLine] { try office.ready() }
}

struct ClinicDayLetterTests {
    private func clinic(_ kind: Service.Kind = .directlyBookable) throws -> FullClinic {
        let office = try Office()
        if kind != .directlyBookable {
            let service = Service(
                id: Named.clinic, name: "Service \(Named.clinic)", specialty: "UROLOGY", provider: Named.home,
                kind: kind)
            _ = try office.desk.answer(
                .directory(.set(service, ServiceProfile(service: Named.clinic))), for: try office.actor(.manager))
        }
        let clinic = try FullClinic(office)
        try clinic.makeReachable()
        return clinic
    }

    private func cancel(
        _ clinic: FullClinic, inPAS: Bool? = nil, reason: String = "CLINIC_CANCELLED"
    ) throws -> ClinicOutcome {
        let order = ClinicCancellation(
            ClinicPart(clinic.name, why: "Dr One is ill"), reason: reason, cancelledInPAS: inPAS)
        return try clinic.office.clinicAct(.cancel(order, isRehearsal: false))
    }

    @Test
    func `cancelled by one command, forty letters are ready with the day that is off, and undo readies the old ones`()
        throws
    {
        let clinic = try clinic()
        let booked = try clinic.ready()
        #expect(booked.count == 40 && booked.allSatisfy { $0.letter.kind == .appointment })
        let outcome = try cancel(clinic)
        let letters = try clinic.ready()
        #expect(letters.count == 40 && letters.allSatisfy { $0.letter.kind == .cancellation })
        #expect(letters.allSatisfy { $0.letter.text.contains("on Wednesday 4 November 2026 has been cancelled") })
        // In order of need, each to its own patient, and never with our reason.
        #expect(letters.map(\.letter.referral) == outcome.patients.map { $0.person.referral.id })
        #expect(Set(letters.map(\.address.lines)).count == 40)
        #expect(!letters.contains { $0.letter.text.contains("ill") && $0.letter.text.contains("Dr One is ill") })
        for referral in try clinic.referrals() { #expect(referral.reason == "CLINIC_CANCELLED") }
        _ = try clinic.office.clinicAct(.takeBack(clinic.name))
        let again = try clinic.ready()
        #expect(again.map(\.letter.kind) == Array(repeating: .appointment, count: 40))
        #expect(Set(again.map(\.letter.referral)) == Set(booked.map(\.letter.referral)))
        #expect(try clinic.office.examine() == [])
    }

    @Test func `moved whole, forty letters say the new day and the old one, in order of need`() throws {
        let clinic = try clinic()
        var move = ClinicMove(ClinicPart(clinic.name, why: "Burst pipe"), day: Day(iso: "2026-11-06"))
        move.clinician = "Dr Two"
        let outcome = try clinic.office.clinicAct(.move(move, isRehearsal: false))
        let letters = try clinic.ready()
        #expect(letters.count == 40 && letters.allSatisfy { $0.letter.kind == .change })
        #expect(letters.map(\.letter.referral) == outcome.patients.map { $0.person.referral.id })
        let needs = outcome.patients.map { $0.person.referral.priority }
        #expect(needs.prefix(10).allSatisfy { $0 == .twoWeekWait } && needs.suffix(20).allSatisfy { $0 == .routine })
        for letter in letters {
            #expect(letter.letter.text.contains("Friday 6 November 2026") && letter.letter.text.contains("Dr Two"))
            #expect(letter.letter.text.contains("takes the place of the one on Wednesday 4 November 2026"))
        }
        #expect(outcome.session.why == "Burst pipe")
        _ = try clinic.office.clinicAct(.takeBack(clinic.name))
        #expect(try clinic.ready().allSatisfy { $0.letter.kind == .appointment })
        #expect(try clinic.ready().count == 40)
        #expect(try clinic.office.examine() == [])
    }

    @Test func `called down by time, everybody has a number and a letter, and who was told keeps theirs`() throws {
        let clinic = try clinic()
        let office = clinic.office
        _ = try cancel(clinic)
        var list = try office.callDown(clinic.name)
        #expect(list.session.why == "Dr One is ill")
        #expect(list.people.count == 40 && list.people.allSatisfy { !$0.phones.isEmpty })
        #expect(list.people.map(\.person.start) == list.people.map(\.person.start).sorted())
        office.clock.now = morning.adding(seconds: 600)
        for line in list.people {
            let name = ReferralName.id(line.person.referral.id)
            _ = try office.ask(.called(clinic.name, name, .spoke, said: nil), as: .clerk)
        }
        list = try office.callDown(clinic.name)
        #expect(list.told == 40 && list.unreached.isEmpty)
        #expect(try clinic.ready().count == 40)
        #expect(try clinic.ready().allSatisfy { $0.letter.kind == .cancellation })
        #expect(try office.examine() == [])
    }

    @Test func `a clinic that the PAS books asks once whether it is cancelled there, and for everybody`() throws {
        let clinic = try clinic(.indirectlyBookable)
        let office = clinic.office
        let before = try dump(office.desk.store)
        #expect(failure { _ = try cancel(clinic) } == .refused(.cancelledInPASMissing))
        #expect(try dump(office.desk.store) == before)
        let outcome = try cancel(clinic, inPAS: false)
        #expect(outcome.patients.count { (try? $0.result.get()) != nil } == 40)
        var query = WorklistQuery(.appointmentsToCancelInPAS)
        query.limit = 100
        func waiting() throws -> Int {
            guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: try office.actor(.clerk))
            else { throw WrongReply() }
            return page.items.count
        }
        #expect(try waiting() == 40)
        _ = try office.clinicAct(.takeBack(clinic.name))
        #expect(try waiting() == 0)
        _ = try cancel(clinic, inPAS: true)
        #expect(try waiting() == 0)
        #expect(try clinic.referrals().allSatisfy { $0.state == .appointmentCancelledByProvider })
        #expect(try office.examine() == [])
    }

    @Test func `a directly bookable clinic has no PAS to be cancelled in`() throws {
        let clinic = try clinic()
        let before = try dump(clinic.office.desk.store)
        #expect(failure { _ = try cancel(clinic, inPAS: true) } == .refused(.cancelledInPASNotPermitted))
        #expect(try dump(clinic.office.desk.store) == before)
    }

    @Test func `a clinic does not move to where its clinician or its room has another one, unless somebody says so`()
        throws
    {
        let clinic = try clinic()
        let office = clinic.office
        // On Friday morning Dr One is in Room 2, and Dr Two in Room 1, at services of their own.
        for (service, clinician, room) in [(Named.clinic, "Dr One", "Room 2"), (Named.closed, "dr two", "room 1")] {
            var other = clinicTemplate(weekday: 5, from: 12, until: 14, minutes: 20)
            other.service = service
            other.clinic = "Friday clinic"
            other.clinician = clinician
            other.room = room
            _ = try office.plan(.addTemplate(other, isRehearsal: false))
        }
        let before = try dump(office.desk.store)
        func moved(_ change: (inout ClinicMove) -> Void) -> Failure? {
            failure {
                var move = ClinicMove(ClinicPart(clinic.name), day: Day(iso: "2026-11-06"))
                change(&move)
                _ = try office.clinicAct(.move(move, isRehearsal: true))
            }
        }
        let start = at("2026-11-06T12:00:00Z")
        func clash(_ kind: ClinicClash.Kind, _ name: String) -> Failure {
            .refused(.clinicClash(ClinicClash(kind: kind, name: name, clinic: "Friday clinic", start: start)))
        }
        #expect(moved { $0.room = "Room 7" } == clash(.clinician, "Dr One"))
        #expect(moved { $0.clinician = "Dr Three" } == clash(.room, "Room 1"))
        #expect(
            moved {
                $0.clinician = "Dr Two"; $0.room = "Room 7"
            } == clash(.clinician, "Dr Two"))
        // Somebody else in another room, another day, or only the part before the other clinic begins.
        #expect(
            moved {
                $0.clinician = "Dr Three"; $0.room = "Room 7"
            } == nil)
        #expect(moved { $0.day = Day(iso: "2026-11-05") } == nil)
        #expect(moved { $0.part.until = 720 } == nil)
        #expect(moved { $0.isBesideAnother = true } == nil)
        #expect(try dump(office.desk.store) == before)
        // What stays as it was is not looked at.
        let move = ClinicMove(ClinicPart(clinic.name), room: "Room 9")
        #expect(try office.clinicAct(.move(move, isRehearsal: false)).movedTo?.booked == 40)
    }
}
