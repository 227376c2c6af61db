// A folder of letters to be sent: each as PDF and as text, with an index; whole or marked unfinished, never written over.

internal import Foundation
internal import LetterPages
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

/// A letter that lies in the folder.
struct SpooledLetter {
    var line: LetterLine
    var pages: Int
    /// What stands before the names of all files of its database.
    var mark: String

    var name: String { "\(mark)\(line.letter.id)-\(line.reference)" }
}

/// Letters go into a folder whose name ends in `.unfinished` until the database knows that they left.
struct LetterSpool {
    private static let unfinished = ".unfinished"
    private static let index = "index.csv"

    let folder: String
    let name: String
    let identity: DatabaseIdentity
    let now: Instant

    private var part: String { "\(path)\(Self.unfinished)" }
    /// The folder once it is whole.
    var path: String { "\(folder)/\(name)" }

    init(in folder: String, identity: DatabaseIdentity, now: Instant) throws(Failure) {
        self.folder = folder
        self.identity = identity
        self.now = now
        let moment = LondonTime(at: now)
        let digits = "\(moment.day.iso)-\(moment.clockWithSeconds)".filter { $0 != ":" }
        name = "\(identity.fileMark)letters-\(digits)-\(System.processNumber)"
        if access(folder, F_OK) != 0 { try PrivateFile.makeFolder(folder) }
        guard access(path, F_OK) != 0 else { throw .alreadyExists(path) }
        try PrivateFile.makeFolder(part)
    }

    /// Writes one letter.
    func write(_ line: LetterLine) throws(Failure) -> Result<SpooledLetter, PageFault> {
        let pages: PDFPages
        do throws(PageFault) {
            pages = try sheet(line).pdf()
        } catch {
            return .failure(error)
        }
        let letter = SpooledLetter(line: line, pages: pages.count, mark: identity.fileMark)
        try PrivateFile.write(pages.bytes, to: "\(part)/\(letter.name).pdf")
        try PrivateFile.write(text(line).utf8, to: "\(part)/\(letter.name).txt")
        return .success(letter)
    }

    /// Writes the index of everything that is in the folder, in place of the one before.
    func writeIndex(_ letters: [SpooledLetter]) throws(Failure) {
        let headings = "letter,reference,ubrn,kind,recipient,channel,to,format,pages,pdf,text"
        let rows = letters.map { letter in
            let line = letter.line
            let cells = [
                "\(line.letter.id)", line.reference, line.ubrn?.digits ?? "", line.letter.kind.rawValue,
                line.address.recipient, line.address.channel.rawValue, line.address.lines.joined(separator: ", "),
                line.address.format.rawValue, "\(letter.pages)", "\(letter.name).pdf", "\(letter.name).txt",
            ]
            return cells.map { Output.quoted($0) }.joined(separator: ",")
        }
        let text = ([headings] + rows).map { "\($0)\r\n" }.joined()
        try PrivateFile.write(text.utf8, to: "\(part)/\(Self.index).new")
        try PrivateFile.move("\(part)/\(Self.index).new", to: "\(part)/\(Self.index)")
        try PrivateFile.sync(folder: part)
        try PrivateFile.sync(folder: folder)
    }

    /// Takes letters out again that may no longer leave.
    func remove(_ letters: [SpooledLetter]) {
        for letter in letters { for kind in ["pdf", "txt"] { unlink("\(part)/\(letter.name).\(kind)") } }
    }

    /// The folder is whole: whoever sends letters may take it.
    func finish() throws(Failure) {
        try PrivateFile.move(part, to: path)
        try PrivateFile.sync(folder: folder)
    }

    /// Takes away a folder with nothing in it to send.
    func abandon() {
        unlink("\(part)/\(Self.index)")
        rmdir(part)
    }

    /// Folders that an earlier run left unfinished, by name.
    static func leftBehind(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.contains("letters-") && $0.hasSuffix(unfinished) }.map {
            String($0.dropLast(unfinished.count))
        }.sorted()
    }

    /// Gives a folder its name after all: its letters count as sent.
    static func finish(_ name: String, in folder: String) throws(Failure) {
        try PrivateFile.move("\(folder)/\(name)\(unfinished)", to: "\(folder)/\(name)")
        try PrivateFile.sync(folder: folder)
    }

    private var mark: String? { identity.kind == .rehearsal ? "REHEARSAL: not a real letter" : nil }

    private func reference(_ line: LetterLine) -> String { line.ubrn?.spaced ?? line.reference }

    private func sheet(_ line: LetterLine) -> LetterSheet {
        LetterSheet(
            organisation: identity.organisationName,
            addressee: [line.address.recipient] + (line.address.channel == .post ? line.address.lines : []),
            facts: [now.londonDay.long], text: line.letter.text, isLarge: line.address.format.isLarge, mark: mark,
            foot: "Booking reference \(reference(line))", title: "Letter from \(identity.organisationName)",
            made: now.iso)
    }

    private func text(_ line: LetterLine) -> String {
        let head = [mark, identity.organisationName].compactMap { $0 }
        let address = [line.address.recipient] + line.address.lines
        let parts = [head, address, [now.londonDay.long], [line.letter.text]].map { $0.joined(separator: "\n") }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension PageFault {
    /// Why a letter stays here.
    var sentence: String {
        switch self {
        case .unknownCharacters(let count):
            "no font on this computer shows \(count == 1 ? "a character" : "\(count) characters") of it"
        case .addressTooLong: "its address does not fit the window of an envelope"
        case .notMade: "its pages could not be made"
        }
    }
}
