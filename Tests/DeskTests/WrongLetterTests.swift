// A wrong patient's letter: hidden from everybody, what was done on it frozen, readers named, the referrer told.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let letterText = "Dear colleague, please see this other person about a hidden matter."

private func office(_ documents: [String] = ["b1"]) throws -> Office {
    let office = try Office()
    try office.take(
        Message("BOOKED") {
            $0.start = "2026-11-20T10:00:00Z"
            $0.documents = documents
        })
    for (index, name) in documents.enumerated() {
        try office.take([file(index == 0 ? letterText : "The right letter \(index).", "\(name).txt")])
    }
    return office
}

private func detail(_ office: Office, as role: Role, _ ubrn: String = Message.ubrn) throws -> ReferralDetail {
    let request = Request.referral(try office.name(ubrn), opening: false)
    guard case .referral(let detail) = try office.desk.answer(request, for: try office.actor(role)) else {
        throw WrongReply()
    }
    return detail
}

private func firstDocument(_ office: Office, _ ubrn: String = Message.ubrn) throws -> Int64 {
    try #require(try detail(office, as: .clinician, ubrn).documents?.first?.id)
}

@discardableResult
private func report(_ office: Office, _ document: Int64, as role: Role = .clinician) throws -> Outcome {
    try office.act(.wrongPatientLetter, as: role) {
        $0.letter = document
        $0.instruction = "Another name on it."
    }
}

struct WrongLetterTests {
    @Test func `a wrong letter is hidden from everybody, named only by its number`() throws {
        let office = try office(["b1", "b2"])
        let document = try firstDocument(office)
        #expect(try detail(office, as: .clerk).attachments.map(\.id).contains(document))
        let outcome = try report(office, document, as: .clerk)
        #expect(outcome.wrongLetter?.document == document)
        for role in [Role.clinician, .triage, .supervisor, .clerk] {
            let shown = try detail(office, as: role)
            #expect(!String(describing: shown).contains(letterText), "\(role.rawValue)")
            #expect(shown.documents?.contains { $0.id == document } != true)
            #expect(!shown.attachments.contains { $0.id == document })
        }
        #expect(try detail(office, as: .clinician).documents?.count == 1)
        let read = Request.documentRead(try office.name(Message.ubrn), document: document, toEnd: true)
        guard case .notFound = failure({ _ = try office.desk.answer(read, for: try office.actor(.clinician)) }) else {
            Issue.record("a hidden letter was read")
            return
        }
        #expect(failure { try report(office, document) } == .refused(.documentUnknown))
        #expect(try office.examine() == [])
    }

    @Test func `acts since it came are listed with who opened it, and nothing goes on until a clinician confirms`()
        throws
    {
        let office = try office()
        let document = try firstDocument(office)
        let name = try office.name(Message.ubrn)
        try office.delegate()
        for (role, toEnd) in [(Role.clinician, false), (.clinician, true), (.triage, false)] {
            office.clock.now = office.clock.now.adding(seconds: 60)
            _ = try office.desk.answer(
                .documentRead(name, document: document, toEnd: toEnd),
                for: try office.actor(role, onBehalfOf: role == .triage))
        }
        try office.act(.accept, as: .clinician)
        try office.act(.contactAttempt, as: .clerk) { $0.outcome = "no-answer" }
        let letter = try #require(try report(office, document).wrongLetter)
        #expect(letter.acts.map(\.action) == [.accept])
        #expect(letter.openedBy.map(\.user) == ["clinician", "triage"])
        #expect(letter.openedBy.map(\.toItsEnd) == [true, false])
        #expect(letter.notice.contains("1 decision"))
        #expect(!letter.notice.contains(letterText))

        #expect(failure { try office.act(.rebook, as: .clerk) { $0.slot = "slot-1" } } == .refused(.frozen))
        for role in [Role.clinician, .supervisor, .triage] {
            let shown = try detail(office, as: role)
            #expect(shown.wrongLetters?.map(\.document) == [document], "\(role.rawValue)")
            #expect(shown.isFrozen)
            #expect(
                shown.worklists.contains { $0.worklist == .wrongPatientLetters && $0.due == Day(iso: "2026-11-04") })
        }
        #expect(try detail(office, as: .clerk).wrongLetters == nil)
        #expect(try office.examine() == [])

