// Letters to patients at the desk: made with the act, held, withdrawn and taken back with it, printed once, recalled.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// An adult with an address, and a mobile for which she agreed to texts.
let reachablePeople = """
    nhs_number,family,given,title,born,address1,postcode,mobile,consent_to_texts
    9990000018,Bravo,Ann,Mrs,1970-02-03,1 High Street,RF1 2AB,07700 900123,yes

    """

extension Office {
    func letters(
        _ state: LetterState = .waiting, as role: Role = .clerk
    ) throws -> [LetterLine] {
        guard case .letters(.letters(let lines)) = try asked(.letters(.list(state, after: 0, limit: 100)), as: role)
        else { throw WrongReply() }
        return lines
    }

    func ready() throws -> [LetterLine] {
        guard case .letters(.ready(let lines, _)) = try asked(.letters(.ready(limit: 100))) else { throw WrongReply() }
        return lines
    }

    /// Says that letters are on disk; the numbers of those that have left.
    @discardableResult
    func printed(_ lines: [LetterLine], run: String = "run-1") throws -> [Int64] {
        let sent = lines.map { SentLetter(id: $0.letter.id, address: $0.address) }
        guard case .letters(.printed(let ids)) = try asked(.letters(.printed(sent, run: run))) else {
            throw WrongReply()
        }
        return ids
    }

    func undo(as role: Role = .clerk) throws {
        let reply = try asked(.compensate(.undo, try name(Message.ubrn)), as: role)
        guard case .many(let outcomes) = reply else { throw WrongReply() }
        for outcome in outcomes { _ = try outcome.result.get() }
    }
}

