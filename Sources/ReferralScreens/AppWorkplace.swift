// What the program does over every screen: commands by name, undo, the clipboard, the lock, drafts that outlive it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension App {
    /// Seconds of warning before the screen is locked.
    private static let warning: Int64 = 60
    /// Minutes from one renewal of claims to the next.
    private static let renewalMinutes: Int64 = 4

    // MARK: Commands

    /// Leaves the palette and does what was chosen there.
    func carryOut(_ command: Command) {
        stack.removeLast()
        guard let below = stack.last else { return }
        switch command.act {
        case .press(let intent, let key): perform(intent, key, on: below)
        case .atHome(let intent, let key):
            apply(.popToHome)
            if let home = stack.last, home.context == .home { perform(intent, key, on: home) }
        case .open(let list): jump(to: list.screen(), over: isAList)
        case .show(let board): jump(to: BoardScreen(board), over: isAList)
        case .begin(let action, let name):
            // What is marked is meant, also by a command without a key.
            if var list = below as? WorklistScreen, !list.marks.isEmpty { return apply(list.beginMany(action)) }
            apply(.push(action.takesSlot ? SlotsScreen(name, action: action) : FormScreen(name, action: action)))
        }
    }

    func findPatient(from screen: any Screen) {
        guard !(screen is FindScreen), !(screen is SignInScreen), session.actor?.role.seesPatients == true else {
            return
        }
        jump(to: FindScreen()) { $0 is FindScreen }
    }

    func openDone() {
        guard session.actor?.role.seesPatients == true else {
            notice = Notice(text: "Your role does nothing to referrals.", style: .hint)
            return
        }
        jump(to: DoneScreen()) { $0 is DoneScreen }
    }

    /// The list of what is overdue; a role without one goes from list to list that has something overdue.
    func openOverdue(from screen: any Screen) {
        guard let actor = session.actor else { return }
        let lists = Worklist.lists(for: actor.role)
        if lists.contains(.overdue) {
            if (screen as? WorklistScreen)?.query.worklist == .overdue {
                notice = Notice(text: "This is the list of what is overdue.", style: .hint)
                return
            }
            return jump(to: WorklistScreen(.overdue), over: isAList)
        }
        guard !lists.isEmpty else { return }
        do {
            guard case .home(let page) = try door.ask(.home, actor) else { return }
            let late = page.counts.filter { $0.overdue > 0 }.map(\.worklist)
            guard let first = late.first else {
                notice = Notice(text: "Nothing is overdue on your lists.", style: .success)
                return
            }
            let shown = (screen as? WorklistScreen).flatMap { $0.query.overdueOnly ? $0.query.worklist : nil }
            guard let index = shown.flatMap({ late.firstIndex(of: $0) }) else {
                return jump(to: WorklistScreen(first, overdueOnly: true), over: isAList)
            }
            apply(.replace(WorklistScreen(late[(index + 1) % late.count], overdueOnly: true)))
        } catch {
            notice = Notice(text: SafeText(error.sentence), style: .alert)
        }
    }

    func copy(_ intent: Intent, from screen: any Screen) {
        guard session.surroundings.copyAllowed else {
            notice = Notice(text: "Copying is switched off at this site (policy copy-allowed).", style: .alert)
            return
        }
        guard let copied = screen.copied(intent) else {
            notice = Notice(text: "There is no such number here to copy.", style: .hint)
            return
        }
        terminal.copy(copied.text)
        notice = Notice(text: "Copied: \(copied.what) \(copied.text)", style: .success)
    }

    /// Goes somewhere from anywhere: what was left without anything typed in it is closed, so that one never has to
    /// come back through it.
    func jump(to screen: any Screen, over isOverWork: (any Screen) -> Bool) {
        if let index = stack.firstIndex(where: isOverWork), !stack[index...].contains(where: { $0.hasDraft }) {
            leave(from: index)
        }
        apply(.push(screen))
    }

    private func isAList(_ screen: any Screen) -> Bool {
        !(screen is SignInScreen) && screen.context != .home && screen.context != .message
    }

    // MARK: Undo and redo

    /// Takes back the last act on the referral on the screen where the user has acted on it, else the last act of all:
    /// after an act the next referral opens by itself. Where there was none, what is older on the referral on the screen.
    func takeBack(_ way: Compensation, on screen: any Screen) {
        let only = screen.takesBackOnly
        let past = (way == .undo ? session.acts : session.takenBack).filter { only?.contains($0) ?? true }
        let here = screen.undoesSubject ? screen.subject : nil
        let isMeant = here.map { past.contains($0) } ?? false
        guard session.actor != nil, let name = isMeant ? here : past.last ?? here else {
            let isOfClinic = way == .undo && screen.context == .clinic && screen.offers(.takeBackClinic)
            let words: SafeText =
                isOfClinic
                ? "What was done with the whole clinic is taken back with U."
                : only != nil
                    ? "You have \(way == .undo ? "done nothing" : "taken nothing back") for whom this screen shows since you signed in."
                    : way == .undo
                        ? "You have done nothing since you signed in. Open a referral to take back something older on it."
                        : "You have taken nothing back since you signed in."
            notice = Notice(text: words, style: .hint)
            return
        }
        ask(.compensate(way, name))
    }

    /// There is nothing to take back, or to do again, on a referral.
    func forget(_ way: Compensation, _ name: ReferralName) {
        session.acts.removeAll { $0 == name && way == .undo }
        session.takenBack.removeAll { $0 == name && way == .redo }
    }

    /// A part of what was stopped is still to be taken back, or to be done again.
    func remember(_ name: ReferralName, stillTo way: Compensation) {
        if way == .undo { session.acts.append(name) } else { session.takenBack.append(name) }
    }

    /// Keeps the way back along what was done.
    func remember(_ request: Request, _ reply: Reply) {
        switch (request, reply) {
        case (.perform(let command, let name), .done) where command.action.rule.isUndoable:
            session.acts.append(name)
            session.takenBack = []
        case (.clinic(.visited(_, let name, _, _)), .clinic(.cashUp)):
            session.acts.append(name)
            session.takenBack = []
        case (.performMany(let command, _), .many(let outcomes)) where command.action.rule.isUndoable:
            guard let first = outcomes.first(where: \.isDone) else { return }
            session.acts.append(first.name)
            session.takenBack = []
        case (.compensate(.undo, let name), .many):
            if let index = session.acts.lastIndex(of: name) { session.acts.remove(at: index) }
            session.takenBack.append(name)
        case (.compensate(.redo, let name), .many):
            if let index = session.takenBack.lastIndex(of: name) { session.takenBack.remove(at: index) }
            session.acts.append(name)
        case _: break
        }
    }

    // MARK: Lock and time

    /// Covers the work; what is begun is kept both on the stack and in the database.
    func lock(afterMinutes: Int? = nil) {
        guard session.actor != nil, !(stack.last is LockScreen) else { return }
        keepDrafts()
        stack.append(LockScreen(since: session.now, afterMinutes: afterMinutes))
        notice = nil
        isSettling = afterMinutes != nil
    }

    func unlock() {
        guard stack.last is LockScreen else { return }
        stack.removeLast()
        notice = Notice(text: "Unlocked. Everything is as you left it.", style: .notice)
        // The key renews a hold as any key does.
        if stack.last?.countsDownTo != nil { send(.uncovered) }
        lookAround()
    }

    func tellOfSettling() {
        notice = Notice(text: "The screen changed by itself just now: that key was ignored.", style: .alert)
    }

    /// Once a second: drafts are kept, an idle screen is locked after a warning. True when something changed on it.
    func passTime() -> Bool {
        let before = session.now.seconds / 60
        session.now = door.now()
        keepDrafts()
        let isNewMinute = session.now.seconds / 60 != before
        if isNewMinute { lookAround() }
        if isNewMinute { renewClaims() }
        let minutes = session.surroundings.lockMinutes
        guard minutes > 0, session.actor != nil, !(stack.last is LockScreen) else { return isNewMinute }
        let idle = session.now.seconds - lastKeyAt.seconds
        if idle >= Int64(minutes) * 60 {
            lock(afterMinutes: minutes)
            return true
        }
        guard idle >= Int64(minutes) * 60 - Self.warning, idle > 0 else { return isNewMinute }
        notice = Notice(text: "The screen locks within a minute: any key keeps it open.", style: .alert)
        return true
    }

    /// Reads again what the screen should know of the site.
    func lookAround() {
        guard let actor = session.actor, let reply = try? door.ask(.workplace(.surroundings), actor),
            case .workplace(.surroundings(let found)) = reply
        else { return }
        session.surroundings = found
    }

    /// Whoever presses keys keeps what they have claimed; asked seldom, as each renewal is a write.
    private func renewClaims() {
        let minute = session.now.seconds / 60
        guard let actor = session.actor, actor.role.seesPatients, minute.isMultiple(of: Self.renewalMinutes),
            session.now.seconds - lastKeyAt.seconds < Self.renewalMinutes * 60
        else { return }
        _ = try? door.ask(.renewClaims, actor)
    }

    // MARK: Drafts

    /// Keeps every form on the stack that has something typed in it and was not kept as it stands.
    func keepDrafts() {
        for screen in stack {
            guard let form = screen as? any DraftKeeping, form.hasDraft, let key = form.draftKey else { continue }
            if kept[key] != form.draftValues { keep(form.draftValues, as: key) }
        }
    }

    func keep(_ fields: [String: String], as key: DraftKey) {
        guard let actor = session.actor else { return }
        let draft = FormDraft(key, fields: fields, keptAt: session.now)
        do {
            _ = try door.ask(.workplace(.keepDraft(draft)), actor)
            session.drafts.insert(key)
            kept[key] = fields
        } catch {
            notice = Notice(text: "The draft could not be kept. \(SafeText(error.sentence))", style: .alert)
        }
    }

    func drop(_ key: DraftKey) {
        guard let actor = session.actor else { return }
        session.drafts.remove(key)
        kept[key] = nil
        _ = try? door.ask(.workplace(.dropDraft(key)), actor)
    }
}

extension [FormField] {
    /// What stands in them.
    var values: [String: String] {
        var values = Dictionary(
            compactMap { field in field.part == nil ? field.value.map { (field.need.rawValue, $0) } : nil },
            uniquingKeysWith: { first, _ in first })
        // What was answered to the booking desk's questions comes back as the words that it reads.
        if contains(where: { $0.part != nil }) {
            values[ActionRule.Need.instruction.rawValue] = instruction(today: nil)
        }
        return values
    }
}

extension Worklist {
    /// The screen that shows it.
    func screen() -> any Screen { kind == .signOff ? BoardScreen(SignOffsBoard(ofLeft: true)) : WorklistScreen(self) }
}

extension [BulkOutcome] {
    /// What was taken back or done again, in one sentence; of many, how many.
    var compensated: String {
        let done = compactMap { try? $0.result.get() }
        guard done.count != 1 || count != 1 else { return done[0].sentence }
        let way = done.first?.compensation == .redo ? "Done again" : "Taken back"
        let left = count - done.count
        return "\(way): \(done.first?.action.label ?? "nothing"), \(counted(done.count, "referral"))."
            + (left > 0 ? " \(grouped(left)) could not be." : "")
    }
}
