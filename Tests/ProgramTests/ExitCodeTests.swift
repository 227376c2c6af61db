// The numbers a run ends with, each by a real case, with its words on the right stream.

import Foundation
import Glibc
import Testing

struct ExitCodeTests {
    @Test func `a run that did what was asked ends with nought and says nothing on standard error`() throws {
        let program = try Program.rehearsal()
        for arguments in [["worklists"], ["worklist", "referrals-for-review"], ["search", "a"]] {
            let finished = try program.start(arguments + ["--db", program.db, "--user", "clerk", "--now", Program.now])
                .finish()
            #expect(finished.code == 0, "\(arguments)")
            #expect(finished.error == "")
            #expect(!finished.out.isEmpty)
        }
    }

    @Test func `what is not there, a rule and a version each end with 1 and change nothing`() throws {
        let program = try Program.rehearsal()
        let before = try program.dump()
        let name = try program.first("appointment-slot-issues", user: "clerk")
        for (arguments, code) in [
            (["referral", "990000009999"], "not-found"), (["referral", "nonsense"], "not-found"),
            (["worklist", "no-such-list"], "not-found"), (["search", "qqqqqq"], "not-found"),
            (["do", "record-attendance", name, "--outcome", "1"], "wrong-state"),
            (["do", "contact-attempt", name, "--outcome", "no-answer", "--version", "99"], "version-conflict"),
            (["book", name, "--slot", "none"], "slot-unknown"),
        ] {
            let words = arguments + ["--db", program.db, "--user", "clerk", "--now", Program.now, "--json"]
            let finished = try program.start(words).finish()
            #expect(finished.code == 1, "\(arguments)")
            #expect(finished.errorCode == code, "\(arguments)")
        }
        #expect(try program.dump() == before)
    }

    @Test(arguments: [
        ["worklist"], ["no-such-command"], ["worklists", "--no-such-option"],
        ["worklist", "referrals-for-review", "--limit", "0"],
        ["worklist", "referrals-for-review", "--priority", "SOON"],
        ["worklist", "referrals-for-review", "--sort", "size"],
        ["worklists", "--now", "yesterday"], ["do", "no-such-action", "990000000001"],
        ["do", "cancel-appointment", "990000000001", "--by", "nobody"], ["import", "x.json", "--as-of", "soon"],
        ["slots", "--service", "1", "--from", "soon"], ["demo", "--referrals", "-1"], ["worklists", "--role", "king"],
    ])
    func `wrong usage ends with 2 and a message on standard error alone`(arguments: [String]) throws {
        let program = try Program.rehearsal()
        let finished = try program.start(arguments + ["--db", program.db, "--user", "clerk"]).finish()
        #expect(finished.code == 2)
        #expect(!finished.error.isEmpty)
        #expect(finished.out == "")
    }

    @Test func `wrong usage is an error document too where JSON was asked for`() throws {
        let program = try Program.rehearsal()
        for arguments in [
            ["worklist", "--json"], ["no-such-command", "--json"],
            ["worklist", "referrals-for-review", "--limit", "0", "--json", "--user", "clerk"],
        ] {
            let finished = try program.start(arguments + ["--db", program.db]).finish()
            #expect(finished.code == 2)
            #expect(finished.errorCode != nil, "\(finished.error)")
        }
    }

    @Test func `help and version end with nought on standard output`() throws {
        let program = try Program()
        for word in ["--help", "--version"] {
            let finished = try program.run(word)
            #expect(finished.code == 0)
            #expect(!finished.out.isEmpty && finished.error.isEmpty)
        }
    }

