// Work of several portions: watched, stopped between two of them, never half done for one referral, one step to undo.

import ReferralDomain
import Testing

@testable import ReferralDesk
@testable import ReferralStore

struct BulkRunTests {
    private let office: Office
    private let names: [ReferralName]

    init() throws {
        office = try HandlingTests.office()
        names = try (1...4).map { [office] in try office.name(HandlingTests.ubrn($0)) }
    }

    private var decided: ReferralCommand {
        var command = ReferralCommand(.acceptReferBookLater)
        command.comment = "All of these."
        return command
    }

    private func states() throws -> [ReferralState] {
        try (1...4).map { try office.referral(HandlingTests.ubrn($0)).state }
    }

    private func run(_ portion: Int = 2) throws -> BulkRun {
        BulkRun(decided, on: names, by: try office.actor(.clinician), at: office.desk, portion: portion)
    }

    private func outcomes(_ reply: Reply?) throws -> [BulkOutcome] {
        guard case .many(let outcomes)? = reply else { throw WrongReply() }
        return outcomes
    }

    @Test func `portions are done one by one, and between two of them others write`() throws {
        let run = try run()
        #expect(run.progress == (0, 4))
        #expect(try run.goOn() == nil)
        #expect(run.progress == (2, 4) && run.next == names[2])
        #expect(
            try states() == [
                .triagedProviderToAction, .triagedProviderToAction, .deferredToProvider, .deferredToProvider,
            ])
        // Somebody else gets at the file, and what they did first counts.
        try office.act(.book, HandlingTests.ubrn(4), as: .clerk) { $0.slot = "slot-3" }
        let done = try outcomes(try run.goOn())
        #expect(done.map(\.name) == names && done.map(\.isDone) == [true, true, true, false])
        #expect(try office.examine() == [])
    }

    @Test func `what was done before it was stopped is one step to take back, and the rest was never touched`() throws {
        let run = try run()
        let before = try (3...4).map { try office.referral(HandlingTests.ubrn($0)) }
        _ = try run.goOn()
        let partly = try outcomes(run.partly)
        #expect(partly.map(\.name) == Array(names.prefix(2)) && partly.allSatisfy(\.isDone))
        #expect(try (3...4).map { try office.referral(HandlingTests.ubrn($0)) } == before)
        let back = try outcomes(
            try office.desk.answer(.compensate(.undo, names[1]), for: try office.actor(.clinician)))
        #expect(back.count == 2 && back.allSatisfy(\.isDone))
        #expect(try states() == Array(repeating: .deferredToProvider, count: 4))
    }

    @Test func `all portions are taken back in one step, portion by portion, and done again so`() throws {
        let clinician = try office.actor(.clinician)
        let run = try run()
        while try run.goOn() == nil {}
        let batches = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT DISTINCT batch FROM bulk_act") { $0.integer() }
        }
        #expect(batches.count == 1)
        let back = BulkRun(.undo, on: names[2], by: clinician, at: office.desk, portion: 3)
        #expect(try back.goOn() == nil && back.progress == (3, 4))
        #expect(try states().count { $0 == .deferredToProvider } == 3)
        let rest = try #require(back.next)
        // Stopped there, the rest is taken back from any of them, and those that were are not named again.
        let again = BulkRun(.undo, on: rest, by: clinician, at: office.desk, portion: 3)
        #expect(try again.toTheEnd().map(\.name) == [rest])
        #expect(try states() == Array(repeating: .deferredToProvider, count: 4))
        let redone = try outcomes(try office.desk.answer(.compensate(.redo, names[0]), for: clinician))
        #expect(redone.count == 4 && redone.allSatisfy(\.isDone))
        #expect(try office.examine() == [])
    }

    @Test func `who may not go on is stopped at the next portion, and told of what was done`() throws {
        var called = ReferralCommand(.contactAttempt)
        called.outcome = ContactOutcome.noAnswer.rawValue
        let run = BulkRun(called, on: names, by: try office.actor(.clerk), at: office.desk, portion: 2)
        _ = try run.goOn()
        let yesterday = morning.londonDay.adding(days: -1)
        try office.desk.store.write { (it) throws(Failure) in
            guard var record = try it.reading.staffRecord(login: "clerk") else { return }
            record.lastDays[.training] = yesterday
            try it.save(record)
        }
        let done = try outcomes(try run.goOn())
        #expect(done.map(\.isDone) == [true, true, false, false])
        let lapse = Failure.refused(.lapsed(Lapse(credential: .training, lastDay: yesterday)))
        for outcome in done.suffix(2) { #expect(failure { _ = try outcome.result.get() } == lapse) }
        let reached = try (1...4).map { try office.referral(HandlingTests.ubrn($0)).lastContact != nil }
        #expect(reached == [true, true, false, false])
    }

    @Test func `a number by which nothing was done is given again`() throws {
        var command = decided
        command.comment = nil
        let run = BulkRun(command, on: names, by: try office.actor(.clinician), at: office.desk, portion: 2)
        while try run.goOn() == nil {}
        let numbers = try office.desk.store.read { (it) throws(Failure) in
            try it.count("SELECT count(*) FROM bulk_act")
        }
        #expect(numbers == 0 && run.progress == (4, 4))
    }

    @Test func `the door begins what is long, and answers the rest at once`() throws {
        let door = office.desk.door(choices: [])
        let clinician = try office.actor(.clinician)
        let many = Array(repeating: names[0], count: BulkRun.usualPortion + 1)
        #expect(try door.begin(.performMany(ReferralCommand(.note), on: many), clinician) != nil)
        #expect(try door.begin(.performMany(ReferralCommand(.note), on: Array(many.dropLast())), clinician) == nil)
        #expect(try door.begin(.referral(names[0], opening: true), clinician) == nil)
    }

    @Test func `the forecast counted in pieces is the report, and stopped it is nothing`() throws {
        let supervisor = try office.actor(.supervisor)
        let query = ReportQuery(.rtt)
        let job = try #require(try office.desk.door(choices: []).begin(.report(query), supervisor))
        #expect(job.partly == nil)
        let run = WaitRun(query, by: supervisor, at: office.desk, portion: 1)
        #expect(try run.goOn() == nil && run.progress == (1, 4))
        var reply: Reply?
        var pieces = 1
        repeat {
            reply = try run.goOn()
            pieces += 1
        } while reply == nil
        #expect(pieces == 5)
        #expect(reply == (try office.desk.answer(.report(query), for: supervisor)))
        let refused = WaitRun(query, by: try office.actor(.clerk), at: office.desk)
        #expect(failure { _ = try refused.goOn() } == .notAllowed(.clerk, "the report rtt"))
    }
}
