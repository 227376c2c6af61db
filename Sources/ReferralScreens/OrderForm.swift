// The small forms whose words are kept as a draft, by name, and where each is opened again.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A small form in which something is typed.
enum OrderForm: String, CaseIterable, Sendable {
    case agree = "agree-action"
    case called
    case away
    case prefer
    case cancelClinic = "cancel-clinic"
    case moveClinic = "move-clinic"
    case closeClinic = "close-clinic"
    case grant
    case override
    case overbook
    case message
    case ringBack = "ring-back"
    case phrase
    case sitePhrase = "site-phrase"
    case follow = "follow-up"
    case signOff = "sign-off"

    func key(_ subject: DraftSubject) -> DraftKey { DraftKey(subject, form: rawValue) }

    var label: String {
        switch self {
        case .agree: "Agree an action"
        case .called: "What came of a call"
        case .away: "Days not available"
        case .prefer: "Times they prefer"
        case .cancelClinic: "Cancel a clinic"
        case .moveClinic: "Move a clinic"
        case .closeClinic: "Close a clinic"
        case .grant: "Let somebody act for you"
        case .override: "Override a lapse"
        case .overbook: "Book beyond the capacity"
        case .message: "A caller's message"
        case .ringBack: "Ring back"
        case .phrase: "A phrase of yours"
        case .sitePhrase: "A phrase of the site"
        case .follow: "What is to follow"
        case .signOff: "Sign off a list"
        }
    }

    /// The key that opens it where it lives; nil where it opens by itself.
    var opener: Intent? {
        switch self {
        case .agree: .agree
        case .called: .otherOutcome
        case .cancelClinic: .cancelClinic
        case .moveClinic: .moveClinic
        case .closeClinic: .closeClinic
        case .follow: .follows
        case .signOff: .sign
        case .override: .grant
        case .overbook: .open
        case .away, .prefer, .grant, .message, .ringBack, .phrase, .sitePhrase: nil
        }
    }
}

extension FormDraft {
    /// The action whose form it is; nil for a small form.
    var action: ReferralAction? { ReferralAction(rawValue: key.form) }

    /// What the form is called.
    var label: String { action?.label ?? OrderForm(rawValue: key.form)?.label ?? key.form }
}
