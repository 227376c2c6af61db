// Stories for orthopaedics, rheumatology, pain and neurology.

internal import ReferralDomain

extension ClinicalStories {
    static let bones = [
        ClinicalStory("knee", "ORTHOPAEDICS", "KNEE", .routine, "Osteoarthritis of the knee", 54...88, knee),
        ClinicalStory("hip", "ORTHOPAEDICS", "HIP", .routine, "Hip osteoarthritis for replacement", 52...90, hip),
        ClinicalStory(
            "shoulder", "ORTHOPAEDICS", "SHOULDER_AND_ELBOW", .routine, "Rotator cuff tear", 38...78, shoulder),
        ClinicalStory(
            "carpal-tunnel", "ORTHOPAEDICS", "HAND_AND_WRIST", .routine, "Carpal tunnel syndrome", 30...82, carpalTunnel
        ),
        ClinicalStory(
            "joint-swelling", "RHEUMATOLOGY", "INFLAMMATORY_ARTHRITIS", .urgent, "Early inflammatory arthritis",
            22...80,
            earlyArthritis),
        ClinicalStory(
            "osteoporosis", "RHEUMATOLOGY", "BONE_OSTEOPOROSIS", .routine, "Osteoporosis with fracture", 60...92,
            osteoporosis),
        ClinicalStory(
            "pain", "PAIN_MANAGEMENT", "PAIN_MANAGEMENT_2", .routine, "Chronic widespread pain", 25...80, chronicPain),
    ]

    static let nerves = [
        ClinicalStory("migraine", "NEUROLOGY", "HEADACHE", .routine, "Chronic migraine", 18...60, migraine),
        ClinicalStory("first-fit", "NEUROLOGY", "EPILEPSY", .urgent, "First seizure", 17...75, firstFit),
        ClinicalStory(
            "tremor", "NEUROLOGY", "PARKINSONS_MOVEMENT_DISORDERS", .routine, "Possible Parkinson's disease", 55...88,
            tremor),
        ClinicalStory(
            "tia", "NEUROLOGY", "TRANSIENT_ISCHAEMIC_ATTACK", .urgent, "Possible TIA", 50...92, passingStroke),
    ]

    @Sendable private static func knee(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        let yards = pen.pick(["50 yards", "a quarter of a mile", "round the house", "ten minutes"])
        let score = pen.number(8...24)
        return Draft(
            reason: "I refer this \(pen.who) with a painful \(side) knee for consideration of replacement.",
            history: [
                """
                Pain for \(pen.number(2...9)) years, worse for \(pen.months()). Walks \(yards) with \
                \(pen.pick(["a stick", "two sticks", "no aid"])), \
                woken most nights. Physiotherapy done, \(pen.pick(["two steroid injections",
                "one injection, no benefit", "declined injection"])), \
                weight \(pen.pick(["down by 6 kg", "unchanged", "up, because of inactivity"])).
                """,
                "Oxford knee score \(score).",
            ],
            examination: [
                """
                BMI \(pen.number(23...41)). \(pen.pick(["Varus", "Valgus", "Straight"])) knee, effusion, flexion \
                \(pen.number(80...120)), fixed \(pen.number(0...15)) degrees. Hip moves freely.
                """
            ],
            tests: [
                """
                Weight-bearing films: \(pen.pick(["medial compartment loss", "tricompartmental change",
                "Kellgren-Lawrence 4"])).
                """
            ],
            medicines: [
                pen.pick(["Naproxen 500 mg twice daily", "Co-codamol 30/500 two four times daily"]),
                "Topical ibuprofen",
            ],
            request: "\(pen.capHe) has read the decision aid and wants surgery.")
    }

