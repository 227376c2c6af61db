// The JSON documents of the contract: every key is there with its type.

import Foundation
import Testing

/// What a value may be.
private enum Kind {
    case text, textOrNull, number, numberOrNull, flag, list, object, objectOrNull, instant, day, dayOrNull, clinicTime

    func fits(_ value: Any?) -> Bool {
        guard let value else { return false }
        let isNull = value is NSNull
        let text = value as? String
        switch self {
        case .text: return text?.isEmpty == false
        case .textOrNull: return isNull || text != nil
        case .number: return isNumber(value)
        case .numberOrNull: return isNull || isNumber(value)
        case .flag: return value is Bool
        case .list: return value is [Any]
        case .object: return value is [String: Any]
        case .objectOrNull: return isNull || value is [String: Any]
        case .instant: return text?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
        case .day: return text?.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
        case .dayOrNull: return isNull || Kind.day.fits(value)
        case .clinicTime: return text?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00/) != nil
        }
    }

    private func isNumber(_ value: Any) -> Bool { value is Int }
}

private func check(_ document: Any?, _ keys: [(String, Kind)], _ what: String) {
    guard let object = document as? [String: Any] else {
        Issue.record("\(what) is no object: \(String(describing: document))")
        return
    }
    for (key, kind) in keys {
        #expect(kind.fits(object[key]), "\(what): \(key) is \(String(describing: object[key]))")
    }
}

private let item: [(String, Kind)] = [
    ("item", .text), ("worklist", .text), ("ref", .text), ("ubrn", .textOrNull), ("version", .number), ("state", .text),
    ("priority", .textOrNull), ("nhs_number", .textOrNull), ("patient", .textOrNull), ("born", .dayOrNull),
    ("service", .objectOrNull), ("received", .instant), ("due", .day), ("due_rule", .text), ("overdue", .flag),
    ("breach", .dayOrNull), ("reason", .textOrNull), ("owner", .textOrNull), ("claim", .textOrNull),
    ("changed", .textOrNull),
]
private let outcome: [(String, Kind)] = [
    ("ubrn", .textOrNull), ("ref", .text), ("version", .number), ("state", .text), ("action", .text),
    ("worklists", .list),
    ("appointment", .objectOrNull),
]

struct DocumentTests {
    @Test func `import`() throws {
        let program = try Program.emptyRehearsal()
        let path = try program.write("nhs_number,family\n9990000018,Bravo\n,Carter\n", "p.csv")
        let document = try program.json("import", path).object()
        let numbers = ["read", "new", "changed", "unchanged", "older", "refused"]
        check(document, numbers.map { ($0, .number) } + [("problems", .list)], "import")
        let counts = numbers.compactMap { document[$0] as? Int }
        #expect(counts.first == counts.dropFirst().reduce(0, +))
        check(
            (document["problems"] as? [Any])?.first,
            [("file", .text), ("line", .number), ("column", .numberOrNull), ("record", .text), ("reason", .text)],
            "problem")
    }

    @Test func `worklists and worklist`() throws {
        let program = try Program.rehearsal()
        let lists = try program.json("worklists", user: "clerk").list()
        #expect(lists.count == 13)
        for list in lists {
            check(
                list,
                [
                    ("name", .text), ("title", .text), ("total", .number), ("overdue", .number), ("due_today", .number),
                    ("urgent", .number), ("unclaimed", .number),
                ], "worklists")
            let name = try #require(list["name"] as? String)
            let page = try program.json("worklist", name, "--limit", "3", user: "clerk").object()
            check(
                page,
                [
                    ("name", .text), ("total", .number), ("shown", .number), ("as_of", .instant), ("items", .list),
                    ("next", .textOrNull),
                ],
                name)
            #expect(page["total"] as? Int == list["total"] as? Int)
            for row in page["items"] as? [Any] ?? [] { check(row, item, name) }
        }
    }

