// Invented patients, each following from a seed, an index and the story the patient is referred with.

internal import ReferralDomain

/// An invented patient; nobody's number, name, address or telephone is real.
public struct Person: Sendable, Equatable {
    /// Ten digits with a right check digit, of a range that is never issued.
    public let nhsNumber: String
    /// "R" and seven digits.
    public let hospitalNumber: String
    /// Family name, capitals and accents as the person writes it.
    public let family: String
    /// Given name or names.
    public let given: String
    /// "Mr", "Mrs", "Miss", "Ms", "Mx", "Dr" or "Master"; may be empty.
    public let title: String
    /// "female", "male", "other" or "unknown".
    public let sex: String
    /// "YYYY-MM-DD".
    public let born: String
    /// "YYYY-MM-DD", or nil while living.
    public let died: String?
    /// Up to five lines, without the postcode.
    public let addressLines: [String]
    /// Such as "RF1 2AB"; no such area exists.
    public let postcode: String
    /// Landline, or empty.
    public let phone: String?
    /// Mobile, or empty.
    public let mobile: String?
    /// At an address under "example", or nil.
    public let email: String?
    /// Whether text messages may be sent.
    public let textConsent: Bool
    /// "letter", "text", "email" or "telephone".
    public let preferredChannel: String
    /// First language.
    public let language: String
    /// The language an interpreter is needed for, or nil.
    public let interpreterNeeded: String?
    /// What the person needs of a visit, in words.
    public let needs: [String]

    /// The patient of an index from 0, of an age and sex that fit the story on the day `today` ("YYYY-MM-DD"). The NHS
    /// number follows from the index only; every 53rd patient bears the previous one's family name, mostly all of it.
    public static func person(number index: Int, seed: UInt64, today: String, story: ClinicalStory) -> Person {
        var random = SeededGenerator(seed: seed, stream: 1, index: index)
        let sex = pickSex(story.sexes, &random)
        let age = random.number(story.ages)
        let day = Day(today)
        let born = birthday(age: age, on: day, &random)
        let isNamesake = index % 53 == 52
        var naming = SeededGenerator(seed: seed, stream: 2, index: isNamesake ? index - 1 : index)
        let name = pickName(age: age, female: sex == "female" || (sex != "male" && random.chance(50)), &naming)
        var living = SeededGenerator(seed: seed, stream: 3, index: index % 106 == 105 ? index - 1 : index)
        let address = pickAddress(&living)
        let phones = (landline: living.number(0...999), mobile: random.number(0...999))
        let isChild = age < 16
        let hasMobile = random.chance(age > 80 ? 45 : 93)
        let email = random.chance(age > 75 ? 25 : 65) && !isChild ? mailbox(name.given, name.family, &random) : nil
        let speaksOther = random.chance(name.stock.otherLanguage)
        let channels = ["letter", "letter", "telephone"] + (hasMobile ? ["text", "text", "text"] : [])
        let died = age > 55 && random.chance(1) ? day.adding(days: -random.number(1...60)).iso : nil
        return Person(
            nhsNumber: RehearsalNumbers.nhsNumber(index),
            hospitalNumber: "R\(1_000_000 + (index * 7919 + Int(seed % 1000) * 31) % 9_000_000)",
            family: name.family, given: name.given, title: title(sex, age, &random), sex: sex, born: born.iso,
            died: died, addressLines: address.lines, postcode: address.postcode,
            phone: random.chance(age > 60 ? 90 : 35) || !hasMobile ? RehearsalNumbers.landline(phones.landline) : nil,
            mobile: hasMobile ? RehearsalNumbers.mobile(phones.mobile) : nil, email: email,
            textConsent: hasMobile && random.chance(80),
            preferredChannel: random.pick(email == nil ? channels : channels + ["email"]),
            language: speaksOther ? name.stock.language : "English",
            interpreterNeeded: speaksOther && random.chance(55) ? name.stock.language : nil,
            needs: pickNeeds(age, &random))
    }

