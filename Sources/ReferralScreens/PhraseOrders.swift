// The forms of phrases: a new one, one that is worded anew, one that is forgotten; one's own or the site's.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Keeps a phrase, new or changed.
struct PhraseOrder: Order {
    let old: Phrase?
    /// It is the site's, for everybody.
    let isSites: Bool
    /// What a new one begins with: the site's that it takes the place of.
    var copied: Phrase?

    var title: SafeText {
        if isSites { return old == nil ? "A new phrase of the site" : "Change a phrase of the site" }
        return old == nil ? "A new phrase" : "Change a phrase"
    }
    var draft: DraftKey? {
        (isSites ? OrderForm.sitePhrase : .phrase).key(.own((old ?? copied)?.abbreviation ?? ""))
    }

    var fields: [OrderField] {
        let known = old ?? copied
        let abbreviation = TextField(known?.abbreviation ?? "", limit: Phrase.longestAbbreviation)
        let words = TextField(known?.text ?? "", multiline: true, limit: Phrase.longestText)
        return [
            OrderField(
                name: .abbreviation, label: "Abbreviation, letters and digits", isRequired: true,
                input: .text(abbreviation)),
            OrderField(name: .words, label: "What it stands for", isRequired: true, input: .text(words)),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let name = fields.text(.abbreviation).map { "\(Phrase.mark)\($0.lowercased())" }
        return "The phrase is written out wherever \(isSites ? "anybody at the site types" : "you type") "
            + "\(name ?? "\(Phrase.mark) and its abbreviation")."
            + (copied == nil ? "" : " It takes the place of the site's for you alone.")
            + (isSites ? " The journal keeps who worded it." : "")
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
        let known = isSites ? session.surroundings.sitePhrases : session.surroundings.phrases
        let isTaken = known.contains { $0.abbreviation == phrase.abbreviation }
        guard !isTaken || phrase.abbreviation == old?.abbreviation else {
            throw OrderFault(sentence: "“\(phrase.abbreviation)” stands for another phrase.", field: .abbreviation)
        }
        return .ask(.workplace(isSites ? .keepSitePhrase(phrase) : .keepPhrase(phrase)))
    }

    func done(_ reply: Reply) -> SafeText { isSites ? "The phrase is kept for everybody." : "The phrase is kept." }
}

/// Forgets a phrase.
struct RemovePhraseOrder: Order {
    let phrase: Phrase
    let isSites: Bool

    var title: SafeText { isSites ? "Remove a phrase of the site" : "Remove a phrase" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(Phrase.mark)\(phrase.abbreviation) is forgotten\(isSites ? " for everybody" : ""): “\(phrase.text.prefix(120))”."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(
            .workplace(
                isSites
                    ? .dropSitePhrase(abbreviation: phrase.abbreviation)
                    : .dropPhrase(abbreviation: phrase.abbreviation)))
    }

    func done(_ reply: Reply) -> SafeText { "\(String(Phrase.mark))\(SafeText(phrase.abbreviation)) is forgotten." }
}
