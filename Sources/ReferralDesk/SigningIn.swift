// Who is acting: the account's own user on a live database, anybody on a rehearsal.

public import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Everybody one may be here: all staff on a rehearsal, else only the member bound to `account`.
    public func signInChoices(account: String) throws(Failure) -> [SignInChoice] {
        let organisation = store.identity.organisation
        var choices = try store.read { (it) throws(Failure) in
            let everyone = try it.staffList(at: organisation)
            var choices: [SignInChoice] = []
            for (member, rolesHere) in everyone {
                // Referrers work at their own practices.
                let elsewhere = rolesHere.isEmpty ? try it.organisations(of: member.id).first : nil
                let place = elsewhere ?? organisation
                let roles = rolesHere.isEmpty ? try it.roles(of: member.id, at: place) : rolesHere
                guard !roles.isEmpty else { continue }
                let clinician = try clinician(
                    nil, for: member, as: roles.contains(.triage) ? .triage : roles[0], in: it)
                choices.append(
                    SignInChoice(staff: member, roles: roles, organisation: place, onBehalfOf: clinician))
            }
            switch store.identity.kind {
            case .rehearsal: return choices
            case .live:
                let own = try it.staff(account: account)
                return choices.filter { $0.staff.id == own?.id }
            }
        }
        for index in choices.indices {
            for role in choices[index].roles {
                choices[index].warnings[role] = try warnings(for: choices[index].staff, role: role)
            }
        }
        return choices
    }

    /// The actor for a user name: theirs alone on a live database. `role` picks one where they hold several.
    public func actor(
        login: String?, account: String, role: Role? = nil, onBehalfOf: String? = nil, standIn: String? = nil
    ) throws(Failure) -> Actor {
        try store.read { (it) throws(Failure) in
            let member: StaffMember
            switch store.identity.kind {
            case .rehearsal:
                guard let name = login ?? standIn else {
                    throw .notSignedIn("Say who you are with --user: for example --user clerk.")
                }
                guard let found = try it.staff(login: name) else {
                    throw .notSignedIn("There is no user \(name) here.")
                }
                member = found
            case .live:
                guard let own = try it.staff(account: account) else {
                    throw .notSignedIn("The account \(account) belongs to no member of staff here.")
                }
                if let login, login != own.login {
                    throw .notSignedIn(
                        "You are signed in as \(own.login): --user may name nobody else on a live database.")
                }
                member = own
            }
            var place = store.identity.organisation
            var roles = try it.roles(of: member.id, at: place)
            if roles.isEmpty, let other = try it.organisations(of: member.id).first {
                place = other
                roles = try it.roles(of: member.id, at: other)
            }
            guard let chosen = role ?? roles.first, roles.contains(chosen) else {
                throw .notSignedIn("\(member.login) holds no such role here.")
            }
            let clinician = try self.clinician(onBehalfOf, for: member, as: chosen, in: it)
            return Actor(staff: member, role: chosen, organisation: place, onBehalfOf: clinician)
        }
    }

    /// The clinician acted for: the one named, or the only one who has delegated anything today.
    private func clinician(
        _ login: String?, for member: StaffMember, as role: Role, in it: Reading
    ) throws(Failure) -> StaffMember? {
        guard role == .triage else {
            guard login == nil else { throw .refused(.noDelegation) }
            return nil
        }
        let live = try it.delegations(to: member.id, on: clock().londonDay).map(\.clinician)
        if let login {
            guard let named = live.first(where: { $0.login == login }) else { throw .refused(.noDelegation) }
            return named
        }
        return Set(live).count == 1 ? live.first : nil
    }
}
