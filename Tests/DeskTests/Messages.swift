// Small messages in the shapes of e-RS, PDS and a PAS, every person and number invented.

import ReferralDesk
import ReferralDomain

/// A file as an import meets it.
func file(_ text: String, _ name: String, modified: Instant = morning) -> ImportSource {
    ImportSource(name: name, modified: modified) { .success(Array(text.utf8)) }
}

func coding(_ code: String, _ system: String = "any") -> String {
    #"{"coding":[{"system":"https://example.test/CodeSystem/\#(system)","code":"\#(code)"}]}"#
}

/// A referral as e-RS answers with it (A005).
struct Message {
    static let ubrn = "990000000101"
    var ubrn = Message.ubrn
    var version = 3
    var state = "BOOKED"
    var reason: String?
    var comment: String?
    var nhsNumber: String? = "9990000018"
    var priority = "ROUTINE"
    var services = [Named.clinic]
    /// Start of a booked appointment.
    var start: String?
    var slot: String?
    var appointmentService: String?
    /// Binary ids.
    var documents: [String] = []
    /// Additional requirement codes.
    var requirements: [String] = []
    var submitted: String? = "2026-10-20T09:00:00Z"
    /// ODS code of the commissioning rule organisation.
    var commissioner: String?

    init(_ state: String, version: Int = 3, _ change: (inout Message) -> Void = { _ in }) {
        self.state = state
        self.version = version
        change(&self)
    }

