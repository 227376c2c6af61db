// Safety from the command line: exit codes, documents, and a database that is sound after each act.

import Foundation
import Testing

struct SafetyProgramTests {
    /// An empty rehearsal with two referrals of one patient, and a third of somebody of the same name.
    private func program() throws -> (Program, [String]) {
        let program = try Program.rehearsal()
        let found = try program.json("worklist", "appointment-slot-issues", "--limit", "200", user: "clerk").object()
        let items = try #require(found["items"] as? [[String: Any]])
        let item = try #require(items.first { $0["nhs_number"] is String })
        let service = try #require((item["service"] as? [String: Any])?["id"] as? String)
        let number = try #require(item["nhs_number"] as? String)
        let name = try #require(item["ref"] as? String)
        let added = try program.json(
            "referral", "add", "--nhs-number", number, "--priority", "ROUTINE", "--service", service, "--source",
            "paper", user: "clerk")
        #expect(added.code == 0, "\(added.error)")
        let other = try #require(try added.object()["ref"] as? String)
        return (program, [number, name, other])
    }

    private func examine(_ program: Program) throws {
        #expect(try program.json("doctor").code == 0)
        #expect(try program.json("audit", "verify").code == 0)
    }

    @Test func `a death from recording to taking it back`() throws {
        let (program, names) = try program()
        let number = names[0]
        #expect(try program.json("patient", "close-referrals", number, user: "clerk").errorCode == "no-death-recorded")
        let bad = try program.json("patient", "died", number, "--on", "2027-01-01", "--source", "x", user: "clerk")
        #expect(bad.code == 2)
        let refused = try program.json(
            "patient", "died", number, "--on", "2026-11-02", "--source", "x", user: "referrer")
        #expect(refused.code == 5)
        let died = try program.json(
            "patient", "died", number, "--on", "2026-11-02", "--source", "Her daughter", user: "clerk")
        #expect(died.code == 0, "\(died.error)")
        let answer = try died.object()
        #expect(answer["letters_held"] as? String == "patient-died")
        let open = try #require(answer["open_referrals"] as? [[String: Any]])
        #expect(open.compactMap { $0["ref"] as? String }.contains(names[1]))
        let closed = try program.json("patient", "close-referrals", number, user: "clerk").object()
        let lines = try #require(closed["referrals"] as? [[String: Any]])
        #expect(lines.count == open.count)
        #expect(lines.allSatisfy { $0["state"] as? String == "CANCELLED_REFERRAL" && $0["done"] as? Bool == true })
        try examine(program)
        let outbox = try program.json("outbox", "list", user: "admin").list()
        #expect(outbox.contains { $0["letters_held"] as? String == "patient-died" })
        let back = try program.json("patient", "reopen-referrals", number, user: "supervisor")
        #expect(back.code == 0, "\(back.error)")
        let alive = try program.json("patient", "alive", number, "--reason", "Another patient", user: "clerk")
        #expect(try alive.object()["letters_held"] is NSNull)
        let again = try program.json("patient", "reopen-referrals", number, user: "clerk")
        #expect(again.code == 1 && again.errorCode == "nothing-to-undo")
        #expect(try program.text("patient", "show", number, user: "clerk").code == 0)
        try examine(program)
    }

