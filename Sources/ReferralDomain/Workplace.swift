// What a person keeps for themselves at the screens: forms begun, views on number keys; and what the site says of screens.

/// What a form is about.
public enum DraftSubject: Hashable, Sendable, Codable {
    /// Row ids.
    case referral(Int64)
    case patient(Int64)
    /// A clinic as a whole, or one of its patients by the referral's row id.
    case clinic(ClinicName, referral: Int64?)
    case list(Worklist, service: String?)
    /// Nobody but the writer: a phrase, a delegation.
    case own(String)

    /// The kind by which it is kept.
    public var kind: String {
        switch self {
        case .referral: "referral"
        case .patient: "patient"
        case .clinic: "clinic"
        case .list: "list"
        case .own: "own"
        }
    }

    /// What it is about, as it is kept: `12`, `7/41`, `appointment-slot-issues/11010`.
    public var text: String {
        switch self {
        case .referral(let id), .patient(let id): "\(id)"
        case .clinic(let name, let referral): "\(referral.map { "\($0)" } ?? "")/\(name.text)"
        case .list(let list, let service): "\(list.rawValue)/\(service ?? "")"
        case .own(let name): name
        }
    }

    /// Reads what `kind` and `text` write, or nil.
    public init?(kind: String, text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch kind {
        case "referral", "patient":
            guard let id = Int64(text) else { return nil }
            self = kind == "referral" ? .referral(id) : .patient(id)
        case "clinic":
            guard parts.count == 2, let name = ClinicName(parts[1]) else { return nil }
            self = .clinic(name, referral: Int64(parts[0]))
        case "list":
            guard parts.count == 2, let list = Worklist(rawValue: parts[0]) else { return nil }
            self = .list(list, service: parts[1].isEmpty ? nil : parts[1])
        case "own": self = .own(text)
        case _: return nil
        }
    }

    /// The referral whose reference a leaver's list names.
    public var referral: Int64? {
        switch self {
        case .referral(let id): id
        case .clinic(_, let id): id
        case .patient, .list, .own: nil
        }
    }

    /// Whether whoever keeps it must be one who may have patient data.
    public var isOfPatients: Bool {
        switch self {
        case .referral, .patient, .clinic: true
        case .list, .own: false
        }
    }
}

/// Which form about what a draft belongs to.
public struct DraftKey: Hashable, Sendable, Codable {
    public var subject: DraftSubject
    /// An action, or the name of a small form.
    public var form: String

    public init(_ subject: DraftSubject, form: String) {
        self.subject = subject
        self.form = form
    }

    public init(referral: Int64, action: ReferralAction) {
        self.init(.referral(referral), form: action.rawValue)
    }
}

/// A form begun and not sent: it may hold clinical text, and only its writer is given it.
public struct FormDraft: Hashable, Sendable, Codable {
    public var key: DraftKey
    /// What stands in each field, by its name: a code, or what was typed.
    public var fields: [String: String]
    public var keptAt: Instant

    public init(_ key: DraftKey, fields: [String: String], keptAt: Instant) {
        self.key = key
        self.fields = fields
        self.keptAt = keptAt
    }
}

/// Part of a list, and its order.
public struct ListFilter: Hashable, Sendable, Codable {
    /// Whose items are meant.
    public enum Whose: String, CaseIterable, Sendable, Codable { case mine, nobodys }

    public var overdueOnly = false
    public var priority: Priority?
    /// nil for everybody's.
    public var whose: Whose?
    public var search: String?
    public var order: WorklistQuery.Order = .need

    public init() {}

    /// Whether it hides nothing.
    public var isOpen: Bool { !overdueOnly && priority == nil && whose == nil && search == nil }
}

/// A filter on a number key.
public struct SavedView: Hashable, Sendable, Codable {
    public static let numbers = 1...9
    public static let longestName = 24

    public var number: Int
    public var name: String
    public var filter: ListFilter

    public init(number: Int, name: String, filter: ListFilter) {
        self.number = number
        self.name = name
        self.filter = filter
    }

    /// What the number keys hold where a person has kept nothing on them.
    public static let standard: [SavedView] = {
        func view(_ number: Int, _ name: String, _ change: (inout ListFilter) -> Void) -> SavedView {
            var filter = ListFilter()
            change(&filter)
            return SavedView(number: number, name: name, filter: filter)
        }
        return [
            view(1, "everything") { _ in },
            view(2, "overdue") { $0.overdueOnly = true },
            view(3, "suspected cancer") { $0.priority = .twoWeekWait },
            view(4, "urgent") { $0.priority = .urgent },
            view(5, "mine") { $0.whose = .mine },
            view(6, "nobody's") { $0.whose = .nobodys },
        ]
    }()

    /// The standard views with a person's own in their places, in order of their numbers.
    public static func all(own: [SavedView]) -> [SavedView] {
        numbers.compactMap { number in
            own.first { $0.number == number } ?? standard.first { $0.number == number }
        }
    }
}

/// Something that a user did to a referral.
public struct DoneLine: Hashable, Sendable {
    /// Its entry of the journal.
    public var seq: Int64
    public var at: Instant
    public var action: String
    /// Whom for, by login.
    public var onBehalfOf: String?
    /// The referral as it stands now.
    public var item: WorklistItem

    public init(seq: Int64, at: Instant, action: String, item: WorklistItem) {
        self.seq = seq
        self.at = at
        self.action = action
        self.item = item
    }
}

/// What a screen should know of the site.
public struct Surroundings: Hashable, Sendable {
    /// Minutes without a key after which the screen is locked; 0 never.
    public var lockMinutes = 0
    public var copyAllowed = true
    public var supportContact = ""
    /// When e-RS was last heard of: the age of the newest record that was taken in. nil where none ever was.
    public var feedAsOf: Instant?
    public var views: [SavedView] = SavedView.standard
    /// The person's own, in order of their abbreviations.
    public var phrases: [Phrase] = []
    /// Those that the site keeps for everybody, in the same order.
    public var sitePhrases: [Phrase] = []

    public init() {}

    /// What may be written out for the person: their own first, so that theirs is the one that is meant.
    public var allPhrases: [Phrase] { phrases + sitePhrases }
}
