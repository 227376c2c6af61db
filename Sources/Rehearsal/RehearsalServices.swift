// The invented services of the hospital with their weekly clinics, so that every story has somewhere to be booked.

/// How patients come into a service.
public enum ServiceKind: String, Sendable, CaseIterable {
    /// A slot is booked when the referral is made.
    case directlyBookable = "directly-bookable"
    /// The hospital books after the referral arrives.
    case indirectlyBookable = "indirectly-bookable"
    /// A referral assessment service: reviewed first, no slot.
    case triage
    /// A clinical assessment service: seen for assessment and sent on.
    case assessment
}

/// One weekly clinic.
public struct RehearsalClinic: Sendable, Equatable {
    /// 1 for Monday to 7 for Sunday.
    public let weekday: Int
    /// First slot, "HH:MM".
    public let from: String
    /// End of the last slot, "HH:MM".
    public let to: String
    /// Length of a slot in minutes.
    public let slotMinutes: Int
    /// Patients to a slot.
    public let capacity: Int
    /// Who holds it.
    public let clinician: String
    /// "ROUTINE", "URGENT", "TWO_WEEK_WAIT": the priorities that may take its slots.
    public let priorities: [String]
}

/// One service of the hospital.
public struct RehearsalService: Sendable, Equatable {
    /// Digits, as e-RS numbers services.
    public let id: String
    /// The name referrers search by.
    public let name: String
    /// The e-RS specialty code.
    public let specialty: String
    /// How patients come in.
    public let kind: ServiceKind
    /// The e-RS clinic type codes it takes.
    public let clinicTypes: [String]
    /// Length of an appointment in minutes.
    public let appointmentMinutes: Int
    /// The names of its clinicians.
    public let clinicians: [String]
    /// The priorities it takes.
    public let priorities: [String]
    /// The weekly clinics; a triage service has them for the booking that follows the review.
    public let clinics: [RehearsalClinic]
}

extension RehearsalOffice {
    /// The services, by id.
    public static let services: [RehearsalService] = ServiceTable.lines.split(separator: "\n").enumerated().compactMap {
        service(place: $0.offset, $0.element.split(separator: "|").map(String.init))
    }

    /// The first service that takes a story, by clinic type and priority.
    public static func service(for story: ClinicalStory) -> RehearsalService? {
        services.first { $0.clinicTypes.contains(story.clinicType) && $0.priorities.contains(story.priority) }
    }

    private static func service(place: Int, _ fields: [String]) -> RehearsalService? {
        guard fields.count == 7, let kind = ServiceKind(rawValue: fields[2]), let minutes = Int(fields[4]) else {
            return nil
        }
        let names = clinicians.filter { $0.specialty == fields[1] }.map(\.name)
        guard !names.isEmpty else { return nil }
        let codes = Dictionary(uniqueKeysWithValues: [("R", "ROUTINE"), ("U", "URGENT"), ("T", "TWO_WEEK_WAIT")])
        let priorities = fields[5].compactMap { codes[String($0)] }
        let weekly = fields[6].split(separator: ";").enumerated().compactMap { offset, text in
            clinic(text.split(separator: " ").map(String.init), minutes, names[offset % names.count], priorities, codes)
        }
        return RehearsalService(
            id: "\(90_001 + place)", name: fields[0], specialty: fields[1], kind: kind,
            clinicTypes: fields[3].split(separator: ",").map(String.init), appointmentMinutes: minutes,
            clinicians: names,
            priorities: priorities, clinics: weekly)
    }

    /// Reads "1 09:00 12:00 1" (weekday, from, to, capacity), with the priorities kept for it where they are fewer.
    private static func clinic(
        _ parts: [String], _ minutes: Int, _ name: String, _ allowed: [String], _ codes: [String: String]
    ) -> RehearsalClinic? {
        guard parts.count >= 4, let weekday = Int(parts[0]), let capacity = Int(parts[3]) else { return nil }
        let kept = parts.count > 4 ? parts[4].compactMap { codes[String($0)] } : allowed
        return RehearsalClinic(
            weekday: weekday, from: parts[1], to: parts[2], slotMinutes: minutes, capacity: capacity, clinician: name,
            priorities: kept)
    }
}

