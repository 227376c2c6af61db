// No role ever receives a sentence of clinical text that it may not see: every request of everybody is searched.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// Clinical words of one referral.
private struct Words {
    /// Of letters, their titles, comments and conversations: for whoever may have the referral's clinical text.
    var shared: [String] = []
    /// What the provider's staff wrote for each other; it never leaves the house.
    var house: [String] = []
}

struct ClinicalTextTests {
    private static let count = 200

    private static func made() throws -> Desk {
        let place = Place(path: "\(try temporaryFolder())/r.sqlite")
        try Desk.makeRehearsal(
            at: place, recipe: RehearsalRecipe(count: count, seed: 11, now: morning), account: "root")
        let desk = try Desk(store: try Store.open(place, who: "test"), clock: { morning })
        try write(of: desk)
        return desk
    }

    private static func referrals(of desk: Desk) throws -> [Referral] {
        var referrals: [Referral] = []
        try desk.store.read { (it) throws(Failure) in
            try it.eachReferral { (referral) throws(Failure) in referrals.append(referral) }
        }
        return referrals
    }

    /// Titles that say something, and words of every other kind by real acts: notes, questions, answers,
    /// countersignatures, letters of the provider, a wrong letter, a letter that found no referral, a conflict.
    private static func write(of desk: Desk) throws {
        try desk.store.write { (it) throws(Failure) in
            _ = try it.run(
                "UPDATE document SET title = 'Title telling of the illness number ' || id || ' of this patient'")
        }
        let clinician = try desk.actor(login: "clinician", account: "root")
        var triage = try desk.actor(login: "triage", account: "root")
        triage.onBehalfOf = clinician.staff
        for (place, referral) in try referrals(of: desk).enumerated() where referral.referringOrganisation != nil {
            func act(_ action: ReferralAction, _ what: String, by actor: Actor, _ letter: Int64? = nil) {
                var command = plainCommand(action)
                command.comment = "Clinical words of the \(what) written about referral \(referral.id) alone"
                command.letter = letter
                _ = try? desk.answer(.perform(command, on: .id(referral.id)), for: actor)
            }
            act(.note, "note", by: clinician)
            act(.handUp, "question", by: triage)
            if place % 2 == 0 { act(.answer, "answer", by: clinician) }
            if place % 3 == 0 {
                act(.acceptReferBookLater, "decision", by: triage)
                act(.countersign, "countersignature", by: clinician)
            }
            if place % 4 == 0 {
                let text = "Clinical words of the attachment added to referral \(referral.id) alone."
                _ = try? desk.addLetter(
                    Array(text.utf8), named: "Attachment of the illness of patient number \(referral.id).txt",
                    command: plainCommand(.addLetter), on: .id(referral.id), by: clinician, isRehearsal: false)
            }
            if place % 10 == 0 {
                let documents = try desk.store.read { (it) throws(Failure) in
                    try it.documents(of: referral.id, withText: false).map(\.id)
                }
                act(.wrongPatientLetter, "wrong letter", by: clinician, documents.first)
                if place % 20 == 0 { act(.liftFreeze, "lifted freeze", by: clinician) }
            }
        }
        let admin = try desk.actor(login: "admin", account: "root")
        let stray = file(
            "Clinical words of a letter that found no referral at all.", "Lump of the left breast urgent now.txt")
        _ = try desk.importFiles([stray], options: ImportOptions(asOf: nil, isDryRun: false), by: admin)
    }

