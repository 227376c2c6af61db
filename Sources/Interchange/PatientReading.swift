// A patient of the Personal Demographics Service (FHIR R4): the record as it stands, old names and addresses aside.

import ReferralDomain

/// The NHS number that was asked for, by the address of an entry or of the search.
func requestedNumber(fullURL: String?, selfLink: String?) -> String? {
    if let reference = Reference(fullURL?.splitOnce("?").before), reference.type == "Patient", reference.id.isDigits {
        return reference.id
    }
    for part in (selfLink?.splitOnce("?").after ?? "").split(separator: "&") {
        let (key, value) = String(part).splitOnce("=")
        guard key == "identifier" || key == "_id", let value else { continue }
        let number = String(value.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).last ?? "")
        if number.utf8.count == 10 { return number }
    }
    return nil
}

extension ResourceReader {
    func patient(_ resource: JSONNode, name: String, requested: String?) -> IncomingRecord {
        var reader = FieldReader()
        var patient = Patient()
        var incoming = IncomingPatient(
            patient: patient, source: "PDS",
            fields: ["nhs_number", "family", "given", "title", "born", "sex", "died", "sensitive"])
        readNumbers(resource, &patient, &incoming, requested: requested, &reader)
        guard patient.nhsNumber != nil || patient.hospitalNumber != nil else {
            return .refused(name, "A patient with neither an NHS number nor a hospital number.")
        }
        if let found = current(resource["name"]?.items ?? [], uses: ["usual", "official"]) {
            patient.family = found.node["family"]?.text
            let given = (found.node["given"]?.items ?? []).compactMap { $0.text }
            patient.given = given.isEmpty ? nil : given.joined(separator: " ")
            patient.title = found.node["prefix"]?.items.first?.text?.inTitleCase
        }
        if patient.family == nil { reader.flag("No surname is given.") }
        patient.born = reader.day(resource["birthDate"], "Date of birth")
        patient.sex = reader.known(resource["gender"]?.text, "Sex") { Sex(rawValue: $0) }
        readDeath(resource, &patient, &reader)
        let security = (resource["meta"]?["security"]?.items ?? []).compactMap { $0.code }
        patient.isSensitive = security.contains { ["R", "V", "REDACTED"].contains($0) }
        if !patient.isSensitive { readContact(resource, &patient, &incoming, &reader) }
        readPreferences(resource, &patient, &incoming)
        incoming.patient = patient
        return IncomingRecord(
            name: name, content: .patient(incoming), flags: reader.flags, canonical: resource.canonical)
    }

    private func readNumbers(
        _ resource: JSONNode, _ patient: inout Patient, _ incoming: inout IncomingPatient, requested: String?,
        _ reader: inout FieldReader
    ) {
        let identifiers = resource["identifier"]?.items ?? []
        let numbers = identifiers.filter { $0.isOf(system: "nhs-number") && $0["value"]?.text != nil }
        let id = resource["id"]?.text
        let own = numbers.first { $0["value"]?.text == id } ?? numbers.first { $0["period"]?["end"] == nil }
        let raw =
            own?["value"]?.text ?? (id?.isDigits == true && id?.utf8.count == 10 ? id : numbers.first?["value"]?.text)
        patient.nhsNumber = reader.nhsNumber(raw)
        if let status = own?.extensions("Extension-UKCore-NHSNumberVerificationStatus").first?.valueX?.code {
            patient.nhsNumberStatus = status
            incoming.fields.insert("nhs_number_status")
        }
        let others = numbers.compactMap { $0["value"]?.text } + [requested].compactMap { $0 }
        for other in others.map({ NHSNumber($0) }) where other != patient.nhsNumber {
            if !incoming.superseded.contains(other) { incoming.superseded.append(other) }
        }
        for old in incoming.superseded { reader.flag("This number has taken the place of \(old.spaced).") }
        let hospital = identifiers.first { $0["type"]?.code == "MR" }?["value"]?.text
        if let hospital {
            patient.hospitalNumber = hospital
            incoming.fields.insert("hospital_number")
        }
    }

    private func readDeath(_ resource: JSONNode, _ patient: inout Patient, _ reader: inout FieldReader) {
        patient.died = reader.day(resource["deceasedDateTime"], "Date of death")
        if patient.died != nil { patient.diedSource = "PDS" }
        if patient.died == nil, resource["deceasedDateTime"] != nil || resource["deceasedBoolean"]?.bool == true {
            reader.flag("The patient is recorded as dead, without a day.")
        }
    }

    private func readContact(
        _ resource: JSONNode, _ patient: inout Patient, _ incoming: inout IncomingPatient, _ reader: inout FieldReader
    ) {
        incoming.fields.formUnion(["address", "postcode"])
        if let found = current(resource["address"]?.items ?? [], uses: ["home"]) {
            patient.addressLines = (found.node["line"]?.items ?? []).compactMap { $0.text }
            patient.postcode = found.node["postalCode"]?.text
        }
        let telecom = resource["telecom"]?.items ?? []
        func value(_ field: String, system: String, mobile: Bool) -> String? {
            let points = telecom.filter { $0["system"]?.text == system && ($0["use"]?.text == "mobile") == mobile }
            guard let found = current(points, uses: ["home", "mobile"]), let text = found.node["value"]?.text else {
                return nil
            }
            incoming.fields.insert(field)
            return text
        }
        patient.phone = value("phone", system: "phone", mobile: false)
        patient.mobile = value("mobile", system: "phone", mobile: true)
        patient.email = value("email", system: "email", mobile: false)
    }

    private func readPreferences(_ resource: JSONNode, _ patient: inout Patient, _ incoming: inout IncomingPatient) {
        if let spoken = resource.extensions("Extension-UKCore-NHSCommunication").first {
            let language = spoken.extensionValue("language")
            let interpreter = spoken.extensionValue("interpreterRequired")?.bool == true
            let parts = [language?.display ?? language?.code, interpreter ? Patient.interpreterMark : nil]
            patient.language = parts.compactMap { $0 }.joined(separator: ", ")
            incoming.fields.insert("language")
        }
        let preference = resource.extensions("Extension-UKCore-ContactPreference").first
        if let format = preference?.extensionValue("PreferredWrittenCommunicationFormat") {
            patient.preferredFormat = format.display ?? format.code
            incoming.fields.insert("preferred_format")
        }
        if let channel = preference?.extensionValue("PreferredContactMethod") {
            patient.preferredChannel = channel.display ?? channel.code
            incoming.fields.insert("preferred_channel")
        }
    }

    /// The name, address or number in use: not ended before current, then by use, then the one that began last.
    /// Temporary and old ones never count; one that has ended does where there is no other, and says when.
    private func current(_ nodes: [JSONNode], uses: [String]) -> (node: JSONNode, ended: Day?)? {
        let ranked = nodes.compactMap { node -> (node: JSONNode, ended: Day?, use: Int, began: String)? in
            let use = node["use"]?.text ?? ""
            guard !["temp", "old", "maiden", "nickname", "anonymous"].contains(use) else { return nil }
            let end = node["period"]?["end"]?.text.flatMap { Day(iso: $0) ?? Instant(iso: $0)?.londonDay }
            let began = node["period"]?["start"]?.text ?? ""
            return (node, end.flatMap { $0 < asOf ? $0 : nil }, uses.firstIndex(of: use) ?? uses.count, began)
        }
        let best = ranked.min { left, right in
            if (left.ended == nil) != (right.ended == nil) { return left.ended == nil }
            if left.use != right.use { return left.use < right.use }
            return left.began > right.began
        }
        return best.map { ($0.node, $0.ended) }
    }
}
