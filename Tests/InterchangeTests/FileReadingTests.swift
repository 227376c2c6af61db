// Files as a whole: what kind they are, and why one cannot be read, with the place.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct FileReadingTests {
    @Test func `an empty file is one refusal`() {
        #expect(records("", name: "a.txt").map(\.refusal) == ["The file is empty."])
        #expect(records(" \n", name: "a.json").map(\.refusal) == ["The file is empty."])
    }

    @Test func `broken JSON is refused with its line and column`() throws {
        let record = try #require(records("{\n  \"resourceType\": \"List\",\n  \"entry\": [}\n").first)
        #expect(record.line == 3)
        #expect(record.column == 13)
        #expect(try #require(record.refusal).hasPrefix("Broken JSON"))
    }

    @Test func `a file that stops too early says so`() throws {
        let record = try #require(records("{\n\"resourceType\": \"List\", \"entry\": [").first)
        #expect(try #require(record.refusal).contains("the file ends too early"))
        #expect(record.line == 2)
    }

    @Test func `a refusal quotes nothing of the file`() throws {
        let record = try #require(records("{\"family\": Smithers}").first)
        #expect(try !#require(record.refusal).contains("Smithers"))
    }

    @Test func `text after the document is an error`() {
        #expect(records("{} {}").first?.kind == "refused")
        #expect(records("{} {}").first?.refusal != "JSON, but not a FHIR resource.")
    }

    @Test func `bytes that are not UTF-8 are refused with their place`() throws {
        let bytes = Array("{\n\"a\": \"".utf8) + [0xFF, 0x22, 0x7D]
        let record = try #require(records(bytes: bytes, name: "a.json").first)
        #expect(record.line == 2)
        #expect(record.column == 6)
        #expect(record.kind == "refused")
    }

    @Test func `a byte order mark is passed over`() {
        #expect(records("\u{FEFF}" + referralJSON()).map(\.kind) == ["referral"])
    }

    @Test func `of a key given twice the last counts`() {
        let text = #"{"resourceType":"Task","resourceType":"ReferralRequest","id":"990000000031"}"#
        #expect(records(text).map(\.kind) == ["referral"])
    }

    @Test(arguments: ["[]", "[1]", "{}", #"{"site":"x","templates":[]}"#])
    func `JSON that is no resource is refused`(text: String) {
        #expect(records(text).map(\.refusal) == ["JSON, but not a FHIR resource."])
    }

    @Test func `nesting without end is refused`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(records(text).count == 1)
        #expect(records(text).first?.kind == "refused")
    }

    @Test func `content decides where the name says nothing, and a JSON name decides`() {
        #expect(records(referralJSON(), name: "answer").map(\.kind) == ["referral"])
        #expect(records("Dear colleague", name: "letter").map(\.kind) == ["attachment"])
        #expect(records("[Dictated, not read]\nDear colleague", name: "letter.txt").map(\.kind) == ["attachment"])
        #expect(records("Dear colleague", name: "letter.JSON").map(\.kind) == ["refused"])
        #expect(records("%PDF-1.4 nothing", name: "x.csv").map(\.kind) == ["refused"])
    }

    @Test func `a file over the limit is refused unread`() {
        let bytes = [UInt8](repeating: 0x20, count: Interchange.sizeLimit + 1)
        #expect(records(bytes: bytes, name: "a.json").map(\.refusal) == ["The file is larger than 20 MB."])
        #expect(records(bytes: bytes, name: "a.csv").map(\.refusal) == ["The file is larger than 20 MB."])
        let letter = records(bytes: bytes, name: "a.txt").first?.attachment
        #expect(letter?.text == LetterText(text: "", notes: ["This file is larger than 20 MB: open it in e-RS."]))
    }
}
