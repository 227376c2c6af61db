// The user's own phrases: look at them, put one into the text beneath, add, change and remove.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A list of abbreviations with what each stands for.
struct PhrasesScreen: Screen {
    /// A form lies beneath, whose text takes the phrase that is chosen.
    let isForText: Bool
    var phrases: [Phrase] = []
    var cursor = ListCursor<String>()

    init(over screen: any Screen) {
        isForText = screen.context == .form
    }

    var context: Context { .phrases }
    private var selected: Phrase? { cursor.selectedIndex.map { phrases[$0] } }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .editPhrase, .removePhrase: !phrases.isEmpty
        case .open: isForText && !phrases.isEmpty
        case _: true
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        guard !offers(intent) else { return nil }
        return phrases.isEmpty ? "There is no phrase yet." : "No form lies beneath, whose text could take it."
    }

    private mutating func take(_ session: Session) {
        phrases = session.surroundings.phrases
        cursor.ids = phrases.map(\.abbreviation)
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        take(session)
        switch event {
        case .uncovered, .intent(.refresh, _): return .lookAround
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            switch intent {
            case .back: return .pop
            case .addPhrase: return .push(OrderScreen(PhraseOrder(old: nil)))
            case .editPhrase: return selected.map { .push(OrderScreen(PhraseOrder(old: $0))) } ?? none(intent)
            case .removePhrase:
                return selected.map { .push(OrderScreen(RemovePhraseOrder(phrase: $0))) } ?? none(intent)
            case .open:
                guard isForText, let selected else { return none(.open) }
                return .popWith(.typed(.paste(selected.text)))
            case _: return .none
            }
        case .appeared, .shown, .typed, .reply, .failed, .acted, .step, .slotLost: return .none
        }
    }

    private func none(_ intent: Intent) -> Effect { .notice(SafeText(whyNot(intent) ?? ""), .hint) }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        take(session)
        let width = frame.size.columns
        let top = rows.lowerBound
        frame.put("Your phrases", row: top, column: 1, style: .heading)
        let count = SafeText(phrases.isEmpty ? "none yet" : counted(phrases.count, "phrase"))
        frame.put(count, row: top, column: 15, style: .hint)
        let how: SafeText = """
            In any text type \(String(Phrase.mark)) and the abbreviation, then a blank: the phrase is written out. They are \
            yours alone: keep what concerns a patient out of them.
            """
        var row = top + 1
        for line in wrapped(how, width: width - 2) {
            frame.put(line, row: row, column: 1, style: .hint)
            row += 1
        }
        let whole = selected.map { Array(wrapped(SafeText($0.text), width: width - 4).prefix(5)) } ?? []
        let room = max(1, rows.upperBound - row - 1 - (whole.isEmpty ? 0 : whole.count + 1))
        for (offset, index) in cursor.visible(height: room).enumerated() {
            let phrase = phrases[index]
            let name = SafeText("\(Phrase.mark)\(phrase.abbreviation)").padded(to: Phrase.longestAbbreviation + 2)
            frame.putChoice(
                name + " " + SafeText(phrase.text).clipped(to: max(10, width - Phrase.longestAbbreviation - 7)),
                row: row + 1 + offset, isSelected: index == cursor.selectedIndex)
        }
        // The selected one in full.
        for (offset, line) in whole.enumerated() {
            frame.put(line, row: rows.upperBound - whole.count + offset, column: 2)
        }
    }
}

/// Keeps a phrase, new or changed.
struct PhraseOrder: Order {
    let old: Phrase?

    var title: SafeText { old == nil ? "A new phrase" : "Change a phrase" }

    var fields: [OrderField] {
        let abbreviation = TextField(old?.abbreviation ?? "", limit: Phrase.longestAbbreviation)
        let words = TextField(old?.text ?? "", multiline: true, limit: Phrase.longestText)
        return [
            OrderField(
                name: .abbreviation, label: "Abbreviation, letters and digits", isRequired: true,
                input: .text(abbreviation)),
            OrderField(name: .words, label: "What it stands for", isRequired: true, input: .text(words)),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let name = fields.text(.abbreviation).map { "\(Phrase.mark)\($0.lowercased())" }
        return "The phrase is written out wherever you type \(name ?? "\(Phrase.mark) and its abbreviation")."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let name = fields.text(.abbreviation)?.lowercased() else {
            throw OrderFault(sentence: "Give it an abbreviation.", field: .abbreviation)
        }
        guard let words = fields.text(.words) else {
            throw OrderFault(sentence: "Write what it stands for.", field: .words)
        }
        let phrase = Phrase(name.first == Phrase.mark ? String(name.dropFirst()) : name, words)
        guard phrase.isWhole else {
            throw OrderFault(sentence: "An abbreviation is letters and digits, no blanks.", field: .abbreviation)
        }
        let isTaken = session.surroundings.phrases.contains { $0.abbreviation == phrase.abbreviation }
        guard !isTaken || phrase.abbreviation == old?.abbreviation else {
            throw OrderFault(sentence: "“\(phrase.abbreviation)” stands for another phrase.", field: .abbreviation)
        }
        return .ask(.workplace(.keepPhrase(phrase)))
    }

    func done(_ reply: Reply) -> SafeText { "The phrase is kept." }
}

/// Forgets a phrase.
struct RemovePhraseOrder: Order {
    let phrase: Phrase

    var title: SafeText { "Remove a phrase" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "“\(phrase.text.prefix(120))” is forgotten, and \(Phrase.mark)\(phrase.abbreviation) with it."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.workplace(.dropPhrase(abbreviation: phrase.abbreviation)))
    }

    func done(_ reply: Reply) -> SafeText { "\(String(Phrase.mark))\(SafeText(phrase.abbreviation)) is forgotten." }
}