    @Test func `pages follow one another to the end without a gap or a repeat`() throws {
        let program = try Program.rehearsal()
        for order in ["need", "due"] {
            let all = try program.json(
                "worklist", "referrals-for-review", "--sort", order, "--limit", "500", user: "clerk"
            ).object()
            let whole = (all["items"] as? [[String: Any]] ?? []).compactMap { $0["item"] as? String }
            #expect(all["next"] is NSNull)
            #expect(Set(whole).count == whole.count && whole.count > 6)
            var pages: [String] = []
            var next: String?
            repeat {
                var words = ["worklist", "referrals-for-review", "--sort", order, "--limit", "4", "--db", program.db]
                words += ["--user", "clerk", "--now", Program.now, "--json"] + (next.map { ["--after=\($0)"] } ?? [])
                let page = try program.start(words).finish().object()
                pages += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["item"] as? String }
                next = page["next"] as? String
            } while next != nil && pages.count <= whole.count
            #expect(pages == whole)
        }
    }

    @Test func `import problems`() throws {
        let program = try Program.emptyRehearsal()
        let letter = try program.write("A letter of nobody.", "stray.txt")
        #expect(try program.text("import", letter).code == 0)
        let row = try #require(try program.items("import-problems", user: "clerk").first)
        check(
            row,
            [
                ("item", .text), ("ubrn", .textOrNull), ("file", .text), ("line", .numberOrNull), ("record", .text),
                ("reason", .text),
            ], "problem")
        #expect(row["ubrn"] is NSNull)
    }

    @Test func `referral, with the letter only for those who may read it`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("referrals-for-review", user: "clerk")
        let keys: [(String, Kind)] = [
            ("ubrn", .textOrNull), ("ref", .text), ("version", .number), ("ers_version", .numberOrNull),
            ("source", .text),
            ("state", .text), ("reason", .textOrNull), ("instruction", .textOrNull), ("priority", .textOrNull),
            ("patient", .object), ("service", .object), ("worklists", .list), ("clocks", .list), ("actions", .list),
            ("appointment", .objectOrNull),
        ]
        let clerk = try program.json("referral", name, user: "clerk").object()
        check(clerk, keys, "referral")
        #expect(clerk["letter"] == nil)
        #expect(clerk["comment"] is NSNull)
        let clinician = try program.json("referral", name, user: "clinician").object()
        check(clinician, keys + [("letter", .object), ("comment", .textOrNull)], "referral")
        let documents = try #require((clinician["letter"] as? [String: Any])?["documents"] as? [Any])
        check(
            documents.first,
            [("title", .text), ("type", .text), ("status", .text), ("held", .flag), ("text", .textOrNull)], "document")
        check(clinician["patient"], [("nhs_number", .text), ("name", .text), ("born", .day)], "patient")
        check(clinician["service"], [("id", .text), ("name", .text)], "service")
        for clock in clinician["clocks"] as? [Any] ?? [] {
            check(clock, [("name", .text), ("start", .dayOrNull), ("due", .dayOrNull), ("rule", .text)], "clock")
        }
        let actions = try #require(clinician["actions"] as? [[String: Any]])
        for action in actions {
            check(
                action, [("action", .text), ("allowed", .flag), ("why_not", .objectOrNull), ("needs", .list)], "action")
            #expect((action["why_not"] is NSNull) == (action["allowed"] as? Bool))
            if action["allowed"] as? Bool == false {
                check(action["why_not"], [("code", .text), ("message", .text)], "why not")
            }
        }
        #expect(
            actions.contains { $0["allowed"] as? Bool == true } && actions.contains { $0["allowed"] as? Bool == false })
    }

    @Test func `history, do, do of many, book and slots`() throws {
        let program = try Program.rehearsal()
        let items = try program.items("appointment-slot-issues", user: "clerk")
        let names = items.compactMap { $0["ubrn"] as? String }
        let service = try #require((items.first?["service"] as? [String: Any])?["id"] as? String)
        let one = try program.json("do", "contact-attempt", names[0], "--outcome", "no-answer", user: "clerk")
        #expect(one.code == 0, "\(one.error)")
        check(try one.object(), outcome, "do")
        let many = try program.json(
            "do", "contact-attempt", names[0], names[1], "--outcome", "no-answer", user: "clerk")
        let outcomes = try #require(try many.object()["outcomes"] as? [Any])
        #expect(outcomes.count == 2)
        for entry in outcomes { check(entry, outcome, "outcomes") }
        let slots = try program.json("slots", "--service", service, user: "clerk").list()
        let keys: [(String, Kind)] = [
            ("slot", .text), ("service", .text), ("clinic", .textOrNull), ("clinician", .textOrNull),
            ("start", .clinicTime),
            ("end", .clinicTime), ("capacity", .number), ("booked", .number), ("priorities", .list),
        ]
        for slot in slots.prefix(20) { check(slot, keys, "slot") }
        let free = try #require(
            slots.first { ($0["booked"] as? Int ?? 0) < ($0["capacity"] as? Int ?? 0) }?["slot"] as? String)
        let booked = try program.json("book", names[0], "--slot", free, user: "clerk")
        #expect(booked.code == 0, "\(booked.error)")
        check(try booked.object(), outcome, "book")
        check(
            try booked.object()["appointment"], [("slot", .text), ("start", .clinicTime), ("status", .text)],
            "appointment")
        let history = try program.json("history", names[0], user: "clerk").list()
        for entry in history {
            check(
                entry,
                [
                    ("seq", .number), ("at", .instant), ("user", .text), ("on_behalf_of", .textOrNull),
                    ("action", .text),
                    ("from", .textOrNull), ("to", .textOrNull), ("version", .numberOrNull), ("reason", .textOrNull),
                    ("comment", .textOrNull),
                ], "history")
        }
        #expect(history.last?["action"] as? String == "book")
    }

    @Test func `of many, one that fails is named and the others are done`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("appointment-slot-issues", user: "clerk")
        let many = try program.json(
            "do", "contact-attempt", name, "990000009999", "--outcome", "no-answer", user: "clerk")
        #expect(many.code == 1)
        let outcomes = try #require(try many.object()["outcomes"] as? [[String: Any]])
        check(outcomes.first, outcome, "outcomes")
        #expect(outcomes.last?["ubrn"] as? String == "990000009999")
        #expect(outcomes.last?["error"] != nil)
    }

    @Test func `doctor, audit verify and an error`() throws {
        let program = try Program.rehearsal()
        let doctor = try program.json("doctor").object()
        check(doctor, [("ok", .flag), ("checks", .list)], "doctor")
        for entry in doctor["checks"] as? [Any] ?? [] {
            check(entry, [("name", .text), ("ok", .flag), ("detail", .text)], "check")
        }
        let verdict = try program.json("audit", "verify").object()
        check(verdict, [("ok", .flag), ("entries", .number), ("first_broken", .numberOrNull)], "audit verify")
        let failed = try program.json("referral", "990000009999", user: "clerk")
        check(try failed.errorDocument()["error"], [("code", .text), ("message", .text)], "error")
        #expect(failed.out == "")
    }
}
