// Patients of PDS and the PAS: which record they mean, what is taken, and what a person has to look at.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func apply(_ sent: IncomingPatient, _ arrival: Arrival) throws(Failure) -> RecordFate {
        var incoming = sent
        // The reader has flagged any other status; none but these is kept.
        if let status = sent.patient.nhsNumberStatus, !("01"..."08").contains(status) {
            incoming.patient.nhsNumberStatus = nil
        }
        let patient = incoming.patient
        guard let key = patient.nhsNumber?.text ?? patient.hospitalNumber else { return .unchanged }
        return try ifFresh("patient", key: key, source: incoming.source, arrival) { (_) throws(Failure) in
            guard let held = try record(of: incoming, arrival) else {
                let saved = try arrival.it.insert(patient)
                var entry = JournalEntry(
                    at: arrival.run.now, subject: .patient, by: arrival.run.signature, action: "import")
                entry.patient = saved.id
                try arrival.it.append(entry)
                for number in incoming.superseded { _ = try arrival.it.keepSuperseded(number, of: saved.id) }
                return .new
            }
            if let reason = try contradiction(held, incoming, arrival) {
                try arrival.problem(
                    .flag, key: "patient/\(key)/\(arrival.digest)", reason: reason, due: problemDue)
                return .unchanged
            }
            var next = held.filled(from: incoming)
            let isReplaced = held.nhsNumber.map { incoming.superseded.contains($0) } ?? true
            next.nhsNumber = isReplaced ? patient.nhsNumber ?? held.nhsNumber : held.nhsNumber
            var changed = try arrival.it.update(
                next, action: "import", by: arrival.run.signature, at: arrival.run.now)
            try noteInterpreter(for: next, arrival)
            if held.died == nil, let died = next.died { try tell(ofDeath: died, of: next, key: key, arrival) }
            for number in incoming.superseded where number != next.nhsNumber {
                if let other = try arrival.it.reading.patient(withNHSNumber: number), other.id != held.id {
                    try arrival.problem(
                        .flag, key: "patient/\(key)/\(number.text)",
                        reason:
                            "The number has taken the place of \(number.spaced), which has a record of its own here: one person, two records.",
                        due: problemDue)
                } else {
                    changed = try arrival.it.keepSuperseded(number, of: held.id) || changed
                }
            }
            return changed ? .changed : .unchanged
        }
    }

    /// A death that a file brought has no reader: what it leaves open goes to a person.
    private func tell(
        ofDeath died: Day, of patient: Patient, key: String, _ arrival: Arrival
    ) throws(Failure) {
        let open = try arrival.it.reading.openReferrals(of: patient.id, for: .everything)
        guard !open.isEmpty else { return }
        try arrival.problem(
            .flag, key: "patient/\(key)/died/\(died.iso)",
            reason: "The patient died on \(died.iso). Still open: \(open.map(\.reference).joined(separator: ", ")).",
            due: problemDue)
    }

    /// The record a sender means: that of its NHS number, else of a number it replaced, else of its hospital number.
    private func record(of incoming: IncomingPatient, _ arrival: Arrival) throws(Failure) -> Patient? {
        for number in [incoming.patient.nhsNumber].compactMap({ $0 }) + incoming.superseded {
            if let found = try arrival.it.reading.patient(withNHSNumber: number) { return found }
        }
        guard let number = incoming.patient.hospitalNumber else { return nil }
        return try arrival.it.reading.patient(withHospitalNumber: number)
    }

    /// Why a record is not taken for the patient whose number it has; nil where nothing speaks against it.
    private func contradiction(
        _ held: Patient, _ incoming: IncomingPatient, _ arrival: Arrival
    ) throws(Failure) -> String? {
        let sent = incoming.patient
        if let born = held.born, let other = sent.born, born != other, let family = held.family,
            let otherFamily = sent.family, family.lowercased() != otherFamily.lowercased()
        {
            return "The same number came with another name and birth date: the record was kept as it was."
        }
        guard let hospital = sent.hospitalNumber else { return nil }
        if let other = try arrival.it.reading.patient(withHospitalNumber: hospital), other.id != held.id {
            return "Hospital number \(hospital) is another patient's here: the record was kept as it was."
        }
        if let ours = held.nhsNumber, let number = sent.nhsNumber, !incoming.superseded.contains(ours),
            try arrival.it.reading.patient(withNHSNumber: number)?.id != held.id
        {
            return
                "Hospital number \(hospital) came with NHS number \(number.spaced), held here is \(ours.spaced): the record was kept as it was."
        }
        return nil
    }

    /// The patient of an NHS number, made where nobody has it; one of no number where none was sent.
    func patientRow(for number: NHSNumber?, _ arrival: Arrival) throws(Failure) -> Patient {
        if let number, let held = try arrival.it.reading.patient(withNHSNumber: number) { return held }
        var patient = Patient()
        patient.nhsNumber = number
        return try arrival.it.insert(patient)
    }

    /// The patient of a referral that came without an NHS number, once a message names it; nil where nothing is new.
    func namedPatient(_ number: NHSNumber?, of held: Referral, _ arrival: Arrival) throws(Failure) -> Int64? {
        guard let number, try arrival.it.reading.patient(held.patient)?.nhsNumber == nil else { return nil }
        return try patientRow(for: number, arrival).id
    }

    /// The number that was sent and the one held, where they are of two people; superseded numbers are the same one's.
    func otherPatient(
        _ number: NHSNumber?, than held: Referral, _ arrival: Arrival
    ) throws(Failure) -> (sent: NHSNumber, ours: NHSNumber)? {
        guard let number, let ours = try arrival.it.reading.patient(held.patient)?.nhsNumber, number != ours,
            try arrival.it.reading.patient(withNHSNumber: number)?.id != held.patient
        else { return nil }
        return (number, ours)
    }
}

