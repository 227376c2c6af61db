// Which reasons may go with an act, by action, role, day, state and appointment, and when words are owed.
import ReferralDomain
import Testing

private func codes(
    _ action: ReferralAction, _ role: Role, _ referral: Referral, asked: CancelledBy? = nil, at moment: Instant = now
) -> Set<String> {
    Set(referral.reasons(for: action, by: actor(role), asked: asked, facts: facts(bookable, at: moment)).map(\.code))
}

private let rejections: Set<String> = [
    "FURTHER_INFORMATION_REQUIRED", "OTHER", "OUTPATIENT_APPT_NOT_REQUIRED", "SERVICE_INAPPROPRIATE",
    "SERVICE_PREREQUISITES_NOT_COMPLETE",
]
private let patientCancellations: Set<String> = [
    "PATIENT_HOLIDAY", "PATIENT_ILL", "PATIENT_OTHER_ENGAGEMENT", "PATIENT_APPOINTMENT_CANCELLATION_OTHER",
]
private let providerCancellations: Set<String> = [
    "CLINIC_CANCELLED", "CLINIC_CANCELLED_ALTERNATIVE", "CLINIC_OVERRUN", "CLINIC_OVERRUN_ALTERNATIVE",
    "SLOT_CANCELLED", "SLOT_CANCELLED_ALTERNATIVE", "ADDITIONAL_REQ_NOT_ELIGIBLE", "ADDITIONAL_REQ_NOT_PROVIDED",
    "ADDITIONAL_REQ_UNAVAILABLE", "PRIORITY_CHANGE", "PRIORITY_INAPPROPRIATE", "PROVIDER_CANCELLATION",
    "NOT_SPECIFIED",
]
private let patientEnds: Set<String> = [
    "INTEND_PRIVATE", "PATIENT_DIED", "TREATMENT_NO_LONGER_REQUIRED", "PATIENT_REQUEST_CANCELLATION_OTHER",
]
private let triageEnds: Set<String> = [
    "TRIAGE_ENDED", "STRAIGHT_TO_TEST", "BOOKED_CLINICAL_NEED", "COMMUNITY_SERVICE_NA", "OUTPATIENT_SERVICE_NA",
    "OUTPATIENT_CLINICIAN_NA", "COMPLEX_PATHWAY", "NO_LONGER_REQUIRED", "OTHER_OTHER",
]

@Test func `a rejection has its five reasons`() {
    #expect(codes(.reject, .clinician, referral(.booked)) == rejections)
    #expect(codes(.reject, .triage, referral(.booked)) == rejections)
}

@Test func `an appointment is cancelled for the patient's reasons or the provider's`() {
    for role in [Role.referrer, .clerk, .triage, .clinician] {
        #expect(codes(.cancelAppointment, role, referral(.booked), asked: .patient) == patientCancellations)
    }
    #expect(codes(.cancelAppointment, .clerk, referral(.booked), asked: .provider) == providerCancellations)
    #expect(codes(.cancelAppointment, .referrer, referral(.booked), asked: .provider).isEmpty)
}

@Test func `a redirection has its eight reasons`() {
    #expect(
        codes(.redirect, .clinician, referral(.booked))
            == Set(
                [
                    "AGE", "APPROPRIATE_CLINIC", "APPROPRIATE_SPECIALTY", "CONFIDENTIALITY", "GENDER", "OTHER",
                    "PRIORITY", "STAFF_VACATION",
                ]
                .map { "REDIRECTED_\($0)" }))
}

@Test func `a missed appointment has its seven reasons`() {
    #expect(
        codes(.recordDNA, .clerk, referral(.booked)) == [
            "CANCELLED_TOO_LATE", "ARRIVED_TOO_LATE", "PATIENT_FORGOT", "PATIENT_DIED", "PATIENT_ILL", "UNKNOWN",
            "NOT_SPECIFIED",
        ])
}

@Test func `a referral is cancelled for reasons of the side that cancels it`() {
    #expect(codes(.cancelReferral, .clinician, referral(.notBooked)) == patientEnds.union(["BOOKED_OUTSIDE_CAB"]))
    #expect(codes(.cancelReferral, .clinician, referral(.booked)) == patientEnds.union(["BOOKED_OUTSIDE_CAB"]))
    let theirs = patientEnds.union(["RAISED_IN_ERROR", "REFERRER_CANCELLATION"])
    for state in [ReferralState.notBooked, .booked, .triagedProviderToAction] {
        #expect(codes(.cancelReferral, .referrer, referral(state)) == theirs)
    }
}

@Test func `the end of triage is a reason only while the provider is to act`() {
    for role in [Role.clinician, .triage] {
        #expect(codes(.cancelReferral, role, referral(.triagedProviderToAction)).isSuperset(of: triageEnds))
        for state in ReferralState.allCases where state != .triagedProviderToAction {
            #expect(codes(.cancelReferral, role, referral(state)).isDisjoint(with: triageEnds), "\(state.rawValue)")
        }
    }
}

