// The rehearsal that key walks start from, made once and copied, and the clinical phrases that it holds.

import Foundation
import ReferralDesk
import ReferralDomain

@testable import ReferralStore

/// A rehearsal file on the disk.
struct KeyOffice {
    /// The morning on which it is opened.
    let now: Instant
    private let place: Place
    let phrases: ClinicalPhrases

    init(referrals: Int) throws {
        now = Instant(iso: "2026-11-09T08:30:00Z") ?? Instant(seconds: 0)
        place = Place(path: "\(try Self.folder())/office.sqlite")
        try Desk.makeRehearsal(
            at: place, recipe: RehearsalRecipe(count: referrals, seed: 7, now: now), account: "walk")
        let store = try Store.open(place, who: "walk")
        phrases = try ClinicalPhrases(in: store)
        try store.close()
    }

    /// A fresh copy, files of letters and all.
    func copy() throws -> Place {
        let copy = Place(path: "\(try Self.folder())/office.sqlite")
        try FileManager.default.copyItem(atPath: place.path, toPath: copy.path)
        try FileManager.default.copyItem(atPath: place.files, toPath: copy.files)
        return copy
    }

    private static func folder() throws -> String {
        let path = NSTemporaryDirectory() + "referdesk-keys-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return path
    }
}

/// Runs of words that only clinical text has: five in a row, no name, number or heading among them.
struct ClinicalPhrases {
    private static let length = 5
    private var phrases: Set<String> = []
    var count: Int { phrases.count }

    init(in store: Store) throws {
        let texts = try store.read { (it) throws(Failure) in
            try it.rows(
                """
                SELECT text FROM held_file UNION ALL SELECT text FROM journal_text
                UNION ALL SELECT comment FROM referral WHERE comment IS NOT NULL
                """
            ) { $0.text() ?? "" }
        }
        for text in texts { phrases.formUnion(Self.runs(of: text)) }
    }

    /// The first phrase that a screen shows.
    func found(in screen: String) -> String? { Self.runs(of: screen).first { phrases.contains($0) } }

    private static func runs(of text: String) -> [String] {
        let words = text.split { $0.isWhitespace || ",.;:│".contains($0) }
        guard words.count >= length else { return [] }
        return (0...words.count - length).compactMap { start in
            let run = words[start..<start + length]
            return run.allSatisfy { $0.allSatisfy(\.isLowercase) } ? run.joined(separator: " ") : nil
        }
    }
}
