// CSV of a PAS: headers, quotes, bad rows, patients and services.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct CSVReadingTests {
    private let header = "nhs_number,family,given,title,born,sex,died"

    private func csv(_ text: String) -> [IncomingRecord] { records(text, name: "file.csv") }

    @Test func `patients are read with their columns in any order and case`() throws {
        let text =
            "\u{FEFF}Family , DIED,nhs_number,Address1,address3,sensitive\r\nO'Neil,//,999 000 0018,1 Road,Town,y\r\n"
        let record = try #require(csv(text).first)
        let incoming = try #require(record.patient)
        #expect(record.name == "row 1")
        #expect(record.line == 2)
        #expect(incoming.patient.family == "O'Neil")
        #expect(incoming.patient.died == nil)
        #expect(incoming.patient.nhsNumber?.text == "9990000018")
        #expect(incoming.patient.addressLines == ["1 Road", "Town"])
        #expect(incoming.patient.isSensitive)
        #expect(incoming.source == "PAS")
        #expect(incoming.fields == ["family", "died", "nhs_number", "address", "sensitive"])
    }

    @Test func `a quoted field may hold commas, quotation marks and line ends, and lines are still counted`() {
        let text = "\(header)\n9990000018,\"Old, \"\"Al\"\"\nLane\",A,,1970-01-02,F,\n9990000026,B,A,,1970-01-02,M,\n"
        let found = csv(text)
        #expect(found.map { $0.patient?.patient.family } == ["Old, \"Al\"\nLane", "B"])
        #expect(found.map(\.line) == [2, 4])
    }

    @Test func `a bad row is refused with its line and the rest are taken`() {
        let text = """
            \(header)
            9990000018,A,A,MR,31/02/1970,F,

            ,B,B,,1970-01-02,F,
            9990000026,C,C,,02/01/1970,2,
            9990000034,D
            "9990000034,E
            9990000042,F,F,,,,
            """
        let found = csv(text)
        #expect(found.map(\.line) == [2, 4, 5, 6, 7, 8])
        #expect(found.map(\.kind) == ["refused", "refused", "patient", "refused", "refused", "patient"])
        #expect(found[2].patient?.patient.born == Day(iso: "1970-01-02"))
        #expect(found[2].patient?.patient.sex == .female)
        #expect(found[3].refusal == "The row has 2 fields where there should be 7.")
        #expect(found[4].refusal == "A quotation mark is not closed, or has text after it.")
    }

    @Test func `a surname in capitals stays and a title in capitals does not`() throws {
        let patient = try #require(csv("\(header)\n9990000018,MCVEY,Ann,MRS,,,\n").first?.patient?.patient)
        #expect(patient.family == "MCVEY")
        #expect(patient.title == "Mrs")
    }

    @Test func `a bad NHS number, an unknown sex and a missing surname are flagged, not refused`() throws {
        let record = try #require(csv("\(header)\n9.99E+09,,A,,,Q,\n").first)
        #expect(record.patient?.patient.nhsNumber?.text == "9.99E+09")
        #expect(record.flags.count == 3)
    }

    @Test func `the columns of both GP Connect files are known`() throws {
        let long =
            "NHS_NUMBER,DATE_OF_BIRTH,DATE_OF_DEATH,FAMILY_NAME,GIVEN_NAME,OTHER_GIVEN_NAME,TITLE,ADDR1,ADDR2,ADDR3,"
            + "ADDR4,ADDR5,POST_CODE,SENSITIVE_FLAG,PRIMARY_CARE_CODE\n"
            + "9990000018,18/09/1936,02/03/2010,QUILL,Ann,Bea,MS,,2 ROAD,,TOWN,,ZZ9 9ZZ,S,X1\n"
            + "9990000026,18/09/1936,//,QUILL,Ann,,MS,,2 ROAD,,TOWN,,ZZ9 9ZZ,I,X1\n"
        let found = csv(long)
        let first = try #require(found.first?.patient)
        #expect(first.patient.died == Day(iso: "2010-03-02"))
        #expect(first.patient.diedSource == "PAS")
        #expect(first.patient.given == "Ann Bea")
        #expect(first.patient.addressLines == ["2 ROAD", "TOWN"])
        #expect(first.patient.isSensitive)
        #expect(found.last?.patient?.patient.isSensitive == true)
        #expect(found.last?.flags == ["Sensitive mark I is not one that is known: read as sensitive."])
        let short = csv("SPINE_NHS_NUMBER,NAME_FAMILY,NAME_GIVEN,GENDER,DOB\n9990000018,QUILL,Ann,FEMALE,1951-03-10\n")
        #expect(short.first?.patient?.patient.sex == .female)
        #expect(short.first?.patient?.fields == ["nhs_number", "family", "given", "sex", "born"])
    }

    @Test func `services are read with an optional kind`() {
        let found = csv(
            "service,name,specialty,provider,kind\n40001,Stones,UROLOGY,XX1,triage\n40002,Teeth,,,\n40003,X,,,odd\n")
        #expect(
            found.first?.service
                == IncomingService(id: "40001", name: "Stones", specialty: "UROLOGY", provider: "XX1", kind: .triage))
        #expect(found.map(\.kind) == ["service", "service", "refused"])
    }

    @Test(arguments: [
        "colour,size\nred,1\n", "nhs_number,family,bron\n1,2,3\n", "nhs_number,family,family\n1,2,3\n", "\"open\n",
    ])
    func `a header that is not known is one refusal that names what was expected`(text: String) throws {
        let found = csv(text)
        #expect(found.count == 1)
        #expect(try #require(found.first?.refusal).contains("Expected the columns of patients"))
    }

    @Test func `an unknown column is named`() throws {
        #expect(try #require(csv("nhs_number,family,bron\n1,2,3\n").first?.refusal).contains("not known: bron"))
    }

    @Test func `a header alone is refused`() {
        #expect(csv("\(header)\n").map(\.refusal) == ["The file has a header and no rows."])
    }

    @Test func `a file that is not UTF-8 is read as Windows-1252 and says so`() throws {
        let bytes = Array("\(header)\n9990000018,Bront".utf8) + [0xEB] + Array(",A,,,,\n".utf8)
        let record = try #require(records(bytes: bytes, name: "p.csv").first)
        #expect(record.patient?.patient.family == "Brontë")
        #expect(record.flags == ["The row is not UTF-8: read as Windows-1252."])
    }

    @Test func `a text file that opens with a known header is CSV`() {
        #expect(records("\(header)\n9990000018,A,,,,,\n", name: "export.txt").first?.kind == "patient")
        #expect(records("Dear colleague, family matters\n", name: "letter.txt").first?.kind == "attachment")
    }

    @Test func `many stray quotation marks do not slow the reading down`() {
        let rows = String(repeating: "\"9990000018\n", count: 20_000)
        #expect(csv("\(header)\n\(rows)").count == 20_000)
    }
}
