// Advice and guidance as e-RS tells it (A024, A025): the request, and its conversation as a bundle of messages.

import ReferralDomain

extension ResourceReader {
    /// A conversation's head: who asked which service, and where it stands.
    func adviceRequest(_ resource: JSONNode, name: String) -> IncomingRecord {
        guard let id = resource["id"]?.text else {
            return .refused(name, "An advice and guidance request without a UBRN: a request to e-RS, not an answer.")
        }
        guard let ubrn = UBRN(id) else { return .refused(name, "\(id) is not a UBRN.") }
        var reader = FieldReader()
        var advice = IncomingAdvice(ubrn: ubrn)
        advice.version = reader.version(resource)
        advice.nhsNumber = reader.nhsNumber(resource["subject"]?.identifierValue)
        if advice.nhsNumber == nil { reader.flag("No NHS number is given.") }
        let status = resource["category"]?.items.compactMap(\.code).first
        advice.state = reader.known(status, "Advice and guidance status") { AdviceState(rawValue: $0) }
        if status == nil { reader.flag("No advice and guidance status is given.") }
        advice.mayConvert = reader.mayConvert(
            resource.extensionValue("Extension-eRS-ProviderConversionAuthorisation")?.code)
        let search = searchCriteria(resource)
        advice.priority = reader.priority(
            resource.extensionValue("Extension-eRS-ReferralPriority")?.code ?? search("priority")?.code)
        if advice.priority == nil { reader.flag("No priority is given.") }
        advice.specialty = resource.extensionValue("Extension-eRS-Specialty")?.code ?? search("specialty")?.code
        advice.clinicType = search("clinicType")?.code
        advice.namedClinician = search("namedClinician")?["value"]?.text
        advice.shortlist = shortlist(resource)
        advice.service = service(askedBy: resource)
        advice.documents = documents(resource, &reader)
        advice.referrer = requester(resource)
        let agent = resource["requester"]?["agent"]
        let role = agent?.extensionValue("Extension-PractitionerRole-Reference")
        advice.referringOrganisation =
            roles(within: resource)[Reference(role?["reference"]?.text)?.id ?? ""]?
            .organisation
        return IncomingRecord(
            name: name, content: .advice(advice), flags: reader.flags, canonical: resource.canonical)
    }

    /// One message, with its sender's role from the message itself or from the bundle around it.
    func adviceMessage(_ resource: JSONNode, name: String, roles: [String: SenderRole] = [:]) -> IncomingRecord {
        guard let id = resource["id"]?.text else {
            return .refused(name, "A message without an id: a request to e-RS, not an answer.")
        }
        guard let ubrn = conversation(of: resource) else {
            return .refused(name, "A message that names no advice and guidance request.")
        }
        var reader = FieldReader()
        let roles = roles.merging(self.roles(within: resource)) { $1 }
        let sender = Reference(
            resource["sender"]?.extensionValue("Extension-PractitionerRole-Reference")?["reference"]?.text
                ?? resource.extensionValue("Extension-Communication-Requester")?["reference"]?.text)
        let role = sender.flatMap { roles[$0.id] }
        let category = resource["category"]?.items.compactMap(\.code).first
        var message = IncomingAdviceMessage(
            ersID: id, ubrn: ubrn, side: reader.side(category, function: role?.function))
        message.sent = reader.instant(resource["sent"], "Sending")
        if message.sent == nil { reader.flag("The message does not say when it was sent.") }
        // The reference itself begins with the user's id.
        message.sender = role?.user ?? sender.map { $0.id.splitOnce(".").before }
        message.organisation = role?.organisation
        message.service = service(askedBy: resource)
        let words = (resource["note"]?.items ?? []).compactMap { $0["text"]?.text }
        let loads = (resource["payload"]?.items ?? []).compactMap { $0["contentString"]?.text }
        let text = (words + loads).joined(separator: "\n\n")
        message.text = text.isEmpty ? nil : text
        message.documents = documents(resource, &reader)
        if message.text == nil { reader.flag("The message has no text.") }
        return IncomingRecord(
            name: name, content: .adviceMessage(message), flags: reader.flags, canonical: resource.canonical)
    }

