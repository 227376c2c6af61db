// A reason for referral as a general practice would write it, from which any number of different letters can be drawn.

/// What a letter must say besides the patient.
public struct LetterContext: Sendable {
    /// The general practitioner who signs.
    public let referrerName: String
    /// The practice.
    public let practiceName: String
    /// The practice's code.
    public let practiceODS: String
    /// The date of the letter, "YYYY-MM-DD".
    public let date: String
    /// The service it is sent to.
    public let serviceName: String

    /// A context of its parts.
    public init(referrerName: String, practiceName: String, practiceODS: String, date: String, serviceName: String) {
        self.referrerName = referrerName
        self.practiceName = practiceName
        self.practiceODS = practiceODS
        self.date = date
        self.serviceName = serviceName
    }
}

/// A clinical story: what is wrong, with whom it can be wrong, and who is asked.
public struct ClinicalStory: Sendable {
    /// A short name, unique among the stories.
    public let id: String
    /// The e-RS specialty code.
    public let specialty: String
    /// The e-RS clinic type code; it belongs to the specialty.
    public let clinicType: String
    /// "ROUTINE", "URGENT" or "TWO_WEEK_WAIT".
    public let priority: String
    /// What the referral is for, in a few words.
    public let title: String
    /// The sexes of patients it fits, out of "female", "male", "other" and "unknown".
    public let sexes: [String]
    /// The ages it fits, in whole years.
    public let ages: ClosedRange<Int>
    /// Writes a letter; the same random state, person and context give the same text.
    public let letter: @Sendable (inout SeededGenerator, Person, LetterContext) -> String

    init(
        _ id: String, _ specialty: String, _ clinicType: String, _ priority: Urgency, _ title: String,
        for sexes: Sexes = .anyone, _ ages: ClosedRange<Int>, _ draft: @escaping @Sendable (inout Pen) -> Draft
    ) {
        self.id = id
        self.specialty = specialty
        self.clinicType = clinicType
        self.priority = priority.rawValue
        self.title = title
        self.sexes = sexes.list
        self.ages = ages
        self.letter = { random, person, context in
            var pen = Pen(random: random, person: person, context: context)
            let content = draft(&pen)
            let text = LetterStyle.write(content, title: title, priority: priority, &pen)
            random = pen.random
            return text
        }
    }
}

enum Urgency: String, Sendable {
    case routine = "ROUTINE"
    case urgent = "URGENT"
    case twoWeeks = "TWO_WEEK_WAIT"
}

enum Sexes: Sendable {
    case anyone, women, men

    var list: [String] {
        switch self {
        case .anyone: ["female", "male", "other", "unknown"]
        case .women: ["female"]
        case .men: ["male"]
        }
    }
}

/// The stories a rehearsal draws its referrals from.
public enum ClinicalStories {
    /// Every story, by specialty group.
    public static let all: [ClinicalStory] =
        heart + chest + skin + headAndNeck + eyes + bones + women + kidneys + nerves + gut + glands + children
        + suspectedCancer + others
}
