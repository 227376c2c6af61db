// Commands for those who keep the database: audit, doctor, keys and what this program is.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail.", subcommands: [Verify.self, OfPatient.self, OfUser.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the chain of the journal and name what does not fit.")
        @OptionGroup var options: Options
        func run() throws {
            var isBroken = false
            try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
                guard case .journal(let verdict) = try desk.answer(.verifyJournal, for: actor) else { return }
                isBroken = verdict.firstBroken != nil
                if options.json {
                    Output.document(
                        .object([
                            "ok": .flag(!isBroken), "entries": .number(verdict.entries),
                            "first_broken": .number(verdict.firstBroken.map { Int($0) }),
                            "detail": .string(verdict.detail),
                        ]))
                } else if let broken = verdict.firstBroken {
                    Output.line("The journal is broken at entry \(broken): \(verdict.detail ?? "").")
                } else {
                    Output.line("All \(verdict.entries) entries of the journal fit.")
                }
            }
            if isBroken { throw ExitCode(4) }
        }
    }
}

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the file, the schema's promises and our own.")
    @OptionGroup var options: Options
    @Flag(help: "Write the worklists anew from the referrals first.") var rebuild = false

    func run() throws {
        var isWell = true
        try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
            if rebuild { try desk.rebuildWorklists(by: actor) }
            guard case .checks(let checks) = try desk.answer(.examine, for: actor) else { return }
            isWell = checks.allSatisfy(\.ok)
            if options.json {
                Output.document(
                    .object([
                        "ok": .flag(isWell),
                        "checks": .array(
                            checks.map {
                                .object(["name": .string($0.name), "ok": .flag($0.ok), "detail": .string($0.detail)])
                            }),
                    ]))
            } else {
                Output.table(
                    ["", "Check", "Found"], checks.map { [$0.ok ? "ok" : "WRONG", "\($0.name)", "\($0.detail)"] })
            }
        }
        if !isWell { throw ExitCode(4) }
    }
}

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: "Every key and what it does.")
    @OptionGroup var options: Options
    @Flag(help: "As a page of Markdown: docs/keys.md.")
    var markdown = false
    func run() throws {
        if markdown {
            for line in Keymap.markdown.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                Output.line("\(String(line))")
            }
        } else if options.json {
            Output.document(
                .array(
                    Keymap.rows.map {
                        .object(["keys": .texts($0.keys), "does": .string($0.label), "where": .string($0.place)])
                    }))
        } else {
            for line in Keymap.manual.split(separator: "\n", omittingEmptySubsequences: false) {
                Output.line("\(String(line))")
            }
        }
    }
}

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Version, paths, settings and terminal.")
    @OptionGroup var options: Options

    func run() throws {
        let place = options.place
        var facts: [(String, String?)] = [
            ("version", Referdesk.version), ("database", place.path), ("database_exists", place.exists ? "yes" : "no"),
            ("letters", place.files), ("account", System.account),
            ("user", options.user ?? System.environment("REFERDESK_USER")),
            ("term", System.environment("TERM")), ("is_terminal", System.isTerminal ? "yes" : "no"),
            ("lang", System.environment("LC_ALL") ?? System.environment("LANG")),
            ("no_color", System.environment("NO_COLOR") == nil ? "no" : "yes"), ("time_zone", "Europe/London, by rule"),
        ]
        if place.exists {
            do throws(Failure) {
                let store = try Store.open(place, who: System.account)
                let identity = store.identity
                try store.close()
                facts += [
                    ("kind", identity.kind.rawValue), ("organisation", identity.organisation),
                    ("organisation_name", identity.organisationName), ("made_from", identity.seed),
                ]
            } catch {
                facts.append(("problem", error.sentence))
            }
        }
        if options.json {
            Output.document(
                .object(Dictionary(facts.map { ($0.0, JSON.string($0.1)) }, uniquingKeysWith: { first, _ in first })))
        } else {
            Output.table(["", ""], facts.map { ["\($0.0.replacing("_", with: " "))", "\($0.1 ?? "not set")"] })
        }
    }
}
