// `need` as typed: noted, arranged, moved and cancelled, with the documents and the numbers each run ends with.

import Foundation
import Testing

struct NeedProgramTests {
    private func needs(_ document: [String: Any]) -> [[String: Any]] { document["needs"] as? [[String: Any]] ?? [] }

    @Test func `a need is noted, arranged, to do again when the appointment moves, and cancelled`() throws {
        let program = try Program.rehearsal()
        let item = try #require(
            try program.items("appointment-slot-issues", user: "clerk").first { item in
                let name = item["ref"] as? String ?? ""
                let shown = try? program.json("referral", name, user: "clerk").object()
                let slots = try? program.json("slots", "--for", name, user: "clerk").object()["slots"] as? [Any]
                let id = (item["service"] as? [String: Any])?["id"] as? String ?? ""
                let kind = try? program.json("service", "show", id, user: "clerk").object()["kind"] as? String
                return kind == "directly-bookable" && shown.map { needs($0).isEmpty } ?? false && slots?.count ?? 0 > 1
            })
        let name = try #require(item["ref"] as? String)
        let noted = try program.json("need", "add", name, "interpreter", "--detail", "Polish", user: "clerk").object()
        #expect(needs(noted).first?["standing"] as? String == "not-booked")
        let found = try program.json("slots", "--for", name, user: "clerk").object()["slots"] as? [[String: Any]]
        let slots = (found ?? []).compactMap { $0["slot"] as? String }
        let booked = try program.json("book", name, "--slot", slots[slots.count - 1], user: "clerk").object()
        #expect((booked["worklists"] as? [String])?.contains("needs-to-arrange") == true)
        #expect((booked["warnings"] as? [String])?.contains("Interpreter: Polish, to arrange.") == true)
        let listed = try program.items("needs-to-arrange", user: "clerk").compactMap { $0["ref"] as? String }
        #expect(listed.contains(name))
        let arranged = try program.json(
            "need", "arranged", name, "interpreter", "--reference", "INT 4711", user: "clerk"
        ).object()
        #expect(needs(arranged).first?["reference"] as? String == "INT 4711")
        #expect(needs(arranged).first?["standing"] as? String == "arranged")
        #expect(try program.text("referral", name, user: "clerk").out.contains("arranged as INT 4711"))
        let moved = try program.json("do", "rebook", name, "--slot", slots[slots.count - 2], user: "clerk").object()
        #expect(needs(moved).first?["standing"] as? String == "to-arrange-again")
        #expect(try program.text("need", "drop", name, "interpreter", user: "clerk").code == 0)
        let cancelled = try program.json("need", "cancelled", name, "interpreter", user: "clerk").object()
        #expect(needs(cancelled).isEmpty)
        let changes = try program.json("history", name, user: "clerk").list().compactMap { $0["change"] as? String }
        #expect(changes.contains { $0.contains("INT 4711") })
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `what is not needed, an unknown kind and a role that may not are each told with their number`() throws {
        let program = try Program.rehearsal()
        let name = try #require(try program.items("appointment-slot-issues", user: "clerk").first?["ref"] as? String)
        let unknown = try program.json("need", "arranged", name, "advocacy", "--reference", "A1", user: "clerk")
        #expect(unknown.code == 1)
        #expect(try program.json("need", "add", name, "parking", user: "clerk").code == 2)
        #expect(try program.json("need", "add", name, "adjustment", user: "clerk").errorCode == "detail-missing")
        #expect(try program.json("need", "add", name, "advocacy", user: "referrer").code == 5)
        #expect(try program.text("need", "arranged", name, "advocacy", user: "clerk").code == 2)
    }
}
