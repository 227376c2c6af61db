// `referdesk patient-safety`: what the referrer is told of another patient's letter.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct PatientSafetyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient-safety", abstract: "Notices about another patient's letter.", subcommands: [Notice.self])

    struct Notice: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The notice to the referrer, drafted when a wrong patient's letter was reported.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or our reference.") var name: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.referral(try Parsed.name(name), opening: true)
                guard case .referral(let detail) = try desk.answer(request, for: actor) else { return }
                guard let letters = detail.wrongLetters else {
                    throw .notAllowed(actor.role, "notices about another patient's letter")
                }
                guard !letters.isEmpty else { throw .notFound("a wrong patient's letter on this referral") }
                if options.json {
                    let notices = letters.map { letter -> JSON in
                        .object([
                            "document": .number(Int(letter.document)), "at": .instant(letter.reportedAt),
                            "notice": .string(letter.notice),
                        ])
                    }
                    Output.document(.object(["notices": .array(notices)]))
                } else {
                    for letter in letters {
                        for line in letter.notice.split(separator: "\n", omittingEmptySubsequences: false) {
                            Output.line("\(String(line))")
                        }
                    }
                }
            }
        }
    }
}
