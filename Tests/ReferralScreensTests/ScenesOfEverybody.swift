// The scenes of what everybody meets: signing in, home, lists, finding, a referral, forms, the palette, help, the lock.

import ReferralDomain

@testable import ReferralDesk

extension Scene {
    static let everybody: [Scene] = [
        Scene(name: "signIn", role: nil, keys: [], desk: { .clinic() }),
        Scene(name: "home", keys: [], desk: { .clinic() }),
        Scene(name: "homeOfReferrer", role: .referrer, keys: [], desk: { .clinic() }),
        Scene(name: "homeOfManager", role: .manager, keys: [], desk: { .clinic() }),
        Scene(name: "homeOfAuditor", role: .auditor, keys: ["v"], desk: { .clinic() }),
        Scene(name: "homeOfAdmin", role: .admin, keys: ["v"], desk: { .clinic() }),
        Scene(name: "home", keys: [], desk: { .clinic() }).failing("homeFails"),
        Scene(
            name: "homeUnheard", keys: [],
            desk: {
                let desk = FakeDesk.clinic()
                desk.surroundings.feedAsOf = nil
                return desk
            }),
        list, Scene(name: "listEmpty", keys: ["2"], desk: { .clinic() }),
        Scene(name: "listFiltered", keys: ["1", "o", "4"], desk: { .clinic() }),
        Scene(name: "listFilterTyped", keys: ["1", "/", "kh"], desk: { .clinic() }),
        Scene(name: "listNothingFits", keys: ["1", "/", "zz", "Enter"], desk: { .clinic() }),
        Scene(name: "listMarked", keys: ["1", "v", "j", "C"], desk: { .clinic() }),
        Scene(name: "listPreview", role: .clinician, keys: ["1", "p", "j"], desk: { .clinic() }),
        Scene(name: "listDone", role: .clinician, keys: ["1", "Enter", "a", "Ctrl-S", "Esc"], desk: { .clinic() }),
        Scene(
            name: "listNews", keys: ["1"], desk: { .clinic() },
            meanwhile: { desk in
                desk.referrals[7] = nil
                desk.referrals[5]?.version += 1
                desk.changed = true
            }),
        list.failing("listStale"), Scene(name: "home", keys: [], desk: { .clinic() }).failing("listFails", then: ["1"]),
        Scene(name: "listOfDead", keys: ["1"], desk: dead),
        Scene(name: "problems", keys: problem.keys.dropLast(), desk: problem.desk),
        Scene(name: "overdue", role: .supervisor, keys: ["F9"], desk: { .clinic() }),
        Scene(name: "claimOfColleague", role: .supervisor, keys: supervisorsASI + ["C"], desk: claimed),
        Scene(name: "notSignedOff", role: .supervisor, keys: notSignedOff, desk: unsigned),
        Scene(name: "allSignedOff", role: .supervisor, keys: notSignedOff, desk: { .clinic() }),
        Scene(name: "find", keys: ["Ctrl-F"], desk: { .clinic() }),
        Scene(name: "findSome", keys: ["Ctrl-F", "999"], desk: { .clinic() }),
        Scene(name: "findNobody", keys: ["Ctrl-F", "zzz"], desk: { .clinic() }),
        Scene(name: "find", keys: ["Ctrl-F"], desk: { .clinic() }).failing("findFails", then: ["smi"]),
        Scene(name: "referral", role: .clinician, keys: ["1", "Enter"], desk: { .clinic() }),
        Scene(name: "referralOfClerk", keys: ["1", "Enter"], desk: { .clinic() }),
        Scene(name: "referralOfDead", keys: ["1", "Enter"], desk: dead),
        Scene(name: "referralNoLetter", role: .clinician, keys: ["1", "Enter"], desk: noLetter),
        Scene(name: "referralLetter", role: .clinician, keys: ["1", "Enter", "Tab", "PgDn"], desk: { .clinic() }),
        Scene(name: "referralSearch", role: .clinician, keys: ["1", "Enter", "/", "line 4"], desk: { .clinic() }),
        Scene(
            name: "referralFound", role: .clinician, keys: ["1", "Enter", "/", "line 44", "Enter"], desk: { .clinic() }),
        Scene(name: "referralPicture", role: .clinician, keys: ["1", "Enter", "]"], desk: { .clinic() }),
        Scene(
            name: "referralNews", role: .clinician, keys: ["1", "Enter"], desk: { .clinic() },
            meanwhile: { $0.changed = true }),
        list.failing("referralFails", then: ["Enter"]),
        Scene(name: "advice", role: .clinician, keys: ["3", "Enter"], desk: { .asked() }),
        Scene(name: "history", role: .clinician, keys: ["1", "Enter", "h"], desk: decided),
        Scene(name: "historyEmpty", keys: ["1", "Enter", "h"], desk: { .clinic() }),
        Scene(name: "historyOpen", keys: ["1", "Enter"], desk: { .clinic() }).failing("historyFails", then: ["h"]),
        Scene(name: "actions", role: .clinician, keys: ["1", "Enter", "."], desk: { .clinic() }),
        list.failing("actionsFail", then: ["."]),
        Scene(name: "palette", keys: ["1", "Enter", ":", "can"], desk: { .clinic() }),
        Scene(name: "paletteNone", keys: ["1", ":", "qqq"], desk: { .clinic() }),
        Scene(name: "helpOfList", keys: ["1", "?"], desk: supported),
        Scene(name: "helpOfReferral", role: .clinician, keys: ["1", "Enter", "?"], desk: { .clinic() }),
        Scene(name: "locked", keys: ["1", "Ctrl-L"], desk: { .clinic() }),
        Scene(name: "saveView", keys: ["1", "o", "S"], desk: { .clinic() }),
        Scene(name: "saveViewUnnamed", keys: ["1", "o", "S", "Ctrl-U", "Ctrl-S"], desk: { .clinic() }),
        Scene(
            name: "drafts", role: .clinician, keys: ["1", "Enter", "x", "Tab", "half", "Esc", "Esc", "Ctrl-B"],
            desk: { .clinic() }),
        Scene(
            name: "done", role: .clinician,
            keys: [
                "1", "Enter", "a", "Ctrl-S", "x", "1", "Ctrl-S", "w", "asked for the photographs", "Ctrl-S", "Ctrl-D",
            ],
            desk: { .clinic() }),
        Scene(name: "nothingDone", keys: ["Ctrl-D"], desk: { .clinic() }),
        Scene(name: "home", keys: [], desk: { .clinic() }).failing("doneFails", then: ["Ctrl-D"]),
        Scene(name: "noDrafts", keys: ["Ctrl-B"], desk: { .clinic() }),
        Scene(
            name: "quitWithDraft", role: .clinician, keys: ["1", "Enter", "x", "Tab", "half", "Ctrl-Q"],
            desk: { .clinic() }),
    ]

