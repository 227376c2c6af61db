// `referdesk audit patient` and `audit user`: who saw or changed what, as JSON and as rows.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

extension AuditCommand {
    struct OfPatient: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "patient", abstract: "Who saw or changed what of a patient and their referrals.")
        @OptionGroup var options: Options
        @Argument(help: "NHS number or hospital number.") var number: [String]

        func run() throws {
            try options.runAudit(standIn: "auditor") { .patient(.number(number.joined(separator: " "))) }
        }
    }

    struct OfUser: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "user", abstract: "What a user saw or changed.")
        @OptionGroup var options: Options
        @Argument(help: "Their user name.") var login: String
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?

        func run() throws {
            try options.runAudit(standIn: "admin") { () throws(Failure) in
                .user(
                    login, from: try from.map { (text) throws(Failure) in try Parsed.day(text, option: "--from") },
                    to: try to.map { (text) throws(Failure) in try Parsed.day(text, option: "--to") })
            }
        }
    }
}

extension Options {
    fileprivate func runAudit(standIn: String, _ question: () throws(Failure) -> AuditQuestion) throws {
        try run(standIn: standIn) { (desk, actor) throws(Failure) in
            guard case .audit(let lines) = try desk.answer(.audit(try question()), for: actor) else { return }
            if json {
                Output.document(.array(lines.map(JSON.auditLine)))
            } else {
                Output.audit(lines)
            }
        }
    }
}

extension JSON {
    fileprivate static func auditLine(_ line: AuditLine) -> JSON {
        .object([
            "seq": .number(Int(line.seq)), "at": .instant(line.at), "happened_at": .instant(line.happenedAt),
            "user": .string(line.user), "name": .string(line.name), "role": .string(line.role),
            "on_behalf_of": .string(line.onBehalfOf), "action": .string(line.action), "subject": .code(line.subject),
            "referral": .string(line.referral?.text), "ubrn": .string(line.ubrn?.digits),
            "nhs_number": .string(line.nhsNumber), "hospital_number": .string(line.hospitalNumber),
            "document": .number(line.document.map { Int($0) }),
        ])
    }
}

extension Output {
    fileprivate static func audit(_ lines: [AuditLine]) {
        table(
            ["At", "User", "Name", "Role", "For", "Did", "Referral", "Patient"],
            lines.map { line in
                let london = LondonTime(at: line.at)
                return [
                    "\(london.day.short) \(london.clockWithSeconds)", "\(line.user)", "\(line.name ?? "")",
                    "\(line.role)", "\(line.onBehalfOf ?? "")", "\(line.action)",
                    "\(line.ubrn?.digits ?? line.referral?.text ?? "")",
                    "\(line.nhsNumber ?? line.hospitalNumber ?? "")",
                ]
            })
        self.line("\(lines.count) entr\(lines.count == 1 ? "y" : "ies").")
    }
}
