// Whole conversations at the desk: asked, answered, attached to, ended, and made into referrals; who sees which words.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

@Suite struct AdviceTests {
    private func asked(_ office: Office, mayConvert: Bool = true) throws -> ReferralName {
        var new = NewReferral(priority: .routine, service: Named.clinic, source: .paper)
        new.nhsNumber = NHSNumber("9990000018")
        new.advice = NewAdvice(message: "Which test first?", mayConvert: mayConvert)
        return .id(try office.desk.addReferral(new, by: try office.actor(.referrer)).referral.id)
    }

    @discardableResult
    private func act(
        _ office: Office, _ action: ReferralAction, on name: ReferralName, as role: Role,
        _ change: (inout ReferralCommand) -> Void = { _ in }
    ) throws -> Outcome {
        var command = ReferralCommand(action)
        change(&command)
        let who = try office.actor(role, onBehalfOf: role == .triage)
        guard case .done(let outcome) = try office.desk.answer(.perform(command, on: name), for: who) else {
            throw WrongReply()
        }
        return outcome
    }

    private func detail(_ office: Office, _ name: ReferralName, as role: Role) throws -> ReferralDetail {
        let request = Request.referral(name, opening: false)
        guard case .referral(let found) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return found
    }

    @Test func `a conversation goes to and fro, is closed, and keeps every word`() throws {
        let office = try Office()
        let name = try asked(office)
        #expect(
            try office.listed(.adviceAndGuidanceRequests, as: .clinician).map(\.conversation) == [
                .providerResponseRequired
            ])
        #expect(try office.listed(.adviceAndGuidanceResponses, as: .referrer).isEmpty)
        office.clock.now = morning.adding(seconds: 600)
        try act(office, .askMore, on: name, as: .clinician) { $0.comment = "How long?" }
        #expect(try office.listed(.adviceAndGuidanceRequests, as: .clinician).isEmpty)
        #expect(
            try office.listed(.adviceAndGuidanceResponses, as: .referrer).map(\.statusCode) == [
                "REFERRER_TO_SUBMIT_FURTHER_INFORMATION"
            ])
        office.clock.now = morning.adding(seconds: 1_200)
        try act(office, .sendInformation, on: name, as: .referrer) { $0.comment = "Six weeks." }
        office.clock.now = morning.adding(seconds: 1_800)
        try act(office, .advise, on: name, as: .clinician) {
            $0.comment = "Ultrasound first."
            $0.outcome = "ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED"
        }
        office.clock.now = morning.adding(seconds: 2_400)
        let ended = try act(office, .closeAdvice, on: name, as: .referrer)
        #expect(ended.referral.advice == .endedClosed && ended.worklists.isEmpty)
        let messages = try #require(try detail(office, name, as: .clinician).messages)
        #expect(messages.map(\.text) == ["Which test first?", "How long?", "Six weeks.", "Ultrasound first."])
        #expect(messages.map(\.side) == [.referrer, .provider, .referrer, .provider])
        #expect(messages.map(\.byName) == ["The referrer", "The clinician", "The referrer", "The clinician"])
        #expect(messages.map(\.outcome) == [nil, .requireFurtherInformation, nil, .returnToReferrerWithAdvice])
        #expect(messages.last?.recommendation == .referralIfRequired)
        #expect(try office.examine() == [])
        for action in ReferralAction.allCases where action.isOfAdvice {
            let refused = failure {
                try act(office, action, on: name, as: action.rule.roles.contains(.referrer) ? .referrer : .clinician)
            }
            #expect(refused == .refused(.adviceOnly(.endedClosed)), "\(action.rawValue)")
        }
    }

    @Test func `an authorised provider converts it, and the booking staff take over`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        let before = try office.referral()
        #expect(before.breachDay == nil)
        try office.act(.convert, as: .clinician) {
            $0.comment = "We will see them."
            $0.instruction = "Any clinic"
        }
        let after = try office.referral()
        #expect(after.ubrn == before.ubrn && after.advice == .converted && after.state == .triagedProviderToAction)
        let rows = try office.listed(.appointmentsForBooking, as: .clerk)
        #expect(rows.map(\.statusCode) == ["TRIAGED_PROVIDER_TO_ACTION"] && rows.first?.breach == after.breachDay)
        #expect(try office.openMessages().map(\.message.call) == ["A027"])
        let shown = try office.detail(as: .clerk)
        #expect(shown.referral.instruction == "Any clinic" && shown.referral.comment == nil && shown.messages == nil)
        #expect(try office.examine() == [])
        // Its booking is the clerk's.
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(try office.referral().state == .booked)
    }

    @Test func `a provider who is not authorised is told so, and why`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired) { $0.mayConvert = false })
        let refused = failure { try office.act(.convert, as: .clinician) { $0.comment = "Words." } }
        #expect(refused == .refused(.notAuthorisedToConvert))
    }

    @Test func `a referrer makes it a referral under its own UBRN`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.referrerToReviewResponse))
        let outcome = try office.act(.createReferral, as: .referrer) { $0.service = "\(Named.clinic),\(Named.closed)" }
        #expect(outcome.worklists == [.awaitingBooking])
        let after = try office.referral()
        #expect(after.state == .notBooked && after.advice == .converted && after.shortlist.count == 2)
        #expect(after.waitStart?.at == morning)
        let unknown = failure {
            try office.take(AdviceRequest(.referrerToReviewResponse) { $0.ubrn = "990000000102" })
            try office.act(.createReferral, "990000000102", as: .referrer) { $0.service = "9" }
        }
        #expect(unknown == .refused(.serviceUnknown("9")))
    }

    @Test func `both sides attach to a conversation, each under its own kind`() throws {
        let office = try Office()
        let name = try asked(office)
        func attach(_ words: String, as role: Role) throws {
            _ = try office.desk.addLetter(
                Array(words.utf8), named: "\(words).txt", command: ReferralCommand(.addLetter), on: name,
                by: try office.actor(role), isRehearsal: false)
        }
        try attach("question", as: .referrer)
        try attach("answer", as: .clinician)
        let documents = try #require(try detail(office, name, as: .clinician).documents)
        #expect(documents.map(\.type) == ["ADVICE_REQUEST", "GUIDANCE_RESPONSE"])
        #expect(failure { try attach("scan", as: .clerk) } == .refused(.notYourRole(.clerk)))
        #expect(try office.listed(.adviceAndGuidanceRequests, as: .clerk).count == 1)
    }

    @Test func `a clinician administrator answers for their clinician, and both names stay with the message`() throws {
        let office = try Office()
        let name = try asked(office)
        let words = { (command: inout ReferralCommand) in command.comment = "How long?" }
        #expect(failure { try act(office, .askMore, on: name, as: .triage, words) } == .refused(.noDelegation))
        try office.delegate()
        try act(office, .askMore, on: name, as: .triage, words)
        let message = try #require(try detail(office, name, as: .clinician).messages?.last)
        #expect(message.by == "triage" && message.onBehalfOf == "clinician")
    }

    @Test func `no word of a conversation reaches a role that has no clinical text`() throws {
        let office = try Office()
        let name = try asked(office)
        try act(office, .advise, on: name, as: .clinician) {
            $0.comment = "Ultrasound first."
            $0.outcome = "OTHER"
        }
        for role in [Role.clerk, .supervisor, .referrerAdmin, .triage] {
            let shown = try detail(office, name, as: role)
            #expect(shown.messages == nil && shown.documents == nil, "\(role.rawValue)")
            #expect(!"\(shown)".contains("Ultrasound") && !"\(shown)".contains("Which test"), "\(role.rawValue)")
            #expect(shown.referral.advice == .referrerToReviewResponse)
            guard case .history(let lines) = try office.desk.answer(.history(name), for: try office.actor(role)) else {
                throw WrongReply()
            }
            #expect(!"\(lines)".contains("Ultrasound") && !"\(lines)".contains("Which test"), "\(role.rawValue)")
        }
        for role in [Role.clinician, .referrer] { #expect(try detail(office, name, as: role).messages?.count == 2) }
        guard case .history(let lines) = try office.desk.answer(.history(name), for: try office.actor(.clinician))
        else {
            throw WrongReply()
        }
        #expect(lines.compactMap(\.entry.text) == ["Which test first?", "Ultrasound first."])
    }

    @Test func `only a referrer asks, and never without a question`() throws {
        let office = try Office()
        var new = NewReferral(priority: .routine, service: Named.clinic, source: .paper)
        new.nhsNumber = NHSNumber("9990000018")
        new.advice = NewAdvice(message: "Words.", mayConvert: false)
        for role in [Role.clerk, .clinician, .triage] {
            #expect(
                failure { _ = try office.desk.addReferral(new, by: try office.actor(role)) }
                    == .notAllowed(role, "asking for advice"))
        }
        new.advice = NewAdvice(message: " ", mayConvert: false)
        #expect(
            failure { _ = try office.desk.addReferral(new, by: try office.actor(.referrer)) }
                == .refused(.commentMissing))
        new.advice = NewAdvice(message: String(repeating: "a", count: 8_001), mayConvert: false)
        #expect(
            failure { _ = try office.desk.addReferral(new, by: try office.actor(.referrer)) }
                == .refused(.commentTooLong(limit: 8_000)))
    }

    @Test func `what was said is neither changed nor taken away, whoever holds the file`() throws {
        let office = try Office()
        _ = try asked(office)
        let acts = [
            "UPDATE advice_message SET author = 'x'", "UPDATE advice_message SET side = 'provider'",
            "DELETE FROM advice_message", "INSERT OR REPLACE INTO advice_message SELECT * FROM advice_message",
            "UPDATE referral SET state = 'BOOKED'", "UPDATE referral SET advice_may_convert = NULL",
        ]
        func run(_ sql: String) throws {
            try office.desk.store.write { (it) throws(Failure) in _ = try it.run(sql) }
        }
        for sql in acts { #expect(failure { try run(sql) } != nil, "\(sql)") }
        // Only e-RS's own id may become known, once.
        try run("UPDATE advice_message SET ers_id = '7'")
        #expect(failure { try run("UPDATE advice_message SET ers_id = '8'") } != nil)
    }
}
