// The scenes of the forms that are opened from the action menu: each action that is on no key, where it may be done.

import ReferralDomain

@testable import ReferralDesk

extension Scene {
    static let actions: [Scene] = clinical + appointments + needs + referrers + hands

    /// Opens a referral by the name of its patient, and from its menu the form of an action.
    private static func menu(
        _ action: ReferralAction, _ role: Role = .clerk, of patient: String = "smi", then keys: [String] = [],
        desk: @escaping @Sendable () -> FakeDesk
    ) -> Scene {
        let made = desk()
        let actor = Actor(
            staff: FakeDesk.people[Role.allCases.firstIndex(of: role) ?? 0], role: role, organisation: "RXX")
        let id = made.referrals.keys.sorted().first {
            made.patients[$0]?.family?.lowercased().hasPrefix(patient) == true
        }
        let allowed = id.map { made.detail($0, actor) }?.actions.filter { $0.refusal == nil }.map(\.action) ?? []
        let steps = Array(repeating: "Down", count: allowed.firstIndex(of: action) ?? 0)
        return Scene(
            name: "formOf" + camel(action.rawValue), role: role,
            keys: ["Ctrl-F", patient, "Enter", "."] + steps + ["Enter"] + keys, desk: desk)
    }

    /// `cancel-referral` as `CancelReferral`.
    static func camel(_ name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// The small clinic with one referral as it has to be.
    private static func clinic(
        _ id: Int64 = 1, _ change: @escaping @Sendable (inout Referral, FakeDesk) -> Void = { _, _ in }
    ) -> @Sendable () -> FakeDesk {
        {
            let desk = FakeDesk.clinic()
            guard var referral = desk.referrals[id] else { return desk }
            change(&referral, desk)
            desk.referrals[id] = referral
            return desk
        }
    }

    // MARK: What clinicians decide

    private static let clinical: [Scene] = [
        menu(.referBookNow, .clinician, of: "bro", then: ["Enter"], desk: clinic()),
        menu(
            .cancelReferral, .clinician, then: ["1"],
            desk: clinic { _, desk in
                desk.reasons = [("DUPLICATE", "Duplicate referral"), ("PATIENT_MOVED", "The patient moved away")].map {
                    Reason(
                        list: .referralCancellation, code: $0, display: $1, type: "PROVIDER", usage: "CANCEL_REFERRAL",
                        roles: ["SPC"], commentIsMandatory: false, canCancelAppointment: true,
                        effectiveFrom: Day(number: 0), effectiveTo: nil)
                }
            }),
        menu(
            .recordAssessment, .clinician, then: ["1"],
            desk: clinic { referral, desk in
                desk.services["11010"]?.kind = .assessment
                referral.accepted = true
                referral.reviewStatus = nil
            }),
        menu(.startMonitoring, .clinician, of: "bro", then: ["1", "Tab", "Growing slowly"], desk: clinic()),
        menu(
            .convert, .clinician, then: ["Please see them."],
            desk: {
                let desk = FakeDesk.asked()
                desk.referrals[1]?.adviceMayConvert = true
                return desk
            }),
        menu(.liftFreeze, .clinician, then: ["Looked at again."], desk: clinic { _, desk in desk.frozen = [1] }),
        menu(.wrongPatientLetter, then: ["1", "Tab", "The name on it is another"], desk: clinic()),
    ]

    // MARK: Appointments

    private static let appointments: [Scene] = [
        menu(.moveAppointment, then: ["Enter"], desk: clinic()),
        menu(
            .deferToProvider, of: "bro",
            desk: clinic(5) { referral, desk in
                referral.state = .notBooked
                desk.slots = []
            }),
        menu(.undoDNA, desk: clinic { referral, _ in missed(&referral) }),
        menu(.confirmCancelledInPAS, desk: clinic { referral, _ in referral.cancelInPAS = true }),
        menu(.contactAttempt, then: ["w", "1", "Tab", "Rings back after work"], desk: clinic()),
        menu(.validate, then: ["1"], desk: clinic()),
        menu(.offer, of: "bro", then: ["Enter"], desk: clinic()),
        menu(.declineOffer, of: "bro", then: ["1"], desk: clinic()),
        {
            var scene = menu(.addLetter, desk: clinic { referral, _ in referral.source = .paper })
            scene.name = "addLetterElsewhere"
            return scene
        }(),
    ]

    @Sendable private static func missed(_ referral: inout Referral) {
        referral.state = .didNotAttend
        referral.appointment?.status = .noshow
        referral.appointment?.start = FakeDesk.now.adding(seconds: -7_200)
    }

    // MARK: What the patient needs

    private static let needs: [Scene] = [
        menu(.addNeed, then: ["1", "Tab", "Welsh"], desk: clinic()),
        menu(.dropNeed, then: ["1"], desk: clinic { referral, _ in wanting(&referral) }),
        menu(
            .arrangeNeed, then: ["1", "Tab", "Fenland Interpreters 4417"],
            desk: clinic { referral, _ in wanting(&referral) }),
        menu(
            .cancelArrangement, then: ["1"],
            desk: clinic { referral, _ in
                wanting(&referral)
                let visit = referral.appointment
                referral.needs[0].arrangement = NeedArrangement(
                    reference: "Fenland Interpreters 4417", start: visit?.start, slot: visit?.slot, detail: "Welsh")
            }),
    ]

    @Sendable private static func wanting(_ referral: inout Referral) {
        referral.needs = [
            PatientNeed(.interpreter, detail: "Welsh", source: .ers, since: referral.receivedAt),
            PatientNeed(.transport, detail: "from Marsh Lane", source: .staff, since: referral.receivedAt),
        ]
    }

    // MARK: What referrers do

    private static let referrers: [Scene] = [
        menu(
            .sendForTriage, .referrer, of: "bro",
            desk: clinic(5) { referral, desk in
                referral.state = .notBooked
                desk.services["11010"]?.kind = .triage
            }),
        menu(.changeShortlist, .referrer, of: "bro", desk: clinic(5) { referral, _ in referral.state = .notBooked }),
        menu(
            .acknowledge, .referrer,
            desk: clinic { referral, _ in
                referral.state = .cancelledReferral
                referral.cancelledOutside = true
                referral.appointment = nil
            }),
        menu(.sendInformation, .referrer, then: ["The photograph is attached."], desk: answered),
        menu(.closeAdvice, .referrer, desk: answered),
        menu(.createReferral, .referrer, desk: answered),
    ]

    @Sendable private static func answered() -> FakeDesk {
        let desk = FakeDesk.asked()
        desk.referrals[1]?.advice = .referrerToReviewResponse
        var message = AdviceMessage(
            at: FakeDesk.now.adding(seconds: -3_600), by: "clinician", side: .provider,
            text: "Send a photograph if it grows.")
        message.byName = "Dr Tom Lindqvist"
        desk.messages[1]?.append(message)
        return desk
    }

    // MARK: Who has it in hand

    private static let hands: [Scene] = [
        menu(.claim, desk: clinic()),
        menu(
            .release,
            desk: clinic { _, desk in
                let end = FakeDesk.now.adding(seconds: 1_200)
                desk.claims[1] = Claim(
                    by: FakeDesk.people[0], since: FakeDesk.now.adding(seconds: -240), until: end,
                    end: BootMoment(id: "stated", seconds: end.seconds))
            }),
        menu(
            .wake,
            desk: clinic { _, desk in
                desk.snoozes[1] = Snooze(
                    until: FakeDesk.now.adding(seconds: 5 * 86_400), reason: "Rings after the holiday",
                    by: FakeDesk.people[0], since: FakeDesk.now.adding(seconds: -86_400))
            }),
        Scene(name: "bulkNote", keys: ["1", "*", "w", "Rung on Monday"], desk: { .clinic() }),
        Scene(name: "bulkNever", keys: ["1", "*", "b"], desk: { .clinic() }),
    ]
}