enum ServiceTable {
    /// Name, specialty, kind, clinic types, minutes, priorities (R, U, T) and clinics, each of these as weekday, from,
    /// to, capacity and, where fewer, the priorities it is kept for.
    static let lines = """
        Rapid Access Chest Pain Clinic|CARDIOLOGY|directly-bookable|RAPID_ACCESS_CHEST_PAIN_INC_EXERCISE_ECG|30|U|\
        1 09:00 12:30 1;4 13:30 16:30 1
        General Cardiology and Heart Failure|CARDIOLOGY|triage|ARRHYTHMIA,HEART_FAILURE,VALVE_DISORDERS,\
        ISCHAEMIC_HEART_DISEASE,HYPERTENSION_1|30|RU|2 09:00 12:30 1;3 13:30 17:00 1;5 09:00 11:00 1 U
        Respiratory Medicine|RESPIRATORY_MEDICINE|indirectly-bookable|COPD,ASTHMA,INTERSTITIAL_LUNG_DISEASE|30|RU|\
        1 13:30 16:30 1;4 09:00 12:00 1;4 12:00 13:00 1 U
        Dermatology|DERMATOLOGY|triage|ECZEMA_AND_DERMATITIS,PSORIASIS,ACNE,BASAL_CELL_CARCINOMA_1|15|RU|\
        1 09:00 12:00 1;2 13:30 16:30 2;5 09:00 12:00 1
        Ear Nose and Throat|EAR_NOSE_THROAT|directly-bookable|NOSE_SINUS,EAR,BALANCE_DIZZINESS,TINNITUS|20|RU|\
        2 09:00 12:00 1;3 09:00 12:00 1;4 13:30 15:30 1 U
        Cataract Service, St Clement's|OPHTHALMOLOGY|directly-bookable|CATARACT|20|R|3 09:00 17:00 2
        Glaucoma and Medical Retina|OPHTHALMOLOGY|indirectly-bookable|GLAUCOMA,DIABETIC_MEDICAL_RETINA,\
        OTHER_MEDICAL_RETINA|20|RU|1 09:00 12:00 1;5 13:30 16:30 1;2 08:30 09:30 1 U
        Hip and Knee Clinic|ORTHOPAEDICS|directly-bookable|HIP,KNEE|20|R|1 09:00 12:40 1;3 13:30 16:30 1
        Musculoskeletal Assessment Service|ORTHOPAEDICS|assessment|SHOULDER_AND_ELBOW,HAND_AND_WRIST,\
        SPINE_BACK_PAIN_NOT_SCOLIOSIS_DEFORM|40|RU|1 08:30 12:30 2;2 13:00 17:00 2;4 08:30 12:30 2
        Rheumatology and Early Arthritis|RHEUMATOLOGY|indirectly-bookable|INFLAMMATORY_ARTHRITIS,BONE_OSTEOPOROSIS,\
        MUSCULOSKELETAL_2|30|RU|2 09:00 12:30 1;4 13:30 16:30 1;5 09:00 10:30 1 U
        Pain Management|PAIN_MANAGEMENT|assessment|PAIN_MANAGEMENT_2|45|R|3 09:00 12:00 1
        Neurology|NEUROLOGY|triage|HEADACHE,EPILEPSY,PARKINSONS_MOVEMENT_DISORDERS,NEUROMUSCULAR|30|RU|\
        1 09:00 12:30 1;4 09:00 12:30 1;5 13:30 15:30 1 U
        Daily TIA Clinic|NEUROLOGY|directly-bookable|TRANSIENT_ISCHAEMIC_ATTACK|30|U|1 08:30 10:30 1;2 08:30 10:30 1;\
        3 08:30 10:30 1;4 08:30 10:30 1;5 08:30 10:30 1;6 09:00 10:00 1;7 09:00 10:00 1
        Gynaecology|GYNAECOLOGY|directly-bookable|MENSTRUAL_DISORDERS,UROGYNAECOLOGY_PROLAPSE,PELVIC_PAIN|20|RU|\
        2 09:00 12:20 1;4 13:30 16:30 1;3 17:00 19:00 1 R
        Urology|UROLOGY|indirectly-bookable|PROSTATE,URINARY_CALCULUS|20|RU|1 13:30 16:30 1;5 09:00 12:00 1
        Vasectomy Service, Slotwick|UROLOGY|directly-bookable|VASECTOMY|30|R|6 09:00 13:00 1
        Renal Medicine Advice and Clinic|NEPHROLOGY|triage|NEPHROLOGY_2,HYPERTENSION_3|30|RU|3 13:30 16:30 1
        Gastroenterology and Liver|GI_AND_LIVER_MEDICINE_AND_SURGERY|triage|INFLAMMATORY_BOWEL_DISEASE_IBD,HEPATOLOGY,\
        LOWER_GI_MEDICAL_EXCL_IBD|30|RU|2 13:30 17:00 1;5 09:00 12:00 1
        Gallbladder Surgery|GI_AND_LIVER_MEDICINE_AND_SURGERY|directly-bookable|GALLSTONES|20|R|4 09:00 12:00 1
        Endocrinology|ENDOCRINOLOGY_AND_METABOLIC_MEDICINE|indirectly-bookable|THYROID_PARATHYROID_2,\
        PITUITARY_HYPOTHALAMIC|30|RU|1 09:00 12:00 1;3 09:00 12:00 1
        Type 1 Diabetes Clinic|DIABETIC_MEDICINE|indirectly-bookable|TYPE_1_DIABETES|40|RU|4 14:00 18:00 1
        Suspected Cancer: Breast|2WW|directly-bookable|2WW_BREAST|20|T|1 09:00 13:00 2;4 09:00 13:00 2
        Suspected Cancer: Skin|2WW|directly-bookable|2WW_SKIN|15|T|2 09:00 12:00 1;5 13:30 16:30 1
        Suspected Cancer: Lower GI Straight to Test|2WW|triage|2WW_LOWER_GI|20|T|3 09:00 12:00 1
        Suspected Cancer: Lung|2WW|triage|2WW_LUNG|30|T|2 13:30 16:30 1
        Suspected Cancer: Head and Neck|2WW|directly-bookable|2WW_HEAD_AND_NECK|20|T|1 13:30 16:30 1;5 09:00 11:00 1
        Suspected Cancer: Upper GI|2WW|indirectly-bookable|2WW_UPPER_GI|20|T|4 13:30 16:30 1
        Suspected Cancer: Urology|2WW|directly-bookable|2WW_UROLOGY|30|T|3 09:00 12:00 1;5 09:00 12:00 1
        Suspected Cancer: Gynaecology|2WW|directly-bookable|2WW_GYNAECOLOGY|20|T|2 09:00 12:00 1
        Children's Clinic|CHILDRENS_ADOLESCENT_SERVICES|indirectly-bookable|RESPIRATORY_1,GASTROENTEROLOGY_1|30|RU|\
        1 09:00 12:00 1;3 15:30 18:00 1
        Community Paediatrics|CHILDRENS_ADOLESCENT_SERVICES|triage|COMMUNITY_PAEDIATRIC|60|R|\
        2 09:00 12:00 1;4 13:00 16:00 1
        Breast Family History Clinic|SURGERY_BREAST|indirectly-bookable|FH_OF_BREAST_CANCER_NON_2WW|30|R|5 13:30 16:30 1
        Vascular Surgery|SURGERY_VASCULAR|directly-bookable|VARICOSE_VEINS,ARTERIAL|20|RU|3 13:30 16:30 1
        Falls and Frailty|GERIATRIC_MEDICINE|assessment|FALLS|60|RU|2 09:00 13:00 1;4 09:00 13:00 1
        Sleep Clinic|SLEEP_MEDICINE|indirectly-bookable|SLEEP_APNOEA_SLEEP_DISORDERED_BREATHING|30|R|5 09:00 12:00 1
        """
}

