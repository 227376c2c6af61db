// The options that every command takes, and how they turn into an open desk and an acting user.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

/// `--db`, `--user`, `--json` and the rest, the same on every command.
struct Options: ParsableArguments {
    @Option(help: "The database file (or REFERDESK_DB).")
    var db: String?
    @Option(help: "Who you are, on a rehearsal database (or REFERDESK_USER).")
    var user: String?
    @Option(help: "Which of your roles, where you hold several.")
    var role: String?
    @Option(name: .customLong("on-behalf-of"), help: "The clinician you act for, under their delegation.")
    var onBehalfOf: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false
    @Option(help: "The moment it is, ISO 8601; on a rehearsal database only.")
    var now: String?

    /// The database that is meant: `--db`, else REFERDESK_DB, else the default place.
    var place: Place {
        Place(path: System.absolute(db ?? System.environment("REFERDESK_DB") ?? System.defaultDatabase))
    }

    /// The moment `--now` names.
    func statedNow() throws(Failure) -> Instant? {
        guard let now else { return nil }
        guard let instant = Instant(iso: now) else {
            throw .badInput("--now takes a moment such as 2026-11-03T09:30 or 2026-11-03T09:30:00Z, not \(now).")
        }
        return instant
    }

    /// The clock of this run: the stated moment stands still.
    func clock() throws(Failure) -> () -> Instant {
        let stated = try statedNow()
        return { stated ?? System.now() }
    }

    /// Opens the database and a desk on it.
    func openDesk() throws(Failure) -> Desk {
        let stated = try statedNow()
        let store = try Store.open(place, who: System.account)
        if stated != nil, store.identity.kind == .live {
            try store.close()
            throw .badInput("--now is for rehearsal databases; \(place.path) is live.")
        }
        return try Desk(
            store: store, clock: try clock(), bootClock: stated == nil ? { System.bootMoment() } : nil)
    }

    /// The acting user; `standIn` acts where a rehearsal was given no name.
    func actor(at desk: Desk, standIn: String? = nil) throws(Failure) -> Actor {
        var wanted: Role?
        if let role {
            guard let named = Role(rawValue: role) else { throw .badInput("There is no role \(role).") }
            wanted = named
        }
        // On a rehearsal a role alone stands for the user of that name.
        let named = user ?? System.environment("REFERDESK_USER")
        let isRehearsal = desk.store.identity.kind == .rehearsal
        return try desk.actor(
            login: named ?? (isRehearsal ? role : nil), account: System.account, role: wanted,
            onBehalfOf: onBehalfOf, standIn: standIn)
    }

    /// Opens a desk, runs `body` as the acting user, closes the file.
    func run(
        standIn: String? = nil, _ body: (Desk, Actor) throws(Failure) -> Void
    ) throws {
        do throws(Failure) {
            let desk = try openDesk()
            let result: Result<Void, Failure>
            do throws(Failure) {
                let actor = try actor(at: desk, standIn: standIn)
                if !json {
                    for warning in try desk.warnings(for: actor.staff, role: actor.role) where warning.isOwn {
                        Output.error("\(warning.sentence)")
                    }
                }
                try body(desk, actor)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            try desk.store.close()
            try result.get()
        } catch {
            throw Ending(failure: error, json: json)
        }
    }
}

/// How a command ends when something said no: its words go to standard error, its number to the shell.
struct Ending: Error {
    var failure: Failure
    var json: Bool
    /// What to book instead of a slot that somebody else took.
    var nextSlot: Slot?

    /// The exit code of the contract.
    var code: Int32 {
        switch failure {
        case .refused(let refusal): refusal.isAboutTheUser ? 5 : 1
        case .notFound, .alreadyExists, .noDatabase: 1
        case .badInput: 2
        case .busy, .readOnly, .full, .damaged, .newerSchema, .notADatabase, .wrongKind, .unsafePlace, .broken: 4
        case .notSignedIn, .notAllowed: 5
        }
    }

    /// A stable word for scripts.
    private var name: String {
        switch failure {
        case .refused(let refusal): refusal.code
        case .notFound: "not-found"
        case .alreadyExists: "already-exists"
        case .noDatabase: "no-database"
        case .badInput: "bad-input"
        case .busy: "busy"
        case .readOnly: "read-only"
        case .full: "full"
        case .damaged: "damaged"
        case .newerSchema: "newer-schema"
        case .notADatabase: "not-a-database"
        case .wrongKind: "wrong-kind"
        case .unsafePlace: "unsafe-place"
        case .broken: "broken"
        case .notSignedIn: "not-signed-in"
        case .notAllowed: "not-allowed"
        }
    }

    /// The error as the contract spells it.
    var document: JSON {
        var members: [String: JSON] = ["code": .string(name), "message": .string(failure.sentence)]
        if case .refused(.slotHeld(_, let hold)) = failure {
            members["held_by"] = .string(hold.by)
            members["seconds"] = .number(Int(hold.seconds))
        }
        if case .refused(let refusal) = failure, let failed = refusal.bookingFailure {
            members["deferral_reason"] = .code(failed.deferral)
        }
        if failure.isOfLostSlot { members["next_slot"] = nextSlot.map { JSON.slot($0) } ?? .null }
        return .object(members)
    }

    func report() {
        if json {
            Output.error(JSON.object(["error": document]))
        } else {
            Output.error("\(failure.sentence)")
            reportNext()
        }
    }

    /// Says what to book instead, where that is known.
    func reportNext() {
        guard let nextSlot else { return }
        Output.error("The next suitable slot: \(nextSlot.id), \(Output.slotTime(nextSlot.start)).")
    }
}
