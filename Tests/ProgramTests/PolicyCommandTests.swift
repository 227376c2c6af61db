// `policy`, `signoff` and `duty` as typed: documents, plain words, and the number each run ends with.

import Foundation
import Testing

struct PolicyCommandTests {
    @Test func `policy list names every setting with its value, default, guideline and who knows of it`() throws {
        let program = try Program.rehearsal()
        #expect(try program.text("policy", "set", "review", "9/3/2", "--reason", "Winter", user: "manager").code == 0)
        #expect(try program.text("policy", "acknowledge", "review", user: "clerk").code == 0)
        let settings = try program.json("policy", "list", user: "commissioner").list()
        #expect(settings.count == 26)
        for setting in settings {
            for key in ["name", "title", "value", "default", "guideline"] { #expect(setting[key] is String, "\(key)") }
        }
        let review = try #require(settings.first { $0["name"] as? String == "review" })
        #expect(review["value"] as? String == "9/3/2" && review["default"] as? String == "5/2/1")
        #expect(review["effective_from"] as? String == "2026-11-03" && review["set_by"] as? String == "manager")
        #expect(review["acknowledged"] as? Int == 1 && review["staff"] as? Int == 10)
        let booking = try #require(settings.first { $0["name"] as? String == "booking" })
        #expect(booking["effective_from"] is NSNull && booking["acknowledged"] is NSNull)
        let history = try program.json("policy", "show", "review", user: "auditor").object()
        let changes = try #require(history["changes"] as? [[String: Any]])
        #expect(changes.count == 1 && changes[0]["reason"] as? String == "Winter")
        #expect((changes[0]["acknowledged_by"] as? [[String: Any]])?.first?["user"] as? String == "clerk")
        #expect(try program.text("policy", "list", user: "clerk").out.contains("9/3/2"))
        #expect(try program.text("policy", "show", "review", user: "clerk").out.contains("Winter"))
    }

    @Test func `a rehearsed change keeps nothing and says what the real one does`() throws {
        let program = try Program.rehearsal()
        let before = try program.dump()
        let order = ["policy", "set", "next-day", "3/2/1", "--reason", "Fewer hands"]
        func run(_ more: String...) throws -> Finished {
            try program.start(
                order + more + ["--db", program.db, "--now", Program.now, "--user", "manager", "--json"]
            ).finish()
        }
        let told = try run("--dry-run").object()
        #expect(try program.dump() == before)
        let done = try run().object()
        #expect(told["dry_run"] as? Bool == true && done["dry_run"] as? Bool == false)
        let total = try #require(told["total"] as? Int)
        #expect(total > 0 && done["total"] as? Int == total)
        #expect((told["moves"] as? [[String: Any]])?.reduce(0) { $0 + ($1["items"] as? Int ?? 0) } == total)
        #expect(try program.json("doctor").object()["ok"] as? Bool == true)
        #expect(try program.json("audit", "verify").object()["ok"] as? Bool == true)
    }

    @Test func `closing days are added, listed and taken back`() throws {
        let program = try Program.rehearsal()
        let added = try program.json("policy", "closing-day", "add", "2026-11-05", "--name", "Flood", user: "manager")
        #expect(try added.object()["closing_day"] as? String == "2026-11-05")
        #expect(try program.json("policy", "closing-day", "list", user: "clerk").list().count == 1)
        #expect(
            try program.text("policy", "closing-day", "add", "2026-11-05", "--name", "x", user: "manager").code == 1)
        #expect(try program.json("doctor").object()["ok"] as? Bool == true)
        #expect(try program.text("policy", "closing-day", "remove", "2026-11-05", user: "manager").code == 0)
        #expect(try program.json("policy", "closing-day", "list", user: "clerk").list().isEmpty)
    }

