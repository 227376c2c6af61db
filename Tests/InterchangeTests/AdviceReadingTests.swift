// Advice and guidance in the shapes of e-RS: list rows, requests, and conversations with what is included in them.

import Testing

@testable import Interchange
@testable import ReferralDomain

private let base = "https://example.test/StructureDefinition/Extension"

private func request(
    _ status: String?, id: String = "990000000031", version: String = "4", convert: String? = "AUTHORISED_TO_CONVERT"
) -> String {
    let authority = convert.map {
        #",{"url":"\#(base)-eRS-ProviderConversionAuthorisation-1","valueCoding":{"code":"\#($0)"}}"#
    }
    let category = status.map { #","category":[{"coding":[{"code":"\#($0)"}]}]"# }
    return #"""
        {"resourceType":"CommunicationRequest","id":"\#(id)","meta":{"versionId":"\#(version)"},"extension":[
        {"url":"\#(base)-eRS-ReferralPriority-1","valueCodeableConcept":{"coding":[{"code":"URGENT"}]}},
        {"url":"\#(base)-eRS-Specialty-1","valueCoding":{"code":"CARDIOLOGY"}}\#(authority ?? "")],
        "contained":[{"resourceType":"Parameters","id":"serviceSearchCriteria","parameter":[
        {"name":"clinicType","valueCoding":{"code":"HEART_FAILURE"}}]},
        {"resourceType":"List","id":"shortlist","entry":[{"item":{"identifier":{"value":"11014"},"display":"Advice"}}]},
        {"resourceType":"PractitionerRole","id":"PractitionerRole.555.R68","practitioner":{"identifier":{"value":"555"}},
        "organization":{"identifier":{"value":"R68"}}}]\#(category ?? ""),
        "subject":{"identifier":{"value":"9990000018"}},
        "recipient":[{"extension":[{"url":"\#(base)-HealthcareService-Reference-1",
        "valueReference":{"identifier":{"value":"11014"}}}]}],
        "requester":{"agent":{"extension":[{"url":"\#(base)-PractitionerRole-Reference-1",
        "valueReference":{"reference":"#PractitionerRole.555.R68"}}]}}}
        """#
}

private func message(
    _ id: String, by category: String?, note: String = "Words.", document: String? = nil,
    sent: String? = "2026-05-01T09:00:00Z",
    role: String = "555.R68.REFERRING-CLINICIAN", of ubrn: String? = "990000000031"
) -> String {
    let whose = category.map { #","category":[{"coding":[{"code":"\#($0)"}]}]"# } ?? ""
    let load = document.map { #","payload":[{"contentReference":{"reference":"DocumentReference/\#($0)"}}]"# } ?? ""
    let basis = ubrn.map { #","basedOn":[{"reference":"CommunicationRequest/\#($0)/_history/6"}]"# } ?? ""
    let when = sent.map { #","sent":"\#($0)""# } ?? ""
    return #"""
        {"resourceType":"Communication","id":"\#(id)"\#(basis)\#(whose)\#(when)\#(load),
        "recipient":[{"extension":[{"url":"\#(base)-HealthcareService-Reference-1",
        "valueReference":{"identifier":{"value":"11014"}}}]}],
        "sender":{"extension":[{"url":"\#(base)-PractitionerRole-Reference-1",
        "valueReference":{"reference":"PractitionerRole/\#(role)"}}]},"note":[{"text":"\#(note)"}]}
        """#
}

private func bundle(_ resources: [String]) -> String {
    let entries = resources.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
    return #"{"resourceType":"Bundle","type":"searchset","entry":[\#(entries)]}"#
}

private func role(_ id: String, user: String, at organisation: String, function: String) -> String {
    #"""
    {"resourceType":"PractitionerRole","id":"\#(id)","practitioner":{"identifier":{"value":"\#(user)"}},
    "organization":{"identifier":{"value":"\#(organisation)"}},"code":[{"coding":[{"code":"\#(function)"}]}]}
    """#
}

private let document = #"""
    {"resourceType":"DocumentReference","id":"70","type":{"coding":[{"code":"ADVICE_REQUEST"}]},
    "content":[{"attachment":{"url":"Binary/b-1","title":"ecg.pdf"}}]}
    """#

@Suite struct AdviceReadingTests {
    @Test func `a request tells who asks whom, and where it stands`() throws {
        let record = try #require(records(request("REFERRER_TO_REVIEW_RESPONSE")).first)
        #expect(record.name == "CommunicationRequest/990000000031" && record.flags.isEmpty)
        let advice = try #require(record.advice)
        #expect(advice.ubrn == UBRN("990000000031") && advice.version == 4)
        #expect(advice.state == .referrerToReviewResponse && advice.mayConvert == true)
        #expect(advice.priority == .urgent && advice.specialty == "CARDIOLOGY" && advice.clinicType == "HEART_FAILURE")
        #expect(advice.service?.id == "11014" && advice.shortlist.map(\.id) == ["11014"])
        #expect(advice.nhsNumber?.text == "9990000018")
        #expect(advice.referrer == "555" && advice.referringOrganisation == "R68")
    }

    @Test(arguments: AdviceState.allCases) func `every status is read`(state: AdviceState) throws {
        #expect(try #require(records(request(state.rawValue)).first?.advice).state == state)
    }

    @Test func `a status or an authorisation that nobody knows is flagged, not guessed`() throws {
        let record = try #require(records(request("PONDERED", convert: "PERHAPS")).first)
        #expect(record.advice?.state == nil && record.advice?.mayConvert == nil)
        #expect(record.flags.contains("Advice and guidance status PONDERED is not one that is known."))
        #expect(record.flags.contains("Authorisation to convert PERHAPS is not one that is known."))
        let bare = try #require(records(request(nil, convert: "NOT_AUTHORISED_TO_CONVERT")).first)
        #expect(bare.flags == ["No advice and guidance status is given."])
        #expect(bare.advice?.mayConvert == false)
    }

    @Test func `a row of the list of requests is read with its status`() throws {
        let row = #"""
            {"extension":[{"url":"https://example.test/Extension-eRS-AdviceAndGuidanceRequests-WorkListItem-1",
            "extension":[\#(coded("category", "REFERRER_TO_SUBMIT_FURTHER_INFORMATION")),\#(coded("priority", "ROUTINE")),
            \#(coded("clinicType", "HEART_FAILURE")),\#(dated("adviceFirstRequested", "2026-05-01T09:00:00Z")),
            \#(dated("adviceLastUpdated", "2026-05-03T09:00:00Z")),\#(identified("patient", "9990000018")),
            {"url":"communicationRequestVersion","valueInteger":10}]}],
            "item":{"reference":"CommunicationRequest/990000000011"}}
            """#
        let record = try #require(records(worklist([row])).first)
        #expect(record.name == "CommunicationRequest/990000000011")
        let read = try #require(record.row)
        #expect(read.list == .adviceAndGuidanceRequests && read.advice == .referrerToSubmitInformation)
        #expect(read.version == 10 && read.clinicType == "HEART_FAILURE" && read.state == nil)
        #expect(read.created == Instant(iso: "2026-05-01T09:00:00Z"))
        #expect(read.lastUpdated == Instant(iso: "2026-05-03T09:00:00Z"))
        #expect(
            record.flags.sorted() == [
                "The row gives no referrer.", "The row gives no service.", "The row gives no specialty.",
            ])
    }

    @Test func `a conversation's messages are read with their senders, and its documents with their message`() throws {
        let found = records(
            bundle([
                message("1", by: "REQUESTER", note: "What next?", document: "70"),
                message("2", by: "RESPONDER", note: "Bloods.", role: "777.R69.SERVICE-PROVIDER-CLINICIAN"),
                role("555.R68.REFERRING-CLINICIAN", user: "555", at: "R68", function: "REFERRING_CLINICIAN"),
                role(
                    "777.R69.SERVICE-PROVIDER-CLINICIAN", user: "777", at: "R69", function: "SERVICE_PROVIDER_CLINICIAN"
                ),
                document,
            ]))
        #expect(found.map(\.kind) == ["message", "message", "included", "included", "documents"])
        #expect(found.allSatisfy { $0.flags.isEmpty })
        let first = try #require(found[0].message)
        #expect(first.side == .referrer && first.text == "What next?" && first.ersID == "1")
        #expect(first.sender == "555" && first.organisation == "R68" && first.service?.id == "11014")
        #expect(first.sent == Instant(iso: "2026-05-01T09:00:00Z") && first.ubrn == UBRN("990000000031"))
        #expect(found[1].message?.side == .provider && found[1].message?.sender == "777")
        let documents = try #require(found[4].adviceDocuments)
        #expect(documents.ubrn == UBRN("990000000031"))
        #expect(documents.documents.map(\.binary) == ["b-1"] && documents.documents.first?.type == "ADVICE_REQUEST")
    }

    @Test func `a message alone holds its sender's id, and says what it lacks`() throws {
        let alone = try #require(records(message("1", by: nil, sent: nil)).first)
        #expect(alone.message?.sender == "555" && alone.message?.side == .referrer)
        #expect(
            alone.flags.sorted() == [
                "The message does not say when it was sent.", "The message does not say whose it is.",
            ])
        #expect(records(message("1", by: "REQUESTER", of: nil)).first?.refusal != nil)
        let empty = try #require(records(message("1", by: "RESPONDER", note: " ")).first)
        #expect(empty.message?.text == nil && empty.flags == ["The message has no text."])
    }

    @Test func `a document that no message of its bundle names is refused, as are roles without a conversation`() {
        let found = records(bundle([message("1", by: "REQUESTER"), document]))
        #expect(found.map(\.kind) == ["message", "refused"])
        #expect(records(bundle([role("5", user: "5", at: "R", function: "X")])).map(\.kind) == ["refused"])
    }

    @Test func `the answer to a reply holds the request and the message`() {
        let answer = #"""
            {"resourceType":"Parameters","parameter":[
            {"name":"updatedCommunicationRequest","resource":\#(request("REFERRER_TO_REVIEW_RESPONSE"))},
            {"name":"createdCommunication","resource":\#(message("9", by: "RESPONDER"))}]}
            """#
        #expect(records(answer).map(\.kind) == ["advice", "message"])
    }
}
