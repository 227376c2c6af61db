// The model's values: a referral as plain fields, who has it in hand on each side, and what was said and sent about it.

import ReferralDomain

/// An appointment of the model.
struct ModelVisit: Equatable {
    var slot: String
    var start: Instant
    var end: Instant
    var status: Appointment.Status

    var isLive: Bool { status == .booked || status == .requested }
}

/// The 18-week clock of the model.
struct ModelClock: Equatable {
    enum Stop { case sentBack, handedBack, died, monitoring, other }

    var start: Instant?
    var nullified: Instant?
    var restart: Instant?
    var stop: Instant?
    var stoppedBy: Stop?
    var firstSeen: Instant?
    var firstMissed: Instant?
}

/// What an act changes and undo puts back: everything of a referral but its version.
struct ModelCase: Equatable {
    var state: ReferralState
    var since: Instant
    var reason: String?
    var comment: String?
    var instruction: String?
    var priority: Priority?
    var service: String?
    var shortlist: [String] = []
    var letter: ClinicalInformation?
    var letterFirst: Instant?
    var letterLast: Instant?
    var review: ReviewStatus?
    var accepted = false
    var returned = false
    var acknowledged = false
    var cancelledOutside = false
    var cancelInPAS = false
    var outcome: String?
    var deferredAt: Instant?
    var lastContact: Instant?
    /// When the patient was last asked whether it is still needed, and what they said.
    var validated: Instant?
    var validation: String?
    var visit: ModelVisit?
    var needs: [ModelNeed] = []
    var clock = ModelClock()

    var hasLetter: Bool { letter == .present || letter == .notApplicable }
    var liveVisit: ModelVisit? { visit.flatMap { $0.isLive ? $0 : nil } }

    /// An ended referral that its referrer has yet to take note of.
    var awaitsReferrer: Bool {
        !acknowledged
            && (state == .assessmentResult && reason == "ADVISE_REFERRER"
                || state == .cancelledReferral && cancelledOutside || state == .didNotAttend && returned)
    }

    /// Cancelled, assessed to an end, or attended with its outcome.
    var isClosed: Bool {
        state == .cancelledReferral || state == .booked && outcome != nil
            || state == .assessmentResult && reason != "REFER_ON" && !awaitsReferrer
    }
}

/// Who has a referral in hand on one side of it.
struct ModelHand: Equatable {
    struct Claim: Equatable {
        var by: Int64
        var since: Instant
        var until: Instant
    }
    struct Snooze: Equatable {
        var until: Instant
        var reason: String
        var by: Int64
        var since: Instant
    }

    var owner: Int64?
    var ownedSince: Instant?
    var claim: Claim?
    var snooze: Snooze?
    var touched: Instant?

    func liveClaim(at now: Instant) -> Claim? { claim.flatMap { now < $0.until ? $0 : nil } }
    func liveSnooze(at now: Instant) -> Snooze? { snooze.flatMap { now < $0.until ? $0 : nil } }
}

struct ModelQuestion: Equatable {
    /// They are asked one after the other.
    var id: Int
    var by: Int64
    var of: Int64
    var at: Instant
}

/// A message to e-RS or the PAS.
struct ModelMessage: Equatable {
    enum Fate { case open, sent, withdrawn }

    var isToERS: Bool
    var isByHand: Bool
    var at: Instant
    var fate = Fate.open
}

/// A decision made under a delegation that its clinician has yet to sign.
struct ModelSignature: Equatable {
    var of: Int64
    var at: Instant
}

/// What is to follow an attendance.
struct ModelFollow: Equatable {
    var due: Day
    var since: Instant
    /// The act that said so, by its number.
    var act: Int
    var doneAt: Instant?
}

/// One act that can stand, be taken back and be done again.
struct ModelAct {
    var seq: Int
    var user: Int64
    var action: ReferralAction
    var batch: Int?
    var before: ModelCase
    var after: ModelCase
    /// Indices of the messages it set off.
    var messages: [Int] = []
    /// Indices of those that it said were told.
    var told: [Int] = []
    /// What waited for a signature with it.
    var signature: ModelSignature?
    /// Questions that it settled.
    var questions: [ModelQuestion] = []
    /// Who had it in hand on the lists that it left.
    var lost: [Role.Side: ModelHand] = [:]
    /// Who had it in hand and kept it while the act was taken back.
    var kept: [Role.Side: ModelHand] = [:]
    /// An act on handling: what it found and what it left.
    var hands: (before: ModelHand, after: ModelHand)?
    /// The slot beyond whose capacity it booked.
    var overbooked: String?
    /// What follows the attendance that it recorded.
    var follows: ModelFollow?
    /// When it was taken back, as a number that grows.
    var undoneAt = 0
}

/// A referral of the model with everything about it.
struct ModelReferral {
    var id: Int64
    var reference: String
    var isFromERS: Bool
    /// nil where nobody named the referrer.
    var organisation: String?
    var received: Instant
    var pathwayStart: Instant?
    var hasDied: Bool
    var version = 1
    var now: ModelCase
    var hands: [Role.Side: ModelHand] = [:]
    /// Who let it go, and when.
    var passed: [Role.Side: [Int64: Instant]] = [:]
    var questions: [ModelQuestion] = []
    var messages: [ModelMessage] = []
    var signatures: [ModelSignature] = []
    var following: [ModelFollow] = []
    var offers: [ModelOffer] = []
    /// Slots in which a supervisor opened a place for it.
    var openedFor: Set<String> = []
    /// A clinician has looked since its appointment was missed.
    var isLookedAt = false
    /// Acts that changed the referral: those that stand, and those that were taken back.
    var standing: [ModelAct] = []
    var undone: [ModelAct] = []
    /// The same of acts on handling, by side.
    var handed: [Role.Side: [ModelAct]] = [:]
    var handedBack: [Role.Side: [ModelAct]] = [:]

    /// What is to follow first and is not done yet.
    var nextToFollow: Int? {
        following.indices.filter { following[$0].doneAt == nil }.min { following[$0].due < following[$1].due }
    }

    func hand(_ side: Role.Side) -> ModelHand { hands[side] ?? ModelHand() }
}

extension ModelReferral {
    /// A clinical act is a look at what was missed; whatever is missed anew has not been looked at.
    mutating func noteLook(of person: Person, by action: ReferralAction, from before: ReferralState) {
        if now.state == .didNotAttend, before != .didNotAttend {
            isLookedAt = false
        } else if person.role == .clinician || person.role == .triage, modelTable[action]?.isClinical ?? false {
            isLookedAt = true
        }
    }
}
