// What a file turns out to hold: one value a record, with everything the sender said and nothing decided yet.

public import ReferralDomain

/// A file as it was found, its bytes already read.
public struct IncomingFile: Sendable {
    /// The path as the user named it, for messages.
    public var name: String
    public var bytes: [UInt8]
    /// When it was last changed: the as-of of records that carry no version.
    public var modified: Instant

    public init(name: String, bytes: [UInt8], modified: Instant) {
        self.name = name
        self.bytes = bytes
        self.modified = modified
    }
}

/// What a user has to say where a file does not: the service and first day of a file of day offsets.
public struct ReadingOptions: Sendable {
    public var service: String?
    public var from: Day?

    public init(service: String? = nil, from: Day? = nil) {
        self.service = service
        self.from = from
    }
}

/// One record of a file: a list row, a resource, a bundle entry, a CSV row, a code, an attachment, or a refusal.
public struct IncomingRecord: Sendable {
    public enum Content: Sendable {
        case referral(IncomingReferral)
        case listRow(IncomingListRow)
        case appointment(IncomingAppointment)
        case slot(IncomingSlot)
        case patient(IncomingPatient)
        case service(IncomingService)
        case code(IncomingCode)
        case attachment(IncomingAttachment)
        case advice(IncomingAdvice)
        case adviceMessage(IncomingAdviceMessage)
        case adviceDocuments(IncomingAdviceDocuments)
        /// Read with the record that names it; nothing of its own.
        case included
        /// Not taken, and why, in one sentence.
        case refused(String)
    }

    /// What it is called within its file: `ReferralRequest/000000070001`, `row 12`.
    public var name: String
    /// 1-based; nil where the format gives none.
    public var line: Int?
    /// 1-based; nil where the format gives none.
    public var column: Int?
    public var content: Content
    /// What is odd about a record that is taken all the same, one sentence each.
    public var flags: [String]
    /// The record alone in one fixed spelling, so that equal content has equal bytes; empty for refusals.
    public var canonical: [UInt8]

    public init(
        name: String, line: Int? = nil, column: Int? = nil, content: Content, flags: [String] = [],
        canonical: [UInt8] = []
    ) {
        self.name = name
        self.line = line
        self.column = column
        self.content = content
        self.flags = flags
        self.canonical = canonical
    }
}

/// A `ReferralRequest` (e-RS A005), as sent.
public struct IncomingReferral: Sendable {
    public var ubrn: UBRN
    /// `meta.versionId`; nil where it is missing.
    public var version: Int?
    public var nhsNumber: NHSNumber?
    public var state: ReferralState?
    public var reason: String?
    public var comment: String?
    public var priority: Priority?
    public var specialty: String?
    public var clinicType: String?
    public var pathwayStart: Instant?
    public var clinicalInfoFirstSubmitted: Instant?
    public var clinicalInfoLastUpdated: Instant?
    /// ADVOCACY, INTERPRETER, TRANSPORT.
    public var additionalRequirements: [String] = []
    public var shortlist: [IncomingService] = []
    /// The contained appointment.
    public var appointment: IncomingAppointment?
    public var documents: [IncomingDocument] = []
    public var namedClinician: String?
    public var referrer: String?
    /// ODS code of the organisation whose commissioning rules hold.
    public var commissioner: String?

    public init(ubrn: UBRN) { self.ubrn = ubrn }
}

/// A document that a referral names: what it is and where its bytes are, not the bytes.
public struct IncomingDocument: Sendable, Hashable {
    /// The logical id of its Binary, by which files are matched.
    public var binary: String?
    public var title: String?
    public var description: String?
    /// REFERRER, PROVIDER, ADVICE_REQUEST or GUIDANCE_RESPONSE.
    public var type: String?
    /// AVAILABLE, PENDING, THREATS_FOUND or VALIDATION_FAILED.
    public var availability: String?
    public var contentType: String?
    /// Bytes, as the sender counts them.
    public var size: Int?
    public var indexed: Instant?
    /// SDS user id.
    public var attachedBy: String?

    public init() {}
}

