// The frozen schema files, and the backup that goes before a step.
import Foundation
import GRDB
import Glibc
import ReferralDomain
import ReferralStore
import Resources
import Testing

/// A file that has shipped never changes; until then a change is made here too.
private let digests = [
    "v001_identity.sql": "9be684cd3de3fe64132d1e7a116e973a0f7b483a31f4aae620237c0056381548",
    "v002_directory.sql": "bcad19f45b901f76c4f7f3aab84691c2f78dd255cfc4a2cb612f589718b94e7e",
    "v003_referral.sql": "b8aca5cfadda32cff4e6db04d264ad4649fcb146d01423cf286388fac18aa9cc",
    "v004_journal.sql": "dd686082ab3913fef0fc844cad30e7ebee8177d35b491ed5130ba5a6b9108dbc",
    "v005_worklist.sql": "522750c02af82fc193727c056aea14d9b4a4be83b57c4e3eaad561af5ca12155",
    "v006_import.sql": "08c9a7baa48c7328ae63c0529d607b30f1ca1a56bf96e8c76d499b62a62f0b94",
    "v007_handling.sql": "010f0770e84ca4afbe747cf9d50fc257b591aa11ff857175bd9b275b237b4d52",
    "v008_clocks.sql": "25398b3746152be6511490ad927b93380d9362a8f79f01c6b5eab6190b0cbfa6",
    "v009_staff.sql": "f57e6f80878c5a00a63a5263a1bb869d677827e6153ad6523b5785e84a74c451",
    "v010_advice.sql": "c23c350095cd82e424f38d993649009d4bd5e5a116f0d4e02d7db765914070a9",
    "v011_policy.sql": "e78f692af798d633e854d0a719151cef75db30cd34e471bbb25229b306c6eecb",
    "v012_safety.sql": "5f09d88cc392a628ce8b74e7cbe052302119d28387db8035a955a79371012e5b",
    "v013_find.sql": "e0daffecd0f354042f51b79d5dea89d6c90576de24ba06fa15b217e2bd07b3e6",
    "v014_reports.sql": "73de3c39603147b581fb8b163681a4a083f6184a6032ac2a3a8d0eed9de4e454",
    "v015_directory.sql": "5ab30650f6b6b2c999aae3c2d7240bf30dceab6d2cbc3b15e886a9c7c60b836e",
    "v016_clinics.sql": "835fc49b6cae40f7eb977cbecdd15bc86fb9abcfb034754dc852a4537a5a8a62",
    "v017_booking.sql": "14d2d048a4db1edbc6e76ccb06c83ad249c3766396a5a23de099811f9eed7048",
    "v018_letters.sql": "f62d424a1d7f1542c38f806b7a08e3a888e75d6f7d7fa11cd2ffeebbb6fd181e",
    "v019_stamp.sql": "de1c355f24d55c52ecbf99ba406d77e69f3321db7906898b883c28843e8e6ece",
    "v020_after.sql": "07de9987fa231a74743fbb896c3811273660f204954f7181547dbe3734d78cf2",
    "v021_offers.sql": "8f8be9635cbb1b6a2e38b1701824331ad49131b2d148c1dd9ed7b3a571ccce5c",
    "v022_holds.sql": "ec7f31da3d0a1d2580f484284b80a899d1cd2f35ca96ae5e8b8ff7efd4e72fa6",
    "v023_needs.sql": "01fad77db0e4e2142b818d086854e8ebfeb1bb2d4d7575bf08cb7e138383e3e6",
    "v026_workplace.sql": "94fa741ddad761432a44d20336069447125d15a44807465e4e5d5a60ea2d04cb",
    "v027_pages.sql": "f71d6a790328dce8112ca4ac7dc5137c027e4c38b54abe0e61bccc0eca32de26",
    "v028_replaced.sql": "03f494cf17f468fb2daa071a106c04a691ae7f5a74999a785f606f5a1d5eb8a3",
    "v029_phrases.sql": "4d7510f99ebee93194f73e083452838bfa2279143e7d274f10e939b83795bf80",
    "v030_meeting.sql": "7708a0098eac86e3c4cd065d7d20adff6117ab788c2480e546443990d9b9c680",
    "v031_site.sql": "c678d1c6284632c31767c6050deb7df92082253763f65ca9eb38880429a0529a",
    "v032_commissioning.sql": "36aeeb6fb06660aa5cf48309510551466aba1dc13ebbde06690d915c8b39b8f4",
    "v034_deaths.sql": "e1ee49a3a93b4197c31443c0c87a50473e574c5941d776f8c860567b7a26767c",
    "v037_promises.sql": "60f3d8f0c0867e4690bcb8aef2a9334c19513b11179225ecdc69e164ecb9abb8",
]

