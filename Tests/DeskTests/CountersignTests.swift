// A decision in a clinician's name stays theirs to see and sign, wherever it sent the referral.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

@Test func `a referral redirected away in a clinician's name is still theirs to open and sign, and then no more`()
    throws
{
    let office = try Office()
    try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
    try office.setWorkgroup(of: Named.closed, to: .clerk)
    let clinician = try office.actor(.clinician)
    let delegate = try office.actor(.triage, onBehalfOf: true)
    var new = NewDelegation(to: "triage", until: morning.londonDay, protocolName: "P")
    new.countersignEvery = 1
    _ = try office.desk.answer(.staff(.delegate(new)), for: clinician)
    let name = try office.name(Message.ubrn)
    var redirect = ReferralCommand(.redirect)
    redirect.service = Named.closed
    redirect.comment = "Theirs."
    redirect.reason = try office.desk.redirectReason(name, for: delegate)
    _ = try office.desk.answer(.perform(redirect, on: name), for: delegate)
    guard case .worklist(let page) = try office.desk.answer(.worklist(WorklistQuery(.toCountersign)), for: clinician)
    else { throw WrongReply() }
    #expect(page.items.map(\.ubrn?.digits) == [Message.ubrn] && page.total == 1)
    #expect(failure { _ = try office.desk.answer(.referral(name, opening: true), for: clinician) } == nil)
    _ = try office.desk.answer(.perform(ReferralCommand(.countersign), on: name), for: clinician)
    #expect(
        failure { _ = try office.desk.answer(.referral(name, opening: true), for: clinician) }
            == .refused(.noRelationship))
    #expect(try office.examine() == [])
}

extension Desk {
    /// A reason with which the actor may redirect it.
    fileprivate func redirectReason(_ name: ReferralName, for actor: Actor) throws -> String? {
        guard case .reasons(let choices) = try answer(.reasons(.redirect, name, by: nil), for: actor) else {
            return nil
        }
        return choices.first?.code
    }
}
