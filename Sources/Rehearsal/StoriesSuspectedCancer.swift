// Stories for referral on suspicion of cancer.

extension ClinicalStories {
    static let suspectedCancer = [
        ClinicalStory("breast-lump", "2WW", "2WW_BREAST", .twoWeeks, "Breast lump", for: .women, 30...88, breastLump),
        ClinicalStory("mole", "2WW", "2WW_SKIN", .twoWeeks, "Changing pigmented lesion", 25...90, mole),
        ClinicalStory(
            "bowel", "2WW", "2WW_LOWER_GI", .twoWeeks, "Positive FIT with change in bowel habit", 50...90, bowel),
        ClinicalStory("lung-shadow", "2WW", "2WW_LUNG", .twoWeeks, "Abnormal chest film", 50...88, lungShadow),
        ClinicalStory(
            "neck-lump", "2WW", "2WW_HEAD_AND_NECK", .twoWeeks, "Hoarseness and neck lump", 45...86, neckLump),
        ClinicalStory("dysphagia", "2WW", "2WW_UPPER_GI", .twoWeeks, "Dysphagia", 55...90, dysphagia),
        ClinicalStory("haematuria", "2WW", "2WW_UROLOGY", .twoWeeks, "Visible haematuria", 45...90, haematuria),
        ClinicalStory(
            "late-bleeding", "2WW", "2WW_GYNAECOLOGY", .twoWeeks, "Post-menopausal bleeding", for: .women, 55...88,
            lateBleeding),
    ]

    @Sendable private static func breastLump(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        let clock = pen.number(1...12)
        return Draft(
            reason: """
                Suspected cancer referral: lump in the \(side) breast noticed \(pen.number(1...6)) weeks ago by this \
                \(pen.who).
                """,
            history: [
                """
                \(pen.pick(["Painless.", "Tender before periods.",
                "Nipple turned in since."].filter { pen.age < 50 || !$0.contains("periods") })) No discharge. \
                \(pen.pick(["Mother had breast cancer at 48.", "No family history.", "Takes HRT.",
                "Two cousins affected."])) Last mammogram \(pen.age > 50 ? "two years ago" : "never").
                """
            ],
            examination: [
                """
                \(pen.number(8...35)) mm \(pen.pick(["hard irregular", "firm mobile", "craggy"])) lump at \(clock) \
                o'clock, \(pen.pick(["no nodes", "one axillary node"])). Skin \(pen.pick(["normal", "dimpled"])).
                """
            ],
            request: """
                Triple assessment please. She knows this is to exclude cancer. \
                \(pen.pick(["Away from the 20th for a week.", "Any day.", "Needs a morning."]))
                """)
    }

