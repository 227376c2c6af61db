// An import run: files one by one, each in transactions of its own, counted so that nothing goes missing.

public import Interchange
public import ReferralDomain
internal import ReferralStore

/// A file to be imported: its name, its age, and how to get at its bytes.
public struct ImportSource {
    /// The path as the user named it.
    public var name: String
    /// When it was last changed.
    public var modified: Instant
    /// The bytes, or one plain sentence why they cannot be had.
    public var read: () -> Result<[UInt8], UnreadableFile>

    public init(name: String, modified: Instant, read: @escaping () -> Result<[UInt8], UnreadableFile>) {
        self.name = name
        self.modified = modified
        self.read = read
    }
}

/// Why a file's bytes cannot be had.
public struct UnreadableFile: Error, Hashable, Sendable {
    public var reason: String
    public init(reason: String) { self.reason = reason }
}

/// How to import.
public struct ImportOptions: Sendable {
    public var reading: ReadingOptions
    /// Stands for the age of every file.
    public var asOf: Instant?
    /// Everything is tried and nothing kept.
    public var isDryRun: Bool

    public init(reading: ReadingOptions = ReadingOptions(), asOf: Instant? = nil, isDryRun: Bool = false) {
        self.reading = reading
        self.asOf = asOf
        self.isDryRun = isDryRun
    }
}

/// Something an import has to say about one record.
public struct ImportIssue: Hashable, Sendable {
    public var file: String
    public var line: Int?
    public var column: Int?
    public var record: String
    public var reason: String
}

/// What an import did, in records: read = new + changed + unchanged + older + refused.
public struct ImportSummary: Hashable, Sendable {
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    public var older = 0
    public var refused = 0
    public var problems: [ImportIssue] = []
    /// Records read.
    public var read: Int { new + changed + unchanged + older + refused }

    public init() {}

    var counts: [Int] { [read, new, changed, unchanged, older, refused] }
}

/// What became of one record.
enum RecordFate { case new, changed, unchanged, older }

extension Desk {
    /// Records in one transaction.
    private static let chunk = 5_000

    /// Imports files in order of their names, letters after the messages that name them.
    public func importFiles(
        _ sources: [ImportSource], options: ImportOptions, by actor: Actor
    ) throws(Failure) -> ImportSummary {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "imports") }
        let ordered = sources.sorted {
            (Self.isLetter($0.name) ? 1 : 0, $0.name) < (Self.isLetter($1.name) ? 1 : 0, $1.name)
        }
        let names = ordered.map(\.name).joined(separator: "\n")
        let before = try policyNow()
        let run = RunState(actor: actor, now: clock(), sources: Digest.hex(names), keepsBytes: !options.isDryRun)
        if options.isDryRun {
            try tryAll(ordered, options: options, run: run)
            return run.summary
        }
        for source in ordered {
            let all = records(of: source, options: options)
            if all.contains(where: \.isOfERS) { run.heard(asOf: options.asOf ?? source.modified) }
            for start in stride(from: 0, to: all.count, by: Self.chunk) {
                let part = all[start..<min(start + Self.chunk, all.count)]
                if part.allSatisfy(\.isRefused) {
                    for record in part { run.refuse(record, file: source.name) }
                    continue
                }
                let before = run.summary
                do throws(Failure) {
                    try store.write { (it) throws(Failure) in
                        try apply(part, of: source, options: options, run: run, in: it)
                        if run.changesAnything(since: before), run.id == nil {
                            run.id = try it.beginRun(over: run.sources, by: run.signature.user, at: run.now)
                        }
                    }
                } catch {
                    run.summary = before
                    throw error
                }
            }
        }
        try finish(run)
        try reloadReferenceData()
        try followContactDays(from: before)
        return run.summary
    }

    /// Tries every record in one transaction that is rolled back.
    private func tryAll(_ sources: [ImportSource], options: ImportOptions, run: RunState) throws(Failure) {
        var isTried = false
        do throws(Failure) {
            try store.write { (it) throws(Failure) in
                for source in sources {
                    try apply(
                        records(of: source, options: options)[...], of: source, options: options, run: run, in: it)
                }
                isTried = true
                throw .broken("tried only")
            }
        } catch {
            guard isTried else { throw error }
        }
    }

    /// Applies records one by one; what the schema itself refuses leaves nothing behind and is refused by name.
    private func apply(
        _ records: ArraySlice<IncomingRecord>, of source: ImportSource, options: ImportOptions, run: RunState,
        in it: Writing
    ) throws(Failure) {
        let asOf = options.asOf ?? source.modified
        for record in records {
            let mark = run.mark
            let refused = try it.attempt { () throws(Failure) in
                try apply(record, file: source.name, asOf: asOf, run: run, in: it)
            }
            if let refused {
                run.mark = mark
                run.summary.refused += 1
                run.note(record, file: source.name, reason: "It does not fit the database: \(refused).")
            }
        }
    }

    /// Closes a run and those over the same files that were cut short; one that changed nothing leaves no trace.
    private func finish(_ run: RunState) throws(Failure) {
        if let asOf = run.feedAsOf {
            let held = try store.read { (it) throws(Failure) in try it.feedAsOf() }
            if held.map({ $0 < asOf }) ?? true {
                try store.write { (it) throws(Failure) in try it.heardOfERS(asOf: asOf) }
            }
        }
        let hasCutShort = try store.read { (it) throws(Failure) in try it.hasCutShort(over: run.sources) }
        guard run.id != nil || hasCutShort else { return }
        try store.write { (it) throws(Failure) in
            try it.closeCutShort(over: run.sources, at: run.now)
            guard let id = run.id else { return }
            try it.finishRun(id, counts: run.summary.counts, at: run.now)
            var entry = JournalEntry(at: run.now, subject: .file, by: run.signature, action: "import")
            let names = ["read", "new", "changed", "unchanged", "older", "refused"]
            let pairs = zip(names, run.summary.counts).map { "\"\($0)\":\($1)" }
            entry.change = "{\(pairs.joined(separator: ","))}"
            try it.append(entry)
        }
    }

    private func records(of source: ImportSource, options: ImportOptions) -> [IncomingRecord] {
        switch source.read() {
        case .success(let bytes):
            let file = IncomingFile(name: source.name, bytes: bytes, modified: source.modified)
            return Interchange.read(file, options: options.reading)
        case .failure(let problem):
            return [IncomingRecord(name: source.name, content: .refused(problem.reason))]
        }
    }

    private static func isLetter(_ name: String) -> Bool {
        let lower = name.lowercased()
        return !lower.hasSuffix(".json") && !lower.hasSuffix(".csv")
    }
}

