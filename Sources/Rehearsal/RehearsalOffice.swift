// The invented hospital, practices and staff of a rehearsal; the clinics are in RehearsalServices.

internal import ReferralDomain

/// An organisation by its code.
public struct RehearsalOrganisation: Sendable, Equatable {
    /// An invented organisation code.
    public let ods: String
    /// The name.
    public let name: String
}

/// An invented general practice.
public struct RehearsalPractice: Sendable, Equatable {
    /// An invented practice code.
    public let ods: String
    /// The name.
    public let name: String
    /// Address without the postcode.
    public let addressLines: [String]
    /// An invented postcode.
    public let postcode: String
    /// A number of the range kept for drama.
    public let phone: String
    /// The general practitioners who refer.
    public let doctors: [String]
}

/// A person who signs in to the rehearsal.
public struct RehearsalUser: Sendable, Equatable {
    /// The sign-in name, which is also the part played.
    public let login: String
    /// The name shown.
    public let displayName: String
    /// The job title shown.
    public let title: String
}

/// A consultant or specialist nurse who reviews referrals and holds clinics.
public struct RehearsalClinician: Sendable, Equatable {
    /// The name with its title.
    public let name: String
    /// The job title.
    public let title: String
    /// The e-RS specialty code.
    public let specialty: String
}

/// The places and people around the patients of a rehearsal.
public enum RehearsalOffice {
    /// The hospital whose desk is rehearsed.
    public static let home = RehearsalOrganisation(ods: "R9Z", name: "Referton Hospitals")

    /// The sites of the hospital.
    public static let sites = [
        RehearsalOrganisation(ods: "R9Z01", name: "Referton Infirmary"),
        RehearsalOrganisation(ods: "R9Z02", name: "Slotwick Community Hospital"),
        RehearsalOrganisation(ods: "R9Z03", name: "St Clement's Eye and Ear Unit"),
    ]

    /// The commissioner.
    public static let commissioner = RehearsalOrganisation(ods: "Q9Z", name: "Refertonshire Integrated Care Board")

    /// The ten who can sign in, one to each part.
    public static let users = [
        RehearsalUser(login: "clerk", displayName: "Denise Oakes", title: "Referral clerk"),
        RehearsalUser(login: "triage", displayName: "Tomasz Zieliński", title: "Triage nurse"),
        RehearsalUser(login: "clinician", displayName: "Dr Folasade Afolabi", title: "Consultant cardiologist"),
        RehearsalUser(login: "supervisor", displayName: "Gareth Pryce", title: "Booking office supervisor"),
        RehearsalUser(login: "manager", displayName: "Anjali Mehta", title: "Outpatient services manager"),
        RehearsalUser(login: "referrer", displayName: "Dr Niamh O'Sullivan", title: "General practitioner"),
        RehearsalUser(login: "referrer-admin", displayName: "Shirley Sowerby", title: "Practice secretary"),
        RehearsalUser(login: "commissioner", displayName: "Howard Featherstone", title: "Planned care commissioner"),
        RehearsalUser(login: "auditor", displayName: "Ji-Woo Marsh", title: "Information governance auditor"),
        RehearsalUser(login: "admin", displayName: "Samira Haddad", title: "System administrator"),
    ]

    /// Two more of a part, so that work can be handed on, asked about and taken over.
    public static let colleagues: [(user: RehearsalUser, part: String)] = [
        (RehearsalUser(login: "clerk2", displayName: "Moira Tennant", title: "Referral clerk"), "clerk"),
        (RehearsalUser(login: "clinician2", displayName: "Dr Rajesh Iyer", title: "Consultant physician"), "clinician"),
    ]

    /// Whom to call for help with the program.
    public static let support = "Referton IT Service Desk, extension 4747, 07:00 to 19:00"

    /// Scans that name no referral.
    public static let strayLetters: [(name: String, text: String)] = [
        ("scan0042.txt", "A page without a heading. The rest of it was not in the envelope."),
        ("scan0043.txt", "Second page of two. No name, no number and no date on it."),
    ]

    /// The twelve practices that refer.
    public static let practices = [
        practice(1, "Tanyard Lane Surgery", ["Dr N O'Sullivan", "Dr P Birtwhistle", "Dr S Rahman"]),
        practice(2, "The Ropewalk Practice", ["Dr H Grewal", "Dr J Llewellyn"]),
        practice(3, "Millrace Medical Centre", ["Dr A Adeyemi", "Dr K Wójcik", "Dr T Barnes", "Dr L Chan"]),
        practice(4, "Little Waiting Health Centre", ["Dr R Pickering"]),
        practice(5, "Triagely and District Surgery", ["Dr M Qureshi", "Dr E Vaughan", "ANP Carol Moss"]),
        practice(6, "Weir House Doctors", ["Dr F Brennan", "Dr D Patel"]),
        practice(7, "Upper Booking Surgery", ["Dr W Entwistle", "Dr O Nasser"]),
        practice(8, "Harebell Family Practice", ["Dr C Ferreira", "Dr G Holroyd", "Dr Y Eze"]),
        practice(9, "St Clement's Bay Medical Group", ["Dr B Tunnicliffe", "Dr I Popescu"]),
        practice(10, "Gasworks Road Health Centre", ["Dr Z Malik", "Dr V Sandhu", "PA Joel Ashworth"]),
        practice(11, "Much Delayham Surgery", ["Dr A Fotherington-Thomas"]),
        practice(12, "Bellfounder Court Practice", ["Dr S Ó Conaill", "Dr M Haddad", "Dr E Carter"]),
    ]

    /// The consultants and specialist nurses, at least one to each specialty with a service.
    public static let clinicians: [RehearsalClinician] = ClinicianTable.rows

    /// The name a letter is filed under, such as "Referral letter 3 Nov 2026.txt"; the day is "YYYY-MM-DD".
    public static func letterFilename(on day: String) -> String { "Referral letter \(Day(day).inTitles).txt" }

    /// The names of the further papers a practice attaches, for a day "YYYY-MM-DD".
    public static func attachmentFilenames(on day: String) -> [String] {
        let date = Day(day)
        return [
            letterFilename(on: day), "ECG \(date.adding(days: -4).inTitles).pdf",
            "Blood results \(date.adding(days: -6).inTitles).txt",
            "Patient summary.rtf", "Optometrist GOS18 \(date.adding(days: -11).inTitles).pdf", "Photo of lesion.jpg",
            "scan0001.tif", "Letter from A&E \(date.adding(days: -9).inTitles) FINAL v2.docx",
        ]
    }

    private static func practice(_ number: Int, _ name: String, _ doctors: [String]) -> RehearsalPractice {
        let town = Places.towns[(number * 3) % Places.towns.count]
        let street = Places.streets[(number * 5) % Places.streets.count]
        return RehearsalPractice(
            ods: "Y\(9000 + number)", name: name, addressLines: ["\(number * 7) \(street) Street", town.name],
            postcode: "RF\(town.districts[0]) \(number % 10)GP", phone: RehearsalNumbers.landline(900 + number),
            doctors: doctors)
    }
}