    var json: String {
        var parts = [#"{"url":"state","valueCoding":{"code":"\#(state)"}}"#]
        if let reason { parts.append(#"{"url":"reason","valueCoding":{"code":"\#(reason)"}}"#) }
        if let comment { parts.append(#"{"url":"comments","valueString":"\#(comment)"}"#) }
        let base = "https://example.test/StructureDefinition/Extension-eRS"
        var extensions = [
            #"{"url":"\#(base)-ReferralState-1","extension":[\#(parts.joined(separator: ","))]}"#,
            #"{"url":"\#(base)-ReferralPriority-1","valueCodeableConcept":\#(coding(priority))}"#,
            #"{"url":"\#(base)-eReferralPathwayStart-1","valueInstant":"2026-10-19T09:00:00Z"}"#,
        ]
        extensions += requirements.map {
            #"{"url":"\#(base)-PatientAdditionalRequirement-1","valueCodeableConcept":\#(coding($0))}"#
        }
        if let commissioner {
            extensions.append(
                #"{"url":"\#(base)-Commissioning-Rule-Org-1","valueIdentifier":{"value":"\#(commissioner)"}}"#)
        }
        if let submitted {
            extensions.append(#"{"url":"\#(base)-ClinicalInfoFirstSubmitted-1","valueDateTime":"\#(submitted)"}"#)
        }
        let entries = services.map { #"{"item":{"identifier":{"value":"\#($0)"},"display":"Service \#($0)"}}"# }
        var contained = [#"{"resourceType":"List","id":"shortlist","entry":[\#(entries.joined(separator: ","))]}"#]
        if let start {
            let place = slot.map { #""slot":[{"reference":"Slot/\#($0)"}],"# } ?? ""
            let service = appointmentService ?? services.first ?? Named.clinic
            contained.append(
                #"""
                {"resourceType":"Appointment","id":"appointment","meta":{"versionId":"1"},"status":"booked",
                "start":"\#(start)","end":"\#(start)",\#(place)"participant":[{"actor":{"identifier":
                {"system":"http://fhir.nhs.net/Id/ers-service","value":"\#(service)"}}}]}
                """#)
        }
        for binary in documents {
            contained.append(
                #"""
                {"resourceType":"DocumentReference","id":"d-\#(binary)","type":\#(coding("REFERRER")),
                "content":[{"attachment":[{"url":"Binary/\#(binary)","title":"\#(binary).txt","contentType":"text/plain"}]}]}
                """#)
        }
        let subject = nhsNumber.map {
            #","subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"\#($0)"}}"#
        }
        return #"""
            {"resourceType":"ReferralRequest","id":"\#(ubrn)","meta":{"versionId":"\#(version)"},
            "extension":[\#(extensions.joined(separator: ","))],"contained":[\#(contained.joined(separator: ","))],
            "specialty":\#(coding("UROLOGY", "SPECIALTY"))\#(subject ?? "")}
            """#
    }
}

/// A row of a worklist answer (A008).
struct Row {
    var ubrn = Message.ubrn
    var fields: [String] = []

    init(_ ubrn: String = Message.ubrn, _ codes: [String: String] = [:], patient: String? = "9990000018") {
        self.ubrn = ubrn
        for (name, code) in codes.sorted(by: { $0.key < $1.key }) {
            if name == "service" {
                identified(name, code)
            } else if name == "referralRequestVersion" {
                fields.append(#"{"url":"\#(name)","valueInteger":\#(code)}"#)
            } else if code.contains("T"), code.hasPrefix("20") {
                fields.append(#"{"url":"\#(name)","valueDateTime":"\#(code)"}"#)
            } else if code.hasPrefix("20") {
                fields.append(#"{"url":"\#(name)","valueDate":"\#(code)"}"#)
            } else {
                fields.append(#"{"url":"\#(name)","valueCodeableConcept":\#(coding(code))}"#)
            }
        }
        if let patient { identified("patient", patient) }
    }

    private mutating func identified(_ name: String, _ value: String) {
        fields.append(#"{"url":"\#(name)","valueReference":{"identifier":{"value":"\#(value)"}}}"#)
    }

    func json(on list: String) -> String {
        #"""
        {"extension":[{"url":"https://example.test/Extension-eRS-\#(list)-WorkListItem-1","extension":[
        \#(fields.joined(separator: ","))]}],"item":{"reference":"ReferralRequest/\#(ubrn)"}}
        """#
    }
}

/// The names by which e-RS tells its lists apart.
enum ListName {
    static let review = "ReferralsforReview"
    static let slotIssues = "AppointmentSlotIssues"
    static let rejected = "RejectedTriageResponse"
    static let returned = "AssessmentReturnedCancelledDNA"
    static let awaiting = "AwaitingBooking"
    static let letters = "LettersOutstanding"
}

func worklist(_ list: String, _ rows: [Row], _ name: String = "list.json", modified: Instant = morning) -> ImportSource
{
    let entries = rows.map { $0.json(on: list) }.joined(separator: ",")
    return file(
        #"{"resourceType":"List","meta":{"profile":["https://example.test/eRS-FetchWorklist-List-1"]},"entry":[\#(entries)]}"#,
        name, modified: modified)
}

/// An appointment that stands alone (A038).
func appointmentJSON(
    id: String = "70001", version: Int = 1, ubrn: String = Message.ubrn, referralVersion: Int = 3,
    status: String = "booked",
    start: String = "2026-11-20T10:00:00Z"
) -> String {
    #"""
    {"resourceType":"Appointment","id":"\#(id)","meta":{"versionId":"\#(version)"},"status":"\#(status)",
    "created":"2026-10-25T10:00:00Z","start":"\#(start)","end":"\#(start)",
    "incomingReferral":[{"reference":"ReferralRequest/\#(ubrn)/_history/\#(referralVersion)"}],
    "participant":[{"actor":{"identifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"\#(Named.clinic)"}}},
    {"actor":{"identifier":{"system":"http://fhir.nhs.net/Id/nhs-number","value":"9990000018"}}}]}
    """#
}

/// A patient of PDS.
func pdsPatient(
    _ number: String, family: String = "Bravo", born: String = "1970-02-03", old: [String] = [], security: String = "U",
    more: String = ""
) -> String {
    let numbers = ([number] + old).map { value in
        let ended = value == number ? "" : #","period":{"end":"2025-01-01"}"#
        return #"{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"\#(value)"\#(ended)}"#
    }
    return #"""
        {"resourceType":"Patient","id":"\#(number)","identifier":[\#(numbers.joined(separator: ","))],
        "meta":{"security":[{"code":"\#(security)"}]},"gender":"female","birthDate":"\#(born)",
        "name":[{"use":"usual","family":"\#(family)","given":["Ann"]}]\#(more)}
        """#
}
