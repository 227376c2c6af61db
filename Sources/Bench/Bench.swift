// Measures the desk on many referrals beside bare SQL in the same run: pages, counts, search, next item, one act.

internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore

@main
struct Bench {
    private static let repeats = 80

    /// `referdesk-bench [REFERRALS [FOLDER]]`: 200,000 in `.build/bench` where nothing is said; the file is kept.
    static func main() throws {
        let arguments = CommandLine.arguments
        let count = arguments.count > 1 ? Int(arguments[1].filter(\.isNumber)) ?? 200_000 : 200_000
        let folder = arguments.count > 2 ? arguments[2] : "\(FileManager.default.currentDirectoryPath)/.build/bench"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let place = Place(path: "\(folder)/bench-\(count).sqlite")
        let now = Instant(seconds: Int64(Date().timeIntervalSince1970))
        if !place.exists {
            print("Making \(count) referrals in \(place.path) …")
            let clock = ContinuousClock()
            let took = try clock.measure {
                try Desk.makeRehearsal(
                    at: place, recipe: RehearsalRecipe(count: count, seed: 1, now: now), account: "bench")
            }
            print("made in \(took.components.seconds) s")
        }
        let store = try Store.open(place, who: "bench")
        // As the screens do.
        try store.lengthenLog()
        let passing = Passing()
        let desk = try Desk(
            store: store, clock: { Instant(seconds: Int64(Date().timeIntervalSince1970) + passing.seconds) })
        let bench = try Measuring(desk: desk, passing: passing, place: place, folder: folder, repeats: repeats)
        print("\(ProcessInfo.processInfo.activeProcessorCount) processors, \(now.iso), \(repeats) times each, medians")
        print("what".padded(44) + "ours ms".left(10) + "bare ms".left(10) + "ratio".left(8) + "  allowed")
        try bench.reads()
        try bench.writes()
        try store.close()
        exit(bench.hasMissed ? 1 : 0)
    }
}

/// Time that passes between acts besides the machine's own.
final class Passing {
    var seconds: Int64 = 0
}

extension String {
    /// Filled with spaces on the right.
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
    /// Filled with spaces on the left.
    func left(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
