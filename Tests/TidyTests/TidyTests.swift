// The invariants of docs/architecture.md that the compiler cannot keep, read off the sources themselves.

import Foundation
import TestSupport
import Testing

/// One source file: its path below the package and its text.
private struct SourceFile: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else { return nil }
            return String(words[place + 1])
        }
    }
    var testDescription: String { path }
}

private let root = Places.package

private func files(below folder: String) -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
        guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8) else { return nil }
        return SourceFile(path: "\(folder)/\(name)", text: text)
    }
}

private let sources = files(below: "Sources")
private let everything = sources + files(below: "Tests") + files(below: "Resources")

@Test func `there are sources to check`() {
    #expect(sources.count > 80)
    #expect(
        Set(sources.map(\.target)).isSuperset(of: ["ReferralDomain", "ReferralStore", "ReferralDesk", "referdesk"]))
}

@Test(arguments: ["ReferralDomain", "TerminalUI"])
func `a target at the bottom imports nothing`(target: String) {
    for file in sources where file.target == target { #expect(file.imports.isEmpty, "\(file.path)") }
}

@Test func `screens know neither the store nor an engine nor the host`() {
    let allowed: Set = ["ReferralDomain", "ReferralDesk", "TerminalUI"]
    for file in sources where file.target == "ReferralScreens" {
        #expect(allowed.isSuperset(of: file.imports), "\(file.path)")
    }
}

@Test func `GRDB is imported in the store alone, and never shows through it`() {
    for file in sources where file.imports.contains("GRDB") {
        #expect(file.target == "ReferralStore", "\(file.path)")
        #expect(!file.text.contains("public import GRDB"), "\(file.path)")
    }
}

/// The program, and what measures it beside bare SQL.
private let executables: Set<String> = ["referdesk", "Bench"]

@Test func `there is no SQL outside the store`() {
    let words = ["SELECT ", "INSERT INTO", "UPDATE referral", "DELETE FROM", "PRAGMA "]
    for file in sources where file.target != "ReferralStore" && file.target != "Bench" {
        for word in words { #expect(!file.text.contains(word), "\(file.path) holds \(word)") }
    }
}

@Test func `only the executables ask the host for time, account, environment or files`() {
    let words = ["Date()", "time(nil)", "getenv(", "getpwuid(", "FileManager", "ProcessInfo", "CLOCK_REALTIME"]
    for file in sources where !executables.contains(file.target) {
        for word in words { #expect(!file.text.contains(word), "\(file.path) holds \(word)") }
    }
}

@Test func `Foundation is imported by the executables alone`() {
    for file in sources where file.imports.contains("Foundation") {
        #expect(executables.contains(file.target), "\(file.path)")
    }
}

@Test func `no switch has a default, and a catch-all only where the values are not ours`() {
    // `case _` stands for the rest of numbers, texts and SQLite's codes; a screen answers the intents it knows.
    for file in sources {
        #expect(!file.lines.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix("default:") }, "\(file.path)")
    }
}

@Test func `every file says what it is for in its first line, and is short`() {
    // Tables of data may be longer.
    let tables = ["ClinicTypes", "Stories", "Names", "ServiceTable", "RehearsalServices"]
    for file in everything {
        #expect(file.text.hasPrefix("// "), "\(file.path)")
        let isTable = tables.contains { file.path.contains($0) }
        if !isTable { #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count) lines") }
    }
}

@Test func `nothing is forced and nothing is left loose`() {
    let words = ["try!", "as!", "fatalError(", "TO" + "DO", "FIX" + "ME"]
    for file in sources {
        for word in words { #expect(!file.text.contains(word), "\(file.path) holds \(word)") }
    }
}

@Test func `every schema file is under ten kilobytes and runs in order`() throws {
    let folder = root.appendingPathComponent("Resources/schema").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(!names.isEmpty)
    #expect(Set(names.map { $0.prefix(5) }).count == names.count)
    for name in names {
        #expect(name.wholeMatch(of: /v\d{3}_[a-z]+\.sql/) != nil, "\(name)")
        let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int
        #expect(size.map { $0 < 10_000 } == true)
    }
}

@Test func `README names the two commands, and CI calls the second`() throws {
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains("make demo") && readme.contains("make test"))
    let ci = try String(contentsOf: root.appendingPathComponent(".ci/run"), encoding: .utf8)
    #expect(ci.contains("make test"))
}

@Test func `README's number of tests is true to the nearest fifty`() throws {
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let told = try #require(try /more than (\d+) tests/.firstMatch(in: readme).flatMap { Int($0.1) })
    let declared = files(below: "Tests").reduce(0) { $0 + $1.text.matches(of: /(?m)^ *@Test\b/).count }
    #expect((told + 1...told + 50).contains(declared), "\(declared) tests are declared")
}

@Test func `every rule of docs/booking-rules.md names a test that exists`() throws {
    let page = try String(contentsOf: root.appendingPathComponent("docs/booking-rules.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter {
        $0.hasPrefix("|") && !$0.hasPrefix("|--") && $0 != "| rule | held by |"
    }
    #expect(rows.count > 100)
    let tests = Set(
        files(below: "Tests").flatMap { $0.text.matches(of: /func `([^`]+)`/).map { String($0.1) } })
    for row in rows {
        let named = row.matches(of: /`([^`]+)` \|$/).map { String($0.1) }
        #expect(named.count == 1, "\(row)")
        for name in named { #expect(tests.contains(name), "\(name)") }
    }
}

@Test func `documents name only targets that exist`() throws {
    let text = try String(contentsOf: root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
    let targets = Set(sources.map(\.target)).union(["Resources", "CTerminal"])
    let named = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
        line.split(separator: "|")[0].split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map {
            String($0.element)
        }
    }
    #expect(!named.isEmpty)
    for name in named { #expect(targets.contains(name), "\(name)") }
}

@Test func `each hazard of docs/hazards.md is in the name of a test, and each named there is in docs/hazards.md`()
    throws
{
    let page = try String(contentsOf: root.appendingPathComponent("docs/hazards.md"), encoding: .utf8)
    let rows = page.matches(of: /(?m)^\| ((?:PLI|PAL|RD)\d+) \|/).map { String($0.1) }
    #expect(Set(rows).count == rows.count)
    let names = files(below: "Tests").flatMap { $0.text.matches(of: /func `([^`]*)`/).map { String($0.1) } }
    let tested = names.flatMap { $0.matches(of: /\b(?:PLI|PAL|RD)\d+\b/).map { String($0.0) } }
    #expect(Set(tested).symmetricDifference(rows).sorted() == [])
    // The list of the NHS guidance, whatever the page says.
    let guidance: Set = [
        "PLI001", "PLI029", "PLI044", "PLI066", "PLI072", "PLI097", "PLI098", "PLI099", "PLI107", "PLI108", "PLI116",
        "PLI125", "PLI129", "PLI152", "PLI220", "PLI259", "PLI274", "PLI279", "PAL0210",
    ]
    #expect(guidance.subtracting(rows) == [])
}
