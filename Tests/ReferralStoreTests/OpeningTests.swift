// Making and opening the file: what is set, what is refused, and that a stranger's file is left as it is.
import Foundation
import GRDB
import Glibc
import ReferralDomain
import ReferralStore
import Resources
import Testing

@Test func `a file is made, closed and opened again with what it said of itself`() throws {
    for kind in [DatabaseKind.live, .rehearsal] {
        let folder = try Folder()
        let store = try Store.create(folder.place, identity: identity(kind), who: "test", fill: fillHospital)
        let saved = try store.add(newReferral(ubrn: "000049146177"))
        try store.close()
        let again = try Store.open(folder.place, who: "test")
        #expect(again.identity == identity(kind))
        let name = try #require(saved.reference).text
        let found = try again.read { (it) throws(Failure) in
            try it.referral(ReferralName(name) ?? .id(0), for: .everything)
        }
        #expect(found == saved)
        try again.close()
        let mark = try folder.sqlite { try Int.fetchOne($0, sql: "PRAGMA application_id") }
        #expect(mark == (kind == .live ? 0x5245_4644 : 0x5245_4652))
    }
}

@Test func `commits are durable, foreign keys hold and the log is a WAL, as read back from the file`() throws {
    let folder = try Folder()
    let store = try folder.store()
    let durability = try store.examine(policy: policy, now: now).first { $0.name == "durability" }
    #expect(
        durability == DoctorCheck(name: "durability", ok: true, detail: "synchronous 2, foreign keys 1, journal wal"))
    try store.close()
    let reopened = try Store.open(folder.place, who: "test")
    #expect(try reopened.examine(policy: policy, now: now).allSatisfy(\.ok))
    try reopened.close()
    let header = try Data(contentsOf: URL(fileURLWithPath: folder.place.path)).prefix(20)
    #expect(header[18] == 2 && header[19] == 2)
}

@Test func `only the owner may read what is made`() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(newReferral())
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        var status = stat()
        #expect(lstat("\(folder.path)/\(name)", &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
    }
    try store.close()
}

@Test func `a file is opened while whoever made it still has it open`() throws {
    let folder = try Folder()
    let maker = try folder.store()
    let other = try Store.open(folder.place, who: "other")
    #expect(other.identity == maker.identity)
    try other.close()
    try maker.close()
}

@Test func `nothing is made over something that is there`() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.place.path))
    #expect(failure { try folder.store() } == .alreadyExists(folder.place.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.place.path)) == Data("mine".utf8))
}

@Test func `a file whose first rows fail is taken away again`() throws {
    let folder = try Folder()
    let failed = failure {
        try Store.create(folder.place, identity: identity(), who: "test") { (_) throws(Failure) in throw .full }
    }
    #expect(failed == .full && !folder.place.exists)
    try folder.store().close()
}

private func isUnsafe(_ failure: Failure?) -> Bool {
    if case .unsafePlace = failure { true } else { false }
}

@Test func `a link, a second name, a folder and a file that others read are refused`() throws {
    let folder = try Folder()
    try folder.store().close()
    let manager = FileManager.default
    let linked = Place(path: "\(folder.path)/linked.sqlite")
    try manager.createSymbolicLink(atPath: linked.path, withDestinationPath: folder.place.path)
    #expect(isUnsafe(failure { try Store.open(linked, who: "test") }))
    #expect(isUnsafe(failure { try Store.open(Place(path: folder.path), who: "test") }))
    for mode in [0o640, 0o604, 0o660] {
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.place.path)
        #expect(isUnsafe(failure { try Store.open(folder.place, who: "test") }), "\(String(mode, radix: 8))")
    }
    try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.place.path)
    let twin = "\(folder.path)/twin.sqlite"
    try manager.linkItem(atPath: folder.place.path, toPath: twin)
    #expect(isUnsafe(failure { try Store.open(folder.place, who: "test") }))
    try manager.removeItem(atPath: twin)
    try Store.open(folder.place, who: "test").close()
}

@Test func `a dangling link is no place to make a file`() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.place.path, withDestinationPath: "\(folder.path)/gone")
    #expect(failure { try folder.store() } == .alreadyExists(folder.place.path))
}

@Test func `what is missing is said to be missing`() throws {
    let folder = try Folder()
    #expect(failure { try Store.open(folder.place, who: "test") } == .noDatabase(folder.place.path))
    let nowhere = Place(path: "\(folder.path)/none/live.sqlite")
    #expect(
        failure { try Store.create(nowhere, identity: identity(), who: "test") } == .noDatabase("\(folder.path)/none"))
}

private func make(_ folder: Folder, _ bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: folder.place.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.place.path)
}

@Test(arguments: [0, 12, 5_000]) func `a text file is no database and stays as it is`(_ length: Int) throws {
    let folder = try Folder()
    let text = Data(repeating: UInt8(ascii: "x"), count: length)
    try make(folder, text)
    #expect(failure { try Store.open(folder.place, who: "test") } == .notADatabase(folder.place.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.place.path)) == text)
}

@Test func `another program's database is refused and stays as it is`() throws {
    let folder = try Folder()
    try make(folder, Data())
    try folder.sqlite { try $0.execute(sql: "CREATE TABLE theirs (x); PRAGMA application_id = 7") }
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.place.path))
    guard case .wrongKind = failure({ try Store.open(folder.place, who: "test") }) else {
        Issue.record("it was opened")
        return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.place.path)) == before)
}

@Test func `a rehearsal marked as live is refused`() throws {
    let folder = try Folder()
    try Store.create(folder.place, identity: identity(.rehearsal), who: "test").close()
    try folder.sqlite { try $0.execute(sql: "PRAGMA application_id = \(0x5245_4644); PRAGMA wal_checkpoint(TRUNCATE)") }
    guard case .wrongKind = failure({ try Store.open(folder.place, who: "test") }) else {
        Issue.record("it was opened")
        return
    }
}

@Test func `a file of a newer release is refused`() throws {
    let folder = try Folder()
    try folder.store().close()
    try folder.sqlite { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(failure { try Store.open(folder.place, who: "test") } == .newerSchema(found: 99, known: Schema.files.count))
}

@Test func `a file that was never finished is refused`() throws {
    let folder = try Folder()
    try make(folder, Data())
    try folder.sqlite { try $0.execute(sql: "PRAGMA application_id = \(0x5245_4644)") }
    #expect(failure { try Store.open(folder.place, who: "test") } == .damaged("the database was never finished"))
}

@Test(.enabled(if: geteuid() == 0, "only the superuser can stand in for another account"))
func `another account cannot open it`() throws {
    let folder = try Folder()
    try folder.store().close()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    // The rights of this thread alone: other tests run beside it.
    typealias SetUser = @convention(c) (UInt32) -> Int32
    let setUser = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: SetUser.self)
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    guard case .readOnly = failure({ try Store.open(folder.place, who: "nobody") }) else {
        Issue.record("it was opened")
        return
    }
}