/// A row of a worklist answer (e-RS A008).
public struct IncomingListRow: Sendable {
    public var list: Worklist
    public var ubrn: UBRN
    public var version: Int?
    public var nhsNumber: NHSNumber?
    public var state: ReferralState?
    public var reason: String?
    public var priority: Priority?
    public var specialty: String?
    public var clinicalContext: String?
    public var service: IncomingService?
    public var referrer: String?
    public var namedClinician: String?
    public var allocatedClinician: String?
    public var pathwayStart: Instant?
    public var created: Instant?
    public var lastUpdated: Instant?
    public var reviewStatus: ReviewStatus?
    /// `APPOINTMENT` or `TRIAGE_DEFERRAL`.
    public var referralType: String?
    public var clinicalInfoFirstSubmitted: Instant?
    public var clinicalInfoLastUpdated: Instant?
    public var clinicalInformation: ClinicalInformation?
    public var appointmentStart: Instant?
    /// When it was deferred to the service (`ubrnReceived`).
    public var deferredAt: Instant?
    public var contactExpected: Day?
    public var lastContact: Instant?
    public var letterDue: Day?
    /// Where the conversation stands, on the list of advice and guidance requests.
    public var advice: AdviceState?
    public var clinicType: String?

    public init(list: Worklist, ubrn: UBRN) {
        self.list = list
        self.ubrn = ubrn
    }
}

/// An `Appointment` (e-RS A038), alone or contained.
public struct IncomingAppointment: Sendable, Hashable {
    /// e-RS appointment id; nil for a contained one.
    public var ersID: String?
    public var version: Int?
    public var ubrn: UBRN?
    /// The referral's version that it names.
    public var referralVersion: Int?
    public var status: Appointment.Status?
    public var start: Instant?
    public var end: Instant?
    public var created: Instant?
    public var slot: String?
    public var service: IncomingService?
    public var nhsNumber: NHSNumber?
    public var clinician: String?
    public var reason: String?
    public var comment: String?

    public init() {}
}

/// A free or busy slot (e-RS A015, PAS CSV).
public struct IncomingSlot: Sendable {
    public var id: String
    public var service: String?
    public var clinic: String?
    public var clinician: String?
    public var start: Instant
    public var end: Instant
    public var capacity: Int
    public var priorities: [Priority]
    public var isFree: Bool

    public init(
        id: String, start: Instant, end: Instant, capacity: Int = 1, priorities: [Priority] = [], isFree: Bool = true
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.capacity = capacity
        self.priorities = priorities
        self.isFree = isFree
    }
}

/// A patient (PDS FHIR R4, PAS CSV).
public struct IncomingPatient: Sendable {
    /// The record as far as the sender knows it; `id` is 0.
    public var patient: Patient
    /// Numbers that this one replaced.
    public var superseded: [NHSNumber] = []
    /// `PDS` or `PAS`.
    public var source: String
    /// Which fields the sender speaks of at all, so that an absent column blanks nothing.
    public var fields: Set<String>

    public init(patient: Patient, source: String, fields: Set<String>) {
        self.patient = patient
        self.source = source
        self.fields = fields
    }
}

/// A service by id, with whatever else was said of it.
public struct IncomingService: Sendable, Hashable {
    public var id: String
    public var name: String?
    public var specialty: String?
    /// ODS code.
    public var provider: String?
    public var kind: Service.Kind?
    /// Who keeps its diary.
    public var diary: Service.Diary?
    /// What else was said of it, as an entry of the directory; nil where that is nothing.
    public var entry: ServiceProfile?

    public init(
        id: String, name: String? = nil, specialty: String? = nil, provider: String? = nil, kind: Service.Kind? = nil
    ) {
        self.id = id
        self.name = name
        self.specialty = specialty
        self.provider = provider
        self.kind = kind
    }
}

/// A concept of a reference data list (e-RS A004).
public struct IncomingCode: Sendable {
    /// Last segment of the system: `SPECIALTY`, `CLINIC-TYPE`, `PRIORITY` or one of the reason lists.
    public var list: String
    public var code: String
    public var display: String?
    /// Property code to value, dates as `YYYY-MM-DD`, several values joined with `,`.
    public var properties: [String: String]

    public init(list: String, code: String, display: String?, properties: [String: String]) {
        self.list = list
        self.code = code
        self.display = display
        self.properties = properties
    }
}

/// A letter or other file that belongs to a referral, matched by its name.
public struct IncomingAttachment: Sendable {
    /// File name without folders.
    public var fileName: String
    public var contentType: String
    public var bytes: [UInt8]
    public var text: LetterText

    public init(fileName: String, contentType: String, bytes: [UInt8], text: LetterText) {
        self.fileName = fileName
        self.contentType = contentType
        self.bytes = bytes
        self.text = text
    }
}

/// The text of a letter, page by page where the format has pages, and what could not be read.
public struct LetterText: Sendable, Hashable, Codable {
    /// The text; empty where there is none.
    public var text: String
    /// Plain sentences such as `Page 3 is a picture.`
    public var notes: [String]

    public init(text: String, notes: [String] = []) {
        self.text = text
        self.notes = notes
    }
}
