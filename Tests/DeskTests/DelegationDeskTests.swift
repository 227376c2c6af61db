// Delegations at the desk: limits open and close text and acts alike, both names stay, and one in N comes back.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let secret = "Comment for clinicians only."

/// An office whose delegate may act within limits, with one referral to be triaged. `marked` gives it what no message
/// brings: a clinic type and a practice, behind the journal's back.
private func office(marked: Bool = false, _ limit: (inout NewDelegation) -> Void = { _ in }) throws -> Office {
    let office = try Office()
    try office.take(
        Message("AWAITING_TRIAGE") {
            $0.documents = ["abc-1"]
            $0.comment = secret
            $0.services = [Named.triage]
        })
    try office.take([file("The letter for clinicians only.", "abc-1.txt")])
    try office.desk.store.write { (it) throws(Failure) in
        if marked {
            _ = try it.run(
                "UPDATE referral SET referring_organisation = ?, clinic_type = '2WW_BREAST'", [Named.practice])
        }
        _ = try it.run("UPDATE patient SET born = ?", [Day(iso: "1980-11-03")?.number])
    }
    var new = NewDelegation(to: "triage", until: morning.londonDay.adding(days: 30), protocolName: "P1")
    limit(&new)
    _ = try office.ask(.delegate(new), as: .clinician)
    return office
}