    @Test func `another patient's letter from the report to the confirmation`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("referrals-for-review", user: "clinician")
        let shown = try program.json("referral", name, user: "clinician").object()
        let letter = try #require(shown["letter"] as? [String: Any])
        let documents = try #require(letter["documents"] as? [[String: Any]])
        let document = try #require(documents.first { $0["text"] is String })
        let id = try #require(document["id"] as? Int)
        let text = try #require(document["text"] as? String)
        let unsaid = try program.json("do", "wrong-patient-letter", name, "--document", "\(id)", user: "clinician")
        #expect(unsaid.code == 1 && unsaid.errorCode == "instruction-missing")
        let done = try program.json(
            "do", "wrong-patient-letter", name, "--document", "\(id)", "--instruction", "Another name", user: "clerk")
        #expect(done.code == 0, "\(done.error)")
        let reported = try #require(try done.object()["wrong_letter"] as? [String: Any])
        let readers = try #require(reported["opened_by"] as? [[String: Any]])
        #expect(readers.contains { $0["user"] as? String == "clinician" })
        let frozen = try program.json("do", "accept", name, user: "clinician")
        #expect(frozen.code == 1 && frozen.errorCode == "frozen")
        let after = try program.json("referral", name, user: "clinician")
        #expect(!after.out.contains(text.prefix(60)))
        #expect(try after.object()["frozen"] as? Bool == true)
        let list = try program.json("worklist", "wrong-patient-letters", user: "supervisor").object()
        #expect(list["total"] as? Int == 1)
        let notice = try program.text("patient-safety", "notice", name, user: "supervisor")
        #expect(notice.code == 0 && notice.out.contains("belongs to another patient (type REFERRER"))
        #expect(try program.json("patient-safety", "notice", name, user: "clerk").code == 5)
        try examine(program)
        let lifted = try program.json("do", "lift-freeze", name, "--comment", "Nothing was done", user: "clinician")
        #expect(lifted.code == 0, "\(lifted.error)")
        #expect(try program.json("worklist", "wrong-patient-letters", user: "triage").object()["total"] as? Int == 0)
        try examine(program)
    }

    @Test func `RD10 a lower priority for a suspected cancer asks who agreed and when`() throws {
        let program = try Program.rehearsal()
        var name = ""
        for list in ["referrals-for-review", "appointment-slot-issues", "appointments-for-booking"] {
            let page = try program.json("worklist", list, "--priority", "TWO_WEEK_WAIT", user: "clinician").object()
            name = (page["items"] as? [[String: Any]])?.first?["ref"] as? String ?? name
        }
        try #require(!name.isEmpty)
        let words = ["do", "change-priority", name, "--priority", "URGENT", "--comment", "Words"]
        func run(_ more: [String]) throws -> Finished {
            try program.start(
                words + more + ["--db", program.db, "--now", Program.now, "--json", "--user", "clinician"]
            ).finish()
        }
        #expect(try run([]).errorCode == "agreed-with-missing")
        #expect(try run(["--agreed-with", "Dr Penn"]).errorCode == "agreed-on-missing")
        #expect(try run(["--agreed-with", "Dr Penn", "--agreed-on", "soon"]).code == 2)
        #expect(try run(["--agreed-with", "Dr Penn", "--agreed-on", "2026-11-02"]).code == 0)
        let history = try program.json("history", name, user: "clinician")
        #expect(history.out.contains("Dr Penn"))
    }

    @Test func `the other referrals of a patient and their namesakes are in the answer`() throws {
        let (program, names) = try program()
        let shown = try program.json("referral", names[2], user: "clerk").object()
        let others = try #require(shown["other_referrals"] as? [[String: Any]])
        let other = try #require(others.first { $0["ref"] as? String == names[1] })
        #expect(other["same_specialty"] as? Bool == true && other["received"] is String)
        #expect(shown["same_name"] is [Any] && shown["missed_as"] is NSNull)
        let family = try #require((shown["patient"] as? [String: Any])?["family"] as? String)
        let service = try #require((shown["service"] as? [String: Any])?["id"] as? String)
        let given = try #require((shown["patient"] as? [String: Any])?["given"] as? String)
        let added = try program.json(
            "referral", "add", "--family", family, "--given", given, "--priority", "ROUTINE", "--service", service,
            "--source", "paper", user: "clerk"
        ).object()
        #expect((added["same_name"] as? [[String: Any]])?.first?["nhs_number"] as? String == names[0])
        let found = try program.json("search", names[0], user: "clerk").list()
        #expect(found.allSatisfy { ($0["alike"] as? Int ?? 0) >= 1 })
        #expect(try program.text("referral", names[2], user: "clerk").out.contains("Same name: "))
    }
}
