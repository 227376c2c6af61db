// What a manager may say of a service on the command line, field by field.

internal import ArgumentParser
internal import ReferralDomain

/// What may be said of a service; what is left out stays.
struct ServiceFields: ParsableArguments {
    @Option(help: "What it is called.") var name: String?
    @Option(help: "Specialty code.") var specialty: String?
    @Option(help: "ODS code of its provider.") var provider: String?
    @Option(help: "directly-bookable, indirectly-bookable, triage or assessment: one of them.") var kind: String?
    @Option(help: "Who keeps its diary: referdesk or pas.") var diary: String?
    @Option(help: "Site code, or the site in words.") var location: String?
    @Option(help: "The number that patients ring.") var phone: String?
    @Option(help: "The address that patients write to.") var email: String?
    @Option(name: .customLong("professional-contact"), help: "Number or address for referrers alone.")
    var professionalContact: String?
    @Option(help: "When it is open, in words.") var hours: String?
    @Option(name: .customLong("appointment-type"), help: "DAY_CASE, DIAGNOSTIC and so on; may be given again.")
    var appointmentType: [String] = []
    @Option(help: "ODS code of whose patients it is commissioned for; all if none is named; may be given again.")
    var commissioner: [String] = []
    @Option(help: "Whether it gives advice and guidance: yes or no.") var advice: String?
    @Option(name: .customLong("clinic-type"), help: "Clinic type code; may be given again.")
    var clinicType: [String] = []
    @Option(help: "A priority it takes; may be given again.") var priority: [String] = []
    @Option(name: .customLong("min-age"), help: "Youngest it treats, in years.") var minAge: Int?
    @Option(name: .customLong("max-age"), help: "Oldest it treats, in years.") var maxAge: Int?
    @Option(help: "female or male, where it treats one; may be given again.") var sex: [String] = []
    @Option(help: "Booking window as PRIORITY:HOURS or PRIORITY:HOURS:DAYS; may be given again.")
    var window: [String] = []
    @Option(help: "Days for which new slots are the provider's alone: 0, 1 or 2.") var reservation: Int?
    @Option(help: "Days ahead that clinics are made and slots shown.") var polling: Int?
    @Option(help: "Whether a referral letter is required: yes or no.") var letter: String?
    @Option(name: .customLong("letter-days"), help: "Days before the appointment by which it must be there.")
    var letterDays: Int?
    @Option(help: "A clinician who may be named; may be given again.") var clinician: [String] = []
    @Option(help: "interpreter, transport or advocacy, where it can provide it; may be given again.")
    var requirement: [String] = []
    @Option(help: "Conditions treated.") var conditions: String?
    @Option(help: "What it does not take.") var exclusions: String?
    @Option(help: "Tests to have done before.") var investigations: String?
    @Option(help: "What referrers are to know before they choose it.") var alert: String?
    @Option(name: .customLong("indicative-wait"), help: "Days that patients wait, as the service tells them.")
    var indicativeWait: Int?
    @Option(name: .customLong("capacity-low"), help: "Whether it has few places (capacity alert LOW): yes or no.")
    var capacityLow: String?
    @Option(help: "Instructions for referrers and patients.") var instructions: String?
    @Option(help: "First day on which it works.") var from: String?
    @Option(help: "Last day on which it works.") var until: String?
    @Option(help: "When this entry is looked through again.") var review: String?
    @Option(help: "Empties a field, by the name of its option; may be given again.") var clear: [String] = []

