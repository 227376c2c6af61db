// What e-RS tells of an advice and guidance conversation: the request, its messages, and their documents.

public import ReferralDomain

/// A `CommunicationRequest` (e-RS A024), as sent.
public struct IncomingAdvice: Sendable {
    public var ubrn: UBRN
    /// `meta.versionId`; nil where it is missing.
    public var version: Int?
    public var nhsNumber: NHSNumber?
    public var state: AdviceState?
    /// Whether the referrer lets the provider convert it; nil where nothing is said.
    public var mayConvert: Bool?
    public var priority: Priority?
    public var specialty: String?
    public var clinicType: String?
    public var shortlist: [IncomingService] = []
    /// The service that is asked.
    public var service: IncomingService?
    public var documents: [IncomingDocument] = []
    public var namedClinician: String?
    /// SDS user id.
    public var referrer: String?
    /// ODS code.
    public var referringOrganisation: String?

    public init(ubrn: UBRN) { self.ubrn = ubrn }
}

/// A `Communication` (e-RS A025): one message of a conversation.
public struct IncomingAdviceMessage: Sendable {
    public var ersID: String
    public var ubrn: UBRN
    public var side: AdviceMessage.Side
    public var sent: Instant?
    /// SDS user id.
    public var sender: String?
    /// ODS code of the sender's organisation.
    public var organisation: String?
    /// The service that is asked.
    public var service: IncomingService?
    /// Clinical text.
    public var text: String?
    /// Those that the message holds itself.
    public var documents: [IncomingDocument] = []

    public init(ersID: String, ubrn: UBRN, side: AdviceMessage.Side) {
        self.ersID = ersID
        self.ubrn = ubrn
        self.side = side
    }
}

/// A description of documents that a message in the same bundle names.
public struct IncomingAdviceDocuments: Sendable {
    public var ubrn: UBRN
    public var documents: [IncomingDocument]

    public init(ubrn: UBRN, documents: [IncomingDocument]) {
        self.ubrn = ubrn
        self.documents = documents
    }
}
