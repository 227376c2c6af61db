// Which database is meant, who one is on it, and what keeps a live one from being rehearsed on.

import Foundation
import Glibc
import Testing

struct DatabaseTests {
    @Test func `general options stand before the command or behind it`() throws {
        let program = try Program.rehearsal()
        let behind = try program.json("worklists", user: "clerk")
        let before = try program.run("--db", program.db, "--user=clerk", "--json", "--now", Program.now, "worklists")
        #expect(before.code == 0)
        #expect(before.out == behind.out)
        let environment = ["REFERDESK_DB": program.db, "REFERDESK_USER": "clerk"]
        let named = try program.run("worklists", "--json", "--now", Program.now, environment: environment)
        #expect(named.out == behind.out)
    }

    @Test func `the same seed, number and moment give the same database, and a second demo leaves it`() throws {
        let program = try Program()
        for name in ["a", "b"] {
            let made = try program.run(
                "demo", "--no-open", "--referrals", "12", "--now", Program.now, "--db",
                "\(program.folder)/\(name).sqlite")
            #expect(made.code == 0)
        }
        let texts = try ["a", "b"].map { name in
            try program.run(
                "worklist", "referrals-for-review", "--json", "--now", Program.now, "--user", "clerk", "--db",
                "\(program.folder)/\(name).sqlite"
            ).out
        }
        #expect(texts[0] == texts[1])
        let again = try program.run(
            "demo", "--no-open", "--referrals", "99", "--now", Program.now, "--db", "\(program.folder)/a.sqlite")
        #expect(again.code == 0)
        #expect(again.out.contains("there already"))
    }

    @Test func `the default files stand in the data folder, live and rehearsal side by side`() throws {
        let program = try Program()
        let environment = ["XDG_DATA_HOME": "\(program.folder)/data"]
        #expect(try program.run("init", "--organisation", "RXX", "--name", "X", environment: environment).code == 0)
        #expect(try program.run("demo", "--no-open", "--referrals", "0", environment: environment).code == 0)
        for name in ["referdesk.sqlite", "rehearsal.sqlite"] {
            var status = stat()
            #expect(stat("\(program.folder)/data/referdesk/\(name)", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
        var folder = stat()
        #expect(stat("\(program.folder)/data/referdesk", &folder) == 0)
        #expect(folder.st_mode & 0o777 == 0o700)
        let home = try program.run("info", "--json")
        #expect(try home.object()["database"] as? String == "\(program.folder)/.local/share/referdesk/referdesk.sqlite")
    }

    @Test func `init twice leaves the first and ends with 1`() throws {
        let program = try Program.live()
        let before = try program.dump()
        let again = try program.run("init", "--organisation", "RYY", "--name", "Other", "--json", db: true)
        #expect(again.code == 1)
        #expect(again.errorCode == "already-exists")
        #expect(try program.dump() == before)
    }

    @Test func `a live database takes no stated moment and no other user`() throws {
        let program = try Program.live()
        let moment = try program.run("doctor", "--json", "--now", Program.now, db: true)
        #expect(moment.code == 2)
        #expect(moment.error.contains("--now"))
        #expect(try program.run("doctor", "--json", db: true).code == 0)
        #expect(try program.run("doctor", "--json", "--user", "clerk", db: true).code == 5)
        let environment = ["REFERDESK_USER": "somebody"]
        #expect(try program.run("doctor", "--json", db: true, environment: environment).code == 5)
        let init0 = try program.run(
            "init", "--organisation", "RXX", "--name", "X", "--now", Program.now, "--db", "\(program.folder)/n.sqlite")
        #expect(init0.code == 2)
        #expect(access("\(program.folder)/n.sqlite", F_OK) != 0)
    }

    @Test(.enabled(if: Program.mayActAsNobody, "only the superuser can try another account"))
    func `an account that is no member of staff is not signed in on a live database`() throws {
        let program = try Program.live()
        chown(program.db, 65_534, 65_534)
        unlink("\(program.db)-gate")
        let finished = try program.start(["worklists", "--json", "--db", program.db], asNobody: true).finish()
        #expect(finished.code == 5)
        #expect(finished.errorCode == "not-signed-in")
    }

    @Test func `a demo refuses a live file`() throws {
        let program = try Program.live()
        let before = try program.dump()
        let finished = try program.run("demo", "--no-open", "--json", db: true)
        #expect(finished.code == 4)
        #expect(finished.errorCode == "wrong-kind")
        #expect(try program.dump() == before)
    }

    @Test func `staff are added and granted roles by the administrator alone`() throws {
        let program = try Program.live()
        #expect(
            try program.run("user", "add", "ann", "--name", "Ann", "--account", "ann", "--with-role", "clerk", db: true)
                .code == 0)
        let again = try program.run(
            "user", "add", "ann", "--name", "Ann", "--account", "other", "--with-role", "clerk", "--json", db: true)
        #expect(again.code == 1)
        #expect(again.errorCode == "already-exists")
        let same = try program.run(
            "user", "add", "bob", "--name", "Bob", "--account", "ann", "--with-role", "clerk", "--json", db: true)
        #expect(same.code == 1, "\(same.error)")
        #expect(try program.run("user", "grant", "ann", "supervisor", db: true).code == 0)
        let users = try program.run("user", "list", "--json", db: true).list()
        let ann = users.first { $0["user"] as? String == "ann" }
        #expect(ann?["roles"] as? [String] == ["clerk", "supervisor"])
        #expect(try program.run("user", "grant", "ann", "king", db: true).code == 2)
        #expect(try program.run("audit", "verify", db: true).code == 0)
    }

