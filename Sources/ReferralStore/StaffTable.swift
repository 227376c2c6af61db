// Staff and their roles.

public import ReferralDomain

extension Reading {
    /// What the file says of itself.
    func identity() throws(Failure) -> DatabaseIdentity? {
        try first(
            """
            SELECT i.kind, i.organisation, coalesce(o.name, i.organisation), i.created_at, i.administrator, i.seed
            FROM database_identity i LEFT JOIN organisation o ON o.ods = i.organisation
            """
        ) { columns in
            DatabaseIdentity(
                kind: columns.code() ?? .live, organisation: columns.text() ?? "",
                organisationName: columns.text() ?? "", createdAt: columns.instant() ?? Instant(seconds: 0),
                administrator: columns.text() ?? "", seed: columns.text())
        }
    }

    /// A member of staff by the name used with `--user`, while active.
    public func staff(login: String) throws(Failure) -> StaffMember? {
        try first("SELECT id, login, name FROM staff WHERE login = ? AND is_active = 1", [login]) { StaffMember(&$0) }
    }

    /// A member of staff by operating-system account, while active.
    public func staff(account: String) throws(Failure) -> StaffMember? {
        try first("SELECT id, login, name FROM staff WHERE os_account = ? AND is_active = 1", [account]) {
            StaffMember(&$0)
        }
    }

    /// Everybody who may sign in, with their roles at an organisation.
    public func staffList(at organisation: String) throws(Failure) -> [(staff: StaffMember, roles: [Role])] {
        let everyone = try rows("SELECT id, login, name FROM staff WHERE is_active = 1 ORDER BY id") {
            StaffMember(&$0)
        }
        var list: [(staff: StaffMember, roles: [Role])] = []
        for member in everyone { list.append((member, try roles(of: member.id, at: organisation))) }
        return list
    }

    /// The roles of a member of staff at an organisation, in the order of the role list.
    public func roles(of staff: Int64, at organisation: String) throws(Failure) -> [Role] {
        let held = try rows(
            "SELECT role FROM staff_role WHERE staff = ? AND organisation = ?", [staff, organisation]
        ) { $0.code(Role.self) }
        return Role.allCases.filter { held.contains($0) }
    }

    /// Organisations at which a member of staff holds a role.
    public func organisations(of staff: Int64) throws(Failure) -> [String] {
        try rows("SELECT DISTINCT organisation FROM staff_role WHERE staff = ? ORDER BY organisation", [staff]) {
            $0.text() ?? ""
        }
    }
}

extension StaffMember {
    init(_ columns: inout Columns) {
        self.init(id: columns.long() ?? 0, login: columns.text() ?? "", name: columns.text() ?? "")
    }
}

extension Writing {
    func insert(_ identity: DatabaseIdentity) throws(Failure) {
        try insertOrganisation(identity.organisation, name: identity.organisationName)
        try run(
            """
            INSERT INTO database_identity (id, kind, organisation, created_at, administrator, seed)
            VALUES (1, ?, ?, ?, ?, ?)
            """,
            [
                identity.kind.rawValue, identity.organisation, identity.createdAt.seconds, identity.administrator,
                identity.seed,
            ])
        let signature = Signature(user: identity.administrator, role: Role.admin.rawValue)
        var entry = JournalEntry(at: identity.createdAt, subject: .database, by: signature, action: "create-database")
        entry.change = "{\"kind\":\(JSONText.quoted(identity.kind.rawValue))}"
        try append(entry)
    }

    /// Adds an organisation, or its name where only the code was known.
    public func insertOrganisation(_ ods: String, name: String?) throws(Failure) {
        try run(
            """
            INSERT INTO organisation (ods, name) VALUES (?, ?)
            ON CONFLICT (ods) DO UPDATE SET name = coalesce(excluded.name, name)
            """, [ods, name])
    }

    /// Adds a member of staff with roles at an organisation.
    @discardableResult
    public func insertStaff(
        login: String, name: String, account: String?, organisation: String, roles: [Role]
    ) throws(Failure) -> StaffMember {
        try run("INSERT INTO staff (login, name, os_account) VALUES (?, ?, ?)", [login, name, account])
        let member = StaffMember(id: lastID, login: login, name: name)
        for role in roles {
            try run(
                "INSERT INTO staff_role (staff, organisation, role) VALUES (?, ?, ?)",
                [member.id, organisation, role.rawValue])
        }
        return member
    }
}

extension Reading {
    /// Names of everybody who ever worked here, leavers included, for histories.
    public func staffNames() throws(Failure) -> [(login: String, name: String)] {
        try rows("SELECT login, name FROM staff") { ($0.text() ?? "", $0.text() ?? "") }
    }
}

extension Writing {
    /// A member of staff who may no longer sign in; their name stays in histories.
    public func deactivate(_ member: StaffMember) throws(Failure) {
        try run("UPDATE staff SET is_active = 0 WHERE id = ?", [member.id])
    }
}

extension Writing {
    /// Gives a member of staff more roles at an organisation.
    public func grant(_ roles: [Role], to member: StaffMember, at organisation: String) throws(Failure) {
        for role in roles {
            try run(
                "INSERT INTO staff_role (staff, organisation, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [member.id, organisation, role.rawValue])
        }
    }
}
