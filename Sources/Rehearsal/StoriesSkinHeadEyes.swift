// Stories for dermatology, ear nose and throat, and ophthalmology.

extension ClinicalStories {
    static let skin = [
        ClinicalStory(
            "eczema", "DERMATOLOGY", "ECZEMA_AND_DERMATITIS", .routine, "Severe atopic eczema", 17...70, eczema),
        ClinicalStory(
            "psoriasis", "DERMATOLOGY", "PSORIASIS", .routine, "Plaque psoriasis not responding", 19...75, psoriasis),
        ClinicalStory("acne", "DERMATOLOGY", "ACNE", .routine, "Nodular acne, for isotretinoin", 16...32, acne),
        ClinicalStory(
            "bcc", "DERMATOLOGY", "BASAL_CELL_CARCINOMA_1", .routine, "Probable basal cell carcinoma", 52...94,
            rodentUlcer),
    ]

    static let headAndNeck = [
        ClinicalStory(
            "sinusitis", "EAR_NOSE_THROAT", "NOSE_SINUS", .routine, "Chronic rhinosinusitis", 20...75, sinusitis),
        ClinicalStory(
            "discharging-ear", "EAR_NOSE_THROAT", "EAR", .urgent,
            "Persistent discharging ear", 17...80, dischargingEar),
        ClinicalStory(
            "vertigo", "EAR_NOSE_THROAT", "BALANCE_DIZZINESS", .routine, "Recurrent vertigo", 28...82, vertigo),
    ]

    static let eyes = [
        ClinicalStory(
            "cataract", "OPHTHALMOLOGY", "CATARACT", .routine, "Cataract affecting daily life", 58...95, cataract),
        ClinicalStory("glaucoma", "OPHTHALMOLOGY", "GLAUCOMA", .routine, "Raised eye pressure", 42...88, glaucoma),
        ClinicalStory(
            "diabetic-eye", "OPHTHALMOLOGY", "DIABETIC_MEDICAL_RETINA", .urgent,
            "Maculopathy on diabetic eye screening",
            35...84, diabeticEye),
    ]

    @Sendable private static func eczema(_ pen: inout Pen) -> Draft {
        let sites = pen.pick(["flexures and neck", "hands and face", "whole trunk", "eyelids, hands and shins"])
        let nights = pen.number(3...7)
        return Draft(
            reason: "Thank you for seeing this \(pen.who) with eczema since infancy, worse for \(pen.months()).",
            history: [
                """
                \(sites.opening) affected, wakes \(nights) nights in seven, two courses of flucloxacillin. \(pen.pick([
                    "Time off work has become a problem.", "Low in mood because of it.",
                    "Has tried leaving out dairy, no help.",
                ]))
                """,
                """
                Work: \(pen.occupation). \(pen.pick(["Contact with wet cement.", "Gloves make it worse.",
                    "No clear exposure."]))
                """,
            ],
            examination: [
                """
                Lichenified, excoriated plaques. \(pen.pick(["No active infection.",
                "Golden crusting at the wrists."])) DLQI \(pen.number(11...26)).
                """
            ],
            medicines: [
                "Emollient 500 g weekly",
                pen.pick(["Mometasone ointment once daily", "Clobetasol ointment once daily"]),
                "Tacrolimus 0.1% ointment to face",
            ],
            request: """
                I should value your view on phototherapy or a systemic drug, and whether patch testing is worthwhile.
                """)
    }

    @Sendable private static func psoriasis(_ pen: inout Pen) -> Draft {
        let area = pen.number(8...35)
        let joints = pen.pick(["No joint symptoms.", "Morning stiffness of the hands for an hour.", "One sausage toe."])
        return Draft(
            reason: "Plaque psoriasis over about \(area)% of the body in this \(pen.who).",
            history: [
                """
                Since \(pen.pick(["the teens", "a sore throat two years ago", "the divorce"])). \(joints) Has used \
                three topical treatments properly, and our nurse has been through them.
                """
            ],
            examination: [
                """
                Plaques on elbows, knees, \(pen.pick(["scalp", "scalp and natal cleft", "lower back"])). Nails \
                \(pen.pick(["pitted", "clear"])). Weight \(pen.number(58...128)) kg.
                """
            ],
            tests: ["LFT and lipids done, hepatitis and HIV serology negative."],
            medicines: ["Calcipotriol and betamethasone foam once daily", "Coal tar shampoo"],
            request: "Please consider light treatment or systemics.")
    }

