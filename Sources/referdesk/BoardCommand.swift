// `referdesk board`: what those who oversee look at as a whole, and what a meeting agrees.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "The work as a whole, as the supervisor's boards show it.",
        subcommands: [Lists.self, Overnight.self, Tracker.self, Meeting.self, Staff.self, Agree.self, Done.self])

    struct Lists: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every list by service, with its earlier sign-offs.")
        @OptionGroup var options: Options
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .board(.lists(let page)) = try desk.answer(.board(.lists), for: actor) else { return }
                if options.json { return Output.document(.board(page)) }
                table(
                    ["List", "Service", "Total", "Overdue", "Oldest", "Change", "Signed off"],
                    page.lines.map { line in
                        [
                            line.worklist.label, line.serviceName ?? line.service ?? "", "\(line.total)",
                            "\(line.overdue)", line.oldest?.londonDay.short ?? "",
                            line.change.map { "\($0)" } ?? "not known", line.signOff?.by.name ?? "no",
                        ]
                    })
            }
        }
    }

    struct Overnight: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What came since the last working day ended.")
        @OptionGroup var options: Options
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .board(.overnight(let page)) = try desk.answer(.board(.overnight), for: actor) else {
                    return
                }
                if options.json { return Output.document(.overnight(page)) }
                table(
                    ["What", "At", "Patient", "NHS No.", "Priority", "Service"],
                    page.lines.map { line in
                        [
                            line.kind.rawValue, Output.slotTime(line.at), line.item.patient ?? "",
                            line.item.nhsNumber?.text ?? "", line.item.priority?.rawValue ?? "",
                            line.item.serviceName ?? line.item.service ?? "",
                        ]
                    })
                Output.line("e-RS last heard of: \(page.feedAsOf.map { Output.slotTime($0) } ?? "never")")
            }
        }
    }

    struct Tracker: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Suspected-cancer referrals with their clocks.")
        @OptionGroup var options: Options
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .board(.tracker(let page)) = try desk.answer(.board(.tracker()), for: actor) else { return }
                if options.json { return Output.document(.tracker(page)) }
                table(
                    ["Patient", "NHS No.", "First seen by", "Told by", "18 weeks", "Appointment"],
                    page.lines.map { line in
                        [line.item.patient ?? "", line.item.nhsNumber?.text ?? ""]
                            + ["first-seen", "faster-diagnosis", "rtt"].map { line.clock($0)?.due?.short ?? "" }
                            + [line.item.appointmentStart.map { Output.slotTime($0) } ?? "none"]
                    })
            }
        }
    }

    struct Meeting: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The waiting list, the longest wait first.")
        @OptionGroup var options: Options
        @Option(help: "Only this service's patients.") var service: String?
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.board(.meeting(service: service))
                guard case .board(.meeting(let page)) = try desk.answer(request, for: actor) else { return }
                if options.json { return Output.document(.meeting(page)) }
                table(MeetingPage.sheetColumns.map(\.heading), page.sheetRows(on: desk.today))
            }
        }
    }

    struct Staff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "workload", abstract: "What everybody has in hand, and did in four weeks.")
        @OptionGroup var options: Options
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .board(.workload(let people)) = try desk.answer(.board(.workload), for: actor) else {
                    return
                }
                if options.json { return Output.document(.array(people.map { JSON.workload($0) })) }
                table(
                    ["User", "Name", "In hand", "Overdue", "Claimed", "Acts", "Days at work", "Decisions"],
                    people.map { one in
                        [
                            one.staff.login, one.staff.name, "\(one.owned)", "\(one.overdue)", "\(one.claimed)",
                            "\(one.acts.reduce(0, +))", "\(one.daysAtWork)", "\(one.decisions)",
                        ]
                    })
            }
        }
    }

    struct Agree: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keep what a meeting agreed for a patient.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or our reference.") var name: String
        @Option(help: "What is to be done; not clinical.") var what: String
        @Option(help: "Who does it, by user name.") var owner: String
        @Option(help: "By which day, YYYY-MM-DD.") var by: String
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let due = try Parsed.day(by, option: "--by")
                try agreed(.agree(try Parsed.name(name), what: what, owner: owner, due: due), desk, actor, options)
            }
        }
    }

    struct Done: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What was agreed is done.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or our reference.") var name: String
        @Flag(name: .customLong("not"), help: "It is not done after all.") var isOpen = false
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                try agreed(.agreedDone(try Parsed.name(name), isDone: !isOpen), desk, actor, options)
            }
        }
    }
}

/// Asks, and says what is agreed now.
private func agreed(_ request: BoardRequest, _ desk: Desk, _ actor: Actor, _ options: Options) throws(Failure) {
    guard case .board(.agreed(let agreed)) = try desk.answer(.board(request), for: actor) else { return }
    if options.json { return Output.document(.agreed(agreed)) }
    let state = agreed.doneAt == nil ? "by \(agreed.due.short)" : "done"
    Output.line("\(agreed.what): \(agreed.owner.name), \(state).")
}

private func table(_ headings: [String], _ rows: [[String]]) {
    Output.table(headings.map { "\($0)" }, rows.map { $0.map { "\($0)" } })
}
