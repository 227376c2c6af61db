// A caller: the record is found, three things they say are ticked, and only then it opens.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Finding whom a caller speaks about, and making sure of it.
struct CallerScreen: Screen {
    private static let limit = 50

    var field = TextField(limit: 80)
    /// Each patient once.
    var found: [Patient] = []
    var cursor = ListCursor<Int64>()
    /// Whose identity is being made sure of.
    var patient: Patient?
    var said: Set<CallerIdentifier> = []
    var problem: SafeText?
    private var hasAsked = false

    var context: Context { patient == nil ? .caller : .identity }
    var takesText: Bool { patient == nil }

    func offers(_ intent: Intent) -> Bool {
        guard let patient else { return intent != .open || !found.isEmpty }
        if intent == .open { return CallerCheck.refusal(said: said, of: patient) == nil }
        return CallerIdentifier(ticking: intent).map { CallerCheck.askable(of: patient).contains($0) } ?? true
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .typed(let key):
            let before = field.text
            _ = field.handle(key)
            return field.text == before ? .none : search()
        case .reply(_, .found(let found)): return take(found)
        case .reply(_, .patient(let detail)): return .replace(PersonScreen(detail, said: said))
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _): return follow(intent)
        case .appeared, .uncovered, .shown, .reply, .acted, .step, .slotLost: return .none
        }
    }

    private mutating func search() -> Effect {
        problem = nil
        guard field.text.count >= 2 else {
            found = []
            hasAsked = false
            cursor.ids = []
            return .none
        }
        return .ask(.search(field.text, limit: Self.limit))
    }

    private mutating func take(_ results: [FoundReferral]) -> Effect {
        hasAsked = true
        var seen: Set<Int64> = []
        found = results.map(\.patient).filter { seen.insert($0.id).inserted }
        cursor.ids = found.map(\.id)
        // A whole number names one patient, and was said: there is nothing to choose.
        guard let only = found.first, found.count == 1, isWholeNumber(of: only, results) else { return .none }
        choose(only, saying: [.number])
        return .none
    }

    /// Whether what was typed is the NHS number or the booking reference, every digit of it.
    private func isWholeNumber(of patient: Patient, _ results: [FoundReferral]) -> Bool {
        let digits = field.text.filter { $0 != " " }
        guard digits.allSatisfy(\.isNumber) else { return false }
        return digits.count == 10 && patient.nhsNumber?.text == digits
            || digits.count == 12 && results.contains { $0.referral.ubrn?.digits == digits }
    }

    private mutating func choose(_ patient: Patient, saying said: Set<CallerIdentifier>) {
        self.patient = patient
        self.said = said
        problem = nil
    }

    private mutating func follow(_ intent: Intent) -> Effect {
        guard let patient else {
            if cursor.follow(intent) { return .none }
            switch intent {
            case .open:
                if let index = cursor.selectedIndex {
                    let isNumber = found[index].hospitalNumber.map { $0 == field.text } ?? false
                    choose(found[index], saying: isNumber ? [.number] : [])
                }
                return .none
            case .back: return .pop
            case _: return .none
            }
        }
        if intent == .back {
            self.patient = nil
            said = []
            return .none
        }
        if intent == .open { return open(patient) }
        guard let identifier = CallerIdentifier(ticking: intent) else { return .none }
        guard CallerCheck.askable(of: patient).contains(identifier) else {
            return .notice("The record holds none: ask for something else.", .hint)
        }
        if said.remove(identifier) == nil { said.insert(identifier) }
        return open(patient)
    }

    /// Opens the record once enough is ticked.
    private func open(_ patient: Patient) -> Effect {
        guard CallerCheck.refusal(said: said, of: patient) == nil else { return .none }
        return .ask(.caller(.id(patient.id), said: said))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("A caller", row: top, column: 1, style: .heading)
        if let patient { return drawCheck(of: patient, in: &frame, rows: top + 1..<rows.upperBound, session: session) }
        frame.put("name, NHS number, hospital number or UBRN", row: top, column: 11, style: .hint)
        field.draw(in: &frame, row: top + 1, column: 1, width: min(60, frame.size.columns - 2), focused: true)
        if let problem {
            frame.put(problem, row: top + 2, column: 1, style: .alert)
        } else if !hasAsked {
            frame.put(
                "Type what the caller says. A whole number goes straight on.", row: top + 2, column: 1, style: .hint)
        } else if found.isEmpty {
            frame.put("No patient that you may see fits “\(field.text)”.", row: top + 2, column: 1)
        } else {
            let more = found.count >= Self.limit ? "; type more to narrow it" : ""
            frame.put("\(counted(found.count, "patient"))\(more)", row: top + 2, column: 1, style: .hint)
        }
        drawFound(in: &frame, rows: top + 3..<rows.upperBound)
    }

    private mutating func drawFound(in frame: inout Frame, rows: Range<Int>) {
        let columns = [
            Column("Patient", width: .flexible(min: 20), keep: true), Column("Born", width: .fixed(11), keep: true),
            Column("NHS No.", width: .fixed(12), keep: true), Column("Hospital No.", width: .fixed(12)),
            Column("Postcode", width: .fixed(9)),
        ]
        let inView = cursor.visible(height: rows.count - 1)
        let cells = found[inView].map { it -> [SafeText] in
            [
                nameInList(it.bannerName ?? "Name not known", died: it.died), SafeText(it.born?.short ?? "Not known"),
                SafeText(it.nhsNumber?.spaced ?? "Not known"), SafeText(it.hospitalNumber ?? ""),
                SafeText(it.postcode ?? ""),
            ]
        }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        frame.putPart(inView, of: found.count, row: rows.lowerBound)
        for (offset, index) in inView.enumerated() {
            let it = found[index]
            let row = rows.lowerBound + 1 + offset
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: cells[offset], widths: widths, columns: columns), row: row, isSelected: isSelected)
            if !isSelected { frame.restyleName(row: row, column: 2, width: widths[0], died: it.died) }
        }
    }

    private func drawCheck(of patient: Patient, in frame: inout Frame, rows: Range<Int>, session: Session) {
        let left = CallerCheck.needed - said.count
        var row = rows.lowerBound
        let words: SafeText =
            left > 0
            ? "Ask, without saying it first, and tick what is right: \(left) more to open the record."
            : "All that is needed is ticked. Enter opens the record."
        for line in wrapped(words, width: frame.size.columns - 2) {
            frame.put(line, row: row, column: 1, style: .notice)
            row += 1
        }
        if let problem {
            frame.put(problem, row: row, column: 1, style: .alert)
            row += 1
        }
        for identifier in CallerIdentifier.allCases {
            row += 1
            let isSaid = said.contains(identifier)
            let key = Keymap.bindings.first {
                $0.context == .identity && CallerIdentifier(ticking: $0.intent) == identifier
            }
            frame.put(SafeText(key?.keyNames ?? ""), row: row, column: 2, style: .key)
            frame.put(isSaid ? "[x]" : "[ ]", row: row, column: 4, style: isSaid ? .success : .plain)
            frame.put(SafeText(identifier.label), row: row, column: 8, style: .hint)
            let lines = wrapped(
                SafeText(identifier.answer(of: patient, today: session.today)), width: frame.size.columns - 26)
            for (offset, line) in lines.prefix(2).enumerated() {
                if offset > 0 { row += 1 }
                frame.put(line, row: row, column: 24, style: .heading)
            }
        }
        var warnings: [String] = []
        if let died = patient.died { warnings.append("DECEASED: died \(died.short)") }
        if !patient.needsInShort.isEmpty { warnings.append(patient.needsInShort) }
        for line in warnings where row + 2 < rows.upperBound {
            row += 1
            frame.put(SafeText(line), row: row + 1, column: 2, style: .alert)
        }
    }
}

