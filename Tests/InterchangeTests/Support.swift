// What the tests share: reading a text as a file, and taking the content of a record apart.

import Testing

@testable import Interchange
@testable import ReferralDomain

/// The records of a text under a file name.
func records(
    _ text: String, name: String = "file.json", service: String? = nil, from: String? = nil
) -> [IncomingRecord] {
    records(bytes: Array(text.utf8), name: name, service: service, from: from)
}

func records(
    bytes: [UInt8], name: String, service: String? = nil, from: String? = nil
) -> [IncomingRecord] {
    let file = IncomingFile(name: name, bytes: bytes, modified: Instant(seconds: 1_788_000_000))
    return Interchange.read(file, options: ReadingOptions(service: service, from: from.flatMap { Day(iso: $0) }))
}

extension IncomingRecord {
    var refusal: String? { if case .refused(let sentence) = content { sentence } else { nil } }
    var row: IncomingListRow? { if case .listRow(let row) = content { row } else { nil } }
    var referral: IncomingReferral? { if case .referral(let referral) = content { referral } else { nil } }
    var appointment: IncomingAppointment? { if case .appointment(let found) = content { found } else { nil } }
    var slot: IncomingSlot? { if case .slot(let slot) = content { slot } else { nil } }
    var patient: IncomingPatient? { if case .patient(let patient) = content { patient } else { nil } }
    var service: IncomingService? { if case .service(let service) = content { service } else { nil } }
    var code: IncomingCode? { if case .code(let code) = content { code } else { nil } }
    var attachment: IncomingAttachment? { if case .attachment(let found) = content { found } else { nil } }

    var advice: IncomingAdvice? { if case .advice(let found) = content { found } else { nil } }
    var message: IncomingAdviceMessage? { if case .adviceMessage(let found) = content { found } else { nil } }
    var adviceDocuments: IncomingAdviceDocuments? {
        if case .adviceDocuments(let found) = content { found } else { nil }
    }

    /// The name of its case, for counting.
    var kind: String {
        switch content {
        case .referral: "referral"
        case .listRow: "list row"
        case .appointment: "appointment"
        case .slot: "slot"
        case .patient: "patient"
        case .service: "service"
        case .code: "code"
        case .attachment: "attachment"
        case .advice: "advice"
        case .adviceMessage: "message"
        case .adviceDocuments: "documents"
        case .included: "included"
        case .refused: "refused"
        }
    }
}

/// A field of a worklist row with a code.
func coded(_ url: String, _ code: String, system: String = "https://example.test/CodeSystem/any-1") -> String {
    #"{"url":"\#(url)","valueCodeableConcept":{"coding":[{"system":"\#(system)","code":"\#(code)","display":"xYz"}]}}"#
}

func dated(_ url: String, _ value: String) -> String { #"{"url":"\#(url)","valueDateTime":"\#(value)"}"# }

func identified(_ url: String, _ value: String, display: String = "") -> String {
    #"{"url":"\#(url)","valueReference":{"identifier":{"value":"\#(value)"},"display":"\#(display)"}}"#
}

/// A row of the worklist whose extension has this name.
func worklistRow(_ list: String, ubrn: String, _ fields: [String]) -> String {
    #"{"extension":[{"url":"https://example.test/Extension-eRS-\#(list)-WorkListItem-1","extension":["#
        + fields.joined(separator: ",") + #"]}],"item":{"reference":"ReferralRequest/\#(ubrn)"}}"#
}

/// A worklist answer.
func worklist(_ rows: [String], contained: String = "") -> String {
    #"{"resourceType":"List","meta":{"profile":["https://example.test/eRS-FetchWorklist-List-1"]},"contained":["#
        + contained + #"],"entry":["# + rows.joined(separator: ",") + "]}"
}
