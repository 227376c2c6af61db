// Stories for cardiology and respiratory medicine.

extension ClinicalStories {
    static let heart = [
        ClinicalStory(
            "angina", "CARDIOLOGY", "RAPID_ACCESS_CHEST_PAIN_INC_EXERCISE_ECG", .urgent,
            "Exertional chest pain, possible angina", 42...84, angina),
        ClinicalStory(
            "palpitations", "CARDIOLOGY", "ARRHYTHMIA", .routine, "Recurrent palpitations", 22...79, palpitations),
        ClinicalStory(
            "heart-failure", "CARDIOLOGY", "HEART_FAILURE", .urgent, "Suspected heart failure", 58...93, heartFailure),
        ClinicalStory("murmur", "CARDIOLOGY", "VALVE_DISORDERS", .routine, "Ejection systolic murmur", 50...90, murmur),
    ]

    static let chest = [
        ClinicalStory(
            "copd", "RESPIRATORY_MEDICINE", "COPD", .routine, "COPD with frequent exacerbations", 48...86, copd),
        ClinicalStory("asthma", "RESPIRATORY_MEDICINE", "ASTHMA", .urgent, "Poorly controlled asthma", 18...64, asthma),
        ClinicalStory(
            "lung-fibrosis", "RESPIRATORY_MEDICINE", "INTERSTITIAL_LUNG_DISEASE", .urgent,
            "Possible interstitial lung disease",
            55...86, lungFibrosis),
    ]

    @Sendable private static func angina(_ pen: inout Pen) -> Draft {
        let trigger = pen.pick([
            "walking up Tollgate hill", "carrying shopping", "one flight of stairs", "digging the garden",
        ])
        let spread = pen.pick(["into the jaw", "down the left arm", "to both shoulders", "nowhere else"])
        let minutes = pen.number(3...10)
        let span = pen.weeks()
        let relative = pen.pick([
            "father had an infarct at 54", "brother stented last year", "no family history", "mother had angina",
        ])
        let pressure = pen.pressure()
        let pulse = pen.pulse()
        let qrisk = pen.number(12...38)
        let ecg = pen.pick(["normal sinus rhythm", "sinus rhythm, left axis", "T wave flattening in the lateral leads"])
        let cholesterol = pen.tenths(48...78)
        let reliever =
            pen.chance(60) ? "GTN spray, which relieves it within two minutes" : "nothing yet for the pain itself"
        return Draft(
            reason: """
                I would be grateful if you could see this \(pen.who) in the rapid access clinic with chest pain on \
                exertion.
                """,
            history: [
                """
                For \(span) \(pen.he) has had a tight central chest pain on \(trigger), going \(spread) and \
                settling within \
                \(minutes) minutes of rest. There has been none at rest and none at night.
                """,
                "Risk factors: \(relative). QRISK3 \(qrisk)%. \(pen.capHe) uses \(reliever).",
            ],
            examination: ["BP \(pressure), pulse \(pulse) regular.", "Heart sounds normal, chest clear, no oedema."],
            tests: ["ECG at the practice: \(ecg).", "Total cholesterol \(cholesterol) mmol/L."],
            medicines: [
                "Aspirin 75 mg once daily", "Bisoprolol \(pen.pick(["1.25", "2.5"])) mg once daily", "GTN spray",
            ],
            request: """
                Please assess for coronary disease. \(pen.capHe) knows to ring 999 for pain lasting more than ten \
                minutes.
                """,
            results: ["Cholesterol": "\(cholesterol) mmol/L"])
    }

