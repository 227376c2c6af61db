// The model's table: which roles do an act, from which states on each side of a referral, and where it leads.

import ReferralDomain

/// A row of the model's table.
struct ModelRow {
    var roles: Set<Role>
    /// Needs a clinician, or a delegation of one.
    var isClinical: Bool
    var from: [Role.Side: Set<ReferralState>]
    /// nil where the state stays, or where the words of the act decide.
    var leadsTo: ReferralState?
}

/// Twelve states by one letter each.
private let letters: [Character: ReferralState] = [
    "N": .notBooked, "B": .booked, "D": .deferredToProvider, "W": .awaitingTriage, "T": .triagedProviderToAction,
    "V": .triageResponse, "R": .rejected, "P": .appointmentCancelledByPatient, "H": .appointmentCancelledByProvider,
    "M": .didNotAttend, "A": .assessmentResult, "X": .cancelledReferral,
]

private let roles: [Character: Role] = [
    "k": .clerk, "t": .triage, "c": .clinician, "s": .supervisor, "r": .referrer, "a": .referrerAdmin,
]

/// Act, roles (`!` for a clinical act), from which states for the provider and for the referrer, and to which.
private let table = """
    accept                          tc!    B            -            =
    reject                          tc!    B            -            R
    cancel-appointment-action-later tc!    B            -            T
    accept-refer-book-later         tc!    WD           -            T
    return-to-referrer-with-advice  tc!    WD           -            V
    refer-book-now                  tc!    WD           -            B
    redirect                        tc!    BWD          -            =
    record-assessment               tc!    B            -            A
    change-priority                 tc!    NBDWTVRPHMA  -            =
    cancel-referral                 tcr!   NBDWTVRPHMA  NBDWTVRPHMA  X
    book                            ktcsra NDTPHRMA     NPHRM        B
    rebook                          ktcra  B            B            B
    move-appointment                ktcs   B            -            =
    defer-to-provider               kr     N            N            D
    send-for-triage                 r      -            N            W
    cancel-appointment              ktcsr  B            B            =
    record-dna                      ktc    BM           -            M
    undo-dna                        ktc    M            -            B
    record-attendance               ktc    B            -            =
    confirm-cancelled-in-pas        ktc    NBDWTVRPHMAX -            =
    contact-attempt                 ktcs   NBDWTVRPHMA  -            =
    start-monitoring                tc!    DTPH         -            =
    validate                        ktc    NBDWTVRPHMA  -            =
    change-shortlist                r      -            NVRPHM       N
    add-letter                      ktcr   NBDWTVRPHMA  NBDWTVRPHMA  =
    acknowledge                     ra     -            MAX          =
    add-need                        ktcs   NBDWTVRPHMA  -            =
    drop-need                       ktcs   NBDWTVRPHMA  -            =
    arrange-need                    ktcs   B            -            =
    cancel-arrangement              ktcs   NBDWTVRPHMAX -            =
    offer                           ktcs   NBDTPHRMA    -            =
    decline-offer                   ktcs   NBDTPHRMA    -            =
    told                            ktcs   NBDWTVRPHMAX -            =
    claim                           ktcsra NBDWTVRPHMAX NBDWTVRPHMAX =
    release                         ktcsra NBDWTVRPHMAX NBDWTVRPHMAX =
    assign                          ktcsra NBDWTVRPHMAX NBDWTVRPHMAX =
    snooze                          ktcsra NBDWTVRPHMA  NBDWTVRPHMA  =
    wake                            ktcsra NBDWTVRPHMAX NBDWTVRPHMAX =
    note                            ktcsra NBDWTVRPHMAX NBDWTVRPHMAX =
    hand-up                         tc!    NBDWTVRPHMA  -            =
    answer                          c!     NBDWTVRPHMAX -            =
    countersign                     c!     NBDWTVRPHMAX -            =
    """

/// The table by act.
let modelTable: [ReferralAction: ModelRow] = {
    var rows: [ReferralAction: ModelRow] = [:]
    for line in table.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 5, let action = ReferralAction(rawValue: words[0]) else { continue }
        rows[action] = ModelRow(
            roles: Set(words[1].compactMap { roles[$0] }), isClinical: words[1].hasSuffix("!"),
            from: [
                .provider: Set(words[2].compactMap { letters[$0] }),
                .referrer: Set(words[3].compactMap { letters[$0] }),
            ], leadsTo: words[4].first.flatMap { letters[$0] })
    }
    return rows
}()

extension ReferralAction {
    /// Acts on who has a referral in hand, and on what colleagues say to each other: its version stays.
    static let ofHandling: Set<ReferralAction> = [
        .claim, .release, .assign, .snooze, .wake, .note, .handUp, .answer, .countersign, .offer, .declineOffer,
    ]
    /// What is said of slots offered: only while it can be booked.
    static let ofOffers: Set<ReferralAction> = [.offer, .declineOffer]
    /// On what a patient needs.
    static let ofNeeds: Set<ReferralAction> = [.addNeed, .dropNeed, .arrangeNeed, .cancelArrangement]
    /// What a colleague's claim does not keep off.
    static let inSpiteOfClaims: Set<ReferralAction> = [.release, .assign, .note, .answer, .countersign]
    /// What is still done once an attendance is recorded.
    static let afterTheEnd = ofHandling.subtracting(ofOffers).union([
        .recordAssessment, .confirmCancelledInPAS, .told, .cancelArrangement,
    ])
    /// Facts, which are not taken back.
    static let facts: Set<ReferralAction> = [.contactAttempt, .validate, .addLetter]
    /// What is taken back of the acts on handling.
    static let handlingToUndo = ofOffers.union([.assign, .snooze, .wake])
    /// What e-RS hears by one of its calls.
    static let calls: Set<ReferralAction> = [
        .accept, .reject, .cancelAppointmentActionLater, .acceptReferBookLater, .returnToReferrerWithAdvice,
        .cancelReferral,
    ]
    /// What e-RS need not hear.
    static let untold = ofHandling.union(ofNeeds).union([
        .recordAttendance, .confirmCancelledInPAS, .contactAttempt, .validate, .acknowledge, .told, .startMonitoring,
    ])
    /// What may set another priority.
    static let settingPriority: Set<ReferralAction> = [
        .cancelAppointmentActionLater, .acceptReferBookLater, .referBookNow, .redirect, .changePriority,
    ]
}
