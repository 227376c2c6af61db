// The day of a clinic at the desk, and the texts that remind patients of it.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ClinicListTests {
    private let day = Day(iso: "2026-11-04") ?? Day(number: 0)

    private func reminders(_ office: Office) throws -> [Reminder] {
        guard case .letters(.reminders(let texts)) = try office.asked(.letters(.reminders(day))) else {
            throw WrongReply()
        }
        return texts
    }

    @Test func `texts remind those of the day who agreed to them, and name no specialty`() throws {
        let office = try LetterTests.office()
        #expect(try reminders(office).isEmpty)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        let texts = try reminders(office)
        #expect(texts.map(\.mobile) == ["07700 900123"])
        #expect(texts[0].text.contains("Wednesday 4 November 2026 at 09:30"))
        #expect(!texts[0].text.contains("Service") && !texts[0].text.contains("Bravo"))
        try office.take([
            file(reachablePeople.replacing(",yes", with: ",no"), "q.csv", modified: morning.adding(seconds: 60))
        ])
        #expect(try reminders(office).isEmpty)
        try office.take([file(reachablePeople, "r.csv", modified: morning.adding(seconds: 120))])
        #expect(try reminders(office).count == 1)
        _ = try office.die()
        #expect(try reminders(office).isEmpty)
    }

    @Test func `nobody is reminded of a time at which a clinical assessment service expects nobody`() throws {
        let office = try LetterTests.office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(try reminders(office).count == 1)
        let service = Service(
            id: Named.clinic, name: "Service \(Named.clinic)", specialty: "UROLOGY", provider: Named.home,
            kind: .assessment)
        _ = try office.desk.answer(
            .directory(.set(service, ServiceProfile(service: Named.clinic))), for: try office.actor(.manager))
        #expect(try reminders(office).isEmpty)
    }

    @Test func `sessions are listed of the services that one works, and a manager sees all`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        func listed(_ role: Role, _ service: String? = nil) throws -> [String] {
            let request = ClinicRequest.list(ClinicQuery(service: service, from: day, until: day))
            guard case .sessions(let found) = try office.ask(request, as: role) else { throw WrongReply() }
            return Array(Set(found.map(\.service))).sorted()
        }
        for role in [Role.clerk, .clinician, .supervisor, .manager] {
            #expect(try listed(role) == [Named.clinic], "\(role.rawValue)")
        }
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(try listed(.clerk) == [])
        #expect(failure { _ = try listed(.clerk, Named.clinic) } == .refused(.noRelationship))
        #expect(try listed(.clinician, Named.clinic) == [Named.clinic])
        #expect(try listed(.supervisor) == [Named.clinic] && listed(.manager, Named.clinic) == [Named.clinic])
    }

    @Test func `a clinic's day names its patients in order of time, to its own staff, and is journalled`() throws {
        let office = try LetterTests.office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.take(
            Message("BOOKED") {
                $0.ubrn = "990000000102"
                $0.nhsNumber = "9990000026"
                $0.start = "2026-11-04T08:00:00Z"
            })
        let request = Request.letters(.clinic(service: Named.clinic, from: day, to: day))
        guard case .letters(.clinic(let pages)) = try office.asked(request, as: .clinician) else { throw WrongReply() }
        // One that e-RS booked without a slot of ours is a patient who comes, too.
        #expect(pages.visits.map { $0.ubrn?.digits } == ["990000000102", Message.ubrn])
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(failure { _ = try office.asked(request) } == .refused(.noRelationship))
        for role in Role.allCases where role.side != .provider {
            guard case .notAllowed = failure({ _ = try office.asked(request, as: role) }) else {
                Issue.record("\(role) was given a clinic")
                continue
            }
        }
        let entries = try office.desk.store.read { (it) throws(Failure) in
            try it.count("SELECT count(*) FROM journal WHERE action = 'clinic-list'")
        }
        #expect(entries == 1)
    }
}
