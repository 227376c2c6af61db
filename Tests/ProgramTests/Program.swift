// Runs the built program as a shell would, in folders of its own, and takes apart what it says.

import Foundation
import Glibc
import ReferralDomain
import TestSupport
import Testing

@testable import ReferralStore

/// How one run ended.
struct Finished {
    var code: Int32
    var out: String
    var error: String

    /// The document on standard output.
    func document() throws -> Any { try JSONDecoder().decode(Value.self, from: Data(out.utf8)).any }

    func object() throws -> [String: Any] { try #require(try document() as? [String: Any]) }
    func list() throws -> [[String: Any]] { try #require(try document() as? [[String: Any]]) }

    /// The code of the error document on standard error.
    var errorCode: String? {
        (try? errorDocument()["error"] as? [String: Any])?["code"] as? String
    }

    /// The document on standard error.
    func errorDocument() throws -> [String: Any] {
        try #require(try JSONDecoder().decode(Value.self, from: Data(error.utf8)).any as? [String: Any])
    }

    var errorLines: [Substring] { error.split(separator: "\n") }
}

/// A JSON value that tells true from 1, which JSONSerialization does not.
private struct Value: Decodable {
    var any: Any

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            any = NSNull()
        } else if let flag = try? single.decode(Bool.self) {
            any = flag
        } else if let number = try? single.decode(Int.self) {
            any = number
        } else if let decimal = try? single.decode(Double.self) {
            any = decimal
        } else if let text = try? single.decode(String.self) {
            any = text
        } else if let list = try? single.decode([Value].self) {
            any = list.map(\.any)
        } else {
            any = try single.decode([String: Value].self).mapValues(\.any)
        }
    }
}

/// The program under test and a folder to run it in.
struct Program {
    /// The moment of every rehearsal here.
    static let now = "2026-11-03T09:30:00Z"
    /// Whether these tests may act as another account.
    static let mayActAsNobody = geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0

