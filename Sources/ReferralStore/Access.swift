// Reading and writing inside a transaction: plain SQL in, values out, SQLite's errors turned into ours.

internal import CSQLite
internal import GRDB
public import ReferralDomain

/// A read of the database, lent for the length of a closure.
public struct Reading {
    let database: Database
    /// What was read in this transaction, for one act asks for some things several times.
    let known = Known()

    /// All rows of a query, made into values column by column.
    func rows<Value>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ make: (inout Columns) -> Value
    ) throws(Failure) -> [Value] {
        do {
            let statement = try statement(sql, arguments)
            defer { sqlite3_reset(statement) }
            var values: [Value] = []
            while try step(statement, sql) {
                var columns = Columns(statement)
                values.append(make(&columns))
            }
            return values
        } catch {
            throw Failure(error)
        }
    }

    /// A statement of the connection's cache with its values bound. Stepped here, not by GRDB: its rows make a table of
    /// the column names each time, and its arguments are copied and checked twice, which costs more than the statement.
    fileprivate func statement(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> OpaquePointer {
        let statement = try database.cachedStatement(sql: sql).sqliteStatement
        sqlite3_reset(statement)
        guard sqlite3_bind_parameter_count(statement) == arguments.count else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "\(arguments.count) values do not fit", sql: sql)
        }
        for (place, value) in arguments.enumerated() {
            bind(value?.databaseValue ?? .null, to: statement, Int32(place + 1))
        }
        return statement
    }

    /// Whether there is another row.
    fileprivate func step(_ statement: OpaquePointer, _ sql: String) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
        }
    }

    private func bind(_ value: DatabaseValue, to statement: OpaquePointer, _ place: Int32) {
        // SQLite keeps a copy of its own.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value.storage {
        case .null: sqlite3_bind_null(statement, place)
        case .int64(let number): sqlite3_bind_int64(statement, place, number)
        case .double(let number): sqlite3_bind_double(statement, place, number)
        case .string(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copied)
        case .blob(let data):
            let bytes = [UInt8](data)
            sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copied)
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

/// What a transaction has read, or written last, and may read again.
final class Known {
    var services: [String: Service] = [:]
    /// Who has a referral in hand, by referral.
    var handlings: [Int64: [Role.Side: Handling]] = [:]
    /// The rows that are kept of a referral.
    var rows: [Int64: Set<WorklistRow>] = [:]
    /// Read last.
    var patient: Patient?
    /// Of the referral whose messages were read last.
    var messages: (referral: Int64, open: [OpenMessage])?

    /// Of one referral of very many.
    func forget(referral: Int64) {
        handlings[referral] = nil
        rows[referral] = nil
    }

    /// What was written has not come to be.
    func forget() {
        services = [:]
        handlings = [:]
        rows = [:]
        patient = nil
        messages = nil
    }
}

/// A write of the database under the gate, lent for the length of a closure; also reads.
public struct Writing {
    /// The same transaction, to read with.
    public let reading: Reading

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws(Failure) -> Int {
        do {
            let statement = try reading.statement(sql, arguments)
            defer { sqlite3_reset(statement) }
            while try reading.step(statement, sql) {}
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
                    reading.known.forget()
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
                    reading.known.forget()
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
