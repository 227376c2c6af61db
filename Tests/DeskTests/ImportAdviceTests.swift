// Advice and guidance from e-RS: rows, requests and messages in any order, and who wins when both sides have moved.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let asked = communication("1", .referrer, "What next?", sent: "2026-10-28T09:00:00Z")
private let told = communication("2", .provider, "Which bloods?", sent: "2026-10-29T09:00:00Z")
private let replied = communication("3", .referrer, "These.", sent: "2026-10-30T09:00:00Z")

@Suite struct ImportAdviceTests {
    @Test(arguments: AdviceState.allCases) func `a row of the list becomes a conversation in its state`(
        state: AdviceState
    ) throws {
        let office = try Office()
        #expect(try office.take([adviceRow(state)]).new == 1)
        let held = try office.referral()
        #expect(held.advice == state && held.stateInferred && held.ersVersion == 3)
        #expect(held.adviceFirstRequested == at("2026-10-28T09:00:00Z"))
        #expect(held.adviceLastUpdated == at("2026-10-30T09:00:00Z") && held.referrer == "555")
        // The row names no organisation: the provider goes on seeing whatever is open.
        let rows = try office.listed(.adviceAndGuidanceRequests, as: .clerk)
        #expect(rows.map(\.statusCode) == (state.turn == nil ? [] : [state.rawValue]))
        #expect(try office.examine() == [])
        #expect(try office.take([adviceRow(state)]).unchanged == 1)
    }

    @Test func `a later row of the list speaks for what the list made, and not against what was done here`() throws {
        let office = try Office()
        try office.take([adviceRow(.providerResponseRequired)])
        let later = adviceRow(.referrerToSubmitInformation, name: "b.json", modified: morning.adding(seconds: 60))
        #expect(try office.take([later]).changed == 1)
        #expect(try office.referral().advice == .referrerToSubmitInformation)
        try office.take([adviceRow(.providerResponseRequired, name: "c.json", modified: morning.adding(seconds: 120))])
        try office.act(.askMore, as: .clinician) { $0.comment = "Which?" }
        try office.take([adviceRow(.endedClosed, name: "d.json", modified: morning.adding(seconds: 180))])
        #expect(try office.referral().advice == .referrerToSubmitInformation)
        let problem = try #require(try office.problems().last?.reason)
        #expect(problem.contains("advice and guidance CONVERSATION_ENDED_CLOSED"))
    }

    @Test func `a request makes a conversation, and a newer version moves it`() throws {
        let office = try Office()
        #expect(try office.take(AdviceRequest(.providerResponseRequired)).new == 1)
        var held = try office.referral()
        #expect(held.advice == .providerResponseRequired && held.adviceMayConvert && !held.stateInferred)
        #expect(held.referringOrganisation == Named.practice && held.service == Named.clinic && held.ersVersion == 3)
        #expect(try office.take(AdviceRequest(.referrerToReviewResponse, version: 4)).changed == 1)
        held = try office.referral()
        #expect(held.advice == .referrerToReviewResponse && held.ersVersion == 4)
        #expect(try office.take(AdviceRequest(.providerResponseRequired, version: 2)).older == 1)
        #expect(try office.take(AdviceRequest(.providerResponseRequired)).older == 1)
        #expect(try office.listed(.adviceAndGuidanceResponses, as: .referrer).count == 1)
        #expect(try office.examine() == [])
    }

