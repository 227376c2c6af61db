// Who may ask what: a table of every role and request, delegations, relationships, and no clinical text by any way.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// The roles that a request answers; every other is refused.
private let seers: Set<Role> = [.clerk, .triage, .clinician, .supervisor, .referrer, .referrerAdmin]
private let table: [(name: String, roles: Set<Role>, request: @Sendable (ReferralName, Int64) -> Request)] = [
    ("home", Set(Role.allCases), { _, _ in .home }),
    (
        "provider list", [.clerk, .triage, .clinician, .supervisor],
        { _, _ in .worklist(WorklistQuery(.appointmentSlotIssues)) }
    ),
    ("referrer list", [.referrer, .referrerAdmin], { _, _ in .worklist(WorklistQuery(.awaitingBooking)) }),
    ("referral", seers, { name, _ in .referral(name, opening: true) }),
    ("history", seers.union([.auditor]), { name, _ in .history(name) }),
    ("earlier", [.triage, .clinician, .referrer], { name, _ in .earlier(name) }),
    ("reasons", seers, { name, _ in .reasons(.cancelReferral, name, by: nil) }),
    ("patient", seers, { _, _ in .patient(.number("9990000018")) }),
    ("search", seers, { _, _ in .search("9990000018", limit: 5) }),
    ("slots", seers.union([.manager]), { _, _ in .slots(SlotQuery(service: Named.clinic, from: morning)) }),
    ("suitable slots", seers, { name, _ in .suitableSlots(name, service: nil) }),
    (
        "book", [.clerk, .triage, .clinician, .supervisor, .referrer, .referrerAdmin],
        { name, _ in .perform(command(.book, slot: "none"), on: name) }
    ),
    ("advise", [.triage, .clinician], { name, _ in .perform(command(.returnToReferrerWithAdvice), on: name) }),
    ("defer", [.clerk, .referrer], { name, _ in .perform(command(.deferToProvider), on: name) }),
    ("attend", [.clerk, .triage, .clinician], { name, _ in .perform(command(.recordAttendance), on: name) }),
    ("cancel referral", [.triage, .clinician, .referrer], { name, _ in .perform(command(.cancelReferral), on: name) }),
    (
        "rehearse advice", [.triage, .clinician],
        { name, _ in .rehearse(command(.returnToReferrerWithAdvice), on: name) }
    ),
    (
        "document read", [.triage, .clinician, .referrer],
        { name, document in .documentRead(name, document: document, toEnd: true) }
    ),
    ("services", seers.union([.manager]), { _, _ in .services }),
    ("settle", [.clerk, .supervisor, .clinician], { _, _ in .settleProblem(999) }),
    ("verify", [.auditor, .admin], { _, _ in .verifyJournal }),
    ("examine", [.admin], { _, _ in .examine }),
    (
        "letters", [.clerk, .triage, .clinician, .supervisor],
        { _, _ in .letters(.list(.waiting, after: 0, limit: 5)) }
    ),
    ("letters to print", [.clerk, .supervisor], { _, _ in .letters(.ready(limit: 5)) }),
    ("letter template", [.manager], { _, _ in .letters(.setTemplate(.contactUs, "Ring us.")) }),
]

private func command(_ action: ReferralAction, slot: String? = nil) -> ReferralCommand {
    var command = ReferralCommand(action)
    command.slot = slot
    return command
}

extension Failure {
    /// Whether it is about who asks: exit code 5.
    fileprivate var isAboutTheUser: Bool {
        switch self {
        case .refused(let refusal): refusal.isAboutTheUser
        case .notSignedIn, .notAllowed: true
        case .notFound, .busy, .readOnly, .full, .damaged, .newerSchema, .notADatabase, .wrongKind, .unsafePlace,
            .noDatabase, .alreadyExists, .badInput, .broken:
            false
        }
    }
}