    @Sendable private static func acne(_ pen: inout Pen) -> Draft {
        let contraception =
            pen.person.sex == "female"
            ? pen.pick([
                "Uses the implant.", "Takes the combined pill.", "Not sexually active; pregnancy prevention discussed.",
            ])
            : "Weight training; denies anabolic steroids."
        let mood = pen.pick(["Mood good, PHQ-9 of 3.", "Some low mood, PHQ-9 of 9, no self-harm.", "Avoids going out."])
        return Draft(
            reason: "Scarring acne in this \(pen.who) in spite of two oral antibiotics.",
            history: [
                """
                \(pen.months()) of lymecycline, then doxycycline, each with adapalene and benzoyl peroxide. \(mood) \
                \(contraception)
                """
            ],
            examination: [
                """
                Nodules and cysts of \(pen.pick(["face and back", "jaw line", "chest, back and face"])), early \
                ice-pick scars.
                """
            ],
            tests: ["Baseline LFT and lipids normal."],
            medicines: ["Lymecycline 408 mg once daily", "Adapalene with benzoyl peroxide gel at night"],
            request: "For consideration of isotretinoin. I have given the leaflet.")
    }

    @Sendable private static func rodentUlcer(_ pen: inout Pen) -> Draft {
        let site = pen.pick([
            "on the tip of the nose", "on the left temple", "at the right inner canthus", "behind the left ear",
            "on the upper lip",
        ])
        let size = pen.number(4...18)
        return Draft(
            reason: """
                \(pen.name) has a pearly lesion \(site), \(size) mm, which I think is a basal cell carcinoma.
                """,
            history: [
                """
                Present for \(pen.months()), bleeds when \(pen.he) washes. Never heals. \
                \(pen.pick(["Worked outdoors.", "Years in Australia.", "Fair skin, no previous skin cancer."]))
                """
            ],
            examination: ["Rolled edge, telangiectasia, no nodes. Photograph attached."],
            medicines: pen.chance(40) ? ["Apixaban 5 mg twice daily"] : [],
            request: pen.pick([
                "Excision please.", "Please see and treat. Note the anticoagulant if listed.", "Is cream an option?",
            ]))
    }

