// What a person keeps for themselves at the screens: forms begun, views on number keys; and what the site says of screens.

/// A form begun and not sent: it may hold clinical text, and only its writer is given it.
public struct FormDraft: Hashable, Sendable, Codable {
    /// Row id.
    public var referral: Int64
    public var form: ReferralAction
    /// What stands in each field: a code, or what was typed.
    public var fields: [ActionRule.Need: String]
    public var keptAt: Instant

    public init(referral: Int64, form: ReferralAction, fields: [ActionRule.Need: String], keptAt: Instant) {
        self.referral = referral
        self.form = form
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

    public init() {}
}
