// The words a letter needs about its patient: pronouns, ages, habits and background that fit each other.

internal import ReferralDomain

/// The clinical content of one letter, before it is put in a style.
struct Draft {
    var reason: String
    var history: [String]
    var examination: [String] = []
    var tests: [String] = []
    var past: [String] = []
    var medicines: [String] = []
    var social: String?
    var request: String
    /// Latest results that the letter speaks of, by name in the results panels.
    var results: [String: String] = [:]
}

/// A writer at work: the random source, the patient and the practice.
struct Pen {
    var random: SeededGenerator
    let person: Person
    let context: LetterContext
    let day: Day
    let age: Int
    /// Chosen once, so that one letter does not give two.
    let occupation: String

    init(random: SeededGenerator, person: Person, context: LetterContext) {
        var drawing = random
        self.person = person
        self.context = context
        day = Day(context.date)
        age = max(0, Day(person.born).age(on: day))
        occupation = Pen.job(age, &drawing)
        self.random = drawing
    }

    mutating func pick(_ items: [String]) -> String { random.pick(items) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { random.number(range) }
    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }
    mutating func side() -> String { pick(["left", "right"]) }

    /// A number with one decimal, between two given in tenths.
    mutating func tenths(_ range: ClosedRange<Int>) -> String {
        let value = number(range)
        return "\(value / 10).\(value % 10)"
    }

    var he: String { word("he", "she", "the patient") }
    var him: String { word("him", "her", "the patient") }
    var his: String { word("his", "her", "the patient's") }
    var capHe: String { word("He", "She", "The patient") }
    var capHis: String { word("His", "Her", "The patient's") }

    /// "62-year-old man".
    var who: String {
        if age < 1 { return "infant" }
        return "\(age)-year-old " + (age < 16 ? word("boy", "girl", "child") : word("man", "woman", "patient"))
    }

    /// "Mr Nowak" or, of a child, the given name.
    var name: String {
        if age < 16 { return person.given }
        return person.title.isEmpty ? "\(person.given) \(person.family)" : "\(person.title) \(person.family)"
    }

    private func word(_ male: String, _ female: String, _ other: String) -> String {
        person.sex == "male" ? male : person.sex == "female" ? female : other
    }

    private static func job(_ age: Int, _ random: inout SeededGenerator) -> String {
        if age < 18 { return "at school" }
        if age < 23, random.chance(50) { return "a student" }
        let work = [
            "a bus driver", "a teaching assistant", "a warehouse operative", "a care worker", "a plasterer", "a farmer",
            "a baker", "a data analyst", "a lorry driver", "a hairdresser", "a primary school teacher", "a welder",
            "a solicitor's clerk", "a supermarket assistant", "a chef", "a postal worker", "a nursery nurse",
        ]
        if age > 67 { return random.chance(30) ? "retired" : "retired, formerly " + random.pick(work) }
        return random.pick(work + ["not working at present", "a full-time carer for a parent"])
    }

    mutating func smoking() -> String {
        if age < 17 { return "No smokers at home." }
        let packs = number(5...max(6, min(50, age - 16)))
        return pick([
            "Never smoked.", "Never smoked.", "Ex-smoker, \(packs) pack years.", "Smokes \(number(5...20)) a day.",
            "Vapes; stopped cigarettes \(number(2...8)) years ago.",
        ])
    }

    mutating func home() -> String {
        if age < 16 { return pick(["Lives with both parents and a sibling.", "Lives with mother and grandmother."]) }
        if age > 78 {
            return pick([
                "Lives alone, carers twice a day.", "Lives with \(his) daughter.",
                "Lives alone in a ground floor flat.",
                "In sheltered housing, walks with a stick.",
            ])
        }
        let children = age > 30 && age < 56 ? "Married, two children at home." : "Lives with a friend."
        return pick(["Lives with partner.", "Lives alone.", "Lives with family.", children])
    }

    mutating func background() -> String {
        if age < 16 { return home() + " " + smoking() }
        let alcohol = pick([
            "Alcohol minimal.", "Teetotal.", "About \(number(4...28)) units a week.", "Drinks socially.",
        ])
        return "\(home()) Occupation: \(occupation). \(smoking()) \(alcohol)"
    }

    /// An allergy that does not contradict what the patient takes.
    mutating func allergies(taking medicines: [String]) -> String {
        var choices = [
            "None known", "NKDA", "No known drug allergies", "Penicillin (rash)", "Penicillin - anaphylaxis 1998",
            "Trimethoprim (nausea)", "Elastoplast", "Not recorded",
        ]
        let all = medicines.joined(separator: " ").lowercased()
        let antiInflammatories = ["aspirin", "naproxen", "ibuprofen", "diclofenac", "mefenamic"]
        if !antiInflammatories.contains(where: all.contains) { choices.append("Aspirin (wheeze)") }
        if !["codamol", "morphine"].contains(where: all.contains) { choices.append("Codeine: vomiting") }
        return pick(choices)
    }

    /// Adds conditions, with the medicines they explain, that the story itself does not speak of.
    mutating func addBackground(to draft: inout Draft, title: String) {
        if age < 16 {
            if chance(25) { draft.past.append("Viral induced wheeze in infancy") }
            return
        }
        let young = [
            ("Appendicectomy", ""), ("Anxiety and depression", "Sertraline 50 mg once daily"), ("Low back pain", ""),
            ("Hay fever", "Cetirizine 10 mg when required"), ("Fractured wrist", ""),
            ("Vitamin D deficiency", "Colecalciferol 800 units once daily"),
        ]
        let older = [
            ("Essential hypertension", "Amlodipine \(pick(["5", "10"])) mg once daily"),
            ("Hyperlipidaemia", "Atorvastatin \(pick(["20", "40"])) mg at night"),
            ("Type 2 diabetes mellitus", "Metformin 500 mg twice daily"), ("Diverticular disease", ""),
            ("Hypothyroidism", "Levothyroxine \(pick(["50", "75", "100"])) micrograms once daily"),
            ("Gout", "Allopurinol 100 mg once daily"), ("Hiatus hernia", "Lansoprazole 15 mg once daily"),
            ("Osteoarthritis of the hands", "Paracetamol 1 g up to four times daily"), ("Umbilical hernia repair", ""),
        ]
        let found = random.some(number(0...2), of: young) + (age > 48 ? random.some(number(1...4), of: older) : [])
        let story = (draft.medicines + draft.past + draft.history + [title, draft.reason]).joined(separator: " ")
            .lowercased()
        for (condition, medicine) in found {
            let words = [condition, medicine].compactMap { $0.split(separator: " ").first?.lowercased() }
            let isDiabetes = condition.contains("diabetes")
            let clashes = isDiabetes ? story.contains("diabet") : words.contains(where: story.contains)
            if clashes || (condition == "Hypothyroidism" && story.contains("tsh")) { continue }
            draft.past.append("\(condition) (\(day.parts.year - number(1...max(1, min(25, age - 17)))))")
            if !medicine.isEmpty { draft.medicines.append(medicine) }
            if isDiabetes { draft.results["HbA1c"] = draft.results["HbA1c"] ?? "\(number(46...74))" }
        }
    }

    mutating func pressure() -> String { "\(number(112...158))/\(number(62...94))" }
    mutating func pulse() -> String { "\(number(58...92))" }
    mutating func weeks() -> String { "\(number(2...10)) weeks" }
    mutating func months() -> String { "\(number(3...18)) months" }
}

extension String {
    /// The text with a capital first letter, to open a sentence.
    var opening: String { prefix(1).uppercased() + dropFirst() }
}
