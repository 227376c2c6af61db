// The schema, step by step: frozen files run in order, each in one transaction, after a backup.

internal import GRDB
internal import ReferralDomain
internal import Resources

enum Migrations {
    /// Each file's schema number and text, in order.
    static let all: [(number: Int, sql: String)] = Schema.files.enumerated().map { ($0.offset + 1, $0.element.sql) }

    /// Brings a file up to date; copies it aside before the first pending step of a file that has rows.
    static func run(on queue: DatabaseQueue, place: Place?) throws(Failure) {
        let found = try caught { try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } }
        let known = all.count
        guard found <= known else { throw .newerSchema(found: found, known: known) }
        let pending = all.filter { $0.number > found }
        guard !pending.isEmpty else { return }
        if found > 0, let place {
            // An earlier attempt may have left its copy: that one stays, and SQLite writes over no file.
            var copy = Place(path: "\(place.path).before-v\(known)")
            var attempt = 1
            while copy.exists {
                attempt += 1
                copy = Place(path: "\(place.path).before-v\(known)-\(attempt)")
            }
            try caught { try queue.vacuum(into: copy.path) }
        }
        for step in pending {
            try caught {
                try queue.write { database in
                    try database.execute(sql: step.sql)
                    try database.execute(sql: "PRAGMA user_version = \(step.number)")
                }
            }
        }
    }
}
