// Rehearsal databases: the same seed gives the same content, every stage is there, and every check holds.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// A rehearsal made in a folder of its own.
private func rehearsal(_ count: Int, seed: UInt64, now: Instant = morning) throws -> Desk {
    let place = Place(path: "\(try temporaryFolder())/r.sqlite")
    try Desk.makeRehearsal(at: place, recipe: RehearsalRecipe(count: count, seed: seed, now: now), account: "root")
    return try Desk(store: try Store.open(place, who: "test"), clock: { now })
}

struct RehearsalDatabaseTests {
    @Test func `the same seed, count and day give the same rows and letters, another seed others`() throws {
        let first = try rehearsal(60, seed: 5)
        let second = try rehearsal(60, seed: 5)
        let other = try rehearsal(60, seed: 6)
        let content = try dump(first.store)
        #expect(content.filter { $0.hasPrefix("held_file") }.count > 30)
        #expect(try dump(second.store) == content)
        #expect(try dump(other.store) != content)
        #expect(
            try dump(other.store).filter { $0.hasPrefix("held_file") } != content.filter { $0.hasPrefix("held_file") })
    }

    @Test func `three hundred referrals are at every stage, on every list, and pass every check`() throws {
        let desk = try rehearsal(300, seed: 1)
        let states = try desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT DISTINCT state FROM referral") { $0.text() ?? "" }
        }
        #expect(Set(states) == Set(ReferralState.allCases.map(\.rawValue)))
        let supervisor = try desk.actor(login: "supervisor", account: "root")
        guard case .home(let page) = try desk.answer(.home, for: supervisor) else { throw WrongReply() }
        let empty = page.counts.filter { $0.total == 0 }.map(\.worklist)
        #expect(
            Set(empty).isSubset(of: [
                .claimedTooLong, .snoozed, .notSignedOff, .toCountersign, .at180Days, .dueToday,
            ]))
        // Past sign-offs give trends, colleagues somebody to hand on to, and help says whom to call.
        guard case .board(.lists(let board)) = try desk.answer(.board(.lists), for: supervisor) else {
            throw WrongReply()
        }
        #expect(board.lines.count { $0.change != nil } > 5)
        #expect(board.lines.allSatisfy { $0.signOff == nil })
        let people = try desk.store.read { (it) throws(Failure) in try it.staffList(at: "R9Z") }
        for role in [Role.clerk, .clinician] { #expect(people.count { $0.roles.contains(role) } == 2, "\(role)") }
        guard
            case .workplace(.surroundings(let around)) = try desk.answer(.workplace(.surroundings), for: supervisor)
        else { throw WrongReply() }
        #expect(around.supportContact.contains("extension") && around.feedAsOf != nil)
        let admin = try desk.actor(login: "admin", account: "root")
        guard case .checks(let checks) = try desk.answer(.examine, for: admin) else { throw WrongReply() }
        #expect(checks.filter { !$0.ok }.map(\.name) == [])
        #expect(checks.map(\.name).contains("conservation"))
        guard case .journal(let verdict) = try desk.answer(.verifyJournal, for: admin) else { throw WrongReply() }
        #expect(verdict.firstBroken == nil)
        #expect(verdict.entries > 300)
        // What was done on earlier days has been written to the patients; what nobody has printed yet waits.
        for (state, least) in [(LetterState.printed, 40), (.waiting, 1)] {
            let request = Request.letters(.list(state, after: 0, limit: 1_000))
            guard case .letters(.letters(let lines)) = try desk.answer(request, for: supervisor) else {
                throw WrongReply()
            }
            #expect(lines.count >= least, "\(state)")
        }
        #expect(try desk.store.read { (it) throws(Failure) in try it.lostReferrals(now: morning) } == [])
    }

    @Test(arguments: [2, 3, 4]) func `every seed passes every check`(seed: Int) throws {
        let desk = try rehearsal(80, seed: UInt64(seed), now: at("2026-03-29T00:30:00Z"))
        guard case .checks(let checks) = try desk.answer(.examine, for: try desk.actor(login: "admin", account: "root"))
        else { throw WrongReply() }
        #expect(checks.filter { !$0.ok }.map(\.name) == [])
    }

    @Test func `a rehearsal is never made over a file that is there`() throws {
        let path = "\(try temporaryFolder())/there.sqlite"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let recipe = RehearsalRecipe(count: 1, seed: 1, now: morning)
        let refused = failure { try Desk.makeRehearsal(at: Place(path: path), recipe: recipe, account: "root") }
        #expect(refused == .alreadyExists(path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    }
}