struct RightsTests {
    /// An office with one deferred referral that has a letter and belongs to the practice.
    private func office(service: String = Named.clinic) throws -> Office {
        let office = try Office()
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.documents = ["abc-1"]
                $0.comment = "Comment for clinicians only."
                $0.services = [service]
            })
        try office.take([file("The letter for clinicians only.", "abc-1.txt")])
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE referral SET referring_organisation = ?", [Named.practice])
        }
        return office
    }

    @Test(arguments: Role.allCases)
    func `every request is answered or refused by role as the design says`(role: Role) throws {
        for row in table {
            let office = try office()
            try office.delegate()
            let actor = try office.actor(role, onBehalfOf: role == .triage)
            let request = row.request(try office.name(Message.ubrn), 1)
            let refused = failure { _ = try office.desk.answer(request, for: actor) }
            #expect(
                !(refused?.isAboutTheUser ?? false) == row.roles.contains(role),
                "\(row.name): \(String(describing: refused))")
        }
    }

    @Test(arguments: Role.allCases)
    func `an act that is not the role's is refused before anything is looked up`(role: Role) throws {
        let office = try Office()
        let actor = try office.actor(role)
        for action in ReferralAction.allCases where !action.rule.roles.contains(role) {
            let unknown = try office.name("990000009999")
            for request in [
                Request.perform(ReferralCommand(action), on: unknown), .rehearse(ReferralCommand(action), on: unknown),
            ] {
                let refused = failure { _ = try office.desk.answer(request, for: actor) }
                #expect(refused?.isAboutTheUser == true, "\(action): \(String(describing: refused))")
            }
        }
    }

    private func clinicalParts(_ office: Office, _ actor: Actor) throws -> (
        comment: String?, letters: [String?]?, history: [String]
    ) {
        let name = try office.name(Message.ubrn)
        guard case .referral(let detail) = try office.desk.answer(.referral(name, opening: false), for: actor),
            case .history(let lines) = try office.desk.answer(.history(name), for: actor)
        else { throw WrongReply() }
        return (detail.referral.comment, detail.documents.map { $0.map(\.text) }, lines.compactMap(\.entry.text))
    }

    @Test func `RD17 a clinician administrator without a delegation has neither text nor act`() throws {
        let office = try office()
        let actor = try office.actor(.triage, onBehalfOf: true)
        let parts = try clinicalParts(office, actor)
        #expect(parts.comment == nil && parts.letters == nil && parts.history == [])
        let name = try office.name(Message.ubrn)
        var advise = ReferralCommand(.returnToReferrerWithAdvice)
        advise.comment = "Advice"
        #expect(
            failure { _ = try office.desk.answer(.perform(advise, on: name), for: actor) } == .refused(.noDelegation))
        #expect(
            failure { _ = try office.desk.answer(.documentRead(name, document: 1, toEnd: true), for: actor) }
                == .refused(.noDelegation))
        let alone = try office.actor(.triage)
        #expect(
            failure { _ = try office.desk.answer(.perform(advise, on: name), for: alone) }
                == .refused(.onBehalfOfMissing))
    }

    @Test func `under a live delegation both are there and both names are kept`() throws {
        let office = try office()
        try office.delegate()
        let actor = try office.actor(.triage, onBehalfOf: true)
        let parts = try clinicalParts(office, actor)
        #expect(parts.comment == "Comment for clinicians only.")
        #expect(parts.letters == ["The letter for clinicians only."])
        #expect(parts.history == ["Comment for clinicians only."])
        var advise = ReferralCommand(.returnToReferrerWithAdvice)
        advise.comment = "Advice"
        let name = try office.name(Message.ubrn)
        _ = try office.desk.answer(.perform(advise, on: name), for: actor)
        guard case .history(let lines) = try office.desk.answer(.history(name), for: actor) else { throw WrongReply() }
        #expect(lines.last?.entry.signature.user == "triage")
        #expect(lines.last?.entry.signature.onBehalfOf == "clinician")
    }

    @Test(arguments: [
        (Named.clinic, "2026-01-01", "2026-11-02"), (Named.clinic, "2026-11-04", "2026-12-31"),
        (Named.closed, "2026-01-01", "2026-12-31"),
    ])
    func `a delegation that has run out, has not begun or is for another service opens nothing`(
        service: String, from: String, until: String
    ) throws {
        let office = try office()
        try office.delegate(service: service, from: from, until: until)
        let actor = try office.actor(.triage, onBehalfOf: true)
        let parts = try clinicalParts(office, actor)
        #expect(parts.comment == nil && parts.letters == nil && parts.history == [])
        var advise = ReferralCommand(.returnToReferrerWithAdvice)
        advise.comment = "Advice"
        let name = try office.name(Message.ubrn)
        #expect(
            failure { _ = try office.desk.answer(.perform(advise, on: name), for: actor) } == .refused(.noDelegation))
    }

    /// Everything that names one referral or its patient.
    private func requests(_ name: ReferralName) -> [Request] {
        [
            .referral(name, opening: true), .history(name), .reasons(.cancelReferral, name, by: nil),
            .suitableSlots(name, service: nil), .perform(command(.book, slot: "slot-1"), on: name),
            .rehearse(command(.book, slot: "slot-1"), on: name),
        ]
    }

    @Test(arguments: [Role.clerk, .triage, .clinician])
    func `another provider's service and another workgroup are no relationship, the unknown is not found`(role: Role)
        throws
    {
        for service in [Named.elsewhere, Named.closed] {
            let office = try office(service: service)
            try office.setWorkgroup(of: Named.closed, to: .supervisor)
            let actor = try office.actor(role)
            let before = try dump(office.desk.store)
            let name = try office.name(Message.ubrn)
            for request in requests(name) {
                #expect(
                    failure { _ = try office.desk.answer(request, for: actor) } == .refused(.noRelationship),
                    "\(request)")
            }
            #expect(
                failure { _ = try office.desk.answer(.patient(.number("9990000018")), for: actor) }
                    == .refused(.noRelationship))
            guard case .found(let found) = try office.desk.answer(.search("9990000018", limit: 5), for: actor),
                case .worklist(let page) = try office.desk.answer(
                    .worklist(WorklistQuery(.appointmentSlotIssues)), for: actor)
            else { throw WrongReply() }
            #expect(found.isEmpty)
            #expect(page.total == 0)
            for request in requests(try office.name("990000009999")) {
                #expect(
                    failure { _ = try office.desk.answer(request, for: actor) }
                        == .notFound("a referral of that number"))
            }
            #expect(try dump(office.desk.store) == before)
        }
    }

    @Test func `a member of the workgroup, and of the clinician acted for, sees its referrals`() throws {
        let office = try office(service: Named.closed)
        try office.setWorkgroup(of: Named.closed, to: .clinician)
        let name = try office.name(Message.ubrn)
        for actor in [
            try office.actor(.clinician), try office.actor(.triage, onBehalfOf: true), try office.actor(.supervisor),
        ] {
            #expect(failure { _ = try office.desk.answer(.referral(name, opening: false), for: actor) } == nil)
        }
    }

    @Test func `another practice has no relationship with a referral of this one`() throws {
        let office = try office()
        var actor = try office.actor(.referrer)
        let name = try office.name(Message.ubrn)
        #expect(failure { _ = try office.desk.answer(.referral(name, opening: false), for: actor) } == nil)
        actor.organisation = "G77002"
        #expect(
            failure { _ = try office.desk.answer(.referral(name, opening: false), for: actor) }
                == .refused(.noRelationship))
        #expect(
            failure { _ = try office.desk.answer(.patient(.number("9990000018")), for: actor) }
                == .refused(.noRelationship))
    }

    @Test func `opening a record is an entry of the journal, looking at a list is none`() throws {
        let office = try office()
        let clerk = try office.actor(.clerk)
        func entries() throws -> Int {
            try office.desk.store.read { (it) throws(Failure) in try it.count("SELECT count(*) FROM journal") }
        }
        let before = try entries()
        _ = try office.desk.answer(.worklist(WorklistQuery(.appointmentSlotIssues)), for: clerk)
        #expect(try entries() == before)
        _ = try office.desk.answer(.referral(try office.name(Message.ubrn), opening: true), for: clerk)
        _ = try office.desk.answer(.patient(.number("9990000018")), for: clerk)
        #expect(try entries() == before + 2)
    }

    @Test func `on a live database the account alone says who one is`() throws {
        let office = try Office()
        #expect(try office.desk.actor(login: nil, account: "os-clerk").staff.login == "clerk")
        #expect(try office.desk.actor(login: "clerk", account: "os-clerk").role == .clerk)
        for (login, account) in [("clinician", "os-clerk"), (nil, "stranger"), ("clerk", "stranger")] {
            let refused = failure { _ = try office.desk.actor(login: login, account: account) }
            #expect(refused?.isAboutTheUser == true)
        }
        #expect(
            failure { _ = try office.desk.actor(login: nil, account: "os-clerk", role: .admin) }?.isAboutTheUser == true
        )
        #expect(try office.desk.signInChoices(account: "os-clerk").map(\.staff.login) == ["clerk"])
    }
}
