// What a person keeps at the screens is theirs alone: drafts by writer and role, views, colleagues, the age of the feed.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct WorkplaceDeskTests {
    private func office() throws -> (office: Office, referral: Int64) {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        return (office, try office.referral().id)
    }

    private func draft(_ referral: Int64) -> FormDraft {
        FormDraft(
            DraftKey(referral: referral, action: .acceptReferBookLater), fields: ["comment": "a pigmented lesion"],
            keptAt: morning)
    }

    @Test func `a draft is read by its writer in the role in which it was written, and by nobody else`() throws {
        let (office, id) = try office()
        #expect(try office.workplace(.keepDraft(draft(id)), as: .clinician) == .kept)
        let asked = WorkplaceRequest.draft(draft(id).key)
        guard case .draft(let own?) = try office.workplace(asked, as: .clinician) else { throw WrongReply() }
        #expect(own.fields == ["comment": "a pigmented lesion"])
        for role in [Role.clerk, .triage, .supervisor] {
            #expect(try office.workplace(asked, as: role) == .draft(nil), "\(role)")
            #expect(try office.workplace(.drafts, as: role) == .drafts([]), "\(role)")
        }
        // The same person in another role.
        var other = try office.actor(.clinician)
        other.role = .clerk
        #expect(try office.desk.answer(.workplace(asked), for: other) == .workplace(.draft(nil)))
        for role in [Role.manager, .commissioner, .auditor, .admin] {
            #expect(throws: Failure.notAllowed(role, "patient data")) { try office.workplace(asked, as: role) }
        }
    }

    @Test func `phrases are their writer's alone, in the role in which they were kept`() throws {
        let (office, _) = try office()
        let phrase = Phrase("pb", "Please book within two weeks.")
        #expect(try office.workplace(.keepPhrase(phrase), as: .clinician) == .kept)
        func kept(_ role: Role) throws -> [Phrase] {
            guard case .surroundings(let found) = try office.workplace(.surroundings, as: role) else {
                throw WrongReply()
            }
            return found.phrases
        }
        #expect(try kept(.clinician) == [phrase])
        for role in [Role.clerk, .triage, .supervisor, .manager] { #expect(try kept(role) == [], "\(role)") }
        #expect(throws: Failure.self) { try office.workplace(.keepPhrase(Phrase("P B", "x")), as: .clinician) }
        _ = try office.workplace(.keepPhrase(Phrase("pb", "Please ring.")), as: .clinician)
        #expect(try kept(.clinician) == [Phrase("pb", "Please ring.")])
        _ = try office.workplace(.dropPhrase(abbreviation: "pb"), as: .clinician)
        #expect(try kept(.clinician) == [])
    }

    @Test func `those to whom one can delegate are named to those who have to do with delegations`() throws {
        let (office, _) = try office()
        guard case .colleagues(let people) = try office.workplace(.delegates, as: .clinician) else {
            throw WrongReply()
        }
        #expect(people.map(\.login) == ["triage"])
        #expect(throws: Failure.self) { try office.workplace(.delegates, as: .clerk) }
    }

    @Test func `a list of drafts holds nothing of what stands in them`() throws {
        let (office, id) = try office()
        _ = try office.workplace(.keepDraft(draft(id)), as: .clinician)
        guard case .drafts(let found) = try office.workplace(.drafts, as: .clinician) else { throw WrongReply() }
        #expect(found.map(\.key.form) == ["accept-refer-book-later"])
        #expect(found.allSatisfy { $0.fields.isEmpty })
    }

    @Test func `a draft is replaced, and dropped once it is sent`() throws {
        let (office, id) = try office()
        _ = try office.workplace(.keepDraft(draft(id)), as: .clinician)
        var other = draft(id)
        other.fields = ["instruction": "phone first"]
        _ = try office.workplace(.keepDraft(other), as: .clinician)
        let asked = WorkplaceRequest.draft(draft(id).key)
        guard case .draft(let own?) = try office.workplace(asked, as: .clinician) else { throw WrongReply() }
        #expect(own.fields == ["instruction": "phone first"])
        _ = try office.workplace(.dropDraft(draft(id).key), as: .clinician)
        #expect(try office.workplace(asked, as: .clinician) == .draft(nil))
        #expect(try office.examine() == [])
    }

    @Test func `a leaver's drafts end, and what was begun is on the list of what they leave`() throws {
        let (office, id) = try office()
        _ = try office.workplace(.keepDraft(draft(id)), as: .clinician)
        let reference = try #require(try office.referral().reference?.text)
        let request = Request.staff(.leaver("clinician", handTo: nil))
        guard case .staff(.left(let leaving)) = try office.desk.answer(request, for: try office.actor(.admin))
        else { throw WrongReply() }
        #expect(leaving.ended["drafts"] == 1)
        let item = try #require(leaving.handOver.first { $0.kind == .draft })
        #expect(item.id == reference)
        #expect(item.detail == "accept-refer-book-later begun and not sent")
    }

    @Test func `a small form keeps its draft whatever it is about, and only of patients that one may see`() throws {
        let (office, id) = try office()
        let patient = try office.referral().patient
        let subjects: [DraftSubject] = [
            .referral(id), .patient(patient), .clinic(.session(41), referral: id), .clinic(.session(41), referral: nil),
            .clinic(.group(service: Named.clinic, day: morning.londonDay, clinic: "A/B: C"), referral: nil),
            .list(.appointmentSlotIssues, service: Named.clinic), .list(.appointmentSlotIssues, service: nil),
            .own(""), .own("pb"),
        ]
        for subject in subjects {
            #expect(DraftSubject(kind: subject.kind, text: subject.text) == subject)
            let draft = FormDraft(DraftKey(subject, form: "ring-back"), fields: ["said": "after six"], keptAt: morning)
            _ = try office.workplace(.keepDraft(draft), as: .clerk)
            #expect(try office.workplace(.draft(draft.key), as: .clerk) == .draft(draft))
            #expect(try office.workplace(.draft(draft.key), as: .supervisor) == .draft(nil))
        }
        guard case .drafts(let all) = try office.workplace(.drafts, as: .clerk) else { throw WrongReply() }
        #expect(Set(all.map(\.key.subject)) == Set(subjects) && all.allSatisfy { $0.fields.isEmpty })
        // A referrer of another practice is given neither, and keeps neither.
        for subject in subjects.prefix(3) {
            let draft = FormDraft(DraftKey(subject, form: "ring-back"), fields: [:], keptAt: morning)
            var stranger = try office.actor(.referrer)
            stranger.organisation = "G77999"
            #expect(throws: Failure.self) { try office.desk.answer(.workplace(.keepDraft(draft)), for: stranger) }
        }
        // Who has no patients keeps what is about none.
        let own = FormDraft(DraftKey(.own(""), form: "phrase"), fields: ["words": "Please"], keptAt: morning)
        #expect(try office.workplace(.keepDraft(own), as: .manager) == .kept)
        #expect(throws: Failure.notAllowed(.manager, "patient data")) {
            try office.workplace(.keepDraft(draft(id)), as: .manager)
        }
        let leaving = try office.desk.answer(.staff(.leaver("clerk", handTo: nil)), for: try office.actor(.admin))
        guard case .staff(.left(let left)) = leaving else { throw WrongReply() }
        #expect(left.ended["drafts"] == subjects.count)
        #expect(!left.handOver.contains { $0.detail.contains("after six") })
        #expect(try office.examine() == [])
    }

    @Test func `the site's phrases are everybody's, worded by those who oversee, and the journal keeps by whom`() throws
    {
        let (office, _) = try office()
        let phrase = Phrase("pb", "Please book within two weeks.")
        for role in [Role.clerk, .clinician, .triage, .referrer, .auditor] {
            #expect(throws: Failure.notAllowed(role, "the site's phrases")) {
                try office.workplace(.keepSitePhrase(phrase), as: role)
            }
        }
        _ = try office.workplace(.keepSitePhrase(phrase), as: .supervisor)
        func found(_ role: Role) throws -> Surroundings {
            guard case .surroundings(let found) = try office.workplace(.surroundings, as: role) else {
                throw WrongReply()
            }
            return found
        }
        for role in [Role.clerk, .clinician, .referrer, .manager] {
            #expect(try found(role).sitePhrases == [phrase] && found(role).phrases.isEmpty, "\(role)")
        }
        let own = Phrase("pb", "Please ring.")
        _ = try office.workplace(.keepPhrase(own), as: .clinician)
        #expect(try found(.clinician).allPhrases.meant(by: ".pb") == own)
        #expect(try found(.clerk).allPhrases.meant(by: ".PB") == phrase)
        #expect(throws: Failure.self) { try office.workplace(.keepSitePhrase(Phrase("P B", "x")), as: .supervisor) }
        _ = try office.workplace(.keepSitePhrase(Phrase("pb", "Book soon.")), as: .manager)
        _ = try office.workplace(.dropSitePhrase(abbreviation: "pb"), as: .supervisor)
        #expect(throws: Failure.notFound("a phrase of the site by that name")) {
            try office.workplace(.dropSitePhrase(abbreviation: "pb"), as: .supervisor)
        }
        #expect(try found(.clerk).sitePhrases.isEmpty)
        let kept = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT user || ' ' || action || ' ' || change FROM journal WHERE action LIKE '%site-phrase'") {
                $0.text() ?? ""
            }
        }
        #expect(kept.count == 3)
        #expect(
            kept[1]
                == #"manager keep-site-phrase {"abbreviation":[null,"pb"],"words":["Please book within two weeks.","Book soon."]}"#
        )
        #expect(try office.examine() == [])
    }

    @Test func `views are a person's own in a role, and stand in place of the standard ones`() throws {
        let (office, _) = try office()
        var filter = ListFilter()
        filter.overdueOnly = true
        filter.search = "smith"
        let view = SavedView(number: 2, name: "late smiths", filter: filter)
        _ = try office.workplace(.keepView(view), as: .clerk)
        guard case .surroundings(let mine) = try office.workplace(.surroundings, as: .clerk),
            case .surroundings(let theirs) = try office.workplace(.surroundings, as: .clinician)
        else { throw WrongReply() }
        #expect(mine.views.first { $0.number == 2 } == view)
        #expect(theirs.views == SavedView.standard)
        #expect(throws: Failure.self) {
            try office.workplace(.keepView(SavedView(number: 10, name: "x", filter: filter)), as: .clerk)
        }
        _ = try office.workplace(.dropView(2), as: .clerk)
        guard case .surroundings(let again) = try office.workplace(.surroundings, as: .clerk) else {
            throw WrongReply()
        }
        #expect(again.views == SavedView.standard)
    }

    @Test func `the feed is as old as the newest file with something of e-RS in it`() throws {
        let (office, _) = try office()
        func feed() throws -> Instant? {
            guard case .surroundings(let found) = try office.workplace(.surroundings, as: .clerk) else {
                throw WrongReply()
            }
            return found.feedAsOf
        }
        let first = try #require(try feed())
        // Read again it is no younger.
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        #expect(try feed() == first)
    }

    @Test func `colleagues are those who could take the referral`() throws {
        let (office, id) = try office()
        guard case .colleagues(let all) = try office.workplace(.colleagues(.id(id), clinicians: false), as: .clerk),
            case .colleagues(let clinicians) = try office.workplace(.colleagues(.id(id), clinicians: true), as: .clerk)
        else { throw WrongReply() }
        #expect(Set(all.map(\.login)).isSuperset(of: ["clerk", "clinician", "supervisor"]))
        #expect(!all.map(\.login).contains("referrer"))
        #expect(clinicians.map(\.login) == ["clinician"])
    }
}

extension Office {
    fileprivate func workplace(_ request: WorkplaceRequest, as role: Role) throws -> WorkplaceReply {
        guard case .workplace(let reply) = try desk.answer(.workplace(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }
}