    @Sendable private static func mole(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                Pigmented lesion on the \(pen.pick(["left calf", "back", "right forearm", "scalp",
                "sole of the foot"])), weighted score \(pen.number(3...6)).
                """,
            history: [
                """
                Growing and darker for \(pen.months()), \(pen.pick(["itches", "bled once", "no symptoms"])). \
                \(pen.pick(["Sunbeds in the nineties.", "Burnt as a child.", "Melanoma in father."]))
                """
            ],
            examination: [
                """
                \(pen.number(7...16)) x \(pen.number(5...12)) mm, irregular, three colours. No nodes. Dermatoscope \
                picture attached.
                """
            ],
            medicines: pen.chance(20) ? ["Warfarin as directed, INR 2 to 3"] : [],
            request: "Suspected melanoma pathway. Has been told.")
    }

    @Sendable private static func bowel(_ pen: inout Pen) -> Draft {
        let blood = pen.number(14...400)
        let haemoglobin = pen.number(82...138)
        return Draft(
            reason: """
                FIT \(blood) ug/g, \(pen.pick(["looser motions", "constipation alternating", "rectal bleeding"])) \
                for \(pen.weeks()).
                """,
            history: [
                """
                \(pen.pick(["Weight down \(pen.number(3...10)) kg.", "Weight steady.", "Tired."])) \
                \(pen.pick(["Father had bowel cancer at 71.", "No family history.", "Polyps removed in 2016."])) WHO \
                performance status \(pen.number(0...2)). Can manage bowel \
                preparation\(pen.age > 80 ? ", with family to help" : "").
                """
            ],
            examination: [
                """
                Abdomen soft, \(pen.pick(["no mass", "fullness right iliac fossa"])); rectal examination \
                \(pen.pick(["normal", "declined", "blood, no mass"])).
                """
            ],
            tests: ["Hb \(haemoglobin), ferritin \(pen.number(5...60)), eGFR \(pen.number(44...90))."],
            request: "Straight to test if suitable. Aware of the suspicion of cancer.",
            results: ["Haemoglobin": "\(haemoglobin)", "FIT": "\(blood) ug/g"])
    }

    @Sendable private static func lungShadow(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                Chest film reported as \(pen.number(15...55)) mm opacity, \(pen.side()) \(pen.pick(["upper",
                "lower"])) zone; CT advised.
                """,
            history: [
                """
                Cough \(pen.weeks()), \(pen.pick(["streaks of blood", "no blood", "hoarse"])). \
                \(pen.number(20...60)) pack years. \(pen.pick(["Asbestos in the dockyard.", "No asbestos."])) \
                Appetite poor.
                """
            ],
            examination: [
                """
                \(pen.pick(["Clubbed.", "No clubbing."])) Sats \(pen.number(90...97))%, \
                \(pen.pick(["reduced air entry", "clear chest"])). Performance status \(pen.number(0...3)).
                """
            ],
            tests: ["eGFR \(pen.number(40...90)), platelets \(pen.number(240...520)), calcium normal."],
            request: "Urgent lung pathway. \(pen.name) and family know why.")
    }

    @Sendable private static func neckLump(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: "Hoarse for \(pen.weeks()) with a \(side) neck lump.",
            history: [
                """
                \(pen.pick(["Ear ache same side.", "Pain on swallowing.", "Lump painless."])) \
                \(pen.pick(["20 a day since school.", "Non-smoker.", "Heavy drinker till last year."])) Sings in a \
                choir and noticed first.
                """
            ],
            examination: [
                """
                \(pen.number(15...40)) mm firm node, level \(pen.pick(["II", "III"])), \(side). Mouth \
                \(pen.pick(["normal", "white patch lateral tongue"])). No stridor.
                """
            ],
            request: "Two week clinic please, knows cancer must be ruled out.")
    }

    @Sendable private static func dysphagia(_ pen: inout Pen) -> Draft {
        let food = pen.pick(["bread", "meat", "meat then soft food", "everything but fluids"])
        return Draft(
            reason: "Progressive difficulty in swallowing \(food) for \(pen.weeks()).",
            history: [
                """
                Food sticks at \(pen.pick(["mid chest", "the lower breastbone"])). Lost \(pen.number(4...14)) kg. \
                \(pen.pick(["Years of heartburn.", "Barrett's in 2011, lost to follow-up.", "No reflux."]))
                """
            ],
            examination: [
                """
                Thin, BMI \(pen.number(17...25)), no node in the neck, no epigastric mass.
                """
            ], tests: ["Hb \(pen.number(92...140))."],
            medicines: ["Omeprazole 40 mg once daily"],
            request: """
                Direct to gastroscopy. \(pen.pick(["Not anticoagulated.", "On apixaban.",
                "Diabetic on insulin, morning list please."]))
                """)
    }

    @Sendable private static func haematuria(_ pen: inout Pen) -> Draft {
        Draft(
            reason: """
                Painless visible blood in urine \(pen.pick(["once", "three times", "on and off"])) in \(pen.weeks()).
                """,
            history: [
                """
                No infection on culture. \(pen.pick(["Dye works for twenty years.", "Ex-smoker.", "Never smoked."])) \
                \(pen.pick(["On apixaban.", "Not anticoagulated."]))
                """
            ],
            examination: ["Abdomen normal, BP \(pen.pressure())."],
            tests: ["MSU no growth, eGFR \(pen.number(45...90))."],
            request: "Haematuria clinic.")
    }

    @Sendable private static func lateBleeding(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "Bleeding \(pen.number(4...30)) years after the menopause in this \(pen.who).",
            history: [
                """
                \(pen.pick(["Spotting for a week.", "One fresh bleed.", "Pink discharge."])) \(pen.pick(["No HRT.",
                "Sequential HRT, unscheduled bleed.", "Tamoxifen for breast cancer."])) Smears were normal.
                """
            ],
            examination: ["Cervix seen, \(pen.pick(["atrophic", "polyp", "normal"])). BMI \(pen.number(21...44))."],
            tests: pen.chance(50) ? ["Ultrasound: endometrium \(pen.number(5...19)) mm."] : [],
            request: "Suspected cancer clinic please. Informed.")
    }
}
