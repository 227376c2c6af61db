// Stories for gynaecology, urology and kidneys.

extension ClinicalStories {
    static let women = [
        ClinicalStory(
            "heavy-periods", "GYNAECOLOGY", "MENSTRUAL_DISORDERS", .routine, "Heavy menstrual bleeding", for: .women,
            22...53, heavyPeriods),
        ClinicalStory(
            "prolapse", "GYNAECOLOGY", "UROGYNAECOLOGY_PROLAPSE", .routine, "Vaginal prolapse", for: .women, 45...90,
            prolapse),
        ClinicalStory(
            "endometriosis", "GYNAECOLOGY", "PELVIC_PAIN", .routine, "Pelvic pain, ?endometriosis", for: .women,
            17...45, endometriosis),
    ]

    static let kidneys = [
        ClinicalStory(
            "prostate", "UROLOGY", "PROSTATE", .routine, "Lower urinary tract symptoms", for: .men, 50...90, prostate),
        ClinicalStory("stones", "UROLOGY", "URINARY_CALCULUS", .urgent, "Renal stones", 22...75, stones),
        ClinicalStory("vasectomy", "UROLOGY", "VASECTOMY", .routine, "Vasectomy", for: .men, 28...52, vasectomy),
        ClinicalStory(
            "kidney-disease", "NEPHROLOGY", "NEPHROLOGY_2", .routine, "Falling eGFR with proteinuria", 35...85,
            kidneyDisease),
    ]

    @Sendable private static func heavyPeriods(_ pen: inout Pen) -> Draft {
        let haemoglobin = pen.number(78...121)
        let ferritin = pen.number(4...14)
        let treatments = pen.pick([
            "Tranexamic acid no help.", "Hormone coil expelled twice.", "Declines hormones.",
            "Norethisterone gave headaches.",
        ])
        return Draft(
            reason: "Heavy periods for \(pen.months()) in this \(pen.who), Hb \(haemoglobin).",
            history: [
                """
                Bleeds \(pen.number(6...12)) days of \(pen.number(23...31)), floods through pads, clots, takes days \
                off. \(treatments) Smears up to date. Para \(pen.number(0...4)). No bleeding between.
                """
            ],
            examination: [
                """
                Uterus \(pen.pick(["14 week size", "bulky", "normal size"])), adnexae clear, cervix healthy.
                """
            ],
            tests: [
                """
                Ultrasound: \(pen.pick(["fundal fibroid \(pen.number(28...90)) mm", "adenomyosis suspected",
                "normal"])). Ferritin \(ferritin).
                """
            ],
            medicines: ["Ferrous fumarate 210 mg once daily", "Tranexamic acid 1 g three times daily in menses"],
            request: """
                Hysteroscopy and discussion of options please, including \(pen.pick(["ablation",
                "hysterectomy, which she prefers", "myomectomy as she hopes for children"])).
                """,
            results: ["Haemoglobin": "\(haemoglobin)", "Ferritin": "\(ferritin)"])
    }

