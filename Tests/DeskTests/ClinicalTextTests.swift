// No role without clinical text ever receives a sentence of a letter or a comment: every request is tried.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ClinicalTextTests {

    private static func made() throws -> Desk {
        let place = Place(path: "\(try temporaryFolder())/r.sqlite")
        try Desk.makeRehearsal(
            at: place, recipe: RehearsalRecipe(count: 150, seed: 11, now: morning), account: "root")
        return try Desk(store: try Store.open(place, who: "test"), clock: { morning })
    }

    /// Sentences of at least six words, without characters that a description spells another way.
    private func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: { ".!?\n".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            sentence in
            sentence.split(separator: " ").count >= 6 && !sentence.contains { "\"\\'\t\r".contains($0) }
        }
    }

    /// Clinical sentences by referral: letters, comments, and the words kept with its history.
    private func clinicalWords(of desk: Desk) throws -> [Int64: [String]] {
        let texts = try desk.store.read { (it) throws(Failure) in
            try it.rows(
                """
                SELECT d.referral, f.text FROM document d JOIN held_file f ON f.digest = d.digest
                UNION ALL SELECT id, comment FROM referral WHERE comment IS NOT NULL
                UNION ALL SELECT j.referral, t.text FROM journal j JOIN journal_text t ON t.seq = j.seq
                """
            ) { ($0.long() ?? 0, $0.text() ?? "") }
        }
        let services = try desk.store.read { (it) throws(Failure) in try it.services().compactMap(\.name) }
        return Dictionary(grouping: texts, by: { $0.0 }).mapValues { found in
            // A letter names the service it goes to, which everybody may read.
            found.flatMap { sentences($0.1) }.filter { sentence in !services.contains { $0.contains(sentence) } }
        }
    }

    private func requests(of referral: Referral, as role: Role) -> [Request] {
        let name = ReferralName.id(referral.id)
        var requests: [Request] = [
            .referral(name, opening: false), .history(name), .reasons(.cancelReferral, name, by: .patient),
            .patient(.id(referral.patient)), .suitableSlots(name, service: nil),
            .documentRead(name, document: referral.id, toEnd: false),
        ]
        if let ubrn = referral.ubrn { requests.append(.search(ubrn.digits, limit: 10)) }
        for action in ReferralAction.allCases where action.rule.roles.contains(role) {
            var command = ReferralCommand(action)
            command.outcome = "no-answer"
            command.by = .patient
            command.reason = "PATIENT_ILL"
            requests.append(.rehearse(command, on: name))
        }
        return requests
    }

    /// Texts of every reply that a role gets about a referral.
    private func replies(_ requests: [Request], of desk: Desk, for actor: Actor) -> [String] {
        requests.compactMap { request in
            guard let reply = try? desk.answer(request, for: actor) else { return nil }
            // Slots are many and the same for everybody.
            if case .suitableSlots(let choice) = reply { return "\(choice.why) \(String(describing: choice.service))" }
            return String(describing: reply)
        }
    }

    private func contains(_ text: String, _ sentence: String) -> Bool {
        text.withCString { strstr($0, sentence) != nil }
    }

    @Test func `every reply to every role is free of clinical words, and a clinician's is not`() throws {
        let desk = try Self.made()
        let words = try clinicalWords(of: desk)
        let everything = Set(words.values.joined())
        #expect(everything.count > 1_000)
        var referrals: [Referral] = []
        try desk.store.read { (it) throws(Failure) in
            try it.eachReferral { (referral) throws(Failure) in referrals.append(referral) }
        }
        let logins = ["clerk", "supervisor", "referrer-admin", "manager", "commissioner", "auditor", "admin"]
        var actors = try logins.map { try desk.actor(login: $0, account: "root") }
        let clinician = try desk.actor(login: "clinician", account: "root")
        // A clinician administrator whose delegation is another's.
        let stranger = try #require(actors.first).staff
        var triage = try desk.actor(login: "triage", account: "root")
        triage.onBehalfOf = stranger
        actors.append(triage)
        for actor in actors {
            var answered = 0
            for referral in referrals {
                let found = replies(requests(of: referral, as: actor.role), of: desk, for: actor)
                answered += found.count
                let own = words[referral.id] ?? []
                let leaks = own.filter { sentence in found.contains { contains($0, sentence) } }
                #expect(leaks == [], "\(actor.role)")
            }
            #expect((answered > 0) == (actor.role.seesPatients || actor.role == .auditor), "\(actor.role)")
            let lists = replies(
                Worklist.allCases.map { .worklist(WorklistQuery($0)) } + [.home, .services, .verifyJournal], of: desk,
                for: actor)
            let leaks = everything.filter { sentence in lists.contains { contains($0, sentence) } }
            #expect(leaks == [], "\(actor.role)")
        }
        let seen = referrals.filter { referral in
            let found = replies([.referral(.id(referral.id), opening: false)], of: desk, for: clinician)
            return (words[referral.id] ?? []).contains { sentence in found.contains { contains($0, sentence) } }
        }
        #expect(seen.count > 100)
    }
}
