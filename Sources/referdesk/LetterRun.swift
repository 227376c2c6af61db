// One run of letters: what may leave is written below a folder, then noted as printed; what was cut short is settled first.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore

/// A run of letters into a folder.
struct LetterRun {
    let desk: Desk
    let actor: Actor
    let folder: String
    let now: Instant
    /// Letters that could not be set.
    private(set) var left: [(letter: LetterLine, why: String)] = []
    /// What became of earlier runs that were cut short.
    private(set) var notes: [String] = []

    init(desk: Desk, actor: Actor, folder: String, now: Instant) {
        self.desk = desk
        self.actor = actor
        self.folder = folder
        self.now = now
    }

    /// Prints what may leave, at most so many; the folder is nil where nothing left.
    mutating func print(limit: Int) throws(Failure) -> (sent: [SpooledLetter], path: String?, held: Int) {
        for name in LetterSpool.leftBehind(in: folder) { try settle(name) }
        let request = Request.letters(.ready(limit: limit))
        guard case .letters(.ready(let lines, let held)) = try desk.answer(request, for: actor) else {
            return ([], nil, 0)
        }
        guard !lines.isEmpty else { return ([], nil, held) }
        let spool = try LetterSpool(in: folder, identity: desk.store.identity, now: now)
        let sent = try send(lines, into: spool)
        return (sent, sent.isEmpty ? nil : spool.path, held)
    }

    /// Everything is on disk before the database says that it has left.
    private mutating func send(_ lines: [LetterLine], into spool: LetterSpool) throws(Failure) -> [SpooledLetter] {
        var written: [SpooledLetter] = []
        for line in lines {
            switch try spool.write(line) {
            case .success(let letter): written.append(letter)
            case .failure(let fault): left.append((line, fault.sentence))
            }
        }
        try spool.writeIndex(written)
        let sent = written.map { SentLetter(id: $0.line.letter.id, address: $0.line.address) }
        let request = Request.letters(.printed(sent, run: spool.name))
        guard case .letters(.printed(let ids)) = try desk.answer(request, for: actor) else { return [] }
        let gone = written.filter { ids.contains($0.line.letter.id) }
        if gone.count < written.count {
            spool.remove(written.filter { !ids.contains($0.line.letter.id) })
            try spool.writeIndex(gone)
        }
        if gone.isEmpty { spool.abandon() } else { try spool.finish() }
        return gone
    }

    /// A run that was cut short: its letters left if the database says so, else they wait and are printed now.
    private mutating func settle(_ name: String) throws(Failure) {
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
