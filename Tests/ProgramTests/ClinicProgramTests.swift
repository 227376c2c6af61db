// `service` and `clinic` as typed: documents, plain words, and the number each run ends with.

import Foundation
import Testing

struct ClinicProgramTests {
    @Test func `a service is added, changed, found and shown`() throws {
        let program = try Program.rehearsal()
        let added = try program.json(
            "service", "add", "70001", "--name", "Test Clinic", "--specialty", "UROLOGY", "--kind", "directly-bookable",
            "--min-age", "18", "--window", "ROUTINE:24:84", "--clinician", "Dr Zoe Ngata", "--reservation", "1",
            "--requirement", "interpreter", user: "manager"
        ).object()
        let profile = try #require(added["profile"] as? [String: Any])
        #expect(profile["minimum_age"] as? Int == 18 && profile["reservation_days"] as? Int == 1)
        #expect((profile["windows"] as? [[String: Any]])?.first?["closes_after_days"] as? Int == 84)
        let changed = try program.json(
            "service", "set", "70001", "--clear", "min-age", "--polling", "30", user: "manager"
        ).object()
        let next = try #require(changed["profile"] as? [String: Any])
        #expect(next["minimum_age"] is NSNull && next["polling_range_days"] as? Int == 30)
        #expect(next["clinicians"] as? [String] == ["Dr Zoe Ngata"])
        #expect(try program.json("service", "search", "ngata", user: "clerk").list().count == 1)
        #expect(try program.text("service", "show", "70001", user: "referrer").out.contains("Dr Zoe Ngata"))
        #expect(try program.text("service", "list", user: "clerk").out.contains("Test Clinic"))
        #expect(try program.text("service", "add", "70001", user: "manager").code == 1)
        #expect(try program.text("service", "set", "70001", "--reservation", "3", user: "manager").code == 2)
        #expect(try program.text("service", "set", "70001", "--polling", "9", user: "clerk").code == 5)
    }

    @Test func `every field of a service is set, shown and emptied by its own option`() throws {
        let program = try Program.rehearsal()
        // Option, its value, the name in the document, and the value there.
        let fields: [(String, String, String, String)] = [
            ("location", "RXX01", "location", "RXX01"), ("phone", "01632 960001", "phone", "01632 960001"),
            ("email", "a@b.test", "email", "a@b.test"),
            ("professional-contact", "01632 960009", "professional_contact", "01632 960009"),
            ("hours", "Mondays 9 to 5", "hours", "Mondays 9 to 5"),
            ("appointment-type", "nurse_clinic", "appointment_types", "NURSE_CLINIC"),
            ("clinic-type", "CYSTOSCOPY", "clinic_types", "CYSTOSCOPY"), ("priority", "URGENT", "priorities", "URGENT"),
            ("min-age", "18", "minimum_age", "18"), ("max-age", "65", "maximum_age", "65"),
            ("sex", "female", "sexes", "female"), ("commissioner", "15N", "commissioners", "15N"),
            ("letter-days", "3", "letter_cut_off_days", "3"),
            ("clinician", "Dr Zoe Ngata", "clinicians", "Dr Zoe Ngata"),
            ("requirement", "transport", "requirements", "TRANSPORT"), ("conditions", "Stones", "conditions", "Stones"),
            ("exclusions", "None", "exclusions", "None"), ("investigations", "PSA", "investigations", "PSA"),
            ("alert", "Scan first", "referrer_alert", "Scan first"),
            ("indicative-wait", "21", "indicative_wait_days", "21"),
            ("instructions", "Bring a sample", "instructions", "Bring a sample"),
            ("from", "2026-01-01", "operational_from", "2026-01-01"),
            ("until", "2027-12-31", "operational_until", "2027-12-31"),
            ("review", "2027-01-01", "review_date", "2027-01-01"),
        ]
        func shown(_ value: Any?) -> String? {
            switch value {
            case let list as [Any]: list.map { "\($0)" }.joined(separator: ",")
            case is NSNull, nil: nil
            case let other?: "\(other)"
            }
        }
        func profile(_ words: String...) throws -> [String: Any] {
            let call = ["service"] + words + ["--db", program.db, "--now", Program.now, "--json", "--user", "manager"]
            return try #require(try program.start(call).finish().object()["profile"] as? [String: Any])
        }
        _ = try program.json(
            "service", "add", "70002", "--name", "Every field", "--kind", "assessment", user: "manager")
        for (option, value, key, held) in fields {
            #expect(shown(try profile("set", "70002", "--\(option)", value)[key]) == held, "\(option)")
        }
        let switches: [(String, String, String, String)] = [
            ("advice", "yes", "gives_advice", "true"), ("letter", "yes", "letter_required", "true"),
            ("capacity-low", "yes", "capacity_is_low", "true"), ("reservation", "2", "reservation_days", "2"),
            ("polling", "30", "polling_range_days", "30"),
        ]
        for (option, value, key, held) in switches {
            #expect(shown(try profile("set", "70002", "--\(option)", value)[key]) == held, "\(option)")
        }
        let text = try program.text("service", "show", "70002", user: "referrer").out
        for (_, _, key, held) in fields where !["letter_cut_off_days", "minimum_age"].contains(key) {
            // Days and codes are worded.
            if key.hasSuffix("_from") || key.hasSuffix("_until") || key == "review_date" { continue }
            #expect(text.lowercased().contains(held.lowercased()), "\(key)")
        }
        #expect(text.contains("LOW"))
        // One after another, and all the others stay.
        for (option, _, key, _) in fields {
            let next = try profile("set", "70002", "--clear", option)
            #expect(shown(next[key]).map(\.isEmpty) ?? true, "\(option)")
        }
        for (_, _, key, held) in switches {
            #expect(shown(try profile("show", "70002")[key]) == held, "\(key)")
        }
        let history = try program.json("service", "search", "--wait", "0", user: "manager")
        #expect(history.code == 0)
    }