extension CallerIdentifier {
    /// Which of them a key ticks.
    init?(ticking intent: Intent) {
        switch intent {
        case .tickName: self = .name
        case .tickBorn: self = .born
        case .tickAddress: self = .address
        case .tickNumber: self = .number
        case .tickTelephone: self = .telephone
        case _: return nil
        }
    }

    var label: String {
        switch self {
        case .name: "Name"
        case .born: "Date of birth"
        case .address: "Address"
        case .number: "A number"
        case .telephone: "Telephone"
        }
    }

    /// What is right.
    func answer(of patient: Patient, today: Day) -> String {
        switch self {
        case .name: patient.bannerName ?? "not held"
        case .born: patient.born.map { "\($0.short) (\($0.age(on: today)))" } ?? "not held"
        case .address:
            patient.addressLines.isEmpty && patient.postcode == nil
                ? "not held" : (patient.addressLines + [patient.postcode].compactMap { $0 }).joined(separator: ", ")
        case .number:
            ["NHS \(patient.nhsNumber?.shown ?? "not known")", patient.hospitalNumber.map { "hospital \($0)" }]
                .compactMap { $0 }.joined(separator: ", ")
        case .telephone:
            patient.telephones.isEmpty ? "not held" : patient.telephones.joined(separator: ", ")
        }
    }
}
