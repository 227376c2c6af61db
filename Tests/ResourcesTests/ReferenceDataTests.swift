// Checks the compiled reference data against the published counts and facts, so that a slip of the pen shows.
import Resources
import Testing

private func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (2000...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
}

private func reason(_ list: String, _ code: String) throws -> ReasonRecord {
    try #require(ReferenceData.reasons.first { $0.list == list && $0.code == code })
}

@Test func `every list has as many codes as are published`() {
    let lists = Dictionary(grouping: ReferenceData.reasons, by: \.list).mapValues(\.count)
    #expect(
        lists == [
            "APPOINTMENT-CANCELLATION-REASON": 36, "REFERRAL-CANCELLATION-REASON": 18,
            "APPOINTMENT-NON-ATTENDANCE-REASON": 8,
        ])
    #expect(ReferenceData.specialties.count == 93)
    #expect(ReferenceData.clinicTypes.count == 672)
    #expect(ReferenceData.clinicTypes.count { $0.isEffective(on: "2020-05-18") } == 388)
    #expect(ReferenceData.priorities.map(\.rank) == [3, 2, 1])
}

@Test func `no code occurs twice in its list`() {
    #expect(Set(ReferenceData.reasons.map { $0.list + "|" + $0.code }).count == ReferenceData.reasons.count)
    #expect(Set(ReferenceData.specialties.map(\.code)).count == 93)
    #expect(Set(ReferenceData.specialties.map(\.display)).count == 93)
    #expect(Set(ReferenceData.clinicTypes.map(\.code)).count == 672)
    #expect(Set(ReferenceData.bankHolidays.map(\.day)).count == ReferenceData.bankHolidays.count)
}

@Test func `every clinic type belongs to a listed specialty and every specialty has one`() {
    #expect(Set(ReferenceData.clinicTypes.map(\.specialty)) == Set(ReferenceData.specialties.map(\.code)))
}

@Test func `every date is a day and only two withdrawn clinic types end before they begin`() {
    for reason in ReferenceData.reasons {
        #expect(isDay(reason.effectiveFrom), "\(reason.code)")
        if let end = reason.effectiveTo { #expect(isDay(end) && reason.effectiveFrom <= end, "\(reason.code)") }
    }
    for type in ReferenceData.clinicTypes {
        #expect(isDay(type.effectiveFrom), "\(type.code)")
        if let end = type.effectiveTo { #expect(isDay(end), "\(type.code)") }
    }
    // Published so: two entries were withdrawn with a date before their first, so they were never in use.
    let backwards = ReferenceData.clinicTypes.filter { type in type.effectiveTo.map { $0 < type.effectiveFrom } ?? false
    }
    #expect(
        Set(backwards.map(\.code)) == ["DO_NOT_USE_AFTER_30_01_09_DYSPEPSIA", "DO_NOT_USE_HEPATOLOGY_SPECIALIST"])
    for holiday in ReferenceData.bankHolidays { #expect(isDay(holiday.day) && !holiday.name.isEmpty) }
}

@Test func `the reasons for rejecting are the five that are published`() {
    let codes = ReferenceData.reasons.filter { $0.usage == "REJECT" && $0.isEffective(on: "2026-11-03") }.map(\.code)
    #expect(
        Set(codes) == [
            "FURTHER_INFORMATION_REQUIRED", "OTHER", "OUTPATIENT_APPT_NOT_REQUIRED", "SERVICE_INAPPROPRIATE",
            "SERVICE_PREREQUISITES_NOT_COMPLETE",
        ])
}

@Test func `a patient cancellation by the referrer offers four reasons and two want a comment`() {
    let offered = ReferenceData.reasons.filter { $0.usage == "CANCEL" && $0.roles.contains("RC") }
    #expect(offered.count == 4)
    #expect(
        Set(offered.filter(\.commentIsMandatory).map(\.code))
            == ["PATIENT_OTHER_ENGAGEMENT", "PATIENT_APPOINTMENT_CANCELLATION_OTHER"])
}

@Test func `nine reasons end a triage and none of them may cancel an appointment`() {
    let triage = ReferenceData.reasons.filter { $0.type == "PROVIDER_TRIAGE" }
    #expect(triage.count == 9)
    #expect(triage.allSatisfy { !$0.canCancelAppointment && $0.roles == ["SPC", "SPCA", "APP"] })
    #expect(triage.filter { !$0.commentIsMandatory }.map(\.code) == ["TRIAGE_ENDED"])
    #expect(ReferenceData.reasons.count(where: \.canCancelAppointment) == 9)
}

@Test func `ended reasons keep their last day`() throws {
    let appointment = "APPOINTMENT-CANCELLATION-REASON"
    let ended = try reason(appointment, "ADDITIONAL_REQ_NOT_AVAILABLE")
    #expect(ended.effectiveTo == "2007-06-25" && ended.type == "PROVIDER")
    #expect(ended.isEffective(on: "2007-06-25") && !ended.isEffective(on: "2007-06-26"))
    #expect(try reason(appointment, "WRONG_PROVIDER").effectiveTo == "2004-06-13")
    let moved = try reason("APPOINTMENT-NON-ATTENDANCE-REASON", "OTHER_MIGRATION_FROM_CAB")
    #expect(moved.effectiveTo == "2012-01-31")
    #expect(try reason("REFERRAL-CANCELLATION-REASON", "RAISED_IN_ERROR").roles == ["RC", "RCA"])
}

@Test func `the contact days are those of the published table`() {
    let days = ReferenceData.priorities.map { [$0.deferToProviderContactDays, $0.triageContactDays] }
    #expect(ReferenceData.priorities.map(\.code) == ["TWO_WEEK_WAIT", "URGENT", "ROUTINE"])
    #expect(days == [[5, 2], [10, 5], [40, 40]])
}

@Test func `clinic types of known specialties are counted as published`() {
    func counts(_ specialty: String) -> [Int] {
        let types = ReferenceData.clinicTypes.filter { $0.specialty == specialty }
        return [types.count { $0.effectiveTo == nil }, types.count]
    }
    #expect(counts("2WW") == [15, 16])
    #expect(counts("CARDIOLOGY") == [10, 12])
    #expect(counts("CHILDRENS_ADOLESCENT_SERVICES") == [30, 47])
    #expect(counts("WELL_BABIES")[0] == 0)
    let pain = ReferenceData.clinicTypes.first { $0.code == "RAPID_ACCESS_CHEST_PAIN_INC_EXERCISE_ECG" }
    #expect(pain?.display == "Rapid Access Chest Pain")
}

@Test func `the bank holidays hold the days that no rule would find`() {
    let days = Dictionary(uniqueKeysWithValues: ReferenceData.bankHolidays.map { ($0.day, $0.name) })
    #expect(ReferenceData.bankHolidays.count == 140)
    #expect(ReferenceData.bankHolidays.map(\.day) == ReferenceData.bankHolidays.map(\.day).sorted())
    for day in ["2012-06-05", "2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08", "2026-12-28", "2028-01-03"] {
        #expect(days[day] != nil, "\(day)")
    }
    #expect(days["2020-05-04"] == nil)
    #expect(days["2026-05-04"] == "Early May bank holiday")
}
