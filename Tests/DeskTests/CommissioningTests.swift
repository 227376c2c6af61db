// For whose patients a service is commissioned: referrers are shown and book what is for theirs, the provider is told.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct CommissioningTests {
    private func office(
        _ commissioners: [String], sentBy code: String? = "15N", isOfPractice: Bool = true
    ) throws -> Office {
        let office = try Office()
        try office.take(Message("NOT_BOOKED") { $0.commissioner = code })
        if isOfPractice { try office.comeFromThePractice() }
        var profile = ServiceProfile(service: Named.clinic)
        profile.commissioners = commissioners
        _ = try office.desk.answer(
            .directory(.set(Service(id: Named.clinic, name: "Clinic", kind: .directlyBookable), profile)),
            for: try office.actor(.manager))
        return office
    }

    private func slots(_ office: Office, as role: Role) throws -> SuitableSlots {
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return found
    }

    private func services(_ office: Office, _ change: (inout DirectoryQuery) -> Void) throws -> [String] {
        var query = DirectoryQuery()
        change(&query)
        guard
            case .directory(.found(let found)) = try office.desk.answer(
                .directory(.search(query)), for: try office.actor(.referrer))
        else { throw WrongReply() }
        return found.map(\.service.id)
    }

    private func entry(_ office: Office) throws -> ServiceProfile {
        let held = try office.desk.store.read { (it) throws(Failure) in try it.profile(of: Named.clinic) }
        return held ?? ServiceProfile(service: "none")
    }

    @Test func `the organisation whose rules hold comes with the referral, and a later message moves it`() throws {
        let office = try office([], isOfPractice: false)
        #expect(try office.referral().commissioner == "15N")
        try office.take(Message("NOT_BOOKED", version: 4))
        #expect(try office.referral().commissioner == "15N")
        try office.take(Message("NOT_BOOKED", version: 5) { $0.commissioner = "92G" })
        #expect(try office.referral().commissioner == "92G")
        #expect(try office.examine() == [])
    }

    @Test(
        arguments: [
            ([], "15N", true), (["15N", "92G"], "15N", true), (["92G"], "15N", false), (["92G"], nil, true),
        ] as [([String], String?, Bool)])
    func `a slot search and a booking of a referrer keep to it`(
        _ commissioners: [String], _ code: String?, _ isTaken: Bool
    ) throws {
        let office = try office(commissioners, sentBy: code)
        let found = try slots(office, as: .referrer)
        #expect(found.slots.isEmpty == !isTaken)
        #expect(found.why.contains("not commissioned for patients of 15N") == !isTaken)
        let refused = failure { try office.act(.book, as: .referrer) { $0.slot = "slot-1" } }
        #expect(refused == (isTaken ? nil : .refused(.serviceMisfit(.notCommissioned("15N")))))
    }

    @Test func `slots that are not commissioned for a patient keep no referrer from deferring`() throws {
        let office = try office(["92G"])
        try office.act(.deferToProvider, as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" }
        #expect(try office.referral().state == .deferredToProvider)
    }

    @Test func `the provider books whoever was sent, and is told`() throws {
        let office = try office(["92G"])
        #expect(try slots(office, as: .clerk).slots.count == 3)
        let booked = try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(booked.bookingWarnings.contains(.notCommissioned("15N")))
    }

    @Test func `a search for services leaves out what is not commissioned, by code or for a referral`() throws {
        let office = try office(["92G"])
        let name = try office.name(Message.ubrn)
        #expect(try services(office) { _ in }.contains(Named.clinic))
        #expect(try !services(office) { $0.commissioner = "15N" }.contains(Named.clinic))
        #expect(try services(office) { $0.commissioner = "92G" }.contains(Named.clinic))
        #expect(try !services(office) { $0.referral = name }.contains(Named.clinic))
        #expect(try services(office) { $0.referral = name }.contains(Named.closed))
    }

    @Test func `a search for a patient hides the services that do not treat their age or sex`() throws {
        let office = try office([])
        try office.take([file("nhs_number,family,given,born,sex\n9990000018,Bravo,Ann,1970-02-03,female\n", "p.csv")])
        let name = try office.name(Message.ubrn)
        func set(_ change: (inout ServiceProfile) -> Void) throws {
            var profile = ServiceProfile(service: Named.clinic)
            change(&profile)
            _ = try office.desk.answer(
                .directory(.set(Service(id: Named.clinic, kind: .directlyBookable), profile)),
                for: try office.actor(.manager))
        }
        try set { $0.maximumAge = 17 }
        #expect(try !services(office) { $0.referral = name }.contains(Named.clinic))
        try set { $0.sexes = [.male] }
        #expect(try !services(office) { $0.referral = name }.contains(Named.clinic))
        try set { $0.priorities = [.urgent] }
        #expect(try !services(office) { $0.referral = name }.contains(Named.clinic))
        try set {
            $0.minimumAge = 18
            $0.sexes = [.female]
            $0.priorities = [.routine]
        }
        #expect(try services(office) { $0.referral = name }.contains(Named.clinic))
    }

    @Test func `services are put in order of the first free place, then of the wait that they tell`() throws {
        let office = try office([])
        for (id, told) in [(Named.closed, 40), (Named.elsewhere, 7)] {
            var profile = ServiceProfile(service: id)
            profile.indicativeWaitDays = told
            let service = Service(id: id, name: "Service \(id)", kind: .directlyBookable)
            _ = try office.desk.answer(.directory(.set(service, profile)), for: try office.actor(.manager))
        }
        #expect(
            try services(office) { $0.order = .wait } == [Named.clinic, Named.elsewhere, Named.closed, Named.triage])
        let bad = failure {
            var profile = ServiceProfile(service: Named.clinic)
            profile.indicativeWaitDays = 2_001
            _ = try office.desk.answer(
                .directory(.set(Service(id: Named.clinic), profile)), for: try office.actor(.manager))
        }
        #expect(bad == .badInput("An indicative wait is 0 to 2000 days."))
    }

    @Test func `what e-RS's search says of a service fills its entry and overwrites nothing that a manager wrote`()
        throws
    {
        let office = try office([], isOfPractice: false)
        func summary(_ fields: String, wait: String) -> ImportSource {
            file(
                #"""
                {"resourceType":"List","meta":{"profile":["https://example.test/eRS-FetchServices-List-1"]},"entry":[
                {"extension":[{"url":"https://example.test/Extension-eRS-ServiceSearch-ListItem-1","extension":[
                {"url":"indicativeAppointmentWaitTime",\#(wait)}]}],"item":{"identifier":{"value":"\#(Named.clinic)"},
                "extension":[{"url":"https://example.test/Extension-eRS-ServiceSummaryView-1","extension":[
                {"url":"serviceName","valueString":"Clinic"}\#(fields)]}]}}]}
                """#, "services.json")
        }
        let limited = #""valueCodeableConcept":\#(coding("LIMITED_AVAILABILITY"))"#
        try office.take([
            summary(
                #"""
                ,{"url":"genderTreated","valueCodeableConcept":\#(coding("FEMALE"))},
                {"url":"ageTreated","valueRange":{"low":{"value":18,"unit":"YEARS"},"high":{"value":1200,"unit":"MONTHS"}}},
                {"url":"exclusions","valueString":"No stones."},{"url":"referrerAlert","valueString":"Send the scan."},
                {"url":"supportedAppointmentType","valueCodeableConcept":\#(coding("NURSE_CLINIC"))}
                """#, wait: limited)
        ])
        var held = try entry(office)
        #expect(held.sexes == [.female] && held.minimumAge == 18 && held.maximumAge == 100)
        #expect(held.exclusions == "No stones." && held.referrerAlert == "Send the scan.")
        #expect(held.appointmentTypes == [.nurse] && held.indicativeWaitDays == nil)
        held.exclusions = "Nobody under 30."
        _ = try office.desk.answer(
            .directory(.set(Service(id: Named.clinic), held)), for: try office.actor(.manager))
        office.clock.now = morning.adding(seconds: 3_600)
        var later = summary(#",{"url":"exclusions","valueString":"No stones."}"#, wait: #""valueUnsignedInt":21"#)
        later.modified = morning.adding(seconds: 3_000)
        try office.take([later])
        #expect(try entry(office).exclusions == "Nobody under 30." && entry(office).indicativeWaitDays == 21)
        #expect(try office.examine() == [])
    }
}
