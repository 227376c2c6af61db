// Letters to patients at the desk: what waits, what is held, what has left, in which words, and the day of a clinic.

internal import ReferralDomain
internal import ReferralStore

/// Letters that are looked at in one go.
private let portion = 500

extension Desk {
    func answer(_ request: LetterRequest, for actor: Actor, now: Instant) throws(Failure) -> LetterReply {
        let visibility = Visibility(of: actor)
        switch request {
        case .list(let state, let after, let limit):
            guard (1...10_000).contains(limit) else { throw .badInput("A list has 1 to 10,000 letters, not \(limit).") }
            return .letters(
                try store.read { (it) throws(Failure) in
                    try it.letters(in: state, after: after, for: visibility, limit: limit, now: now)
                })
        case .show(let id):
            return .letter(
                try store.write { (it) throws(Failure) in
                    let line = try letter(id, for: visibility, in: it.reading, now: now)
                    try it.recordOpening(
                        of: line.letter.patient, referral: line.letter.referral, action: Opening.patient,
                        by: Signature(actor), at: now)
                    return line
                })
        case .ready(let limit): return try ready(limit: limit, for: visibility, now: now)
        case .printed(let letters, let run):
            return .printed(try printed(letters, run: run, by: actor, visibility, now: now))
        case .holdsRun(let run):
            return .holdsRun(try store.read { (it) throws(Failure) in try it.holdsRun(run) })
        case .recall(let id): return .letter(try recall(id, by: actor, visibility, now: now))
        case .contactUs(let name): return .letter(try askToRing(name, by: actor, visibility, now: now))
        case .templates: return .templates(try store.read { (it) throws(Failure) in try it.templates() })
        case .setTemplate(let kind, let text): return .templates(try setTemplate(kind, text, by: actor, now: now))
        case .place(let service):
            return .place(
                try store.read { (it) throws(Failure) in
                    try checkService(service, in: it)
                    return try it.letterPlace(of: service)
                })
        case .setPlace(let place, let service): return .place(try set(place, of: service, by: actor, now: now))
        case .reminders(let day): return .reminders(try reminders(for: day, by: actor, visibility, now: now))
        case .clinic(let service, let from, let to):
            return .clinic(try clinic(service, from: from, to: to, by: actor, visibility, now: now))
        }
    }

    private func letter(
        _ id: Int64, for visibility: Visibility, in it: Reading, now: Instant
    ) throws(Failure) -> LetterLine {
        guard let line = try it.letter(id, for: visibility, now: now) else {
            throw .notFound("a letter numbered \(id)")
        }
        return line
    }

    private func ready(limit: Int, for visibility: Visibility, now: Instant) throws(Failure) -> LetterReply {
        guard (1...10_000).contains(limit) else { throw .badInput("1 to 10,000 letters at once, not \(limit).") }
        return try store.read { (it) throws(Failure) in
            var ready: [LetterLine] = []
            var held = 0
            var last: Int64 = 0
            while ready.count < limit {
                let page = try it.letters(in: .waiting, after: last, for: visibility, limit: portion, now: now)
                held += page.count { $0.hold != nil }
                ready += page.filter { $0.hold == nil }
                guard page.count == portion, let end = page.last else { break }
                last = end.letter.id
            }
            return .ready(Array(ready.prefix(limit)), held: held)
        }
    }

    /// What was written may have been overtaken while it was: only what may still leave, to the same address, counts.
    private func printed(
        _ letters: [SentLetter], run: String, by actor: Actor, _ visibility: Visibility, now: Instant
    ) throws(Failure) -> [Int64] {
        guard !run.isEmpty else { throw .badInput("A folder of letters has a name.") }
        return try store.write { (it) throws(Failure) in
            var marked: [Int64] = []
            for sent in letters {
                guard let line = try it.reading.letter(sent.id, for: visibility, now: now), line.hold == nil,
                    line.address == sent.address, try it.markPrinted(line, run: run, by: Signature(actor), at: now)
                else { continue }
                marked.append(sent.id)
            }
            return marked
        }
    }

    private func recall(
        _ id: Int64, by actor: Actor, _ visibility: Visibility, now: Instant
    ) throws(Failure) -> LetterLine {
        try store.write { (it) throws(Failure) in
            let line = try letter(id, for: visibility, in: it.reading, now: now)
            if line.letter.state == .printed, let at = line.letter.settledAt {
                throw .refused(.tooLateToUndo("it was printed on \(at.londonDay.short)"))
            }
            guard try it.recall(line.letter, by: Signature(actor), at: now) else {
                throw .notFound("a letter numbered \(id) that waits")
            }
            return try letter(id, for: visibility, in: it.reading, now: now)
        }
    }

