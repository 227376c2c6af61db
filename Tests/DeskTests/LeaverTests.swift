// A leaver: what was theirs ends in one transaction, what waits is one list, and their session is over at once.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let today = morning.londonDay

/// An office whose clinician has something of every kind to leave behind, and another who could take it on.
private func office() throws -> (office: Office, second: StaffMember) {
    let office = try Office()
    try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
    let second = try office.desk.store.write { (it) throws(Failure) in
        try it.insertStaff(
            login: "second", name: "Dr Second", account: nil, organisation: Named.home, roles: [.clinician])
    }
    var new = NewDelegation(to: "triage", until: today.adding(days: 30), protocolName: "P1")
    new.countersignEvery = 1
    _ = try office.ask(.delegate(new), as: .clinician)
    var command = ReferralCommand(.acceptReferBookLater)
    command.comment = "Book."
    let name = try office.name(Message.ubrn)
    _ = try office.desk.answer(.perform(command, on: name), for: try office.actor(.triage, onBehalfOf: true))
    _ = try office.ask(.join("clinician", service: Named.closed), as: .admin)
    _ = try office.ask(.join("clinician", service: Named.triage), as: .admin)
    _ = try office.ask(.join("triage", service: Named.triage), as: .admin)
    _ = try office.ask(
        .leave("second", from: today.adding(days: 5), until: today.adding(days: 9), cover: "clinician"), as: .supervisor
    )
    _ = try office.ask(.leave("clinician", from: today, until: today, cover: "second"), as: .supervisor)
    // Allocated the way a feed does it: through the one door for changes.
    try office.desk.store.write { (it) throws(Failure) in
        guard let referral = try it.reading.referral(name, for: .everything) else { throw .notFound("it") }
        var next = referral
        next.allocatedClinician = "The clinician"
        next.version += 1
        _ = try it.perform(
            ReferralChange(
                before: referral, after: next, action: "import", signature: Signature(user: "admin", role: "admin"),
                at: morning), policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
    }
    return (office, second)
}

extension Office {
    fileprivate func ask(_ request: StaffRequest, as role: Role) throws -> StaffReply {
        guard case .staff(let reply) = try desk.answer(.staff(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    fileprivate func leave(_ login: String, handTo: String?) throws -> Leaving {
        guard case .left(let leaving) = try ask(.leaver(login, handTo: handTo), as: .admin) else { throw WrongReply() }
        return leaving
    }
}

struct LeaverTests {
    @Test func `everything of theirs ends, and what waits is one list with nobody's name on it yet`() throws {
        let (office, second) = try office()
        let session = try office.actor(.clinician)
        let leaving = try office.leave("clinician", handTo: nil)
        #expect(
            leaving.ended == [
                "delegations_given": 1, "delegations_held": 0, "leave": 1, "cover": 1, "workgroups": 2, "overrides": 0,
                "assignments": 0, "claims": 0, "runs": 0, "duties": 0, "drafts": 0,
            ])
        let reference = try #require(try office.referral().reference?.text)
        #expect(
            leaving.handOver.map(\.kind) == [
                .delegationGiven, .countersignature, .workgroup, .cover, .allocatedReferral,
            ])
        #expect(leaving.handOver.map(\.id) == ["1", reference, Named.closed, "1", reference])
        #expect(leaving.handOver.allSatisfy { $0.handedTo == nil })
        // Their session is over, and so is what was done in their name.
        #expect(
            failure { _ = try office.desk.answer(.home, for: session) }
                == .notSignedIn("clinician no longer works here."))
        #expect(failure { _ = try office.desk.actor(login: nil, account: "os-clinician") }?.code == "not-signed-in")
        let name = try office.name(Message.ubrn)
        #expect(
            failure {
                let delegate = try office.actor(.triage, onBehalfOf: true)
                _ = try office.desk.answer(.referral(name, opening: false), for: delegate)
            } == .refused(.noDelegation))
        let open = try office.desk.store.read { (it) throws(Failure) in try it.leave(from: today) }
        #expect(open.isEmpty)
        #expect(try office.examine() == [])
        _ = second
    }

    @Test func `a colleague takes on what can be handed over, and what only a clinician can decide stays open`() throws
    {
        let (office, second) = try office()
        let leaving = try office.leave("clinician", handTo: "second")
        let taken = leaving.handOver.filter { $0.handedTo == "second" }.map(\.kind)
        // Nobody covers their own leave, and nobody inherits a delegation.
        #expect(taken == [.countersignature, .workgroup, .allocatedReferral])
        #expect(try office.referral().allocatedClinician == "Dr Second")
        var heir = try office.actor(.clerk)
        heir = Actor(staff: second, role: .clinician, organisation: Named.home)
        try office.desk.store.write { (it) throws(Failure) in try it.setWorkgroup([second], of: Named.triage) }
        let countersign = ReferralCommand(.countersign)
        _ = try office.desk.answer(.perform(countersign, on: try office.name(Message.ubrn)), for: heir)
        let held = try office.desk.store.read { (it) throws(Failure) in try it.staffRecord(second.id) }
        #expect(held?.workgroups == [Named.closed, Named.triage])
        #expect(try office.examine() == [])
    }

    @Test func `cover passes to a colleague in the same role, from today at the earliest`() throws {
        let (office, _) = try office()
        _ = try office.desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: "third", name: "Dr Third", account: nil, organisation: Named.home, roles: [.clinician])
        }
        let leaving = try office.leave("clinician", handTo: "third")
        #expect(leaving.handOver.first { $0.kind == .cover }?.handedTo == "third")
        let open = try office.desk.store.read { (it) throws(Failure) in try it.leave(from: today) }
        #expect(open.map { [$0.staff.login, $0.cover.login] } == [["second", "third"]])
    }

    @Test func `a delegate who leaves loses what they held`() throws {
        let (office, _) = try office()
        let leaving = try office.leave("triage", handTo: nil)
        #expect(leaving.ended["delegations_held"] == 1)
        #expect(leaving.handOver.map(\.kind) == [.delegationHeld])
        #expect(failure { _ = try office.leave("triage", handTo: nil) } == .notFound("a user named triage"))
    }
}

extension Failure {
    fileprivate var code: String {
        if case .notSignedIn = self { "not-signed-in" } else { "other" }
    }
}
