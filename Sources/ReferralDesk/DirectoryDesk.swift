// The directory of services at the door: found by words, clinician and wait, written by managers, each change journalled.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func answer(_ request: DirectoryRequest, for actor: Actor, now: Instant) throws(Failure) -> DirectoryReply {
        switch request {
        case .search(let query):
            return .found(try store.read { (it) throws(Failure) in try search(query, for: actor, in: it, now: now) })
        case .show(let id):
            return .entry(
                try store.read { (it) throws(Failure) in
                    guard let service = try it.service(id) else { throw .refused(.serviceUnknown(id)) }
                    return try entry(of: service, priority: nil, for: actor, in: it, now: now)
                })
        case .add(let service, let profile):
            return .entry(try keep(service, profile, isNew: true, by: actor, now: now))
        case .set(let service, let profile):
            return .entry(try keep(service, profile, isNew: false, by: actor, now: now))
        }
    }

    private func search(
        _ query: DirectoryQuery, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [DirectoryEntry] {
        let words = Folding.folded(query.words).split(separator: " ")
        let name = query.clinician.map { Folding.folded($0) }
        let whom = try query.referral.map { (wanted) throws(Failure) in
            try visible(wanted, to: Visibility(of: actor), in: it)
        }
        let patient = try whom.flatMap { (one) throws(Failure) in try it.patient(one.patient) }
        let priority = query.priority ?? whom?.priority
        let commissioner = query.commissioner ?? whom?.commissioner
        var found: [DirectoryEntry] = []
        for service in try it.services() {
            if let specialty = query.specialty, service.specialty != specialty { continue }
            let profile = try it.profile(of: service.id)
            if let type = query.clinicType, profile?.clinicTypes.contains(type) != true { continue }
            if let profile, !profile.isCommissioned(by: commissioner) { continue }
            if let patient, let profile,
                profile.misfit(of: patient, priority: nil, on: now.londonDay) != nil
            {
                continue
            }
            if let priority, let taken = profile?.priorities, !taken.isEmpty,
                !taken.contains(priority)
            {
                continue
            }
            if let name, profile?.clinicians.contains(where: { Folding.folded($0).contains(name) }) != true { continue }
            if let type = query.requestType, !service.requestTypes(profile).contains(type) { continue }
            let text = Folding.folded(
                ([
                    service.id, service.name, service.specialty, profile?.location, profile?.conditions,
                    profile?.exclusions,
                ].compactMap { $0 } + (profile?.clinicians ?? [])
                    + (profile?.clinicTypes ?? [])).joined(separator: " "))
            guard words.allSatisfy({ text.contains($0) }) else { continue }
            let entry = try entry(of: service, priority: priority, for: actor, in: it, now: now)
            if let latest = query.freeBy {
                guard let day = entry.firstFree?.start.londonDay, day <= latest else { continue }
            }
            if let most = query.waitDays {
                guard let wait = entry.waitDays, wait <= most else { continue }
            }
            found.append(entry)
        }
        switch query.order {
        case .name: break
        case .wait:
            found.sort {
                ($0.wait, $0.service.name ?? "", $0.service.id) < ($1.wait, $1.service.name ?? "", $1.service.id)
            }
        }
        return Array(found.prefix(max(0, query.limit)))
    }

    /// A service with its first free slot, as the asker sees it: referrers see what the service lets them.
    private func entry(
        of service: Service, priority: Priority?, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> DirectoryEntry {
        let profile = try it.profile(of: service.id)
        var first = try it.firstFree(at: service.id, priority: priority, from: now)
        if service.kind == .triage, actor.role.side == .referrer { first = nil }
        if let profile, actor.role.side == .referrer, first != nil {
            let query = SlotQuery(
                service: service.id, from: now,
                until: LondonTime.startOfDay(profile.lastDay(from: now.londonDay).adding(days: 1)), priority: priority)
            first = try it.slots(query).first {
                $0.free > 0 && profile.hiding(of: $0, from: .referrer, priority: priority, at: now) == nil
            }
        }
        return DirectoryEntry(
            service: service, profile: profile,
            requestTypes: service.requestTypes(profile), firstFree: first,
            waitDays: first.map { $0.start.londonDay.number - now.londonDay.number })
    }

    private func keep(
        _ service: Service, _ profile: ServiceProfile, isNew: Bool, by actor: Actor, now: Instant
    ) throws(Failure) -> DirectoryEntry {
        var profile = profile
        profile.service = service.id
        try check(service, profile)
        return try store.write { (it) throws(Failure) in
            let held = try it.reading.service(service.id)
            if isNew, held != nil { throw .alreadyExists("The service \(service.id)") }
            if !isNew, held == nil { throw .refused(.serviceUnknown(service.id)) }
            if let name = service.name, name != held?.name {
                let folded = Folding.folded(name)
                let others = try it.reading.services().filter { $0.id != service.id }
                if others.contains(where: { $0.name.map { Folding.folded($0) } == folded }) {
                    throw .alreadyExists("A service named \(name)")
                }
            }
            if let provider = service.provider { try it.insertOrganisation(provider, name: nil) }
            let hasChanged = try it.save(service, overwrite: true)
            guard let kept = try it.reading.service(service.id) else { throw .damaged("a service that is not kept") }
            if hasChanged {
                try it.recordClinicAct(
                    isNew ? "add-service" : "set-service", subject: .service,
                    [
                        .added("service", service.id), FieldChange(field: "name", before: held?.name, after: kept.name),
                        FieldChange(field: "specialty", before: held?.specialty, after: kept.specialty),
                        FieldChange(field: "provider", before: held?.provider, after: kept.provider),
                        FieldChange(field: "kind", before: held?.kind.rawValue, after: kept.kind.rawValue),
                        FieldChange(field: "diary", before: held?.diary.rawValue, after: kept.diary.rawValue),
                    ], by: Signature(actor), at: now)
            }
            _ = try it.save(profile, by: Signature(actor), at: now)
            // What lists a referral is on may hang on the kind of its service.
            if let held, held.kind != kept.kind || held.diary != kept.diary {
                for id in try it.reading.referralsListed(at: service.id) {
                    guard let referral = try it.reading.referral(.id(id), for: .everything) else { continue }
                    try it.refreshWorklists(of: referral, policy: policy, at: now)
                }
            }
            return try entry(of: kept, priority: nil, for: actor, in: it.reading, now: now)
        }
    }

    private func check(_ service: Service, _ profile: ServiceProfile) throws(Failure) {
        guard !service.id.isEmpty, service.id.count <= 40, !service.id.contains(where: { ":, ".contains($0) }) else {
            throw .badInput("A service id has 1 to 40 characters without spaces, commas and colons.")
        }
        let ages = [profile.minimumAge, profile.maximumAge].compactMap { $0 }
        guard ages.allSatisfy({ (0...150).contains($0) }), ages == ages.sorted() else {
            throw .badInput("Ages are whole years, the youngest first.")
        }
        guard (0...2).contains(profile.reservationDays) else {
            throw .badInput("New slots are reserved for 0, 1 or 2 days.")
        }
        guard (1...730).contains(profile.pollingRangeDays) else {
            throw .badInput("The polling range is 1 to 730 days.")
        }
        guard (0...2_000).contains(profile.indicativeWaitDays ?? 0) else {
            throw .badInput("An indicative wait is 0 to 2000 days.")
        }
        guard profile.commissioners.allSatisfy({ (3...9).contains($0.count) && $0.allSatisfy(\.isODS) }) else {
            throw .badInput("A commissioner is named by its ODS code, 3 to 9 capital letters and digits.")
        }
        guard (0...365).contains(profile.letterCutOffDays ?? 0) else {
            throw .badInput("The letter is due 0 to 365 days before the appointment.")
        }
        guard Set(profile.windows.map(\.priority)).count == profile.windows.count,
            profile.windows.allSatisfy({
                (0...20_000).contains($0.opensAfterHours) && (0...730).contains($0.closesAfterDays ?? 0)
            })
        else {
            throw .badInput("A booking window is one a priority, from 0 to 20000 hours ahead, to 0 to 730 days ahead.")
        }
        if let first = profile.operationalFrom, let last = profile.operationalUntil, last < first {
            throw .badInput("A service does not end before it begins: \(last.iso) is before \(first.iso).")
        }
    }
}

extension DirectoryEntry {
    /// Days by which services are put in order: until the first free place, else as the service tells them.
    fileprivate var wait: Int { waitDays ?? profile?.indicativeWaitDays ?? .max }
}

extension Character {
    fileprivate var isODS: Bool { isASCII && (isNumber || isLetter && isUppercase) }
}
