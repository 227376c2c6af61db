// The database file: made, opened and closed inside the writer gate, one connection a process, durability read back.

internal import GRDB
internal import Glibc
public import ReferralDomain

/// One open database file. Not shared between threads; many processes may each hold one.
public final class Store {
    let queue: DatabaseQueue
    let gate: WriterGate?
    /// The file; nil in memory.
    public let place: Place?
    /// What it says of itself.
    public let identity: DatabaseIdentity
    /// Called first in every transaction, so that its holder works by what the transaction sees.
    public var atBegin: ((Reading) throws(Failure) -> Void)?

    private init(queue: DatabaseQueue, gate: WriterGate?, place: Place?, identity: DatabaseIdentity) {
        self.queue = queue
        self.gate = gate
        self.place = place
        self.identity = identity
    }

    /// Opens a file that is there: checks the place, kind and schema, and migrates it after a backup. It waits
    /// `patience` seconds for others, here and in each write.
    public static func open(_ place: Place, who: String, patience: Double = 5) throws(Failure) -> Store {
        umask(0o077)
        guard place.exists else { throw .noDatabase(place.path) }
        try place.checkFile()
        let gate = WriterGate(path: place.gate, who: who, patience: patience)
        // A file with no gate beside it is nobody's work in progress: a stranger's is refused before one is put there.
        if access(place.gate, F_OK) != 0 { _ = try fileKind(of: place) }
        return try gate.hold { () throws(Failure) in
            let kind = try fileKind(of: place)
            let queue = try connect(place)
            try Migrations.run(on: queue, place: place)
            let identity = try storedIdentity(in: queue)
            guard identity.kind == kind else {
                throw .wrongKind(
                    "\(place.path) is marked as \(kind.rawValue) but says it is \(identity.kind.rawValue).")
            }
            return Store(queue: queue, gate: gate, place: place, identity: identity)
        }
    }

