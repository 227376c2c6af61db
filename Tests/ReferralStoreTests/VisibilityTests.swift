// Nobody reads a row of another service, organisation or workgroup, by any list, name or search.
import ReferralDomain
import ReferralStore
import Testing

/// Referrals 1 to 8: two at each of services 100 (open), 200 (workgroup of staff 1), 300 (another provider's), 400 (no provider).
private func office() throws -> Store {
    let store = try Store.inMemory(identity: identity()) { (it) throws(Failure) in
        try fillHospital(it)
        try it.insertStaff(login: "bob", name: "Bob", account: nil, organisation: "RH8", roles: [.clerk])
        try it.setWorkgroup([StaffMember(id: 1, login: "ann", name: "Ann")], of: "200")
        _ = try it.save(Service(id: "400"), overwrite: true)
    }
    for service in ["100", "200", "300", "400"] {
        for practice in ["A81001", "B81002"] {
            var referral = newReferral(.triagedProviderToAction, service: service)
            referral.referringOrganisation = practice
            try store.add(referral)
        }
    }
    return store
}

private func seen(_ store: Store, _ actor: Actor) throws -> Set<Int64> {
    let visibility = Visibility(of: actor)
    return try store.read { (it) throws(Failure) in
        var seen: Set<Int64> = []
        for list in [Worklist.appointmentsForBooking, .awaitingBooking] {
            let page = try it.page(WorklistQuery(list), for: reader(visibility))
            let count = try it.counts(of: [list], for: reader(visibility))
            // Numbers are kept by what the list's own side may see.
            if list.side == actor.role.side {
                #expect(page.total == page.items.count && count.first?.total == page.total)
            }
            seen.formUnion(page.items.compactMap(\.referral))
        }
        // Every other way in opens the same referrals and no more.
        var named: Set<Int64> = []
        for id in Int64(1)...8 where try it.referral(.id(id), for: visibility) != nil { named.insert(id) }
        #expect(named == seen)
        let ofPatient = try it.referrals(of: 1, for: visibility).map(\.id)
        let found = try it.findPatients("smith", for: visibility, limit: 9)
        let opens = try it.patient(1, for: visibility) != nil
        #expect(Set(ofPatient) == seen && found.isEmpty == seen.isEmpty && opens != seen.isEmpty)
        return seen
    }
}

@Test func `staff see the open services of their provider, and those of their workgroups`() throws {
    let store = try office()
    for role in [Role.clerk, .triage, .clinician] {
        #expect(try seen(store, staff(1, role)) == [1, 2, 3, 4, 7, 8], "\(role.rawValue)")
        #expect(try seen(store, staff(2, role)) == [1, 2, 7, 8], "\(role.rawValue)")
    }
    #expect(try seen(store, staff(2, .supervisor)) == [1, 2, 3, 4, 7, 8])
    #expect(try seen(store, staff(2, .clerk, at: "RA9")) == [5, 6])
    #expect(try seen(store, staff(2, .supervisor, at: "X99")).isEmpty)
}

@Test func `somebody who acts for a clinician sees that clinician's workgroups`() throws {
    var actor = staff(2, .triage)
    actor.onBehalfOf = StaffMember(id: 1, login: "ann", name: "Ann")
    #expect(try seen(office(), actor) == [1, 2, 3, 4, 7, 8])
}

@Test func `referrers see what their own organisation sent`() throws {
    let store = try office()
    for role in [Role.referrer, .referrerAdmin] {
        #expect(try seen(store, staff(9, role, at: "A81001")) == [1, 3, 5, 7])
        #expect(try seen(store, staff(9, role, at: "B81002")) == [2, 4, 6, 8])
        #expect(try seen(store, staff(9, role, at: "C81003")).isEmpty)
    }
}

@Test func `roles without patients see none`() throws {
    let store = try office()
    for role in [Role.manager, .commissioner, .auditor, .admin] { #expect(try seen(store, staff(1, role)).isEmpty) }
}

@Test func `whoever sees a referral at a service is staff of it`() throws {
    let store = try office()
    for actor in [staff(1, .clerk), staff(2, .clerk), staff(2, .clerk, at: "RA9"), staff(2, .clerk, at: "X99")] {
        let seen = try seen(store, actor)
        for (index, service) in ["100", "200", "300", "400"].enumerated() {
            let isStaff = try store.read { (it) throws(Failure) in try it.isStaff(actor, of: service) }
            #expect(
                isStaff == seen.contains(Int64(index * 2 + 1)), "\(actor.staff.id) \(actor.organisation) \(service)")
        }
    }
}

@Test func `a referral without a service is the home organisation's, unless it came on a referrer's list`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    try store.add(newReferral(.triagedProviderToAction, service: nil))
    var listed = newReferral(.triagedProviderToAction, service: nil)
    listed.cameOnReferrerList = true
    try store.add(listed)
    func visible(_ actor: Actor) throws -> [Int64] {
        try store.read { (it) throws(Failure) in try it.referrals(of: 1, for: Visibility(of: actor)).map(\.id) }
    }
    #expect(try visible(staff(1, .clerk)) == [1])
    #expect(try visible(staff(1, .clerk, at: "RA9")) == [])
    #expect(try visible(staff(1, .referrer)) == [2])
}

@Test func `import problems show to those who see the referral, and unplaced ones to provider staff`() throws {
    let store = try office()
    let nowhere = try store.add(newReferral(service: nil))
    try store.write { (it) throws(Failure) in
        for (key, referral) in [("1", 1), ("3", 3), ("5", 5), ("9", nowhere.id), ("none", nil)] as [(String, Int64?)] {
            var problem = ImportProblem(
                kind: .conflict, key: key, file: "f.json", line: nil, record: key, reason: "It differs.")
            problem.referral = referral
            try it.open(problem, due: day("2026-11-04"), at: now)
        }
    }
    func shown(_ actor: Actor) throws -> [String] {
        let visibility = Visibility(of: actor)
        return try store.read { (it) throws(Failure) in
            let page = try it.page(WorklistQuery(.importProblems), for: reader(visibility))
            let counts = try it.counts(of: [.importProblems], for: reader(visibility))
            #expect(page.total == page.items.count && counts.first?.total == page.total)
            return page.items.compactMap(\.record)
        }
    }
    #expect(try shown(staff(1, .clerk)) == ["1", "3", "9", "none"])
    #expect(try shown(staff(2, .clerk)) == ["1", "9", "none"])
    for role in [Role.manager, .auditor, .commissioner, .admin] { #expect(try shown(staff(1, role)) == []) }
    #expect(try shown(staff(1, .referrer, at: "C81003")) == [])
}
