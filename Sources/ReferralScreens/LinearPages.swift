// What each screen says line by line: one fact a line, long dates, choices by number; drawn from the same state.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension App {
    /// The page of the screen on top.
    func page() -> LinearPage {
        guard let top = stack.last else { return LinearPage(title: "Referdesk", lines: [], prompt: "") }
        var title: SafeText = "Referdesk"
        if session.identity.kind == .rehearsal { title += ", REHEARSAL" }
        if let actor = session.actor {
            title += ", \(actor.staff.name), \(actor.role.label)\(SafeText(session.forWhom))"
        }
        let lines = top.linear(session) ?? shown(of: top)
        return LinearPage(
            title: title, lines: lines, outcome: notice.map { SafeText(spelledOut($0.text.string)) },
            takesText: top.takesText,
            closing: closing(of: top.context), prompt: prompt(of: top))
    }

    private func closing(of context: Context) -> Key? {
        if context == .form { return .tab }
        return context == .listFilter || context == .question || context == .letterSearch ? .enter : nil
    }

    private func prompt(of screen: any Screen) -> SafeText {
        if screen.takesText {
            return "Type the text and press Enter; :do it sends, :Esc leaves, :F1 helps."
        }
        return "A number, a key or a command (? lists them all), then Enter."
    }

    /// A screen without words of its own: its picture, line by line, without borders and blanks.
    private func shown(of screen: any Screen) -> [SafeText] {
        var frame = Frame(size: terminal.size)
        var screen = screen
        screen.view(in: &frame, rows: 1..<frame.size.rows - 2, session: session)
        return frame.text.split(separator: "\n").compactMap { line in
            let words = line.filter { !"─│┌┐└┘".contains($0) }.split(separator: " ").joined(separator: " ")
            return words.isEmpty ? nil : SafeText(words)
        }
    }
}

extension Screen {
    /// What it says line by line; nil where its picture says it as well.
    func linear(_ session: Session) -> [SafeText]? {
        switch self {
        case let home as HomeScreen: home.linearLines(session)
        case let list as WorklistScreen: list.linearLines(session)
        case let referral as ReferralScreen: referral.linearLines(session)
        case let form as FormScreen: form.linearLines(session)
        case let slots as SlotsScreen: slots.linearLines(session)
        case let clinics as ClinicsScreen: clinics.linearLines(session)
        case let clinic as ClinicScreen: clinic.linearLines(session)
        case let list as CallDownScreen: list.linearLines(session)
        case let person as PersonScreen: person.linearLines(session)
        case let letters as LettersScreen: letters.linearLines(session)
        case let find as FindScreen: find.linearLines(session)
        case let drafts as DraftsScreen: drafts.linearLines(session)
        case let done as DoneScreen: done.linearLines(session)
        case let delegations as DelegationsScreen: delegations.linearLines(session)
        case let menu as ActionsScreen: menu.linearLines(session)
        case let problem as ProblemScreen: problem.linearLines(session)
        case let board as BoardScreen: board.linearLines(session)
        case _: nil
        }
    }
}

extension HomeScreen {
    fileprivate func linearLines(_ session: Session) -> [SafeText]? {
        guard let page else { return nil }
        let age = session.age(of: page.asOf)
        let heading = "Your worklists, \(age.read), \(age.feed)."
        let left = run.map { [SafeText("Your run, left at \($0.place.words): R goes on.")] } ?? []
        return [SafeText(heading)] + left
            + page.counts.enumerated().map { index, count in
                let parts = [
                    "\(grouped(count.total)) waiting", "\(grouped(count.overdue)) overdue",
                    "\(grouped(count.dueToday)) due today", "\(grouped(count.urgent)) urgent",
                ]
                return "\(index + 1). \(SafeText(count.worklist.label)): \(SafeText(parts.joined(separator: ", ")))."
            }
    }
}

extension WorklistScreen {
    fileprivate func linearLines(_ session: Session) -> [SafeText]? {
        guard let page else { return nil }
        let filter = filterWords.isEmpty ? "" : " Filter: \(filterWords.joined(separator: ", "))."
        let marked = marks.isEmpty ? "" : " \(grouped(marks.items.count)) marked."
        let heading = """
            \(query.worklist.label)\(serviceName.map { " of \($0)" } ?? ""): \(grouped(page.matching)) of \(counted(page.total, "item")), \
            sorted: \(query.shownOrder.label), \(session.age(of: page.asOf).read).\(filter)\(marked)
            """
        guard !items.isEmpty else { return [SafeText(heading), "Nothing is on show."] }
        return [SafeText(heading)]
            + items.enumerated().map { index, item in
                SafeText("\(index + 1). \(item.linearSentence(today: session.today, isDone: done.contains(item.item)))")
            }
    }
}

extension WorklistItem {
    /// Who it is, how pressing, when due: what a row shows.
    fileprivate func linearSentence(today: Day, isDone: Bool) -> String {
        var parts = [patient ?? "Name not known"]
        if died != nil { parts.insert("DIED", at: 0) }
        if let born { parts.append("born \(born.long)") }
        parts.append("NHS number \(nhsNumber?.shown ?? "not known")")
        parts.append(priority?.label ?? "priority not known")
        let late = today.number - due.number
        parts.append(
            isDone
                ? "done" : late > 0 ? "OVERDUE by \(counted(late, "day"))" : late == 0 ? "due today" : "due \(due.long)"
        )
        if let name = serviceName ?? service { parts.append(name) }
        if let claim { parts.append("claimed by \(claim.by.name)") }
        if let lastContact { parts.append("last tried \(spelledOut(lastContact.shortText))") }
        return parts.joined(separator: ", ") + "."
    }
}

extension ReferralScreen {
    fileprivate func linearLines(_ session: Session) -> [SafeText]? {
        guard let detail else { return nil }
        var lines = detail.patient.linearLines
        if let place { lines.insert("Place: \(SafeText(place.words))", at: 1) }
        lines += Summary.full(detail, today: session.today).map(\.spoken)
        guard detail.documents != nil else {
            return lines + [SafeText(Self.noText(for: session.actor?.role))]
        }
        for (index, page) in reader.pages.enumerated() {
            let shown = index == reader.shown ? ", on show" : ""
            lines.append("\(page.id == nil ? "Page" : "Document") \(index + 1): \(page.title)\(SafeText(shown))")
        }
        lines += (reader.page?.text ?? "").split(separator: "\n", omittingEmptySubsequences: true).map {
            SafeText(String($0))
        }
        return lines
    }
}

extension FormScreen {
    fileprivate func linearLines(_ session: Session) -> [SafeText]? {
        guard let detail else { return nil }
        var lines = [SafeText(spelledOut(confirmation(detail, session).string))]
        lines += foretold.map { SafeText($0) }
        if let warning { lines.append(warning) }
        if let refusal { lines.append(refusal) }
        for (index, field) in fields.enumerated() {
            let now = field.option?.label ?? field.text ?? "nothing yet"
            let need = field.isRequired || (field.need == .comment && wantsComment) ? "needed" : "may be left out"
            lines.append("\(index == focus ? "Now: " : "")\(SafeText(field.label)), \(need): \(SafeText(now))")
            guard index == focus, case .choice(let choice) = field.input else { continue }
            lines += choice.options.enumerated().map { "  \($0 + 1). \(SafeText($1.label))" }
        }
        return lines
    }
}
