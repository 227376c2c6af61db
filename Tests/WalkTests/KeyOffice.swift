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

/// Runs of words that only clinical text has, with the referrals whose they are: five in a row, no name, number or
/// heading among them.
struct ClinicalPhrases {
    private static let length = 5
    private var owners: [String: Set<Int64>] = [:]
    var count: Int { owners.count }
    /// All referrals that have clinical text.
    var referrals: Set<Int64> { owners.values.reduce(into: []) { $0.formUnion($1) } }

    init(in store: Store) throws {
        let texts = try store.read { (it) throws(Failure) in
            try it.rows(
                """
                SELECT coalesce(d.referral, 0), h.text FROM held_file h LEFT JOIN document d ON d.digest = h.digest
                UNION ALL SELECT coalesce(j.referral, 0), t.text FROM journal_text t JOIN journal j ON j.seq = t.seq
                UNION ALL SELECT id, comment FROM referral WHERE comment IS NOT NULL
                """
            ) { (referral: $0.long() ?? 0, text: $0.text() ?? "") }
        }
        for held in texts {
            for run in Self.runs(of: held.text) { owners[run, default: []].insert(held.referral) }
        }
    }

    /// The first phrase on a screen that belongs to no referral of which somebody may read the text.
    func found(in screen: String, mayRead: (Int64) -> Bool) -> String? {
        Self.runs(of: screen).first { run in owners[run].map { !$0.contains(where: mayRead) } ?? false }
    }

    /// By bytes, for this is done after every key; what is no plain letter ends a word on both sides alike.
    private static func runs(of text: String) -> [String] {
        let words = Array(text.utf8).split {
            $0 <= 0x20 || $0 >= 0x80 || $0 == 0x2C || $0 == 0x2E || $0 == 0x3A || $0 == 0x3B
        }
        let plain = words.map { word in word.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }
        var found: [String] = []
        var length = 0
        for end in words.indices {
            length = plain[end] ? length + 1 : 0
            guard length >= Self.length else { continue }
            found.append(
                words[end - Self.length + 1...end].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
        }
        return found
    }
}
