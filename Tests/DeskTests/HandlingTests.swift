// Who has a referral in hand: claims that end by themselves, the next item, owners, snoozes, notes and questions.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct HandlingTests {
    /// Four slot issues, of which the third is suspected cancer.
    static func office() throws -> Office {
        let office = try Office()
        for serial in 1...4 {
            try office.take(
                Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = Self.ubrn(serial)
                    $0.nhsNumber = ["9990000018", "9990000026", "9990000034", "9990000042"][serial - 1]
                    if serial == 3 { $0.priority = "TWO_WEEK_WAIT" }
                })
        }
        return office
    }

    static func ubrn(_ serial: Int) -> String { "99000000010\(serial)" }

    static func colleague(_ office: Office, _ login: String, _ role: Role = .clerk) throws -> Actor {
        let member = try office.desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: login, name: "Colleague \(login)", account: nil, organisation: Named.home, roles: [role])
        }
        return Actor(staff: member, role: role, organisation: Named.home)
    }

    private func next(_ office: Office, _ actor: Actor) throws -> String? {
        do {
            let reply = try office.desk.answer(.next(.appointmentSlotIssues, service: nil), for: actor)
            guard case .done(let outcome) = reply else { throw WrongReply() }
            return outcome.referral.ubrn?.digits
        } catch let failure as Failure {
            guard case .notFound = failure else { throw failure }
            return nil
        }
    }

    static func detail(_ office: Office, _ serial: Int, _ actor: Actor) throws -> ReferralDetail {
        let reply = try office.desk.answer(
            .referral(try office.name(Self.ubrn(serial)), opening: true), for: actor)
        guard case .referral(let detail) = reply else { throw WrongReply() }
        return detail
    }

    static func page(_ office: Office, _ list: Worklist, _ actor: Actor) throws -> WorklistPage {
        guard case .worklist(let page) = try office.desk.answer(.worklist(WorklistQuery(list)), for: actor)
        else { throw WrongReply() }
        return page
    }

    static func count(_ office: Office, _ list: Worklist, _ actor: Actor) throws -> WorklistCount {
        guard case .home(let home) = try office.desk.answer(.home, for: actor) else { throw WrongReply() }
        return try #require(home.counts.first { $0.worklist == list })
    }

    @Test func `the next item is the most urgent, and two people never get the same`() throws {
        let office = try Self.office()
        let one = try office.actor(.clerk)
        let two = try Self.colleague(office, "second")
        #expect(try next(office, one) == Self.ubrn(3))
        var given = [try next(office, two), try next(office, one), try next(office, two)].compactMap { $0 }
        #expect(Set(given) == [Self.ubrn(1), Self.ubrn(2), Self.ubrn(4)])
        #expect(try next(office, one) == nil && next(office, two) == nil)
        #expect(try Self.count(office, .appointmentSlotIssues, one).unclaimed == 0)
        // A claim ends ten minutes after the last key, by itself.
        office.clock.now = morning.adding(seconds: 601)
        #expect(try Self.count(office, .appointmentSlotIssues, one).unclaimed == 4)
        given = [try next(office, two)].compactMap { $0 }
        #expect(given == [Self.ubrn(3)])
        #expect(try office.examine() == [])
    }

    @Test func `what somebody let go is not handed back to them, but to a colleague`() throws {
        let office = try Self.office()
        let one = try office.actor(.clerk)
        #expect(try next(office, one) == Self.ubrn(3))
        try office.act(.release, Self.ubrn(3), as: .clerk)
        #expect(try next(office, one) != Self.ubrn(3))
        #expect(try next(office, Self.colleague(office, "second")) == Self.ubrn(3))
    }

    @Test func `a claim keeps others off, and a supervisor takes over`() throws {
        let office = try Self.office()
        try office.act(.claim, Self.ubrn(1), as: .clerk)
        let until = morning.adding(seconds: 600)
        let refused = Failure.refused(.claimedByAnother("The clerk", until: until))
        #expect(failure { try office.act(.claim, Self.ubrn(1), as: .clinician) } == refused)
        #expect(
            failure {
                try office.act(.contactAttempt, Self.ubrn(1), as: .clinician) {
                    $0.outcome = ContactOutcome.noAnswer.rawValue
                }
            } == refused)
        #expect(failure { try office.act(.release, Self.ubrn(1), as: .clinician) } == refused)
        #expect(failure { try office.act(.claim, Self.ubrn(1), as: .supervisor) } == refused)
        try office.act(.claim, Self.ubrn(1), as: .supervisor) { $0.takesOver = true }
        let held = try Self.detail(office, 1, office.actor(.clerk)).handling.claim
        #expect(held?.by.login == "supervisor")
        // The action that the claim bars says who holds it.
        let why = try Self.detail(office, 1, office.actor(.clerk)).actions.first { $0.action == .book }?.refusal
        #expect(why == .claimedByAnother("The supervisor", until: until))
    }

    @Test func `a claim counts by the machine's clock, whatever becomes of the wall clock`() {
        let me = StaffMember(id: 1, login: "a", name: "A")
        let claim = Claim(
            by: me, since: morning, until: morning.adding(seconds: 600), end: BootMoment(id: "x", seconds: 1_600))
        #expect(claim.isLive(at: morning.adding(seconds: 9_000), boot: BootMoment(id: "x", seconds: 1_599)))
        #expect(!claim.isLive(at: morning.adding(seconds: -9_000), boot: BootMoment(id: "x", seconds: 1_600)))
        // Another start of the machine: only the wall clock is left.
        #expect(claim.isLive(at: morning.adding(seconds: 599), boot: BootMoment(id: "y", seconds: 9_999)))
        #expect(!claim.isLive(at: morning.adding(seconds: 600), boot: BootMoment(id: "y", seconds: 0)))
    }

    @Test func `a key renews a claim, and an ended one stays ended`() throws {
        let office = try Self.office()
        let clerk = try office.actor(.clerk)
        try office.act(.claim, Self.ubrn(1), as: .clerk)
        office.clock.now = morning.adding(seconds: 500)
        _ = try office.desk.answer(.renewClaims, for: clerk)
        office.clock.now = morning.adding(seconds: 1_000)
        #expect(try Self.detail(office, 1, clerk).handling.claim != nil)
        office.clock.now = morning.adding(seconds: 1_101)
        _ = try office.desk.answer(.renewClaims, for: clerk)
        #expect(try Self.detail(office, 1, clerk).handling.claim == nil)
    }

    @Test func `an hour of one claim is too long, and so is an assignment left lying`() throws {
        let office = try Self.office()
        let clerk = try office.actor(.clerk)
        let supervisor = try office.actor(.supervisor)
        try office.act(.claim, Self.ubrn(1), as: .clerk)
        for minute in stride(from: 5, through: 65, by: 5) {
            office.clock.now = morning.adding(seconds: Int64(minute) * 60)
            _ = try office.desk.answer(.renewClaims, for: clerk)
        }
        #expect(try Self.page(office, .claimedTooLong, supervisor).items.map(\.ubrn?.digits) == [Self.ubrn(1)])
        #expect(try Self.count(office, .claimedTooLong, supervisor).total == 1)
        office.clock.now = office.clock.now.adding(seconds: 601)
        #expect(try Self.page(office, .claimedTooLong, supervisor).items.isEmpty)
        #expect(try Self.count(office, .claimedTooLong, supervisor).total == 0)
        try office.act(.assign, Self.ubrn(2), as: .supervisor) { $0.to = "clerk" }
        // Tuesday, and two working days untouched: from Friday.
        office.clock.now = at("2026-11-06T08:00:00Z")
        #expect(try Self.page(office, .claimedTooLong, supervisor).items.map(\.ubrn?.digits) == [Self.ubrn(2)])
        #expect(try office.examine() == [])
    }

    @Test func `an assigned item is its owner's, who hands it on`() throws {
        let office = try Self.office()
        let clerk = try office.actor(.clerk)
        let other = try Self.colleague(office, "second")
        let supervisor = try office.actor(.supervisor)
        #expect(try Self.count(office, .unassigned, supervisor).total == 4)
        try office.act(.assign, Self.ubrn(3), as: .supervisor) {
            $0.to = "second"
            $0.instruction = "Rang twice already."
        }
        #expect(try Self.count(office, .unassigned, supervisor).total == 3)
        #expect(try Self.page(office, .unassigned, supervisor).items.count == 3)
        #expect(try next(office, clerk) != Self.ubrn(3))
        #expect(try next(office, other) == Self.ubrn(3))
        #expect(
            failure { try office.act(.assign, Self.ubrn(3), as: .clerk) { $0.to = "clerk" } }
                == .refused(.ownedByAnother("Colleague second")))
        #expect(
            failure { try office.act(.assign, Self.ubrn(1), as: .clerk) { $0.to = "nobody" } }
                == .refused(.colleagueUnknown("nobody")))
        #expect(
            failure { try office.act(.assign, Self.ubrn(1), as: .clerk) { $0.to = "referrer" } }
                == .refused(.colleagueUnknown("referrer")))
        var query = WorklistQuery(.appointmentSlotIssues)
        query.owners = ["second"]
        guard case .worklist(let mine) = try office.desk.answer(.worklist(query), for: other) else {
            throw WrongReply()
        }
        #expect(mine.items.map(\.ubrn?.digits) == [Self.ubrn(3)] && mine.total == 4 && mine.matching == 1)
        #expect(mine.items.first?.owner?.login == "second")
        // Off its lists, it is nobody's any more.
        office.clock.now = morning.adding(seconds: 601)
        try office.act(.acceptReferBookLater, Self.ubrn(3), as: .clinician) { $0.comment = "Fine." }
        #expect(try Self.detail(office, 3, supervisor).handling.owner == nil)
    }

    @Test func `a snoozed item stays on its list, is not handed out, and comes back`() throws {
        let office = try Self.office()
        let clerk = try office.actor(.clerk)
        let supervisor = try office.actor(.supervisor)
        let friday = at("2026-11-06T00:00:00Z")
        #expect(
            failure { try office.act(.snooze, Self.ubrn(3), as: .clerk) { $0.until = friday } }
                == .refused(.commentMissing))
        try office.act(.snooze, Self.ubrn(3), as: .clerk) {
            $0.until = friday
            $0.instruction = "On holiday until Friday."
        }
        let list = try Self.page(office, .appointmentSlotIssues, clerk)
        #expect(list.total == 4 && list.items.first?.snoozedUntil == friday)
        #expect(
            try Self.page(office, .snoozed, supervisor).items.map(\.dueRule) == ["Put off: On holiday until Friday."])
        #expect(try next(office, clerk) != Self.ubrn(3))
        office.clock.now = at("2026-11-06T08:00:00Z")
        #expect(try Self.page(office, .snoozed, supervisor).items.isEmpty)
        #expect(try next(office, clerk) == Self.ubrn(3))
    }

    @Test func `RD15 nothing is put off beyond its breach date`() throws {
        let office = try Self.office()
        let last = try office.referral(Self.ubrn(3)).latestSnooze
        #expect(
            failure {
                try office.act(.snooze, Self.ubrn(3), as: .clerk) {
                    $0.until = LondonTime.startOfDay(last.adding(days: 1))
                    $0.instruction = "Later."
                }
            } == .refused(.snoozeTooLong(last)))
        #expect(
            failure {
                try office.act(.snooze, Self.ubrn(3), as: .clerk) {
                    $0.until = morning
                    $0.instruction = "Later."
                }
            } == .refused(.snoozeEnded))
    }

    @Test func `notes are for colleagues, and clinical ones for those who may read them`() throws {
        let office = try Self.office()
        try office.act(.note, Self.ubrn(1), as: .clerk) { $0.instruction = "Prefers mornings." }
        try office.act(.note, Self.ubrn(1), as: .clinician) { $0.comment = "Query melanoma." }
        #expect(failure { try office.act(.note, Self.ubrn(1), as: .clerk) } == .refused(.commentMissing))
        let version = try office.referral(Self.ubrn(1)).version
        #expect(
            try Self.detail(office, 1, office.actor(.clinician)).notes.map(\.text) == [
                "Prefers mornings.", "Query melanoma.",
            ])
        #expect(try Self.detail(office, 1, office.actor(.clerk)).notes.map(\.text) == ["Prefers mornings."])
        #expect(try Self.detail(office, 1, office.actor(.clinician)).referral.version == version)
        #expect(
            try Self.page(office, .appointmentSlotIssues, office.actor(.clerk)).items.map(\.notes).reduce(0, +) == 2)
        // Both at once are two notes: what is not clinical is for everybody.
        try office.act(.note, Self.ubrn(1), as: .clinician) {
            $0.instruction = "Ring the daughter."
            $0.comment = "Two colours."
        }
        let mine = try Self.detail(office, 1, office.actor(.clinician)).notes.suffix(2)
        #expect(mine.map(\.text) == ["Ring the daughter.", "Two colours."] && mine.map(\.isClinical) == [false, true])
        #expect(try Self.detail(office, 1, office.actor(.clerk)).notes.last?.text == "Ring the daughter.")
        guard
            case .history(let lines) = try office.desk.answer(
                .history(try office.name(Self.ubrn(1))), for: try office.actor(.clerk))
        else { throw WrongReply() }
        let told = String(describing: lines)
        #expect(told.contains("Ring the daughter.") && !told.contains("Two colours."))
    }

    @Test func `a list says what changed since the user looked`() throws {
        let office = try Self.office()
        let clerk = try office.actor(.clerk)
        func marks() throws -> [String: String] {
            let list = try Self.page(office, .appointmentSlotIssues, clerk)
            return Dictionary(
                uniqueKeysWithValues: list.items.map { ($0.ubrn?.digits ?? "", $0.changed?.rawValue ?? "seen") })
        }
        #expect(Set(try marks().values) == ["new"])
        for serial in 1...4 { _ = try Self.detail(office, serial, clerk) }
        #expect(Set(try marks().values) == ["seen"])
        office.clock.now = morning.adding(seconds: 60)
        try office.act(.changePriority, Self.ubrn(1), as: .clinician) {
            $0.priority = .twoWeekWait
            $0.comment = "Looks worse."
        }
        _ = try office.desk.store.write { (it) throws(Failure) in
            try it.run("UPDATE referral SET clinical_info_last = 1 WHERE ubrn = ?", [Self.ubrn(2)])
        }
        let changed = try marks()
        #expect(changed[Self.ubrn(1)] == "priority")
        #expect(changed[Self.ubrn(2)] == "letter")
        #expect(changed[Self.ubrn(4)] == "seen")
        _ = try Self.detail(office, 1, clerk)
        #expect(try marks()[Self.ubrn(1)] == "seen")
    }
}
