// An office with a referral at every place where one can stand, each brought there by real acts, and everybody who asks.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// Somebody who looks at a referral of the office.
struct Viewpoint {
    var name: String
    var actor: Actor
    /// Whether the referrals are theirs to see.
    var isRelated: Bool
    /// What stands against a clinical act; nil where nothing does.
    var clinicalRefusal: Refusal?
}

/// The office, its referrals by the code of where they stand, and its viewpoints.
final class CellOffice {
    static let assessment = "41005"
    static let letter = "The letter for clinicians only."
    let office: Office
    private(set) var places: [(name: String, referral: Int64)] = []
    private(set) var viewpoints: [Viewpoint] = []

    init(path: String? = nil) throws {
        office = try Office(path: path)
        try addSlots()
        try office.delegate()
        for role in [Role.clinician, .triage, .clerk] {
            for service in [Named.clinic, Named.closed, Named.triage, Self.assessment] {
                try office.setWorkgroup(of: service, to: role)
            }
        }
        for state in ReferralState.allCases { places.append((state.rawValue, try make(state))) }
        for stage in AdviceState.allCases { places.append((stage.rawValue, try make(stage))) }
        places.append(("BOOKED, begun", try begun()))
        places.append(("BOOKED, assessed", try book(assessed: true)))
        office.clock.now = morning.adding(seconds: 7_200)
        try fillViewpoints()
        places.append(("claimed and owned", try heldByColleague()))
    }

