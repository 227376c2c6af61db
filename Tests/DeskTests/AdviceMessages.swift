// Advice and guidance in the shapes of e-RS, every person and number invented.

import ReferralDesk
import ReferralDomain

/// A request as e-RS answers with it (A024).
struct AdviceRequest {
    var ubrn = Message.ubrn
    var version: Int
    var status: String
    var nhsNumber = "9990000018"
    var priority = "ROUTINE"
    var mayConvert = true
    /// ODS code of who asks; nil where the answer does not hold it.
    var organisation: String? = Named.practice
    var documents: [String] = []

    init(_ status: AdviceState, version: Int = 3, _ change: (inout AdviceRequest) -> Void = { _ in }) {
        self.status = status.rawValue
        self.version = version
        change(&self)
    }

    var json: String {
        let base = "https://example.test/StructureDefinition/Extension"
        let authority = mayConvert ? "AUTHORISED_TO_CONVERT" : "NOT_AUTHORISED_TO_CONVERT"
        let role = organisation.map {
            #"""
            {"resourceType":"PractitionerRole","id":"role","practitioner":{"identifier":{"value":"555"}},
            "organization":{"identifier":{"value":"\#($0)"}}}
            """#
        }
        let files = documents.map {
            #"""
            {"resourceType":"DocumentReference","id":"d-\#($0)","type":\#(coding("ADVICE_REQUEST")),"content":[
            {"attachment":[{"url":"Binary/\#($0)","title":"\#($0).txt"}]}]}
            """#
        }
        let contained = [role].compactMap { $0 } + files
        return #"""
            {"resourceType":"CommunicationRequest","id":"\#(ubrn)","meta":{"versionId":"\#(version)"},"extension":[
            {"url":"\#(base)-eRS-ReferralPriority-1","valueCodeableConcept":\#(coding(priority))},
            {"url":"\#(base)-eRS-ProviderConversionAuthorisation-1","valueCoding":{"code":"\#(authority)"}},
            {"url":"\#(base)-eRS-Specialty-1","valueCoding":{"code":"UROLOGY"}}],
            "contained":[\#(contained.joined(separator: ","))],"category":[\#(coding(status))],
            "subject":{"identifier":{"value":"\#(nhsNumber)"}},
            "recipient":[{"extension":[{"url":"\#(base)-HealthcareService-Reference-1",
            "valueReference":{"identifier":{"value":"\#(Named.clinic)"}}}]}],
            "requester":{"agent":{"extension":[{"url":"\#(base)-PractitionerRole-Reference-1",
            "valueReference":{"reference":"#role"}}]}}}
            """#
    }
}

/// One message of a conversation (A025).
func communication(
    _ id: String, _ side: AdviceMessage.Side, _ text: String, sent: String, ubrn: String = Message.ubrn, basis: Int = 3
) -> String {
    #"""
    {"resourceType":"Communication","id":"\#(id)","basedOn":[
    {"reference":"CommunicationRequest/\#(ubrn)/_history/\#(basis)"}],
    "category":[\#(coding(side == .provider ? "RESPONDER" : "REQUESTER"))],"sent":"\#(sent)",
    "sender":{"extension":[{"url":"https://example.test/Extension-PractitionerRole-Reference-1",
    "valueReference":{"reference":"PractitionerRole/\#(side == .provider ? "777.RXX" : "555.G77001")"}}]},
    "note":[{"text":"\#(text)"}]}
    """#
}

/// A conversation as e-RS answers with it, in the order given.
func conversation(_ messages: [String], _ name: String = "conversation.json") -> ImportSource {
    let entries = messages.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
    return file(#"{"resourceType":"Bundle","type":"searchset","entry":[\#(entries)]}"#, name)
}

/// A row of the list of requests (A023).
func adviceRow(
    _ status: AdviceState, ubrn: String = Message.ubrn, version: Int? = 3, patient: String = "9990000018",
    updated: String = "2026-10-30T09:00:00Z", name: String = "advice.json", modified: Instant = morning
) -> ImportSource {
    let number = version.map { #",{"url":"communicationRequestVersion","valueInteger":\#($0)}"# } ?? ""
    let row = #"""
        {"extension":[{"url":"https://example.test/Extension-eRS-AdviceAndGuidanceRequests-WorkListItem-1","extension":[
        {"url":"category","valueCodeableConcept":\#(coding(status.rawValue))},
        {"url":"priority","valueCodeableConcept":\#(coding("ROUTINE"))},
        {"url":"specialty","valueCodeableConcept":\#(coding("UROLOGY"))},
        {"url":"adviceFirstRequested","valueDateTime":"2026-10-28T09:00:00Z"},
        {"url":"adviceLastUpdated","valueDateTime":"\#(updated)"},
        {"url":"patient","valueReference":{"identifier":{"value":"\#(patient)"}}},
        {"url":"referrer","valueReference":{"identifier":{"value":"555"}}},
        {"url":"service","valueReference":{"identifier":{"value":"\#(Named.clinic)"}}}\#(number)]}],
        "item":{"reference":"CommunicationRequest/\#(ubrn)"}}
        """#
    return file(
        #"{"resourceType":"List","meta":{"profile":["https://example.test/eRS-FetchWorklist-List-1"]},"entry":[\#(row)]}"#,
        name, modified: modified)
}

extension Office {
    @discardableResult
    func take(_ request: AdviceRequest, name: String = "r.json") throws -> ImportSummary {
        try take([file(request.json, name)])
    }

    /// A conversation as somebody sees it.
    func detail(_ ubrn: String = Message.ubrn, as role: Role) throws -> ReferralDetail {
        guard
            case .referral(let detail) = try desk.answer(
                .referral(try name(ubrn), opening: false), for: try actor(role, onBehalfOf: role == .triage))
        else { throw WrongReply() }
        return detail
    }

    /// Row ids on a list as a role sees it.
    func listed(_ list: Worklist, as role: Role) throws -> [WorklistItem] {
        guard
            case .worklist(let page) = try desk.answer(
                .worklist(WorklistQuery(list)), for: try actor(role, onBehalfOf: role == .triage))
        else { throw WrongReply() }
        return page.items
    }
}