    @Sendable private static func palpitations(_ pen: inout Pen) -> Draft {
        let span = pen.months()
        let often = pen.pick(["twice a week", "most days", "every fortnight or so", "in runs, then none for a month"])
        let length = pen.pick(["a few seconds", "up to twenty minutes", "an hour or more"])
        let with = pen.pick([
            "light-headed but has not blacked out", "breathless", "frightened, nothing else", "sweaty",
        ])
        let coffee = pen.number(1...9)
        let pulse = pen.pulse()
        let pressure = pen.pressure()
        let found = pen.pick([
            "A 24 hour tape caught no symptoms.", "ECG shows sinus rhythm, PR 150 ms, QTc 420 ms.",
            """
            Phone recording shows what looks to me like atrial ectopics.
            """, "ECG: sinus rhythm, one ventricular ectopic.",
        ])
        return Draft(
            reason: "Thank you for seeing this \(pen.who) with palpitations for \(span).",
            history: [
                """
                They come \(often) and last \(length). The heart goes \(pen.pick(["fast and regular",
                "all over the place"])) \
                and \(pen.he) feels \(with). About \(coffee) cups of coffee a day. No sudden death in the family.
                """
            ],
            examination: ["Pulse \(pulse), BP \(pressure), no murmur, thyroid not enlarged."],
            tests: [found, "TFT, FBC and U&E normal."],
            medicines: pen.chance(30) ? ["Propranolol 10 mg when required"] : [],
            request: "Would \(pen.he) benefit from longer monitoring? I have not started anticoagulation.")
    }

    @Sendable private static func heartFailure(_ pen: inout Pen) -> Draft {
        let peptide = pen.number(420...5200)
        let pillows = pen.number(2...4)
        let gain = pen.number(3...9)
        let yards = pen.pick(["twenty yards", "to the gate", "one flight of stairs", "half a mile, slowly"])
        let pressure = pen.pressure()
        let rhythm = pen.pick(["regular", "irregularly irregular"])
        let dose = pen.pick(["20", "40", "80"])
        return Draft(
            reason: """
                Please see this \(pen.who) urgently: breathlessness and ankle swelling with an NT-proBNP of \
                \(peptide) ng/L.
                """,
            history: [
                """
                \(pen.capHe) can now manage \(yards) before stopping, sleeps on \(pillows) pillows and has put on \
                \(gain) kg \
                in a month. No chest pain. \(pen.pick(["Previous infarct.", "Long-standing hypertension.",
                "No heart history."]))
                """
            ],
            examination: [
                "BP \(pressure), pulse \(rhythm), JVP \(pen.pick(["raised 4 cm", "not seen", "up to the ear lobe"])).",
                "Fine crackles at both bases, pitting oedema to the \(pen.pick(["ankles", "mid shin", "knees"])).",
            ],
            tests: [
                "NT-proBNP \(peptide) ng/L.",
                """
                Chest film: \(pen.pick(["cardiomegaly", "small effusions", "awaited"])).
                """,
            ],
            medicines: ["Furosemide \(dose) mg once daily", "Ramipril 1.25 mg once daily"],
            request: """
                Echo and specialist assessment within the time the level calls for, please. I will repeat U&E in a \
                week.
                """,
            results: ["NT-proBNP": "\(peptide) ng/L"])
    }

    @Sendable private static func murmur(_ pen: inout Pen) -> Draft {
        let chanced = pen.pick([
            "at an insurance medical", "by our locum", "at the well person check", "before hernia surgery",
        ])
        let grade = pen.number(2...4)
        let gradient = pen.number(18...48)
        return Draft(
            reason: "A murmur was heard \(chanced) in this \(pen.who).",
            history: [
                pen.pick([
                    "\(pen.capHe) has no symptoms and walks the dog two miles a day.",
                    "On questioning \(pen.he) is more breathless on hills than a year ago. No faints, no angina.",
                    "One faint in church, put down to the heat. Otherwise well.",
                ]),
                pen.pick(["No rheumatic fever that \(pen.he) knows of.", "Scarlet fever as a child, six weeks in bed."]
                ),
            ],
            examination: [
                """
                Grade \(grade)/6 ejection systolic murmur, \(pen.pick(["to the carotids", "no radiation"])). BP \
                \(pen.pressure()).
                """
            ],
            tests: pen.chance(50) ? ["Open access echo: peak gradient \(gradient) mmHg, good left ventricle."] : [],
            request: "Please advise on follow-up and, if it is stenosis, how often to repeat the echo.")
    }