    /// Sentences of at least six words, without characters that a description spells another way.
    private func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: { ".!?\n".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            sentence in
            sentence.split(separator: " ").count >= 6 && !sentence.contains { "\"\\'\t\r".contains($0) }
        }
    }

    /// Everything clinical that the database holds, by patient, since a patient's record tells of all their referrals.
    private func clinicalWords(of desk: Desk) throws -> [Int64: Words] {
        let ofTheHouse = "('note', 'hand-up', 'answer', 'countersign')"
        let texts = try desk.store.read { (it) throws(Failure) in
            try it.rows(
                """
                SELECT 0, d.referral, f.text FROM document d JOIN held_file f ON f.digest = d.digest
                UNION ALL SELECT 0, referral, title FROM document WHERE title IS NOT NULL
                UNION ALL SELECT 0, id, comment FROM referral WHERE comment IS NOT NULL
                UNION ALL SELECT j.action IN \(ofTheHouse), j.referral, t.text
                    FROM journal j JOIN journal_text t ON t.seq = j.seq
                UNION ALL SELECT 1, referral, text FROM note WHERE is_clinical = 1
                UNION ALL SELECT 1, referral, text FROM question
                UNION ALL SELECT 1, referral, answer FROM question WHERE answer IS NOT NULL
                UNION ALL SELECT 0, referral, coalesce(incoming, '') FROM import_problem
                UNION ALL SELECT 0, referral, file FROM import_problem WHERE kind = 'unmatched-file'
                UNION ALL SELECT 0, NULL, text FROM held_file
                    WHERE digest NOT IN (SELECT digest FROM document WHERE digest IS NOT NULL)
                """
            ) { ($0.flag(), $0.long() ?? 0, $0.text() ?? "") }
        }
        let (services, patients) = try desk.store.read { (it) throws(Failure) in
            (
                try it.services().compactMap(\.name),
                Dictionary(
                    uniqueKeysWithValues: try it.rows("SELECT id, patient FROM referral") {
                        ($0.long() ?? 0, $0.long() ?? 0)
                    })
            )
        }
        var words: [Int64: Words] = [:]
        for (isOfTheHouse, referral, text) in texts {
            // A letter names the service it goes to, which everybody may read.
            let found = sentences(text).filter { sentence in !services.contains { $0.contains(sentence) } }
            if isOfTheHouse {
                words[patients[referral] ?? 0, default: Words()].house += found
            } else {
                words[patients[referral] ?? 0, default: Words()].shared += found
            }
        }
        return words
    }

    /// What somebody is answered, refusals too; slots are many and the same for everybody.
    private func answer(_ request: Request, of desk: Desk, for actor: Actor) -> String {
        do {
            let reply = try desk.answer(request, for: actor)
            if case .suitableSlots(let choice) = reply { return "\(choice.why) \(String(describing: choice.service))" }
            return String(describing: reply)
        } catch {
            return String(describing: error)
        }
    }

    private func leaks(_ words: [String], in text: String) -> [String] {
        text.withCString { start in words.filter { strstr(start, $0) != nil } }
    }

    /// Everybody who asks, with what they may be given of a referral.
    private func askers(of desk: Desk, service: String) throws -> [(
        name: String, actor: Actor, sees: (Referral) -> (shared: Bool, house: Bool)
    )] {
        let clinician = try desk.actor(login: "clinician", account: "root")
        let nothing: (Referral) -> (shared: Bool, house: Bool) = { _ in (false, false) }
        let home = desk.store.identity.organisation
        var askers: [(name: String, actor: Actor, sees: (Referral) -> (shared: Bool, house: Bool))] = []
        for login in ["clerk", "supervisor", "referrer-admin", "manager", "commissioner", "auditor", "admin"] {
            askers.append((login, try desk.actor(login: login, account: "root"), nothing))
        }
        func person(_ login: String, _ role: Role, at organisation: String) throws -> Actor {
            let member = try desk.store.write { (it) throws(Failure) in
                try it.insertStaff(login: login, name: login, account: nil, organisation: organisation, roles: [role])
            }
            return Actor(staff: member, role: role, organisation: organisation)
        }
        var stranger = try desk.actor(login: "triage", account: "root")
        stranger.onBehalfOf = askers[0].actor.staff
        askers.append(("triage for somebody else", stranger, nothing))
        var limited = try person("limited", .triage, at: home)
        limited.onBehalfOf = clinician.staff
        var delegation = Delegation(
            clinician: clinician.staff, service: service, actions: [], from: morning.londonDay,
            until: morning.londonDay)
        delegation.priorities = [.routine]
        let (held, delegate) = (delegation, limited.staff)
        try desk.store.write { (it) throws(Failure) in
            try it.insert(held, to: delegate, protocol: "P", approvedBy: clinician.staff)
        }
        askers.append(
            (
                "triage within limits", limited,
                {
                    let inside = $0.service == service && $0.priority == .routine; return (inside, inside)
                }
            ))
        try desk.store.write { (it) throws(Failure) in try it.insertOrganisation("RYY", name: "Other Hospital") }
        for role in [Role.clinician, .supervisor, .referrer] {
            askers.append(("\(role.rawValue) elsewhere", try person("ryy-\(role)", role, at: "RYY"), nothing))
        }
        let referrer = try desk.actor(login: "referrer", account: "root")
        askers.append(
            ("referrer", referrer, { ($0.referringOrganisation == nil || $0.referringOrganisation == home, false) }))
        askers.append(("clinician", clinician, { _ in (true, true) }))
        return askers
    }

    @Test func `RD04 no reply to anybody holds a sentence that they may not see, and those of the clinician do`() throws
    {
        let desk = try Self.made()
        let service = try #require(try Self.referrals(of: desk).first { $0.priority == .routine }?.service)
        var asked: Set<AskedFor> = []
        for (turn, (name, actor, sees)) in try askers(of: desk, service: service).enumerated() {
            // Read anew, for the acts of those who came before have moved some.
            let referrals = try Self.referrals(of: desk)
            let words = try clinicalWords(of: desk)
            let closed = words.values.flatMap { $0.shared + $0.house }
            #expect(closed.count > 1_500 && words.values.contains { $0.house.count > 3 })
            // A patient's record tells of all their referrals.
            var open: [Int64: (shared: Bool, house: Bool)] = [:]
            for referral in referrals {
                let may = sees(referral)
                let before = open[referral.patient] ?? (false, false)
                open[referral.patient] = (before.shared || may.shared, before.house || may.house)
            }
            var seen = 0
            var hidden = 0
            // Everybody looks at every tenth, so that all are looked at by several.
            for (place, referral) in referrals.enumerated()
            where place % 10 == turn % 10 || place < 40 && actor.staff.login == "limited" {
                // A patient's other referral may be one that they may read.
                let isAlone = !referrals.contains { $0.patient == referral.patient && $0.id != referral.id }
                let may = isAlone ? sees(referral) : (open[referral.patient] ?? (false, false))
                let own = words[referral.patient] ?? Words()
                var requests = questions(
                    about: referral, as: actor.role, rehearsing: place / 10 % 8 == 0)
                if place / 10 == 3, place % 10 == turn % 10 {
                    requests += acts(on: referral, as: actor.role, today: morning.londonDay)
                }
                asked.formUnion(requests.map { AskedFor($0) })
                let text = requests.map { answer($0, of: desk, for: actor) }.joined(separator: "\n")
                let forbidden = (may.shared ? [] : own.shared) + (may.house ? [] : own.house)
                #expect(leaks(forbidden, in: text) == [], "\(name), referral \(referral.id)")
                hidden += forbidden.count
                if may.shared, !leaks(own.shared, in: text).isEmpty { seen += 1 }
            }
            let requests = requestsOfTheHouse(today: morning.londonDay, service: service)
            asked.formUnion(requests.map { AskedFor($0) })
            let text = requests.map { answer($0, of: desk, for: actor) }.joined(separator: "\n")
            let forbidden = words.flatMap { patient, words in
                let may = patient == 0 ? actor.role.clinicalText == .always : open[patient]?.shared ?? false
                return (may ? [] : words.shared) + (open[patient]?.house ?? false ? [] : words.house)
            }
            // Decisions on many referrals are put in the same words.
            let allowed = Set(
                words.flatMap { patient, words in
                    (open[patient]?.shared ?? false ? words.shared : [])
                        + (open[patient]?.house ?? false ? words.house : [])
                })
            #expect(leaks(forbidden.filter { !allowed.contains($0) }, in: text) == [], "\(name)")
            switch name {
            case "clinician": #expect(seen > 5 && hidden == 0)
            case "referrer", "triage within limits": #expect(hidden > 100, "\(name): \(seen), \(hidden)")
            case _: #expect(seen == 0 && hidden > 200, "\(name)")
            }
        }
        #expect(asked == Set(AskedFor.allCases))
    }
}
