// The program on the screen: a stack of screens, the keys that reach them, and the effects they ask for.

public import ReferralDesk
public import ReferralDomain
public import TerminalUI

/// The full-screen front end; used from one thread.
public final class App {
    private static let patience = 250
    /// Rounds of the loop to a second.
    private static let turnsPerLook = 4

    let door: Door
    let terminal: any Terminal
    var session: Session
    var stack: [any Screen] = []
    private(set) var hasQuit = false
    var notice: Notice?
    /// What stands in the database of each form that is begun.
    var kept: [DraftKey: [String: String]] = [:]
    /// When a key was last pressed.
    var lastKeyAt: Instant
    /// The screen has just changed by itself: keys are ignored until there is a pause.
    var isSettling = false
    /// What is done piece by piece while the user waits.
    var waiting: Waiting?
    /// The next Ctrl-Q leaves although a draft would be lost.
    private var quitIsArmed = false
    /// Changes of other processes that were noticed.
    var changes = 0
    /// How many there were when each screen of the stack was read.
    var readAfter: [Int] = []
    /// Rounds of the loop, which a clock that stands still does not stop.
    private var turns = 0
    /// Named at the start; else the choice says for whom a clinician administrator acts.
    private let onBehalfOf: StaffMember?

    /// A front end for a door; without a sign-in a rehearsal asks who one is, a live file takes the account's user.
    public init(
        door: Door, terminal: any Terminal, signIn: (login: String, role: Role)?, onBehalfOf: StaffMember? = nil
    ) {
        self.door = door
        self.terminal = terminal
        self.onBehalfOf = onBehalfOf
        session = Session(identity: door.identity, choices: door.choices, now: door.now())
        lastKeyAt = session.now
        begin(signIn)
    }

    /// Draws and answers keys until the user leaves or the terminal is gone.
    public func run() {
        draw()
        var last: Key?
        while !hasQuit && !terminal.hungUp {
            let key = terminal.nextKey(timeoutMilliseconds: waiting == nil ? Self.patience : 0)
            if let key { press(key, isHeld: key == last) } else { isSettling = false }
            last = key
            guard waiting == nil else {
                // What a key began is shown before it goes on.
                if key == nil { goOn() }
                // What is said line by line is said at the beginning and at the end.
                if key != nil || waiting == nil || !(terminal is any LinearTerminal) { draw() }
                continue
            }
            turns += 1
            let isLook = turns.isMultiple(of: Self.turnsPerLook)
            let hasNews = isLook && [lookElsewhere(), passTime()].contains(true)
            if (key != nil || hasNews || isCountingDown) && !hasQuit { draw() }
        }
        (waiting?.job as? any PrintJob)?.stop()
        keepDrafts()
        for screen in stack { takeLeave(of: screen) }
        terminal.stop()
    }

    /// Answers one key; a held one came again without a pause.
    func press(_ key: Key, isHeld: Bool = false) {
        session.now = door.now()
        if case .resized = key { return }
        guard isLargeEnough, let screen = stack.last else {
            if key == .control("q") { hasQuit = true }
            return
        }
        lastKeyAt = session.now
        guard waiting == nil else { return pressWhileWaiting(key) }
        guard !isSettling else { return tellOfSettling() }
        let intent = Keymap.intent(for: key, in: screen.context)
        let isTyped = screen.takesText && key.isTyping
        // A commit key held down must not wipe out what it has just been told.
        if screen is LockScreen { return intent == .open ? send(.intent(.open, key)) : () }
        if intent == nil && !isTyped && Keymap.intent(for: key, in: .form) == .commit { return }
        if isHeld && intent == .commitAndBook { return }
        notice = nil
        if case .paste = key, !screen.takesText {
            notice = Notice(text: "Pasted text is ignored here. Nothing was done.", style: .alert)
            return
        }
        if isTyped { return send(.typed(key)) }
        guard let intent else { return explain(key, on: screen) }
        perform(intent, key, on: screen, isHeld: isHeld)
    }

    /// Does what a key, or a command of the palette, means.
    func perform(_ intent: Intent, _ key: Key, on screen: any Screen, isHeld: Bool = false) {
        if intent != .quit { quitIsArmed = false }
        if isHeld && intent.actsAtOnce {
            notice = Notice(
                text: "One press, one patient: the key was held down. Nothing more was done.", style: .alert)
            return
        }
        switch intent {
        case .help:
            apply(.push(HelpScreen(for: screen.context, support: session.surroundings.supportContact)))
        case .phrases: if screen.context != .phrases { apply(.push(PhrasesScreen(over: screen))) }
        case .drafts: jump(to: DraftsScreen()) { $0 is DraftsScreen }
        case .doneToday: openDone()
        case .quit: quit()
        case .suspend: terminal.suspend()
        case .home: apply(.popToHome)
        case .palette:
            if screen.context != .palette { apply(.push(PaletteScreen(over: screen, role: session.actor?.role))) }
        case .find: findPatient(from: screen)
        case .overdueList: openOverdue(from: screen)
        case .lock: lock()
        case .undo, .redo: takeBack(intent == .undo ? .undo : .redo, on: screen)
        case .copyNumber, .copyReference, .copyHospitalNumber: copy(intent, from: screen)
        case .caller, .clinics, .letters, .boards: open(intent)
        case _:
            if intent == .refresh {
                hasBeenRead()
                lookAround()
            }
            send(.intent(intent, key))
        }
    }

