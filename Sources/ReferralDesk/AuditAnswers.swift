// Who saw or changed what: asked of a patient or of a user, and itself written into the journal.

public import ReferralDomain
internal import ReferralStore

/// A question to the audit trail.
public enum AuditQuestion: Hashable, Sendable, Codable {
    /// Everything of a patient and their referrals.
    case patient(PatientName)
    /// Everything a user saw or did, by login, on these days.
    case user(String, from: Day?, to: Day?)

    /// Whose it is to ask: an administrator is given nothing of a patient, a supervisor what their services hold.
    public var roles: Set<Role> {
        switch self {
        case .patient: [.auditor, .supervisor]
        case .user: [.auditor, .supervisor, .admin]
        }
    }

    var isOfPatient: Bool {
        switch self {
        case .patient: true
        case .user: false
        }
    }

    /// The journal's name of asking.
    var action: String {
        switch self {
        case .patient: "audit-patient"
        case .user: "audit-user"
        }
    }
}

extension Desk {
    /// Answers, and leaves an entry that says who asked.
    func audit(_ question: AuditQuestion, for actor: Actor, now: Instant) throws(Failure) -> [AuditLine] {
        switch question {
        case .patient(let name):
            let visibility = auditVisibility(of: actor)
            let (patient, lines) = try store.read { (it) throws(Failure) in
                let patient = try visiblePatient(name, to: visibility, in: it)
                return (patient, try it.auditTrail(ofPatient: patient.id, for: visibility))
            }
            try store.write { (it) throws(Failure) in
                try it.recordOpening(
                    of: patient.id, referral: nil, action: question.action, by: Signature(actor), at: now)
            }
            return lines
        case .user(let login, let from, let to):
            let withPatients = actor.role != .admin
            // What names patients is patient data, and its own gate stands before it.
            if withPatients { try checkStanding(of: actor, forPatientData: true, now: now) }
            if let from, let to, from > to { throw .badInput("\(from.iso) is after \(to.iso).") }
            let lines = try store.read { (it) throws(Failure) in
                let lines = try it.auditTrail(
                    ofUser: login, from: from.map { LondonTime.startOfDay($0) },
                    before: to.map { LondonTime.startOfDay($0.adding(days: 1)) },
                    for: withPatients ? auditVisibility(of: actor) : nil)
                if lines.isEmpty, try it.staff(login: login) == nil { throw .notFound("a user named \(login)") }
                return lines
            }
            try store.write { (it) throws(Failure) in
                var entry = JournalEntry(at: now, subject: .database, by: Signature(actor), action: question.action)
                entry.change = FieldChange.object([.added("user", login)])
                try it.append(entry)
            }
            return lines
        }
    }

    /// An auditor reads the whole journal, a supervisor what concerns the services that they oversee.
    private func auditVisibility(of actor: Actor) -> Visibility {
        actor.role == .supervisor ? Visibility(of: actor) : .everything
    }
}
