// What the tables say line by line: a numbered sentence a row with whole words and long dates, from the same state.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A text with its dates as they are spoken: `Tuesday 10 November 2026` for `Tue 10-Nov-2026`.
func spelledOut(_ text: String) -> String {
    // Most sentences have no date, and looking for one by an expression takes its time.
    guard text.utf8.lazy.filter({ $0 == UInt8(ascii: "-") }).count > 1 else { return text }
    let date =
        /(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?([0-9]{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-([0-9]{4})/
    return text.replacing(date) { found in
        let weekday = found.output.1.flatMap { word in Day.weekdayNames.first { $0.hasPrefix(word) } }
        let month = Day.monthNames.first { $0.hasPrefix(found.output.3) } ?? String(found.output.3)
        let day = found.output.2.drop { $0 == "0" }
        return (weekday.map { "\($0) " } ?? "") + "\(day) \(month) \(found.output.4)"
    }
}

/// Sentences of parts, each row with its number; parts that are empty are left out.
func numbered(_ rows: [[String?]]) -> [SafeText] {
    rows.enumerated().map { SafeText("\($0 + 1). \(spokenSentence($1))") }
}

func spokenSentence(_ parts: [String?]) -> String {
    spelledOut(parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")) + "."
}

func spokenLines(_ lines: [String?]) -> [SafeText] {
    lines.compactMap { $0 }.filter { !$0.isEmpty }.map { SafeText(spelledOut($0)) }
}

extension Fact {
    /// `State: Booked since 3 November 2026`.
    var spoken: SafeText {
        SafeText(spelledOut(label.isEmpty ? value.string : "\(label): \(value)"))
    }
}

extension Patient {
    /// Who it is, one fact a line.
    var linearLines: [SafeText] {
        var lines: [SafeText] = [SafeText(bannerName ?? "Name not known")]
        if let died { lines.append("DECEASED, died \(SafeText(died.long))") }
        lines.append("Born: \(SafeText(born?.long ?? "not known"))")
        lines.append("Gender: \(SafeText(sex?.label ?? "not known"))")
        lines.append("NHS number: \(SafeText(nhsNumber?.shown ?? "not known"))")
        return lines
    }

    /// The same within a row.
    var inARow: String {
        let name = bannerName ?? "Name not known"
        let born = born.map { ", born \($0.long)" } ?? ""
        return "\(died == nil ? "" : "DIED, ")\(name)\(born), NHS number \(nhsNumber?.shown ?? "not known")"
    }
}

extension PersonScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        let referrals = detail.referrals
        let heading = referrals.isEmpty ? "No referral of this patient is yours to see." : "Referrals:"
        return detail.patient.linearLines + facts(session.today).map(\.spoken) + spokenLines([heading])
            + numbered(
                referrals.map { it -> [String?] in
                    [
                        it.service?.name ?? it.referral.service ?? "no service yet",
                        "appointment: \(it.referral.appointmentBriefly)", it.referral.stateLabel(of: it.patient),
                        it.referral.priority?.label ?? "priority not known",
                        it.referral.ubrn.map { "UBRN \($0.spaced)" } ?? it.referral.reference?.text,
                        "referred \(it.referral.receivedAt.londonDay.long)",
                        it.worklists.isEmpty
                            ? nil : "waits on \(it.worklists.map(\.label).joined(separator: " and "))",
                    ]
                })
            + spokenLines(letterLines.map { "Letter: \($0)" })
    }
}

extension LettersScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let asOf else { return problem.map { [$0] } }
        let hidden = filter.isOn ? " \(filter.status(shown.count, of: lines.count))." : ""
        let heading = "Letters to patients, \(state.label.lowercased()): \(status), as of \(asOf.clockText).\(hidden)"
        return spokenLines([heading])
            + numbered(
                shown.map { it -> [String?] in
                    let settled = (it.letter.settledAt ?? it.letter.createdAt).londonDay.long
                    return [
                        state == .waiting
                            ? (it.hold.map { "HELD: \($0.label)" } ?? "may leave") : "on \(settled)",
                        "to \(it.letter.recipient)", "NHS number \(it.nhsNumber?.shown ?? "not known")",
                        it.letter.kind.label, "by \(it.address.channel.label)",
                        it.letter.tellsOf.map { "about \($0.londonDay.long)" },
                        state == .waiting ? nil : it.letter.settledBy.map { "by \($0)" }, it.address.format.label,
                        it.ubrn.map { "UBRN \($0.spaced)" } ?? it.reference,
                    ]
                })
    }
}