@Test(arguments: ReferralAction.allCases) func `acts without a reason list take no reason`(_ action: ReferralAction) {
    let listed: Set<ReferralAction> = [.reject, .redirect, .recordDNA, .cancelAppointment, .cancelReferral]
    #expect(codes(action, .clinician, referral(.booked), asked: .patient).isEmpty != listed.contains(action))
}

@Test func `a reason is used from its first day through its last`() {
    let june = referral(.booked)
    func has(_ text: String) -> Bool {
        codes(.cancelAppointment, .clerk, june, asked: .provider, at: instant(text)).contains(
            "ADDITIONAL_REQ_NOT_AVAILABLE")
    }
    #expect(!has("2004-05-31T12:00:00Z") && has("2004-06-01T12:00:00Z"))
    #expect(has("2007-06-25T22:59:59Z") && !has("2007-06-25T23:00:00Z"))
}

private func answer(_ said: ReferralCommand, _ referral: Referral, by role: Role = .clinician) -> Refusal? {
    refusal { () throws(Refusal) in try referral.deciding(said, by: actor(role), facts: facts()) }
}

@Test func `a reason is asked for, and must be one that may be used`() {
    var said = command(.reject)
    #expect(answer(said, referral(.booked)) == .reasonMissing)
    said.reason = "PATIENT_ILL"
    #expect(answer(said, referral(.booked)) == .reasonNotAllowed("PATIENT_ILL"))
    said.reason = "OTHER"
    #expect(answer(said, referral(.booked)) == nil)
    var accepted = command(.accept)
    accepted.reason = "OTHER"
    #expect(answer(accepted, referral(.booked)) == .reasonNotAllowed("OTHER"))
}

@Test func `a deferral takes the three reasons of e-RS and no other`() {
    for (code, expected) in [
        ("NO_SLOTS_AT_SERVICE", nil), ("SLOT_NOT_AVAILABLE", nil), ("BOOKING_ATTEMPT_PROBLEM", nil),
        ("TRIAGE", Refusal.reasonNotAllowed("TRIAGE")),
    ] {
        #expect(answer(command(.deferToProvider) { $0.reason = code }, referral(.notBooked), by: .referrer) == expected)
    }
    #expect(answer(command(.deferToProvider), referral(.notBooked), by: .referrer) == .reasonMissing)
}

@Test func `who cancels is asked for before why`() {
    #expect(answer(command(.cancelAppointment) { $0.reason = "PATIENT_ILL" }, referral(.booked)) == .byWhomMissing)
    let provider = command(.cancelAppointment) {
        $0.reason = "PATIENT_ILL"
        $0.by = .provider
    }
    #expect(answer(provider, referral(.booked)) == .reasonNotAllowed("PATIENT_ILL"))
}

@Test func `some reasons owe a comment, and blanks are none`() {
    for code in ["PATIENT_OTHER_ENGAGEMENT", "PATIENT_APPOINTMENT_CANCELLATION_OTHER"] {
        var said = command(.cancelAppointment) {
            $0.by = .patient
            $0.reason = code
        }
        #expect(answer(said, referral(.booked), by: .clerk) == .commentMissing)
        said.comment = " \n\t\u{A0}"
        #expect(answer(said, referral(.booked), by: .clerk) == .commentMissing)
        said.comment = "Work."
        #expect(answer(said, referral(.booked), by: .clerk) == nil)
    }
    for code in triageEnds {
        let said = command(.cancelReferral) { $0.reason = code }
        let owed: Refusal? = code == "TRIAGE_ENDED" ? nil : .commentMissing
        #expect(answer(said, referral(.triagedProviderToAction)) == owed, "\(code)")
    }
}

@Test(arguments: [
    ReferralAction.cancelAppointmentActionLater, .acceptReferBookLater, .returnToReferrerWithAdvice, .changePriority,
])
func `some acts owe a comment whatever the reason`(_ action: ReferralAction) {
    let state: ReferralState = action == .cancelAppointmentActionLater ? .booked : .deferredToProvider
    #expect(answer(command(action) { $0.priority = .routine }, referral(state)) == .commentMissing)
}

@Test func `a comment has at most 2,000 characters, and so has an instruction`() {
    func said(_ count: Int) -> ReferralCommand {
        command(.acceptReferBookLater) { $0.comment = String(repeating: "é", count: count) }
    }
    #expect(answer(said(2_000), referral(.deferredToProvider)) == nil)
    #expect(answer(said(2_001), referral(.deferredToProvider)) == .commentTooLong(limit: 2_000))
    let instruction = command(.accept) { $0.instruction = String(repeating: "x", count: 2_001) }
    #expect(answer(instruction, referral(.booked)) == .commentTooLong(limit: 2_000))
}
