// Reading and writing inside a transaction: plain SQL in, values out, SQLite's errors turned into ours.

internal import GRDB
public import ReferralDomain

/// A read of the database, lent for the length of a closure.
public struct Reading {
    let database: Database

    /// All rows of a query, made into values column by column.
    func rows<Value>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ make: (inout Columns) -> Value
    ) throws(Failure) -> [Value] {
        do {
            let statement = try database.cachedStatement(sql: sql)
            let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
            var values: [Value] = []
            while let row = try cursor.next() {
                var columns = Columns(row: row)
                values.append(make(&columns))
            }
            return values
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

/// Walks over the columns of a row from left to right.
struct Columns {
    let row: Row
    private var index = 0

    init(row: Row) { self.row = row }

    mutating func integer() -> Int? { take() }
    mutating func long() -> Int64? { take() }
    mutating func text() -> String? { take() }
    mutating func flag() -> Bool { (take() as Int?) == 1 }
    mutating func instant() -> Instant? { (take() as Int64?).map { Instant(seconds: $0) } }
    mutating func day() -> Day? { (take() as Int?).map { Day(number: $0) } }
    mutating func code<Code: RawRepresentable<String>>(_ type: Code.Type = Code.self) -> Code? {
        (take() as String?).flatMap { Code(rawValue: $0) }
    }
    /// Values joined with a comma.
    mutating func list() -> [String] {
        (take() as String?).map { $0.split(separator: ",").map(String.init) } ?? []
    }

    private mutating func take<Value: DatabaseValueConvertible>() -> Value? {
        defer { index += 1 }
        return row[index]
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
