// Letters that leave: set into a folder of the spool one by one, and noted as printed once all lie there.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore

/// A run of letters into a folder, which can be watched, and stopped while none has left.
final class LetterRun: PrintJob {
    /// How long letters are set before somebody is told how far it is, in milliseconds.
    private static let patience = 300

    private let desk: Desk
    private let actor: Actor
    private let folder: String
    private let now: Instant
    /// Letters that left, and where they lie; nil where none did.
    private(set) var sent: [SpooledLetter] = []
    private(set) var path: String?
    /// How many were held.
    private(set) var held = 0
    /// Letters that could not be set.
    private(set) var left: [(letter: LetterLine, why: String)] = []
    /// What became of earlier runs that were cut short.
    private(set) var notes: [String] = []
    private var spool: LetterSpool?
    private var written: [SpooledLetter] = []
    private var waiting: ArraySlice<LetterLine> = []
    private var number = 0

    let unit = "letter"
    var progress: (done: Int, of: Int) { (number - waiting.count, number) }

    /// Prepares what may leave, at most so many.
    init(desk: Desk, actor: Actor, folder: String, now: Instant, limit: Int) throws(Failure) {
        self.desk = desk
        self.actor = actor
        self.folder = folder
        self.now = now
        for name in LetterSpool.leftBehind(in: folder) { try settle(name) }
        let request = Request.letters(.ready(limit: limit))
        guard case .letters(.ready(let lines, let held)) = try desk.answer(request, for: actor) else { return }
        self.held = held
        waiting = lines[...]
        number = lines.count
        guard !lines.isEmpty else { return }
        spool = try LetterSpool(in: folder, identity: desk.store.identity, now: now)
    }

    func goOn() throws(Failure) -> String? {
        guard let spool else { return sentence }
        let start = System.milliseconds()
        while let line = waiting.popFirst() {
            switch try spool.write(line) {
            case .success(let letter): written.append(letter)
            case .failure(let fault): left.append((line, fault.sentence))
            }
            if System.milliseconds() - start >= Self.patience, !waiting.isEmpty { return nil }
        }
        try send(from: spool)
        return sentence
    }

    @discardableResult func stop() -> String {
        spool?.remove(written)
        spool?.abandon()
        return "no letter has left, and all of them wait as before"
    }

    /// Everything is on disk before the database says that it has left.
    private func send(from spool: LetterSpool) throws(Failure) {
        try spool.writeIndex(written)
        let letters = written.map { SentLetter(id: $0.line.letter.id, address: $0.line.address) }
        let request = Request.letters(.printed(letters, run: spool.name))
        guard case .letters(.printed(let ids)) = try desk.answer(request, for: actor) else { return }
        sent = written.filter { ids.contains($0.line.letter.id) }
        if sent.count < written.count {
            spool.remove(written.filter { !ids.contains($0.line.letter.id) })
            try spool.writeIndex(sent)
        }
        if sent.isEmpty {
            spool.abandon()
        } else {
            try spool.finish()
            path = spool.path
        }
    }

    private var sentence: String {
        var words = [path.map { "\(counted(sent.count, "letter")) in \($0)." } ?? "No letter left."]
        if held > 0 { words.append("\(counted(held, "letter")) held.") }
        if let first = left.first {
            words.append("\(counted(left.count, "letter")) could not be set: \(first.why).")
        }
        return (words + notes).joined(separator: " ")
    }

    /// A run that was cut short: its letters left if the database says so, else they wait and are printed now.
    private func settle(_ name: String) throws(Failure) {
        guard case .letters(.holdsRun(let left)) = try desk.answer(.letters(.holdsRun(name)), for: actor) else {
            return
        }
        if left {
            try LetterSpool.finish(name, in: folder)
            notes.append("\(name) was cut short after its letters were noted as printed: it is whole now.")
        } else {
            notes.append("\(name).unfinished was cut short: send nothing from it, and remove it.")
        }
    }
}
