// One person at the whole program for a while: random keys on the real screens over a real rehearsal database.

import Foundation
import ReferralDomain
import ReferralStore
import TerminalUI

@testable import ReferralDesk
@testable import ReferralScreens

/// A terminal that keeps what it shows now and nothing else.
private final class Pane: Terminal {
    var size = Size(rows: 24, columns: 80)
    var hungUp: Bool { false }
    private(set) var frame: Frame?

    func draw(_ frame: Frame) { self.frame = frame }
    func nextKey(timeoutMilliseconds: Int) -> Key? { nil }
    func copy(_ text: String) {}
    func suspend() {}
    func stop() {}
}

/// Time that passes as keys are pressed.
private final class Watch {
    var now: Instant

    init(_ now: Instant) { self.now = now }
}

/// Keys pressed at random by one role, and what must hold whatever they were.
struct KeyWalk {
    let role: Role
    private let desk: Desk
    private let pane = Pane()
    private let watch: Watch
    private var random: WalkRandom
    var app: App
    private let clinical: ClinicalPhrases
    /// Referrals whose text the user may read, as far as it has been asked.
    private var readable: [Int64: Bool] = [:]
    /// What was on the screen when it was looked at last.
    private var lookedAt = ""
    /// The last keys and where they were pressed, oldest first.
    private var trail: [String] = []
    private(set) var contexts: Set<Context> = []
    /// Entries that the journal has got.
    private(set) var written = 0

    /// A walk on a copy of a rehearsal.
    init(role: Role, seed: UInt64, office: KeyOffice) throws {
        self.role = role
        random = WalkRandom(seed: seed &* 1_000_003 &+ UInt64(Role.allCases.firstIndex(of: role) ?? 0))
        let watch = Watch(office.now)
        self.watch = watch
        let store = try Store.open(try office.copy(), who: "walk")
        desk = try Desk(store: store, clock: { watch.now })
        clinical = office.phrases
        app = try Self.signedIn(role, desk, pane)
    }

    private static func signedIn(_ role: Role, _ desk: Desk, _ pane: Pane) throws -> App {
        let choices = try desk.signInChoices(account: "walk")
        let choice = choices.first { $0.roles.contains(role) }
        let app = App(
            door: desk.door(choices: choices), terminal: pane, signIn: choice.map { ($0.staff.login, role) })
        app.draw()
        return app
    }

    /// Presses so many keys; returns what went wrong first, with the keys that led there.
    mutating func run(_ keys: Int) throws -> String? {
        let atStart = try desk.store.read { (it) throws(Failure) in try it.verifyJournal().entries }
        for step in 1...keys {
            press(key())
            watch.now = watch.now.adding(seconds: Int64(Int.random(in: 0..<8, using: &random)))
            if Int.random(in: 0..<40, using: &random) == 0 { _ = app.lookElsewhere() }
            if Int.random(in: 0..<40, using: &random) == 0 { _ = app.passTime() }
            if Int.random(in: 0..<200, using: &random) == 0 {
                pane.size = Size(
                    rows: 10 + Int.random(in: 0..<50, using: &random),
                    columns: 40 + Int.random(in: 0..<160, using: &random))
            }
            app.draw()
            if let fault = lookForText() { return fault }
            if app.hasQuit { app = try Self.signedIn(role, desk, pane) }
            if step.isMultiple(of: 500) || step == keys, let fault = leadHome() { return fault }
            if step.isMultiple(of: 10_000) || step == keys, let fault = try examine() { return fault }
        }
        written = try desk.store.read { (it) throws(Failure) in try it.verifyJournal().entries } - atStart
        try close()
        return nil
    }

    /// Clinical text on the screen, or said line by line, that the user may not see.
    mutating func lookForText() -> String? {
        // A screen without words of its own says what its picture shows.
        let said = app.stack.last?.linear(app.session)?.map(\.string).joined(separator: "\n") ?? ""
        let shown = (pane.frame?.text ?? "") + "\n" + said
        guard shown != lookedAt else { return nil }
        lookedAt = shown
        var known = readable
        let phrase = clinical.found(in: shown) { referral in
            if let isReadable = known[referral] { return isReadable }
            known[referral] = mayRead(referral)
            return known[referral] ?? false
        }
        readable = known
        return phrase.map { told("It shows “\($0)”") }
    }

    /// Whether the desk gives the user the text of a referral.
    private func mayRead(_ referral: Int64) -> Bool {
        guard let actor = app.session.actor, role.clinicalText != .never,
            case .referral(let detail)? = try? app.door.ask(.referral(.id(referral), opening: false), actor)
        else { return false }
        return detail.documents != nil
    }

    /// Ends the walk.
    func close() throws { try desk.store.close() }

    mutating func press(_ key: Key) {
        let context = app.stack.last?.context ?? .home
        contexts.insert(context)
        trail.append("\(context) \(key.name)")
        if trail.count > 40 { trail.removeFirst() }
        app.press(key)
    }

    mutating func draw() { app.draw() }

    func told(_ fault: String) -> String {
        "\(role.rawValue): \(fault). Keys: \(trail.joined(separator: ", "))\n\(pane.frame?.text ?? "")"
    }

    /// Mostly what means something where it is pressed, so that the walk gets far into the screens.
    private mutating func key() -> Key {
        let context = app.stack.last?.context ?? .home
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<12:
            let here = Keymap.bindings.filter { $0.context == context || $0.context == .anywhere }.flatMap(\.keys)
            return random.pick(here) ?? .escape
        case 12..<14: return random.pick(Self.everyKey) ?? .escape
        case 14..<16: return random.pick([.enter, .tab, .down, .control("s"), .escape]) ?? .escape
        case 16..<18: return .character(random.pick(Self.letters) ?? "a")
        default: return random.pick(Self.strange) ?? .escape
        }
    }

    private static let everyKey = Set(Keymap.bindings.flatMap(\.keys)).sorted { $0.name < $1.name }
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789 +-/.,:'\"é漢\u{301}")
    private static let strange: [Key] = [
        .paste("a\nb\u{1B}[2J"), .paste(String(repeating: "many words ", count: 40)), .backspace, .delete, .left,
        .right,
        .alt("x"), .mouse(MouseEvent(kind: .left, row: 3, column: 3)),
        .mouse(MouseEvent(kind: .left, row: 9, column: 30)), .pageDown, .end, .home,
    ]

    /// Esc goes back, and is pressed twice where something typed would be lost; a lock opens with Enter.
    mutating func leadHome() -> String? {
        pane.size = Size(rows: 24, columns: 80)
        for _ in 0..<(4 * app.stack.count + 8) {
            guard app.stack.count > 1 || app.stack.last?.context != .home else { return nil }
            app.isSettling = false
            press(app.stack.last?.context == .locked ? .enter : .escape)
            app.draw()
        }
        return app.stack.count == 1 ? nil : told("Esc does not lead home")
    }

    private func examine() throws -> String? {
        let checks = try desk.store.examine(policy: desk.policy, now: watch.now)
        return checks.first { !$0.ok }.map { told("\($0.name): \($0.detail)") }
    }
}