extension FindScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        let words =
            problem?.string
            ?? (!hasAsked
                ? "Type at least two letters or digits of a name, NHS number, hospital number, UBRN or reference."
                : found.isEmpty
                    ? "No referral that you may see fits “\(field.text)”."
                    : "\(counted(found.count, "referral")) for “\(field.text)”. :down goes on, :enter opens the chosen one.")
        let chosen = cursor.selectedIndex.map { ["Chosen: \($0 + 1)."] } ?? []
        return spokenLines(["Find a patient.", words])
            + numbered(
                found.map { it -> [String?] in
                    [
                        it.patient.inARow, it.referral.priority?.label ?? "priority not known",
                        it.referral.stateLabel(of: it.patient),
                        it.service?.name ?? it.referral.service,
                        it.alike > 0 ? "SAME NAME as another: check birth date and number" : nil,
                    ]
                }) + spokenLines(chosen)
    }
}

extension DraftsScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let drafts else { return nil }
        let heading = drafts.isEmpty ? "None: nothing you began waits." : "\(counted(drafts.count, "form"))."
        return spokenLines(["Forms begun and not sent: \(heading)"])
            + numbered(
                drafts.map { draft -> [String?] in
                    let (number, name) = about(draft.key.subject)
                    return [
                        draft.label, name.string, number.isEmpty ? nil : "NHS number \(number)",
                        "kept \(draft.keptAt.shortText)",
                    ]
                })
    }
}

extension DoneScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let lines, let asOf else { return problem.map { [$0] } }
        let hidden = filter.isOn ? " \(filter.status(shown.count, of: lines.count))." : ""
        let count = lines.isEmpty ? "nothing yet" : "\(counted(lines.count, "act")), newest first"
        return spokenLines(["What you did today: \(count), as of \(asOf.clockText).\(hidden)"])
            + numbered(
                shown.map { it -> [String?] in
                    [
                        LondonTime(at: it.at).clock, historyLabel(it.action), it.item.died == nil ? nil : "DIED",
                        it.item.patient ?? "Name not known", "NHS number \(it.item.nhsNumber?.shown ?? "not known")",
                        it.item.state?.label, it.item.serviceName ?? it.item.service,
                        it.item.ubrn.map { "UBRN \($0.spaced)" } ?? it.item.reference,
                    ]
                })
    }
}

extension DelegationsScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let records else { return problem.map { [$0] } }
        let isHolder = session.actor?.role == .triage
        let count = records.isEmpty ? "nobody yet" : counted(records.count, "delegation")
        return spokenLines(["\(isHolder ? "For whom you act" : "Who acts for you"): \(count)."])
            + records.enumerated().map { index, record in
                let standing = record.standing(on: session.today).label
                let words = "\(standing): \(record.sentence(isHolder: isHolder))"
                return SafeText("\(index + 1). \(spelledOut(words))")
            }
    }
}

extension ProblemScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        let late = session.today.number - item.due.number
        let due = late > 0 ? "OVERDUE by \(counted(late, "day"))" : late == 0 ? "due today" : "due \(item.due.long)"
        let lines = self.lines(today: session.today, width: 10_000).map { spans in
            spans.map(\.text.string).joined()
        }
        return spokenLines(["Import problem \(grouped(place.number)) of \(grouped(place.count)), \(due)."])
            + (detail?.patient.linearLines ?? []) + spokenLines(lines)
    }
}