extension Patient {
    /// This record with whatever the sender speaks of; a death is never taken back by a blank.
    func filled(from incoming: IncomingPatient) -> Patient {
        var next = self
        let new = incoming.patient
        func speaks(_ field: String) -> Bool { incoming.fields.contains(field) }
        if speaks("family") { next.family = new.family ?? family }
        if speaks("given") { next.given = new.given ?? given }
        if speaks("title") { next.title = new.title ?? title }
        if speaks("born") { next.born = new.born ?? born }
        if speaks("sex") { next.sex = new.sex ?? sex }
        if speaks("died"), new.died != nil {
            next.died = new.died
            next.diedSource = new.diedSource ?? incoming.source
        }
        if speaks("hospital_number") { next.hospitalNumber = new.hospitalNumber ?? hospitalNumber }
        if speaks("nhs_number_status") { next.nhsNumberStatus = new.nhsNumberStatus ?? nhsNumberStatus }
        if speaks("address"), !new.addressLines.isEmpty { next.addressLines = new.addressLines }
        if speaks("postcode") { next.postcode = new.postcode ?? postcode }
        if speaks("phone") { next.phone = new.phone ?? phone }
        if speaks("mobile") { next.mobile = new.mobile ?? mobile }
        if speaks("email") { next.email = new.email ?? email }
        if speaks("consent_to_texts") { next.consentsToTexts = new.consentsToTexts ?? consentsToTexts }
        if speaks("preferred_channel") { next.preferredChannel = new.preferredChannel ?? preferredChannel }
        if speaks("preferred_format") { next.preferredFormat = new.preferredFormat ?? preferredFormat }
        if speaks("language") { next.language = new.language ?? language }
        if speaks("letters_to") { next.lettersTo = new.lettersTo ?? lettersTo }
        if speaks("sensitive") { next.isSensitive = new.isSensitive }
        if speaks("at_risk") { next.isAtRisk = new.isAtRisk }
        return next
    }
}
