// The user's own phrases and the site's: look at them, put one into the text beneath, add, change and remove.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A list of abbreviations with what each stands for.
struct PhrasesScreen: Screen {
    /// A form lies beneath, whose text takes the phrase that is chosen.
    let isForText: Bool
    var rows: [Row] = []
    var cursor = ListCursor<String>()
    /// The user words the site's, too.
    private var isKeeper = false

    /// A phrase, and whose it is.
    struct Row: Sendable {
        var phrase: Phrase
        var isSites: Bool
        /// One's own stands in the place of the site's.
        var isHidden: Bool

        var id: String { "\(isSites ? "site" : "own")\(Phrase.mark)\(phrase.abbreviation)" }
    }

    init(over screen: any Screen) {
        isForText = screen.context == .form
    }

    var context: Context { .phrases }
    private var selected: Row? { cursor.selectedIndex.map { rows[$0] } }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .editPhrase: selected != nil
        case .removePhrase: selected.map { !$0.isSites || isKeeper } ?? false
        case .open: isForText && selected != nil
        case .addSitePhrase: isKeeper
        case _: true
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        guard !offers(intent) else { return nil }
        if intent == .addSitePhrase { return "Supervisors and managers keep the site's phrases." }
        if rows.isEmpty { return "There is no phrase yet." }
        return intent == .removePhrase
            ? "That phrase is the site's: supervisors keep it. e makes one of your own in its place."
            : "No form lies beneath, whose text could take it."
    }

    private mutating func take(_ session: Session) {
        isKeeper = session.actor.map { Phrase.siteKeepers.contains($0.role) } ?? false
        let own = Set(session.surroundings.phrases.map(\.abbreviation))
        rows =
            session.surroundings.phrases.map { Row(phrase: $0, isSites: false, isHidden: false) }
            + session.surroundings.sitePhrases.map {
                Row(phrase: $0, isSites: true, isHidden: own.contains($0.abbreviation))
            }
        cursor.ids = rows.map(\.id)
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        take(session)
        switch event {
        case .uncovered, .intent(.refresh, _): return .lookAround
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            switch intent {
            case .back: return .pop
            case .addPhrase: return .push(OrderScreen(PhraseOrder(old: nil, isSites: false)))
            case .addSitePhrase, .editPhrase, .removePhrase, .open:
                guard offers(intent) else { return none(intent) }
                guard intent != .addSitePhrase else {
                    return .push(OrderScreen(PhraseOrder(old: nil, isSites: true)))
                }
                return selected.map { follow(intent, $0) } ?? .none
            case _: return .none
            }
        case .appeared, .shown, .typed, .reply, .failed, .acted, .step, .slotLost: return .none
        }
    }

    private func follow(_ intent: Intent, _ row: Row) -> Effect {
        switch intent {
        case .open: return .popWith(.typed(.paste(row.phrase.text)))
        case .removePhrase: return .push(OrderScreen(RemovePhraseOrder(phrase: row.phrase, isSites: row.isSites)))
        case _:
            // Whoever does not keep the site's words one of their own from it.
            let isCopy = row.isSites && !isKeeper
            return .push(
                OrderScreen(
                    PhraseOrder(
                        old: isCopy ? nil : row.phrase, isSites: row.isSites && isKeeper,
                        copied: isCopy ? row.phrase : nil)))
        }
    }

    private func none(_ intent: Intent) -> Effect { .notice(SafeText(whyNot(intent) ?? ""), .hint) }

    mutating func view(in frame: inout Frame, rows place: Range<Int>, session: Session) {
        take(session)
        let width = frame.size.columns
        let top = place.lowerBound
        frame.put("Your phrases", row: top, column: 1, style: .heading)
        let sites = rows.count(where: \.isSites)
        let all = rows.isEmpty ? "none yet" : counted(rows.count - sites, "phrase")
        let count = SafeText(sites == 0 ? all : "\(all), \(grouped(sites)) of the site")
        frame.put(count, row: top, column: 15, style: .hint)
        let how: SafeText = """
            In any text type \(String(Phrase.mark)) and the abbreviation, then a blank: the phrase is written out. \
            \(sites == 0 ? "They are yours alone" : "Yours come first and are yours alone, the site's are everybody's"): keep \
            what concerns a patient out of them.
            """
        var row = top + 1
        for line in wrapped(how, width: width - 2) {
            frame.put(line, row: row, column: 1, style: .hint)
            row += 1
        }
        let whole = selected.map { Array(wrapped(SafeText($0.phrase.text), width: width - 4).prefix(5)) } ?? []
        let room = max(1, place.upperBound - row - 1 - (whole.isEmpty ? 0 : whole.count + 1))
        let inView = cursor.visible(height: room)
        frame.putPart(inView, of: rows.count, row: place.lowerBound)
        for (offset, index) in inView.enumerated() {
            let it = rows[index]
            let name = SafeText("\(Phrase.mark)\(it.phrase.abbreviation)").padded(to: Phrase.longestAbbreviation + 2)
            let whose: SafeText =
                sites == 0 ? " " : (it.isHidden ? " unused" : it.isSites ? " site  " : "       ") + " "
            frame.putChoice(
                name + whose
                    + SafeText(it.phrase.text).clipped(to: max(10, width - name.cells - whose.cells - 4)),
                row: row + 1 + offset, isSelected: index == cursor.selectedIndex,
                style: it.isHidden ? .dimmed : .plain)
        }
        // The selected one in full.
        for (offset, line) in whole.enumerated() {
            frame.put(line, row: place.upperBound - whole.count + offset, column: 2)
        }
    }
}