        try office.act(.liftFreeze, as: .clinician) { $0.comment = "Read the right letter; the acceptance stands." }
        let after = try detail(office, as: .supervisor)
        #expect(!after.isFrozen && after.wrongLetters?.first?.settledBy == "The clinician")
        #expect(!after.worklists.contains { $0.worklist == .wrongPatientLetters })
        #expect(try detail(office, as: .clinician).documents == [])
        try office.act(.contactAttempt, as: .clerk) { $0.outcome = "spoke" }
        #expect(try office.examine() == [])
    }

    @Test func `acts from before the letter came are left alone`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-20T10:00:00Z" })
        try office.act(.accept, as: .clinician)
        try office.take([file(letterText, "\(Message.ubrn) letter.txt")])
        let letter = try #require(try report(office, try firstDocument(office)).wrongLetter)
        #expect(letter.acts == [])
    }

    @Test func `only this referral's attachment is hidden`() throws {
        let office = try office()
        let second = "990000000102"
        try office.take(
            Message("BOOKED") {
                $0.ubrn = second
                $0.documents = ["b1"]
                $0.start = "2026-11-21T10:00:00Z"
            })
        try office.take([file(letterText, "b1.txt")])
        try report(office, try firstDocument(office))
        #expect(try detail(office, as: .clinician, second).documents?.first?.text == letterText)
        #expect(try detail(office, as: .clinician).documents == [])
    }

    @Test func `the same letter sent again stays hidden, and the right one is seen`() throws {
        let office = try office()
        try report(office, try firstDocument(office))
        #expect(try office.referral().clinicalInformation == .awaited)
        try office.act(.liftFreeze, as: .clinician) { $0.comment = "Nothing was done." }
        #expect(try detail(office, as: .clinician).worklists.contains { $0.worklist == .providerLettersOutstanding })
        // The same Binary, the same bytes under another name, the message again at a newer version.
        try office.take([file(letterText, "b1.txt")])
        try office.take([file(letterText, "\(Message.ubrn) again.txt")])
        try office.take(
            Message("BOOKED", version: 4) {
                $0.start = "2026-11-20T10:00:00Z"
                $0.documents = ["b1"]
            })
        #expect(try detail(office, as: .clinician).documents == [])
        #expect(try office.referral().clinicalInformation == .awaited)
        try office.take(
            Message("BOOKED", version: 5) {
                $0.start = "2026-11-20T10:00:00Z"
                $0.documents = ["b9"]
            })
        try office.take([file("The right letter.", "b9.txt")])
        #expect(try detail(office, as: .clinician).documents?.map(\.text) == ["The right letter."])
        #expect(try office.referral().clinicalInformation == .present)
        #expect(try office.examine() == [])
    }

    @Test func `a rehearsed report hides nothing`() throws {
        let office = try office()
        let document = try firstDocument(office)
        var command = ReferralCommand(.wrongPatientLetter)
        command.letter = document
        command.instruction = "Another name."
        let before = try dump(office.desk.store)
        _ = try office.desk.answer(
            .rehearse(command, on: try office.name(Message.ubrn)), for: try office.actor(.clinician))
        #expect(try dump(office.desk.store) == before)
    }

    @Test func `the schema lets no hidden letter come back`() throws {
        let office = try office()
        try report(office, try firstDocument(office))
        for sql in ["DELETE FROM wrong_letter", "UPDATE wrong_letter SET document = 99"] {
            let answer = failure { _ = try office.desk.store.write { (it) throws(Failure) in try it.run(sql) } }
            guard case .broken = answer else {
                Issue.record("\(sql) passed: \(String(describing: answer))")
                continue
            }
        }
    }
}
