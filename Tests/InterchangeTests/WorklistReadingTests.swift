// Rows of worklist answers: every list, every gap, and nobody lost.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct WorklistReadingTests {
    private let review = [
        coded("priority", "URGENT"), coded("specialty", "UROLOGY"),
        ##"{"url":"patient","valueReference":{"reference":"#Patient-1"}}"##,
        ##"{"url":"allocatedClinician","valueReference":{"reference":"#Practitioner-555000111222"}}"##,
        dated("eReferralPathwayStart", "2026-05-01T09:00:00.250000+01:00"),
        coded("requestContextStatus", "LETTER_CHANGED"), coded("referralType", "APPOINTMENT"),
        identified("service", "40001", display: "Stone clinic"), #"{"url":"referralRequestVersion","valueInteger":8}"#,
        dated("appointmentStart", "2026-06-01T10:00:00Z"),
    ]

    @Test func `a row of referrals for review is read whole, its patient through the contained one`() throws {
        let contained = #"{"resourceType":"Patient","id":"Patient-1","identifier":[{"value":"9990000018"}]}"#
        let text = worklist([worklistRow("ReferralsforReview", ubrn: "990000000001", review)], contained: contained)
        let record = try #require(records(text).first)
        let row = try #require(record.row)
        #expect(record.name == "ReferralRequest/990000000001")
        #expect(record.flags == [])
        #expect(row.list == .referralsForReview)
        #expect(row.nhsNumber?.text == "9990000018")
        #expect(row.allocatedClinician == "555000111222")
        #expect(row.version == 8)
        #expect(row.priority == .urgent)
        #expect(row.reviewStatus == .letterChanged)
        #expect(row.referralType == "APPOINTMENT")
        #expect(row.service == IncomingService(id: "40001", name: "Stone clinic"))
        #expect(row.pathwayStart == Instant(iso: "2026-05-01T08:00:00Z"))
        #expect(row.appointmentStart == Instant(iso: "2026-06-01T10:00:00Z"))
    }

    @Test func `a row of appointment slot issues is read whole`() throws {
        let fields = [
            coded("priority", "ROUTINE"), coded("specialty", "UROLOGY"), identified("patient", "999 000 0018"),
            identified("service", "40002"), dated("eReferralPathwayStart", "2026-05-01T09:00:00Z"),
            dated("ubrnReceived", "2026-05-02T09:00:00Z"),
            #"{"url":"patientContactExpected","valueDate":"2026-05-20"}"#,
            coded("reason", "NO_SLOTS_AT_SERVICE"), dated("lastContact", "2026-05-03T09:00:00Z"),
            coded("clinicalInformationStatus", "PRESENT"),
        ]
        let text = worklist([worklistRow("AppointmentSlotIssues", ubrn: "990000000002", fields)])
        let record = try #require(records(text).first)
        let row = try #require(record.row)
        #expect(record.flags == [])
        #expect(row.list == .appointmentSlotIssues)
        #expect(row.nhsNumber?.text == "9990000018")
        #expect(row.deferredAt == Instant(iso: "2026-05-02T09:00:00Z"))
        #expect(row.contactExpected == Day(iso: "2026-05-20"))
        #expect(row.lastContact == Instant(iso: "2026-05-03T09:00:00Z"))
        #expect(row.clinicalInformation == .present)
        #expect(row.reason == "NO_SLOTS_AT_SERVICE")
    }

    @Test(arguments: [
        ("RejectedTriageResponse", Worklist.rejectedTriageResponse),
        ("AssessmentReturnedCancelledDna", .assessmentReturnedCancelledDNA), ("AwaitingBooking", .awaitingBooking),
        ("LettersOutstanding", .lettersOutstanding),
    ])
    func `a referrer's list is known by its extension`(name: String, list: Worklist) throws {
        let fields = [
            identified("patient", "9990000018"), coded("priority", "ROUTINE"),
            dated("referralCreated", "2026-05-01T09:00:00Z"), dated("referralLastUpdated", "2026-05-04T09:00:00Z"),
            #"{"url":"clinicalContext","valueString":"UROLOGY/STONES"}"#, identified("referrer", "555000111222"),
            coded("status", "APP_CANCELLED_BY_PATIENT"), #"{"url":"letterDue","valueDate":"2026-05-05"}"#,
        ]
        let record = try #require(records(worklist([worklistRow(name, ubrn: "990000000003", fields)])).first)
        let row = try #require(record.row)
        #expect(record.flags == [])
        #expect(row.list == list)
        #expect(row.state == .appointmentCancelledByPatient)
        #expect(row.clinicalContext == "UROLOGY/STONES")
        #expect(row.referrer == "555000111222")
        #expect(row.created == Instant(iso: "2026-05-01T09:00:00Z"))
        #expect(row.lastUpdated == Instant(iso: "2026-05-04T09:00:00Z"))
        #expect(row.letterDue == Day(iso: "2026-05-05"))
    }

    @Test(arguments: ["NOT_DUE", "OVERDUE"])
    func `a letter not here yet is awaited, due or overdue`(code: String) {
        let row = worklistRow(
            "AppointmentSlotIssues", ubrn: "990000000004", [coded("clinicalInformationStatus", code)])
        #expect(records(worklist([row])).first?.row?.clinicalInformation == .awaited)
    }

    @Test func `a row with nothing but a UBRN is taken, each gap marked`() throws {
        let record = try #require(
            records(worklist([worklistRow("LettersOutstanding", ubrn: "990000000005", [])])).first)
        #expect(record.row?.ubrn.digits == "990000000005")
        #expect(record.flags.count == 6)
        #expect(record.flags.contains("The row gives no patient."))
        #expect(record.flags.contains("The row gives no day on which the letter is due."))
    }

    @Test func `only a row without a readable UBRN is refused, and the others are taken`() {
        let rows = [
            worklistRow("AwaitingBooking", ubrn: "12", []), worklistRow("AwaitingBooking", ubrn: "990000000006", []),
            #"{"item":{}}"#,
        ]
        let found = records(worklist(rows))
        #expect(found.map(\.name) == ["row 1", "ReferralRequest/990000000006", "row 3"])
        #expect(found.map(\.refusal) == ["12 is not a UBRN.", nil, "This row has no UBRN."])
    }

    @Test func `a row without its extension belongs to the list of its neighbours`() {
        let rows = [
            #"{"item":{"reference":"ReferralRequest/990000000007"}}"#,
            worklistRow("AwaitingBooking", ubrn: "990000000008", []),
        ]
        #expect(records(worklist(rows)).first?.row?.list == .awaitingBooking)
        #expect(records(worklist([rows[0]])).first?.refusal == "It cannot be told which worklist this row is of.")
    }

    @Test func `a reference to a patient who is not contained is read from its own text`() {
        let row = worklistRow(
            "ReferralsforReview", ubrn: "990000000009",
            [##"{"url":"patient","valueReference":{"reference":"#Patient-9990000018"}}"##])
        #expect(records(worklist([row])).first?.row?.nhsNumber?.text == "9990000018")
    }

    @Test func `odd values are flagged and the row is taken`() throws {
        let row = worklistRow(
            "AwaitingBooking", ubrn: "990000000010",
            [
                identified("patient", "9990000019"), coded("priority", "SOON"), coded("status", "GONE"),
                dated("referralCreated", "yesterday"),
            ])
        let record = try #require(records(worklist([row])).first)
        #expect(record.row != nil)
        #expect(record.flags.contains("NHS number 9990000019 fails its check digit."))
        #expect(record.flags.contains("Priority SOON is not one that is known."))
        #expect(record.flags.contains("State GONE is not one that is known."))
        #expect(record.flags.contains("Creation yesterday is not a date and time."))
    }

    @Test func `an empty worklist holds no record`() {
        #expect(records(worklist([])).isEmpty)
        #expect(records(#"{"resourceType":"Bundle","type":"searchset","total":0}"#).isEmpty)
    }

    @Test func `equal rows have equal canonical bytes whatever the order of their keys`() throws {
        let one =
            #"{"item":{"reference":"ReferralRequest/990000000012"},"extension":[{"url":"x/Extension-eRS-AwaitingBooking-WorkListItem-1","extension":[]}]}"#
        let two =
            #"{ "extension":[{"extension":[], "url":"x/Extension-eRS-AwaitingBooking-WorkListItem-1"}], "item":{"reference":"ReferralRequest/990000000012"}}"#
        let first = try #require(records(worklist([one])).first)
        #expect(first.canonical == records(worklist([two])).first?.canonical)
        #expect(!first.canonical.isEmpty)
    }

    @Test func `a list of five thousand rows is read to the last`() {
        let rows = (0..<5_000).map {
            worklistRow("ReferralsforReview", ubrn: "99\(String(10_000_000_00 + $0))", review)
        }
        #expect(records(worklist(rows)).filter { $0.row != nil }.count == 5_000)
    }
}
