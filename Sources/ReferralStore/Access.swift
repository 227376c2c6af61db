// Reading and writing inside a transaction: plain SQL in, values out, SQLite's errors turned into ours.

internal import CSQLite
internal import GRDB
public import ReferralDomain

/// A read of the database, lent for the length of a closure.
public struct Reading {
    let database: Database
    /// Services read in this transaction, for one act asks for its service several times.
    let known = KnownServices()

    /// All rows of a query, made into values column by column.
    func rows<Value>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ make: (inout Columns) -> Value
    ) throws(Failure) -> [Value] {
        do {
            let statement = try database.cachedStatement(sql: sql)
            try statement.setArguments(StatementArguments(arguments))
            let handle = statement.sqliteStatement
            // Its own steps: GRDB's row makes a table of the column names each time a statement is run.
            defer { sqlite3_reset(handle) }
            var values: [Value] = []
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW:
                    var columns = Columns(handle)
                    values.append(make(&columns))
                case SQLITE_DONE: return values
                case let code:
                    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
                    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
                }
            }
        } catch {
            throw Failure(error)
        }
    }

    /// The first row of a query.
    func first<Value>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ make: (inout Columns) -> Value
    ) throws(Failure) -> Value? {
        try rows(sql, arguments, make).first
    }

    /// The first column of the first row as a number; 0 where there is no row.
    func count(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws(Failure) -> Int {
        try first(sql, arguments) { $0.integer() ?? 0 } ?? 0
    }
}

/// What a transaction has read of the directory of services.
final class KnownServices {
    var byID: [String: Service] = [:]
}

/// A write of the database under the gate, lent for the length of a closure; also reads.
public struct Writing {
    /// The same transaction, to read with.
    public let reading: Reading

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws(Failure) -> Int {
        do {
            let statement = try reading.database.cachedStatement(sql: sql)
            try statement.execute(arguments: StatementArguments(arguments))
            return reading.database.changesCount
        } catch {
            throw Failure(error)
        }
    }

    /// Runs `body` so that it leaves nothing behind if the schema refuses it; returns what was refused, in words.
    public func attempt(_ body: () throws(Failure) -> Void) throws(Failure) -> String? {
        var refused: String?
        do {
            try reading.database.inSavepoint {
                do throws(Failure) {
                    try body()
                    return .commit
                } catch {
                    guard case .broken(let words) = error else { throw error }
                    refused = words
                    reading.known.byID = [:]
                    return .rollback
                }
            }
        } catch {
            throw Failure(error)
        }
        return refused
    }

    /// Runs `body` so that it leaves nothing behind if it fails; the transaction goes on.
    public func savepoint<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        var result: Swift.Result<Result, Failure>?
        do {
            try reading.database.inSavepoint {
                do throws(Failure) {
                    result = .success(try body())
                    return .commit
                } catch {
                    result = .failure(error)
                    reading.known.byID = [:]
                    return .rollback
                }
            }
        } catch {
            throw Failure(error)
        }
        guard let result else { throw .broken("a savepoint ended without a result") }
        return try result.get()
    }

    var lastID: Int64 { reading.database.lastInsertedRowID }
}

/// Walks over the columns of the row that a statement stands on, from left to right.
struct Columns {
    private let statement: OpaquePointer
    private var index: Int32 = 0

    init(_ statement: OpaquePointer) { self.statement = statement }

    mutating func integer() -> Int? { number().map { Int($0) } }
    mutating func long() -> Int64? { number() }
    mutating func flag() -> Bool { number() == 1 }
    mutating func instant() -> Instant? { number().map { Instant(seconds: $0) } }
    mutating func day() -> Day? { number().map { Day(number: Int($0)) } }
    mutating func code<Code: RawRepresentable<String>>(_ type: Code.Type = Code.self) -> Code? {
        text().flatMap { Code(rawValue: $0) }
    }
    /// Values joined with a comma.
    mutating func list() -> [String] { text().map { $0.split(separator: ",").map(String.init) } ?? [] }

    private mutating func number() -> Int64? {
        defer { index += 1 }
        return sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, index)
    }

    mutating func text() -> String? {
        defer { index += 1 }
        guard let start = sqlite3_column_text(statement, index) else { return nil }
        let length = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
}

extension Failure {
    /// What SQLite said, as one of ours.
    init(_ error: any Error) {
        if let failure = error as? Failure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self = .broken(String(describing: error))
            return
        }
        let message = error.message ?? ""
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(holder: "another program")
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(message)
        case .SQLITE_CANTOPEN: self = .readOnly(message)
        case .SQLITE_NOTADB: self = .notADatabase(message)
        case .SQLITE_CORRUPT: self = .damaged(message)
        case .SQLITE_IOERR: self = .broken("the disk refused: \(message)")
        case .SQLITE_CONSTRAINT where message.contains("the slot is full"),
            .SQLITE_CONSTRAINT where message.contains("appointment.slot"):
            self = .refused(.slotTaken(""))
        case .SQLITE_CONSTRAINT where message.contains("appointment.referral"):
            self = .refused(.hasAppointment)
        case _: self = .broken(message.isEmpty ? String(describing: error.resultCode) : message)
        }
    }
}
