// The site's settings as they were set one after the other, who has taken note of each, and its closing days.

public import ReferralDomain

/// Somebody has taken note of a change of policy.
public struct PolicyAcknowledgement: Hashable, Sendable, Codable {
    /// Row id of the change.
    public var change: Int64
    public var by: StaffMember
    public var at: Instant
}

/// A day on which the site is closed besides weekends and bank holidays.
public struct ClosingDay: Hashable, Sendable, Codable {
    public var day: Day
    public var name: String

    public init(day: Day, name: String) {
        self.day = day
        self.name = name
    }
}

extension Reading {
    /// Every change of a setting that this release knows, in the order in which they were set.
    public func policyChanges() throws(Failure) -> [PolicyChange] {
        try rows(
            """
            SELECT c.id, c.setting, c.value, c.effective_from, c.reason, c.guideline, c.set_at, s.id, s.login, s.name
            FROM policy_setting c JOIN staff s ON s.id = c.set_by ORDER BY c.id
            """
        ) { columns -> PolicyChange? in
            let id = columns.long() ?? 0
            let setting = columns.code(PolicySetting.self)
            let text = columns.text() ?? ""
            let from = columns.day()
            let reason = columns.text() ?? ""
            let guideline = columns.text()
            let at = columns.instant() ?? Instant(seconds: 0)
            guard let setting, let value = setting.value(text), let from else { return nil }
            return PolicyChange(
                id: id, setting, value, from: from, reason: reason, guideline: guideline,
                setBy: StaffMember(&columns), setAt: at)
        }.compactMap { $0 }
    }

    /// Who has taken note of which change, in order of time; those who have left among them.
    public func policyAcknowledgements() throws(Failure) -> [PolicyAcknowledgement] {
        try rows(
            """
            SELECT a.change, a.at, s.id, s.login, s.name FROM policy_acknowledgement a JOIN staff s ON s.id = a.staff
            ORDER BY a.at, s.id
            """
        ) { columns in
            let change = columns.long() ?? 0
            let at = columns.instant() ?? Instant(seconds: 0)
            return PolicyAcknowledgement(change: change, by: StaffMember(&columns), at: at)
        }
    }

    /// Row ids of the staff who may sign in.
    public func activeStaff() throws(Failure) -> Set<Int64> {
        Set(
            try rows(
                """
                SELECT id FROM staff s WHERE is_active = 1
                    AND EXISTS (SELECT 1 FROM staff_role h WHERE h.staff = s.id)
                """
            ) { $0.long() ?? 0 })
    }

    /// What changes whenever anything does that due days are counted from: settings, closing days, e-RS's contact days.
    public func policyStamp() throws(Failure) -> Int { try count("SELECT number FROM policy_stamp WHERE id = 1") }

    /// Local closing days with their names, in order.
    public func namedClosingDays() throws(Failure) -> [ClosingDay] {
        try rows("SELECT day, name FROM closing_day ORDER BY day") {
            ClosingDay(day: $0.day() ?? Day(number: 0), name: $0.text() ?? "")
        }
    }
}

extension Writing {
    /// Gives a setting a value from a day on; journalled with the value it has on that day till now.
    public func insert(_ change: PolicyChange, before: PolicyValue, by signature: Signature) throws(Failure) {
        try run(
            """
            INSERT INTO policy_setting (setting, value, effective_from, reason, guideline, set_by, set_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                change.setting.rawValue, change.value.text, change.from.number, change.reason, change.guideline,
                change.setBy.id, change.setAt.seconds,
            ])
        var entry = JournalEntry(at: change.setAt, subject: .database, by: signature, action: "set-policy")
        let values = [before.text, change.value.text].map { JSONText.quoted($0) }.joined(separator: ",")
        entry.change = """
            {\(JSONText.quoted(change.setting.rawValue)):[\(values)],"from":\(change.from.number),\
            "reason":\(JSONText.quoted(change.reason)),"guideline":\(JSONText.quoted(change.guideline))}
            """
        try append(entry)
    }

    /// Notes that somebody has taken note of changes; journalled.
    public func acknowledge(
        _ changes: [Int64], by staff: StaffMember, signature: Signature, at now: Instant
    ) throws(Failure) {
        for change in changes {
            try run(
                "INSERT INTO policy_acknowledgement (change, staff, at) VALUES (?, ?, ?)",
                [change, staff.id, now.seconds])
        }
        var entry = JournalEntry(at: now, subject: .database, by: signature, action: "acknowledge-policy")
        entry.change = "{\"changes\":[\(changes.map { String($0) }.joined(separator: ","))]}"
        try append(entry)
    }

    /// Closes the site on a day, or opens it again where there is no name; journalled.
    public func setClosingDay(_ day: Day, name: String?, by signature: Signature, at now: Instant) throws(Failure) {
        if let name {
            try run("INSERT INTO closing_day (day, name) VALUES (?, ?)", [day.number, name])
        } else {
            try run("DELETE FROM closing_day WHERE day = ?", [day.number])
        }
        var entry = JournalEntry(
            at: now, subject: .database, by: signature, action: name == nil ? "remove-closing-day" : "add-closing-day")
        entry.change = "{\"day\":\(day.number),\"name\":\(JSONText.quoted(name))}"
        try append(entry)
    }
}
