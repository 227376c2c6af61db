// The story of a first day: messages in, a clerk books, a clinician reads and accepts, and it is all there next morning.

import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct FirstDayStory {
    /// The moment of the story: a Monday morning in winter time.
    private static let now = "2026-11-23T10:00"

    /// A deferred referral of the story's own, in the shape of e-RS, for where no real messages are found.
    private static func ownReferral(_ ubrn: String) -> String {
        """
        {"resourceType": "ReferralRequest", "id": "\(ubrn)", "meta": {"versionId": "5"}, "status": "active",
         "intent": "plan", "subject": {"identifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "9912003888"}},
         "specialty": {"coding": [{"code": "CARDIOLOGY"}]},
         "extension": [
          {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1",
           "valueCodeableConcept": {"coding": [{"code": "URGENT"}]}},
          {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ClinicalInfoFirstSubmitted-1",
           "valueDateTime": "2026-11-12T09:00:00Z"},
          {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralState-1", "extension": [
           {"url": "state", "valueCoding": {"code": "DEFERRED_TO_PROVIDER"}},
           {"url": "reason", "valueCoding": {"code": "NO_SLOTS_AT_SERVICE"}}]},
          {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralShortlist-1",
           "valueReference": {"reference": "#shortlist"}},
          {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Appointment-1",
           "valueReference": {"reference": "#appointment"}}],
         "contained": [
          {"resourceType": "List", "id": "shortlist", "entry": [{"item": {"identifier":
            {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11010"}, "display": "Heart clinic"}}]},
          {"resourceType": "Appointment", "id": "appointment", "status": "proposed", "created": "2026-11-12T09:05:00Z",
           "reason": [{"coding": [{"code": "NO_SLOTS_AT_SERVICE"}]}],
           "incomingReferral": [{"reference": "ReferralRequest/\(ubrn)/_history/5"}],
           "participant": [{"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11010"}},
            "status": "accepted"}]}]}
        """
    }

    @Test func `a deferred referral is booked, a letter is read and accepted, and both are so after a restart`() throws
    {
        let folder = try Folder()
        let database = "\(folder.path)/rehearsal.sqlite"
        let ubrn = Places.realData == nil ? "000000990003" : "000000070003"
        let common = ["--db", database, "--now", Self.now]
        func referdesk(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
            try Program.run(Places.program, arguments + common)
        }
        #expect(try referdesk("demo", "--no-open", "--referrals", "120").code == 0)
        let messages =
            try Places.realData.map { "\($0)/ers-sandbox" } ?? folder.write("own.json", Self.ownReferral(ubrn))
        // The real folder holds request bodies and error answers too, which are refused by name.
        #expect(try referdesk("import", messages).code == (Places.realData == nil ? 0 : 3))
        let patients = try folder.write(
            "patients.csv",
            """
            nhs_number,family,given,title,born,sex,died
            9912003888,Thorncastle,Philippa,Ms,1961-07-09,female,

            """)
        let slots = try folder.write(
            "slots.csv",
            """
            slot,service,clinic,clinician,start,end,capacity,priorities
            HEART-2,11010,Heart clinic,Dr Amadi,2026-12-02T09:20,2026-12-02T09:40,1,
            HEART-1,11010,Heart clinic,Dr Amadi,2026-12-01T14:00,2026-12-01T14:20,1,URGENT

            """)
        #expect(try referdesk("import", patients, slots).code == 0)

        let command = "exec \(Places.program) --db \(database) --now \(Self.now)"
        try book(ubrn, as: "\(command) --user clerk")
        let accepted = try acceptFirst(as: "\(command) --user clinician", otherThan: ubrn)

        // The next morning.
        let morning = try Tmux("\(command) --user clerk")
        try morning.wait(for: "Appointment Slot Issues")
        try morning.press("f")
        try morning.type(ubrn)
        try morning.press("Enter")
        try morning.wait(for: "THORNCASTLE, Philippa")
        try morning.press("Enter")
        try morning.wait(for: "Booked")
        try morning.press("h")
        // Each text is waited for by itself: a screen may be caught half drawn.
        try morning.wait(for: "Deferred to provider -> Booked")
        try morning.wait(for: "23-Nov-2026 10:00:00  Denise Oakes")
        try morning.press("C-q")
        #expect(try referdesk("referral", ubrn, "--user", "clerk", "--json").output.contains("\"HEART-1\""))
        let acceptance = try referdesk("history", accepted, "--user", "clinician", "--json").output
        #expect(acceptance.contains("\"accept\"") && acceptance.contains("Dr Folasade Afolabi"))
        #expect(acceptance.contains("2026-11-23T10:00:00Z"))
        #expect(acceptance.contains("\"read-document-to-end\""))
        #expect(try referdesk("doctor").code == 0)
    }

    /// As a clerk: the slot issues, the referral by its UBRN, the first suitable slot.
    private func book(_ ubrn: String, as command: String) throws {
        let desk = try Tmux(command)
        try desk.wait(for: "Appointment Slot Issues")
        try desk.press("1")
        try desk.wait(for: "sorted:")
        try desk.press("/")
        try desk.type(ubrn)
        try desk.press("Enter")
        try desk.wait(for: "THORNCASTLE, Philippa")
        try desk.press("b")
        try desk.wait(for: "01-Dec-2026 14:00")
        try desk.wait(for: "991 200 3888")
        try desk.press("Enter")
        try desk.wait(for: "Ctrl-S")
        try desk.press("C-s")
        try desk.wait(for: "Booked")
        try desk.press("C-q")
        try desk.wait(for: "the end") { _ in (try? desk.ask("#{pane_dead}")) == "1" }
    }

    /// As a clinician: the first letter to its end, accepted, the next one on the screen. Gives the accepted UBRN.
    private func acceptFirst(as command: String, otherThan other: String) throws -> String {
        let desk = try Tmux(command)
        try desk.wait(for: "Referrals for Review")
        try desk.press("1")
        try desk.wait(for: "sorted:")
        let first = try bookedUBRN(in: desk, otherThan: other)
        try desk.press("Enter")
        try desk.wait(for: "NHS No.")
        try desk.press("End")
        try desk.wait(for: "read to the end")
        try desk.press("a")
        try desk.wait(for: "Ctrl-S")
        try desk.press("C-s")
        try desk.wait(for: "Next")
        try desk.wait(for: "NHS No.")
        try desk.wait(without: first)
        try desk.press("C-q")
        return first.filter { $0 != " " }
    }

    /// Opens items from the top until one can be accepted, and returns to the list with it selected.
    private func bookedUBRN(in desk: Tmux, otherThan other: String) throws -> String {
        for _ in 0..<40 {
            try desk.press("Enter")
            let shown = try desk.wait(for: "RD-")
            if shown.contains("Booked"), let ubrn = shown.firstMatch(of: /\b\d{4} \d{4} \d{4}\b/),
                ubrn.output.filter({ $0 != " " }) != other
            {
                try desk.press("Escape")
                try desk.wait(for: "sorted:")
                return String(ubrn.output)
            }
            try desk.press("Escape")
            try desk.wait(for: "sorted:")
            try desk.press("Down")
        }
        throw NotShown(wanted: "a booked referral for review", screen: desk.screen)
    }
}
