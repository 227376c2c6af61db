// Referrals and appointments: old shapes, wrong states, requests mistaken for answers.

import Testing

@testable import Interchange
@testable import ReferralDomain

/// A ReferralRequest with a state, a reason and more members.
func referralJSON(
    id: String = "990000000021", version: String? = "4", state: String = "BOOKED", reason: String = "",
    nhsNumber: String = "9990000018", contained: String = "", extensions: String = "", more: String = ""
) -> String {
    let reasonJSON =
        reason.isEmpty
        ? "" : #",{"url":"reason","valueCoding":{"code":"\#(reason)"}},{"url":"comments","valueString":"Call first"}"#
    return #"""
        {"resourceType":"ReferralRequest","id":"\#(id)","meta":{\#(version.map { #""versionId":"\#($0)""# } ?? "")},
        "extension":[\#(extensions){"url":"https://example.test/Extension-eRS-ReferralState-1","extension":[
        {"url":"state","valueCoding":{"code":"\#(state)","display":"bOOked"}}\#(reasonJSON)]},
        {"url":"https://example.test/Extension-eRS-ReferralPriority-1","valueCodeableConcept":{"coding":[{"code":"URGENT"}]}}],
        "contained":[\#(contained)],"subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"\#(nhsNumber)"}},
        "specialty":{"coding":[{"system":"_baseurl_/STU3/CodeSystem/SPECIALTY","code":"UROLOGY"}]}\#(more)}
        """#
}

struct ReferralReadingTests {
    private let contained = #"""
        {"resourceType":"Parameters","id":"serviceSearchCriteria","parameter":[
        {"name":"clinicType","valueCoding":{"code":"STONES"}},{"name":"namedClinician","valueIdentifier":{"value":"555000111333"}}]},
        {"resourceType":"List","id":"shortlist","entry":[{"item":{"identifier":{"value":"40001"},"display":"Stone clinic"}},
        {"item":{"identifier":{"value":"40002"}}}]},
        {"resourceType":"Appointment","id":"appointment","meta":{"versionId":"2"},"status":"booked",
        "start":"2026-06-01T10:00:00Z","end":"2026-06-01T10:00:00Z","slot":[{"reference":"Slot/777"}],
        "incomingReferral":[{"reference":"ReferralRequest/990000000021/_history/4"}],
        "participant":[{"actor":{"identifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"40001"},"display":"Stone clinic"}},
        {"actor":{"identifier":{"system":"http://fhir.nhs.net/Id/nhs-number","value":"9990000018"}}},
        {"type":{"coding":[{"code":"CON"}]},"actor":{"identifier":{"system":"http://fhir.nhs.net/Id/sds-user-id","value":"555000111222"}}}]},
        {"resourceType":"DocumentReference","id":"d1","type":{"coding":[{"code":"REFERRER"}]},"indexed":"2026-05-01T09:00:00Z",
        "description":"Scan","content":[{"attachment":[{"url":"Binary/ab-1","title":"scan.pdf","contentType":"application/pdf","size":12,
        "extension":[{"url":"x/Extension-eRS-AvailabilityStatus-1","valueCoding":{"code":"PENDING"}},
        {"url":"x/Extension-eRS-AttachedBy-1","valueReference":{"identifier":{"value":"555000111222"}}}]}]}]}
        """#

    @Test func `a referral is read with its shortlist, search, appointment and documents`() throws {
        let extensions = #"""
            {"url":"x/Extension-eRS-eReferralPathwayStart-1","valueInstant":"2026-05-01T09:00:00.167Z"},
            {"url":"x/Extension-eRS-PatientAdditionalRequirement-1","valueCoding":{"code":"INTERPRETER"}},
            {"url":"x/Extension-eRS-PatientAdditionalRequirement-1","valueCoding":{"code":"TRANSPORT"}},
            """#
        let text = referralJSON(
            contained: contained, extensions: extensions, more: ##","supportingInfo":[{"reference":"#d1"}]"##)
        let record = try #require(records(text).first)
        let referral = try #require(record.referral)
        #expect(record.name == "ReferralRequest/990000000021")
        #expect(record.flags == [])
        #expect(referral.version == 4)
        #expect(referral.state == .booked)
        #expect(referral.priority == .urgent)
        #expect(referral.specialty == "UROLOGY")
        #expect(referral.clinicType == "STONES")
        #expect(referral.namedClinician == "555000111333")
        #expect(referral.pathwayStart == Instant(iso: "2026-05-01T09:00:00Z"))
        #expect(referral.additionalRequirements == ["INTERPRETER", "TRANSPORT"])
        #expect(referral.shortlist.map(\.id) == ["40001", "40002"])
        let appointment = try #require(referral.appointment)
        #expect(appointment.start == appointment.end)
        #expect(appointment.slot == "777")
        #expect(appointment.clinician == "555000111222")
        #expect(appointment.service?.name == "Stone clinic")
        #expect(appointment.version == 2)
        #expect(appointment.ersID == nil)
        let document = try #require(referral.documents.first)
        #expect(document.binary == "ab-1")
        #expect(document.availability == "PENDING")
        #expect(document.attachedBy == "555000111222")
        #expect(document.size == 12)
    }

    @Test func `an advice to the referrer is a triage response whatever e-RS calls its state`() throws {
        let text = referralJSON(state: "TRIAGED_PROVIDER_TO_ACTION", reason: "RETURN_TO_REFERRER_WITH_ADVICE")
        let record = try #require(records(text).first)
        #expect(record.referral?.state == .triageResponse)
        #expect(record.referral?.comment == "Call first")
        #expect(record.flags.count == 1)
        let other = referralJSON(state: "TRIAGED_PROVIDER_TO_ACTION", reason: "ACCEPT_REFER_BOOK_LATER")
        #expect(records(other).first?.referral?.state == .triagedProviderToAction)
    }

    @Test(arguments: ["APPT_CANCELLED_BY_PROVIDER", "APP_CANCELLED_BY_PROVIDER", "APPOINTMENT_CANCELLED_BY_PROVIDER"])
    func `every spelling of a state is the same state`(code: String) {
        #expect(records(referralJSON(state: code)).first?.referral?.state == .appointmentCancelledByProvider)
    }

    @Test func `a number that is not an NHS number is kept and flagged`() throws {
        let long = try #require(records(referralJSON(nhsNumber: "99900000188")).first)
        #expect(long.referral?.nhsNumber?.text == "99900000188")
        #expect(long.flags == ["NHS number 99900000188 is not ten digits."])
        let wrong = try #require(records(referralJSON(nhsNumber: "9990000019")).first)
        #expect(wrong.flags == ["NHS number 9990000019 fails its check digit."])
    }

    @Test func `an old referral without version, state or priority is taken with the gaps flagged`() throws {
        let record = try #require(records(#"{"resourceType":"ReferralRequest","id":"990000000022"}"#).first)
        #expect(record.referral?.ubrn.digits == "990000000022")
        #expect(
            record.flags == [
                "No version is given.", "No NHS number is given.", "No state is given.", "No priority is given.",
            ])
    }

    @Test func `fields of the wrong type are missing fields, never a crash`() {
        let text = #"""
            {"resourceType":"ReferralRequest","id":"990000000023","meta":[1],"extension":"x","contained":{"resourceType":5},
            "subject":[[]],"specialty":7,"supportingInfo":{"reference":[]}}
            """#
        #expect(records(text).first?.referral != nil)
    }

    @Test func `a referral within an answer or a bundle is a record of its own`() {
        let answer =
            #"{"resourceType":"Parameters","parameter":[{"name":"updatedReferralRequest","resource":\#(referralJSON())}]}"#
        #expect(records(answer).map(\.kind) == ["referral"])
        let bundle = #"{"resourceType":"Bundle","entry":[{"resource":\#(referralJSON())},{"search":{}}]}"#
        #expect(records(bundle).map(\.kind) == ["referral", "refused"])
        #expect(records(bundle).last?.name == "entry 2")
    }

    @Test func `a request body is one refused record, whatever it carries`() {
        let plain = #"{"resourceType":"Parameters","parameter":[{"name":"reviewComments","valueString":"x"}]}"#
        let letter =
            #"{"resourceType":"Parameters","parameter":[{"name":"file","resource":{"resourceType":"DocumentReference"}}]}"#
        let search =
            #"{"resourceType":"Parameters","parameter":[{"name":"c","resource":{"resourceType":"Parameters","id":"S-1"}}]}"#
        for text in [plain, letter, search] {
            #expect(
                records(text).map(\.refusal) == ["A request to e-RS (Parameters), not an answer: it holds no record."])
        }
    }

    @Test func `an appointment of e-RS names its referral and that referral's version`() throws {
        let record = try #require(records(appointmentJSON(id: "8001", version: "5")).first)
        let appointment = try #require(record.appointment)
        #expect(record.flags == [])
        #expect(appointment.ersID == "8001")
        #expect(appointment.version == 5)
        #expect(appointment.ubrn?.digits == "990000000021")
        #expect(appointment.referralVersion == 6)
        #expect(appointment.status == .proposed)
        #expect(appointment.reason == "NO_SLOTS_AT_SERVICE")
        #expect(appointment.clinician == "555000111222")
    }

    @Test func `an appointment without a real id or a version is a request`() {
        #expect(records(appointmentJSON(id: "appointment", version: "5")).first?.kind == "refused")
        #expect(records(appointmentJSON(id: "8001", version: nil)).first?.kind == "refused")
        #expect(records(appointmentJSON(id: nil, version: "5")).first?.kind == "refused")
    }

    private func appointmentJSON(id: String?, version: String?) -> String {
        let idJSON = id.map { #""id":"\#($0)","# } ?? ""
        let versionJSON = version.map { #""versionId":"\#($0)""# } ?? ""
        return #"""
            {"resourceType":"Appointment",\#(idJSON)"meta":{\#(versionJSON)},"status":"proposed","created":"2026-05-01T09:00:00Z",
            "reason":[{"coding":[{"code":"NO_SLOTS_AT_SERVICE"}]}],
            "incomingReferral":[{"reference":"ReferralRequest/990000000021/_history/6"}],
            "participant":[{"type":[{"coding":[{"code":"CON"}]}],"actor":{"identifier":{"value":"555000111222"}}}]}
            """#
    }

    @Test(arguments: [
        ("CommunicationRequest", "1 is not a UBRN."),
        ("Communication", "A message that names no advice and guidance request."),
        ("PractitionerRole", "A user's roles: not read by this version."),
        ("Goal", "A FHIR Goal: not read by this version."),
    ])
    func `a resource without a place here is refused in plain words`(type: String, sentence: String) {
        #expect(records(#"{"resourceType":"\#(type)","id":"1"}"#).map(\.refusal) == [sentence])
    }

    @Test func `an error answer is named with its code`() {
        let text = #"{"resourceType":"OperationOutcome","issue":[{"details":{"coding":[{"code":"NO_ACCESS"}]}}]}"#
        #expect(records(text).first?.refusal == "An error answer (OperationOutcome), not a record: NO_ACCESS.")
    }
}
