// Letters: the text of each format, and a note wherever there is none.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct LetterTextTests {
    private func letter(_ text: String, name: String = "letter") throws -> IncomingAttachment {
        try letter(bytes: Array(text.utf8), name: name)
    }

    private func letter(bytes: [UInt8], name: String = "letter") throws -> IncomingAttachment {
        try #require(records(bytes: bytes, name: name).first?.attachment)
    }

    @Test func `a plain letter is its own text, its name without folders`() throws {
        let found = try letter("Dear colleague,\r\nknee pain.\rThanks", name: "/in/990000000041_letter.txt")
        #expect(found.fileName == "990000000041_letter.txt")
        #expect(found.contentType == "text/plain")
        #expect(found.text == LetterText(text: "Dear colleague,\nknee pain.\nThanks"))
        #expect(found.bytes.count == 34)
    }

    @Test func `a letter in Windows-1252 or UTF-16 is read all the same`() throws {
        let windows = try letter(bytes: Array("Temp 38".utf8) + [0xB0, 0x20, 0x96, 0x20, 0x80])
        #expect(windows.text.text == "Temp 38° – €")
        #expect(windows.text.notes == ["This text is not UTF-8: read as Windows-1252."])
        #expect(try letter(bytes: [0xFF, 0xFE, 0x48, 0x00, 0x69, 0x00]).text == LetterText(text: "Hi"))
    }

    @Test func `a letter cannot steer the screen`() throws {
        #expect(
            try letter("a\u{1B}[2Jb\u{7F}\u{9B}c\u{202E}d\u{8}").text.text == "a\u{1B}[2Jb\u{7F}\u{9B}c\u{202E}d\u{8}")
    }

    @Test func `rich text gives its words and line ends`() throws {
        let rtf =
            #"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Word;}{\info{\author X}}\f0 Dear \b Dr\b0  Jones\par "#
            + #"caf\'e9 \u8364?5 \u-10179?\u-8704?\tab{\pict\pngblip 89504e47}done\line \{ok\}{\field{\*\fldinst HYPERLINK x}{\fldrslt here}}}"#
        let found = try letter(rtf)
        #expect(found.contentType == "application/rtf")
        #expect(found.text.text == "Dear Dr Jones\ncafé €5 😀\tdone\n{ok}here")
        #expect(found.text.notes == ["This letter holds a picture, which is not shown."])
    }

    @Test(arguments: [#"{\rtf1 text"#, #"{\rtf1\"#, #"{\rtf1\'"#, #"{\rtf1\bin99999999 x}"#, #"{\rtf1}}}}\par"#])
    func `broken rich text never stops the reading`(text: String) throws {
        let found = try letter(text)
        #expect(!found.text.text.isEmpty || !found.text.notes.isEmpty)
    }

    @Test func `groups without end are given up`() throws {
        let found = try letter(#"{\rtf1 start"# + String(repeating: "{", count: 100_000))
        #expect(found.text.text == "start")
        #expect(found.text.notes.count == 1)
    }

    @Test func `XML gives its text in lines`() throws {
        let xml = """
            <?xml version="1.0"?><doc><title>Letter</title><p>Knee <b>pain</b> &amp; more.</p>
            <tr><td>Age</td><td>50</td></tr><p>End</p></doc>
            """
        let found = try letter(xml)
        #expect(found.contentType == "application/xml")
        #expect(found.text.text == "Letter\nKnee pain & more.\nAge\t50\nEnd\n")
        #expect(found.text.notes == [])
    }

    @Test func `XML that multiplies entities is not read`() throws {
        let bomb = """
            <!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>
            """
        let found = try letter(bomb)
        #expect(found.text.text == "")
        #expect(found.text.notes == ["This XML defines entities of its own, which are not read: open it in e-RS."])
    }

    @Test func `broken XML keeps what came before and says where it broke`() throws {
        let found = try letter("<d>\n<p>Knee</p>\n<p>pain</d>")
        #expect(found.text.text.hasPrefix("Knee"))
        #expect(found.text.notes == ["This XML is broken at line 3: the text may be incomplete."])
    }

    @Test func `XML in an encoding that is not known is read as Latin 1`() throws {
        let head = #"<?xml version="1.0" encoding="windows-1252"?><p>caf"#
        let found = try letter(bytes: Array(head.utf8) + [0xE9] + Array("</p>".utf8))
        #expect(found.text.text.hasPrefix("café"))
        #expect(found.text.notes == ["The letter's encoding is not known: read as Latin 1."])
    }

    @Test func `a PDF gives its text page by page and names the pages that are pictures`() throws {
        let found = try letter(bytes: pdf(pages: ["Knee pain", "", "Thank you"]), name: "x.pdf")
        #expect(found.contentType == "application/pdf")
        #expect(found.text.notes == ["Page 2 is a picture."])
        let pages = found.text.text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        #expect(pages.map { String($0).trimmed } == ["Knee pain", "", "Thank you"])
    }

    @Test func `a locked PDF and a broken one say so`() throws {
        let locked = try letter(bytes: pdf(pages: ["Secret"], isLocked: true))
        #expect(locked.text == LetterText(text: "", notes: ["This PDF is locked with a password: open it in e-RS."]))
        let broken = try letter("%PDF-1.4\nnothing more")
        #expect(broken.text == LetterText(text: "", notes: ["This PDF is broken: open it in e-RS."]))
    }

    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], "image/png"), ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
            ([0x50, 0x4B, 3, 4, 0], "application/zip"), ([0x00, 0x01], "application/octet-stream"),
        ] as [([UInt8], String)])
    func `a file without text says where to open it`(bytes: [UInt8], type: String) throws {
        let found = try letter(bytes: bytes)
        #expect(found.contentType == type)
        #expect(found.text == LetterText(text: "", notes: ["This file has no text: open it in e-RS."]))
    }

    @Test func `a text of white space alone is no text`() throws {
        #expect(try letter(" \n\t").text == LetterText(text: "", notes: ["This file has no text: open it in e-RS."]))
    }

    @Test func `a text beyond the limit is cut, and says so`() throws {
        let found = try letter(String(repeating: "ab ", count: 700_000))
        #expect(found.text.text.unicodeScalars.count == letterCharacterLimit)
        #expect(found.text.notes == ["The text is longer: only its first 2,000,000 characters are shown."])
    }
}

