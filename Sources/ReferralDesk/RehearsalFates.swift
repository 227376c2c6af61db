// The courses that referrals take in a rehearsal: what happened to each and when, as commands of real roles.

internal import ReferralDomain
internal import Rehearsal

/// Where a rehearsal referral has got to.
enum RehearsalFate {
    case unbooked, awaitingLetter, toReview, acceptedAhead, outcomeDue, attended, slotIssue, actionLater, bookLater
    case returned, rejected, cancelledByPatient, cancelledByProvider, missed, missedReturned, cancelled
    case toAssess, assessed, assessedAdvice, awaitingTriage, bookedAfterTriage
    case adviceAsked, adviceMoreAsked, adviceAnswered, adviceFollowedUp, adviceClosed, adviceCancelled
    case adviceConverted, adviceMadeReferral

    /// Fates with their weights for a kind of service.
    private static func weights(of kind: Service.Kind) -> [(fate: RehearsalFate, weight: Int)] {
        switch kind {
        case .triage:
            [
                (.awaitingTriage, 42), (.awaitingLetter, 4), (.bookLater, 22), (.bookedAfterTriage, 14),
                (.returned, 12), (.cancelled, 6),
            ]
        case .assessment:
            [
                (.unbooked, 5), (.toReview, 22), (.toAssess, 30), (.assessed, 12), (.assessedAdvice, 9),
                (.slotIssue, 12), (.cancelledByPatient, 5), (.cancelled, 5),
            ]
        case .directlyBookable, .indirectlyBookable, .unspecified:
            [
                (.unbooked, 5), (.awaitingLetter, 4), (.toReview, 17), (.acceptedAhead, 20), (.outcomeDue, 3),
                (.attended, 7), (.slotIssue, 13), (.actionLater, 5), (.bookLater, 4), (.returned, 3), (.rejected, 4),
                (.cancelledByPatient, 4), (.cancelledByProvider, 3), (.missed, 3), (.missedReturned, 1),
                (.cancelled, 4),
            ]
        }
    }

    static func pick(for kind: Service.Kind, _ random: inout SeededGenerator) -> RehearsalFate {
        let all = weights(of: kind)
        var ticket = random.number(0...all.reduce(0) { $0 + $1.weight } - 1)
        for (fate, weight) in all {
            if ticket < weight { return fate }
            ticket -= weight
        }
        return .toReview
    }

    /// The acts that lead there, in order; each names the hours after the one before.
    var steps: [RehearsalStep] {
        switch self {
        case .unbooked, .awaitingTriage, .adviceAsked: []
        case .adviceMoreAsked: [.act(.askMore, .clinician)]
        case .adviceAnswered: [.act(.advise, .clinician)]
        case .adviceFollowedUp: [.act(.askMore, .clinician), .act(.sendInformation, .referrer)]
        case .adviceClosed: [.act(.advise, .clinician), .act(.closeAdvice, .referrer)]
        case .adviceCancelled: [.act(.closeAdvice, .referrer)]
        case .adviceConverted: [.act(.convert, .clinician)]
        case .adviceMadeReferral: [.act(.advise, .clinician), .act(.createReferral, .referrer)]
        case .awaitingLetter, .toReview: [.book(.referrer, .ahead)]
        case .acceptedAhead: [.book(.referrer, .ahead), .act(.accept, .clinician)]
        case .outcomeDue: [.book(.referrer, .past), .act(.accept, .clinician)]
        case .attended: [.book(.referrer, .past), .act(.accept, .clinician), .act(.recordAttendance, .clerk)]
        case .slotIssue: [.act(.deferToProvider, .referrer)]
        case .actionLater: [.book(.referrer, .ahead), .act(.cancelAppointmentActionLater, .clinician)]
        case .bookLater: [.act(.deferToProvider, .referrer), .act(.acceptReferBookLater, .clinician)]
        case .returned: [.act(.deferToProvider, .referrer), .act(.returnToReferrerWithAdvice, .clinician)]
        case .rejected: [.book(.referrer, .ahead), .act(.reject, .clinician)]
        case .cancelledByPatient:
            [.book(.referrer, .ahead), .act(.accept, .clinician), .cancel(.patient, .referrer)]
        case .cancelledByProvider:
            [.book(.referrer, .ahead), .act(.accept, .clinician), .cancel(.provider, .clerk)]
        case .missed: [.book(.referrer, .past), .act(.accept, .clinician), .act(.recordDNA, .clerk)]
        case .missedReturned:
            [
                .book(.referrer, .past), .act(.accept, .clinician), .act(.recordDNA, .clerk),
                .adviseReferrer,
            ]
        case .cancelled: [.act(.cancelReferral, .referrer)]
        case .toAssess: [.book(.referrer, .ahead), .act(.accept, .clinician)]
        case .assessed, .assessedAdvice:
            [.book(.referrer, .ahead), .act(.accept, .clinician), .act(.recordAssessment, .clinician)]
        case .bookedAfterTriage: [.act(.acceptReferBookLater, .clinician), .book(.clerk, .ahead)]
        }
    }
}

/// One act of a course.
enum RehearsalStep {
    enum When { case ahead, past }
    case book(Role, When)
    case act(ReferralAction, Role)
    case cancel(CancelledBy, Role)
    case adviseReferrer
}
