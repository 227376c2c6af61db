// Random keys on the real screens for every role: short with every test run, long by `make soak`.

import Foundation
import ReferralDomain
import Testing

@testable import ReferralScreens

/// Keys of one walk: `REFERDESK_KEYS`, else a short one.
private let keys = ProcessInfo.processInfo.environment["REFERDESK_KEYS"].flatMap { Int($0) } ?? 2_000
/// Walks of each role; a short run has one.
private let seeds = keys > 2_000 ? UInt64(10) : 1
/// The first seed: `REFERDESK_KEYS_SEED`, to walk a failed walk again.
private let firstSeed = ProcessInfo.processInfo.environment["REFERDESK_KEYS_SEED"].flatMap { UInt64($0) } ?? 1

@Test func `random keys of every role trap nowhere, lead home, lose nothing and show no clinical text to other eyes`()
    throws
{
    let office = try KeyOffice(referrals: 120)
    #expect(office.phrases.count > 1_000)
    var places: [Role: Set<Context>] = [:]
    var written: [Role: Int] = [:]
    for role in Role.allCases {
        for seed in firstSeed..<firstSeed + seeds {
            // Said first: a trap ends the run here.
            if keys > 2_000 { print("\(role.rawValue), seed \(seed), \(keys) keys …") }
            var walk = try KeyWalk(role: role, seed: seed, office: office)
            if let fault = try walk.run(keys) {
                Issue.record(Comment(rawValue: "seed \(seed): \(fault)"))
                return
            }
            places[role, default: []].formUnion(walk.contexts)
            written[role, default: 0] += walk.written
        }
    }
    let table = Role.allCases.map { "\($0.rawValue) \(places[$0]?.count ?? 0) places, \(written[$0] ?? 0) entries" }
    print("\(keys) keys: \(table.joined(separator: "; "))")
    // A walk that goes nowhere and does nothing shows nothing.
    #expect(places.values.allSatisfy { $0.count > 3 })
    for role in [Role.clerk, .clinician, .supervisor] { #expect(written[role] ?? 0 > 0) }
}

@Test(arguments: Role.allCases)
func `RD04 every place that a role comes to shows no clinical text that it may not see, and Esc leads home`(role: Role)
    throws
{
    var walk = try KeyWalk(role: role, seed: 1, office: KeyTour.office.get())
    var tour = KeyTour(role: role)
    if let fault = tour.run(&walk) { Issue.record(Comment(rawValue: fault)) }
    try walk.close()
    // Where the role has something to do it has been looked at.
    #expect(tour.expected.subtracting(walk.contexts) == [])
    #expect(tour.frames > 20)
}
