// The e-RS specialties, one a line: code|display. Four displays are official; the published list of clinic types
// names the others by code only, so theirs are made from the words of the code.
extension SpecialtyTables {
    static let all = """
        2WW|2WW
        ADULT_MENTAL_ILLNESS|Adult Mental Illness
        ALLERGY|Allergy
        AUDIOLOGICAL_MEDICINE|Audiological Medicine
        BONE_AND_MARROW_TRANSPLANTATION|Bone and Marrow Transplantation
        BURNS_CARE|Burns Care
        CARDIOLOGY|Cardiology
        CHEMICAL_PATHOLOGY|Chemical Pathology
        CHILDRENS_ADOLESCENT_SERVICES|Children's and Adolescent Services
        CHILD_AND_ADOLESCENT_PSYCHIATRY|Child and Adolescent Psychiatry
        CLINICAL_IMMUNOLOGY_AND_ALLERGY|Clinical Immunology and Allergy
        CLINICAL_MICROBIOLOGY|Clinical Microbiology
        CLINICAL_ONCOLOGY|Clinical Oncology
        CLINICAL_PHARMACOLOGY|Clinical Pharmacology
        CLINICAL_PHYSIOLOGY|Clinical Physiology
        COMMUNITY_HEALTHCARE|Community Healthcare
        COMPLEMENTARY_MEDICINE|Complementary Medicine
        DENTAL_MEDICINE_SPECIALTIES|Dental Medicine Specialties
        DENTISTRY_AND_ORTHODONTICS|Dentistry and Orthodontics
        DERMATOLOGY|Dermatology
        DIABETIC_MEDICINE|Diabetic Medicine
        DIAGNOSTIC_ENDOSCOPY|Diagnostic Endoscopy
        DIAGNOSTIC_IMAGING|Diagnostic Imaging
        DIAGNOSTIC_PATHOLOGY|Diagnostic Pathology
        DIAGNOSTIC_PHYSIOLOGICAL_MEASUREMENT|Diagnostic Physiological Measurement
        DIETETICS|Dietetics
        EAR_NOSE_THROAT|Ear, Nose and Throat
        ENDOCRINOLOGY_AND_METABOLIC_MEDICINE|Endocrinology and Metabolic Medicine
        FORENSIC_PSYCHIATRY|Forensic Psychiatry
        GENERAL_MEDICINE|General Medicine
        GENETICS|Genetics
        GENITO_URINARY_MEDICINE|Genito-urinary Medicine
        GERIATRIC_MEDICINE|Geriatric Medicine
        GI_AND_LIVER_MEDICINE_AND_SURGERY|GI and Liver (Medicine and Surgery)
        GYNAECOLOGICAL_ONCOLOGY|Gynaecological Oncology
        GYNAECOLOGY|Gynaecology
        HAEMATOLOGY|Haematology
        HAEMOPHILIA|Haemophilia
        HEALTH_PROMOTION|Health Promotion
        HEPATOBILIARY_AND_PANCREATIC_SURGERY|Hepatobiliary and Pancreatic Surgery
        HEPATOLOGY|Hepatology
        IMMUNOLOGY|Immunology
        INFECTIOUS_DISEASES|Infectious Diseases
        INTERVENTIONAL_RADIOLOGY_1|Interventional Radiology
        INTERVENTIONAL_RADIOLOGY_2|Interventional Radiology 2
        LEARNING_DISABILITIES|Learning Disabilities
        MEDICAL_ONCOLOGY|Medical Oncology
        MEDICAL_OPHTHALMOLOGY|Medical Ophthalmology
        MEDICATION_AND_PHARMACY|Medication and Pharmacy
        MENTAL_HEALTH_ADULTS_OF_ALL_AGES|Mental Health - Adults of All Ages
        MENTAL_HEALTH_CHILD_AND_ADOLESCENT|Mental Health - Child and Adolescent
        NEONATOLOGY|Neonatology
        NEPHROLOGY|Nephrology
        NEUROLOGY|Neurology
        NEUROSURGERY|Neurosurgery
        OBSTETRICS|Obstetrics
        OCCUPATIONAL_THERAPY|Occupational Therapy
        OLD_AGE_PSYCHIATRY|Old Age Psychiatry
        OPHTHALMOLOGY|Ophthalmology
        ORAL_AND_MAXILLOFACIAL_SURGERY|Oral and Maxillofacial Surgery
        ORAL_SURGERY|Oral Surgery
        ORTHODONTICS|Orthodontics
        ORTHOPAEDICS|Orthopaedics
        ORTHOTICS_AND_PROSTHETICS|Orthotics and Prosthetics
        PAEDIATRIC_CARDIOLOGY|Paediatric Cardiology
        PAEDIATRIC_DENTISTRY|Paediatric Dentistry
        PAEDIATRIC_NEUROLOGY|Paediatric Neurology
        PAEDIATRIC_SURGERY|Paediatric Surgery
        PAIN_MANAGEMENT|Pain Management
        PALLIATIVE_MEDICINE|Palliative Medicine
        PHYSIOTHERAPY|Physiotherapy
        PODIATRY|Podiatry
        PSYCHOTHERAPY|Psychotherapy
        RADIOLOGY|Radiology
        REHABILITATION|Rehabilitation
        RESPIRATORY_MEDICINE|Respiratory Medicine
        RHEUMATOLOGY|Rheumatology
        SLEEP_MEDICINE|Sleep Medicine
        SPEECH_AND_LANGUAGE_THERAPY|Speech and Language Therapy
        SPORTS_AND_EXERCISE_MEDICINE|Sports and Exercise Medicine
        SURGERY_BREAST|Surgery - Breast
        SURGERY_CARDIAC|Surgery - Cardiac
        SURGERY_CARDIOTHORACIC|Surgery - Cardiothoracic
        SURGERY_COLORECTAL|Surgery - Colorectal
        SURGERY_NOT_OTHERWISE_SPECIFIED|Surgery - Not Otherwise Specified
        SURGERY_PLASTIC|Surgery - Plastic
        SURGERY_UPPER_GI|Surgery - Upper GI
        SURGERY_VASCULAR|Surgery - Vascular
        THORACIC_SURGERY|Thoracic Surgery
        TRANSPLANTATION_SURGERY|Transplantation Surgery
        TROPICAL_MEDICINE|Tropical Medicine
        UROLOGY|Urology
        WELL_BABIES|Well Babies
        """
}