    @Sendable private static func copd(_ pen: inout Pen) -> Draft {
        let forced = pen.number(28...62)
        let flares = pen.number(3...7)
        let packs = pen.number(25...70)
        let oxygen = pen.number(87...95)
        return Draft(
            reason: "Optimisation of COPD in this \(pen.who), please; \(flares) courses of steroids in twelve months.",
            history: [
                """
                FEV1 \(forced)% predicted, \(packs) pack \
                years\(pen.chance(50) ? ", still smoking" : ", stopped last year"). \
                MRC grade \(pen.number(3...5)). Sputum \(pen.pick(["clear", "green most days",
                "a cupful each morning"])), \
                no haemoptysis. Pulmonary rehabilitation \(pen.pick(["completed", "declined",
                "waiting list of months"])).
                """
            ],
            examination: [
                """
                Sats \(oxygen)% on air, hyperinflated, wheeze throughout, no clubbing. BMI \(pen.number(17...33)).
                """
            ],
            tests: ["Chest film last month: hyperinflation, no mass."],
            past: ["COPD"],
            medicines: [
                "Triple inhaler two puffs twice daily", "Carbocisteine 750 mg three times daily", "Rescue pack",
            ],
            social: "\(pen.home()) Damp first floor flat.",
            request: "Is there a place for azithromycin, home oxygen assessment or lung volume reduction?")
    }

    @Sendable private static func asthma(_ pen: inout Pen) -> Draft {
        let relievers = pen.number(9...16)
        let best = pen.number(380...560)
        let now = best * pen.number(55...80) / 100
        let pet = pen.pick([
            "a new cat", "two budgerigars", "mould in the bedroom", "nothing we can find", "flour at work",
        ])
        return Draft(
            reason: "This \(pen.who) has asthma that I cannot control; \(relievers) salbutamol inhalers this year.",
            history: [
                """
                Wakes \(pen.number(2...6)) nights a week coughing. \(pen.number(2...4)) courses of prednisolone \
                since spring, \
                \(pen.pick(["one night in A&E", "no admissions", "ITU aged 19"])). Suspected trigger: \(pet). \
                Inhaler technique \
                checked by our nurse.
                """
            ],
            examination: ["Peak flow \(now), best \(best). Widespread wheeze, sats \(pen.number(94...98))%."],
            tests: ["Eosinophils \(pen.tenths(3...14)).", "FeNO \(pen.number(28...110)) ppb."],
            medicines: ["Beclometasone and formoterol inhaler two puffs twice daily", "Montelukast 10 mg at night"],
            request: "Assessment for severe asthma treatment, please, and advice meanwhile on step-up.")
    }

    @Sendable private static func lungFibrosis(_ pen: inout Pen) -> Draft {
        let span = pen.months()
        let exposure = pen.pick([
            "kept pigeons for thirty years", "lagged boilers in the seventies", "took nitrofurantoin for years",
        ])
        return Draft(
            reason: "Dry cough and increasing breathlessness for \(span) in this \(pen.who).",
            history: [
                """
                \(pen.capHe) \(exposure). No haemoptysis, weight steady. Not improved by two courses of antibiotics \
                or an inhaler.
                """
            ],
            examination: [
                """
                Fine end-inspiratory crackles to the \(pen.pick(["bases", "mid zones"])). \
                \(pen.pick(["Clubbed.", "Not clubbed."]))
                """,
                "Sats \(pen.number(88...95))% at rest, \(pen.number(80...87))% after the corridor.",
            ],
            tests: [
                "Chest film: reticular shadowing at both bases.",
                """
                ANA and rheumatoid factor \(pen.pick(["negative", "awaited"])).
                """,
            ],
            request: """
                High resolution CT and lung function have not been requested as I understand you prefer to do both.
                """)
    }
}