    static let list = Scene(name: "list", keys: ["1"], desk: { .clinic() })

    static let supervisorsASI =
        Array(
            repeating: "j", count: Worklist.lists(for: .supervisor).firstIndex(of: .appointmentSlotIssues) ?? 0)
        + ["Enter"]

    static let notSignedOff =
        Array(repeating: "j", count: Worklist.lists(for: .supervisor).firstIndex(of: .notSignedOff) ?? 0) + ["Enter"]

    @Sendable private static func dead() -> FakeDesk {
        let desk = FakeDesk.clinic()
        for id in Int64(5)...7 { desk.patients[id]?.died = FakeDesk.now.londonDay.adding(days: -2) }
        desk.patients[6]?.isSensitive = true
        return desk
    }

    @Sendable private static func noLetter() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.documents[1] = []
        return desk
    }

    @Sendable private static func decided() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.lines[1] = [HistoryLine.decision("Accepted on the protocol for lesions.")]
        return desk
    }

    @Sendable private static func supported() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.surroundings.supportContact = "IT service desk, ext 4242"
        return desk
    }

    @Sendable private static func claimed() -> FakeDesk {
        let desk = FakeDesk.clinic()
        let end = FakeDesk.now.adding(seconds: 1_200)
        desk.claims[7] = Claim(
            by: FakeDesk.people[0], since: FakeDesk.now.adding(seconds: -240), until: end,
            end: BootMoment(id: "stated", seconds: end.seconds))
        return desk
    }

    @Sendable private static func unsigned() -> FakeDesk {
        let desk = FakeDesk.clinic()
        let duty = Duty(
            .appointmentSlotIssues, service: "11010", person: FakeDesk.people[0], deputy: FakeDesk.people[1],
            from: Day(number: 0), until: nil)
        let rows = [
            NotSignedOff(
                .appointmentSlotIssues, service: "11010", serviceName: "Dermatology, Fenland", waiting: 3, last: nil,
                duty: duty, escalated: true, missedDays: 2),
            NotSignedOff(
                .toTellERS, service: nil, serviceName: nil, waiting: 1, last: nil, duty: nil, escalated: false,
                missedDays: 0),
        ]
        desk.notSignedOff = NotSignedOffPage(total: rows.count, items: rows, next: nil, asOf: FakeDesk.now)
        return desk
    }
}