/// A small PDF; a page without words has none of its own text.
private func pdf(pages: [String], isLocked: Bool = false) -> [UInt8] {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    var kids: [String] = []
    for page in pages {
        let words = page.isEmpty ? "0 0 9 9 re f" : "BT /F1 12 Tf 72 700 Td (\(page)) Tj ET"
        objects.append("<</Length \(words.utf8.count)>>stream\n\(words)\nendstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(objects.count) 0 R"
                + "/Resources<</Font<</F1 3 0 R>>>>>>")
        kids.append("\(objects.count) 0 R")
    }
    objects[1] = "<</Type/Pages/Kids[\(kids.joined(separator: " "))]/Count \(kids.count)>>"
    var lock = ""
    if isLocked {
        let hash = String(repeating: "5a", count: 32)
        objects.append("<</Filter/Standard/V 1/R 2/P -4/O<\(hash)>/U<\(hash)>>>")
        lock = "/Encrypt \(objects.count) 0 R/ID[<\(hash)><\(hash)>]"
    }
    var text = "%PDF-1.4\n"
    var places: [String] = []
    for (index, object) in objects.enumerated() {
        let place = String(text.utf8.count)
        places.append("\(String(repeating: "0", count: 10 - place.count))\(place) 00000 n \n")
        text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(places.joined())"
    text += "trailer<</Size \(objects.count + 1)/Root 1 0 R\(lock)>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
}
