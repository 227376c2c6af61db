// SQLite by itself: the same statements and transactions without anything of ours, to measure against.

internal import CSQLite

/// SQLite refused a bare statement, with its words.
struct BareRefusal: Error {
    var words: String
}

/// One connection, as durable as the program's own.
final class BareDatabase {
    private var handle: OpaquePointer?
    private var prepared: [OpaquePointer] = []

    /// Opens a file, or makes it.
    init(path: String) throws {
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw refusal(of: path) }
        try run(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000")
    }

    deinit {
        for statement in prepared { sqlite3_finalize(statement) }
        sqlite3_close(handle)
    }

    /// Runs statements that give no rows.
    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw refusal(of: sql) }
    }

    private func refusal(of what: String) -> BareRefusal {
        BareRefusal(words: "\(String(cString: sqlite3_errmsg(handle))): \(what)")
    }

    /// Makes statements ready to be read again and again.
    func prepare(_ statements: [String]) throws {
        for statement in prepared { sqlite3_finalize(statement) }
        prepared = try statements.map { sql in
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
                throw refusal(of: sql)
            }
            return statement
        }
    }

    /// Reads every column of every row of the prepared statements; returns how many bytes there were.
    func read() -> Int {
        var bytes = 0
        for statement in prepared {
            sqlite3_reset(statement)
            let columns = sqlite3_column_count(statement)
            while sqlite3_step(statement) == SQLITE_ROW {
                for column in 0..<columns {
                    _ = sqlite3_column_text(statement, column)
                    bytes += Int(sqlite3_column_bytes(statement, column))
                }
            }
        }
        return bytes
    }

    /// One durable transaction of the prepared statements.
    func write() throws {
        try run("BEGIN IMMEDIATE")
        for statement in prepared {
            guard sqlite3_step(statement) == SQLITE_DONE else {
                throw refusal(of: String(cString: sqlite3_sql(statement)))
            }
        }
        try run("COMMIT")
    }

    /// One durable transaction that writes so many rows.
    func write(rows: Int, number: Int) throws {
        try run("BEGIN IMMEDIATE")
        let text = String(repeating: "x", count: 120)
        for row in 0..<rows {
            try run("INSERT INTO bare (number, row, text) VALUES (\(number), \(row), '\(text)')")
        }
        try run("COMMIT")
    }
}
