// `user`, `delegation` and `report` as a shell runs them: documents, exit codes, and both names on delegated acts.

import Foundation
import Testing

struct StaffProgramTests {
    @Test func `a clinician delegates, the delegate acts, both names are kept, the decision comes back and is signed`()
        throws
    {
        let program = try Program.rehearsal()
        // The rehearsal's own delegation makes way.
        #expect(
            try program.json("delegation", "revoke", "1", user: "clinician").list().first?["status"] as? String
                == "revoked")
        let name = try program.reviewable()
        #expect(try program.json("do", "accept-refer-book-later", name, "--comment", "x", user: "triage").code == 5)
        let added = try program.json(
            "delegation", "add", "--to", "triage", "--until", "2026-12-31", "--protocol", "Triage v3", "--countersign",
            "1", "--action", "accept-refer-book-later", user: "clinician")
        #expect(added.code == 0, "\(added.error)")
        let delegation = try #require(try added.list().first)
        #expect(delegation["clinician"] as? String == "clinician" && delegation["delegate"] as? String == "triage")
        #expect(delegation["actions"] as? [String] == ["accept-refer-book-later"])
        #expect(delegation["until"] as? String == "2026-12-31" && delegation["countersign_every"] as? Int == 1)
        let refused = try program.json("do", "return-to-referrer-with-advice", name, "--comment", "x", user: "triage")
        #expect(refused.code == 5 && refused.errorCode == "no-delegation")
        #expect(try program.json("do", "accept-refer-book-later", name, "--comment", "Book.", user: "triage").code == 0)
        let version = try program.json("referral", name, user: "clinician").object()["version"] as? Int
        #expect(try program.names("to-countersign", user: "clinician").contains(name))
        let signed = try program.json("do", "countersign", name, "--comment", "Agreed.", user: "clinician")
        #expect(signed.code == 0, "\(signed.error)")
        #expect(try signed.object()["version"] as? Int == version)
        #expect(try !program.names("to-countersign", user: "clinician").contains(name))
        let again = try program.json("do", "countersign", name, user: "clinician")
        #expect(again.code == 1 && again.errorCode == "nothing-to-countersign")
        let history = try program.json("history", name, user: "clinician").list()
        let act = try #require(history.last { $0["action"] as? String == "accept-refer-book-later" })
        #expect(act["user"] as? String == "triage" && act["on_behalf_of"] as? String == "clinician")
        let report = try program.json("report", "delegation", user: "supervisor").object()
        let row = try #require((report["rows"] as? [[String: Any]])?.last)
        #expect(
            row["decisions"] as? Int == 1 && row["countersigned"] as? Int == 1 && row["to_countersign"] as? Int == 0)
        #expect(try program.json("doctor").code == 0)
        #expect(try program.json("audit", "verify").code == 0)
    }

    @Test func `a lapse ends with 5 and its own code, an override opens again, an unknown name ends with 1`() throws {
        let program = try Program.rehearsal()
        let set = try program.json("user", "set", "clerk", "--ig-until", "2026-11-02", user: "admin")
        #expect(try set.list().first?["access"] as? String == "locked-out")
        let refused = try program.json("worklist", "appointment-slot-issues", user: "clerk")
        #expect(refused.code == 5 && refused.errorCode == "lapsed" && refused.out == "")
        let words = try program.text("worklist", "appointment-slot-issues", user: "clerk")
        #expect(words.error.contains("information governance training ran out after 02-Nov-2026"))
        let report = try program.json("report", "staff-compliance", user: "supervisor").object()
        let rows = try #require(report["rows"] as? [[String: Any]])
        let clerk = try #require(rows.first { $0["user"] as? String == "clerk" })
        #expect(clerk["access"] as? String == "locked-out" && clerk["information_governance_days"] as? Int == -1)
        let override = try program.json(
            "user", "override", "clerk", "--until", "2026-11-10", "--reason", "Course booked", user: "supervisor")
        #expect(override.code == 0)
        #expect(try program.json("worklist", "appointment-slot-issues", user: "clerk").code == 0)
        let told = try program.text("worklists", user: "clerk")
        #expect(told.code == 0 && told.error.contains("A supervisor lets you go on until 10-Nov-2026."))
        #expect(try program.json("user", "override", "clerk", "--end", user: "supervisor").code == 0)
        #expect(try program.json("worklist", "appointment-slot-issues", user: "clerk").code == 5)
        #expect(try program.json("user", "set", "clerk", "--ig-until", "none", user: "admin").code == 0)
        #expect(try program.json("worklist", "appointment-slot-issues", user: "clerk").code == 0)
    }

    @Test(arguments: [
        (["user", "list"], "supervisor", 5),
        (["user", "set", "clerk", "--training-until", "2027-01-01"], "supervisor", 5),
        (["user", "override", "clerk", "--until", "2027-01-01", "--reason", "r"], "admin", 5),
        (["user", "leave", "clerk", "--from", "2026-11-04", "--to", "2026-11-05", "--cover", "clinician"], "clerk", 5),
        (["user", "leaver", "clerk"], "manager", 5), (["user", "join", "clerk", "--service", "90001"], "clerk", 5),
        (["delegation", "add", "--to", "triage", "--until", "2026-12-31", "--protocol", "P"], "supervisor", 5),
        (["delegation"], "clerk", 5), (["delegation", "revoke", "1"], "triage", 5),
        (["report", "staff-compliance"], "clerk", 5), (["report", "delegation"], "commissioner", 5),
        (["user", "set", "nobody", "--training-until", "2027-01-01"], "admin", 1),
        (["user", "join", "clerk", "--service", "nowhere"], "admin", 1), (["delegation", "revoke", "99"], "admin", 1),
        (["user", "leaver", "admin"], "admin", 1), (["user", "override", "clerk", "--end"], "supervisor", 1),
        (["user", "set", "clerk"], "admin", 2), (["user", "set", "clerk", "--training-until", "soon"], "admin", 2),
        (["user", "leave", "clerk"], "supervisor", 2), (["user", "roles", "clerk", "king"], "admin", 2),
        (["delegation", "add", "--to", "triage", "--until", "2026-12-31", "--protocol", "P"], "admin", 2),
        (["delegation", "add", "--to", "triage", "--until", "2026-11-02", "--protocol", "P"], "clinician", 2),
        (["report", "no-such-report"], "supervisor", 2),
    ])
    func `roles end with 5, what is not there or ruled out with 1, nonsense with 2, and nothing changes`(
        arguments: [String], user: String, code: Int
    ) throws {
        let program = try Program.rehearsal()
        let before = try program.dump()
        let words = arguments + ["--db", program.db, "--user", user, "--now", Program.now, "--json"]
        let finished = try program.start(words).finish()
        #expect(Int(finished.code) == code, "\(arguments): \(finished.error)")
        #expect(finished.errorCode != nil && finished.out == "")
        #expect(try program.dump() == before)
    }

    @Test func `leave, workgroups and a leaver answer with documents`() throws {
        let program = try Program.rehearsal()
        #expect(
            try program.json("user", "grant", "supervisor", "clinician", user: "admin").code == 0)
        let leave = try program.json(
            "user", "leave", "clinician", "--from", "2026-11-04", "--to", "2026-11-06", "--cover", "supervisor",
            user: "admin")
        #expect(try leave.list().first?["cover"] as? String == "supervisor")
        #expect(try program.json("user", "leave", user: "admin").list().count == 1)
        let service = try #require(
            try (program.items("referrals-for-review", user: "clinician").first?["service"] as? [String: Any])?["id"]
                as? String)
        let joined = try program.json("user", "join", "clinician", "--service", service, user: "manager").list()
        #expect(joined.first?["workgroups"] as? [String] == [service])
        let last = try program.json("user", "leave-service", "clinician", "--service", service, user: "admin")
        #expect(last.code == 1 && last.errorCode == "last-of-workgroup")
        let left = try program.json("user", "leaver", "clinician", "--hand-to", "supervisor", user: "admin").object()
        #expect(left["user"] as? String == "clinician" && left["handed_to"] as? String == "supervisor")
        let ended = try #require(left["ended"] as? [String: Any])
        #expect(
            ended["delegations_given"] as? Int == 1 && ended["leave"] as? Int == 1 && ended["workgroups"] as? Int == 1)
        let items = try #require(left["hand_over"] as? [[String: Any]])
        let workgroup = try #require(items.first { $0["kind"] as? String == "workgroup" })
        #expect(workgroup["id"] as? String == service && workgroup["handed_to"] as? String == "supervisor")
        let gone = try program.json("worklists", user: "clinician")
        #expect(gone.code == 5 && gone.errorCode == "not-signed-in")
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `a report is a table, a document and CSV of the same rows`() throws {
        let program = try Program.rehearsal()
        #expect(try program.json("report").list().compactMap { $0["name"] as? String }.contains("staff-compliance"))
        let rows = try #require(
            try program.json("report", "staff-compliance", user: "auditor").object()["rows"] as? [[String: Any]])
        #expect(rows.count == 10)
        let csv = try program.text("report", "staff-compliance", "--csv", user: "auditor").out.split(separator: "\n")
        #expect(csv.count == 11)
        #expect(csv[0].hasPrefix("user,name,roles,status,access,registration,registration_days,"))
        #expect(csv.contains { $0.hasPrefix("manager,Anjali Mehta,manager,lapsing,open,,,") })
        let text = try program.text("report", "staff-compliance", user: "auditor").out
        #expect(text.contains("Dr Folasade Afolabi") && text.contains("Registration, training and IG dates"))
    }

    @Test func `a warning is told at each command in plain text, and never beside a document`() throws {
        let program = try Program.rehearsal()
        #expect(try program.text("report", "delegation", user: "manager").error.contains("in 21 days."))
        #expect(try program.json("report", "delegation", user: "manager").error == "")
    }
}

extension Program {
    /// A referral that waits for triage.
    fileprivate func reviewable() throws -> String {
        let item = try #require(
            try items("referrals-for-review", user: "clinician").first { $0["state"] as? String == "AWAITING_TRIAGE" })
        return try #require(item["ubrn"] as? String ?? item["ref"] as? String)
    }

    fileprivate func names(_ worklist: String, user: String) throws -> [String] {
        try items(worklist, user: user).compactMap { $0["ubrn"] as? String ?? $0["ref"] as? String }
    }
}
