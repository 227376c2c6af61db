// Stories for gastroenterology, glands and diabetes.

extension ClinicalStories {
    static let gut = [
        ClinicalStory(
            "colitis", "GI_AND_LIVER_MEDICINE_AND_SURGERY", "INFLAMMATORY_BOWEL_DISEASE_IBD", .urgent,
            "Bloody diarrhoea, raised calprotectin", 17...55, colitis),
        ClinicalStory(
            "gallstones", "GI_AND_LIVER_MEDICINE_AND_SURGERY", "GALLSTONES", .routine, "Symptomatic gallstones",
            25...80, gallstones),
        ClinicalStory(
            "liver", "GI_AND_LIVER_MEDICINE_AND_SURGERY", "HEPATOLOGY", .routine, "Abnormal liver tests", 28...76, liver
        ),
    ]

    static let glands = [
        ClinicalStory(
            "thyrotoxicosis", "ENDOCRINOLOGY_AND_METABOLIC_MEDICINE", "THYROID_PARATHYROID_2", .urgent,
            "New thyrotoxicosis",
            19...78, thyrotoxicosis),
        ClinicalStory(
            "prolactin", "ENDOCRINOLOGY_AND_METABOLIC_MEDICINE", "PITUITARY_HYPOTHALAMIC", .routine, "Raised prolactin",
            20...58,
            prolactin),
        ClinicalStory(
            "diabetes", "DIABETIC_MEDICINE", "TYPE_1_DIABETES", .routine, "Type 1 diabetes, new to area", 18...62,
            typeOne),
    ]

    @Sendable private static func colitis(_ pen: inout Pen) -> Draft {
        let marker = pen.number(380...2900)
        let protein = pen.number(6...64)
        return Draft(
            reason: "Possible new inflammatory bowel disease: calprotectin \(marker).",
            history: [
                """
                \(pen.number(4...12)) loose bloody motions a day for \(pen.weeks()), urgency, up at night. Lost \
                \(pen.number(2...9)) kg. \(pen.pick(["Mouth ulcers.", "Sore red shins.",
                "Back pain in the morning."])) \(pen.pick(["Brother has Crohn's.", "No family history."])) Not been \
                abroad.
                """
            ],
            examination: ["Pulse \(pen.pulse()), afebrile, tender left iliac fossa, blood on the glove."],
            tests: ["Stool culture and C. difficile negative. CRP \(protein). Coeliac serology negative."],
            request: """
                Colonoscopy and clinic, soon. I will admit if above eight stools with fever.
                """, results: ["CRP": "\(protein)"])
    }

    @Sendable private static func gallstones(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "Biliary colic in this \(pen.who); stones on ultrasound.",
            history: [
                """
                \(pen.number(2...8)) attacks in \(pen.months()), right upper quadrant to the shoulder after fatty \
                food, hours each. \(pen.pick(["One admission with cholecystitis.", "Never jaundiced.",
                "Pancreatitis in spring, treated elsewhere."]))
                """
            ],
            examination: ["BMI \(pen.number(24...42)), soft, not jaundiced."],
            tests: [
                """
                Ultrasound: multiple stones, duct \(pen.number(3...7)) mm. LFT \(pen.pick(["normal", "ALT 88",
                "ALP slightly up"])).
                """
            ],
            medicines: ["Hyoscine butylbromide 20 mg when required"],
            request: "Laparoscopic cholecystectomy, if you agree.")
    }

    @Sendable private static func liver(_ pen: inout Pen) -> Draft {
        let transferase = pen.number(72...210)
        return Draft(
            reason: "ALT \(transferase) on three occasions in this \(pen.who).",
            history: [
                """
                Found on routine bloods. \(pen.pick(["30 units a week, cutting down.", "Teetotal, BMI 37.",
                "Herbal slimming tea for months.", "Born where hepatitis B is common; screen negative."])) No itch \
                or jaundice.
                """
            ],
            examination: ["\(pen.pick(["Liver edge 2 cm", "No stigmata", "Spider naevi x4"])), no ascites."],
            tests: [
                """
                Screen: ferritin \(pen.number(90...980)), ANA \(pen.pick(["1:80", "negative"])), FIB-4 \
                \(pen.tenths(9...38)). Ultrasound: bright liver.
                """
            ],
            request: "Elastography and advice, please.", results: ["ALT": "\(transferase)"])
    }

    @Sendable private static func thyrotoxicosis(_ pen: inout Pen) -> Draft {
        let free = pen.number(31...78)
        let isYoungWoman = pen.person.sex == "female" && pen.age < 42
        let signs = pen.pick(["Gritty eyes.", "Eyes fine."] + (isYoungWoman ? ["Delivered five months ago."] : []))
        return Draft(
            reason: "TSH suppressed, free T4 \(free) pmol/L.",
            history: [
                """
                Lost \(pen.number(3...12)) kg, hot, shaky, palpitations for \(pen.weeks()). \
                \(signs) \
                \(pen.pick(["Sister has Graves'.", "Smoker.", "Took kelp tablets."]))
                """
            ],
            examination: [
                """
                Pulse \(pen.number(96...124)), fine tremor, \(pen.pick(["diffuse goitre with bruit",
                "single nodule \(pen.side())", "no goitre"])).
                """
            ],
            tests: ["TSH <0.01, free T4 \(free), receptor antibodies \(pen.pick(["positive", "awaited"]))."],
            medicines: ["Propranolol 40 mg three times daily", "Carbimazole 20 mg once daily"],
            request: "Started carbimazole with sore throat warning given. Please take over.",
            results: ["TSH": "0.0", "Free T4": "\(free) pmol/L"])
    }

    @Sendable private static func prolactin(_ pen: inout Pen) -> Draft {
        let level = pen.number(980...6400)
        let symptom =
            pen.person.sex == "female"
            ? pen.pick(["No periods for seven months.", "Milk from both breasts."])
            : pen.pick(["Low libido.", "Headaches."])
        return Draft(
            reason: "Prolactin \(level) mU/L, repeated, macroprolactin excluded.",
            history: [
                """
                \(symptom) No antipsychotics or metoclopramide. \(pen.pick(["Peripheral vision seems poor.",
                "Vision normal."])) Pregnancy test \(pen.person.sex == "female" ? "negative" : "not applicable").
                """
            ],
            examination: ["Fields full to confrontation, BP \(pen.pressure())."],
            tests: ["TFT, cortisol and U&E normal."],
            request: "MRI pituitary and clinic, please.", results: ["Prolactin": "\(level) mU/L"])
    }

    @Sendable private static func typeOne(_ pen: inout Pen) -> Draft {
        let sugar = pen.number(52...104)
        return Draft(
            reason: """
                Type 1 diabetes for \(pen.number(3...16)) years, moved here from \(pen.pick(["Slotwick", "abroad",
                "university"])).
                """,
            history: [
                """
                \(pen.pick(["Pump user.", "Basal bolus.", "Twice daily mix and keen to change."])) \
                \(pen.number(2...5)) hypos a month needing help. \(pen.pick(["Sensor alarm at work.",
                "Two DKA admissions.", "No complications known."])) Hypo awareness \(pen.pick(["good", "reduced",
                "nil at night"])).
                """
            ],
            examination: ["Feet: pulses and sensation present. Injection sites lumpy."],
            tests: ["HbA1c \(sugar), ACR \(pen.tenths(4...60))."], past: ["Type 1 diabetes mellitus"],
            medicines: ["Insulin degludec \(pen.number(14...32)) units once daily", "Insulin aspart with meals"],
            request: "Please take on specialist care; sensors needed by next month.", results: ["HbA1c": "\(sugar)"])
    }
}
