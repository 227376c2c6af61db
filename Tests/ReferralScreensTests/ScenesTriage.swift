// The scenes of a clinician's day that are kept as pictures.

import ReferralDomain

@testable import ReferralDesk

extension Scene {
    static let triage: [Scene] = [
        inRun, runOver, runLeft, outcome, phrases, noPhrases, phrase, beside, headings, question, delegations,
        noDelegations, grant, revoke,
        Scene(name: "removePhrase", role: .clinician, keys: ["Ctrl-E", "x"], desk: withPhrases),
        Scene(name: "home", role: .clinician, keys: [], desk: { .clinic() }).failing("delegationsFail", then: ["D"]),
        Scene(name: "runNothing", role: .clinician, keys: ["R"], desk: { .clinicOfNobody() }),
        inRun.failing("runFails", then: ["s"]),
    ]

    static let inRun = Scene(name: "inRun", role: .clinician, keys: ["R", "a", "Ctrl-S"], desk: { .clinic() })
    static let runOver = Scene(
        name: "runOver", role: .clinician,
        keys: ["R", "a", "Ctrl-S", "s", "x", "1", "Ctrl-S", "a", "Ctrl-S", "u", "Esc"], desk: { .clinic() })
    static let runLeft = Scene(
        name: "runLeft", role: .clinician, keys: ["R", "s", "Esc"], desk: { .clinic() })
    static let outcome = Scene(
        name: "outcome", role: .clinician, keys: ["2", "Enter", "a", "new lesion", "Tab", "Tab", "Tab", "Tab", "2"],
        desk: { .clinic() })
    static let phrases = Scene(name: "phrases", role: .clinician, keys: ["Ctrl-E", "Down"], desk: withPhrases)
    static let noPhrases = Scene(name: "noPhrases", role: .clinician, keys: ["Ctrl-E"], desk: { .clinic() })
    static let phrase = Scene(name: "phrase", role: .clinician, keys: ["Ctrl-E", "e", "Tab"], desk: withPhrases)

    static let beside = Scene(
        name: "beside", role: .clinician, keys: ["1", "Enter", "e"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.lines[1] = [HistoryLine.decision("Accepted on the protocol for lesions.")]
            return desk
        })
    static let headings = Scene(
        name: "headings", role: .clinician, keys: ["1", "Enter", "J", "Down"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.documents[1]?[0].text = "HISTORY\nA lesion.\n\nCURRENT MEDICATION\nNone.\n\nPlan: excision\n"
            return desk
        })
    static let question = Scene(
        name: "question", role: .clinician, keys: ["5", "R", "Q"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.questions[1] = Question(
                id: 1, by: FakeDesk.people[1], of: FakeDesk.people[2], askedAt: FakeDesk.now,
                text: "Is this one for us?")
            return desk
        })
    static let delegations = Scene(
        name: "delegations", role: .clinician, keys: ["D", "Down"], desk: withDelegations)
    static let noDelegations = Scene(
        name: "noDelegations", role: .clinician, keys: ["D"], desk: { .clinic() })
    static let grant = Scene(
        name: "grant", role: .clinician, keys: ["D", "a", "1", "Tab", "+4w"], desk: withDelegations)
    static let revoke = Scene(name: "revoke", role: .clinician, keys: ["D", "x"], desk: withDelegations)

    @Sendable private static func withDelegations() -> FakeDesk {
        let desk = FakeDesk.clinic()
        for (index, end) in [20, 60].enumerated() {
            let today = FakeDesk.now.londonDay
            var delegation = Delegation(
                clinician: FakeDesk.people[2], service: index == 0 ? "11010" : nil, actions: [],
                from: today.adding(days: index * 40), until: today.adding(days: end))
            delegation.id = Int64(index + 1)
            delegation.countersignEvery = 10
            delegation.priorities = [.routine]
            var record = DelegationRecord(
                delegation: delegation, delegate: FakeDesk.people[1], protocolName: "Skin lesions, version 2",
                approvedBy: FakeDesk.people[2])
            record.decisions = 41 - index * 41
            record.toCountersign = 2 - index * 2
            record.countersigned = 2 - index * 2
            desk.delegations.append(record)
        }
        return desk
    }

    @Sendable private static func withPhrases() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.surroundings.phrases = [
            Phrase("bl", "Please book within two weeks and ring the patient first: they travel a long way."),
            Phrase("ecg", "ECG before the visit."),
        ]
        return desk
    }
}

extension FakeDesk {
    /// The clinic on a day with nothing to do.
    static func clinicOfNobody() -> FakeDesk {
        let desk = clinic()
        desk.referrals = [:]
        return desk
    }
}
