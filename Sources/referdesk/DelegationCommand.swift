// `referdesk delegation`: who may do which clinical act for which clinician, within which limits, until when.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore

struct DelegationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delegation", abstract: "The register of delegations.",
        subcommands: [List.self, Add.self, Revoke.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every delegation; clinicians and delegates see what they gave and hold.")
        @OptionGroup var options: Options
        func run() throws { try options.runStaff { .delegations } }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delegate clinical acts; a limit that is not given does not limit.")
        @OptionGroup var options: Options
        @Option(help: "Who may act: a clinician administrator.") var to: String
        @Option(help: "For whom; a clinician delegates for themselves.") var clinician: String?
        @Option(help: "Service id; may be given again.") var service: [String] = []
        @Option(help: "Action, such as accept; may be given again.") var action: [String] = []
        @Option(help: "ROUTINE, URGENT or TWO_WEEK_WAIT; may be given again.") var priority: [String] = []
        @Option(name: .customLong("clinic-type"), help: "Clinic type code; may be given again.")
        var clinicType: [String] = []
        @Option(help: "Youngest age of the patient in years.") var youngest: Int?
        @Option(help: "Oldest age of the patient in years.") var oldest: Int?
        @Option(help: "First day; today if left out.") var from: String?
        @Option(help: "Last day.") var until: String
        @Option(name: .customLong("protocol"), help: "The written protocol the delegate works to.")
        var protocolName: String
        @Option(name: .customLong("approved-by"), help: "The clinician who approved it.") var approvedBy: String?
        @Option(help: "One in so many decisions comes back to be countersigned.") var countersign: Int?

        func run() throws {
            try options.runStaff { () throws(Failure) in
                var new = NewDelegation(
                    to: to, until: try Parsed.day(until, option: "--until"), protocolName: protocolName)
                new.clinician = clinician
                new.services = Swift.Set(service)
                for name in action {
                    guard let action = ReferralAction(rawValue: name) else {
                        throw .badInput("There is no action \(name).")
                    }
                    new.actions.insert(action)
                }
                for code in priority { new.priorities.insert(try Parsed.priority(code)) }
                new.clinicTypes = Swift.Set(clinicType)
                new.youngest = youngest
                new.oldest = oldest
                new.from = try from.map { (text) throws(Failure) in try Parsed.day(text, option: "--from") }
                new.approvedBy = approvedBy
                new.countersignEvery = countersign
                return .delegate(new)
            }
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a delegation now; it stays in the register.")
        @OptionGroup var options: Options
        @Argument(help: "Its number.") var id: Int64
        func run() throws { try options.runStaff { .revoke(id) } }
    }
}
