// How a referral arrives in a rehearsal: its patient, its letter, and where it waits first.

internal import ReferralDomain
internal import ReferralStore
internal import Rehearsal

extension RehearsalMaker {
    /// A referral arrives: its patient, its letter, and where it waits first.
    func arrive(_ index: Int, at moment: Instant, in it: Writing) throws(Failure) -> Referral {
        var random = generator(index, 9)
        let story = story(of: index)
        let fate = fate(of: index)
        let today = recipe.now.londonDay.iso
        let person = Person.person(number: index, seed: recipe.seed, today: today, story: story)
        let patient = try it.insert(Patient(person))
        let practice = random.pick(RehearsalOffice.practices)
        let doctor = random.pick(practice.doctors)
        let service = RehearsalOffice.service(for: story)
        var referral = Referral(patient: patient.id, state: .notBooked, receivedAt: moment)
        referral.version = 1
        if random.chance(97) {
            let serial = String(index + 1)
            referral.ubrn = UBRN("99" + String(repeating: "0", count: 10 - serial.count) + serial)
        } else {
            referral.source = .paper
            referral.noteClockStart(.received, at: moment)
        }
        referral.priority = Priority(rawValue: story.priority)
        referral.specialty = story.specialty
        referral.clinicType = story.clinicType
        referral.service = service?.id
        referral.shortlist = [service?.id].compactMap { $0 }
        referral.referringOrganisation = office.referrers[practice.ods]?.organisation ?? practice.ods
        referral.referrer = doctor
        referral.pathwayStart = moment
        referral.ersVersion = referral.ubrn == nil ? nil : 3
        let hasLetter = if case .awaitingLetter = fate { false } else { true }
        referral.clinicalInformation = hasLetter ? .present : .awaited
        if hasLetter { referral.clinicalInfoFirstSubmitted = moment }
        if services[service?.id ?? ""]?.kind == .triage {
            referral.state = .awaitingTriage
            referral.reason = ReviewReason.triage
        }
        var whim = generator(index, 23)
        let needs =
            (patient.needsInterpreter ? [PatientNeed.Kind.interpreter] : []) + (whim.chance(8) ? [.transport] : [])
        referral.noteNeeds(needs, of: patient, from: .ers, at: moment)
        let actor = office.referrers[practice.ods]
        let signature = actor.map { Signature($0) } ?? Signature(user: "referrer", role: Role.referrer.rawValue)
        var change = ReferralChange(
            before: nil, after: referral, action: "create-referral", signature: signature, at: moment)
        if fate.isAdvice {
            change.after.becomeAdvice(fate, &random)
            change.action = "request-advice"
            change.text = RehearsalAdvice.question(of: story, &random)
            change.message = AdviceMessage(at: moment, by: signature.user, side: .referrer, text: change.text)
        }
        var saved = try it.perform(change, policy: desk.policy)
        if hasLetter {
            let context = LetterContext(
                referrerName: doctor, practiceName: practice.name, practiceODS: practice.ods,
                date: moment.londonDay.iso, serviceName: service?.name ?? "")
            let text = story.letter(&random, person, context)
            try attach(
                text, named: RehearsalOffice.letterFilename(on: moment.londonDay.iso), to: saved, at: moment, in: it)
            if random.chance(12) {
                for name in RehearsalOffice.attachmentFilenames(on: moment.londonDay.iso).prefix(1) {
                    _ = try it.save(
                        ReferralDocument(
                            title: name, type: "REFERRER", availability: "AVAILABLE", contentType: "application/pdf",
                            size: 48_211, indexedAt: moment), of: saved.id)
                }
            }
        }
        saved.appointment = nil
        return saved
    }

    private func attach(
        _ text: String, named name: String, to referral: Referral, at moment: Instant, in it: Writing
    ) throws(Failure) {
        let bytes = Array(text.utf8)
        let digest = Digest.hex(bytes)
        try desk.store.keep(bytes, digest: digest)
        _ = try it.insertFile(
            digest: digest, size: bytes.count, contentType: "text/plain", text: text, notes: [], at: moment)
        _ = try it.save(
            ReferralDocument(
                title: name, type: referral.isConversation ? "ADVICE_REQUEST" : "REFERRER",
                availability: "AVAILABLE", contentType: "text/plain", size: bytes.count, indexedAt: moment,
                digest: digest), of: referral.id)
    }
}

extension Patient {
    /// An invented person as a patient's record.
    init(_ person: Person) {
        self.init()
        hospitalNumber = person.hospitalNumber
        nhsNumber = NHSNumber(person.nhsNumber)
        nhsNumberStatus = "01"
        family = person.family
        given = person.given
        title = person.title
        born = Day(iso: person.born)
        sex = Sex(rawValue: person.sex)
        died = person.died.flatMap { Day(iso: $0) }
        diedSource = died == nil ? nil : "PDS"
        addressLines = person.addressLines
        postcode = person.postcode
        phone = person.phone
        mobile = person.mobile
        email = person.email
        consentsToTexts = person.textConsent
        preferredChannel = person.preferredChannel
        language = person.interpreterNeeded.map { "\($0), \(Patient.interpreterMark)" } ?? person.language
    }
}
