// The scenes of what a screen says where nothing is, where the desk does not answer, where a rule says no, where somebody
// may not be, and where a colleague changed what is on it.

import ReferralDomain

@testable import ReferralDesk
@testable import ReferralScreens

extension Scene {
    static let states: [Scene] = failures + refusals + homes + strangers + news

    // MARK: The desk does not answer

    private static let failures: [Scene] = [
        Scene(name: "journalAsked", role: .supervisor, keys: journal).failing(
            "journalFails", then: ["clerk", "Enter"]),
        Scene(name: "draftsAsked", keys: []).failing("draftsFail", then: ["Ctrl-B"]),
        identity.failing("identityFails", then: ["2", "4"]), person.failing("personFails"),
        Scene(
            name: "phrasesShown", role: .clinician, keys: ["Ctrl-E", "a", "bl", "Tab", "Book it."], desk: { .clinic() }
        )
        .failing("phraseFails", then: ["Ctrl-S"]),
        Scene(name: "problemsShown", keys: Array(problem.keys.dropLast()), desk: problem.desk)
            .failing("problemFails", then: ["Enter"]),
        Scene(name: "viewShown", keys: ["1", "o", "S"], desk: { .clinic() }).failing("saveViewFails", then: ["Ctrl-S"]),
        callDown.failing("callDownSayingFails", then: ["n"]),
        Scene(name: "letterShown", keys: ["F8", "Down", "x"], desk: letters.desk).failing(
            "recallFails", then: ["Ctrl-S"]),
        list.failing("printFails", then: ["L", "Ctrl-S"], by: .full), list.failing("nextFails", then: ["n"]),
        list.failing("previewFails", then: ["p"]),
        Scene(name: "undone", role: .clinician, keys: ["1", "Enter", "a", "Ctrl-S"], desk: { .clinic() })
            .failing("undoFails", then: ["u"]),
        Scene(name: "tryingSignedOff", role: .supervisor, keys: notSignedOff, desk: { .clinic() })
            .failing("notSignedOffFails"),
        Scene(name: "toSign", role: .supervisor, keys: ["Ctrl-G", "2", "Down", "S"], desk: { .morning() })
            .failing("signingFails", then: ["Ctrl-S"]),
        Scene(name: "homeOfAuditor", role: .auditor, keys: [], desk: { .clinic() }).failing("checkFails", then: ["v"]),
        form(.full, "formDiskFull"), form(.damaged("row 17 missing from index"), "formDamaged"),
        form(.readOnly("the disk"), "formReadOnly"), form(.broken("disk I/O error"), "formBroken"),
        form(.newerSchema(found: 41, known: 34), "formNewerSchema"),
        Scene(
            name: "exportStopped", keys: ["1", "e", "Ctrl-S", "Esc"],
            desk: {
                let desk = FakeDesk.clinic()
                desk.job = SlowJob(steps: 3, of: 3_000)
                return desk
            }),
    ]

    private static let journal = [
        "Ctrl-G", "\((Board.all(for: .supervisor).firstIndex(of: .journal) ?? 0) + 1)",
    ]

    private static func form(_ failure: Failure, _ name: String) -> Scene {
        Scene(name: name, role: .clinician, keys: ["2", "Enter", "v", "see ECG"], desk: { .clinic() })
            .failing(name, then: ["Ctrl-S"], by: failure)
    }

    // MARK: A rule says no

    private static let refusals: [Scene] = [
        // A key that is not this role's, one that the referral is not ready for, and a screen that is not theirs.
        Scene(name: "clerkMayNotAccept", keys: ["1", "Enter", "a"], desk: { .clinic() }),
        Scene(name: "notNow", role: .clinician, keys: ["1", "Enter", "D"], desk: { .clinic() }),
        Scene(name: "clerkMayNotSeeBoards", keys: ["Ctrl-G"], desk: { .clinic() }),
        Scene(name: "referrerMayNotSeeClinics", role: .referrer, keys: ["F7"], desk: { .clinic() }),
        Scene(name: "auditorMayNotSeePatients", role: .auditor, keys: ["F6"], desk: { .clinic() }),
        Scene(name: "noDelegation", role: .triage, keys: ["1", "Enter", "a"], desk: uncovered),
        Scene(name: "actionsNoDelegation", role: .triage, keys: ["1", "Enter", "."], desk: uncovered),
        list.failing("notYours", then: ["Enter"], by: .refused(.noRelationship)),
        list.failing("roleRefused", then: ["r"], by: .notAllowed(.clerk, "that list")),
        Scene(name: "undoNothing", keys: ["1", "u"], desk: { .clinic() }),
        Scene(name: "undoing", role: .clinician, keys: ["1", "Enter", "a", "Ctrl-S"], desk: { .clinic() })
            .failing("undoTooLate", then: ["u"], by: .refused(.changedSince("Denise Oakes"))),
        Scene(name: "claimed", keys: ["1", "Enter", "b"], desk: claimedByAsha),
        Scene(name: "frozen", role: .clinician, keys: ["1", "Enter", "a"], desk: frozen),
    ]

    @Sendable private static func uncovered() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.standing = .missing
        return desk
    }

    @Sendable private static func claimedByAsha() -> FakeDesk {
        let desk = FakeDesk.clinic()
        let end = FakeDesk.now.adding(seconds: 1_200)
        for id in Int64(5)...7 {
            desk.claims[id] = Claim(
                by: FakeDesk.people[1], since: FakeDesk.now.adding(seconds: -240), until: end,
                end: BootMoment(id: "stated", seconds: end.seconds))
        }
        return desk
    }

    @Sendable private static func frozen() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.frozen = [1]
        return desk
    }

    // MARK: The first screen of every role, and of who has none

    private static let homes: [Scene] =
        [Role.triage, .clinician, .supervisor, .referrerAdmin, .commissioner].map { role in
            Scene(
                name: "homeOf" + camel(role.rawValue), role: role,
                keys: [], desk: { .clinic() })
        } + [Scene(name: "homeNothing", keys: [], desk: { .clinicOfNobody() })]

    private static let strangers: [Scene] = [
        Scene(name: "signInNobody", role: nil, keys: [], desk: unknown),
        Scene(name: "signInNotSo", keys: [], desk: unknown),
    ]

    @Sendable private static func unknown() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.accounts = []
        return desk
    }

    // MARK: A colleague changed it

    private static let news: [Scene] = [
        changed("clinicNews", ["F7", "Enter"], desk: { .clinicDay() }),
        changed("personNews", person.keys, desk: person.desk),
        changed("lettersNews", ["F8"], desk: letters.desk), changed("slotsNews", ["1", "b"], desk: { .clinic() }),
        changed("boardNews", as: .supervisor, ["Ctrl-G", "2"], desk: { .morning() }),
        changed("formNews", as: .clinician, ["1", "Enter", "x", "2", "Tab", "half"], desk: { .clinic() }),
    ]

    private static func changed(
        _ name: String, as role: Role = .clerk, _ keys: [String], desk: @escaping @Sendable () -> FakeDesk
    ) -> Scene {
        Scene(name: name, role: role, keys: keys, desk: desk, meanwhile: { $0.changed = true })
    }
}