    @Sendable private static func prolapse(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "Something coming down, \(pen.months()), in this \(pen.who).",
            history: [
                """
                Worse by evening. \(pen.pick(["Leaks on coughing.", "Has to push it back to pass water.",
                "Urgency, up four times a night."])) Para \(pen.number(1...6)), all vaginal. Pelvic floor exercises \
                with our physiotherapist for four months. Ring pessary \(pen.pick(["fell out", "tried, sore",
                "not wanted"])).
                """
            ],
            examination: [
                """
                \(pen.pick(["Cystocele to the introitus", "Uterine descent beyond the introitus",
                "Rectocele and cystocele"])), atrophic, no ulcer. Urine clear.
                """
            ],
            medicines: ["Estriol cream twice weekly"],
            request: "She would like to discuss surgery. No mesh, she says.")
    }

    @Sendable private static func endometriosis(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "Pelvic pain for \(pen.number(2...9)) years, worse with periods, in this \(pen.who).",
            history: [
                """
                \(pen.pick(["Pain on opening bowels.", "Pain with intercourse.",
                "Misses two days a month of work or college."])) \(pen.pick(["Trying to conceive for a year.",
                "On the pill back to back, little relief.", "Coil fitted, no better."])) Sister has endometriosis. \
                Swabs negative.
                """
            ],
            examination: ["Tender \(pen.side()) adnexa, uterosacral thickening, no mass."],
            tests: ["Ultrasound \(pen.pick(["normal", "4 cm endometrioma", "fixed retroverted uterus"]))."],
            medicines: ["Mefenamic acid 500 mg three times daily", "Desogestrel 75 micrograms once daily"],
            request: "Laparoscopy or whatever you advise. She has waited too long for a name for this.")
    }

    @Sendable private static func prostate(_ pen: inout Pen) -> Draft {
        let antigen = pen.tenths(8...34)
        let score = pen.number(15...31)
        return Draft(
            reason: "Poor stream and nocturia in this \(pen.who); IPSS \(score).",
            history: [
                """
                Up \(pen.number(3...6)) times a night, hesitancy, dribbling for \(pen.months()). Tablets for six \
                months with \(pen.pick(["some help", "dizziness", "no help"])). No visible blood. \
                \(pen.pick(["One catheter last winter.", "Never catheterised."]))
                """
            ],
            examination: ["Smooth enlarged prostate. Bladder not palpable."],
            tests: [
                """
                PSA \(antigen) ug/L, stable. Residual \(pen.number(40...380)) mL. Creatinine \(pen.number(70...118)).
                """
            ],
            medicines: ["Tamsulosin 400 micrograms once daily", "Finasteride 5 mg once daily"],
            request: "Flow studies and opinion on surgery, please.", results: ["PSA": "\(antigen) ug/L"])
    }

    @Sendable private static func stones(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        let size = pen.number(5...14)
        return Draft(
            reason: """
                \(size) mm stone in the \(side) \(pen.pick(["upper ureter", "renal pelvis", "lower pole"])) on CT.
                """,
            history: [
                """
                A&E \(pen.number(3...14)) days ago with colic, sent home on diclofenac. \(pen.pick(["Third stone.",
                "First stone.", "Father a stone former."])) No fever. Pain on and off since.
                """
            ],
            examination: ["Apyrexial, \(side) loin tender, BP \(pen.pressure())."],
            tests: [
                """
                eGFR \(pen.number(55...90)), calcium and urate \(pen.pick(["normal", "urate raised",
                "calcium 2.71"])).
                """
            ],
            medicines: ["Diclofenac suppository 100 mg when required", "Tamsulosin 400 micrograms once daily"],
            request: "Stone clinic urgently please. Told to return if feverish.")
    }

    @Sendable private static func vasectomy(_ pen: inout Pen) -> Draft {
        Draft(
            reason: "Requests vasectomy.",
            history: [
                """
                \(pen.number(2...5)) children, family complete, partner agrees. Counselled: permanent, failure rate, \
                need for semen test. \(pen.pick(["Previous hernia repair.", "Small varicocele.", "No surgery."]))
                """
            ],
            examination: ["Both vasa felt."], request: "Local anaesthetic please.")
    }

    @Sendable private static func kidneyDisease(_ pen: inout Pen) -> Draft {
        let rate = pen.number(18...42)
        let ratio = pen.number(72...310)
        return Draft(
            reason: "eGFR has fallen from \(rate + pen.number(12...24)) to \(rate) in a year; ACR \(ratio).",
            history: [
                """
                No symptoms. \(pen.pick(["Diabetic 14 years.", "Not diabetic.",
                "Takes ibuprofen for the back; stopped now."])) No stones or infections. \
                \(pen.pick(["Uncle on dialysis.", "No kidney disease in the family."]))
                """
            ],
            examination: ["BP \(pen.pressure()), ankles clear, no bruits."],
            tests: [
                """
                Ultrasound: \(pen.pick(["two small smooth kidneys", "normal size", "right 8.1 cm, left 10.9 cm"])). \
                Dipstick protein 3+, blood \(pen.pick(["neg", "2+"])).
                """
            ],
            medicines: ["Losartan 100 mg once daily", "Dapagliflozin 10 mg once daily"],
            request: "Please advise on cause and monitoring.",
            results: ["eGFR": "\(rate)", "Urine ACR": "\(ratio) mg/mmol", "Creatinine": "\(5600 / rate)"])
    }
}
