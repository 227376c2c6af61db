// A referral as e-RS holds it (A005): the resource, and the shortlist, search, appointment and documents within it.

import ReferralDomain

extension ResourceReader {
    func referral(_ resource: JSONNode, name: String) -> IncomingRecord {
        guard let id = resource["id"]?.text else {
            return .refused(name, "A referral without a UBRN: a request to e-RS, not an answer.")
        }
        guard let ubrn = UBRN(id) else { return .refused(name, "\(id) is not a UBRN.") }
        var reader = FieldReader()
        var referral = IncomingReferral(ubrn: ubrn)
        referral.version = reader.version(resource)
        let subject = resource["subject"]
        referral.nhsNumber = reader.nhsNumber(
            subject?.identifierValue ?? contained(subject, in: resource, type: "Patient"))
        if referral.nhsNumber == nil { reader.flag("No NHS number is given.") }
        readState(resource, &referral, &reader)
        readSearch(resource, &referral, &reader)
        referral.pathwayStart = reader.instant(
            resource.extensionValue("Extension-eRS-eReferralPathwayStart"), "Pathway start")
        referral.clinicalInfoFirstSubmitted = reader.instant(
            resource.extensionValue("Extension-eRS-ClinicalInfoFirstSubmitted"), "First submission")
        referral.clinicalInfoLastUpdated = reader.instant(
            resource.extensionValue("Extension-eRS-ClinicalInfoLastUpdated"), "Last submission")
        referral.additionalRequirements = resource.extensions("Extension-eRS-PatientAdditionalRequirement")
            .compactMap { $0.valueX?.code }
        referral.shortlist = shortlist(resource)
        referral.appointment = containedAppointment(resource, ubrn: ubrn, &reader)
        referral.documents = documents(resource, &reader)
        referral.referrer = requester(resource)
        referral.commissioner =
            resource.extensions("Extension-eRS-Commissioning-Rule-Org").first?.valueX?["value"]?.text
        return IncomingRecord(
            name: name, content: .referral(referral), flags: reader.flags, canonical: resource.canonical)
    }

    /// The identifier of a contained resource that a `#…` reference names.
    private func contained(_ reference: JSONNode?, in resource: JSONNode, type: String) -> String? {
        guard let id = Reference(reference?["reference"]?.text)?.id else { return nil }
        return resource.contained(type).first { $0["id"]?.text == id }?.identifierValue
    }

    private func readState(_ resource: JSONNode, _ referral: inout IncomingReferral, _ reader: inout FieldReader) {
        let extent = resource.extensions("Extension-eRS-ReferralState").first
        referral.state = reader.state(extent?.extensionValue("state")?.code)
        referral.reason = reader.reason(extent?.extensionValue("reason")?.code)
        referral.comment = extent?.extensionValue("comments")?.text
        if extent?.extensionValue("state")?.code == nil { reader.flag("No state is given.") }
        if referral.state == .triagedProviderToAction, referral.reason == ReviewReason.returnToReferrerWithAdvice {
            referral.state = .triageResponse
            reader.flag("State TRIAGED_PROVIDER_TO_ACTION, advice returned to the referrer: read as TRIAGE_RESPONSE.")
        }
    }

    /// Priority and specialty, from the search for services where the referral itself does not say.
    private func readSearch(_ resource: JSONNode, _ referral: inout IncomingReferral, _ reader: inout FieldReader) {
        let parameter = searchCriteria(resource)
        let priority = resource.extensionValue("Extension-eRS-ReferralPriority")?.code
        referral.priority = reader.priority(priority ?? parameter("priority")?.code)
        if priority == nil { reader.flag("No priority is given.") }
        referral.specialty = resource["specialty"]?.items.first?.code ?? parameter("specialty")?.code
        referral.clinicType = parameter("clinicType")?.code
        referral.namedClinician = parameter("namedClinician")?["value"]?.text
    }

    /// What was searched for when the service was chosen, by parameter.
    func searchCriteria(_ resource: JSONNode) -> (String) -> JSONNode? {
        let criteria =
            resource.contained("Parameters").first { $0["id"]?.text == "serviceSearchCriteria" }
            ?? resource.contained("Parameters").first
        return { name in criteria?["parameter"]?.items.first { $0["name"]?.text == name }?.valueX }
    }

    func shortlist(_ resource: JSONNode) -> [IncomingService] {
        let named = Reference(resource.extensionValue("Extension-eRS-ReferralShortlist")?["reference"]?.text)?.id
        let lists = resource.contained("List")
        let list = lists.first { $0["id"]?.text == named ?? "shortlist" } ?? lists.first
        return (list?["entry"]?.items ?? []).compactMap { $0["item"]?.service }
    }

    private func containedAppointment(
        _ resource: JSONNode, ubrn: UBRN, _ reader: inout FieldReader
    ) -> IncomingAppointment? {
        guard let found = resource.contained("Appointment").first else { return nil }
        var appointment = readAppointment(found, &reader)
        appointment.version = found.versionText.flatMap { Int($0) }
        if let other = appointment.ubrn, other != ubrn {
            reader.flag("Its appointment names another referral, \(other.spaced).")
        }
        appointment.ubrn = ubrn
        return appointment
    }

    func documents(_ resource: JSONNode, _ reader: inout FieldReader) -> [IncomingDocument] {
        let found = resource.contained("DocumentReference")
        let held = Set(found.compactMap { $0["id"]?.text })
        for reference in resource["supportingInfo"]?.items ?? [] {
            guard let text = reference["reference"]?.text, text.hasPrefix("#"), !held.contains(String(text.dropFirst()))
            else { continue }
            reader.flag("It names a document, \(text.dropFirst()), that it does not describe.")
        }
        return documents(found, &reader)
    }

    /// What descriptions of documents describe.
    func documents(_ found: [JSONNode], _ reader: inout FieldReader) -> [IncomingDocument] {
        found.flatMap { document in
            let attachments = (document["content"]?.items ?? []).flatMap { $0["attachment"]?.items ?? [] }
            return attachments.map { read($0, of: document, &reader) }
        }
    }

    private func read(_ attachment: JSONNode, of reference: JSONNode, _ reader: inout FieldReader) -> IncomingDocument {
        var document = IncomingDocument()
        let url = Reference(attachment["url"]?.text)
        document.binary = url?.type == "Binary" ? url?.id : nil
        document.title = attachment["title"]?.text
        document.description = reference["description"]?.text
        document.type = reference["type"]?.code
        document.availability = attachment.extensionValue("Extension-eRS-AvailabilityStatus")?.code
        document.contentType = attachment["contentType"]?.text
        document.size = attachment["size"]?.integer
        document.indexed = reader.instant(reference["indexed"], "Document date")
        document.attachedBy = attachment.extensionValue("Extension-eRS-AttachedBy")?.identifierValue
        if document.binary == nil { reader.flag("A document gives no place where its file is.") }
        return document
    }

    func requester(_ resource: JSONNode) -> String? {
        guard let agent = resource["requester"]?["agent"] else { return nil }
        let role = agent.extensionValue("Extension-PractitionerRole-Reference")
        let id = Reference(role?["reference"]?.text)?.id
        let contained = resource.contained("PractitionerRole").first { $0["id"]?.text == id }
        return agent.identifierValue ?? contained?["practitioner"]?.identifierValue
    }
}
