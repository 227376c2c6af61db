// Letters and other files: kept under their digest, joined to the referral that their name points to.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func apply(_ file: IncomingAttachment, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let it = arrival.it
        let digest = Digest.hex(file.bytes)
        if arrival.run.keepsBytes { try store.keep(file.bytes, digest: digest) }
        let isNew = try it.insertFile(
            digest: digest, size: file.bytes.count, contentType: file.contentType, text: file.text.text,
            notes: file.text.notes, at: arrival.run.now)
        let changed = try join(file, digest: digest, arrival)
        if let changed {
            try it.closeProblem(key: "file/\(digest)", by: arrival.run.signature.user, at: arrival.run.now)
            return changed ? (isNew ? .new : .changed) : .unchanged
        }
        try arrival.problem(
            .unmatchedFile, key: "file/\(digest)",
            reason: "No referral names this file, and its name begins with no UBRN and no reference held here.",
            due: problemDue)
        return isNew ? .new : .unchanged
    }

    /// Joins a file to the document that names it; nil where nothing does, else whether that changed anything.
    private func join(_ file: IncomingAttachment, digest: String, _ arrival: Arrival) throws(Failure) -> Bool? {
        let it = arrival.it
        let stem = file.fileName.split(separator: ".").first.map(String.init) ?? file.fileName
        var row = ReferralDocument(
            title: file.fileName, type: "REFERRER", availability: "AVAILABLE", contentType: file.contentType,
            size: file.bytes.count, digest: digest)
        let named = try it.reading.documents(withBinary: stem)
        if !named.isEmpty {
            var changed = false
            for (_, referral) in named {
                var document = row
                document.binary = stem
                // e-RS owns these two.
                document.title = nil
                document.availability = nil
                changed = try it.save(document, of: referral) || changed
            }
            return changed
        }
        // A UBRN has twelve characters, our own reference eleven.
        let byUBRN = UBRN(String(file.fileName.prefix(12))).map { ReferralName.ubrn($0) }
        let byReference = ReferralReference(String(file.fileName.prefix(11))).map { ReferralName.reference($0) }
        guard let name = byUBRN ?? byReference,
            let referral = try it.reading.referral(name, for: .everything)
        else { return nil }
        row.indexedAt = arrival.asOf
        if referral.isConversation { row.type = "ADVICE_REQUEST" }
        let changed = try it.save(row, of: referral.id)
        if changed, referral.clinicalInformation != .present {
            var next = referral
            next.clinicalInformation = .present
            next.clinicalInfoFirstSubmitted = referral.clinicalInfoFirstSubmitted ?? arrival.asOf
            next.version += 1
            _ = try save(next, before: referral, arrival)
        }
        return changed
    }

    /// Saves a referral that is new, and joins to it the letters that came before it under its UBRN.
    func saveNew(_ referral: Referral, _ arrival: Arrival, text: String? = nil) throws(Failure) -> Referral {
        var letters: [ReferralDocument] = []
        if let ubrn = referral.ubrn { letters = try arrival.it.reading.unmatchedFiles(of: ubrn) }
        var referral = referral
        if !letters.isEmpty {
            referral.clinicalInformation = .present
            referral.clinicalInfoFirstSubmitted = referral.clinicalInfoFirstSubmitted ?? arrival.asOf
        }
        let saved = try save(referral, before: nil, arrival, text: text)
        for letter in letters {
            _ = try arrival.it.save(letter, of: saved.id)
            try arrival.it.closeProblem(
                key: "file/\(letter.digest ?? "")", by: arrival.run.signature.user, at: arrival.run.now)
        }
        return saved
    }

    /// Takes the e-RS side of a conflict: the message that waited is applied in full.
    func takeERS(
        _ command: ReferralCommand, on referral: Referral, by actor: Actor, facts: ReferralFacts, in it: Writing
    ) throws(Failure) -> Referral {
        // The rule speaks first, as for every act.
        do throws(Refusal) { _ = try referral.deciding(command, by: actor, facts: facts) } catch {
            throw .refused(error)
        }
        let problems = try it.reading.openProblems(of: referral.id)
        let conflicts = problems.filter { $0.kind == .conflict && $0.incoming != nil }
        // The newest message is e-RS's word; older ones are settled with it.
        guard let conflict = conflicts.max(by: { ($0.ersVersion ?? 0, $0.id) < ($1.ersVersion ?? 0, $1.id) }),
            let body = conflict.incoming
        else { throw .refused(.noImportProblem) }
        let file = IncomingFile(name: conflict.file, bytes: Array(body.utf8), modified: facts.now)
        guard let record = Interchange.read(file, options: ReadingOptions()).first else {
            throw .damaged("a conflicting message that can no longer be read")
        }
        let run = RunState(actor: actor, now: facts.now)
        let arrival = Arrival(
            record: record, file: conflict.file, asOf: facts.now, run: run, it: it, digest: Digest.hex(record.canonical)
        )
        for settled in conflicts {
            try it.closeProblems(of: referral.id, only: settled.id, by: actor.staff.login, at: facts.now)
        }
        let act = command.action.rawValue
        func named(_ number: NHSNumber?) throws(Failure) -> Int64 {
            number == nil ? referral.patient : try patientRow(for: number, arrival).id
        }
        if case .referral(let incoming) = record.content {
            let patient = try named(incoming.nhsNumber)
            _ = try merge(incoming, into: referral, patient: patient, force: true, arrival, action: act)
        } else if case .advice(let incoming) = record.content {
            let patient = try named(incoming.nhsNumber)
            _ = try merge(incoming, into: referral, patient: patient, force: true, arrival, action: act)
        } else {
            throw .damaged("a conflicting message that can no longer be read")
        }
        guard let saved = try it.reading.referral(.id(referral.id), for: .everything) else {
            throw .damaged("a referral that is gone")
        }
        return saved
    }
}
