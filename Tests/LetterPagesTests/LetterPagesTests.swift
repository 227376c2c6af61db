// Pages of letters and lists, read back as text: nothing lost, nothing out of the window, and nothing of the patient in
// what the file says of itself.

import Foundation
import Interchange
import LetterPages
import ReferralDomain
import Testing

private let longName = "Mrs Wilhelmina-Angharad Brzęczyszczykiewicz-Llanfairpwllgwyngyll-Joneses"
private let address = [
    "Flat 12b, The Old Schoolhouse and Stables", "Łąkowa House, 34 Ŵyddfa Street", "Pentre'r-ŷd",
    "Llanfihangel-ŷng-Ngŵynfa, near Welshpool", "Powys, Cymru", "SY22 5JD",
]
private let body = """
    Your appointment

    Dear Mrs Brzęczyszczykiewicz,

    Gŵr â thŷ bychan: ŵ ŷ â ô ê. Zażółć gęślą jaźń: ł ż ś ź ć ń ą ę ó.

    Day: Tuesday 24 November 2026
    Time: 09:20

    Yours sincerely

    Referton Hospitals
    """

private func sheet(large: Bool = false, text: String = body, mark: String? = nil) -> LetterSheet {
    LetterSheet(
        organisation: "Referton Hospitals", addressee: [longName] + address, facts: ["3 November 2026"], text: text,
        isLarge: large, mark: mark, foot: "Booking reference 9900 0000 0101", title: "Letter from Referton Hospitals",
        made: "2026-11-03T09:30:00Z")
}

/// The text of each page.
private func pages(_ bytes: [UInt8]) throws -> [String] {
    let options = ReadingOptions()
    let file = IncomingFile(name: "l.pdf", bytes: bytes, modified: Instant(seconds: 0))
    guard case .attachment(let letter) = try #require(Interchange.read(file, options: options).first).content else {
        throw CocoaError(.fileReadCorruptFile)
    }
    return letter.text.text.split(separator: "\u{0C}").map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

@Test(arguments: [false, true])
func `Welsh and Polish letters, a name of seventy letters and an address of five lines are all there`(large: Bool)
    throws
{
    #expect(longName.count >= 70)
    let made = try sheet(large: large).pdf()
    let text = try pages(made.bytes)
    #expect(text.count == made.count)
    let all = text.joined(separator: " ")
    // A name that is broken over two lines is read back with a blank between them.
    #expect(all.filter { !$0.isWhitespace }.contains(longName.filter { !$0.isWhitespace }))
    for line in address { #expect(all.contains(line), "\(line)") }
    #expect(all.contains("Gŵr â thŷ bychan: ŵ ŷ â ô ê. Zażółć gęślą jaźń: ł ż ś ź ć ń ą ę ó."))
    #expect(all.contains("Tuesday 24 November 2026") && all.contains("09:20"))
}

@Test func `a long letter is broken over pages that are numbered and lose no line`() throws {
    let paragraphs = (1...40).map {
        "Paragraph \($0) begins. " + String(repeating: "Words that fill a line. ", count: 12)
    }
    let text = "Subject\n\n" + paragraphs.joined(separator: "\n\n")
    let normal = try sheet(text: text).pdf()
    let large = try sheet(large: true, text: text).pdf()
    #expect(normal.count > 2 && large.count > normal.count)
    for made in [normal, large] {
        let read = try pages(made.bytes)
        #expect(read.count == made.count)
        for number in 1...40 { #expect(read.joined(separator: " ").contains("Paragraph \(number) begins.")) }
        for (index, page) in read.enumerated() {
            #expect(page.contains("Page \(index + 1) of \(made.count)") && page.contains("9900 0000 0101"))
        }
    }
    // One paragraph longer than a page is broken between its lines.
    let endless = String(repeating: "Words without an end to them. ", count: 400)
    let broken = try sheet(text: "Subject\n\n\(endless)").pdf()
    #expect(broken.count > 1)
    let words = try pages(broken.bytes).joined(separator: " ")
    #expect(words.matches(of: /Words/).count == 400)
}

@Test func `every page of a rehearsal says so, and no page of a real letter does`() throws {
    let text = "Subject\n\n" + String(repeating: "Words that fill a line and another one.\n\n", count: 60)
    let marked = try sheet(text: text, mark: "REHEARSAL: not a real letter").pdf()
    #expect(marked.count > 1)
    for page in try pages(marked.bytes) { #expect(page.contains("REHEARSAL: not a real letter")) }
    for page in try pages(sheet(text: text).pdf().bytes) { #expect(!page.contains("REHEARSAL")) }
}

@Test func `the file says of itself what it is and when, and nothing of the patient`() throws {
    let bytes = try sheet().pdf().bytes
    let raw = String(decoding: bytes, as: UTF8.self)
    #expect(raw.hasPrefix("%PDF-") && raw.contains("(Letter from Referton Hospitals)"))
    #expect(raw.contains("/CreationDate (20261103093000"))
    #expect(!raw.contains("Wilhelmina") && !raw.contains("9900"))
    #expect(try sheet().pdf().bytes == bytes)
}

@Test func `characters that no font shows and addresses beyond the window are named, not printed`() {
    #expect(throws: PageFault.unknownCharacters(2)) { try sheet(text: "Subject\n\n\u{F0000}\u{F0001}").pdf() }
    var crowded = sheet()
    crowded.addressee = (1...30).map { "Line \($0)" }
    #expect(throws: PageFault.addressTooLong) { try crowded.pdf() }
}

@Test func `a list keeps its rows whole and its headings on every page`() throws {
    let rows = (1...60).map { ["09:\($0)", "\(longName) \($0)", "row \($0) ends"] }
    let list = ListSheet(
        title: "Clinic", caption: "Caption", columns: [("Time", 0.1), ("Patient", 0.5), ("End", 0.4)], rows: rows,
        mark: "REHEARSAL", fileTitle: "Clinic list", made: "2026-11-03T09:30:00Z")
    let made = try list.pdf()
    let read = try pages(made.bytes)
    #expect(made.count > 2 && read.count == made.count)
    for (index, page) in read.enumerated() {
        #expect(page.contains("Patient") && page.contains("REHEARSAL"))
        #expect(page.contains("Page \(index + 1) of \(made.count)"))
    }
    for number in 1...60 { #expect(read.joined(separator: " ").contains("row \(number) ends")) }
}
