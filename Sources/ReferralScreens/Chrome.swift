// What surrounds every screen: the title bar, the patient's banner, the notice line and the key hints.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Draws what every screen has in common.
enum Chrome {
    static let leastSize = Size(rows: 16, columns: 60)

    /// Row 0: program, organisation, user, role, whom for, and whether it is a rehearsal.
    static func drawTitle(in frame: inout Frame, session: Session) {
        frame.fill(row: 0, style: .heading)
        var column = frame.put([Span(text: " Referdesk ", style: .heading)], row: 0)
        if session.identity.kind == .rehearsal {
            column = frame.put([Span(text: " REHEARSAL ", style: .rehearsal)], row: 0, column: column)
        }
        let who = who(session, room: frame.size.columns - column - 2)
        let room = frame.size.columns - column - who.cells - 3
        if room > 5 {
            let place = SafeText(session.identity.organisationName).clipped(to: room)
            frame.put(place, row: 0, column: column + 1, style: .heading)
        }
        frame.put(who, row: 0, column: frame.size.columns - who.cells - 1, style: .heading)
    }

    /// Who the user is and in whose name they act. Where there is no room the user's own name is shortened, then their
    /// role goes; the name they act in is never cut while the window has room for it.
    private static func who(_ session: Session, room: Int) -> SafeText {
        guard let actor = session.actor else { return "" }
        let (name, role, whose) = (actor.staff.name, ", \(actor.role.label)", session.forWhom)
        var forms = [name + role + whose]
        if actor.onBehalfOf != nil {
            let short = shortened(name)
            forms += [short + role + whose, name + whose, short + whose, String(whose.dropFirst())]
        }
        return forms.lazy.map { SafeText($0) }.first { $0.cells <= room }
            ?? SafeText(forms.last ?? "").clipped(to: room)
    }

    /// `D Oakes` of Denise Oakes; titles stay.
    private static func shortened(_ name: String) -> String {
        let words = name.split(separator: " ")
        return words.enumerated().map { index, word in
            index == words.count - 1 || ["Dr", "Mr", "Mrs", "Ms", "Miss", "Prof"].contains(word) ? word : word.prefix(1)
        }.joined(separator: " ")
    }

    /// The last row but one: what was just said, else whether something changed elsewhere.
    /// A long sentence takes the rows above as well, so that it is never cut.
    static func drawNotice(in frame: inout Frame, notice: Notice?, context: Context, session: Session) {
        let row = frame.size.rows - 2
        if let notice {
            let lines = wrapped(notice.text, width: frame.size.columns - 2).prefix(4)
            for (offset, line) in lines.enumerated() {
                frame.putLine(" " + line, row: row - lines.count + 1 + offset, style: notice.style)
            }
        } else if session.hasNews,
            Keymap.bindings.contains(where: { $0.intent == .refresh && $0.context == context })
        {
            let what = context == .worklist ? session.news?.sentence : nil
            frame.putLine(" \(SafeText(what ?? "changed elsewhere")): r to show", row: row, style: .changed)
        }
    }

    /// The last row: the keys that make sense now, cut at a hint, help always among them.
    static func drawHints(in frame: inout Frame, screen: any Screen, isWorking: Bool = false) {
        let row = frame.size.rows - 1
        let help: (key: SafeText, label: SafeText) = (screen.takesText ? "F1" : "?", "help")
        let helpCells = help.key.cells + 1 + help.label.cells
        var column = 1
        func cells(_ hint: (key: SafeText, label: SafeText)) -> Int { hint.key.cells + 1 + hint.label.cells + 2 }
        func put(_ hint: (key: SafeText, label: SafeText)) {
            frame.put(hint.key, row: row, column: column, style: .key)
            frame.put(hint.label, row: row, column: column + hint.key.cells + 1, style: .hint)
            column += cells(hint)
        }
        // Nothing but the one key does anything on a locked screen, or while a list is written.
        let isLocked = screen.context == .locked || isWorking
        let hints = isWorking ? hints(of: .working) { _ in true } : hints(for: screen)
        for (index, hint) in hints.enumerated() {
            let isLast = index == hints.count - 1
            if column + cells(hint) + (isLast ? 0 : 3) + helpCells > frame.size.columns {
                frame.put("…", row: row, column: column, style: .hint)
                column += 3
                break
            }
            put(hint)
        }
        if !isLocked { put(help) }
    }

    private static func hints(
        of context: Context, offers: (Intent) -> Bool
    ) -> [(key: SafeText, label: SafeText)] {
        Keymap.bindings.filter { $0.context == context && $0.hinted && offers($0.intent) }.map { binding in
            let key = binding.intent == .numbered ? "1-9" : binding.keys.first?.name ?? ""
            return (SafeText(key), SafeText(binding.label))
        }
    }

    private static func hints(for screen: any Screen) -> [(key: SafeText, label: SafeText)] {
        var hints = hints(of: screen.context, offers: screen.offers)
        if !screen.takesText && screen.context != .locked { hints.append(("Esc", "back")) }
        return hints
    }
}

/// A sentence on the notice line.
struct Notice: Sendable {
    var text: SafeText
    var style: Style
}

/// Who the patient is: always in the same order, below the title bar, never covered and never cut.
enum Banner {
    static func lines(_ patient: Patient, today: Day, width: Int) -> [[Span]] {
        let value: Style = patient.died == nil ? .banner : .bannerDeceased
        let label: Style = patient.died == nil ? .bannerLabel : .bannerDeceased
        var facts = [Fact("", SafeText(patient.bannerName ?? "Name not known"), style: value)]
        if let died = patient.died {
            facts.append(Fact("", "DECEASED", style: value))
            facts.append(Fact("Died", "\(died.short)", style: value))
        }
        var born = "Not known"
        if let day = patient.born { born = patient.died == nil ? "\(day.short) (\(day.age(on: today)))" : day.short }
        facts.append(Fact("Born", SafeText(born), style: value))
        if let died = patient.died, let day = patient.born {
            facts.append(Fact("Age at death", "\(day.age(on: died))", style: value))
        }
        facts.append(Fact("Gender", SafeText(patient.sex?.label ?? "Not known"), style: value))
        facts.append(Fact("NHS No.", SafeText(patient.nhsNumber?.shown ?? "Not known"), style: value))
        if patient.isAtRisk { facts.append(Fact("", "AT RISK", style: value)) }
        if patient.isSensitive { facts.append(Fact("", "SENSITIVE", style: value)) }
        let room = max(10, width - 2)
        let loose = FactFlow.lines(facts, width: room, labelStyle: label)
        let tight = FactFlow.lines(facts, width: room, labelStyle: label, gap: 2)
        return tight.count < loose.count ? tight : loose
    }

    /// Draws the banner from a row on and returns the row below it.
    static func draw(_ patient: Patient, in frame: inout Frame, row: Int, today: Day) -> Int {
        let style: Style = patient.died == nil ? .banner : .bannerDeceased
        var row = row
        for line in lines(patient, today: today, width: frame.size.columns) {
            frame.fill(row: row, style: style)
            frame.put(line, row: row, column: 1)
            row += 1
        }
        return row
    }
}