extension Office {
    fileprivate func ask(_ request: StaffRequest, as role: Role) throws -> StaffReply {
        guard case .staff(let reply) = try desk.answer(.staff(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    fileprivate func delegations(as role: Role = .admin) throws -> [DelegationRecord] {
        guard case .delegations(let records) = try ask(.delegations, as: role) else { throw WrongReply() }
        return records
    }

    /// A decision in the clinician's name.
    fileprivate func decide(
        _ action: ReferralAction = .acceptReferBookLater, _ ubrn: String = Message.ubrn, by actor: Actor? = nil
    ) throws {
        var command = ReferralCommand(action)
        command.comment = "Decided on \(ubrn)."
        let actor = try actor ?? self.actor(.triage, onBehalfOf: true)
        _ = try desk.answer(.perform(command, on: try name(ubrn)), for: actor)
    }

    fileprivate func detail(for actor: Actor, _ ubrn: String = Message.ubrn) throws -> ReferralDetail {
        guard case .referral(let detail) = try desk.answer(.referral(try name(ubrn), opening: false), for: actor) else {
            throw WrongReply()
        }
        return detail
    }

    fileprivate func history(for actor: Actor) throws -> [HistoryLine] {
        guard case .history(let lines) = try desk.answer(.history(try name(Message.ubrn)), for: actor) else {
            throw WrongReply()
        }
        return lines
    }

    fileprivate func waiting(for actor: Actor) throws -> [WorklistItem] {
        guard case .worklist(let page) = try desk.answer(.worklist(WorklistQuery(.toCountersign)), for: actor),
            case .home(let home) = try desk.answer(.home, for: actor)
        else { throw WrongReply() }
        #expect(home.counts.first { $0.worklist == .toCountersign }?.total == page.total)
        return page.items
    }
}

/// A limit that the referral of these tests is outside of, and one that it is within.
private let limits: [(name: String, isWithin: Bool, set: @Sendable (inout NewDelegation) -> Void)] = [
    ("none", true, { _ in }), ("service", true, { $0.services = [Named.triage, Named.clinic] }),
    ("service", false, { $0.services = [Named.clinic] }), ("priority", true, { $0.priorities = [.routine] }),
    ("priority", false, { $0.priorities = [.urgent, .twoWeekWait] }), ("youngest", true, { $0.youngest = 46 }),
    ("youngest", false, { $0.youngest = 47 }), ("oldest", true, { $0.oldest = 46 }),
    ("oldest", false, { $0.oldest = 45 }), ("clinic type", true, { $0.clinicTypes = ["2WW_BREAST"] }),
    ("clinic type", false, { $0.clinicTypes = ["2WW_LUNG"] }),
    ("ahead", false, { $0.from = morning.londonDay.adding(days: 1) }),
]

struct DelegationDeskTests {
    @Test(arguments: limits.indices)
    func `text and act are there within the limits, and neither is beyond them`(index: Int) throws {
        let limit = limits[index]
        let desk = try office(marked: true, limit.set)
        let actor = try desk.actor(.triage, onBehalfOf: true)
        let detail = try desk.detail(for: actor)
        let texts = try desk.history(for: actor).compactMap(\.entry.text)
        let refused = failure { try desk.decide() }
        let offered = detail.actions.first { $0.action == .acceptReferBookLater }
        if limit.isWithin {
            #expect(detail.referral.comment == secret && detail.documents?.count == 1, "\(limit.name)")
            #expect(texts == [secret], "\(limit.name)")
            #expect(offered?.refusal == nil && refused == nil, "\(limit.name)")
        } else {
            #expect(detail.referral.comment == nil && detail.documents == nil && texts == [], "\(limit.name)")
            #expect(offered?.refusal == .noDelegation, "\(limit.name)")
            #expect(refused == .refused(.noDelegation), "\(limit.name)")
        }
    }

    @Test func `every act under a delegation keeps both names, reading among them`() throws {
        let office = try office()
        let actor = try office.actor(.triage, onBehalfOf: true)
        _ = try office.desk.answer(.referral(try office.name(Message.ubrn), opening: true), for: actor)
        _ = try office.desk.answer(
            .documentRead(try office.name(Message.ubrn), document: 1, toEnd: true), for: actor)
        try office.decide()
        let own = try office.history(for: try office.actor(.clinician)).filter { $0.entry.signature.user == "triage" }
        #expect(own.map(\.entry.action) == ["open-referral", "read-document-to-end", "accept-refer-book-later"])
        for line in own {
            #expect(line.entry.signature.onBehalfOf == "clinician" && line.onBehalfOfName == "The clinician")
        }
    }

    @Test func `a revoked delegation ends at once, even for a session that began under it`() throws {
        let office = try office()
        let actor = try office.actor(.triage, onBehalfOf: true)
        #expect(try office.detail(for: actor).referral.comment == secret)
        _ = try office.ask(.revoke(1), as: .clinician)
        #expect(failure { _ = try office.detail(for: actor) } == .refused(.noDelegation))
        #expect(failure { try office.decide() } == .refused(.noDelegation))
        let record = try #require(try office.delegations().first)
        #expect(record.standing(on: morning.londonDay) == .revoked && record.revokedBy == "clinician")
        #expect(failure { _ = try office.ask(.revoke(1), as: .clinician) } == .alreadyExists("the end of delegation 1"))
    }

    @Test func `clinicians delegate for themselves alone, administrators on a clinician's approval, others never`()
        throws
    {
        let office = try office()
        let other = try office.desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: "other", name: "Other", account: "os-other", organisation: Named.home, roles: [.clinician])
        }
        var new = NewDelegation(to: "triage", until: morning.londonDay, protocolName: "P")
        for role in [Role.clerk, .triage, .supervisor, .manager, .auditor, .commissioner] {
            let refused = failure { _ = try office.ask(.delegate(new), as: role) }
            #expect(refused == .notAllowed(role, "granting and revoking delegations"))
        }
        new.clinician = other.login
        #expect(
            failure { _ = try office.ask(.delegate(new), as: .clinician) }
                == .notAllowed(.clinician, "delegating for somebody else"))
        // An administrator names both.
        new.approvedBy = nil
        guard case .badInput = failure({ _ = try office.ask(.delegate(new), as: .admin) }) else {
            Issue.record("an administrator approved it alone")
            return
        }
        new.approvedBy = "manager"
        #expect(failure { _ = try office.ask(.delegate(new), as: .admin) } == .refused(.colleagueUnknown("manager")))
        new.approvedBy = "clinician"
        _ = try office.ask(.delegate(new), as: .admin)
        #expect(try office.delegations().map(\.approvedBy.login) == ["clinician", "clinician"])
        #expect(try office.delegations(as: .clinician).map(\.delegation.id) == [1])
        #expect(
            failure { _ = try office.ask(.revoke(2), as: .clinician) }
                == .notAllowed(.clinician, "revoking somebody else's delegation"))
        _ = try office.ask(.revoke(2), as: .admin)
        #expect(try office.examine() == [])
    }

    @Test func `a delegation that makes no sense is refused by name`() throws {
        let office = try office()
        let wrong: [(inout NewDelegation) -> Void] = [
            { $0.until = morning.londonDay.adding(days: -1) }, { $0.from = $0.until.adding(days: 1) },
            { $0.protocolName = " " }, { $0.actions = [.book] }, { $0.countersignEvery = 0 },
            { $0.clinicTypes = ["no such type"] },
            {
                $0.youngest = 18
                $0.oldest = 17
            }, { $0.oldest = 200 },
        ]
        for change in wrong {
            var new = NewDelegation(to: "triage", until: morning.londonDay, protocolName: "P")
            change(&new)
            guard case .badInput = failure({ _ = try office.ask(.delegate(new), as: .clinician) }) else {
                Issue.record("it was taken: \(new)")
                continue
            }
        }
        var new = NewDelegation(to: "clerk", until: morning.londonDay, protocolName: "P")
        #expect(failure { _ = try office.ask(.delegate(new), as: .clinician) } == .refused(.colleagueUnknown("clerk")))
        new.delegate = "triage"
        new.services = ["nowhere"]
        #expect(failure { _ = try office.ask(.delegate(new), as: .clinician) } == .refused(.serviceUnknown("nowhere")))
        #expect(try office.delegations().count == 1)
    }

    @Test func `one decision in two comes back to the clinician, and the signature leaves the version alone`() throws {
        let office = try office { $0.countersignEvery = 2 }
        try office.take(
            Message("AWAITING_TRIAGE") {
                $0.ubrn = "990000000202"
                $0.services = [Named.triage]
            })
        let clinician = try office.actor(.clinician)
        try office.decide(.acceptReferBookLater, "990000000202")
        #expect(try office.waiting(for: clinician).isEmpty)
        #expect(
            failure { _ = try office.act(.countersign, "990000000202", as: .clinician) }
                == .refused(.nothingToCountersign))
        try office.decide()
        let item = try #require(try office.waiting(for: clinician).first)
        #expect(item.ubrn?.digits == Message.ubrn && item.reason == "accept-refer-book-later")
        #expect(try office.examine() == [])
        let before = try office.referral()
        #expect(try office.detail(for: clinician).actions.first { $0.action == .countersign }?.refusal == nil)
        #expect(
            failure { _ = try office.act(.countersign, as: .clinician) { $0.expectedVersion = 1 } }
                == .refused(.versionConflict(expected: 1, actual: before.version)))
        try office.act(.countersign, as: .clinician) { $0.comment = "Agreed, but call sooner." }
        #expect(try office.referral() == before)
        #expect(try office.waiting(for: clinician).isEmpty)
        let last = try #require(try office.history(for: clinician).last)
        #expect(last.entry.action == "countersign" && last.entry.version == nil)
        #expect(last.entry.text == "Agreed, but call sooner.")
        #expect(last.changes == [FieldChange(field: "countersigned", before: nil, after: "accept-refer-book-later")])
        #expect(
            failure { _ = try office.act(.countersign, as: .clinician) } == .refused(.nothingToCountersign))
        let record = try #require(try office.delegations().first)
        #expect(record.decisions == 2 && record.toCountersign == 0 && record.countersigned == 1)
        #expect(try office.examine() == [])
    }

    @Test func `only the clinician whose name was used sees it and signs it`() throws {
        let office = try office { $0.countersignEvery = 1 }
        let other = try office.desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: "other", name: "Other", account: "os-other", organisation: Named.home, roles: [.clinician])
        }
        try office.decide()
        var stranger = try office.actor(.clinician)
        stranger.staff = other
        #expect(try office.waiting(for: stranger).isEmpty)
        let command = ReferralCommand(.countersign)
        let name = try office.name(Message.ubrn)
        #expect(
            failure { _ = try office.desk.answer(.perform(command, on: name), for: stranger) }
                == .refused(.nothingToCountersign))
        #expect(try office.waiting(for: try office.actor(.triage, onBehalfOf: true)).count == 1)
        #expect(try office.waiting(for: try office.actor(.supervisor)).count == 1)
        for role in [Role.triage, .clerk, .supervisor] {
            #expect(
                failure { _ = try office.act(.countersign, as: role) } == .refused(.notYourRole(role)))
        }
        // A clinician's own decisions never come back to them.
        try office.act(.changePriority, as: .clinician) {
            $0.priority = .urgent
            $0.comment = "Sooner."
        }
        #expect(try office.delegations().first?.decisions == 1)
    }

    @Test(arguments: [
        Role.clerk, .supervisor, .manager, .auditor, .admin, .commissioner, .referrerAdmin,
    ])
    func `a role without a clinical part is given no clinical text, of decisions and signatures neither`(role: Role)
        throws
    {
        let office = try office(marked: true) { $0.countersignEvery = 1 }
        try office.decide()
        try office.act(.countersign, as: .clinician) { $0.comment = "Signed, for clinicians only." }
        let actor = try office.actor(role)
        let name = try office.name(Message.ubrn)
        let requests: [Request] = [
            .referral(name, opening: false), .history(name), .patient(.number("9990000018")),
            .search("9990000018", limit: 5), .worklist(WorklistQuery(.toCountersign)), .home,
            .worklist(WorklistQuery(.appointmentsForBooking)), .staff(.list), .staff(.delegations),
            .report(ReportQuery(.staffCompliance)), .report(ReportQuery(.delegation)),
            .suitableSlots(name, service: nil),
        ]
        for request in requests {
            guard let reply = try? office.desk.answer(request, for: actor) else { continue }
            let text = String(describing: reply)
            for words in [secret, "for clinicians only", "Decided on"] {
                #expect(!text.contains(words), "\(role.rawValue) \(request)")
            }
        }
        let refused = failure {
            _ = try office.desk.answer(.documentRead(name, document: 1, toEnd: true), for: actor)
        }
        #expect(refused == .notAllowed(role, "clinical text"))
    }
}