    /// Where all folders of this process lie; gone when it ends.
    private static let root: URL = {
        atexit { try? FileManager.default.removeItem(at: Program.rootPath) }
        mkdir(rootPath.path, 0o755)
        // Whatever the mask of this process, other accounts pass through.
        chmod(rootPath.path, 0o755)
        return rootPath
    }()
    private static var rootPath: URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("program-tests-\(getpid())")
    }

    let folder: String
    /// The program.
    var path: String { Places.program }
    var db: String { "\(folder)/r.sqlite" }

    /// An empty folder, open to every account so that another one can be tried.
    init() throws {
        let url = Program.root.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        chmod(folder, 0o777)
    }

    /// A folder with a copy of the rehearsal that these tests share.
    static func rehearsal() throws -> Program {
        let made = try shared.get()
        let program = try Program()
        for suffix in ["", "-files"] where FileManager.default.fileExists(atPath: made.db + suffix) {
            try FileManager.default.copyItem(atPath: made.db + suffix, toPath: program.db + suffix)
        }
        return program
    }

    private static let shared = Result { () throws -> Program in
        let program = try Program()
        let finished = try program.run("demo", "--no-open", "--referrals", "80", "--seed", "3", "--now", now, db: true)
        try #require(finished.code == 0, "\(finished.error)")
        return program
    }

    /// A folder with an empty rehearsal.
    static func emptyRehearsal() throws -> Program {
        let program = try Program()
        let finished = try program.run("demo", "--no-open", "--referrals", "0", "--now", now, db: true)
        try #require(finished.code == 0, "\(finished.error)")
        return program
    }

    /// A folder with a live database whose administrator is this account.
    static func live() throws -> Program {
        let program = try Program()
        let finished = try program.run("init", "--organisation", "RXX", "--name", "Test Hospital", db: true)
        try #require(finished.code == 0, "\(finished.error)")
        return program
    }

    /// Runs the program on the folder's database, as the user named, at the fixed moment, with JSON.
    func json(_ arguments: String..., user: String? = nil) throws -> Finished {
        let who = user.map { ["--user", $0] } ?? []
        return try start(arguments + ["--db", db, "--now", Program.now, "--json"] + who).finish()
    }

    /// The same with plain text.
    func text(_ arguments: String..., user: String? = nil) throws -> Finished {
        let who = user.map { ["--user", $0] } ?? []
        return try start(arguments + ["--db", db, "--now", Program.now] + who).finish()
    }

    /// Runs the program with these arguments and nothing else, but for `--db` where asked.
    func run(
        _ arguments: String..., db: Bool = false, environment: [String: String] = [:], asNobody: Bool = false
    ) throws -> Finished {
        try start(arguments + (db ? ["--db", self.db] : []), environment: environment, asNobody: asNobody).finish()
    }

    func start(
        _ arguments: [String], environment: [String: String] = [:], asNobody: Bool = false, input: String? = nil
    ) throws -> Running {
        let process = Process()
        var words = arguments
        var path = Places.program
        if asNobody {
            let copy = "\(folder)/referdesk-copy"
            if access(copy, F_OK) != 0 { try Program.copy(Places.program, to: copy) }
            words = ["--reuid=65534", "--regid=65534", "--clear-groups", copy] + words
            path = "/usr/bin/setpriv"
        }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = words
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var settings = ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"]
        settings.merge(environment) { $1 }
        process.environment = settings
        let name = UUID().uuidString
        let out = URL(fileURLWithPath: "\(folder)/out-\(name)")
        let error = URL(fileURLWithPath: "\(folder)/error-\(name)")
        for url in [out, error] { try Data().write(to: url) }
        process.standardInput = FileHandle.nullDevice
        if let input { process.standardInput = FileHandle(forReadingAtPath: try write(input, "in-\(name)")) }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        return Running(process: process, out: out, error: error)
    }

    /// Copies the program in a process of its own: a file that this one has open to write, even for a moment, is busy
    /// for every child that another test starts meanwhile.
    private static func copy(_ program: String, to path: String) throws {
        let copying = Process()
        copying.executableURL = URL(fileURLWithPath: "/usr/bin/install")
        copying.arguments = ["-m", "755", program, path]
        try copying.run()
        copying.waitUntilExit()
        try #require(copying.terminationStatus == 0)
    }

    /// Writes a file into the folder and gives its path.
    func write(_ text: String, _ name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o644)
        return path
    }

    /// Every row of every table, each spelt out.
    func dump() throws -> [String] {
        let store = try Store.open(Place(path: db), who: "test")
        let lines = try store.read { (it) throws(Failure) in
            let tables = try it.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ) { $0.text() ?? "" }
            var lines: [String] = []
            for table in tables {
                let columns = try it.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() ?? "" }
                let spelt = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
                lines += try it.rows("SELECT \(spelt) FROM \"\(table)\" ORDER BY 1") { "\(table): \($0.text() ?? "")" }
            }
            return lines
        }
        try store.close()
        return lines
    }

    /// Runs a statement on the file behind the program's back.
    func sqlite(_ statement: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [db, statement]
        let out = Pipe()
        process.standardOutput = out
        process.standardError = out
        try process.run()
        let text = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    /// The items of a list.
    func items(_ worklist: String, user: String) throws -> [[String: Any]] {
        let page = try json("worklist", worklist, "--limit", "500", user: user).object()
        return try #require(page["items"] as? [[String: Any]])
    }

    /// The name of a referral in a list: its UBRN, else our reference.
    func first(_ worklist: String, user: String) throws -> String {
        let item = try #require(try items(worklist, user: user).first)
        return try #require(item["ubrn"] as? String ?? item["ref"] as? String)
    }
}

/// A run that has begun.
struct Running {
    var process: Process
    var out: URL
    var error: URL

    func finish() throws -> Finished {
        process.waitUntilExit()
        return Finished(
            code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }
}
