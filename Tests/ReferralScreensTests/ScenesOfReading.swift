// The scenes of what lies beside a letter, of overriding a lapse, of long work on many, and of the register on paper.

import ReferralDomain

@testable import ReferralDesk
@testable import ReferralScreens

extension Scene {
    static let reading: [Scene] = [
        earlierDecisions, earlierLetter, earlierShown, override, overridden, endOverride, bulkWorking, bulkStopped,
        counting, printedSignOffs, handBack,
    ]

    static let earlierDecisions = Scene(
        name: "earlierDecisions", role: .clinician, keys: ["1", "Enter", "e"], desk: withEarlier)
    static let earlierLetter = Scene(
        name: "earlierLetter", role: .clinician, keys: ["1", "Enter", "e", "e"], desk: withEarlier)
    static let earlierShown = Scene(
        name: "earlierShown", role: .clinician, keys: ["1", "Enter", "e", "4"], desk: withEarlier)

    static let override = Scene(
        name: "override", role: .supervisor, keys: ["Ctrl-G", "5", "a", "+1w", "Tab", "Course on Friday"],
        desk: { .morning() })
    static let overridden = Scene(
        name: "overridden", role: .supervisor, keys: override.keys + ["Ctrl-S"], desk: { .morning() })
    static let endOverride = Scene(
        name: "endOverride", role: .supervisor, keys: overridden.keys + ["x"], desk: { .morning() })

    static let bulkWorking = Scene(
        name: "bulkWorking", keys: ["1", "*", "P", "1", "Ctrl-S"], desk: doingOneByOne)
    static let bulkStopped = Scene(name: "bulkStopped", keys: bulkWorking.keys + ["Esc"], desk: doingOneByOne)
    static let counting = Scene(
        name: "counting", role: .supervisor, keys: ["Ctrl-G", "7"],
        desk: {
            let desk = FakeDesk.morning()
            desk.askJob = { request, _ in request == .report(ReportQuery(.rtt)) ? SlowCount() : nil }
            return desk
        })
    static let printedSignOffs = Scene(
        name: "printedSignOffs", role: .supervisor, keys: ["Ctrl-G", "4", "L"], desk: { .morning() })
    /// A missed appointment of which nobody has written to the patient.
    static let handBack = Scene(
        name: "handBack", keys: ["2", "Enter", "D"],
        desk: {
            let desk = FakeDesk.clinic()
            for id in desk.referrals.keys where desk.referrals[id]?.state == .booked {
                desk.referrals[id]?.state = .didNotAttend
                desk.referrals[id]?.appointment?.status = .noshow
                desk.referrals[id]?.appointment?.start = FakeDesk.now.adding(seconds: -86_400)
            }
            return desk
        })

    @Sendable private static func doingOneByOne() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.askJob = { [unowned desk] in SlowBulk($0, by: $1, at: desk, portion: 1) }
        return desk
    }

    /// A letter of a patient who was referred twice before, once to a service whose letters are not the reader's.
    @Sendable static func withEarlier() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.lines[1] = [HistoryLine.decision("Accepted on the protocol for lesions.")]
        guard let now = desk.referrals[1] else { return desk }
        var old = now
        old.id = 91
        old.ubrn = UBRN("000000490007")
        old.state = .triageResponse
        old.receivedAt = FakeDesk.now.adding(seconds: -700 * 86_400)
        old.appointment = nil
        var letter = ReferralDocument(title: "GP letter", type: "Referral letter", availability: "AVAILABLE")
        letter.id = 910
        letter.digest = "0910"
        letter.indexedAt = old.receivedAt
        letter.text = "Dear Doctor,\n\nHISTORY\nThe same mole, then of 3 mm.\nSeen by 999 100 0100 before.\n"
        var first = EarlierReferral(referral: old, service: desk.services["11010"], specialty: nil)
        first.documents = [letter]
        first.decisions = [HistoryLine.decision("Watch it for six months.")]
        var closed = old
        closed.id = 92
        closed.ubrn = UBRN("000000490015")
        closed.receivedAt = FakeDesk.now.adding(seconds: -900 * 86_400)
        desk.earlier[1] = [first, EarlierReferral(referral: closed, service: nil, specialty: "Urology")]
        return desk
    }
}