    @Sendable private static func sinusitis(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "This \(pen.who) has had a blocked nose, catarrh and no sense of smell for \(pen.months()).",
            history: [
                """
                Facial ache over the \(pen.side()) cheek. \(pen.pick(["Aspirin makes the chest tight.",
                "Asthmatic.", "No asthma."])) Steroid spray and salt rinses for three months with little to show for \
                it.
                """
            ],
            examination: [
                """
                \(pen.pick(["Bilateral polyps.", "Septum deviated to the \(pen.side()).",
                "Mucosa swollen, no polyps seen."])) No bleeding, eyes move fully.
                """
            ],
            medicines: ["Mometasone nasal spray two sprays once daily", "Saline rinse twice daily"],
            request: "Endoscopy and a view on surgery would be appreciated.")
    }

    @Sendable private static func dischargingEar(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: "Offensive discharge from the \(side) ear for \(pen.weeks()), failing three courses of drops.",
            history: [
                """
                Hearing down on that side, \(pen.pick(["some giddiness", "no vertigo", "tinnitus"])). \
                \(pen.pick(["Grommets as a child.", "Diabetic.", "Swims daily.", "Mastoid operation decades ago."])) \
                No facial weakness.
                """
            ],
            examination: [
                """
                Canal full of debris; \(pen.pick(["attic crust seen", "drum not visible",
                "perforation, pale material behind"])). Weber to the \(side).
                """
            ],
            tests: ["Swab: \(pen.pick(["Pseudomonas", "mixed anaerobes", "no growth"]))."],
            medicines: ["Ciprofloxacin ear drops twice daily"],
            request: "Microsuction and exclusion of cholesteatoma, please.")
    }

    @Sendable private static func vertigo(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: "Attacks of spinning for \(pen.months()) in this \(pen.who).",
            history: [
                pen.pick([
                    "Seconds only, on turning over in bed to the \(side). Epley at the practice helped for a week.",
                    "Two to six hours with vomiting, roaring in the \(side) ear and muffled hearing beforehand.",
                    "Constant unsteadiness since a viral illness, worse in supermarkets.",
                ]),
                """
                No headache, no double vision, no limb weakness. \(pen.pick(["Driving stopped.",
                    "Does not drive."]))
                """,
            ],
            examination: [
                """
                Gait \(pen.pick(["normal", "cautious"])), no nystagmus at rest, Hallpike \
                \(pen.pick(["positive \(side)", "negative", "not tolerated"])). BP \(pen.pressure()) lying and \
                standing.
                """
            ],
            medicines: [pen.pick(["Betahistine 16 mg three times daily", "Prochlorperazine 5 mg when required"])],
            request: "Please advise on diagnosis and vestibular rehabilitation.")
    }

    @Sendable private static func cataract(_ pen: inout Pen) -> Draft {
        let rightEye = pen.pick(["6/9", "6/12", "6/18", "6/24"])
        let leftEye = pen.pick(["6/12", "6/18", "6/24", "6/36", "counting fingers"])
        let hobby = pen.pick(["reading", "driving at night", "sewing", "watching grandchildren play", "the crossword"])
        return Draft(
            reason: "The optometrist reports cataract; \(pen.name) would like surgery.",
            history: [
                """
                Trouble with \(hobby) and glare for \(pen.months()). \(pen.pick(["One fall on a kerb.", "No falls.",
                "Has given up the car."])) Willing to have the operation under local anaesthetic; can lie flat.
                """
            ],
            examination: [
                """
                Best corrected acuity right \(rightEye), left \(leftEye). Pressures \(pen.number(12...21)) and \
                \(pen.number(12...21)). Maculae \(pen.pick(["healthy", "dry drusen", "poor view"])).
                """
            ],
            medicines: pen.chance(35) ? ["Tamsulosin 400 micrograms once daily"] : [],
            request: """
                Please assess for cataract surgery, \(pen.pick(["worse eye first", "left eye first",
                "both eyes if possible"])).
                """)
    }

    @Sendable private static func glaucoma(_ pen: inout Pen) -> Draft {
        let high = pen.number(24...31)
        return Draft(
            reason: """
                Optometrist letter enclosed: pressures of \(high) and \(high - pen.number(0...4)) mmHg, repeated by \
                Goldmann.
                """,
            history: [
                """
                No pain or haloes. \(pen.pick(["Mother had glaucoma.", "Brother on drops.", "No family history."])) \
                \(pen.pick(["Asthmatic, so beta blocker drops are out.", "No asthma."]))
                """
            ],
            examination: [
                """
                Discs \(pen.pick(["0.5 both", "0.7 right, 0.5 left", "0.8 with inferior notch on the left"])); \
                fields \(pen.pick(["full", "superior arcuate defect", "unreliable"])); angles open; central corneal \
                thickness \(pen.number(505...580)).
                """
            ],
            request: "Assessment and treatment, please.")
    }

    @Sendable private static func diabeticEye(_ pen: inout Pen) -> Draft {
        let sugar = pen.number(62...112)
        return Draft(
            reason: """
                Screening graded \(pen.pick(["R1M1", "R2M1", "R2M0, rapidly changed"])) in this \(pen.who) with \
                diabetes.
                """,
            history: [
                """
                Diabetic for \(pen.number(6...28)) years. Vision \(pen.pick(["blurred in the \(pen.side()) eye",
                "unchanged", "distorted in the centre"])). HbA1c \(sugar) mmol/mol, BP \(pen.pressure()).
                """
            ],
            tests: ["Albumin creatinine ratio \(pen.tenths(12...240))."],
            past: ["Diabetes mellitus"],
            medicines: [
                "Metformin 1 g twice daily",
                pen.pick(["Gliclazide 80 mg twice daily", "Insulin glargine 24 units at night"]),
            ],
            request: "Please see for OCT and treatment. We are working on sugar and pressure here.",
            results: ["HbA1c": "\(sugar)"])
    }
}
