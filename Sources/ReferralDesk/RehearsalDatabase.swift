// Makes a rehearsal database: an invented office with staff, services, clinics, patients and referrals at every stage.

internal import Glibc
public import ReferralDomain
public import ReferralStore
internal import Rehearsal

/// What a rehearsal is made from; the same three give the same content.
public struct RehearsalRecipe: Hashable, Sendable {
    /// Referrals.
    public var count: Int
    public var seed: UInt64
    /// Its today.
    public var now: Instant

    public init(count: Int, seed: UInt64, now: Instant) {
        self.count = count
        self.seed = seed
        self.now = now
    }
}

extension Desk {
    /// Makes a rehearsal database at a place where there is none. It appears there whole, or not at all.
    public static func makeRehearsal(
        at place: Place, recipe: RehearsalRecipe, account: String, progress: (Int) -> Void = { _ in }
    ) throws(Failure) {
        guard !place.exists else { throw .alreadyExists(place.path) }
        let draft = Place(path: "\(place.path).making")
        removeFiles(of: draft)
        let identity = DatabaseIdentity(
            kind: .rehearsal, organisation: RehearsalOffice.home.ods, organisationName: RehearsalOffice.home.name,
            createdAt: recipe.now, administrator: account, seed: "seed \(recipe.seed), \(recipe.count) referrals")
        var office = RehearsalStaff()
        let store = try Store.create(draft, identity: identity, who: account) { (it) throws(Failure) in
            try it.insertReferenceData()
            office = try RehearsalStaff(in: it, today: recipe.now.londonDay, at: recipe.now)
        }
        let desk = try Desk(store: store, clock: { recipe.now })
        try store.fill { () throws(Failure) in
            try RehearsalMaker(desk: desk, recipe: recipe, office: office).make(progress: progress)
        }
        try store.close()
        guard rename("\(draft.path)-files", place.files) == 0 || errno == ENOENT,
            rename(draft.path, place.path) == 0
        else { throw .readOnly(place.path) }
        removeFiles(of: draft)
    }

    private static func removeFiles(of place: Place) {
        for suffix in ["", "-wal", "-shm", "-gate"] { unlink("\(place.path)\(suffix)") }
        guard let folder = opendir(place.files) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.utf8.count >= 64 { unlink("\(place.files)/\(name)") }
        }
        closedir(folder)
        rmdir(place.files)
    }
}

/// The invented people who act in a rehearsal, and the services, as rows of the database.
struct RehearsalStaff {
    var byLogin: [String: StaffMember] = [:]
    /// The referrer of each practice, by ODS code.
    var referrers: [String: Actor] = [:]

    init() {}

    init(in it: Writing, today: Day, at now: Instant) throws(Failure) {
        let home = RehearsalOffice.home.ods
        for place in RehearsalOffice.practices { try it.insertOrganisation(place.ods, name: place.name) }
        for user in RehearsalOffice.users {
            guard let role = Role(rawValue: user.login) else { throw .broken("no such role: \(user.login)") }
            byLogin[user.login] = try it.insertStaff(
                login: user.login, name: user.displayName, account: nil,
                organisation: home, roles: [role])
        }
        for place in RehearsalOffice.practices.dropFirst() {
            let member = try it.insertStaff(
                login: "gp-\(place.ods.lowercased())", name: place.doctors.first ?? place.name, account: nil,
                organisation: place.ods, roles: [.referrer])
            try it.deactivate(member)
            referrers[place.ods] = Actor(staff: member, role: .referrer, organisation: place.ods)
        }
        // The home organisation runs one of the practices, so that its referrer lists have something on them.
        referrers[RehearsalOffice.practices[0].ods] = try actor(.referrer)
        for service in RehearsalOffice.services {
            _ = try it.save(
                Service(
                    id: service.id, name: service.name, specialty: service.specialty, provider: home,
                    kind: Service.Kind(rawValue: service.kind.rawValue) ?? .unspecified), overwrite: true)
        }
        try writeCredentials(in: it, today: today)
        let clinician = try actor(.clinician).staff
        var delegation = Delegation(
            clinician: clinician, service: nil, actions: [], from: today.adding(days: -90),
            until: today.adding(days: 275))
        delegation.countersignEvery = 5
        try it.insert(
            delegation,
            to: try actor(.triage).staff, protocol: "Triage protocol, rehearsal", approvedBy: clinician)
    }

    /// Dates that lie well ahead, but for the manager's IG training, so that the forecast has somebody in it.
    private func writeCredentials(in it: Writing, today: Day) throws(Failure) {
        for (place, user) in RehearsalOffice.users.enumerated() {
            guard let member = byLogin[user.login], let role = Role(rawValue: user.login) else { continue }
            var record = StaffRecord(staff: member, roles: [role])
            record.lastDays[.training] = today.adding(days: 300 + place * 5)
            record.lastDays[.informationGovernance] = today.adding(days: role == .manager ? 21 : 320 + place * 4)
            if role.clinicalText == .always {
                record.registrationBody = "GMC"
                record.registrationNumber = "99\(10_000 + place * 37)"
                record.lastDays[.registration] = today.adding(days: 340)
            }
            try it.save(record)
        }
    }

    /// The clinician administrator in the clinician's name.
    func delegate() throws(Failure) -> Actor {
        var delegate = try actor(.triage)
        delegate.onBehalfOf = try actor(.clinician).staff
        return delegate
    }

    func actor(_ role: Role) throws(Failure) -> Actor {
        guard let member = byLogin[role.rawValue] else { throw .broken("no rehearsal user \(role.rawValue)") }
        return Actor(staff: member, role: role, organisation: RehearsalOffice.home.ods)
    }
}
