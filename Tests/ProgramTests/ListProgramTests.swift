// A worklist leaves the program as typed: a file for spreadsheets, a sheet of paper, and what the journal says of both.

import Foundation
import Testing

struct ListProgramTests {
    private func rows(_ path: String) throws -> [String] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasSuffix("\r\n"))
        return text.components(separatedBy: "\r\n").dropLast()
    }

    private static func cell(_ number: Int, of line: String) -> String {
        String(line.split(separator: ",", omittingEmptySubsequences: false)[number])
    }

    private func mode(_ path: String) throws -> Int {
        let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        return try #require(found).intValue
    }

    @Test
    func `an export holds every row of the list in its order, for this account alone, and nothing is written over`()
        throws
    {
        let program = try Program.rehearsal()
        let items = try program.items("appointment-slot-issues", user: "clerk")
        let first = try program.json("worklist", "appointment-slot-issues", "--export", user: "clerk").object()
        let path = try #require(first["file"] as? String)
        #expect(first["rows"] as? Int == items.count && !items.isEmpty)
        #expect(path == "\(program.folder)/exports/REHEARSAL-appointment-slot-issues-2026-11-03-093000.csv")
        #expect(try mode(path) == 0o600 && mode("\(program.folder)/exports") == 0o700)
        let lines = try rows(path)
        #expect(lines.first?.hasPrefix("worklist,ref,ubrn,priority,due,overdue,") == true)
        let written: [String] = lines.dropFirst().map { Self.cell(1, of: $0) }
        let shown: [String] = items.map { $0["ref"] as? String ?? "" }
        #expect(written == shown)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let again = try program.text(
            "worklist", "appointment-slot-issues", "--export", "--sort", "last-due", user: "clerk")
        #expect(again.code == 0 && again.out.contains("-093000-2.csv"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let backward = try rows(path.replacingOccurrences(of: ".csv", with: "-2.csv"))
        let due: [String] = backward.dropFirst().map { Self.cell(4, of: $0) }
        #expect(due == due.sorted(by: >) && Set(backward) == Set(lines))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/exports").count == 2)
    }

    @Test func `a site names the folder, a filter holds, and the journal names who took the list`() throws {
        let program = try Program.rehearsal()
        let place = "\(program.folder)/out"
        let finished = try program.run(
            "worklist", "appointment-slot-issues", "--priority", "URGENT", "--export", "--user", "clerk", "--now",
            Program.now, "--json", db: true, environment: ["REFERDESK_EXPORTS": place])
        let found = try finished.object()
        #expect((found["file"] as? String)?.hasPrefix("\(place)/REHEARSAL-") == true)
        let lines = try rows(try #require(found["file"] as? String))
        #expect(lines.dropFirst().allSatisfy { $0.contains(",URGENT,") } && lines.count - 1 == found["rows"] as? Int)
        let kept = try program.sqlite("SELECT user || change FROM journal WHERE action = 'export-worklist'")
        #expect(kept.contains("clerk") && kept.contains("URGENT"))
        #expect(try program.text("audit", "user", "clerk", user: "auditor").out.contains("export-worklist"))
        #expect(try program.json("audit", "verify", user: "auditor").code == 0)
    }

    @Test func `no cell of an export is a formula, and none moves a terminal`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("appointment-slot-issues", user: "clerk")
        _ = try program.sqlite(
            """
            UPDATE patient SET family = '=cmd|''/c calc''!A1, "x"', given = char(27) || '[2J' || char(10) || 'Ann', title = NULL
            WHERE id = (SELECT patient FROM referral WHERE ubrn = '\(name)' OR ref = '\(name)')
            """)
        let found = try program.json("worklist", "appointment-slot-issues", "--export", user: "clerk").object()
        let lines = try rows(try #require(found["file"] as? String))
        let line = try #require(lines.first { $0.contains("CMD") })
        #expect(line.contains("\"'=CMD|'/C CALC'!A1, \"\"X\"\", [2J Ann\""))
        #expect(lines.count - 1 == found["rows"] as? Int && !lines.joined().contains("\u{1B}"))
    }

    @Test func `a list is printed, and who may not see it gets neither`() throws {
        let program = try Program.rehearsal()
        let printed = try program.json("worklist", "appointment-slot-issues", "--print", user: "clerk").object()
        let path = try #require(printed["file"] as? String)
        #expect(path.contains("/spool/REHEARSAL-appointment-slot-issues-") && (printed["rows"] as? Int ?? 0) > 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: Data("%PDF".utf8)))
        #expect(try mode(path) == 0o600)
        for way in ["--print", "--export"] {
            #expect(try program.json("worklist", "appointment-slot-issues", way, user: "auditor").code == 5)
            #expect(try program.json("worklist", "overdue", way, user: "clerk").code == 5)
        }
        let exports = "\(program.folder)/exports"
        let left =
            FileManager.default.fileExists(atPath: exports)
            ? try FileManager.default.contentsOfDirectory(atPath: exports) : []
        #expect(left.isEmpty, "a refused export leaves no file: \(left)")
        #expect(try program.json("worklist", "overdue", "--print", "--export", user: "supervisor").code == 2)
        #expect(try program.json("worklist", "overdue", "--sort", "need", user: "supervisor").code == 2)
        #expect(try program.json("worklist", "overdue", "--sort", "last-due", user: "supervisor").code == 0)
    }
}