    /// The UBRN of the request that a message belongs to.
    func conversation(of message: JSONNode) -> UBRN? {
        (message["basedOn"]?.items ?? []).lazy.compactMap { Reference($0["reference"]?.text) }
            .filter { $0.type == "CommunicationRequest" }.compactMap { UBRN($0.id) }.first
    }

    private func service(askedBy resource: JSONNode) -> IncomingService? {
        (resource["recipient"]?.items ?? []).lazy
            .compactMap { $0.extensionValue("Extension-HealthcareService-Reference")?.service }.first
    }

    private func roles(within resource: JSONNode) -> [String: SenderRole] {
        SenderRole.all(of: resource.contained("PractitionerRole"))
    }
}

/// Who wrote a message, and as what.
struct SenderRole {
    /// SDS user id.
    var user: String?
    /// ODS code.
    var organisation: String?
    /// e-RS business function.
    var function: String?

    static func all(of resources: [JSONNode]) -> [String: SenderRole] {
        var roles: [String: SenderRole] = [:]
        for resource in resources where resource["resourceType"]?.text == "PractitionerRole" {
            guard let id = resource["id"]?.text else { continue }
            roles[id] = SenderRole(
                user: resource["practitioner"]?.identifierValue,
                organisation: resource["organization"]?.identifierValue,
                function: resource["code"]?.items.compactMap(\.code).first)
        }
        return roles
    }
}

/// A bundle that holds a conversation: messages, and the roles and documents that they name.
struct ConversationBundle {
    private var roles: [String: SenderRole] = [:]
    /// The conversation whose message names a document.
    private var documents: [String: UBRN] = [:]
    private let reader: ResourceReader

    /// nil for a bundle without messages.
    init?(_ resources: [JSONNode], reader: ResourceReader) {
        self.reader = reader
        let messages = resources.filter { $0["resourceType"]?.text == "Communication" }
        guard !messages.isEmpty else { return nil }
        roles = SenderRole.all(of: resources)
        for message in messages {
            for load in message["payload"]?.items ?? [] {
                guard let document = Reference(load["contentReference"]?["reference"]?.text),
                    let ubrn = reader.conversation(of: message)
                else { continue }
                documents[document.id] = ubrn
            }
        }
    }

    /// The record of a message or of what is included with it; nil for anything else.
    func record(_ resource: JSONNode, name: String) -> IncomingRecord? {
        switch resource["resourceType"]?.text {
        case "Communication": return reader.adviceMessage(resource, name: name, roles: roles)
        case "PractitionerRole":
            return IncomingRecord(name: name, content: .included, canonical: resource.canonical)
        case "DocumentReference":
            guard let ubrn = resource["id"]?.text.flatMap({ documents[$0] }) else { return nil }
            var fields = FieldReader()
            let found = IncomingAdviceDocuments(ubrn: ubrn, documents: reader.documents([resource], &fields))
            return IncomingRecord(
                name: name, content: .adviceDocuments(found), flags: fields.flags, canonical: resource.canonical)
        case _: return nil
        }
    }
}

extension FieldReader {
    /// Whether the provider may convert; a code that is none of e-RS's counts as no.
    fileprivate mutating func mayConvert(_ code: String?) -> Bool? {
        known(code, "Authorisation to convert") {
            switch $0 {
            case "AUTHORISED_TO_CONVERT": true
            case "NOT_AUTHORISED_TO_CONVERT": false
            case _: nil
            }
        }
    }

    /// Whose message it is (eRS-CommunicationSentBy-1), by its sender's role where the code does not say.
    fileprivate mutating func side(_ code: String?, function: String?) -> AdviceMessage.Side {
        let side: AdviceMessage.Side? = known(code, "Sender") {
            switch $0 {
            case "RESPONDER": .provider
            case "REQUESTER", "REFERRER_CLINICAL_INFORMATION_UPDATED": .referrer
            case _: nil
            }
        }
        if let side { return side }
        if code == nil { flag("The message does not say whose it is.") }
        return function?.hasPrefix("SERVICE_PROVIDER") == true ? .provider : .referrer
    }
}
