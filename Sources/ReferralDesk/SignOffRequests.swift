// What may be asked about sign-offs and duties, and the answers.

public import ReferralDomain

/// A sign-off, a duty, or a question about them.
public enum SignOffRequest: Hashable, Sendable, Codable {
    /// Signs off a list at a service, or at every service of it that the user works.
    case sign(Worklist, service: String?, reason: String?)
    /// Sign-offs day by day, and duties that went without one.
    case register(from: Day, to: Day)
    /// Who has which list in their charge, today and later.
    case duties
    case setDuty(DutyOrder)
}

/// Who is to see to a list at a service.
public struct DutyOrder: Hashable, Sendable, Codable {
    public var worklist: Worklist
    /// nil for every service that has no duty of its own.
    public var service: String?
    /// Logins; nil takes the list from everybody.
    public var person: String?
    public var deputy: String?
    /// Today if nil.
    public var from: Day?
    public var until: Day?

    public init(
        _ worklist: Worklist, service: String?, person: String?, deputy: String?, from: Day? = nil, until: Day? = nil
    ) {
        self.worklist = worklist
        self.service = service
        self.person = person
        self.deputy = deputy
        self.from = from
        self.until = until
    }
}

/// The answer about sign-offs and duties, of the case that belongs to the question.
public enum SignOffReply: Hashable, Sendable {
    case signed([SignedOff])
    case register([SignOffLine])
    case duties([DutyLine])
}

/// A sign-off with its service's name.
public struct SignedOff: Hashable, Sendable {
    public var signOff: SignOff
    public var serviceName: String?
}

/// A line of the register: a sign-off, or a duty that went without one on a working day.
public struct SignOffLine: Hashable, Sendable {
    public var day: Day
    public var worklist: Worklist
    public var service: String?
    public var serviceName: String?
    public var signOff: SignOff?
    /// Who had it in their charge on that day.
    public var duty: Duty?
}

/// A duty with its service's name.
public struct DutyLine: Hashable, Sendable {
    public var duty: Duty
    public var serviceName: String?
}
