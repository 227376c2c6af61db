// The practice record that some letters carry behind them: consultations, immunisations and panels of results.

internal import ReferralDomain

enum PastedRecord {
    static func lines(_ draft: Draft, _ pen: inout Pen) -> [String] {
        var lines = consultations(draft, &pen)
        lines += ["", "RESULTS"]
        var date = pen.day.adding(days: -pen.number(3...9))
        for round in 0..<pen.number(3...4) {
            lines += [""] + panel(date, round == 0 ? draft.results : [:], &pen)
            date = date.adding(days: -pen.number(40...200))
        }
        lines += ["", "IMMUNISATIONS"]
        let years = pen.day.parts.year
        for back in 1...pen.number(3...5) {
            lines.append(
                "\(years - back)  \(pen.pick(["Influenza vaccine, left deltoid", "COVID-19 booster", "Influenza"]))")
        }
        return lines + ["", "End of record. Printed \(pen.day.slashed) by reception."]
    }

    private static func consultations(_ draft: Draft, _ pen: inout Pen) -> [String] {
        var lines = ["CONSULTATIONS"]
        var date = pen.day.adding(days: -pen.number(1...8))
        var entries = [Scrawl.spoil((draft.history + draft.examination).joined(separator: " "), &pen.random)]
        entries += draft.tests.prefix(1)
        entries += pen.random.some(pen.number(6...9), of: pen.age < 16 ? childEntries : adultEntries)
        for entry in entries {
            let writers = [pen.context.referrerName, "Practice nurse", "Health care assistant", "Dr Locum (GP)"]
            lines += [
                "", "\(date.slashed)  \(pen.pick(writers))  \(pen.pick(["Surgery", "Telephone", "Online form"]))",
            ]
            lines += LetterStyle.wrap(entry, 76).map { "    \($0)" }
            date = date.adding(days: -pen.number(9...120))
        }
        return lines
    }

    private struct Analyte: Sendable {
        let name: String
        /// Bounds in tenths of the unit.
        let low: Int
        let high: Int
        let unit: String

        init(_ name: String, _ low: Int, _ high: Int, _ unit: String) {
            self.name = name
            self.low = low
            self.high = high
            self.unit = unit
        }
    }

    private static func panel(_ date: Day, _ known: [String: String], _ pen: inout Pen) -> [String] {
        var lines = ["\(date.slashed)  Referton Pathology  sample \(pen.number(100_000...999_999))"]
        let isMale = pen.person.sex == "male"
        let first = Analyte("Haemoglobin", isMale ? 1300 : 1150, isMale ? 1800 : 1650, "g/L")
        for analyte in [first] + analytes {
            let drift = (analyte.high - analyte.low) / 12
            let drawn = pen.number(analyte.low - drift...analyte.high + drift)
            lines.append(row(analyte, known[analyte.name] ?? tenths(drawn)))
        }
        let names = Set(([first] + analytes).map(\.name))
        for name in known.keys.sorted() where !names.contains(name) {
            lines.append("  \(padded(name, 24))\(known[name] ?? "")")
        }
        return lines
    }

    private static func row(_ analyte: Analyte, _ value: String) -> String {
        let parts = value.split(separator: ".").compactMap { Int($0) }
        let scaled = (parts.first ?? 0) * 10 + (parts.count > 1 ? parts[1] : 0)
        let flag = scaled < analyte.low ? "L" : scaled > analyte.high ? "H" : " "
        let range = "(\(tenths(analyte.low)) - \(tenths(analyte.high)))"
        return "  \(padded(analyte.name, 24))\(padded(value, 8)) \(flag) \(padded(range, 18))\(analyte.unit)"
    }

    private static func tenths(_ value: Int) -> String {
        value >= 1000 || value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private static let analytes = [
        Analyte("White cell count", 40, 110, "10*9/L"), Analyte("Platelets", 1500, 4000, "10*9/L"),
        Analyte("MCV", 800, 1000, "fL"), Analyte("Neutrophils", 20, 75, "10*9/L"),
        Analyte("Lymphocytes", 10, 40, "10*9/L"), Analyte("Sodium", 1330, 1460, "mmol/L"),
        Analyte("Potassium", 35, 53, "mmol/L"), Analyte("Urea", 25, 78, "mmol/L"),
        Analyte("Creatinine", 450, 1040, "umol/L"), Analyte("ALT", 100, 450, "U/L"),
        Analyte("Alkaline phosphatase", 300, 1300, "U/L"), Analyte("Bilirubin", 20, 200, "umol/L"),
        Analyte("Albumin", 350, 500, "g/L"), Analyte("Adjusted calcium", 22, 26, "mmol/L"),
        Analyte("CRP", 10, 50, "mg/L"), Analyte("TSH", 4, 42, "mU/L"), Analyte("HbA1c", 310, 415, "mmol/mol"),
        Analyte("Ferritin", 300, 3000, "ug/L"), Analyte("Vitamin B12", 2000, 8000, "ng/L"),
    ]

    private static let adultEntries = [
        """
        Annual medication review by telephone. Compliance good, no side effects reported. Bloods up to date. \
        Reauthorised for twelve months.
        """,
        "Blood pressure check. Seated, left arm, large cuff. Asked to bring home readings in a fortnight.",
        "Did not attend smoking cessation clinic. Text sent.",
        """
        Upper respiratory symptoms for five days, no fever, chest clear, saturations 97% on air. Self-care advice, \
        safety netted, leaflet given.
        """,
        "Fit note: may be fit for work with amended duties, two weeks.",
        "Earwax both sides. Olive oil for two weeks, then book irrigation with nurse.",
        """
        Low mood since bereavement, sleeping poorly, no thoughts of self-harm. Declines medication. Talking therapies \
        number given, review in three weeks.
        """,
        "Insect bite, mild cellulitis of forearm. Margins drawn. Flucloxacillin if spreads.",
        "Travel advice for two weeks abroad. Vaccines discussed and booked.",
        "Letter from physiotherapy scanned. Discharged after four sessions.",
        "Result seen: satisfactory, no action. Reception to inform if rings.",
        """
        Came about tiredness. Working long hours. Examination unremarkable. Bloods requested, to return if no \
        better in \
        six weeks.
        """,
        "Flu clinic. Vaccine given left deltoid, batch recorded, no immediate reaction.",
    ]

    private static let childEntries = [
        "Immunisation appointment. Well today. Given as scheduled, both thighs. Advice on fever given to parent.",
        "Feverish for two days, alert, drinking. Ears and throat mildly red. Likely viral. Safety netted, fluids.",
        "Parent rang: rash on trunk, blanching, otherwise well. Advised on when to call back.",
        "Did not attend nurse appointment. Letter to parents.",
        "Growth plotted: height and weight following their centiles.",
        "Conjunctivitis, both eyes sticky. Bathing advice. Nursery told no exclusion needed.",
        "Head lice. Wet combing advice.",
        "Fell from climbing frame, bruised shin, weight bearing. Advice only.",
        "School nurse letter scanned: vision and hearing screening passed at school entry.",
        "Eczema flare, refilled emollient 500 g.",
        "Health visitor contact by telephone. Family coping well. No concerns.",
    ]
}