@Test func `no frozen schema file has changed`() {
    let found = Dictionary(uniqueKeysWithValues: Schema.files.map { ($0.name, Digest.hex($0.sql)) })
    #expect(found == digests)
    #expect(Schema.files.map(\.name) == Schema.files.map(\.name).sorted())
}

@Test func `SHA-256 is SHA-256`() {
    #expect(Digest.hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
}

/// A file as the release before the last step left it, with one referral in it.
private func olderFolder(before name: String? = nil) throws -> Folder {
    let folder = try Folder()
    let older = Schema.files.prefix { $0.name != name ?? Schema.files.last?.name }
    try folder.sqlite { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA application_id = 0x52454644")
        for file in older { try database.execute(sql: file.sql) }
        try database.execute(
            sql: """
                INSERT INTO organisation (ods, name) VALUES ('RH8', 'Exeter');
                INSERT INTO database_identity VALUES (1, 'live', 'RH8', 0, 'root', NULL);
                INSERT INTO patient (id, family) VALUES (1, 'Smith');
                INSERT INTO patient_find (rowid, name, numbers) SELECT id, name, numbers FROM patient_words;
                PRAGMA user_version = \(older.count);
                """)
    }
    chmod(folder.place.path, 0o600)
    return folder
}

/// What is in the way of the newest schema file, and how it goes again: something of a name that the file makes.
private func obstacle() throws -> (put: String, take: String) {
    let sql = try #require(Schema.files.last?.sql)
    if let name = sql.firstMatch(of: /CREATE (?:TABLE|VIEW|INDEX) (\w+)/)?.1 {
        return ("CREATE TABLE \(name) (in_the_way INTEGER)", "DROP TABLE \(name)")
    }
    if let (_, name, table) = sql.firstMatch(of: /CREATE TRIGGER (\w+)[^;]*? ON (\w+)/)?.output {
        return ("CREATE TRIGGER \(name) AFTER INSERT ON \(table) BEGIN SELECT 1; END", "DROP TRIGGER \(name)")
    }
    let (_, table, column) = try #require(sql.firstMatch(of: /ALTER TABLE (\w+) ADD COLUMN (\w+)/)).output
    return ("ALTER TABLE \(table) ADD COLUMN \(column) INTEGER", "ALTER TABLE \(table) DROP COLUMN \(column)")
}

private func version(_ path: String) throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
}

@Test func `an older file is copied aside and then brought up to date`() throws {
    let folder = try olderFolder()
    let store = try Store.open(folder.place, who: "test")
    #expect(try store.examine(policy: policy, now: now).allSatisfy(\.ok))
    try store.close()
    #expect(try version(folder.place.path) == Schema.files.count)
    let copy = "\(folder.place.path).before-v\(Schema.files.count)"
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try version(copy) == Schema.files.count - 1)
    let queue = try DatabaseQueue(path: copy)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM patient") } == 1)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    try queue.close()
}

@Test func `a file that is up to date is not copied`() throws {
    let folder = try Folder()
    try folder.store().close()
    try Store.open(folder.place, who: "test").close()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.contains("before") })
}

@Test func `a step that fails changes nothing, and a later try keeps the first copy`() throws {
    let folder = try olderFolder()
    let obstacle = try obstacle()
    try folder.sqlite { try $0.execute(sql: obstacle.put) }
    #expect(failure { try Store.open(folder.place, who: "test") } != nil)
    #expect(try version(folder.place.path) == Schema.files.count - 1)
    try folder.sqlite { try $0.execute(sql: obstacle.take) }
    try Store.open(folder.place, who: "test").close()
    #expect(try version(folder.place.path) == Schema.files.count)
    #expect(try version("\(folder.place.path).before-v\(Schema.files.count)") == Schema.files.count - 1)
    #expect(try version("\(folder.place.path).before-v\(Schema.files.count)-2") == Schema.files.count - 1)
}

@Test func `forms that were begun before small forms kept theirs are there afterwards`() throws {
    let folder = try olderFolder(before: "v031_site.sql")
    try folder.sqlite { database in
        try database.execute(
            sql: """
                INSERT INTO staff (id, login, name) VALUES (3, 'ann', 'Ann');
                INSERT INTO form_draft VALUES (3, 'clinician', 5, 'reject', 1000);
                INSERT INTO form_draft_field VALUES (3, 'clinician', 5, 'reject', 'comment', 'not for us');
                """)
    }
    let store = try Store.open(folder.place, who: "test")
    let kept = try store.read { (it) throws(Failure) in
        try it.draft(of: 3, .clinician, DraftKey(referral: 5, action: .reject))
    }
    #expect(kept?.fields == ["comment": "not for us"] && kept?.keptAt == Instant(seconds: 1_000))
    try store.close()
}