    @Test func `refused input ends with 3 and names file, record and reason`() throws {
        let program = try Program.emptyRehearsal()
        let path = try program.write("nhs_number,family\n9990000018,Bravo\n,Carter\n", "p.csv")
        let finished = try program.text("import", path)
        #expect(finished.code == 3)
        #expect(finished.errorLines.count == 1)
        #expect(
            finished.error.contains("p.csv, line 3: row 2: The row has neither an NHS number nor a hospital number."))
        #expect(finished.out == "Read 2: 1 new, 0 changed, 0 unchanged, 0 older than held, 1 refused\n")
        let document = try program.json("import", path).object()
        let problem = try #require((document["problems"] as? [[String: Any]])?.first)
        #expect(problem["file"] as? String == path)
        #expect(problem["line"] as? Int == 3)
        #expect(problem["record"] as? String == "row 2")
    }

    @Test func `a damaged file ends with 4`() throws {
        let program = try Program.rehearsal()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: program.db))
        try handle.seek(toOffset: 4_096 * 20)
        try handle.write(contentsOf: Data(repeating: 0xFF, count: 4_096 * 60))
        try handle.close()
        #expect(try program.run("doctor", "--now", Program.now, db: true).code == 4)
        for bytes in [
            Data(
                "This is no database, whatever its name. It has more than a hundred bytes, so that its beginning can be looked at in full."
                    .utf8), Data(),
        ] {
            try bytes.write(to: URL(fileURLWithPath: program.db))
            chmod(program.db, 0o600)
            let finished = try program.json("worklists", user: "clerk")
            #expect(finished.code == 4)
            #expect(finished.errorCode == "not-a-database")
            #expect(try Data(contentsOf: URL(fileURLWithPath: program.db)) == bytes)
        }
    }

    @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "the sqlite3 tool is not here"))
    func `a changed journal row ends audit and doctor with 4 and is named`() throws {
        let program = try Program.rehearsal()
        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        tool.arguments = [
            program.db, "DROP TRIGGER journal_is_final; UPDATE journal SET user = 'somebody' WHERE seq = 7;",
        ]
        try tool.run()
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0)
        let verdict = try program.json("audit", "verify")
        #expect(verdict.code == 4)
        #expect(try verdict.object()["first_broken"] as? Int == 7)
        #expect(try verdict.object()["ok"] as? Bool == false)
        let checks = try program.json("doctor")
        #expect(checks.code == 4)
        let all = try #require(try checks.object()["checks"] as? [[String: Any]])
        let failed = all.filter { $0["ok"] as? Bool == false }
        #expect(failed.map { $0["name"] as? String } == ["audit-chain", "schema"])
    }

    @Test(.enabled(if: Program.mayActAsNobody, "only the superuser can try another account"))
    func `a file or a folder that may not be written ends with 4`() throws {
        let program = try Program.rehearsal()
        let before = try program.dump()
        chmod(program.db, 0o400)
        chown(program.db, 65_534, 65_534)
        let arguments = ["worklists", "--db", program.db, "--user", "clerk", "--json"]
        let file = try program.start(arguments, asNobody: true).finish()
        #expect(file.code == 4)
        #expect(file.errorCode == "read-only")
        chmod(program.db, 0o600)
        unlink("\(program.db)-gate")
        chmod(program.folder, 0o755)
        let folder = try program.start(arguments, asNobody: true).finish()
        #expect(folder.code == 4)
        #expect(folder.errorCode == "read-only")
        #expect(try program.dump() == before)
    }

    @Test(.enabled(if: Program.mayActAsNobody, "only the superuser can try another account"))
    func `another account's private database is not opened`() throws {
        let program = try Program.rehearsal()
        let finished = try program.start(
            ["worklists", "--db", program.db, "--user", "clerk", "--json"], asNobody: true
        ).finish()
        #expect(finished.code == 4)
    }

    @Test func `a file that others may read, a link and a second name are not opened`() throws {
        let program = try Program.rehearsal()
        chmod(program.db, 0o644)
        #expect(try program.json("worklists", user: "clerk").errorCode == "unsafe-place")
        chmod(program.db, 0o600)
        symlink(program.db, "\(program.folder)/link.sqlite")
        link(program.db, "\(program.folder)/second.sqlite")
        for name in ["link.sqlite", "second.sqlite"] {
            let finished = try program.run(
                "worklists", "--user", "clerk", "--json", "--db", "\(program.folder)/\(name)")
            #expect(finished.code == 4)
            #expect(finished.errorCode == "unsafe-place")
        }
    }

    @Test func `a gate that stays shut ends with 4 and names its holder`() throws {
        let program = try Program.rehearsal()
        let gate = open("\(program.db)-gate", O_RDWR | O_CREAT, 0o600)
        #expect(flock(gate, LOCK_EX) == 0)
        let holder = Array("ann, process 42\n".utf8)
        #expect(pwrite(gate, holder, holder.count, 0) == holder.count)
        let begun = ContinuousClock.now
        let finished = try program.json("worklists", user: "clerk")
        close(gate)
        #expect(finished.code == 4)
        #expect(finished.errorCode == "busy")
        #expect(finished.error.contains("ann, process 42"))
        #expect(ContinuousClock.now - begun > .seconds(4))
    }

    @Test func `role, relationship and no user each end with 5`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("appointment-slot-issues", user: "clerk")
        for (arguments, user, code) in [
            (["worklist", "awaiting-booking"], "clerk", "not-allowed"), (["referral", name], "manager", "not-allowed"),
            (["search", "a"], "admin", "not-allowed"), (["audit", "verify"], "clerk", "not-allowed"),
            (["import", "x.json"], "clerk", "not-allowed"), (["user", "list"], "supervisor", "not-allowed"),
            (["do", "accept", name], "clerk", "not-your-role"), (["worklists"], "stranger", "not-signed-in"),
        ] {
            let words = arguments + ["--db", program.db, "--user", user, "--now", Program.now, "--json"]
            let finished = try program.start(words).finish()
            #expect(finished.code == 5, "\(arguments) as \(user)")
            #expect(finished.errorCode == code, "\(arguments) as \(user)")
        }
        let nobody = try program.json("worklists")
        #expect(nobody.code == 5)
        #expect(nobody.errorCode == "not-signed-in")
        let elsewhere = try program.write(
            "service,name,specialty,provider\n" + "77001,Elsewhere,UROLOGY,RYY\n", "services.csv")
        #expect(try program.text("import", elsewhere).code == 0)
        let row = try program.write(
            worklistJSON("AppointmentSlotIssues", [("990000005555", "77001")]), "list.json")
        #expect(try program.text("import", row).code == 0)
        let other = try program.json("referral", "990000005555", user: "clerk")
        #expect(other.code == 5)
        #expect(other.errorCode == "no-relationship")
    }
}

/// A worklist answer with rows of UBRN and service.
func worklistJSON(_ list: String, _ rows: [(ubrn: String, service: String)]) -> String {
    let entries = rows.map { row in
        let fields = [
            #"{"url":"patient","valueReference":{"identifier":{"value":"9990000018"}}}"#,
            #"{"url":"service","valueReference":{"identifier":{"value":"\#(row.service)"}}}"#,
            #"{"url":"priority","valueCodeableConcept":{"coding":[{"code":"ROUTINE"}]}}"#,
        ]
        return #"""
            {"extension":[{"url":"https://example.test/Extension-eRS-\#(list)-WorkListItem-1","extension":[
            \#(fields.joined(separator: ","))]}],"item":{"reference":"ReferralRequest/\#(row.ubrn)"}}
            """#
    }
    return #"{"resourceType":"List","entry":[\#(entries.joined(separator: ","))]}"#
}