enum ClinicianTable {
    static let rows = lines.split(separator: "\n").map { line in
        let fields = line.split(separator: "|").map(String.init)
        return RehearsalClinician(name: fields[0], title: fields[1], specialty: fields[2])
    }

    private static let lines = """
        Dr Folasade Afolabi|Consultant cardiologist|CARDIOLOGY
        Dr Emyr Gwynne|Consultant cardiologist|CARDIOLOGY
        Dr Priya Desai|Consultant chest physician|RESPIRATORY_MEDICINE
        Dr Hannah Oakes|Consultant dermatologist|DERMATOLOGY
        Dr Tareq Mansour|Consultant dermatologist|DERMATOLOGY
        Mr Seán Brennan|Consultant ENT surgeon|EAR_NOSE_THROAT
        Ms Mei-Ling Chan|Consultant ophthalmologist|OPHTHALMOLOGY
        Mr Jürgen Müller|Consultant ophthalmologist|OPHTHALMOLOGY
        Mr Gurdeep Sandhu|Consultant orthopaedic surgeon|ORTHOPAEDICS
        Miss Carys Bowen|Consultant orthopaedic surgeon|ORTHOPAEDICS
        Delroy Francis|Advanced physiotherapy practitioner|ORTHOPAEDICS
        Dr Grażyna Nowak|Consultant rheumatologist|RHEUMATOLOGY
        Dr Neil Barnes|Consultant in pain medicine|PAIN_MANAGEMENT
        Dr Khaled El-Sayed|Consultant neurologist|NEUROLOGY
        Dr Rebecca Shaw|Consultant neurologist|NEUROLOGY
        Miss Ngozi Okonkwo|Consultant gynaecologist|GYNAECOLOGY
        Mr Rajesh Patel|Consultant urologist|UROLOGY
        Sister Bríd Murphy|Urology specialist nurse|UROLOGY
        Dr Zsófia Kovács|Consultant nephrologist|NEPHROLOGY
        Dr Usman Qureshi|Consultant gastroenterologist|GI_AND_LIVER_MEDICINE_AND_SURGERY
        Mr Wojciech Dąbrowski|Consultant surgeon|GI_AND_LIVER_MEDICINE_AND_SURGERY
        Dr Inês Ferreira|Consultant endocrinologist|ENDOCRINOLOGY_AND_METABOLIC_MEDICINE
        Dr Simon Holroyd|Consultant diabetologist|DIABETIC_MEDICINE
        Miss Layla Al-Rashid|Consultant breast surgeon|2WW
        Mr Babatunde Eze|Consultant surgeon, cancer pathways|2WW
        Sister Gloria Campbell|Cancer pathway nurse|2WW
        Dr Ffion Morgan-Rees|Consultant paediatrician|CHILDRENS_ADOLESCENT_SERVICES
        Dr Ayesha Chowdhury|Consultant community paediatrician|CHILDRENS_ADOLESCENT_SERVICES
        Miss Layla Al-Rashid|Consultant breast surgeon|SURGERY_BREAST
        Mr Andrei Ionescu|Consultant vascular surgeon|SURGERY_VASCULAR
        Dr Geoffrey Entwistle|Consultant geriatrician|GERIATRIC_MEDICINE
        Dr Wai-Yee Ng|Consultant in sleep medicine|SLEEP_MEDICINE
        """
}
