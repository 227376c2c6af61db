// Advice and guidance from the command line: asked, answered, converted, listed, in JSON and in plain text.

import Foundation
import TestSupport
import Testing

@Suite struct AdviceTests {
    /// Registers a question and gives our reference.
    private func ask(_ program: Program, _ more: [String] = []) throws -> String {
        let words =
            [
                "referral", "add", "--advice", "--message", "Which test first?", "--nhs-number", "9990000018",
                "--priority", "ROUTINE", "--service", try service(program),
            ] + more
        let finished = try program.start(
            words + ["--db", program.db, "--now", Program.now, "--json", "--user", "referrer"]
        ).finish()
        #expect(finished.code == 0, "\(finished.error)")
        return try #require(try finished.object()["ref"] as? String)
    }

    private func service(_ program: Program) throws -> String {
        let item = try #require(try program.items("referrals-for-review", user: "clerk").first)
        return try #require((item["service"] as? [String: Any])?["id"] as? String)
    }

    @Test func `a question is asked, answered and closed`() throws {
        let program = try Program.rehearsal()
        let ref = try ask(program)
        let listed = try program.items("advice-and-guidance-requests", user: "clinician")
        let row = try #require(listed.first { $0["ref"] as? String == ref })
        #expect(row["state"] as? String == "PROVIDER_RESPONSE_REQUIRED" && row["breach"] is NSNull)
        #expect(row["reason"] as? String == "PROVIDER_RESPONSE_REQUIRED" && row["due"] as? String == "2026-11-05")
        let advised = try program.json(
            "do", "advise", ref, "--outcome", "ADVICE_ONLY_NO_REFERRAL_RECOMMENDED", "--comment", "Ultrasound first.",
            user: "clinician")
        #expect(advised.code == 0)
        #expect(try advised.object()["state"] as? String == "REFERRER_TO_REVIEW_RESPONSE")
        let detail = try program.json("referral", ref, user: "referrer").object()
        #expect(detail["state"] as? String == "REFERRER_TO_REVIEW_RESPONSE")
        #expect(detail["worklists"] as? [String] == ["advice-and-guidance-responses"])
        let advice = try #require(detail["advice"] as? [String: Any])
        #expect(advice["state"] as? String == "REFERRER_TO_REVIEW_RESPONSE" && advice["may_convert"] as? Bool == false)
        #expect(advice["recommendation"] as? String == "ADVICE_ONLY_NO_REFERRAL_RECOMMENDED")
        #expect(advice["first_requested"] as? String == Program.now && advice["last_updated"] as? String == Program.now)
        let messages = try #require(advice["messages"] as? [[String: Any]])
        #expect(messages.compactMap { $0["text"] as? String } == ["Which test first?", "Ultrasound first."])
        #expect(messages.compactMap { $0["side"] as? String } == ["referrer", "provider"])
        #expect(messages.last?["outcome"] as? String == "RETURN_TO_REFERRER_WITH_ADVICE")
        #expect(messages.last?["by"] as? String == "clinician" && messages.first?["outcome"] is NSNull)
        let closed = try program.json("do", "close-advice", ref, user: "referrer")
        #expect(try closed.object()["state"] as? String == "CONVERSATION_ENDED_CLOSED")
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `plain text shows the conversation to those who may read it, and to nobody else`() throws {
        let program = try Program.rehearsal()
        let ref = try ask(program)
        let read = try program.text("referral", ref, user: "clinician")
        #expect(read.out.contains("Which test first?") && read.out.contains("Advice asked for"))
        for user in ["clerk", "supervisor", "referrer-admin"] {
            for finished in [
                try program.text("referral", ref, user: user), try program.json("referral", ref, user: user),
                try program.json("history", ref, user: user), try program.json("search", ref, user: user),
            ] {
                #expect(finished.code == 0 && !finished.out.contains("Which test"), "\(user)")
            }
            let advice = try program.json("referral", ref, user: user).object()["advice"] as? [String: Any]
            #expect(advice?["state"] as? String == "PROVIDER_RESPONSE_REQUIRED" && advice?["messages"] == nil)
        }
    }

    @Test func `converting takes the referrer's leave`() throws {
        let program = try Program.rehearsal()
        let barred = try program.json("do", "convert", try ask(program), "--comment", "Words.", user: "clinician")
        #expect(barred.code == 1 && barred.errorCode == "not-authorised-to-convert")
        let ref = try ask(program, ["--may-convert"])
        let converted = try program.json(
            "do", "convert", ref, "--comment", "We will see them.", "--instruction", "Any clinic", user: "clinician")
        #expect(try converted.object()["state"] as? String == "TRIAGED_PROVIDER_TO_ACTION")
        #expect(try converted.object()["worklists"] as? [String] == ["appointments-for-booking"])
        let seen = try program.json("referral", ref, user: "clerk").object()
        let clocks = try #require(seen["clocks"] as? [[String: Any]])
        #expect(seen["instruction"] as? String == "Any clinic")
        #expect(clocks.first { $0["name"] as? String == "rtt" }?["start"] as? String == String(Program.now.prefix(10)))
        let late = try program.json("do", "ask-more", ref, "--comment", "Words.", user: "clinician")
        #expect(late.code == 1 && late.errorCode == "wrong-state")
    }

    @Test func `a referral is not booked while it is a question, and the refusal says why`() throws {
        let program = try Program.rehearsal()
        let ref = try ask(program)
        let refused = try program.json("do", "accept", ref, user: "clinician")
        #expect(refused.code == 1 && refused.errorCode == "advice-only")
        #expect(refused.error.contains("not a referral yet"))
        #expect(try program.json("do", "advise", ref, "--comment", "Words.", user: "clerk").code == 5)
        let bare = try program.json("do", "advise", ref, "--comment", "Words.", user: "clinician")
        #expect(bare.code == 1 && bare.errorCode == "outcome-missing")
    }

    @Test func `asking takes a referrer and a question`() throws {
        let program = try Program.rehearsal()
        let service = try service(program)
        let words = ["referral", "add", "--nhs-number", "9990000018", "--priority", "ROUTINE", "--service", service]
        func run(_ more: [String], as user: String) throws -> Finished {
            try program.start(words + more + ["--db", program.db, "--now", Program.now, "--json", "--user", user])
                .finish()
        }
        #expect(try run(["--advice", "--message", "Words."], as: "clinician").code == 5)
        #expect(try run(["--advice"], as: "referrer").code == 2)
        #expect(try run(["--may-convert", "--source", "paper"], as: "referrer").code == 2)
        #expect(try run([], as: "referrer").code == 2)
    }

    @Test func `a rehearsal has conversations in every stage`() throws {
        let program = try Program()
        let made = try program.run(
            "demo", "--no-open", "--referrals", "170", "--seed", "4", "--now", Program.now, db: true)
        #expect(made.code == 0)
        let states = try program.dump().filter { $0.hasPrefix("referral: ") }
        for state in [
            "PROVIDER_RESPONSE_REQUIRED", "REFERRER_TO_SUBMIT_FURTHER_INFORMATION", "REFERRER_TO_REVIEW_RESPONSE",
            "CONVERSATION_ENDED_CLOSED", "CONVERSATION_ENDED_CANCELLED", "ADVICE_CONVERTED",
        ] {
            #expect(states.contains { $0.contains("'\(state)'") }, "\(state)")
        }
        #expect(try program.json("doctor").code == 0)
        #expect(try !program.items("advice-and-guidance-requests", user: "clinician").isEmpty)
    }

    @Test(.enabled(if: Places.realData != nil, "the official examples are not beside the package"))
    func `the official list of requests gives its rows, whatever their state`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(Places.realData ?? "")/ers-sandbox/stu3/retrieveAdviceAndGuidanceWorklist/responses"
        let summary = try program.json("import", folder)
        #expect(summary.code == 0)
        #expect(try summary.object()["new"] as? Int == 2)
        let rows = try program.items("advice-and-guidance-requests", user: "clerk")
        #expect(
            Set(rows.compactMap { $0["state"] as? String }) == [
                "PROVIDER_RESPONSE_REQUIRED", "REFERRER_TO_SUBMIT_FURTHER_INFORMATION",
            ])
        #expect(try program.json("doctor").code == 0)
    }
}