struct LetterTests {
    /// One referral that waits for a slot.
    static func office(diary: Service.Diary = .referdesk) throws -> Office {
        let office = try Office(diary: diary)
        try office.take([file(reachablePeople, "p.csv")])
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.comment = "A clinical comment about the tumour."
                $0.documents = ["abc-1"]
            })
        try office.take([file("A clinical letter about the tumour.", "abc-1.txt")])
        return office
    }

    private func booked(_ diary: Service.Diary = .referdesk) throws -> Office {
        let office = try Self.office(diary: diary)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        return office
    }

    @Test func `booking, rebooking, cancelling and missing each give their letter in the same act`() throws {
        let office = try booked()
        var waiting = try office.letters()
        #expect(waiting.map(\.letter.kind) == [.appointment])
        let text = waiting[0].letter.text
        #expect(text.contains("Dear Mrs Bravo,") && text.contains("Wednesday 4 November 2026"))
        #expect(text.contains("09:30") && text.contains("9900 0000 0101") && text.contains("Service 41001"))
        #expect(waiting[0].hold == nil && waiting[0].address.lines == ["1 High Street", "RF1 2AB"])
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        waiting = try office.letters()
        #expect(waiting.map(\.letter.kind) == [.change])
        #expect(waiting[0].letter.text.contains("Thursday 5 November 2026"))
        #expect(waiting[0].letter.text.contains("Wednesday 4 November 2026 at 09:30"))
        #expect(try office.letters(.withdrawn).map(\.letter.kind) == [.appointment])
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
            $0.comment = "A comment about the tumour."
        }
        #expect(try office.letters().map(\.letter.kind) == [.cancellation])
        try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        office.clock.now = at("2026-11-06T12:00:00Z")
        try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        #expect(try office.letters().map(\.letter.kind) == [.cancellation, .missed])
        for line in try office.letters() + office.letters(.withdrawn) {
            #expect(!line.letter.text.contains("tumour"))
        }
        #expect(try office.examine() == [])
    }

    @Test func `the third call that reached nobody asks the patient to ring, and so does a clerk`() throws {
        let office = try Self.office()
        for _ in 1...2 { try office.act(.contactAttempt, as: .clerk) { $0.outcome = "no-answer" } }
        #expect(try office.letters().isEmpty)
        try office.act(.contactAttempt, as: .clerk) {
            $0.outcome = "no-answer"
            $0.instruction = "Neighbour says in hospital"
        }
        let made = try office.letters()
        #expect(made.map(\.letter.kind) == [.contactUs])
        #expect(!made[0].letter.text.contains("Neighbour"))
        // Without a number to ring there is no point in it.
        #expect(made[0].hold == .incomplete)
        let place = LetterPlace(telephone: "01632 960001")
        _ = try office.asked(.letters(.setPlace(place, service: nil)), as: .manager)
        guard case .letters(.letter(let asked)) = try office.asked(.letters(.contactUs(try office.name(Message.ubrn))))
        else { throw WrongReply() }
        #expect(asked.hold == nil && asked.letter.text.contains("Please ring us on 01632 960001."))
        // The one before it is not wanted any more.
        #expect(try office.letters().map(\.letter.id) == [asked.letter.id])
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(try office.letters().map(\.letter.kind) == [.appointment])
    }

    @Test func `an undo takes the letter back with the act, and lets those wait again that it overtook`() throws {
        let office = try booked()
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        try office.undo()
        #expect(try office.letters().map(\.letter.kind) == [.appointment])
        #expect(try office.letters().map(\.hold) == [nil])
        #expect(try office.letters(.withdrawn).map(\.letter.kind) == [.change])
        _ = try office.asked(.compensate(.redo, try office.name(Message.ubrn)))
        #expect(try office.letters().map(\.letter.kind) == [.change])
        #expect(try office.letters().map(\.hold) == [nil])
        try office.undo()
        try office.undo()
        #expect(try office.letters().isEmpty)
        #expect(try office.examine() == [])
    }

    @Test func `RD24 an act whose letter was printed cannot be taken back`() throws {
        let office = try booked()
        #expect(try office.printed(office.ready()) == [1])
        let before = try dump(office.desk.store)
        #expect(
            failure { try office.undo() }
                == .refused(.tooLateToUndo("the letter to the patient was printed on 03-Nov-2026")))
        #expect(try dump(office.desk.store) == before)
    }

    @Test func `RD16 a letter is printed once, and never after it was recalled or overtaken meanwhile`() throws {
        let office = try booked()
        let lines = try office.ready()
        #expect(try office.printed(lines) == [1])
        #expect(try office.printed(lines, run: "run-2") == [])
        #expect(try office.ready().isEmpty)
        let letter = try #require(try office.letters(.printed).first?.letter)
        #expect(letter.run == "run-1" && letter.settledBy == "clerk" && letter.sentTo == "1 High Street\nRF1 2AB")
        #expect(
            failure { _ = try office.asked(.letters(.recall(1))) }
                == .refused(.tooLateToUndo("it was printed on 03-Nov-2026")))
        #expect(try office.lines().contains { $0.entry.action == "letter-printed" })

        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        let second = try office.ready()
        _ = try office.asked(.letters(.recall(2)))
        #expect(try office.printed(second) == [])
        #expect(try office.letters(.recalled).map(\.letter.id) == [2])
        guard case .notFound = failure({ _ = try office.asked(.letters(.recall(2))) }) else {
            Issue.record("a recalled letter was recalled again")
            return
        }
    }

    @Test func `RD06 nothing leaves for somebody who has died, even while it is being written`() throws {
        let office = try booked()
        let lines = try office.ready()
        #expect(lines.count == 1)
        _ = try office.die()
        #expect(try office.ready().isEmpty)
        #expect(try office.letters().map(\.hold) == [.patientDied])
        #expect(try office.printed(lines) == [])
        #expect(
            failure { _ = try office.asked(.letters(.contactUs(try office.name(Message.ubrn)))) }
                == .refused(.patientDied))
        _ = try office.settled(.closeReferrals(Named.patient))
        #expect(try office.letters().count == 1, "the death itself gives no letter")
        _ = try office.asked(.takeBackDeath(Named.patient, reason: "Mistake"))
        _ = try office.settled(.reopenReferrals(Named.patient))
        #expect(try office.ready().count == 1)
    }

    @Test func `nothing leaves while the referral is frozen or once the address has changed under it`() throws {
        let office = try booked()
        let lines = try office.ready()
        try office.take([
            file(
                reachablePeople.replacing("1 High Street", with: "2 Low Street"), "q.csv",
                modified: morning.adding(seconds: 60))
        ])
        #expect(try office.printed(lines) == [])
        #expect(try office.ready().map(\.address.lines) == [["2 Low Street", "RF1 2AB"]])
        try office.act(.wrongPatientLetter, as: .clerk) {
            $0.letter = 1
            $0.instruction = "It names another patient"
        }
        #expect(try office.letters().map(\.hold) == [.frozen])
        #expect(try office.ready().isEmpty)
        #expect(
            failure { _ = try office.asked(.letters(.contactUs(try office.name(Message.ubrn)))) } == .refused(.frozen))
        try office.act(.liftFreeze, as: .clinician) { $0.comment = "Looked." }
        #expect(try office.ready().count == 1)
    }

    @Test func `a booking that the PAS has yet to confirm is told to nobody`() throws {
        let office = try booked(.pas)
        #expect(try office.referral().appointment?.status == .requested)
        #expect(try office.letters().map(\.hold) == [.notConfirmed])
    }

    @Test func `an import gives no letter, for e-RS sends its own`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-10T09:20:00Z" })
        #expect(try office.letters().isEmpty)
    }

    @Test func `templates and places are a manager's, are checked when they are set, and hold from then on`() throws {
        let office = try booked()
        let text = "New words\n\n{greeting}, on {appointment_day} at {appointment_time}. Place: {location}."
        for role in Role.allCases where role != .manager {
            guard case .notAllowed = failure({ _ = try office.asked(.letters(.setTemplate(.change, text)), as: role) })
            else {
                Issue.record("\(role) set a template")
                continue
            }
        }
        for bad in ["", "{appointment_day}", text + "{shoe_size}"] {
            guard case .badInput = failure({ _ = try office.asked(.letters(.setTemplate(.change, bad)), as: .manager) })
            else {
                Issue.record("taken: \(bad)")
                continue
            }
        }
        _ = try office.asked(.letters(.setTemplate(.change, text)), as: .manager)
        let site = LetterPlace(location: "Main building", telephone: "1", instructions: "Bring this letter.")
        _ = try office.asked(.letters(.setPlace(site, service: nil)), as: .manager)
        _ = try office.asked(.letters(.setPlace(LetterPlace(location: "Ward 3"), service: Named.clinic)), as: .manager)
        guard case .letters(.place(let place)) = try office.asked(.letters(.place(service: Named.clinic))),
            case .letters(.templates(let templates)) = try office.asked(.letters(.templates))
        else { throw WrongReply() }
        #expect(place == LetterPlace(location: "Ward 3", telephone: "1", instructions: "Bring this letter."))
        #expect(templates.map(\.kind) == LetterKind.allCases)
        #expect(templates.filter { $0.setBy?.login == "manager" }.map(\.kind) == [.change])
        let before = try office.letters().map(\.letter.text)
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        #expect(
            try office.letters().map(\.letter.text)
                == ["New words\n\nDear Mrs Bravo, on Thursday 5 November 2026 at 09:30. Place: Ward 3."])
        #expect(try office.letters(.withdrawn).map(\.letter.text) == before)
        #expect(try office.examine() == [])
    }

    @Test func `letters are seen by the provider's staff of the service, and sent by clerks and supervisors`() throws {
        let office = try booked()
        for role in Role.allCases {
            let sees = failure { _ = try office.letters(as: role) } == nil
            #expect(sees == (role.side == .provider), "\(role)")
            let sends = failure { _ = try office.asked(.letters(.ready(limit: 5)), as: role) } == nil
            #expect(sends == (role == .clerk || role == .supervisor), "\(role)")
        }
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(try office.letters(as: .clinician).count == 1)
        #expect(try office.letters(as: .clerk).isEmpty && office.ready().isEmpty)
        guard case .notFound = failure({ _ = try office.asked(.letters(.show(1))) }) else {
            Issue.record("another workgroup's letter was shown")
            return
        }
    }

    @Test func `a patient's record tells which letters were sent`() throws {
        let office = try booked()
        try office.printed(office.ready())
        #expect(try office.detail(as: .clinician).letters.map(\.state) == [.printed])
        guard case .patient(let patient) = try office.asked(.patient(Named.patient)) else { throw WrongReply() }
        #expect(patient.letters.map(\.kind) == [.appointment])
    }
}