    private func addSlots() throws {
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.save(
                Service(
                    id: Self.assessment, name: "Assessment", specialty: "UROLOGY", provider: Named.home,
                    kind: .assessment, diary: .referdesk), overwrite: true)
            for (id, service, seconds) in [
                ("soon", Named.clinic, Int64(3_600)), ("later", Named.clinic, 4 * 86_400),
                ("assess", Self.assessment, 5 * 86_400), ("assess-next", Self.assessment, 6 * 86_400),
            ] {
                let start = morning.adding(seconds: seconds)
                _ = try it.save(
                    Slot(
                        id: id, service: service, clinic: "Clinic", clinician: nil, start: start,
                        end: start.adding(seconds: 1_200), capacity: 40), source: "feed")
            }
        }
    }

    @discardableResult
    private func act(
        _ action: ReferralAction, _ id: Int64, as role: Role, _ fill: (inout ReferralCommand) -> Void = { _ in }
    ) throws -> Int64 {
        var command = ReferralCommand(action)
        command.comment = "Clinical words of \(action.rawValue)."
        fill(&command)
        _ = try office.desk.answer(.perform(command, on: .id(id)), for: try office.actor(role))
        return id
    }

    /// A new referral of the practice, with its letter.
    private func new(at service: String = Named.clinic, advice: Bool = false) throws -> Int64 {
        var new = NewReferral(priority: .routine, service: service, source: .paper)
        new.family = "Family \(places.count)"
        new.born = Day(iso: "1970-01-0\(1 + places.count % 9)")
        if advice { new.advice = NewAdvice(message: "Clinical words of asking.", mayConvert: true) }
        let referrer = try office.actor(.referrer)
        let id = try office.desk.addReferral(new, by: referrer).referral.id
        if !advice {
            _ = try office.desk.addLetter(
                Array(Self.letter.utf8), named: "letter.txt", command: ReferralCommand(.addLetter), on: .id(id),
                by: referrer, isRehearsal: false)
        }
        return id
    }

    private func book(_ slot: String = "later", assessed: Bool = false) throws -> Int64 {
        let id = try new(at: assessed ? Self.assessment : Named.clinic)
        try act(.book, id, as: .clerk) { $0.slot = assessed ? "assess" : slot }
        if assessed { try act(.accept, id, as: .clinician) }
        return id
    }

    private func begun() throws -> Int64 { try book("soon") }

    private func make(_ state: ReferralState) throws -> Int64 {
        switch state {
        case .deferredToProvider: return try new()
        case .awaitingTriage: return try new(at: Named.triage)
        case .triageResponse: return try act(.returnToReferrerWithAdvice, try new(), as: .clinician)
        case .notBooked:
            return try act(.changeShortlist, try make(.triageResponse), as: .referrer) {
                $0.service = "\(Named.closed),\(Named.clinic)"
            }
        case .triagedProviderToAction: return try act(.acceptReferBookLater, try new(), as: .clinician)
        case .booked: return try book()
        case .rejected:
            return try act(.reject, try book(), as: .clinician) { $0.reason = "SERVICE_INAPPROPRIATE" }
        case .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            return try act(.cancelAppointment, try book(), as: .clerk) {
                $0.by = state == .appointmentCancelledByPatient ? .patient : .provider
                $0.reason = state == .appointmentCancelledByPatient ? "PATIENT_ILL" : "CLINIC_CANCELLED"
            }
        case .didNotAttend:
            let id = try begun()
            office.clock.now = morning.adding(seconds: 7_200)
            defer { office.clock.now = morning }
            return try act(.recordDNA, id, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        case .assessmentResult:
            return try act(.recordAssessment, try book(assessed: true), as: .clinician) {
                $0.outcome = AssessmentOutcome.adviseReferrer.rawValue
            }
        case .cancelledReferral:
            return try act(.cancelReferral, try new(), as: .clinician) { $0.reason = "TREATMENT_NO_LONGER_REQUIRED" }
        }
    }

    private func make(_ stage: AdviceState) throws -> Int64 {
        switch stage {
        case .providerResponseRequired: return try new(advice: true)
        case .referrerToSubmitInformation: return try act(.askMore, try new(advice: true), as: .clinician)
        case .referrerToReviewResponse:
            return try act(.advise, try new(advice: true), as: .clinician) {
                $0.outcome = AdviceRecommendation.adviceOnly.rawValue
            }
        case .endedClosed: return try act(.closeAdvice, try make(.referrerToReviewResponse), as: .referrer)
        case .endedCancelled: return try act(.closeAdvice, try new(advice: true), as: .referrer)
        case .converted: return try act(.convert, try new(advice: true), as: .clinician)
        }
    }

    /// One that a colleague in the workgroup has claimed and owns.
    private func heldByColleague() throws -> Int64 {
        let colleague = try person("colleague", .clerk, in: Named.clinic)
        let id = try new()
        for action in [ReferralAction.claim, .assign] {
            var command = ReferralCommand(action)
            command.to = colleague.staff.login
            _ = try office.desk.answer(.perform(command, on: .id(id)), for: colleague)
        }
        return id
    }

    private func person(
        _ login: String, _ role: Role, at organisation: String = Named.home, in service: String? = nil,
        onBehalfOf clinician: StaffMember? = nil
    ) throws -> Actor {
        let member = try office.desk.store.write { (it) throws(Failure) in
            let member = try it.insertStaff(
                login: login, name: "The \(login)", account: nil, organisation: organisation, roles: [role])
            if let service { try it.setWorkgroup([member], of: service) }
            return member
        }
        return Actor(staff: member, role: role, organisation: organisation, onBehalfOf: clinician)
    }

    private func delegate(_ delegate: Actor, of clinician: StaffMember, _ limit: (inout Delegation) -> Void) throws {
        var delegation = Delegation(
            clinician: clinician, service: nil, actions: [], from: morning.londonDay, until: morning.londonDay)
        limit(&delegation)
        let held = delegation
        try office.desk.store.write { (it) throws(Failure) in
            try it.insert(held, to: delegate.staff, protocol: "P", approvedBy: clinician)
        }
    }

    private func fillViewpoints() throws {
        func add(_ name: String, _ actor: Actor, related: Bool = true, _ refusal: Refusal? = nil) {
            viewpoints.append(Viewpoint(name: name, actor: actor, isRelated: related, clinicalRefusal: refusal))
        }
        for role in Role.allCases { add(role.rawValue, try office.actor(role, onBehalfOf: role == .triage)) }
        add("triage for nobody", try office.actor(.triage), .onBehalfOfMissing)
        let clinician = try office.actor(.clinician).staff
        // Each works in the clinician's workgroups, through the clinician.
        let limits: [(String, (inout Delegation) -> Void)] = [
            ("service", { $0.services = [Named.elsewhere] }), ("action", { $0.actions = [.handUp] }),
            ("priority", { $0.priorities = [.urgent] }), ("clinic type", { $0.clinicTypes = ["2WW_BREAST"] }),
            ("age", { $0.oldest = 17 }),
            (
                "dates",
                {
                    $0.from = morning.londonDay.adding(days: -9); $0.until = morning.londonDay.adding(days: -1)
                }
            ),
        ]
        for (name, limit) in limits {
            let delegate = try person("outside-\(name)", .triage, onBehalfOf: clinician)
            try self.delegate(delegate, of: clinician, limit)
            add("triage, delegation of another \(name)", delegate, .noDelegation)
        }
        add("triage without a delegation", try person("bare", .triage, onBehalfOf: clinician), .noDelegation)
        let outsider = try person("outsider", .clinician)
        add("clinician of no workgroup", outsider, related: false)
        add("clerk of no workgroup", try person("outsider-clerk", .clerk), related: false)
        let proxy = try person("outsider-triage", .triage, onBehalfOf: outsider.staff)
        try delegate(proxy, of: outsider.staff) { _ in }
        add("triage of no workgroup", proxy, related: false)
        for role in [Role.clerk, .clinician, .supervisor] {
            add("\(role.rawValue) of another provider", try person("ryy-\(role)", role, at: "RYY"), related: false)
        }
        try office.desk.store.write { (it) throws(Failure) in
            try it.insertOrganisation("G77002", name: "Other Practice")
        }
        for role in [Role.referrer, .referrerAdmin] {
            add("\(role.rawValue) of another practice", try person("g2-\(role)", role, at: "G77002"), related: false)
        }
    }
}