/// What a run carries from record to record.
final class RunState {
    let actor: Actor
    let signature: Signature
    let now: Instant
    /// Digest of the files' names.
    let sources: String
    /// Whether letters' bytes are put beside the database.
    let keepsBytes: Bool
    var summary = ImportSummary()
    var id: Int64?
    /// The newest file with something of e-RS in it.
    private(set) var feedAsOf: Instant?

    func heard(asOf: Instant) { feedAsOf = max(feedAsOf ?? asOf, asOf) }

    /// How far the counting is: set back to it, what came since is forgotten.
    var mark: (counts: [Int], problems: Int) {
        get { (summary.counts, summary.problems.count) }
        set {
            (summary.new, summary.changed, summary.unchanged) = (
                newValue.counts[1], newValue.counts[2], newValue.counts[3]
            )
            (summary.older, summary.refused) = (newValue.counts[4], newValue.counts[5])
            summary.problems.removeLast(summary.problems.count - newValue.problems)
        }
    }

    init(actor: Actor, now: Instant, sources: String = "", keepsBytes: Bool = true) {
        self.actor = actor
        self.now = now
        self.sources = sources
        self.keepsBytes = keepsBytes
        signature = Signature(actor)
    }

    func changesAnything(since before: ImportSummary) -> Bool {
        summary.new != before.new || summary.changed != before.changed
    }

    func count(_ fate: RecordFate) {
        switch fate {
        case .new: summary.new += 1
        case .changed: summary.changed += 1
        case .unchanged: summary.unchanged += 1
        case .older: summary.older += 1
        }
    }

    func refuse(_ record: IncomingRecord, file: String) {
        guard case .refused(let reason) = record.content else { return }
        refuse(record, file: file, reason: reason)
    }

    func refuse(_ record: IncomingRecord, file: String, reason: String) {
        summary.refused += 1
        note(record, file: file, reason: reason)
    }

    func note(_ record: IncomingRecord, file: String, reason: String) {
        summary.problems.append(
            ImportIssue(file: file, line: record.line, column: record.column, record: record.name, reason: reason))
    }
}

extension IncomingRecord {
    /// Whether it is what e-RS sends day by day: a referral, a row of a worklist, an advice conversation.
    var isOfERS: Bool {
        switch content {
        case .referral, .listRow, .advice, .adviceMessage: true
        case .appointment, .slot, .patient, .service, .code, .attachment, .adviceDocuments, .included, .refused: false
        }
    }

    var isRefused: Bool {
        if case .refused = content { return true }
        return false
    }
}
