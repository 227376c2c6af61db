// What may be asked of the site's policy, and the answers.

public import ReferralDomain
public import ReferralStore

/// A question about policy, or a change of it.
public enum PolicyRequest: Hashable, Sendable, Codable {
    /// Every setting with its value today.
    case list
    /// Every change of one setting, and who has taken note of it.
    case history(PolicySetting)
    /// Gives a setting a value from a day on; a rehearsal says what it would move and keeps nothing.
    case set(PolicyOrder, isRehearsal: Bool)
    /// Takes note of the changes of a setting, or of all, that the user has not taken note of yet.
    case acknowledge(PolicySetting?)
    case closingDays
    /// Closes the site on a day, or opens it again where there is no name.
    case closingDay(Day, name: String?, isRehearsal: Bool)
}

/// What a manager orders.
public struct PolicyOrder: Hashable, Sendable, Codable {
    public var setting: PolicySetting
    public var value: PolicyValue
    /// Today if nil.
    public var from: Day?
    public var reason: String
    /// Where another than the setting's own is followed.
    public var guideline: String?

    public init(
        _ setting: PolicySetting, _ value: PolicyValue, from: Day? = nil, reason: String, guideline: String? = nil
    ) {
        self.setting = setting
        self.value = value
        self.from = from
        self.reason = reason
        self.guideline = guideline
    }
}

/// The answer to a question about policy, of the case that belongs to it.
public enum PolicyReply: Hashable, Sendable {
    case settings([PolicyLine])
    case history(PolicyHistory)
    case changed(PolicyOutcome)
    case acknowledged([PolicyChange])
    case closingDays([ClosingDay])
}

/// A change of a setting with those who have taken note of it.
public struct PolicyHistoryLine: Hashable, Sendable {
    public var change: PolicyChange
    /// In order of time, leavers among them.
    public var acknowledged: [PolicyAcknowledgement]
    /// How many of those who work here have.
    public var count: Int
}

/// A setting as it stands.
public struct PolicyLine: Hashable, Sendable {
    public var setting: PolicySetting
    /// In force today.
    public var value: PolicyValue
    /// Where nobody ever set anything.
    public var standing: PolicyValue
    /// The change that is in force; nil where the standing value is.
    public var current: PolicyHistoryLine?
    /// Changes that take effect on a later day, in order of it.
    public var planned: [PolicyChange]
    /// Those who work here.
    public var staff: Int
}

/// A setting with everything that was ever ordered of it, oldest first.
public struct PolicyHistory: Hashable, Sendable {
    public var line: PolicyLine
    public var changes: [PolicyHistoryLine]
}

/// What a change did, or would do.
public struct PolicyOutcome: Hashable, Sendable {
    /// nil for a closing day.
    public var change: PolicyChange?
    /// What held on that day till now.
    public var before: PolicyValue?
    public var closingDay: Day?
    public var effect: PolicyEffect
    /// It was only tried.
    public var isRehearsal: Bool
}
