// Turns careful prose into the hurried kind: abbreviations, slips of the finger and little punctuation.

enum Scrawl {
    static func spoil(_ text: String, _ random: inout SeededGenerator) -> String {
        let keepsStops = random.chance(30)
        var words: [String] = []
        for word in text.split(separator: " ") {
            var plain = word.lowercased()
            var tail = ""
            while let last = plain.last, last == "." || last == "," || last == ";" {
                tail = keepsStops && last != ";" ? "\(last)" : ""
                plain.removeLast()
            }
            if let short = shortForms[plain] {
                plain = short
            } else if plain.count > 5, plain.allSatisfy({ $0.isLetter && $0.isASCII }), random.chance(9) {
                plain = slip(plain, &random)
            }
            if !plain.isEmpty { words.append(plain + tail) }
        }
        return words.joined(separator: " ")
    }

    /// Two letters changed about, one dropped or one doubled.
    private static func slip(_ word: String, _ random: inout SeededGenerator) -> String {
        var letters = Array(word)
        let place = random.number(1...letters.count - 3)
        switch random.number(0...2) {
        case 0: letters.swapAt(place, place + 1)
        case 1: letters.remove(at: place)
        case _: letters.insert(letters[place], at: place)
        }
        return String(letters)
    }

    private static let shortForms: [String: String] = [
        "patient": "pt", "the": "", "history": "hx", "weeks": "wks", "months": "mths", "years": "yrs", "right": "R",
        "left": "L", "examination": "o/e", "without": "w/o", "with": "c", "and": "+", "grateful": "grateful",
        "please": "pls",
        "thank": "thx", "treatment": "rx", "diagnosis": "dx", "pressure": "press", "blood": "bld", "because": "cos",
        "your": "yr", "normal": "NAD", "before": "b4", "referred": "refd", "referral": "ref", "appointment": "appt",
        "shortness": "sob", "bilateral": "bilat", "hospital": "hosp", "family": "fam", "investigations": "ix",
        "symptoms": "sx", "cannot": "cant", "tablets": "tabs", "twice": "x2", "between": "betw", "about": "abt",
        "should": "shd", "would": "wd", "number": "no",
    ]
}
