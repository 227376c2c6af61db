// Reports and audit questions through the program: documents, CSV, pages, refusals and their exit codes.

import Foundation
import Testing

extension Program {
    fileprivate func rows(_ words: String..., user: String = "supervisor") throws -> [[String: Any]] {
        let finished = try start(["report"] + words + ["--db", db, "--now", Program.now, "--json", "--user", user])
            .finish()
        try #require(finished.code == 0, "\(finished.error)")
        return try #require(try finished.object()["rows"] as? [[String: Any]])
    }
}

private let keys = [
    "overdue": ["worklist", "service", "service_name", "total", "overdue", "due_today", "oldest_due", "unowned"],
    "monitoring": [
        "day", "worklist", "service", "service_name", "standard", "sign_off_by_hour", "duty", "status", "signed_by",
        "role", "signed_at", "total", "overdue", "due_today", "urgent", "new", "unopened_urgent", "missed_days",
        "reason", "waiting_now",
    ],
    "rtt": [
        "specialty", "service", "service_name", "waiting", "within_18_weeks", "over_18_weeks", "over_52_weeks",
        "over_65_weeks", "over_78_weeks", "over_104_weeks", "within_18_weeks_percent", "booked", "unbooked",
        "breach_week_1", "breach_week_2", "breach_week_3", "breach_week_4", "breach_week_5", "breach_week_6",
        "breach_week_7", "breach_week_8", "breach_unbooked", "start_not_known", "clock_nullified",
    ],
    "activity": [
        "day", "activity", "detail", "user", "name", "number", "decisions", "days", "decisions_per_day",
    ],
    "asi": [
        "service", "service_name", "deferred", "oldest", "contact_overdue", "unowned", "deferrals", "bookings",
        "asi_rate_percent",
    ],
    "services": [
        "service", "service_name", "specialty", "kind", "diary", "open_referrals", "waiting", "unbooked",
        "free_slots_6_weeks", "first_free_slot", "median_wait_days", "longest_wait_days", "over_18_weeks",
    ],
    "policy": [
        "setting", "title", "value", "unit", "effective_from", "guideline", "acknowledged", "staff", "next_value",
        "next_from", "worklists", "practice", "in_time", "counted", "in_time_percent",
    ],
]