    /// Shows the present state.
    func draw() {
        session.now = door.now()
        if let linear = terminal as? any LinearTerminal {
            linear.say(page())
        } else {
            terminal.draw(picture())
        }
        if isLargeEnough { send(.shown) }
    }

    /// The present state as a frame.
    func picture() -> Frame {
        var frame = Frame(size: terminal.size)
        guard isLargeEnough, let top = stack.indices.last else {
            let words = wrapped("Make the window larger (at least 60 x 16).", width: frame.size.columns)
            for (row, line) in words.enumerated() { frame.put(line, row: row) }
            return frame
        }
        tellNews()
        Chrome.drawTitle(in: &frame, session: session)
        stack[top].view(in: &frame, rows: 1..<frame.size.rows - 2, session: session)
        Chrome.drawNotice(in: &frame, notice: notice, context: stack[top].context, session: session)
        Chrome.drawHints(in: &frame, screen: stack[top], isWorking: waiting != nil)
        return frame
    }

    /// Whether the screen counts down and the second on it has passed.
    private var isCountingDown: Bool {
        guard let end = stack.last?.countsDownTo else { return false }
        let now = door.now()
        return now.seconds != session.now.seconds && session.now < end
    }

    private var isLargeEnough: Bool {
        terminal.size.rows >= Chrome.leastSize.rows && terminal.size.columns >= Chrome.leastSize.columns
    }

    private func begin(_ signIn: (login: String, role: Role)?) {
        if let signIn {
            let choice = door.choices.first { $0.staff.login == signIn.login && $0.roles.contains(signIn.role) }
            guard let choice else {
                let words = "\(signIn.login) may not sign in here as \(signIn.role.label.lowercased())."
                return apply(.push(MessageScreen(title: "Not signed in", lines: [words])))
            }
            return apply(.signIn(choice, signIn.role))
        }
        if door.choices.count == 1, let only = door.choices.first, only.roles.count == 1, let role = only.roles.first {
            return apply(.signIn(only, role))
        }
        guard !door.choices.isEmpty else {
            let words = "Nobody is known here under this account. The administrator can add a user."
            return apply(.push(MessageScreen(title: "Not signed in", lines: [words])))
        }
        apply(.push(SignInScreen(choices: door.choices)))
    }

    private func quit() {
        if (session.drafts.isEmpty && !stack.contains { $0.hasDraft }) || quitIsArmed {
            hasQuit = true
        } else {
            quitIsArmed = true
            notice = Notice(
                text: "A form is begun and not sent. It is kept as a draft: Ctrl-Q again quits.", style: .alert)
        }
    }

    func send(_ event: Event) {
        guard let top = stack.indices.last else { return }
        let effect = stack[top].update(event, session: session)
        switch (event, effect) {
        case (.appeared, _): hasBeenRead()
        // What has nothing to ask shows what it showed before.
        case (.uncovered, .none): break
        case (.uncovered, _): hasBeenRead()
        case _: break
        }
        apply(effect)
    }

    func apply(_ effect: Effect) {
        switch effect {
        case .none: break
        case .ask(let request): ask(request)
        case .push(let screen):
            stack.append(screen)
            send(.appeared)
        case .replace(let screen):
            takeLeave(of: stack.removeLast())
            apply(.push(screen))
        case .pop: pop(with: .uncovered)
        case .popWith(let event): pop(with: event)
        case .popToHome:
            // In a rehearsal the sign-in screen lies below the worklists.
            guard let home = stack.firstIndex(where: { !($0 is SignInScreen) }), stack.count > home + 1 else { break }
            if stack.dropFirst(home + 1).contains(where: { $0.hasDraft }) {
                notice = Notice(text: "Finish the form or leave it with Esc first.", style: .alert)
                break
            }
            leave(from: home + 1)
            send(.uncovered)
        case .quit: quit()
        case .notice(let text, let style): notice = Notice(text: text, style: style)
        case .print(let order): print(order)
        case .lays(let pane): session.pane = pane
        case .keepDraft(let key, let fields): keep(fields, as: key)
        case .dropDraft(let key): drop(key)
        case .command(let command): carryOut(command)
        case .unlock: unlock()
        case .lookAround: lookAround()
        case .signIn(let choice, let role): signIn(choice, role)
        case .several(let effects): for effect in effects { apply(effect) }
        }
    }

    private func pop(with event: Event) {
        guard stack.count > 1 else {
            notice = Notice(text: "This is the first screen. Ctrl-Q quits.", style: .hint)
            return
        }
        takeLeave(of: stack.removeLast())
        send(event)
    }

    private func signIn(_ choice: SignInChoice, _ role: Role) {
        session.actor = Actor(
            staff: choice.staff, role: role, organisation: choice.organisation,
            onBehalfOf: role == .triage ? onBehalfOf ?? choice.onBehalfOf : nil)
        stack.removeAll { !($0 is SignInScreen) }
        session.pane = .both
        (session.acts, session.takenBack, session.drafts) = ([], [], [])
        kept = [:]
        lookAround()
        let home: any Screen = Worklist.lists(for: role).isEmpty ? MessageScreen(role: role) : HomeScreen()
        apply(.push(home))
        if let first = choice.warnings[role]?.first {
            apply(.notice(SafeText(first.sentence(for: role)), first.isGrave ? .alert : .hint))
        }
    }
}

extension Key {
    /// Keys that write or move within a line; every other key is looked up first.
    var isTyping: Bool {
        switch self {
        case .character, .backspace, .delete, .left, .right, .home, .end, .paste, .control("w"), .control("u"): true
        case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .insert, .function, .control, .alt,
            .mouse, .resized:
            false
        }
    }
}
