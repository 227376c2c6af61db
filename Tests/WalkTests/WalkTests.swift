// Random walks of the whole worklist engine against the model: short ones with every test run, long ones by `make soak`.

import Foundation
import ReferralDomain
import Testing

/// Commands of a whole run: `REFERDESK_WALK`, else a short walk.
private let commands = ProcessInfo.processInfo.environment["REFERDESK_WALK"].flatMap { Int($0) } ?? 800
/// The first seed: `REFERDESK_WALK_SEED`, to walk a failed walk again.
private let firstSeed = ProcessInfo.processInfo.environment["REFERDESK_WALK_SEED"].flatMap { UInt64($0) } ?? 1
/// Commands of one walk; a longer run walks from several seeds.
private let walkLength = 5_000

@Test func `desk and model agree at every step of random walks by many users over many referrals`() throws {
    var done: [String: Int] = [:]
    var states: Set<ReferralState> = []
    var left = commands
    var seed = firstSeed
    while left > 0 {
        let length = min(left, walkLength)
        var walk = try Walk(seed: seed)
        if let fault = try walk.run(length, checkEvery: max(200, length / 12)) {
            Issue.record(Comment(rawValue: fault))
            return
        }
        for (what, count) in walk.tally.done { done[what, default: 0] += count }
        states.formUnion(walk.tally.states)
        left -= length
        seed += 1
    }
    let table = done.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print("Walked \(commands) commands from \(seed - firstSeed) seeds; done: \(table)")
    #expect(commands < walkLength || states.count == 12)
    #expect(modelTable.count == 42)
    // A walk that does nothing shows nothing.
    #expect(done.values.reduce(0, +) > commands / 3)
    if commands >= 4 * walkLength {
        let never = modelTable.keys.filter { done[$0.rawValue] == nil }.map(\.rawValue)
        #expect(never == [], "acts that no walk did")
        #expect(done["hold"] != nil && done["overbook"] != nil)
    }
}
