// Finds the records of a FHIR document: the resource itself, the entries of a bundle, the rows of a list.

import ReferralDomain

/// Reads FHIR resources, STU3 and R4.
struct ResourceReader {
    /// The day by which names and addresses count as current: that of the file.
    var asOf: Day

    func read(document: JSONNode) -> [IncomingRecord] {
        guard let type = document["resourceType"]?.text else {
            return [.refused("file", "JSON, but not a FHIR resource.")]
        }
        switch type {
        case "Bundle": return bundle(document)
        case "Parameters": return parameters(document)
        case _: return read(document, type: type, place: type, schedules: [:], requested: nil)
        }
    }

    /// The records of one resource. `place` names it where it has no id.
    private func read(
        _ resource: JSONNode, type: String, place: String, schedules: [String: JSONNode], requested: String?
    ) -> [IncomingRecord] {
        let name = resource["id"]?.text.map { "\(type)/\($0)" } ?? place
        switch type {
        case "List": return list(resource)
        case "ReferralRequest": return [referral(resource, name: name)]
        case "CommunicationRequest": return [adviceRequest(resource, name: name)]
        case "Communication": return [adviceMessage(resource, name: name)]
        case "Appointment": return [appointment(resource, name: name)]
        case "Slot": return [slot(resource, name: name, schedules: schedules)]
        case "Schedule": return [schedule(resource, name: name)]
        case "HealthcareService": return [healthcareService(resource, name: name)]
        case "Patient": return [patient(resource, name: name, requested: requested)]
        case "CodeSystem": return codeSystem(resource, name: name)
        case "Bundle": return bundle(resource)
        case _: return [.refused(name, notRead(resource, type: type))]
        }
    }

    private func bundle(_ bundle: JSONNode) -> [IncomingRecord] {
        let entries = bundle["entry"]?.items ?? []
        var schedules: [String: JSONNode] = [:]
        for entry in entries {
            guard let resource = entry["resource"], resource["resourceType"]?.text == "Schedule" else { continue }
            if let id = resource["id"]?.text { schedules[id] = resource }
            if let url = entry["fullUrl"]?.text { schedules[url] = resource }
        }
        let selfLink = bundle["link"]?.items.first { $0["relation"]?.text == "self" }?["url"]?.text
        let conversation = ConversationBundle(entries.compactMap { $0["resource"] }, reader: self)
        return entries.enumerated().flatMap { index, entry in
            let place = "entry \(index + 1)"
            guard let resource = entry["resource"], let type = resource["resourceType"]?.text else {
                return [IncomingRecord.refused(place, "This entry holds no resource.")]
            }
            let name = resource["id"]?.text.map { "\(type)/\($0)" } ?? place
            if let record = conversation?.record(resource, name: name) { return [record] }
            let requested = requestedNumber(fullURL: entry["fullUrl"]?.text, selfLink: selfLink)
            return read(resource, type: type, place: place, schedules: schedules, requested: requested)
        }
    }

    /// The resources of an answer. Those of a request have no id of their own, apart from the criteria of a search.
    private func parameters(_ document: JSONNode) -> [IncomingRecord] {
        let found = (document["parameter"]?.items ?? []).compactMap { $0["resource"] }.filter { resource in
            resource["id"] != nil
                && !["Parameters", "List", "DocumentReference"].contains(resource["resourceType"]?.text)
        }
        guard !found.isEmpty else {
            return [.refused("Parameters", "A request to e-RS (Parameters), not an answer: it holds no record.")]
        }
        return found.enumerated().flatMap { index, resource in
            read(
                resource, type: resource["resourceType"]?.text ?? "resource", place: "parameter \(index + 1)",
                schedules: [:], requested: nil)
        }
    }

    private func list(_ list: JSONNode) -> [IncomingRecord] {
        let profiles = (list["meta"]?["profile"]?.items ?? []).compactMap { $0.text?.lastSegment }
        let entries = list["entry"]?.items ?? []
        let extensions = entries.lazy.flatMap { $0["extension"]?.items ?? [] }.compactMap { $0["url"]?.text }
        if profiles.contains("eRS-FetchWorklist-List-1") || extensions.contains(where: { isWorklistItem($0) }) {
            return worklist(list)
        }
        if profiles.contains("eRS-FetchServices-List-1")
            || extensions.contains(where: { extensionName($0) == "Extension-eRS-ServiceSearch-ListItem" })
        {
            return serviceSearch(list)
        }
        return entries.isEmpty ? [] : [.refused("List", "A list that is neither a worklist nor a search for services.")]
    }

    /// Why a resource of a kind that has no place in the book is refused, in plain words.
    private func notRead(_ resource: JSONNode, type: String) -> String {
        let kinds = [
            "Task": "A task (what a user may do next, or a request to contact a patient)",
            "PractitionerRole": "A user's roles",
            "Practitioner": "A user",
            "ServiceRequest": "A service request (the R4 shape, which names a referral and does not hold it)",
            "DocumentReference": "A description of a document, without its referral",
            "Organization": "An organisation",
            "MessageHeader": "A message of another interface",
        ]
        if type == "OperationOutcome" {
            let code = resource["issue"]?.items.first?["details"]?.code.map { ": \($0)" } ?? ""
            return "An error answer (OperationOutcome), not a record\(code)."
        }
        return "\(kinds[type] ?? "A FHIR \(type)"): not read by this version."
    }
}
