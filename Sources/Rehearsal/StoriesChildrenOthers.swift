// Stories for children and the smaller specialties.

extension ClinicalStories {
    static let children = [
        ClinicalStory(
            "wheezy-child", "CHILDRENS_ADOLESCENT_SERVICES", "RESPIRATORY_1", .routine, "Recurrent wheeze", 2...11,
            wheezyChild),
        ClinicalStory(
            "constipated-child", "CHILDRENS_ADOLESCENT_SERVICES", "GASTROENTEROLOGY_1", .routine,
            "Intractable constipation", 3...13,
            constipatedChild),
        ClinicalStory(
            "development", "CHILDRENS_ADOLESCENT_SERVICES", "COMMUNITY_PAEDIATRIC", .routine,
            "Development and communication concerns",
            2...7, development),
    ]

    static let others = [
        ClinicalStory(
            "breast-family", "SURGERY_BREAST", "FH_OF_BREAST_CANCER_NON_2WW", .routine,
            "Family history of breast cancer", for: .women, 25...58,
            breastFamily),
        ClinicalStory(
            "veins", "SURGERY_VASCULAR", "VARICOSE_VEINS", .routine, "Symptomatic varicose veins", 28...78, veins),
        ClinicalStory("falls", "GERIATRIC_MEDICINE", "FALLS", .urgent, "Recurrent falls", 75...98, falls),
        ClinicalStory(
            "sleep-apnoea", "SLEEP_MEDICINE", "SLEEP_APNOEA_SLEEP_DISORDERED_BREATHING", .routine,
            "Suspected sleep apnoea", 28...74,
            sleepApnoea),
    ]