    @Test func `a clinic is planned, closed, opened, cancelled, called down and taken back`() throws {
        let program = try Program.rehearsal()
        let planned = try program.json(
            "clinic", "template", "add", "--service", "90001", "--name", "Late clinic", "--weekday", "friday",
            "--from", "17:00", "--until", "18:00", "--slot-minutes", "20", "--room", "Room 5", "--part",
            "1-1:first:URGENT", user: "manager"
        ).object()
        #expect((planned["sessions"] as? Int ?? 0) > 3)
        let number = try #require((planned["template"] as? [String: Any])?["template"] as? Int)
        let sessions = try program.json(
            "clinic", "list", "--service", "90001", "--from", "2026-11-04", "--to", "2026-12-31", user: "clerk"
        ).list()
        let late = try #require(sessions.first { $0["clinic"] as? String == "Late clinic" }?["session"] as? String)
        #expect(try program.text("clinic", "close", late, user: "manager").code == 0)
        #expect(try program.text("clinic", "reopen", late, user: "clerk").code == 0)
        // Two patients who waited for a slot are booked in it.
        let name = late
        let booked = 2
        let slots = try program.json(
            "slots", "--service", "90001", "--from", "2026-11-04", user: "clerk"
        ).list().filter { $0["clinic"] as? String == "Late clinic" }.compactMap { $0["slot"] as? String }
        let waiting = try #require(
            try program.json("worklist", "appointment-slot-issues", user: "clerk").object()["items"] as? [[String: Any]]
        )
        for (item, slot) in zip(waiting.prefix(2), slots.dropFirst()) {
            let ref = try #require(item["ref"] as? String)
            #expect(try program.text("book", ref, "--slot", slot, user: "clerk").code == 0)
        }
        let tried = try program.json("clinic", "cancel", name, "--dry-run", user: "clerk").object()
        #expect((tried["patients"] as? [Any])?.count == booked && tried["dry_run"] as? Bool == true)
        let done = try program.json("clinic", "cancel", name, "--why", "Ill", user: "clerk").object()
        let patients = try #require(done["patients"] as? [[String: Any]])
        #expect(patients.count == booked && patients.allSatisfy { $0["cancelled_by_us"] as? Int ?? 0 >= 1 })
        let ref = try #require(patients.first?["ref"] as? String)
        let called = try program.json("clinic", "called", name, ref, "told", user: "clerk").object()
        #expect(called["told"] as? Int == 1 && called["unreached"] as? Int == booked - 1)
        let sheet = try program.text("clinic", "sheet", name, user: "clerk")
        #expect(sheet.code == 0 && sheet.out.contains("Not reached") && sheet.out.contains("cancelled: Ill"))
        #expect(try program.text("clinic", "call-down", name, user: "supervisor").out.contains("1 of \(booked) told"))
        // Who was told that it is cancelled is not brought back behind their back.
        #expect(try program.text("clinic", "undo", name, user: "clerk").code == 1)
        let moved = try program.json("clinic", "move", name, "--to-room", "Room 9", user: "clerk").object()
        #expect((moved["moved_to"] as? [String: Any])?["booked"] as? Int == booked - 1)
        #expect(try program.text("clinic", "show", late, user: "clinician").code == 0)
        #expect(try program.text("clinic", "template", "list", user: "clerk").out.contains("Late clinic"))
        let ended = try program.json("clinic", "template", "end", "\(number)", user: "manager").object()
        #expect((ended["removed"] as? Int ?? 0) > 0)
        #expect(try program.json("doctor").object()["ok"] as? Bool == true)
    }

    @Test func `days off are added, listed and taken back`() throws {
        let program = try Program.rehearsal()
        let added = try program.text(
            "clinic", "exception", "add", "--from", "2026-11-20", "--reason", "Audit day", user: "manager")
        #expect(added.code == 0)
        let listed = try program.json("clinic", "exception", "list", user: "clerk").list()
        #expect(listed.count == 1 && listed.first?["until"] as? String == "2026-11-20")
        let number = try #require(listed.first?["exception"] as? Int)
        #expect(try program.text("clinic", "exception", "remove", "\(number)", user: "manager").code == 0)
        #expect(try program.json("clinic", "exception", "list", user: "clerk").list().isEmpty)
    }

    @Test(arguments: [
        (["clinic", "show", "nowhere"], "clerk", 1), (["clinic", "show", "999999"], "clerk", 1),
        (["clinic", "cancel", "1", "--from", "25:00"], "clerk", 2), (["clinic", "generate"], "clerk", 5),
        (["clinic", "list", "--from", "soon"], "clerk", 2), (["clinic", "cancel", "1"], "manager", 5),
        (["clinic", "template", "end", "999"], "manager", 1), (["service", "show", "none"], "clerk", 1),
    ])
    func `what is wrong ends with its number`(words: [String], user: String, code: Int32) throws {
        let program = try Program.rehearsal()
        let finished = try program.start(
            words + ["--db", program.db, "--now", Program.now, "--user", user]
        ).finish()
        #expect(finished.code == code, "\(words): \(finished.error)")
    }
}