    func apply(to service: inout Service, _ profile: inout ServiceProfile) throws(Failure) {
        for field in clear { try empty(field, of: &profile) }
        service.name = name ?? service.name
        service.specialty = specialty ?? service.specialty
        service.provider = provider ?? service.provider
        if let kind { service.kind = try Parsed.code(kind, option: "--kind") }
        if let diary { service.diary = try Parsed.code(diary, option: "--diary") }
        profile.location = location ?? profile.location
        profile.phone = phone ?? profile.phone
        profile.email = email ?? profile.email
        profile.professionalContact = professionalContact ?? profile.professionalContact
        profile.hours = hours ?? profile.hours
        if !appointmentType.isEmpty {
            profile.appointmentTypes = try Parsed.codes(
                appointmentType.map { $0.uppercased() }, option: "--appointment-type")
        }
        if !commissioner.isEmpty { profile.commissioners = commissioner }
        profile.investigations = investigations ?? profile.investigations
        profile.referrerAlert = alert ?? profile.referrerAlert
        profile.indicativeWaitDays = indicativeWait ?? profile.indicativeWaitDays
        if let capacityLow { profile.capacityIsLow = try Parsed.yes(capacityLow, option: "--capacity-low") }
        if let advice { profile.givesAdvice = try Parsed.yes(advice, option: "--advice") }
        if !clinicType.isEmpty { profile.clinicTypes = clinicType }
        if !priority.isEmpty { profile.priorities = try Parsed.priorities(priority) }
        profile.minimumAge = minAge ?? profile.minimumAge
        profile.maximumAge = maxAge ?? profile.maximumAge
        if !sex.isEmpty { profile.sexes = try Parsed.codes(sex, option: "--sex") }
        if !window.isEmpty {
            var windows: [BookingWindow] = []
            for text in window { windows.append(try parsed(window: text)) }
            profile.windows = windows
        }
        profile.reservationDays = reservation ?? profile.reservationDays
        profile.pollingRangeDays = polling ?? profile.pollingRangeDays
        if let letter { profile.letterRequired = try Parsed.yes(letter, option: "--letter") }
        profile.letterCutOffDays = letterDays ?? profile.letterCutOffDays
        if !clinician.isEmpty { profile.clinicians = clinician }
        if !requirement.isEmpty {
            profile.requirements = try Parsed.codes(requirement.map { $0.uppercased() }, option: "--requirement")
        }
        profile.conditions = conditions ?? profile.conditions
        profile.exclusions = exclusions ?? profile.exclusions
        profile.instructions = instructions ?? profile.instructions
        if let from { profile.operationalFrom = try Parsed.day(from, option: "--from") }
        if let until { profile.operationalUntil = try Parsed.day(until, option: "--until") }
        if let review { profile.reviewDate = try Parsed.day(review, option: "--review") }
    }

    private func parsed(window text: String) throws(Failure) -> BookingWindow {
        let parts = text.split(separator: ":").map(String.init)
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard (2...3).contains(parts.count), numbers.count == parts.count - 1 else {
            throw .badInput("--window takes PRIORITY:HOURS or PRIORITY:HOURS:DAYS, such as ROUTINE:24:84, not \(text).")
        }
        return BookingWindow(
            priority: try Parsed.priority(parts[0]), opensAfterHours: numbers[0],
            closesAfterDays: numbers.count > 1 ? numbers[1] : nil)
    }

    private func empty(_ field: String, of profile: inout ServiceProfile) throws(Failure) {
        switch field {
        case "location": profile.location = nil
        case "phone": profile.phone = nil
        case "email": profile.email = nil
        case "professional-contact": profile.professionalContact = nil
        case "hours": profile.hours = nil
        case "appointment-type": profile.appointmentTypes = []
        case "commissioner": profile.commissioners = []
        case "investigations": profile.investigations = nil
        case "alert": profile.referrerAlert = nil
        case "indicative-wait": profile.indicativeWaitDays = nil
        case "clinic-type": profile.clinicTypes = []
        case "priority": profile.priorities = []
        case "min-age": profile.minimumAge = nil
        case "max-age": profile.maximumAge = nil
        case "sex": profile.sexes = []
        case "window": profile.windows = []
        case "letter-days": profile.letterCutOffDays = nil
        case "clinician": profile.clinicians = []
        case "requirement": profile.requirements = []
        case "conditions": profile.conditions = nil
        case "exclusions": profile.exclusions = nil
        case "instructions": profile.instructions = nil
        case "from": profile.operationalFrom = nil
        case "until": profile.operationalUntil = nil
        case "review": profile.reviewDate = nil
        case _: throw .badInput("--clear takes the name of an option that may be empty, not \(field).")
        }
    }
}