    @Test func `the same version with other content, or another patient, waits for a person`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.take(AdviceRequest(.endedClosed))
        try office.take(AdviceRequest(.providerResponseRequired, version: 4) { $0.nhsNumber = "9990000026" })
        #expect(try office.referral().advice == .providerResponseRequired)
        let problems = try office.problems()
        #expect(problems.map(\.kind) == ["conflict", "conflict"])
        #expect(problems[0].reason.contains("other content") && problems[1].reason.contains("NHS number"))
    }

    @Test func `what e-RS shows as we decided it is confirmed, and what it has not heard yet stays`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.act(.advise, as: .clinician) {
            $0.comment = "Ultrasound."
            $0.outcome = "OTHER"
            $0.priority = .urgent
        }
        try office.take(AdviceRequest(.providerResponseRequired, version: 4))
        #expect(try office.referral().advice == .referrerToReviewResponse)
        #expect(try office.referral().priority == .urgent)
        #expect(try office.openMessages().count == 1 && office.problems().isEmpty)
        try office.take(AdviceRequest(.referrerToReviewResponse, version: 5) { $0.priority = "URGENT" })
        #expect(try office.openMessages().isEmpty)
        // Once it has heard, its word is the referrer's reply.
        try office.take(AdviceRequest(.providerResponseRequired, version: 6) { $0.priority = "URGENT" })
        #expect(try office.referral().advice == .providerResponseRequired)
        #expect(try office.listed(.adviceAndGuidanceRequests, as: .clinician).count == 1)
    }

    @Test func `both sides moved: ours stays, both are shown, and either can be taken`() throws {
        for choice in [ReferralAction.takeERS, .keepOurs] {
            let office = try Office()
            try office.take(AdviceRequest(.providerResponseRequired))
            try office.act(.askMore, as: .clinician) { $0.comment = "Which?" }
            try office.take(AdviceRequest(.endedClosed, version: 4))
            #expect(try office.referral().advice == .referrerToSubmitInformation)
            #expect(try office.problems().map(\.kind) == ["conflict"])
            try office.act(choice, as: .clinician)
            #expect(
                try office.referral().advice == (choice == .takeERS ? .endedClosed : .referrerToSubmitInformation))
            #expect(try office.problems().isEmpty && office.examine() == [])
        }
    }

    @Test func `a conversation that its referrer cancelled is always taken`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.act(.askMore, as: .clinician) { $0.comment = "Which?" }
        try office.take(AdviceRequest(.endedCancelled, version: 4))
        #expect(try office.referral().advice == .endedCancelled && office.referral().isClosed)
        #expect(try office.openMessages().isEmpty)
    }

    @Test func `messages are kept once, in order of time, whatever order they come in`() throws {
        for order in [[asked, told, replied], [replied, told, asked]] {
            let office = try Office()
            try office.take(AdviceRequest(.providerResponseRequired))
            #expect(try office.take([conversation(order)]).new == 3)
            #expect(
                try office.detail(as: .clinician).messages?.map(\.text) == ["What next?", "Which bloods?", "These."])
            let held = try office.referral()
            #expect(held.adviceFirstRequested == at("2026-10-28T09:00:00Z"))
            #expect(held.adviceLastUpdated == at("2026-10-30T09:00:00Z"))
            // The answer is owed since the reply, not since the import.
            #expect(held.stateSince == at("2026-10-30T09:00:00Z"))
            #expect(try office.take([conversation(order, "again.json")]).unchanged == 3)
            #expect(try office.problems().isEmpty && office.examine() == [])
        }
    }

    @Test func `the same message with other words is a problem, and the first stays`() throws {
        let office = try Office()
        try office.take([conversation([asked])])
        try office.take([conversation([communication("1", .referrer, "Else?", sent: "2026-10-28T09:00:00Z")], "b.json")]
        )
        #expect(try office.detail(as: .clinician).messages?.map(\.text) == ["What next?"])
        #expect(try office.problems().last?.reason == "Message 1 came again with other words. The first stays.")
    }

    @Test func `a conversation known by its messages alone stands where the last word left it`() throws {
        let office = try Office()
        #expect(try office.take([conversation([told, asked])]).new == 2)
        #expect(try office.referral().advice == .referrerToReviewResponse && office.referral().stateInferred)
        try office.take([conversation([replied], "b.json")])
        #expect(try office.referral().advice == .providerResponseRequired)
        // The request itself then says who and what.
        try office.take(AdviceRequest(.providerResponseRequired, version: 7))
        let held = try office.referral()
        #expect(!held.stateInferred && held.ersVersion == 7 && held.priority == .routine)
        #expect(try office.patient("9990000018")?.id == held.patient)
        #expect(try office.examine() == [])
    }

    @Test func `our own message coming back from e-RS is known again, and confirms our act`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.act(.askMore, as: .clinician) { $0.comment = "  Which bloods? " }
        #expect(try office.take([conversation([told])]).changed == 1)
        #expect(try office.detail(as: .clinician).messages?.count == 1)
        #expect(try office.openMessages().isEmpty)
        #expect(try office.take([conversation([told], "b.json")]).unchanged == 1)
        #expect(try office.referral().ersAdvice == .referrerToSubmitInformation && office.examine() == [])
    }

    @Test func `what a referrer says after our answer is the provider's to read`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.act(.askMore, as: .clinician) { $0.comment = "Which bloods?" }
        let later = communication("3", .referrer, "These.", sent: "2026-11-03T10:30:00Z")
        office.clock.now = at("2026-11-03T11:00:00Z")
        try office.take([conversation([later])])
        #expect(try office.listed(.adviceAndGuidanceRequests, as: .clinician).count == 1)
    }

    @Test func `documents of a conversation belong to it, and their files join them`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired) { $0.documents = ["b-1"] })
        try office.take([file("An ECG.", "b-1.txt")])
        let documents = try #require(try office.detail(as: .clinician).documents)
        #expect(documents.map(\.type) == ["ADVICE_REQUEST"] && documents.first?.text == "An ECG.")
    }

    @Test func `the referral that e-RS shows of our conversion confirms it and keeps our instruction`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.act(.convert, as: .clinician) {
            $0.comment = "We will see them."
            $0.instruction = "Any clinic"
        }
        // However e-RS counts: a referral of its own may begin anew.
        try office.take(
            Message("TRIAGED_PROVIDER_TO_ACTION", version: 1) { $0.reason = ReviewReason.providerConverted })
        let held = try office.referral()
        #expect(held.state == .triagedProviderToAction && held.instruction == "Any clinic" && held.ersVersion == 1)
        #expect(try office.openMessages().isEmpty && office.problems().isEmpty && office.examine() == [])
        #expect(try office.take(AdviceRequest(.converted, version: 9)).refused == 0)
        #expect(try office.referral().state == .triagedProviderToAction && office.problems().isEmpty)
    }

    @Test func `a referral that e-RS shows ends the conversation it came of`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired, version: 5))
        try office.take(Message("NOT_BOOKED", version: 2))
        let held = try office.referral()
        #expect(held.advice == .converted && held.state == .notBooked && held.ersVersion == 2)
        #expect(held.waitStart != nil && held.breachDay != nil)
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 3), name: "c.json")
        #expect(try office.referral().state == .deferredToProvider && office.examine() == [])
    }

    @Test func `a conversation that ended in a referral we have not seen waits where somebody acts`() throws {
        for (mayConvert, state) in [(true, ReferralState.triagedProviderToAction), (false, .notBooked)] {
            let office = try Office()
            try office.take(AdviceRequest(.converted) { $0.mayConvert = mayConvert })
            let held = try office.referral()
            #expect(held.state == state && held.stateInferred && !held.isConversation)
            #expect(try office.examine() == [])
        }
    }

    @Test func `a referral is not turned back into a conversation by a message of one`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-20T10:00:00Z" })
        try office.take(AdviceRequest(.providerResponseRequired, version: 4))
        try office.take([adviceRow(.providerResponseRequired)])
        #expect(try office.referral().state == .booked && office.referral().advice == nil)
        #expect(try office.problems().count == 2)
        try office.take([conversation([asked])])
        #expect(try office.referral().advice == .converted && office.referral().state == .booked)
        #expect(try office.examine() == [])
        // Unless a person says so.
        try office.act(.takeERS, as: .clinician)
        #expect(try office.referral().advice == .providerResponseRequired)
        #expect(try office.referral().liveAppointment == nil && office.examine() == [])
    }

    @Test func `a row of a referrals' list that names a conversation is a difference`() throws {
        let office = try Office()
        try office.take(AdviceRequest(.providerResponseRequired))
        try office.take([worklist(ListName.awaiting, [Row(codes)])])
        #expect(
            try office.problems().contains {
                $0.reason.contains("held as advice and guidance PROVIDER_RESPONSE_REQUIRED")
            })
        #expect(try office.referral().advice == .providerResponseRequired)
    }

    private let codes = Message.ubrn
}
