// Advice and guidance in a rehearsal: which arrivals ask for advice, and what is asked and answered.

internal import ReferralDomain
internal import Rehearsal

extension RehearsalFate {
    /// Conversations in every stage, in turn, so that a small rehearsal has them too.
    private static let ofAdvice: [RehearsalFate] = [
        .adviceAsked, .adviceAnswered, .adviceMoreAsked, .adviceConverted, .adviceAsked, .adviceClosed,
        .adviceFollowedUp, .adviceMadeReferral, .adviceAnswered, .adviceCancelled,
    ]

    /// One arrival in sixteen asks for advice; nil for the rest.
    static func advice(of index: Int) -> RehearsalFate? {
        index % 16 == 11 ? ofAdvice[index / 16 % ofAdvice.count] : nil
    }

    var isAdvice: Bool { Self.ofAdvice.contains(self) }
}

enum RehearsalAdvice {
    private static let openings = [
        "I would be grateful for your advice on this patient.", "Could you please advise on the next step here?",
        "Your guidance would be appreciated before I refer.", "Does this need to be seen, or can we go on here?",
    ]
    private static let answers = [
        "Thank you. I would continue as you are and repeat the bloods in three months. No need to be seen for now.",
        "This can stay with you: increase the dose as tolerated and review in six weeks.",
        "The findings are reassuring. Please refer if the symptoms have not settled in four weeks.",
        "I would like to see this patient. Please refer to our general clinic.",
    ]
    private static let questions = [
        "Please send the last two sets of bloods and the ECG.", "Which treatments have been tried, and for how long?",
        "Could you attach a photograph, and say how long this has been there?",
    ]
    private static let replies = [
        "Results as asked: all within range apart from a mildly raised CRP of 14.",
        "Two courses have been tried, eight weeks each, with little benefit.",
        "Thank you. The symptoms are a little worse this week; would that change your advice?",
    ]

    static func question(of story: ClinicalStory, _ random: inout SeededGenerator) -> String {
        "\(random.pick(openings)) \(story.title). The history is in the attached letter."
    }

    /// What is said with an act of a conversation.
    static func speak(_ command: inout ReferralCommand, on referral: Referral, _ random: inout SeededGenerator) {
        if command.action == .advise {
            command.comment = random.pick(answers)
            command.outcome = random.pick(AdviceRecommendation.allCases).rawValue
        } else if command.action == .askMore {
            command.comment = random.pick(questions)
        } else if command.action == .sendInformation {
            command.comment = random.pick(replies)
        } else if command.action == .convert {
            command.comment = "Thank you. We will see this patient; there is nothing more for you to do."
            command.instruction = "New patient, from advice and guidance. Any clinic."
        } else if command.action == .createReferral {
            command.service = referral.service
        }
    }
}

extension Referral {
    /// This arrival as a request for advice.
    mutating func becomeAdvice(_ fate: RehearsalFate, _ random: inout SeededGenerator) {
        state = .notBooked
        reason = nil
        advice = .providerResponseRequired
        let isAllowed = random.chance(60)
        if case .adviceConverted = fate { adviceMayConvert = true } else { adviceMayConvert = isAllowed }
        adviceFirstRequested = receivedAt
        adviceLastUpdated = receivedAt
        pathwayStart = nil
        clinicalInformation = nil
        clinicalInfoFirstSubmitted = nil
    }
}
