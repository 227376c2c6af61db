// Slots, schedules, services and code lists.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct DirectoryReadingTests {
    private func slot(_ id: String, schedule: String, start: String = "10:00:00.562", end: String = "11:00:00")
        -> String
    {
        #"""
        {"search":{"mode":"match"},"resource":{"resourceType":"Slot","id":"\#(id)","schedule":{"reference":"Schedule/\#(schedule)"},
        "status":"free","start":"2026-06-01T\#(start)Z","end":"2026-06-01T\#(end)Z"}}
        """#
    }

    private let schedule = #"""
        {"search":{"mode":"include"},"resource":{"resourceType":"Schedule","id":"40001-555000111222","actor":[
        {"identifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"40001"}},
        {"identifier":{"system":"http://fhir.nhs.net/Id/sds-user-id","value":"555000111222"}}]}}
        """#

    private func bundle(_ entries: [String]) -> String {
        #"{"resourceType":"Bundle","type":"searchset","total":1,"entry":[\#(entries.joined(separator: ","))]}"#
    }

    @Test func `a slot takes its service and clinician from its schedule, wherever that stands`() throws {
        let found = records(bundle([slot("1", schedule: "40001-555000111222"), schedule]))
        let first = try #require(found.first?.slot)
        #expect(first.service == "40001")
        #expect(first.clinician == "555000111222")
        #expect(first.capacity == 1)
        #expect(first.isFree)
        #expect(first.start == Instant(iso: "2026-06-01T10:00:00Z"))
        #expect(found.last?.service?.id == "40001")
        #expect(found.count == 2)
    }

    @Test func `a slot whose schedule is not there knows its service by the schedule's id`() {
        let found = records(bundle([slot("1", schedule: "40001-555000111222"), slot("2", schedule: "abc-1")]))
        #expect(found.map { $0.slot?.service } == ["40001", nil])
        #expect(found.last?.flags == ["It cannot be told which service the slot belongs to."])
    }

    @Test func `a slot that ends before it begins is refused and the others are taken`() {
        let found = records(bundle([slot("1", schedule: "40001", end: "09:00:00"), slot("2", schedule: "40001")]))
        #expect(found.map(\.refusal) == ["The slot ends before it begins.", nil])
        #expect(found.first?.name == "Slot/1")
    }

    @Test func `the same slot on two pages is two records`() {
        #expect(records(bundle([slot("1", schedule: "40001"), slot("1", schedule: "40001")])).count == 2)
    }

    @Test(arguments: [
        (#"{"coding":[{"code":"DIRECTLY_BOOKABLE"}]}"#, Service.Kind.directlyBookable),
        (
            #"{"coding":[{"code":"INDIRECTLY_BOOKABLE"}]},{"coding":[{"code":"REVIEW"}]},{"coding":[{"code":"BOOKABLE"}]}"#,
            .indirectlyBookable
        ),
        (#"{"coding":[{"code":"REVIEW"}]},{"coding":[{"code":"UNSPECIFIED"}]}"#, .triage),
    ])
    func `a service's kind follows from what it takes`(characteristics: String, kind: Service.Kind) throws {
        let text = #"""
            {"resourceType":"HealthcareService","id":"40001","name":"Stone clinic","type":{"coding":[{"code":"DAY_CASE"}]},
            "providedBy":{"identifier":{"value":"XX1"}},"characteristic":[\#(characteristics)]}
            """#
        let service = try #require(records(text).first?.service)
        #expect(service.kind == kind)
        #expect(service.name == "Stone clinic")
        #expect(service.provider == "XX1")
    }

    @Test func `a search for services gives services, and a row without a name is refused`() {
        let row = #"""
            {"extension":[{"url":"x/Extension-eRS-ServiceSearch-ListItem-1"}],"item":{"identifier":{"value":"40001"},
            "extension":[{"url":"x/Extension-eRS-ServiceSummaryView-1","extension":[{"url":"serviceName","valueString":"Stones"},
            {"url":"supportedAppointmentType","valueCodeableConcept":{"coding":[{"code":"ASSESSMENT_SERVICE"}]}}]}]}}
            """#
        let list = #"{"resourceType":"List","entry":[\#(row),{"item":{"identifier":{"value":"40002"}}}]}"#
        let found = records(list)
        #expect(found.map(\.kind) == ["service", "refused"])
        #expect(found.first?.service?.kind == .assessment)
    }

    @Test func `a concept keeps its properties, dates as days and lists joined`() throws {
        let text = #"""
            {"resourceType":"CodeSystem","url":"_baseurl_/STU3/CodeSystem/REQUEST-CANCELLATION-REASON","concept":[
            {"code":"MOVED","display":"Moved away","property":[{"code":"effectiveFrom","valueDateTime":"2019-06-30T23:30:00.000Z"},
            {"code":"commentIsMandatory","valueBoolean":true},{"code":"days","valueInteger":4},
            {"code":"role","valueCoding":{"code":"A"}},{"code":"role","valueCoding":{"code":"B"}}]},{"display":"no code"}]}
            """#
        let found = records(text)
        let code = try #require(found.first?.code)
        #expect(code.list == "REFERRAL-CANCELLATION-REASON")
        #expect(code.display == "Moved away")
        #expect(
            code.properties == [
                "effectiveFrom": "2019-07-01", "commentIsMandatory": "true", "days": "4", "role": "A,B",
            ])
        #expect(found.last?.refusal == "A concept without a code.")
    }

    @Test func `a code list of no use here is one refused record`() {
        let text = #"{"resourceType":"CodeSystem","url":"x/CodeSystem/COLOURS","concept":[{"code":"A"},{"code":"B"}]}"#
        #expect(records(text).map(\.refusal) == ["A code list that is not used here (COLOURS)."])
    }
}