    @Sendable private static func hip(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: "Please see regarding \(side) hip replacement.",
            history: [
                """
                Groin pain to the knee, \(pen.months()). Cannot put on the \(side) sock. \
                \(pen.pick(["Cares for spouse with dementia.", "Off work since summer.", "Has stopped bowling."])) \
                Other hip replaced: \(pen.pick(["no", "yes, 2014", "yes, doing well"])).
                """
            ],
            examination: [
                """
                Trendelenburg \(pen.pick(["positive", "negative"])), internal rotation nil, flexion \
                \(pen.number(60...95)). Pulses present, skin intact.
                """
            ],
            tests: [
                """
                Pelvis film: \(pen.pick(["bone on bone", "severe loss of joint space",
                "cystic change and osteophytes"])).
                """
            ],
            medicines: [
                pen.pick(["Paracetamol 1 g four times daily", "Buprenorphine 10 microgram/hour patch weekly"])
            ],
            request: """
                Fit for anaesthetic as far as I can tell. \(pen.pick(["Would travel for a shorter wait.",
                "Prefers Referton only."]))
                """)
    }

    @Sendable private static func shoulder(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        let event = pen.pick([
            "fell from a ladder", "caught a falling box", "was pulled over by the dog", "recalls no injury",
        ])
        return Draft(
            reason: "\(side.uppercased()) shoulder, probable cuff tear, in this \(pen.who).",
            history: [
                """
                \(pen.capHe) \(event) and has been unable to lift the arm above the shoulder for \(pen.weeks()). \
                Dominant hand \(pen.pick(["right", "left"])). Job affected: \(pen.occupation).
                """
            ],
            examination: [
                """
                Active abduction \(pen.number(30...80)), passive full. Weak external rotation. Neck normal, no \
                wasting of the hand.
                """
            ],
            tests: [
                """
                Ultrasound: \(pen.pick(["full thickness supraspinatus tear \(pen.number(9...30)) mm",
                "partial tear, bursitis", "awaited"])).
                """
            ],
            medicines: ["Ibuprofen 400 mg when required"],
            request: "Is this one for repair? Physiotherapy has been arranged meanwhile.")
    }

    @Sendable private static func carpalTunnel(_ pen: inout Pen) -> Draft {
        let hand = pen.pick(["right hand", "left hand", "both hands, right worse"])
        return Draft(
            reason: "Numb fingers at night, \(hand), for \(pen.months()).",
            history: [
                """
                Shakes the hand to get relief. Splint for eight weeks, \(pen.pick(["one injection",
                "no injection wanted"])). Drops cups. Work: \(pen.occupation).
                """
            ],
            examination: [
                """
                \(pen.pick(["Thenar wasting.", "No wasting."])) Phalen positive within \(pen.number(10...40)) \
                seconds.
                """
            ],
            tests: pen.chance(40) ? ["Nerve conduction: moderate median neuropathy at the wrist."] : [],
            request: "For decompression under local please.")
    }

    @Sendable private static func earlyArthritis(_ pen: inout Pen) -> Draft {
        let protein = pen.number(14...88)
        let antibody = pen.pick([">340", "112", "negative", "awaited"])
        return Draft(
            reason: "Early arthritis clinic please: swollen small joints for \(pen.weeks()) in this \(pen.who).",
            history: [
                """
                Morning stiffness \(pen.number(1...3)) hours, cannot make a fist, trouble with buttons. \
                \(pen.pick(["Aunt has rheumatoid.", "No family history.", "Recent gastroenteritis abroad."])) No \
                rash, eyes fine.
                """
            ],
            examination: [
                """
                Synovitis of \(pen.number(3...9)) MCPs and \(pen.pick(["both wrists", "left wrist",
                "MTP squeeze positive"])). Temperature normal.
                """
            ],
            tests: ["CRP \(protein), anti-CCP \(antibody), rheumatoid factor \(pen.pick(["positive", "negative"]))."],
            medicines: ["Naproxen 500 mg twice daily", "Omeprazole 20 mg once daily"],
            request: "I have not given steroids so as not to mask signs. Hepatitis serology sent.",
            results: ["CRP": "\(protein)"])
    }

    @Sendable private static func osteoporosis(_ pen: inout Pen) -> Draft {
        let score = pen.tenths(26...41)
        return Draft(
            reason: """
                Bone clinic: this \(pen.who) has broken \(pen.pick(["a wrist", "two vertebrae", "a hip",
                "a humerus"])) after a fall from standing.
                """,
            history: [
                """
                T score at the spine minus \(score). \(pen.pick(["Could not tolerate alendronic acid.",
                "Broke it while taking alendronic acid for six years.", "eGFR too low for a bisphosphonate."])) \
                \(pen.pick(["Menopause at 41.", "Long steroids for polymyalgia.", "Coeliac disease."]))
                """
            ],
            examination: ["Lost \(pen.number(2...8)) cm in height, kyphosis, gait steady."],
            tests: ["Calcium, vitamin D, TFT, myeloma screen and coeliac serology normal."],
            medicines: ["Calcium carbonate and colecalciferol one twice daily"],
            request: "Please advise on parenteral treatment. Dentist has seen \(pen.him).")
    }

    @Sendable private static func chronicPain(_ pen: inout Pen) -> Draft {
        let dose = pen.number(40...160)
        return Draft(
            reason: "Pain management programme requested for this \(pen.who).",
            history: [
                """
                Pain since \(pen.pick(["a road accident in 2019", "spinal surgery", "shingles", "lifting a cot"])). \
                MRI \(pen.pick(["shows nothing surgical", "mild degenerative change"])); seen by orthopaedics and \
                discharged. Sleeps four hours. \
                Morphine equivalent \(dose) mg a day, which \(pen.he) agrees does not help much.
                """,
                "Depression, PHQ-9 \(pen.number(9...23)). No current suicidal thoughts.",
            ],
            examination: ["Widespread tenderness, power and reflexes normal, no red flags."],
            medicines: [
                """
                Morphine sulfate modified release \(dose / 2) mg twice daily
                """, "Amitriptyline 20 mg at night", "Pregabalin 150 mg twice daily",
            ],
            request: "Help with reducing opioids and living with pain. I am not asking for injections.")
    }

    @Sendable private static func migraine(_ pen: inout Pen) -> Draft {
        let days = pen.number(12...24)
        let tried = pen.random.some(3, of: ["propranolol", "topiramate", "amitriptyline", "candesartan"]).joined(
            separator: ", ")
        return Draft(
            reason: "This \(pen.who) has \(days) headache days a month in spite of \(tried).",
            history: [
                """
                \(pen.side().opening)-sided, throbbing, with vomiting and zigzag lines. Uses a triptan \
                \(pen.number(4...14)) days a month. No morning headache, weight steady, no fits. \
                \(pen.pick(["Losing pay.", "Failing the course.", "Family worried about a tumour."]))
                """
            ],
            examination: ["Fundi normal, cranial nerves and limbs normal, BP \(pen.pressure())."],
            medicines: ["Sumatriptan 50 mg when required"],
            request: "Would \(pen.he) qualify for botulinum toxin or one of the newer injections?")
    }

    @Sendable private static func firstFit(_ pen: inout Pen) -> Draft {
        let witness = pen.pick(["wife", "flatmate", "bus passengers", "mother", "colleague"])
        return Draft(
            reason: "First fit clinic: collapse with shaking \(pen.number(2...12)) days ago.",
            history: [
                """
                Witnessed by \(witness): stiff, blue, then jerking of all limbs for \(pen.number(1...4)) minutes, \
                bitten tongue, confused for \
                half an hour. \(pen.pick(["Slept badly the week before.", "Had stopped drinking two days earlier.",
                "No trigger."])) A&E: CT head and ECG normal.
                """
            ],
            examination: ["Neurologically normal, BP \(pen.pressure()), no murmur."],
            social: "\(pen.home()) Occupation: \(pen.occupation). Told not to drive and to inform DVLA.",
            request: "EEG and opinion please. I have advised no baths or heights and given the leaflet.")
    }

    @Sendable private static func tremor(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: "Shaking \(side) hand and slowness over \(pen.months()).",
            history: [
                """
                Smaller handwriting, \(pen.pick(["acts out dreams", "lost sense of smell", "constipated",
                "shuffles at doorways"])). Family say the face has changed. Not on any drug that would cause it.
                """
            ],
            examination: [
                """
                Rest tremor, cogwheel at the \(side) wrist, reduced arm swing. BP \(pen.pressure()) lying, \
                \(pen.number(100...118))/64 standing.
                """
            ],
            tests: ["TFT and copper studies normal."],
            request: "I have not started treatment, as I understand you wish to see people untreated.")
    }

    @Sendable private static func passingStroke(_ pen: inout Pen) -> Draft {
        let side = pen.side()
        return Draft(
            reason: """
                TIA clinic. \(side.opening) arm weakness and slurred speech for \(pen.number(5...50)) minutes on \
                \(pen.day.adding(days: -pen.number(1...4)).slashed).
                """,
            history: [
                """
                Full recovery before anyone arrived. \(pen.pick(["One similar spell last month.", "Never before."])) \
                \(pen.pick(["Known AF, not anticoagulated.", "Pulse regular.", "Hypertensive."])) Stopped driving.
                """
            ],
            examination: ["BP \(pen.pressure()), no residual deficit, \(pen.pick(["carotid bruit", "no bruit"]))."],
            tests: ["Glucose \(pen.tenths(48...96))."],
            medicines: ["Aspirin 300 mg started today", "Atorvastatin 80 mg at night"],
            request: "Please see within the day if you can. Told to ring 999 if it recurs.")
    }
}