    @Sendable private static func wheezyChild(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                \(pen.name), this \(pen.who), has had \(pen.number(4...9)) wheezy episodes in a year, \
                \(pen.number(1...3)) in hospital.
                """,
            history: [
                """
                Coughs at night and at play. \(pen.pick(["Eczema and egg allergy.", "Born at 31 weeks.",
                "Mother asthmatic.", "Snores."])) Missed \(pen.number(8...25)) days of \
                \(pen.age < 5 ? "nursery" : "school"). Spacer technique watched.
                """
            ],
            examination: [
                """
                \(pen.pick(["25th", "50th", "9th"])) centile, chest clear today, no clubbing, \
                \(pen.pick(["Harrison's sulci", "normal chest shape"])).
                """
            ],
            medicines: [
                """
                Beclometasone 50 micrograms two puffs twice daily with spacer
                """, "Salbutamol by spacer when required",
            ],
            request: """
                Please see with \(pen.pick(["mother", "father", "grandmother, who has parental responsibility"])).
                """)
    }

    @Sendable private static func constipatedChild(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "\(pen.name) soils daily in spite of \(pen.months()) of laxatives.",
            history: [
                """
                Passed meconium \(pen.pick(["on day one", "on day three"])). Hard stool every \(pen.number(4...10)) \
                days, hides to go. \(pen.pick(["Teased at school.", "New baby at home.",
                "Refuses school toilets."])) Drinks little.
                """
            ],
            examination: [
                """
                Abdomen: \(pen.pick(["hard mass to the umbilicus", "soft, loaded left side"])). Spine and ankle \
                jerks normal. Growing along the \(pen.pick(["50th", "75th"])).
                """
            ],
            tests: ["Coeliac and thyroid tests normal."],
            medicines: ["Macrogol paediatric \(pen.number(2...8)) sachets daily", "Senna 5 mL at night"],
            request: "Advice and clinic, please. Parents are worn out.")
    }

    @Sendable private static func development(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                Parents and \(pen.age < 5 ? "nursery" : "school") are concerned about \(pen.name)'s speech and play.
                """,
            history: [
                """
                \(pen.number(5...40)) words, \(pen.pick(["lines up cars", "spins", "covers ears at the hoover"])). \
                \(pen.pick(["Walked at 19 months.", "Early milestones normal."])) Sleep is poor. \
                \(pen.pick(["Twin is fine.", "Cousin autistic.", "Two languages at home."]))
                """
            ],
            examination: [
                """
                Little eye contact, \(pen.pick(["no dysmorphism", "head on the 91st centile"])), gait normal, two \
                small birthmarks.
                """
            ],
            tests: [
                """
                Hearing test: \(pen.pick(["passed", "awaited", "glue ear on the left"])). Checklist from the health \
                visitor attached.
                """
            ],
            request: """
                Multidisciplinary assessment, please. \(pen.pick(["Social worker involved.",
                "No safeguarding concerns."]))
                """)
    }

    @Sendable private static func breastFamily(_ pen: inout Pen) -> Draft {
        let mother = pen.number(38...49)
        return Draft(
            reason: "Risk assessment, please: mother had breast cancer at \(mother).",
            history: [
                """
                Also \(pen.pick(["aunt at 52", "grandmother with ovarian cancer", "sister at 36",
                "male cousin affected"])). \(pen.pick(["Ashkenazi grandparent.", "No genetic test in the family.",
                "Aunt carries BRCA2."])) No symptoms herself.
                """
            ],
            examination: ["Breasts not examined, no symptoms."],
            request: """
                Does she qualify for earlier mammograms or gene testing? Family tree form \(pen.pick(["attached",
                "to follow"])).
                """)
    }

    @Sendable private static func veins(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: """
                \(side.opening) leg varicose veins with \(pen.pick(["eczema", "phlebitis twice", "aching",
                "a healed ulcer"])).
                """,
            history: [
                """
                \(pen.number(2...20)) years. \(pen.pick(["DVT after a flight in 2012.", "No DVT.",
                "After pregnancies."].filter { pen.person.sex == "female" || !$0.contains("pregnan") })) Stockings \
                worn for six months. On feet all day: \(pen.occupation).
                """
            ],
            examination: [
                """
                \(pen.pick(["Long", "Short"])) saphenous, \(pen.pick(["pigmented gaiter", "skin sound"])), foot \
                pulses present.
                """
            ],
            request: "Duplex and treatment within local criteria.")
    }

    @Sendable private static func falls(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                \(pen.number(3...9)) falls in \(pen.months()) in this \(pen.who), one with \
                \(pen.pick(["a head wound", "a broken wrist", "a long lie"])).
                """,
            history: [
                """
                \(pen.pick(["On getting up at night.", "Legs give way.", "Found by the bed, no memory of it."])) \
                \(pen.pick(["Daughter noticed forgetfulness.", "Memory good.",
                "Not eating much since bereavement."])) Fear of going out.
                """
            ],
            examination: [
                """
                BP \(pen.number(138...164))/82 lying, \(pen.number(98...118))/60 standing. Get up and go \
                \(pen.number(18...44)) seconds. Abbreviated mental test \(pen.number(5...10))/10.
                """
            ],
            tests: ["ECG \(pen.pick(["first degree block", "AF 74", "sinus"])). B12, folate and TFT normal."],
            medicines: [
                "Zopiclone 3.75 mg at night", "Doxazosin 4 mg once daily", "Bendroflumethiazide 2.5 mg once daily",
            ],
            request: "Falls clinic please, with a look at the tablets.")
    }

    @Sendable private static func sleepApnoea(_ pen: inout Pen) -> Draft {
        let epworth = pen.number(11...22)
        return Draft(
            reason: "Loud snoring, witnessed apnoeas, Epworth \(epworth).",
            history: [
                """
                Falls asleep \(pen.pick(["at meetings", "in front of the news", "at traffic lights"])). Work: \
                \(pen.occupation). \(pen.pick(["Holds a vocational licence; advised not to drive.",
                "Does not drive.", "Drives; told to stop if sleepy."]))
                """
            ],
            examination: [
                """
                BMI \(pen.number(28...49)), collar \(pen.number(40...49)) cm, tonsils \(pen.pick(["large",
                "small"])), BP \(pen.pressure()).
                """
            ],
            request: "Sleep study, please.")
    }
}
