// What lies beside a new letter: the letters of the same patient's earlier referrals and what was decided on them.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let first = "990000000811"
private let second = "990000000812"
private let third = "990000000813"
private let stranger = "990000000814"

/// Three referrals of one patient, a month apart, each with its letter, and one of somebody else.
private func office(service: String = Named.clinic) throws -> Office {
    let office = try Office()
    for (place, ubrn) in [first, second, third, stranger].enumerated() {
        office.clock.now = morning.adding(seconds: Int64(place - 3) * 30 * 86_400)
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = ubrn
                $0.nhsNumber = ubrn == stranger ? "9990000026" : "9990000018"
                $0.documents = ["doc-\(place)"]
                $0.services = [place == 0 ? service : Named.clinic]
                $0.submitted = office.clock.now.iso
            })
        try office.take([file("The letter numbered \(place).", "doc-\(place).txt")])
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run(
                "UPDATE referral SET received_at = ?, referring_organisation = ? WHERE ubrn = ?",
                [office.clock.now.seconds, Named.practice, ubrn])
        }
    }
    office.clock.now = morning
    return office
}

private func earlier(_ office: Office, than ubrn: String, _ actor: Actor) throws -> [EarlierReferral] {
    guard case .earlier(let found) = try office.desk.answer(.earlier(try office.name(ubrn)), for: actor) else {
        throw WrongReply()
    }
    return found
}

extension EarlierReferral {
    fileprivate var number: String? { referral.ubrn?.digits }
    fileprivate var texts: [String]? { documents.map { $0.compactMap(\.text) } }
}

struct EarlierLetterTests {
    @Test func `letters of earlier referrals come newest first, those of later ones and of others never`() throws {
        let office = try office()
        let clinician = try office.actor(.clinician)
        let found = try earlier(office, than: third, clinician)
        #expect(found.map(\.number) == [second, first])
        #expect(found.map(\.texts) == [["The letter numbered 1."], ["The letter numbered 0."]])
        #expect(found.allSatisfy { $0.service?.id == Named.clinic })
        #expect(try earlier(office, than: second, clinician).map(\.number) == [first])
        #expect(try earlier(office, than: first, clinician).isEmpty)
        #expect(try earlier(office, than: stranger, clinician).isEmpty)
    }

    @Test func `what was decided then comes with it, and nothing else of its history`() throws {
        let office = try office()
        _ = try office.act(.note, first, as: .clerk) { $0.comment = "Rang the practice." }
        _ = try office.act(.returnToReferrerWithAdvice, first, as: .clinician) { $0.comment = "Try the cream first." }
        let found = try earlier(office, than: second, try office.actor(.clinician))
        #expect(found.first?.decisions.map(\.entry.action) == ["return-to-referrer-with-advice"])
        #expect(found.first?.decisions.first?.entry.text == "Try the cream first.")
        #expect(found.first?.referral.state == .triageResponse)
    }

    @Test func `a service that is not the reader's keeps its letters, by the fetch itself`() throws {
        for service in [Named.elsewhere, Named.closed] {
            let office = try office(service: service)
            try office.setWorkgroup(of: Named.closed, to: .supervisor)
            let found = try earlier(office, than: second, try office.actor(.clinician))
            #expect(found.isEmpty, "\(service)")
        }
    }

    @Test func `a delegation opens those that it covers alone, and the rest only by name`() throws {
        let office = try office(service: Named.triage)
        try office.delegate(service: Named.clinic)
        let actor = try office.actor(.triage, onBehalfOf: true)
        _ = try office.act(.returnToReferrerWithAdvice, first, as: .clinician) { $0.comment = "Try the cream first." }
        let found = try earlier(office, than: third, actor)
        #expect(found.map(\.number) == [second, first])
        #expect(found.map(\.texts) == [["The letter numbered 1."], nil])
        #expect(found.last?.decisions.isEmpty == true && found.last?.referral.comment == nil)
        #expect(!String(describing: found).contains("Try the cream"))
        #expect(!String(describing: found).contains("The letter numbered 0."))
    }

    @Test func `a referrer sees those of their own organisation, roles without clinical text are refused`() throws {
        let office = try office()
        #expect(try earlier(office, than: second, try office.actor(.referrer)).map(\.number) == [first])
        for role in [Role.clerk, .supervisor, .referrerAdmin, .auditor, .manager] {
            let refused = failure { _ = try earlier(office, than: second, try office.actor(role)) }
            #expect(refused == .notAllowed(role, "clinical text"))
        }
    }

    @Test func `another patient's letter is given to nobody, also not as an earlier one`() throws {
        let office = try office()
        let document = try #require(
            try earlier(office, than: second, try office.actor(.clinician)).first?.documents?.first?.id)
        _ = try office.act(.wrongPatientLetter, first, as: .clinician) {
            $0.letter = document
            $0.instruction = "Another name on it."
        }
        #expect(try earlier(office, than: second, try office.actor(.clinician)).first?.documents == [])
    }

    @Test func `reading one is kept with the referral that it belongs to`() throws {
        let office = try office()
        let clinician = try office.actor(.clinician)
        let old = try #require(try earlier(office, than: second, clinician).first)
        let document = try #require(old.documents?.first?.id)
        _ = try office.desk.answer(
            .documentRead(.id(old.referral.id), document: document, toEnd: true), for: clinician)
        let request = Request.history(try office.name(first))
        guard case .history(let lines) = try office.desk.answer(request, for: clinician) else { throw WrongReply() }
        #expect(lines.last?.entry.action == "read-document-to-end")
    }
}
