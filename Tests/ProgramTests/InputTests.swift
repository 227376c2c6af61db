// Bad input: one clear line each, exit code 3, and nothing kept but what was accepted.

import Foundation
import Glibc
import Testing

struct InputTests {
    /// Imports a path into a fresh empty rehearsal: refused with one line that has these words, nothing kept.
    private func refuses(_ program: Program, _ path: String, _ words: [String]) throws {
        let before = try program.dump()
        let finished = try program.text("import", path)
        #expect(finished.code == 3)
        #expect(finished.errorLines.count == 1, "\(finished.error)")
        for word in [path] + words { #expect(finished.error.contains(word), "\(finished.error)") }
        #expect(finished.out == "Read 1: 0 new, 0 changed, 0 unchanged, 0 older than held, 1 refused\n")
        #expect(try program.dump() == before)
    }

    @Test(arguments: [
        ("", "empty.json", ["empty"]), (" \n", "blank.json", ["empty"]), ("", "empty.csv", ["empty"]),
        ("{\"resourceType\":\"List\",\n  \"entry\": [ }", "broken.json", ["line 2", "column"]),
        ("{\"resourceType\":\"Observation\",\"id\":\"1\"}", "other.json", ["Observation"]),
        ("{\"name\":\"settings\"}", "settings.json", ["not a FHIR resource"]), ("[1,2,3]", "numbers.json", []),
        ("a,b,c\n1,2,3\n", "header.csv", ["line 1"]), ("nhs_number,shoe_size\n1,2\n", "shoes.csv", ["line 1"]),
    ])
    func `a file that is not what it should be`(text: String, name: String, words: [String]) throws {
        let program = try Program.emptyRehearsal()
        try refuses(program, try program.write(text, name), words)
    }

    @Test func `a missing file and a JSON document of more than 20 MB`() throws {
        let program = try Program.emptyRehearsal()
        try refuses(program, "\(program.folder)/missing.json", ["no such file"])
        let large =
            "{\"resourceType\":\"List\",\"entry\":[],\"x\":\"" + String(repeating: "x", count: 20_000_001) + "\"}"
        try refuses(program, try program.write(large, "large.json"), ["20 MB"])
    }

    @Test func `a pipe and a device are not read`() throws {
        let program = try Program.emptyRehearsal()
        mkfifo("\(program.folder)/pipe", 0o600)
        try refuses(program, "\(program.folder)/pipe", ["not"])
        try refuses(program, "/dev/zero", ["not"])
    }

    @Test(.enabled(if: Program.mayActAsNobody, "only the superuser can try another account"))
    func `a file and a folder without rights`() throws {
        let program = try Program()
        let made = try program.run(
            "demo", "--no-open", "--referrals", "0", "--now", Program.now, "--db", program.db, asNobody: true)
        #expect(made.code == 0, "\(made.error)")
        let shut = "\(program.folder)/shut"
        try FileManager.default.createDirectory(atPath: shut, withIntermediateDirectories: true)
        let secret = try program.write("{}", "secret.json")
        for path in [shut, secret] {
            chmod(path, 0o700)
            let before = try program.dump()
            let finished = try program.start(
                ["import", path, "--db", program.db, "--now", Program.now], asNobody: true
            ).finish()
            #expect(finished.code == 3)
            #expect(finished.errorLines.count == 1)
            #expect(finished.error.contains(path) && finished.error.contains("may not be read"))
            #expect(finished.out == "Read 1: 0 new, 0 changed, 0 unchanged, 0 older than held, 1 refused\n")
            #expect(try program.dump() == before)
        }
    }

    @Test func `what is good beside what is bad is taken, and only that`() throws {
        let program = try Program.emptyRehearsal()
        let folder = "\(program.folder)/feed"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try program.write("{\"resourceType\":", "feed/a.json")
        _ = try program.write("service,name,specialty,provider\n55001,Good,UROLOGY,R9Z\n,Bad,,\n", "feed/b.csv")
        _ = try program.write("", "feed/c.csv")
        let before = Set(try program.dump())
        let finished = try program.text("import", folder)
        #expect(finished.code == 3)
        #expect(finished.errorLines.count == 3)
        #expect(finished.out == "Read 4: 1 new, 0 changed, 0 unchanged, 0 older than held, 3 refused\n")
        let added = Set(try program.dump()).subtracting(before)
        #expect(
            Set(added.map { $0.prefix { $0 != ":" } }) == [
                "service", "fresh_record", "import_run", "journal", "journal_head",
            ])
        #expect(added.contains { $0.hasPrefix("service: '55001'|'Good'") })
        let again = try program.text("import", folder)
        #expect(again.out == "Read 4: 0 new, 0 changed, 1 unchanged, 0 older than held, 3 refused\n")
    }

    @Test func `a dry run says what would be and keeps nothing`() throws {
        let program = try Program.emptyRehearsal()
        let path = try program.write("service,name,specialty,provider\n55001,Good,UROLOGY,R9Z\n", "b.csv")
        let before = try program.dump()
        let finished = try program.text("import", path, "--dry-run")
        #expect(finished.code == 0)
        #expect(finished.out.hasPrefix("Would have read 1: 1 new"))
        #expect(try program.dump() == before)
    }

    /// No control character but line ends, no bidirectional or invisible control.
    private func isSafe(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x0A: true
            case ..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: false
            case _: true
            }
        }
    }

    @Test func `no name, letter or file name moves the terminal`() throws {
        let program = try Program.rehearsal()
        let item = try #require(try program.items("referrals-for-review", user: "clerk").first { $0["ubrn"] is String })
        let number = try #require(item["nhs_number"] as? String)
        let ubrn = try #require(item["ubrn"] as? String)
        let evil = "Ev\u{1B}[2Jil\u{202E}\u{9B}31m\u{200B}\u{07}"
        let patients = try program.write(
            "nhs_number,family,given,postcode\n\(number),\(evil),\(evil),\(evil)\n", "p.csv")
        #expect(try program.text("import", patients, "--as-of", "2026-11-03T09:00").code == 0)
        let letter = try program.write(
            "Dear \(evil)\u{202E} colleague.\r\nSee \u{1B}]0;title\u{07}", "\(ubrn) \u{1B}[31m.txt")
        #expect(try program.text("import", letter).code == 0)
        var texts: [String] = []
        for arguments in [
            ["patient", "show", number], ["search", number], ["worklist", "referrals-for-review", "--limit", "500"],
            ["referral", ubrn], ["history", ubrn],
            ["import", "\(program.folder)/no\u{1B}[31m\u{202E}such.json", "--user", "admin"],
            ["search", evil], ["worklist", evil], ["do", evil, ubrn], ["referral", evil],
            ["slots", "--service", "1", "--from", evil],
        ] {
            let who = arguments.contains("--user") ? [] : ["--user", "clinician"]
            let words = arguments + who + ["--db", program.db, "--now", Program.now]
            let finished = try program.start(words).finish()
            #expect(isSafe(finished.out), "\(arguments.first ?? "")")
            #expect(isSafe(finished.error), "\(arguments.first ?? "")")
            texts.append(finished.out)
        }
        #expect(texts[0].lowercased().contains("ev") && !texts[0].isEmpty)
    }
}