struct ReportProgramTests {
    @Test(arguments: keys.keys.sorted()) func `a report is a document, a table, CSV and a page`(name: String) throws {
        let program = try Program.rehearsal()
        let expected = try #require(keys[name])
        let document = try program.json("report", name, user: "supervisor").object()
        #expect(document["name"] as? String == name && document["as_of"] as? String == Program.now)
        let ranged = ["monitoring", "activity", "asi"].contains(name)
        #expect((document["from"] is String) == ranged && (document["to"] is String) == ranged)
        let rows = try #require(document["rows"] as? [[String: Any]])
        #expect(!rows.isEmpty && rows.allSatisfy { Set($0.keys) == Set(expected) })
        let csv = try program.text("report", name, "--csv", user: "manager")
        #expect(csv.code == 0 && csv.out.hasPrefix(expected.joined(separator: ",") + "\n"))
        #expect(csv.out.split(separator: "\n").count == rows.count + 1)
        let text = try program.text("report", name, user: "auditor")
        #expect(text.code == 0 && text.out.contains(", as of 03-Nov-2026 09:30"))
        let page = "\(program.folder)/page.html"
        #expect(try program.text("report", name, "--html", page, user: "admin").code == 0)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("REHEARSAL") && !html.contains("<script"))
        #expect(html.components(separatedBy: "<tr>").count == rows.count + 2)
        let mode = try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `a page that is there already is never overwritten, nor one put where it cannot be`() throws {
        let program = try Program.rehearsal()
        let page = try program.write("mine", "page.html")
        let refused = try program.text("report", "overdue", "--html", page, user: "supervisor")
        #expect(refused.code == 1 && refused.out == "")
        #expect(try String(contentsOfFile: page, encoding: .utf8) == "mine")
        #expect(try program.text("report", "overdue", "--html", "\(program.folder)/no/page.html").code == 2)
        #expect(try program.text("report", "overdue", "--csv", "--html", "x.html").code == 2)
    }

    @Test func `text in a page is escaped`() throws {
        let program = try Program.rehearsal()
        let name = "<script>alert('A&E')</script>"
        #expect(try program.text("user", "set", "clerk", "--name", name, user: "admin").code == 0)
        let page = "\(program.folder)/page.html"
        #expect(try program.text("report", "staff-compliance", "--html", page, user: "admin").code == 0)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("&lt;script&gt;alert(&#39;A&amp;E&#39;)&lt;/script&gt;") && !html.contains("<script"))
    }

    @Test func `the numbers are those of the lists`() throws {
        let program = try Program.rehearsal()
        let lists = try program.json("worklists", user: "supervisor").list()
        let rows = try program.rows("overdue")
        for list in lists where rows.contains(where: { $0["worklist"] as? String == list["name"] as? String }) {
            let own = rows.filter { $0["worklist"] as? String == list["name"] as? String }
            for key in ["total", "overdue", "due_today"] {
                #expect(own.reduce(0) { $0 + ($1[key] as? Int ?? 0) } == list[key] as? Int, "\(list)")
            }
        }
        let issues = try program.items("appointment-slot-issues", user: "supervisor")
        let asi = try program.rows("asi", user: "commissioner")
        #expect(asi.reduce(0) { $0 + ($1["deferred"] as? Int ?? 0) } == issues.count)
        let rtt = try program.rows("rtt", user: "commissioner")
        let whole = try #require(rtt.last)
        for key in ["waiting", "booked", "over_18_weeks", "start_not_known", "breach_week_1"] {
            #expect(rtt.dropLast().reduce(0) { $0 + ($1[key] as? Int ?? 0) } == whole[key] as? Int, "\(key)")
        }
    }

    @Test func `a commissioner is given counts alone`() throws {
        let program = try Program.rehearsal()
        for name in ["monitoring", "policy", "staff-compliance", "delegation"] {
            #expect(try program.json("report", name, user: "commissioner").code == 5)
        }
        for name in ["overdue", "rtt", "activity", "asi", "services"] {
            #expect(try program.json("report", name, user: "commissioner").code == 0)
            #expect(try program.json("report", name, user: "clerk").errorCode == "not-allowed")
        }
        #expect(try program.rows("activity", user: "commissioner").allSatisfy { $0["user"] is NSNull })
        #expect(try program.rows("activity").contains { $0["user"] is String })
    }

    @Test func `looking back is answered where the journal can tell, and refused in a sentence elsewhere`() throws {
        let program = try Program.rehearsal()
        let refused = try program.text("report", "services", "--as-at", Program.now, user: "supervisor")
        #expect(refused.code == 2 && refused.error.contains("rtt and activity can look back."))
        let past = try program.text(
            "report", "rtt", "--as-at", "2026-10-20T12:00:00Z", "--csv", user: "supervisor")
        let present = try program.text("report", "rtt", "--csv", user: "supervisor")
        #expect(past.code == 0 && past.out != present.out)
        #expect(try program.json("report", "rtt", "--as-at", "2026-11-04", user: "supervisor").code == 2)
        #expect(try program.json("report", "rtt", "--as-at", "1990-01-01", user: "supervisor").code == 2)
        #expect(try program.json("report", "rtt", "--as-at", "soon", user: "supervisor").code == 2)
        #expect(try program.json("report", "rtt", "--from", "2026-11-01", user: "supervisor").code == 2)
        #expect(try program.json("report", "nothing", user: "supervisor").code == 2)
        let range = try program.json(
            "report", "activity", "--from", "2026-10-01", "--to", "2026-10-31", "--daily", user: "manager"
        ).object()
        #expect(range["from"] as? String == "2026-10-01" && range["to"] as? String == "2026-10-31")
        #expect(try program.json("report", "asi", "--from", "2026-11-02", "--to", "2026-11-01").code == 2)
    }

    @Test func `audit patient and audit user name who saw what, to those who may ask`() throws {
        let program = try Program.rehearsal()
        let item = try #require(
            try program.items("appointment-slot-issues", user: "clerk").first {
                $0["nhs_number"] is String && $0["ubrn"] is String
            })
        let number = try #require(item["nhs_number"] as? String)
        let ubrn = try #require(item["ubrn"] as? String)
        #expect(try program.json("referral", ubrn, user: "clerk").code == 0)
        let trail = try program.json("audit", "patient", number, user: "auditor").list()
        let opened = try #require(trail.last)
        #expect(opened["action"] as? String == "open-referral" && opened["user"] as? String == "clerk")
        #expect(opened["ubrn"] as? String == ubrn && opened["at"] as? String == Program.now)
        #expect(
            Set(opened.keys) == [
                "seq", "at", "happened_at", "user", "name", "role", "on_behalf_of", "action", "subject", "referral",
                "ubrn", "nhs_number", "hospital_number", "document",
            ])
        #expect(trail.allSatisfy { $0["nhs_number"] as? String == number })
        #expect(try program.text("audit", "patient", number, user: "auditor").out.contains("open-referral"))
        let own = try program.json("audit", "user", "clerk", "--from", "2026-11-03", user: "auditor").list()
        #expect(own.contains { $0["ubrn"] as? String == ubrn } && own.allSatisfy { $0["user"] as? String == "clerk" })
        let blind = try program.json("audit", "user", "clerk", user: "admin").list()
        #expect(!blind.isEmpty)
        #expect(
            blind.allSatisfy { line in
                ["ubrn", "referral", "nhs_number", "hospital_number", "document"].allSatisfy { line[$0] is NSNull }
            })
        #expect(try program.json("audit", "patient", number, user: "admin").code == 5)
        #expect(try program.json("audit", "user", "clerk", user: "clerk").code == 5)
        #expect(try program.json("audit", "user", "clerk", user: "supervisor").code == 0)
        #expect(try program.json("audit", "patient", "9990000000", user: "auditor").code == 1)
        #expect(try program.json("audit", "user", "nobody-here", user: "auditor").code == 1)
        #expect(try program.json("audit", "user", "clerk", "--from", "yesterday", user: "auditor").code == 2)
        #expect(try program.json("audit", "verify", user: "auditor").code == 0)
    }
}