    /// Makes a new file and opens it; `fill` writes its first rows in the same transaction as its identity.
    public static func create(
        _ place: Place, identity: DatabaseIdentity, who: String, fill: (Writing) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> Store {
        umask(0o077)
        guard !place.exists else { throw .alreadyExists(place.path) }
        try place.checkFolder()
        let gate = WriterGate(path: place.gate, who: who)
        return try gate.hold { () throws(Failure) in
            guard !place.exists else { throw .alreadyExists(place.path) }
            let descriptor = Glibc.open(place.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw .readOnly(place.path) }
            Glibc.close(descriptor)
            do throws(Failure) {
                let queue = try connect(place)
                try begin(queue, identity: identity, place: place, fill: fill)
                // The mark in the header must reach the file itself, for it is read before SQLite opens it.
                try caught { try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") } }
                return Store(queue: queue, gate: gate, place: place, identity: identity)
            } catch {
                for path in [place.path, place.log, "\(place.path)-shm"] { unlink(path) }
                throw error
            }
        }
    }

    /// A database in memory, for tests.
    public static func inMemory(
        identity: DatabaseIdentity, fill: (Writing) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> Store {
        let queue = try caught { try DatabaseQueue(configuration: configuration(wal: false)) }
        try begin(queue, identity: identity, place: nil, fill: fill)
        return Store(queue: queue, gate: nil, place: nil, identity: identity)
    }

    /// Runs `body` in one read transaction.
    public func read<Result>(_ body: (Reading) throws(Failure) -> Result) throws(Failure) -> Result {
        try transaction("BEGIN DEFERRED TRANSACTION", body)
    }

    /// Runs `body` in one write transaction under the gate; all of it is committed and durable, or none.
    public func write<Result>(_ body: (Writing) throws(Failure) -> Result) throws(Failure) -> Result {
        try underGate { () throws(Failure) in
            try transaction("BEGIN IMMEDIATE TRANSACTION") { (it) throws(Failure) in try body(Writing(reading: it)) }
        }
    }

    private func underGate<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard let gate else { return try body() }
        return try gate.hold(body)
    }

    /// Runs `body` between a beginning and a commit, both prepared once. Not GRDB's own transactions: they parse the two
    /// each time, and its read sets `PRAGMA query_only`, at which SQLite forgets every prepared statement.
    private func transaction<Result>(
        _ begin: String, _ body: (Reading) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try caught {
            try queue.inDatabase { database in
                try database.cachedStatement(sql: begin).execute()
                do {
                    let reading = Reading(database: database)
                    try atBegin?(reading)
                    let result = try body(reading)
                    try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                    return result
                } catch {
                    if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK TRANSACTION") }
                    throw error
                }
            }
        }
    }

    /// Fills a file that counts only once it is whole: commits in `body` do not wait for the disk, and all of it has
    /// reached the disk when this returns.
    public func fill(_ body: () throws(Failure) -> Void) throws(Failure) {
        try caught { try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") } }
        try body()
        try underGate { () throws(Failure) in
            try caught {
                try queue.inDatabase {
                    try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)")
                }
            }
        }
    }

    /// The statements that `body` makes this connection run, with their values, in order: for measuring and explaining.
    public func statements(during body: () throws -> Void) throws -> [String] {
        let box = StatementBox()
        queue.inDatabase { database in
            database.trace { box.statements.append($0.expandedDescription) }
        }
        defer { queue.inDatabase { $0.trace(options: []) } }
        try body()
        return box.statements
    }

    /// Rows that this connection has inserted, changed or deleted since it was opened, those of triggers among them.
    public func rowsWritten() throws(Failure) -> Int {
        try caught { try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT total_changes()") ?? 0 } }
    }

    /// How SQLite would run a statement, step by step.
    public func plan(of statement: String) throws(Failure) -> [String] {
        try caught {
            try queue.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(statement)").map { $0["detail"] ?? "" } }
        }
    }

    /// Changes when another process has committed (`PRAGMA data_version`).
    public func dataVersion() throws(Failure) -> Int {
        try caught { try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } }
    }

    /// Closes the file inside the gate; the store may not be used afterwards.
    public func close() throws(Failure) {
        try underGate { () throws(Failure) in try caught { try queue.close() } }
    }

    private static func begin(
        _ queue: DatabaseQueue, identity: DatabaseIdentity, place: Place?, fill: (Writing) throws(Failure) -> Void
    ) throws(Failure) {
        try caught {
            try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(identity.kind.applicationID)") }
        }
        try Migrations.run(on: queue, place: nil)
        try caught {
            try queue.write { database in
                let writing = Writing(reading: Reading(database: database))
                try writing.insert(identity)
                try fill(writing)
            }
        }
    }

    /// Opens the connection: WAL, FULL durability set after GRDB's own settings and read back.
    private static func connect(_ place: Place) throws(Failure) -> DatabaseQueue {
        let queue = try caught { try DatabaseQueue(path: place.path, configuration: configuration(wal: true)) }
        let synchronous = try caught {
            try queue.inDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
            }
        }
        guard synchronous == 2 else {
            throw .broken("full durability could not be set (synchronous is \(synchronous))")
        }
        return queue
    }

    private static func configuration(wal: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        if wal { configuration.journalMode = .wal }
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA recursive_triggers = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA cache_size = -8000;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 16777216;
                    """)
        }
        return configuration
    }

    /// Reads the marks of a file before SQLite opens it, so that a stranger's file is never touched.
    private static func fileKind(of place: Place) throws(Failure) -> DatabaseKind {
        let descriptor = Glibc.open(place.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .readOnly(place.path) }
        defer { Glibc.close(descriptor) }
        guard access(place.path, W_OK) == 0, access(place.folder, W_OK) == 0 else { throw .readOnly(place.path) }
        var header = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &header, 100, 0) == 100, header.starts(with: "SQLite format 3\0".utf8) else {
            throw .notADatabase(place.path)
        }
        let mark = header[68..<72].reduce(Int32(0)) { ($0 << 8) | Int32($1) }
        for kind in [DatabaseKind.live, .rehearsal] where kind.applicationID == mark { return kind }
        throw .wrongKind("\(place.path) is another program's database.")
    }

    private static func storedIdentity(in queue: DatabaseQueue) throws(Failure) -> DatabaseIdentity {
        let found: DatabaseIdentity? = try caught { try queue.read { try Reading(database: $0).identity() } }
        guard let found else { throw .damaged("the database was never finished") }
        return found
    }
}

/// Statements seen so far; the connection's own queue alone writes it.
private final class StatementBox: @unchecked Sendable {
    var statements: [String] = []
}

/// Runs GRDB's untyped calls and types what they throw.
func caught<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw Failure(error) }
}

extension DatabaseKind {
    /// SQLite's application_id: `REFD` or `REFR`.
    var applicationID: Int32 {
        switch self {
        case .live: 0x5245_4644
        case .rehearsal: 0x5245_4652
        }
    }
}
