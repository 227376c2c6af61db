// The official examples, where they are at hand: each list gives its rows, all together give conflicts and no surprise.

import Foundation
import TestSupport
import Testing

private let realData = Places.realData ?? ""
private let answers = "\(realData)/ers-sandbox/stu3/retrieveWorklist/responses"
private let isHere = Places.realData != nil

@Suite(.enabled(if: isHere, "the official examples are not beside the package"))
struct RealDataTests {
    private static let lists = [
        "ReferralsforReview": ("referrals-for-review", "clerk"),
        "AppointmentSlotIssues": ("appointment-slot-issues", "clerk"),
        "RejectedTriageResponse": ("rejected-triage-response", "referrer-admin"),
        "AssessmentReturnedCancelledDNA": ("assessment-returned-cancelled-dna", "referrer-admin"),
        "AwaitingBooking": ("awaiting-booking", "referrer-admin"),
        "LettersOutstanding": ("letters-outstanding", "referrer-admin"),
    ]

    /// The UBRNs of a worklist answer and the list its rows name, from the file itself.
    private func rows(of path: String) throws -> (list: String, ubrns: [String]) {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let entries = try #require(document["entry"] as? [[String: Any]])
        let ubrns = entries.compactMap { ($0["item"] as? [String: Any])?["reference"] as? String }
            .compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }
        let urls = entries.compactMap { ($0["extension"] as? [[String: Any]])?.first?["url"] as? String }
        let name = try #require(
            Self.lists.keys.first { key in
                urls.contains { $0.lowercased().contains("-\(key.lowercased())-worklistitem") }
            })
        return (name, ubrns)
    }

    @Test func `each worklist answer alone gives exactly its rows on its list`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: answers).sorted()
        #expect(names.count == 6)
        for name in names {
            let (list, ubrns) = try rows(of: "\(answers)/\(name)")
            let (worklist, user) = try #require(Self.lists[list])
            let program = try Program.emptyRehearsal()
            let summary = try program.json("import", "\(answers)/\(name)")
            #expect(summary.code == 0)
            #expect(try summary.object()["read"] as? Int == ubrns.count)
            #expect(try summary.object()["new"] as? Int == ubrns.count)
            let page = try program.json("worklist", worklist, user: user).object()
            let shown = (page["items"] as? [[String: Any]] ?? []).compactMap { $0["ubrn"] as? String }
            #expect(shown.sorted() == ubrns.sorted(), "\(name)")
            #expect(page["total"] as? Int == ubrns.count)
            #expect(try program.json("doctor").code == 0)
        }
    }

    @Test func `the worklist answers together conflict exactly where one referral stands on two lists`() throws {
        var holds: [String: String] = [:]
        var expected: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: answers).sorted() {
            let (list, ubrns) = try rows(of: "\(answers)/\(name)")
            let worklist = try #require(Self.lists[list]).0
            // The first list of a referral holds; every other that names it says otherwise.
            for ubrn in ubrns where holds[ubrn, default: worklist] != worklist {
                expected.insert("\(ubrn) The list \(worklist) says otherwise")
            }
            for ubrn in ubrns where holds[ubrn] == nil { holds[ubrn] = worklist }
        }
        #expect(expected.count == 6)
        let program = try Program.emptyRehearsal()
        for round in 1...2 {
            let summary = try program.json("import", answers).object()
            #expect(summary["new"] as? Int == (round == 1 ? holds.count : 0))
            let conflicts = try program.items("import-problems", user: "clerk").compactMap { item -> String? in
                guard let ubrn = item["ubrn"] as? String, let reason = item["reason"] as? String else { return nil }
                return reason.hasPrefix("The list ") ? "\(ubrn) \(reason.prefix { $0 != ":" })" : nil
            }
            #expect(conflicts.sorted() == expected.sorted())
            for (ubrn, worklist) in holds {
                let user = try #require(Self.lists.values.first { $0.0 == worklist }).1
                let shown = try program.items(worklist, user: user).contains { $0["ubrn"] as? String == ubrn }
                #expect(shown, "\(ubrn) left \(worklist)")
            }
        }
    }

    @Test func `all together balance, conflict, and give the same database twice`() throws {
        let program = try Program.emptyRehearsal()
        let folders = ["ers-sandbox", "pds-patients", "patients-csv"].map { "\(realData)/\($0)" }
        let words = ["import"] + folders + ["--db", program.db, "--now", Program.now, "--json"]
        let first = try program.start(words).finish()
        #expect(first.code == 3)
        let counts = try first.object()
        func count(_ key: String) -> Int { counts[key] as? Int ?? -1 }
        #expect(
            count("read") == count("new") + count("changed") + count("unchanged") + count("older") + count("refused"))
        #expect(count("read") > 400 && count("new") > 300)
        let problems = try #require(counts["problems"] as? [[String: Any]])
        #expect(problems.contains { ($0["reason"] as? String)?.contains("other content") == true })
        #expect(problems.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
        let open = try program.items("import-problems", user: "clerk")
        #expect(open.contains { $0["ubrn"] as? String == "000000070000" })
        let dump = try program.dump()
        let second = try program.start(words).finish()
        #expect(try second.object()["new"] as? Int == 0)
        #expect(try second.object()["changed"] as? Int == 0)
        #expect(try program.dump() == dump)
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `day offsets become slots once service and first day are said`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(realData)/clinic-slots"
        let refused = try program.json("import", folder)
        #expect(refused.code == 3)
        #expect(try refused.object()["new"] as? Int == 0)
        let taken = try program.json("import", folder, "--service", "11002", "--from", "2026-11-02")
        let count = try #require(try taken.object()["new"] as? Int)
        #expect(count > 500)
        #expect(
            try program.json("import", folder, "--service", "11002", "--from", "2026-11-02").object()["new"] as? Int
                == 0)
    }

    /// Books everybody on a list of e-RS at a service into the best slot that is offered, until one is refused or none is
    /// left; how many were booked.
    private func book(
        _ program: Program, at moment: String, names: [String], expecting ids: Set<String>
    ) throws -> Int {
        func run(_ words: String..., user: String) throws -> Finished {
            try program.start(words + ["--db", program.db, "--now", moment, "--json", "--user", user]).finish()
        }
        var booked = 0
        for name in names {
            let found = try run("slots", "--for", name, user: "clerk").object()
            guard let best = found["best"] as? String else { continue }
            #expect(ids.contains(best) && found["why"] is String)
            let done = try run("book", name, "--slot", best, user: "clerk")
            #expect(done.code == 0, "\(done.error)")
            let appointment = try #require(try done.object()["appointment"] as? [String: Any])
            #expect(appointment["slot"] as? String == best)
            booked += 1
            // Who comes after them is told, and offered the next where there is one.
            if let other = names.dropFirst(booked).first {
                let late = try run("book", other, "--slot", best, user: "clerk")
                #expect(late.code == 1 && late.errorCode == "slot-taken")
            }
        }
        return booked
    }

    /// Referrals on paper to a service, as many as are asked for.
    private func refer(_ program: Program, to service: String, count: Int, at moment: String) throws -> [String] {
        return try (1...count).map { serial in
            let added = try program.start([
                "referral", "add", "--hospital-number", "H\(service)\(serial)", "--family", "Real\(serial)", "--born",
                "1970-01-01", "--service", service, "--priority", "ROUTINE", "--source", "paper", "--received",
                String(moment.prefix(10)), "--db", program.db, "--now",
                moment, "--json", "--user", "clerk",
            ]).finish()
            #expect(added.code == 0, "\(added.error)")
            return try #require(try added.object()["ref"] as? String)
        }
    }

    @Test func `e-RS's slot search answers import on their day and are booked to the last`() throws {
        let program = try Program.emptyRehearsal()
        let moment = "2021-05-21T09:00:00Z"
        let folder = "\(realData)/ers-sandbox/stu3/retrieveAppointmentSlots/responses"
        func run(_ words: String..., user: String) throws -> Finished {
            try program.start(words + ["--db", program.db, "--now", moment, "--json", "--user", user]).finish()
        }
        let taken = try run("import", folder, user: "admin")
        // The fifth page of the search is an error answer, which is said and keeps nothing else out.
        let problems = try #require(try taken.object()["problems"] as? [[String: Any]])
        #expect(taken.code == 3)
        #expect(problems.count { ($0["file"] as? String)?.hasSuffix("ErrorPage5.json") == true } == 1)
        #expect(try taken.object()["refused"] as? Int == 1 && taken.object()["new"] as? Int == 13)
        for (service, count) in [("11000", 10), ("12000", 3)] {
            let slots = try run("slots", "--service", service, user: "clerk").list()
            let ids = Set(slots.compactMap { $0["slot"] as? String })
            #expect(ids.count == count, "\(service)")
            let names = try refer(program, to: service, count: count + 1, at: moment)
            #expect(try book(program, at: moment, names: names, expecting: ids) == count)
            let after = try run("slots", "--service", service, user: "clerk").list()
            #expect(after.allSatisfy { $0["free"] as? Int == 0 && $0["booked"] as? Int == 1 })
        }
        #expect(try run("doctor", user: "admin").code == 0)
    }

    @Test func `e-RS's own bundles bring the commissioning organisation, and what e-RS tells of services`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(realData)/ers-sandbox/stu3"
        #expect(try program.json("import", "\(folder)/retrieveReferralRequest/responses/BookedDBS.json").code == 0)
        let referral = try program.json("referral", "000000070001", user: "clerk").object()
        #expect(referral["commissioner"] as? String == "R69")
        #expect(try program.json("import", "\(folder)/patientServiceSearch/responses").code != 4)
        func entry(_ id: String) throws -> [String: Any] {
            try #require(
                try program.json("service", "show", id, user: "manager").object()["profile"] as? [String: Any])
        }
        let told = try entry("42")
        #expect(told["appointment_types"] as? [String] == ["DIAGNOSTIC"] && told["letter_required"] as? Bool == true)
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `a referral that e-RS shows as booked outside it leaves the lists`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(realData)/ers-sandbox/stu3/cancelReferral/responses"
        let taken = try program.json("import", "\(folder)/CancelledReferralBookedOutsideCabWithoutComment.json")
        #expect(try taken.object()["new"] as? Int == 1)
        let referral = try program.json("referral", "000000070000", user: "clerk").object()
        #expect(referral["state"] as? String == "CANCELLED_REFERRAL")
        #expect(referral["reason"] as? String == "BOOKED_OUTSIDE_CAB")
        #expect(try program.items("appointment-slot-issues", user: "clerk").isEmpty)
        let clocks = try #require(referral["clocks"] as? [[String: Any]])
        #expect(clocks.contains { $0["name"] as? String == "rtt" && $0["stop"] is NSNull })
    }

    @Test func `a file of day offsets is booked from its first free slot on`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(realData)/clinic-slots"
        let taken = try program.json("import", folder, "--service", "11002", "--from", "2026-11-02")
        #expect(try taken.object()["new"] as? Int ?? 0 > 500)
        let slots = try program.json("slots", "--service", "11002", "--from", "2026-11-04", user: "clerk").list()
        let free = slots.filter { $0["free"] as? Int ?? 0 > 0 }.compactMap { $0["slot"] as? String }
        #expect(free.count > 12)
        let names = try refer(program, to: "11002", count: 12, at: Program.now)
        #expect(try book(program, at: Program.now, names: names, expecting: Set(free)) == 12)
        #expect(try program.json("doctor").code == 0)
    }
}