    private func askToRing(
        _ name: ReferralName, by actor: Actor, _ visibility: Visibility, now: Instant
    ) throws(Failure) -> LetterLine {
        try store.write { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it.reading)
            if referral.isClosed { throw .refused(.alreadyClosed) }
            if try it.reading.isFrozen(referral.id) { throw .refused(.frozen) }
            if try it.reading.patient(referral.patient)?.died != nil { throw .refused(.patientDied) }
            try it.makeLetter(.contactUs, of: referral, by: Signature(actor), at: now)
            guard let made = try it.reading.letters(of: referral.id).last else {
                throw .broken("a letter was not kept")
            }
            return try letter(made.id, for: visibility, in: it.reading, now: now)
        }
    }

    private func setTemplate(
        _ kind: LetterKind, _ text: String, by actor: Actor, now: Instant
    ) throws(Failure) -> [TemplateInForce] {
        let template: LetterTemplate
        do throws(TemplateFault) {
            template = try LetterTemplate(kind, text)
        } catch {
            throw .badInput(error.sentence)
        }
        return try store.write { (it) throws(Failure) in
            try it.insert(template, setBy: actor.staff, by: Signature(actor), at: now)
            return try it.reading.templates().filter { $0.kind == kind }
        }
    }

    private func checkService(_ service: String?, in it: Reading) throws(Failure) {
        if let service, try it.service(service) == nil { throw .refused(.serviceUnknown(service)) }
    }

    private func set(
        _ place: LetterPlace, of service: String?, by actor: Actor, now: Instant
    ) throws(Failure) -> LetterPlace {
        func kept(_ text: String?, limit: Int, _ what: String) throws(Failure) -> String? {
            guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
            guard text.count <= limit else { throw .badInput("\(what) has at most \(limit) characters.") }
            return text
        }
        let kept = LetterPlace(
            location: try kept(place.location?.plainLine, limit: 300, "A place"),
            telephone: try kept(place.telephone?.plainLine, limit: 100, "A telephone number"),
            instructions: try kept(place.instructions, limit: 2_000, "What patients are told"))
        return try store.write { (it) throws(Failure) in
            try checkService(service, in: it.reading)
            try it.set(kept, of: service, by: Signature(actor), at: now)
            return try it.reading.letterPlace(of: service)
        }
    }

    private func reminders(
        for day: Day, by actor: Actor, _ visibility: Visibility, now: Instant
    ) throws(Failure) -> [Reminder] {
        guard day >= now.londonDay else { throw .badInput("\(day.iso) is past: nobody is reminded of it.") }
        return try store.write { (it) throws(Failure) in
            let template = try it.reading.template(of: .reminder)
            let organisation = store.identity.organisationName
            var reminders: [Reminder] = []
            // Nobody is expected at a time of a clinical assessment service.
            for service in try it.reading.services(for: visibility).values where service.kind != .assessment {
                let place = try it.reading.letterPlace(of: service.id)
                for visit in try visits(at: service.id, from: day, to: day, for: visibility, in: it.reading) {
                    guard visit.appointment.status == .booked, visit.patient.mayBeReminded,
                        let start = visit.appointment.start, start > now, let mobile = visit.patient.mobile,
                        try !it.reading.isFrozen(visit.referral)
                    else { continue }
                    let referral = try it.reading.referral(.id(visit.referral), for: visibility)
                    let facts = LetterFacts(
                        patient: visit.patient, reference: visit.reference, ubrn: visit.ubrn, service: service,
                        place: place, organisation: organisation, appointment: visit.appointment, previous: nil,
                        remote: try referral.flatMap { (referral) throws(Failure) in
                            try it.reading.remoteManner(of: visit.appointment, referral)
                        }, now: now)
                    reminders.append(
                        Reminder(
                            mobile: mobile.plainLine, text: template.filled(with: facts.values).text,
                            reference: visit.ubrn?.digits ?? visit.reference, start: start))
                }
            }
            try note("reminders", ["day": day.iso, "texts": String(reminders.count)], by: actor, in: it, now: now)
            return reminders.sorted { ($0.start, $0.reference) < ($1.start, $1.reference) }
        }
    }

    private func clinic(
        _ service: String, from: Day, to: Day, by actor: Actor, _ visibility: Visibility, now: Instant
    ) throws(Failure) -> ClinicPages {
        guard from <= to, to.number - from.number <= 400 else {
            throw .badInput("A clinic is shown for up to 400 days: \(from.iso) to \(to.iso) is none.")
        }
        return try store.write { (it) throws(Failure) in
            try checkService(service, in: it.reading)
            guard let found = try it.reading.services(for: visibility)[service] else {
                throw .refused(.noRelationship)
            }
            let pages = ClinicPages(
                service: found, place: try it.reading.letterPlace(of: service), from: from, to: to,
                visits: try visits(at: service, from: from, to: to, for: visibility, in: it.reading))
            try note(
                "clinic-list", ["service": service, "from": from.iso, "to": to.iso], by: actor, in: it, now: now)
            return pages
        }
    }

    private func visits(
        at service: String, from: Day, to: Day, for visibility: Visibility, in it: Reading
    ) throws(Failure) -> [ClinicVisit] {
        try it.visits(
            at: service, from: LondonTime.startOfDay(from), until: LondonTime.startOfDay(to.adding(days: 1)),
            for: visibility)
    }

    /// Notes what was given out of many patients at once.
    private func note(
        _ action: String, _ said: [String: String], by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .service, by: Signature(actor), action: action)
        entry.change = FieldChange.object(said.sorted { $0.key < $1.key }.map { .added($0.key, $0.value) })
        try it.append(entry)
    }
}