    @Test func `no database ends with 1 and makes none`() throws {
        let program = try Program()
        let finished = try program.json("worklists", user: "clerk")
        #expect(finished.code == 1)
        #expect(finished.errorCode == "no-database")
        #expect(access(program.db, F_OK) != 0)
    }

    /// Slots of one place each for a race, one a process.
    private func makeSlots(_ program: Program, _ count: Int, service: String) throws {
        let rows = (1...count).map { "race-\($0),\(service),Race,,2026-12-01T10:0\($0 % 10),2026-12-01T10:20,1,\n" }
        let path = try program.write(
            "slot,service,clinic,clinician,start,end,capacity,priorities\n" + rows.joined(), "slots.csv")
        #expect(try program.text("import", path).code == 0)
    }

    private func waiting(_ program: Program) throws -> (names: [String], service: String) {
        let items = try ["appointments-for-booking", "appointment-slot-issues"].flatMap {
            try program.items($0, user: "clerk")
        }
        let service = try #require((items.first?["service"] as? [String: Any])?["id"] as? String)
        return (items.compactMap { $0["ubrn"] as? String }, service)
    }

    @Test func `of eight processes that book one slot exactly one wins`() throws {
        let program = try Program.rehearsal()
        let (names, service) = try waiting(program)
        try makeSlots(program, 1, service: service)
        try #require(names.count >= 8)
        let runs = try names.prefix(8).map { name in
            try program.start([
                "book", name, "--slot", "race-1", "--db", program.db, "--user", "clerk", "--now", Program.now, "--json",
            ])
        }
        let finished = try runs.map { try $0.finish() }
        #expect(finished.filter { $0.code == 0 }.count == 1)
        for loser in finished where loser.code != 0 {
            #expect(loser.code == 1)
            #expect(loser.errorCode == "slot-taken", "\(loser.error)")
        }
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `of eight processes that book one referral exactly one wins`() throws {
        let program = try Program.rehearsal()
        let (names, service) = try waiting(program)
        try makeSlots(program, 8, service: service)
        let name = try #require(names.first)
        let version = try #require(try program.json("referral", name, user: "clerk").object()["version"] as? Int)
        let runs = try (1...8).map { number in
            try program.start([
                "book", name, "--slot", "race-\(number)", "--version", "\(version)", "--db", program.db, "--user",
                "clerk",
                "--now", Program.now, "--json",
            ])
        }
        let finished = try runs.map { try $0.finish() }
        #expect(finished.filter { $0.code == 0 }.count == 1)
        for loser in finished where loser.code != 0 {
            #expect(loser.code == 1)
            #expect(["version-conflict", "wrong-state"].contains(loser.errorCode), "\(loser.error)")
        }
        let slots = try program.json(
            "slots", "--service", service, "--from", "2026-12-01", "--to", "2026-12-01", user: "clerk"
        ).list()
        #expect(
            slots.filter { ($0["slot"] as? String)?.hasPrefix("race-") == true }.reduce(0) {
                $0 + ($1["booked"] as? Int ?? 0)
            } == 1)
        #expect(try program.json("doctor").code == 0)
    }
}
