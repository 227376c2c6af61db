// Reference data: services (R4 HealthcareService, and the results of a search) and code lists (A004).

import ReferralDomain

extension ResourceReader {
    func healthcareService(_ resource: JSONNode, name: String) -> IncomingRecord {
        let identifiers = resource["identifier"]?.items ?? []
        let known = identifiers.first { $0.isOf(system: "ers-service") }?["value"]?.text
        guard let id = known ?? resource["id"]?.text else { return .refused(name, "A service without an id.") }
        let characteristics = (resource["characteristic"]?.items ?? []).compactMap { $0.code }
        let types = (resource["type"]?.items ?? []).compactMap { $0.code }
        var service = IncomingService(
            id: id, name: resource["name"]?.text, specialty: resource["specialty"]?.items.first?.code,
            provider: resource["providedBy"]?.identifierValue, kind: kind(characteristics, types: types))
        var entry = ServiceProfile(service: id)
        entry.location = resource["location"]?.items.first?.identifierValue
        entry.appointmentTypes = types.compactMap { AppointmentType(rawValue: $0) }
        service.entry = entry.ifSaid
        var reader = FieldReader()
        if service.name == nil { reader.flag("The service has no name.") }
        return IncomingRecord(
            name: name, content: .service(service), flags: reader.flags, canonical: resource.canonical)
    }

    /// The services that a search found (A010). Its location is a site, not the provider, which is left open.
    func serviceSearch(_ list: JSONNode) -> [IncomingRecord] {
        (list["entry"]?.items ?? []).enumerated().map { index, entry in
            let item = entry["item"]
            let summary = item?.extensions("Extension-eRS-ServiceSummaryView").first
            guard let id = item?.identifierValue, let name = summary?.extensionValue("serviceName")?.text else {
                return .refused("row \(index + 1)", "A found service without an id or a name.")
            }
            let flows = (summary?.extensions("supportedRequestFlowType") ?? []).compactMap { $0.valueX?.code }
            let bookable = [summary?.extensionValue("bookableType")?.code].compactMap { $0 }
            let types = (summary?.extensions("supportedAppointmentType") ?? []).compactMap { $0.valueX?.code }
            var service = IncomingService(
                id: id, name: name, specialty: summary?.extensionValue("specialty")?.code,
                kind: kind(flows + bookable, types: types))
            let found = entry.extensions("Extension-eRS-ServiceSearch-ListItem").first
            service.entry = summary.map { directoryEntry(of: id, $0, found: found, types: types, flows: flows) }?.ifSaid
            return IncomingRecord(
                name: "HealthcareService/\(id)", content: .service(service), canonical: entry.canonical)
        }
    }

    /// What the summary of a found service says of it. How far it lies from the patient is of that search, not of the service.
    private func directoryEntry(
        of id: String, _ summary: JSONNode, found: JSONNode?, types: [String], flows: [String]
    ) -> ServiceProfile {
        var entry = ServiceProfile(service: id)
        let site = summary.extensionValue("location")
        entry.location = site?.display ?? site?.identifierValue
        entry.appointmentTypes = types.compactMap { AppointmentType(rawValue: $0) }
        entry.givesAdvice = flows.contains(RequestType.advice.rawValue)
        switch summary.extensionValue("genderTreated")?.code {
        case "MALE": entry.sexes = [.male]
        case "FEMALE": entry.sexes = [.female]
        case _: break
        }
        let ages = summary.extensionValue("ageTreated")
        entry.minimumAge = years(ages?["low"])
        entry.maximumAge = years(ages?["high"])
        entry.letterRequired = summary.extensionValue("referralLetterRequired")?.bool ?? false
        entry.requirements = summary.extensions("additionalRequirementSupported").compactMap {
            $0.valueX?.code.flatMap { ServiceProfile.Requirement(rawValue: $0) }
        }
        entry.conditions = summary.extensionValue("conditionsTreated")?.text
        entry.exclusions = summary.extensionValue("exclusions")?.text
        entry.investigations = summary.extensionValue("suggestedInvestigations")?.text
        entry.referrerAlert = summary.extensionValue("referrerAlert")?.text
        let treatment = summary.extensionValue("indicativeTreatmentWaitTime")
        let appointment = found?.extensionValue("indicativeAppointmentWaitTime")
        entry.indicativeWaitDays = appointment?.integer ?? treatment?.integer
        entry.capacityIsLow = treatment?.code == "LOW" || appointment?.code == "LIMITED_AVAILABILITY"
        return entry
    }

    /// Whole years of an age; those in months count as the years that are full.
    private func years(_ age: JSONNode?) -> Int? {
        guard let number = age?["value"]?.integer else { return nil }
        let unit = (age?["code"]?.text ?? age?["unit"]?.text ?? "").uppercased()
        return unit.hasPrefix("M") ? number / 12 : number
    }

    /// The kind of a service by its request flows, appointment types and bookable type; nil where nothing tells.
    private func kind(_ codes: [String], types: [String]) -> Service.Kind? {
        let takesBookings = codes.contains("BOOKABLE") || codes.contains("APPOINTMENT_REQUEST")
        if !takesBookings, codes.contains("REVIEW") || codes.contains("TRIAGE_REQUEST") { return .triage }
        if types.contains("ASSESSMENT_SERVICE") { return .assessment }
        if codes.contains("DIRECTLY_BOOKABLE") { return .directlyBookable }
        if codes.contains("INDIRECTLY_BOOKABLE") { return .indirectlyBookable }
        return nil
    }

    func codeSystem(_ resource: JSONNode, name: String) -> [IncomingRecord] {
        let lists = [
            "SPECIALTY", "CLINIC-TYPE", "PRIORITY", "APPOINTMENT-CANCELLATION-REASON", "REFERRAL-CANCELLATION-REASON",
            "APPOINTMENT-NON-ATTENDANCE-REASON",
        ]
        let sent = resource["url"]?.text?.lastSegment ?? resource["id"]?.text ?? ""
        let list = sent == "REQUEST-CANCELLATION-REASON" ? "REFERRAL-CANCELLATION-REASON" : sent
        guard lists.contains(list) else {
            return [.refused(name, "A code list that is not used here\(sent.isEmpty ? "" : " (\(sent))").")]
        }
        return (resource["concept"]?.items ?? []).enumerated().map { index, concept in
            guard let code = concept["code"]?.text else {
                return .refused("\(list) \(index + 1)", "A concept without a code.")
            }
            var values: [String: [String]] = [:]
            for property in concept["property"]?.items ?? [] {
                guard let key = property["code"]?.text, let value = property.valueX.flatMap(propertyText) else {
                    continue
                }
                values[key, default: []].append(value)
            }
            let content = IncomingCode(
                list: list, code: code, display: concept["display"]?.text,
                properties: values.mapValues { $0.joined(separator: ",") })
            return IncomingRecord(name: "\(list)/\(code)", content: .code(content), canonical: concept.canonical)
        }
    }

    private func propertyText(_ value: JSONNode) -> String? {
        if let text = value.text {
            return Day(iso: text) == nil ? Instant(iso: text)?.londonDay.iso ?? text : text
        }
        return value.code ?? value.integer.map { "\($0)" } ?? value.bool.map { "\($0)" }
    }
}

extension ServiceProfile {
    /// This entry; nil where it says nothing of the service.
    fileprivate var ifSaid: ServiceProfile? { self == ServiceProfile(service: service) ? nil : self }
}
