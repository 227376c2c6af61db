// Rows of the seven worklists that e-RS answers with (A008, A023): extensions of a List, one extension URL a list.

import ReferralDomain

private let worklistsByItem: [String: Worklist] = [
    "referralsforreview": .referralsForReview,
    "appointmentslotissues": .appointmentSlotIssues,
    "rejectedtriageresponse": .rejectedTriageResponse,
    "assessmentreturnedcancelleddna": .assessmentReturnedCancelledDNA,
    "awaitingbooking": .awaitingBooking,
    "lettersoutstanding": .lettersOutstanding,
    "adviceandguidancerequests": .adviceAndGuidanceRequests,
]

/// `ReferralsforReview` of `…/Extension-eRS-ReferralsforReview-WorkListItem-1`, in lower case.
private func worklistItem(_ url: String) -> String? {
    let name = extensionName(url).lowercased()
    guard name.hasPrefix("extension-ers-"), name.hasSuffix("-worklistitem") else { return nil }
    return String(name.dropFirst("extension-ers-".count).dropLast("-worklistitem".count))
}

func isWorklistItem(_ url: String) -> Bool { worklistItem(url) != nil }

/// What a row of a list has to say, and how a gap is called.
private func required(_ list: Worklist) -> [String] {
    let provider = ["patient", "priority", "specialty", "service", "eReferralPathwayStart"]
    let referrer = ["patient", "priority", "referralCreated", "clinicalContext", "referrer"]
    switch list {
    case .referralsForReview: return provider + ["requestContextStatus", "referralRequestVersion"]
    case .appointmentSlotIssues: return provider
    case .rejectedTriageResponse, .assessmentReturnedCancelledDNA, .awaitingBooking:
        return referrer + ["referralLastUpdated", "status"]
    case .lettersOutstanding: return referrer + ["letterDue"]
    case .adviceAndGuidanceRequests:
        return ["patient", "priority", "specialty", "service", "category", "adviceFirstRequested", "referrer"]
    case .appointmentsForBooking, .referralsForAssessment, .appointmentsToCancelInPAS, .providerLettersOutstanding,
        .outcomesOutstanding, .followUpsDue, .needsToArrange, .toTellERS, .toTellPAS, .importProblems, .forDiscussion,
        .toCountersign,
        .wrongPatientLetters,
        .adviceAndGuidanceResponses, .overdue, .dueToday, .approachingBreach, .bookedBeyondTarget,
        .suspectedCancer, .validationDue, .untouched, .unassigned, .claimedTooLong, .snoozed, .at180Days, .notSignedOff:
        return []
    }
}

private let gapWords = [
    "patient": "patient", "priority": "priority", "specialty": "specialty", "service": "service",
    "eReferralPathwayStart": "start of the pathway", "requestContextStatus": "review status",
    "referralRequestVersion": "version", "referralCreated": "day of creation", "clinicalContext": "clinical context",
    "referrer": "referrer", "referralLastUpdated": "day of the last update", "status": "state",
    "letterDue": "day on which the letter is due", "category": "advice and guidance status",
    "adviceFirstRequested": "moment of the first request",
]

extension ResourceReader {
    func worklist(_ list: JSONNode) -> [IncomingRecord] {
        let entries = list["entry"]?.items ?? []
        let urls = entries.lazy.flatMap { $0["extension"]?.items ?? [] }.compactMap { $0["url"]?.text }
        let common = urls.compactMap { worklistItem($0).flatMap { worklistsByItem[$0] } }.first
        var contained: [String: String] = [:]
        for resource in list["contained"]?.items ?? [] {
            guard let id = resource["id"]?.text else { continue }
            contained[id] = resource["identifier"]?.items.first?["value"]?.text
        }
        return entries.enumerated().map { index, entry in
            row(entry, name: "row \(index + 1)", common: common, contained: contained)
        }
    }

