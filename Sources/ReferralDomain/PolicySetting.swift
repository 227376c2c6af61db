// The names of the site's settings, and how the value of each is read, checked and spelt.

/// One time standard or switch of the site's policy.
public enum PolicySetting: String, CaseIterable, Sendable, Codable {
    case review
    case slotIssueContact = "slot-issue-contact"
    case triageContact = "triage-contact"
    case booking
    case missedAppointment = "missed-appointment"
    case nextDay = "next-day"
    case sentBack = "sent-back"
    case awaitingBooking = "awaiting-booking"
    case letter
    case advice
    case adviceResponse = "advice-response"
    case approachingBreachDays = "approaching-breach-days"
    case untouchedDays = "untouched-days"
    case claimMinutes = "claim-minutes"
    case longClaimMinutes = "long-claim-minutes"
    case assignedUntouchedDays = "assigned-untouched-days"
    case longWaitDays = "long-wait-days"
    case overbookLimit = "overbook-limit"
    case pasAnswerMinutes = "pas-answer-minutes"
    case needsLeadDays = "needs-lead-days"
    case signOffHour = "sign-off-hour"
    case bookedWithin = "booked-within"
    case contactDaysSkipHolidays = "contact-days-skip-holidays"
    case lockMinutes = "lock-minutes"
    case copyAllowed = "copy-allowed"
    case supportContact = "support-contact"
}

/// The value of a setting.
public enum PolicyValue: Hashable, Sendable, Codable {
    case standard(TimeStandard)
    case number(Int)
    case flag(Bool)
    case words(String)

    /// As it is typed and stored: `5/2/1`, `14`, `yes`.
    public var text: String {
        switch self {
        case .standard(let days): "\(days.routine)/\(days.urgent)/\(days.twoWeekWait)"
        case .number(let number): "\(number)"
        case .flag(let isOn): isOn ? "yes" : "no"
        case .words(let words): words
        }
    }
}

extension PolicySetting {
    /// Reads a value; nil if it is none that this setting takes.
    public func value(_ text: String) -> PolicyValue? {
        let range = definition.range
        switch definition.field {
        case .standard:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let days = parts.compactMap { Self.number(String($0)) }
            guard parts.count == 3, days.count == 3, days.allSatisfy(range.contains) else { return nil }
            // The more pressing never waits longer.
            guard days[0] >= days[1], days[1] >= days[2] else { return nil }
            return .standard(TimeStandard(days[0], days[1], days[2]))
        case .number:
            guard let number = Self.number(text), range.contains(number) else { return nil }
            return .number(number)
        case .flag:
            guard ["yes", "no"].contains(text) else { return nil }
            return .flag(text == "yes")
        case .words:
            let isLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            guard range.contains(text.count), isLine, !text.allSatisfy(\.isWhitespace) else { return nil }
            return .words(text)
        }
    }

    /// What a value looks like, in one sentence.
    public var expects: String {
        let range = definition.range
        return switch definition.field {
        case .standard:
            "\(rawValue) takes \(definition.unit) as routine/urgent/two-week-wait, each "
                + "\(range.lowerBound) to \(range.upperBound) and the more pressing never longer, such as 5/2/1."
        case .number: "\(rawValue) takes \(definition.unit), \(range.lowerBound) to \(range.upperBound)."
        case .flag: "\(rawValue) takes yes or no."
        case .words: "\(rawValue) takes \(range.lowerBound) to \(range.upperBound) characters on one line."
        }
    }

    /// ASCII digits alone, so that no sign and no other script's digits pass.
    private static func number(_ text: String) -> Int? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension Policy {
    /// The value of a setting.
    public subscript(_ setting: PolicySetting) -> PolicyValue {
        switch setting.definition.field {
        case .standard(let path): .standard(self[keyPath: path])
        case .number(let path): .number(self[keyPath: path])
        case .flag(let path): .flag(self[keyPath: path])
        case .words(let path): .words(self[keyPath: path])
        }
    }

    /// Gives a setting a value; one of another kind changes nothing.
    mutating func put(_ value: PolicyValue, as setting: PolicySetting) {
        switch (setting.definition.field, value) {
        case (.standard(let path), .standard(let days)): self[keyPath: path] = days
        case (.number(let path), .number(let number)): self[keyPath: path] = number
        case (.flag(let path), .flag(let isOn)): self[keyPath: path] = isOn
        case (.words(let path), .words(let words)): self[keyPath: path] = words
        case (.standard, _), (.number, _), (.flag, _), (.words, _): break
        }
    }
}

/// A setting given a value from a day on: the rule of what arises from then.
public struct PolicyChange: Hashable, Sendable, Codable {
    /// Row id, in the order in which they were set; 0 before it is saved.
    public var id: Int64
    public var setting: PolicySetting
    public var value: PolicyValue
    public var from: Day
    public var reason: String
    /// The guideline it follows, where another than the setting's own was named.
    public var guideline: String?
    public var setBy: StaffMember
    public var setAt: Instant

    public init(
        id: Int64 = 0, _ setting: PolicySetting, _ value: PolicyValue, from: Day, reason: String,
        guideline: String? = nil, setBy: StaffMember, setAt: Instant
    ) {
        self.id = id
        self.setting = setting
        self.value = value
        self.from = from
        self.reason = reason
        self.guideline = guideline
        self.setBy = setBy
        self.setAt = setAt
    }
}