    private static func pickSex(_ allowed: [String], _ random: inout SeededGenerator) -> String {
        let known = allowed.filter { $0 == "female" || $0 == "male" }
        let others = allowed.filter { $0 != "female" && $0 != "male" }
        let isOther = random.number(0...199) == 0
        return random.pick(isOther && !others.isEmpty || known.isEmpty ? others : known)
    }

    /// A day on which someone turned the age within the year before.
    private static func birthday(age: Int, on day: Day, _ random: inout SeededGenerator) -> Day {
        let (year, month, date) = day.parts
        let latest = Day(year: year - age, month: month, day: month == 2 && date == 29 ? 28 : date) ?? day
        return latest.adding(days: -random.number(0...364))
    }

    private static func pickName(
        age: Int, female: Bool, _ random: inout SeededGenerator
    ) -> (given: String, family: String, stock: NameStock) {
        var ticket = random.number(0...Names.stocks.reduce(0) { $0 + $1.share } - 1)
        var chosen = Names.stocks[0]
        for stock in Names.stocks {
            chosen = stock
            ticket -= stock.share
            if ticket < 0 { break }
        }
        var family = random.pick(chosen.families)
        if random.chance(4), chosen.share > 1 { family += "-" + random.pick(Names.stocks[0].families) }
        var given = female ? chosen.women : chosen.men
        if given.isEmpty { given = Names.british(age: age, female: female) }
        var first = random.pick(given)
        if random.chance(12) { first += " " + random.pick(given) }
        return (first, family, chosen)
    }

    private static func title(_ sex: String, _ age: Int, _ random: inout SeededGenerator) -> String {
        if age >= 26, random.chance(2) { return "Dr" }
        switch sex {
        case "female":
            return age < 18
                ? "Miss" : random.pick(age > 60 ? ["Mrs", "Mrs", "Mrs", "Miss", "Ms"] : ["Mrs", "Miss", "Ms"])
        case "male": return age < 14 ? "Master" : "Mr"
        case _: return random.pick(["Mx", ""])
        }
    }

    private static func pickAddress(_ random: inout SeededGenerator) -> (lines: [String], postcode: String) {
        let town = random.pick(Places.towns)
        let street = "\(random.number(1...212)) \(random.pick(Places.streets)) \(random.pick(Places.kinds))"
        var lines = random.chance(22) ? [random.pick(Places.houses), street] : [street]
        if random.chance(18) { lines.append(random.pick(["Northgate", "The Leas", "Dockside", "Hangman's Green"])) }
        lines.append(town.name)
        if random.chance(30) { lines.append("Refertonshire") }
        let letters = Names.words("A B D E F G H J L N P Q R S T U W X Y Z")
        let inward = "\(random.number(0...9))\(random.pick(letters))\(random.pick(letters))"
        return (lines, "RF\(random.pick(town.districts)) \(inward)")
    }

    private static func mailbox(_ given: String, _ family: String, _ random: inout SeededGenerator) -> String {
        let plain = (given + "." + family).lowercased().filter { $0.isASCII && ($0.isLetter || $0 == ".") }
        return "\(plain)\(random.number(1...99))@post.example"
    }

    private static func pickNeeds(_ age: Int, _ random: inout SeededGenerator) -> [String] {
        guard random.chance(age > 75 ? 45 : 12) else { return [] }
        if age < 16 {
            let forChild = [
                "Autistic: quiet waiting area please", "Comes with foster carer", "Parent uses a wheelchair",
            ]
            return [random.pick(forChild)]
        }
        let all = [
            "Wheelchair user", "Hospital transport", "Hard of hearing", "Large print letters",
            "Memory impaired: ring daughter",
            "British Sign Language", "Learning disability: easy read, carer attends", "Registered blind",
            "Needs two to transfer", "Very anxious in waiting rooms", "Female clinician asked for",
        ]
        return random.some(random.chance(25) ? 2 : 1, of: all)
    }
}
