// The official examples, where they are at hand: every file read, every referral kept. Skipped where they are not.

import Foundation
import TestSupport
import Testing

@testable import Interchange
@testable import ReferralDomain

private let realData = URL(fileURLWithPath: Places.realData ?? "/nowhere")
private let isHere = Places.realData != nil

@Suite(.enabled(if: isHere, "the official examples are not beside the package"))
struct RealDataTests {
    /// The records of every file of a folder, by path within it.
    private func folder(_ name: String) throws -> [String: [IncomingRecord]] {
        let root = realData.appendingPathComponent(name)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        var found: [String: [IncomingRecord]] = [:]
        for path in paths {
            let url = root.appendingPathComponent(path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            found[path] = records(
                bytes: Array(try Data(contentsOf: url)), name: path, service: "11002", from: "2026-11-02")
        }
        return found
    }

    private func kinds(_ name: String) throws -> [String: Int] {
        Dictionary(grouping: try folder(name).values.joined(), by: \.kind).mapValues(\.count)
    }

    @Test func `every folder gives the records it holds`() throws {
        #expect(
            try kinds("ers-sandbox") == [
                "advice": 6, "appointment": 14, "attachment": 4, "code": 76, "documents": 3, "included": 7,
                "list row": 13, "message": 11, "referral": 23, "refused": 61, "service": 9, "slot": 13,
            ])
        #expect(
            try kinds("ers-2018-2021") == [
                "advice": 1, "code": 672, "documents": 2, "included": 2, "list row": 3, "message": 3, "referral": 4,
                "refused": 15, "service": 3,
            ])
        #expect(try kinds("pds-patients") == ["patient": 10])
        #expect(try kinds("pds-search") == ["patient": 26, "refused": 1])
        #expect(try kinds("patients-csv") == ["patient": 311])
        #expect(try kinds("clinic-slots") == ["slot": 1_014, "refused": 1])
    }

    @Test(arguments: ["bars-1.4.0", "ers-patient-care", "reference"])
    func `files of other interfaces are read without a crash and say why they are not taken`(name: String) throws {
        for (path, found) in try folder(name) { #expect(!found.isEmpty, "\(path)") }
    }

    @Test func `each worklist answer gives exactly its rows`() throws {
        let found = try folder("ers-sandbox/stu3/retrieveWorklist/responses").mapValues { $0.compactMap(\.row).count }
        #expect(
            found == [
                "AppointmentSlotIssues.json": 2, "AwaitingBooking.json": 2, "FilteredByService.json": 1,
                "LettersOutstanding.json": 2, "ReferralsForReview.json": 2, "RejectedTriageResponse.json": 2,
            ])
    }

    @Test func `no referral of an answer is lost`() throws {
        for name in ["ers-sandbox", "ers-2018-2021"] {
            let root = realData.appendingPathComponent(name)
            for (path, found) in try folder(name) where path.hasSuffix(".json") {
                let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                let spaceless = text.filter { !$0.isWhitespace }
                let referrals = spaceless.components(separatedBy: #""resourceType":"ReferralRequest""#).count - 1
                #expect(found.filter { $0.kind == "referral" }.count == referrals, "\(path)")
                let rows = ["ReferralRequest", "CommunicationRequest"].reduce(0) { sum, kind in
                    sum + spaceless.components(separatedBy: "\"item\":{\"reference\":\"\(kind)/").count - 1
                }
                #expect(found.filter { $0.kind == "list row" }.count == rows, "\(path)")
            }
        }
    }

    @Test func `no conversation, and no word of one, is lost`() throws {
        for name in ["ers-sandbox", "ers-2018-2021"] {
            let root = realData.appendingPathComponent(name)
            for (path, found) in try folder(name) where path.hasSuffix(".json") {
                let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                let spaceless = text.filter { !$0.isWhitespace }
                for (kind, type) in [("advice", "CommunicationRequest"), ("message", "Communication")] {
                    let held = spaceless.components(separatedBy: "\"resourceType\":\"\(type)\"").count - 1
                    #expect(found.filter { $0.kind == kind }.count == held, "\(path)")
                }
            }
        }
    }

    private func isOfAdvice(_ path: String) -> Bool {
        path.lowercased().contains("advice")
            || ["A023", "A024", "A025", "A026", "A027"].contains { path.hasPrefix($0) }
    }

    @Test func `nothing of advice and guidance is refused but requests and bare names of a referral`() throws {
        for name in ["ers-sandbox", "ers-2018-2021"] {
            for (path, found) in try folder(name) where isOfAdvice(path) {
                for sentence in found.compactMap(\.refusal) {
                    let isKnown =
                        sentence.hasPrefix("A request to e-RS (Parameters)") || sentence.hasPrefix("A service request")
                    #expect(isKnown, "\(path): \(sentence)")
                }
            }
        }
    }

    @Test func `broken files are named with line and column`() throws {
        let booked = try #require(try folder("ers-2018-2021")["A016_Response_BOOK.json"]?.first)
        #expect(booked.kind == "refused")
        #expect(booked.line == 46)
        #expect(booked.column == 5)
        let document = try #require(try folder("bars-1.4.0")["document_reference/GET-success.json"]?.first)
        #expect(document.kind == "refused")
        #expect(try #require(document.line) > 1)
        #expect(document.column != nil)
    }

    @Test func `the known faults of the examples are flagged`() throws {
        let sandbox = try folder("ers-sandbox")
        let flags = sandbox.values.joined().flatMap(\.flags)
        #expect(flags.contains("NHS number 99120038881 is not ten digits."))
        #expect(flags.contains("NHS number 9312201101 fails its check digit."))
        let returned = sandbox["stu3/recordTriageOutcome/responses/ReturnToReferrerWithAdvice.json"]?.first?.referral
        #expect(returned?.state == .triageResponse)
        let old = try folder("ers-2018-2021").values.joined().filter { $0.kind == "referral" }
        #expect(old.allSatisfy { $0.flags.contains("NHS number 9190000000 fails its check digit.") })
    }

    @Test func `every PDF of the examples has text`() throws {
        let letters = try folder("ers-sandbox").values.joined().compactMap(\.attachment)
        #expect(letters.filter { $0.contentType == "application/pdf" }.count == 3)
        #expect(letters.allSatisfy { !$0.text.text.isEmpty })
    }

    @Test func `slots of day offsets have ids of their own`() throws {
        let slots = try folder("clinic-slots").values.joined().compactMap(\.slot)
        #expect(Set(slots.map(\.id)).count == 1_014)
    }

    @Test func `sensitive patients come without an address`() throws {
        let patients = try folder("pds-search").values.joined().compactMap(\.patient)
        let sensitive = patients.filter(\.patient.isSensitive)
        #expect(sensitive.map { $0.patient.nhsNumber?.text } == ["9000000025"])
        #expect(sensitive.allSatisfy { $0.patient.addressLines.isEmpty })
    }
}