    @Test(arguments: [
        (["policy", "set", "review", "5/2", "--reason", "r"], "manager", 2),
        (["policy", "set", "review", "1/2/3", "--reason", "r"], "manager", 2),
        (["policy", "set", "sign-off-hour", "24", "--reason", "r"], "manager", 2),
        (["policy", "set", "sign-off-hour", "9"], "manager", 2),
        (["policy", "set", "sign-off-hour", "9", "--reason", "r", "--from", "2026-11-02"], "manager", 2),
        (["policy", "set", "sign-off-hour", "9", "--reason", "r", "--from", "soon"], "manager", 2),
        (["policy", "set", "no-such-setting", "9", "--reason", "r"], "manager", 1),
        (["policy", "set", "sign-off-hour", "16", "--reason", "r"], "manager", 1),
        (["policy", "set", "sign-off-hour", "9", "--reason", "r"], "clerk", 5),
        (["policy", "set", "sign-off-hour", "9", "--reason", "r", "--dry-run"], "supervisor", 5),
        (["policy", "closing-day", "add", "2026-11-05", "--name", "x"], "admin", 5),
        (["policy", "closing-day", "add", "2026-11-02", "--name", "x"], "manager", 2),
        (["policy", "show", "no-such-setting"], "manager", 1), (["signoff", "no-such-list"], "clerk", 1),
        (["signoff", "overdue"], "supervisor", 5), (["signoff", "appointment-slot-issues"], "manager", 5),
        (["signoff", "awaiting-booking"], "clerk", 5),
        (["signoff", "appointment-slot-issues", "--service", "nowhere"], "clerk", 1),
        (["signoff", "referrals-for-review"], "clinician", 1),
        (["signoff", "referrals-for-review", "--reason", " "], "clinician", 2),
        (["signoff", "list", "--from", "soon"], "clerk", 2), (["signoff", "list"], "commissioner", 5),
        (["signoff"], "clerk", 2), (["duty", "list"], "clerk", 5),
        (["duty", "set", "import-problems", "--person", "clerk"], "supervisor", 2),
        (["duty", "set", "import-problems", "--person", "clerk", "--deputy", "clerk"], "supervisor", 2),
        (["duty", "set", "import-problems", "--person", "clerk", "--deputy", "nobody"], "supervisor", 1),
        (["duty", "set", "import-problems", "--person", "clerk", "--deputy", "triage"], "clerk", 5),
    ])
    func `what is refused ends with its number and changes nothing`(
        arguments: [String], user: String, code: Int32
    ) throws {
        let program = try Program.rehearsal()
        let before = try program.dump()
        let finished = try program.start(
            arguments + ["--db", program.db, "--now", Program.now, "--user", user, "--json"]
        ).finish()
        #expect(finished.code == code, "\(finished.error)")
        #expect(finished.errorCode != nil && finished.out == "")
        #expect(try program.dump() == before)
    }

    @Test func `a list is refused while an urgent referral is unopened, passes with a reason, and is off the board`()
        throws
    {
        let program = try Program.rehearsal()
        let list = "referrals-for-review"
        func board() throws -> [[String: Any]] {
            try program.items("not-signed-off", user: "supervisor").filter { $0["worklist"] as? String == list }
        }
        let waiting = try board()
        #expect(!waiting.isEmpty)
        for row in waiting {
            #expect(row["by"] is NSNull && row["last"] is NSNull && row["escalated"] as? Bool == false)
            #expect(row["service"] is [String: Any] && row["missed_days"] as? Int == 0)
        }
        let refused = try program.json("signoff", list, user: "clinician")
        #expect(refused.code == 1 && refused.errorCode == "unopened-urgent")
        #expect(try board().count == waiting.count)
        let signed = try program.json("signoff", list, "--reason", "Read on paper", user: "clinician").object()
        #expect(signed["worklist"] as? String == list)
        let services = try #require(signed["services"] as? [[String: Any]])
        #expect(services.count == waiting.count)
        let held = waiting.reduce(0) { $0 + ($1["waiting"] as? Int ?? 0) }
        #expect(services.reduce(0) { $0 + ($1["total"] as? Int ?? 0) } == held)
        for service in services {
            for key in ["total", "overdue", "urgent", "unopened_urgent"] { #expect(service[key] is Int, "\(key)") }
            #expect(service["by"] as? String == "clinician" && service["signed_at"] is String)
        }
        #expect(try board().isEmpty)
        let register = try program.json("signoff", "list", user: "supervisor").list()
        #expect(register.count == services.count && register.allSatisfy { $0["reason"] as? String == "Read on paper" })
        #expect(try program.text("signoff", "list", user: "auditor").out.contains("Read on paper"))
        #expect(try program.text("worklist", "not-signed-off", user: "supervisor").code == 0)
        #expect(try program.json("doctor").object()["ok"] as? Bool == true)
    }

    @Test func `a duty stands on the board and ends when it is taken away`() throws {
        let program = try Program.emptyRehearsal()
        let given = try program.json(
            "duty", "set", "import-problems", "--person", "clerk", "--deputy", "triage", user: "supervisor")
        #expect(try given.object()["person"] as? String == "clerk")
        let rows = try program.items("not-signed-off", user: "supervisor")
        #expect(rows.count == 1 && rows[0]["deputy"] as? String == "triage" && rows[0]["waiting"] as? Int == 0)
        #expect(try program.json("duty", "list", user: "manager").list().count == 1)
        #expect(try program.text("duty", "end", "import-problems", user: "manager").code == 0)
        #expect(try program.items("not-signed-off", user: "supervisor").isEmpty)
    }
}
