// The frozen schema files, and the backup that goes before a step.
import Foundation
import GRDB
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
    "v012_safety.sql": "79cc7b77dbc4e0c27e34218027f8403a055c955004788a9ad3ae780331309bb5",
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

/// A file as the release before the last step left it.
private func olderFolder() throws -> Folder {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(newReferral())
    try store.close()
    try stepBack(folder)
    return folder
}

/// Rewrites a file as it was before the newest schema file: the tables of the older schema with what they held.
private func stepBack(_ folder: Folder) throws {
    let path = folder.place.path
    try folder.sqlite { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    let newer = "\(path).newer"
    try FileManager.default.moveItem(atPath: path, toPath: newer)
    try folder.sqlite { database in
        for file in Schema.files.dropLast() { try database.execute(sql: file.sql) }
        try database.execute(sql: "ATTACH ? AS newer", arguments: [newer])
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        // The head moves with the entries that are copied.
        for table in tables where table != "journal_head" {
            let names = try database.columns(in: table).map { "\"\($0.name)\"" }.joined(separator: ", ")
            try database.execute(
                sql: "INSERT OR IGNORE INTO main.\(table) (\(names)) SELECT \(names) FROM newer.\(table)")
        }
        let mark = try Int.fetchOne(database, sql: "PRAGMA newer.application_id") ?? 0
        try database.execute(
            sql: "PRAGMA main.user_version = \(Schema.files.count - 1); PRAGMA main.application_id = \(mark)")
        try database.execute(sql: "DETACH newer")
    }
    try FileManager.default.removeItem(atPath: newer)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
}

/// The first table or index that the newest schema file makes.
private func newestName() throws -> Substring {
    let sql = try #require(Schema.files.last).sql
    return try #require(try /CREATE (?:TABLE|INDEX|UNIQUE INDEX) (\w+)/.firstMatch(in: sql)).1
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
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM referral") } == 1)
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
    try folder.sqlite { try $0.execute(sql: "CREATE TABLE \(try newestName()) (in_the_way INTEGER)") }
    #expect(failure { try Store.open(folder.place, who: "test") } != nil)
    #expect(try version(folder.place.path) == Schema.files.count - 1)
    try folder.sqlite { try $0.execute(sql: "DROP TABLE \(try newestName())") }
    try Store.open(folder.place, who: "test").close()
    #expect(try version(folder.place.path) == Schema.files.count)
    #expect(try version("\(folder.place.path).before-v\(Schema.files.count)") == Schema.files.count - 1)
    #expect(try version("\(folder.place.path).before-v\(Schema.files.count)-2") == Schema.files.count - 1)
}