    private func row(
        _ entry: JSONNode, name: String, common: Worklist?, contained: [String: String]
    ) -> IncomingRecord {
        let reference = Reference(entry["item"]?["reference"]?.text)
        let item = entry["extension"]?.items.first { $0["url"]?.text.map(isWorklistItem) ?? false }
        let kind = item?["url"]?.text.flatMap(worklistItem)
        let raw = reference?.id ?? entry["item"]?.identifierValue
        guard let ubrn = raw.flatMap({ UBRN($0) }) else {
            return .refused(name, raw.map { "\($0) is not a UBRN." } ?? "This row has no UBRN.")
        }
        let isAdvice = reference?.type == "CommunicationRequest"
        let request = "\(isAdvice ? "CommunicationRequest" : "ReferralRequest")/\(ubrn.digits)"
        let known = kind.flatMap { worklistsByItem[$0] } ?? (isAdvice ? .adviceAndGuidanceRequests : common)
        guard let worklist = known else {
            return .refused(request, "It cannot be told which worklist this row is of.")
        }
        var fields: [String: JSONNode] = [:]
        for field in item?["extension"]?.items ?? [] {
            guard let url = field["url"]?.text, let value = field.valueX else { continue }
            fields[url.lastSegment] = value
        }
        var reader = FieldReader()
        var row = IncomingListRow(list: worklist, ubrn: ubrn)
        fill(&row, fields, &reader, contained)
        row.version = row.version ?? reference?.version
        if kind == nil { reader.flag("The row does not say which worklist it is of; the others of its list do.") }
        for gap in required(worklist) where fields[gap] == nil {
            reader.flag("The row gives no \(gapWords[gap] ?? gap).")
        }
        return IncomingRecord(
            name: request, content: .listRow(row), flags: reader.flags,
            canonical: entry.canonical)
    }

    private func fill(
        _ row: inout IncomingListRow, _ fields: [String: JSONNode], _ reader: inout FieldReader,
        _ contained: [String: String]
    ) {
        func identity(_ key: String) -> String? {
            guard let node = fields[key] else { return nil }
            if let value = node.identifierValue { return value }
            guard let reference = Reference(node["reference"]?.text) else { return nil }
            if let value = contained[reference.id] { return value }
            for kind in ["Patient-", "Practitioner-"] where reference.id.hasPrefix(kind) {
                return String(reference.id.dropFirst(kind.count))
            }
            return reference.id
        }
        row.nhsNumber = reader.nhsNumber(identity("patient"))
        if fields["patient"] != nil, row.nhsNumber == nil { reader.flag("The row's patient has no NHS number.") }
        row.version =
            fields["referralRequestVersion"]?.integer ?? fields["referralRequestVersion"]?.text.flatMap { Int($0) }
            ?? fields["communicationRequestVersion"]?.integer
        row.priority = reader.priority(fields["priority"]?.code)
        row.specialty = fields["specialty"]?.code
        row.clinicalContext = fields["clinicalContext"]?.text
        row.service = fields["service"]?.service
        row.referrer = identity("referrer")
        row.namedClinician = identity("namedClinician")
        row.allocatedClinician = identity("allocatedClinician")
        row.state = reader.state(fields["status"]?.code)
        row.reason = reader.reason(fields["reason"]?.code)
        row.reviewStatus = reader.known(fields["requestContextStatus"]?.code, "Review status") {
            ReviewStatus(rawValue: $0)
        }
        row.referralType = fields["referralType"]?.code
        row.clinicalInformation = reader.known(fields["clinicalInformationStatus"]?.code, "Clinical information status")
        {
            ["NOT_DUE", "OVERDUE"].contains($0) ? .awaited : ClinicalInformation(rawValue: $0)
        }
        row.pathwayStart = reader.instant(fields["eReferralPathwayStart"], "Pathway start")
        row.created = reader.instant(fields["referralCreated"], "Creation")
        row.lastUpdated = reader.instant(fields["referralLastUpdated"], "Last update")
        row.clinicalInfoFirstSubmitted = reader.instant(fields["clinicalInfoFirstSubmitted"], "First submission")
        row.clinicalInfoLastUpdated = reader.instant(fields["clinicalInfoLastUpdated"], "Last submission")
        row.appointmentStart = reader.instant(fields["appointmentStart"], "Appointment start")
        row.deferredAt = reader.instant(fields["ubrnReceived"], "Receipt")
        row.contactExpected = reader.day(fields["patientContactExpected"], "Expected contact")
        row.lastContact = reader.instant(fields["lastContact"], "Last contact")
        if row.list == .adviceAndGuidanceRequests {
            row.advice = reader.known(fields["category"]?.code, "Advice and guidance status") {
                AdviceState(rawValue: $0)
            }
            row.clinicType = fields["clinicType"]?.code
            row.created = reader.instant(fields["adviceFirstRequested"], "First request")
            row.lastUpdated = reader.instant(fields["adviceLastUpdated"], "Last update")
        }
        row.letterDue = reader.day(fields["letterDue"], "Letter due")
    }
}
