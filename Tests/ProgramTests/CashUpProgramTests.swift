// The cash-up of a clinic as typed: who is outstanding, what came of each, what follows, and when it is done.

import Foundation
import Testing

struct CashUpProgramTests {
    private static let evening = "2026-11-06T18:30:00Z"

    private func evening(_ program: Program, _ words: [String], json: Bool = true) throws -> Finished {
        try program.start(
            words + ["--db", program.db, "--now", Self.evening, "--user", "clerk"] + (json ? ["--json"] : [])
        ).finish()
    }

    /// A clinic on Friday evening with three patients in it; its name and theirs.
    private func clinic(_ program: Program) throws -> (name: String, patients: [String]) {
        let planned = try program.json(
            "clinic", "template", "add", "--service", "90001", "--name", "Late clinic", "--weekday", "friday",
            "--from", "17:00", "--until", "18:00", "--slot-minutes", "20", "--clinician", "Dr Late", user: "manager")
        #expect(planned.code == 0)
        let slots = try program.json(
            "slots", "--service", "90001", "--from", "2026-11-06", "--to", "2026-11-07", user: "clerk"
        ).list().filter { $0["clinic"] as? String == "Late clinic" }.compactMap { $0["slot"] as? String }
        try #require(slots.count == 3)
        let patients = try (1...3).map { serial in
            let added = try program.json(
                "referral", "add", "--hospital-number", "CASH\(serial)", "--family", "Cash\(serial)", "--born",
                "1970-01-01", "--service", "90001", "--priority", "ROUTINE", "--source", "paper", user: "clerk")
            return try #require(try added.object()["ref"] as? String)
        }
        for (name, slot) in zip(patients, slots) {
            #expect(try program.json("book", name, "--slot", slot, user: "clerk").code == 0)
        }
        let sessions = try program.json(
            "clinic", "list", "--service", "90001", "--from", "2026-11-06", "--to", "2026-11-06", user: "clerk"
        ).list()
        let late = sessions.first { $0["clinic"] as? String == "Late clinic" }
        return (try #require(late?["session"] as? String), patients)
    }

    @Test func `a clinic is cashed up patient by patient, and what follows is on its list until it is done`() throws {
        let program = try Program.rehearsal()
        let (name, patients) = try clinic(program)
        // Before it there is nothing to cash up yet.
        let early = try program.json("clinic", "outcome", name, patients[0], "--attended", "discharged", user: "clerk")
        #expect(early.code == 1 && early.errorCode == "appointment-ahead")
        let list = try evening(program, ["clinic", "cash-up", name]).object()
        #expect(list["outstanding"] as? Int == 3)
        let lines = try #require(list["patients"] as? [[String: Any]])
        #expect(lines.compactMap { $0["ref"] as? String } == patients)
        #expect(lines.allSatisfy { $0["outstanding"] as? String == "outcome" })
        let discharged = try evening(
            program, ["clinic", "outcome", name, patients[0], "--attended", "discharged", "--rtt", "34"])
        #expect(try discharged.object()["outstanding"] as? Int == 2)
        let test = try evening(
            program,
            [
                "clinic", "outcome", name, patients[1], "--attended", "test", "--due", "2026-12-01", "--note", "Echo",
            ])
        let after = try #require(try test.object()["patients"] as? [[String: Any]])
        #expect(after[1]["outstanding"] as? String == "following")
        #expect((after[1]["follow_up"] as? [String: Any])?["due"] as? String == "2026-12-01")
        let missed = try evening(program, ["clinic", "outcome", name, patients[2], "--dna", "PATIENT_FORGOT"])
        #expect(try missed.object()["outstanding"] as? Int == 0)
        #expect(try evening(program, ["clinic", "cash-up", name], json: false).out.contains("Test"))
        let due = try evening(program, ["worklist", "follow-ups-due"]).object()
        let item = try #require((due["items"] as? [[String: Any]])?.first { $0["ref"] as? String == patients[1] })
        #expect(item["due"] as? String == "2026-12-01" && item["reason"] as? String == "test")
        // The reason is a word on the screen, and not its code.
        let table = try evening(program, ["worklist", "follow-ups-due"], json: false).out
        #expect(table.contains("Test") && !table.contains(" test"))
        let done = try evening(program, ["clinic", "followed", patients[1]])
        #expect(done.code == 0)
        #expect(try evening(program, ["clinic", "followed", patients[1]]).code == 1)
        func follows() throws -> Int {
            let page = try evening(program, ["worklist", "follow-ups-due"]).object()
            let items = try #require(page["items"] as? [[String: Any]])
            return items.count { $0["ref"] as? String == patients[1] }
        }
        #expect(try follows() == 0)
        #expect(try evening(program, ["undo", patients[1]]).errorCode == "too-late-to-undo")
        #expect(try evening(program, ["clinic", "followed", patients[1], "--reopen"], json: false).code == 0)
        #expect(try follows() == 1)
        #expect(try evening(program, ["undo", patients[1]]).code == 0)
        #expect(try follows() == 0)
        #expect(try evening(program, ["clinic", "cash-up", name]).object()["outstanding"] as? Int == 1)
        #expect(try evening(program, ["redo", patients[1]]).code == 0)
        #expect(try follows() == 1)
        #expect(try program.json("doctor").code == 0)
    }

    @Test(
        arguments: [
            (["--attended", "test"], 2), (["--attended", "gone", "--due", "2026-12-01"], 2), ([], 2),
            (["--attended", "discharged", "--due", "2026-12-01"], 2), (["--dna", "PATIENT_FORGOT", "--note", "x"], 2),
            (["--attended", "discharged", "--dna", "PATIENT_FORGOT"], 2), (["--dna", "NO_REASON"], 1),
            (["--attended", "test", "--due", "2026-11-05"], 1), (["--attended", "discharged", "--rtt", "77"], 1),
        ] as [([String], Int32)])
    func `what cannot be is refused and leaves the patient outstanding`(words: [String], code: Int32) throws {
        let program = try Program.rehearsal()
        let (name, patients) = try clinic(program)
        #expect(try evening(program, ["clinic", "outcome", name, patients[0]] + words).code == code)
        #expect(try evening(program, ["clinic", "cash-up", name]).object()["outstanding"] as? Int == 3)
    }

    @Test func `a patient of another clinic is not of this one, and only who books cashes up`() throws {
        let program = try Program.rehearsal()
        let (name, _) = try clinic(program)
        let other = try program.first("appointment-slot-issues", user: "clerk")
        #expect(try evening(program, ["clinic", "outcome", name, other, "--attended", "discharged"]).code == 1)
        #expect(try program.json("clinic", "cash-up", name, user: "manager").code == 5)
        #expect(try program.json("clinic", "cash-up", "999999", user: "clerk").code == 1)
    }
}
