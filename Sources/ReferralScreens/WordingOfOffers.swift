// The words for offers: why a patient declines, what an offer comes to, and why a free slot is not proposed.

public import ReferralDesk
public import ReferralDomain

extension Offer.Reason {
    public var label: String {
        switch self {
        case .tooSoon: "too soon"
        case .tooLate: "too late"
        case .day: "the day"
        case .time: "the time"
        case .place: "the place"
        case .clinician: "the clinician"
        case .other: "another reason"
        }
    }
}

extension Offer.Reason {
    /// In a line of keys.
    var briefly: String {
        switch self {
        case .tooSoon, .tooLate: label
        case .day: "day"
        case .time: "time"
        case .place: "place"
        case .clinician: "clinician"
        case .other: "other"
        }
    }

    /// The keys on which it is said that a patient declines: the first is 1; no key stands apart from its word.
    static func keys(width: Int) -> [String] {
        var lines = ["Declined:"]
        for (index, reason) in allCases.enumerated() {
            let word = "\(index + 1) \(reason.briefly)"
            let line = lines[lines.count - 1]
            let gap = line == lines[0] && index == 0 ? " " : "  "
            if (line + gap + word).count <= width {
                lines[lines.count - 1] = line + gap + word
            } else {
                lines.append("  " + word)
            }
        }
        return lines
    }

    /// The reason of a key.
    init?(key: Character) {
        guard let number = key.wholeNumberValue, Self.allCases.indices.contains(number - 1) else { return nil }
        self = Self.allCases[number - 1]
    }
}

extension OfferOutcome {
    /// What is said where the next slot is selected already.
    var briefly: String {
        let notice = "(\(inWords(offer.notice, "day")) of notice, \(isReasonable ? "reasonable" : "not reasonable"))"
        guard offer.state == .declined else { return "Offered \(notice). It waits for the patient's word." }
        return "Declined: \(offer.reason?.briefly ?? "") \(notice).\(next == nil ? "" : " Offer the next.")"
    }

    /// Which slot, what notice it gave, what it counts for, and what to offer next.
    public var sentence: String {
        let fair = isReasonable ? "a reasonable offer" : "not a reasonable offer"
        var text = "\(offer.start.bookingText), \(inWords(offer.notice, "day")) of notice: \(fair)"
        guard offer.state == .declined else { return text }
        if isForClinician { text += ". \(OfferHistory.forClinician(reasonableDeclined))" }
        if text.hasSuffix(".") { text.removeLast() }
        return text + ". "
            + (next.map { "Offer next: \($0.start.bookingText) (\($0.id))" } ?? why ?? "Nothing else suits")
    }
}

extension OfferHistory {
    /// `Tue 24-Nov-2026 09:00, declined: the day (21 days of notice, reasonable)`.
    public func sentence(of offer: Offer) -> String {
        let fate =
            switch offer.state {
            case .open: "waits for the patient's word"
            case .accepted: "accepted"
            case .declined: "declined: \(offer.reason?.label ?? "no reason")"
            }
        let fair = isReasonable(offer) ? "reasonable" : "not reasonable"
        return "\(offer.start.bookingText), \(fate) (\(inWords(offer.notice, "day")) of notice, \(fair))"
    }

    /// What two reasonable offers declined mean (ers-domain 4.5).
    public static func forClinician(_ declined: Int) -> String {
        "\(declined) reasonable offers declined: a clinician may speak with the patient about waiting."
    }
}

extension HeldPlace {
    /// `held by Denise Oakes for another 1:40`.
    public var words: String { "held by \(by) for another \(countdown(seconds))" }
}

/// Minutes and seconds that are left: `1:40`.
func countdown(_ seconds: Int64) -> String {
    let rest = String(seconds % 60)
    return "\(seconds / 60):\(rest.count < 2 ? "0" : "")\(rest)"
}

extension NotProposed {
    public var sentence: String {
        switch self {
        case .today: "It is today."
        case .declined(let reason): "The patient declined it: \(reason.label)."
        case .held(let hold): "It is \(hold.words)."
        case .away(let away): "The patient cannot come from \(away.first.short) to \(away.last.short)."
        }
    }

    /// In a column of a list.
    var mark: String {
        switch self {
        case .today: ""
        case .declined: "no"
        case .away: "away"
        case .held: "held"
        }
    }
}
