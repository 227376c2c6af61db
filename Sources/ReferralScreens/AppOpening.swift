// What can be opened from anywhere for the roles that have it, how screens are closed, and what a screen prints.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension App {
    /// Opens what can be opened from anywhere, for the roles that have it.
    func open(_ intent: Intent) {
        guard let role = session.actor?.role else { return }
        guard intent.isOpen(to: role) else {
            notice = Notice(text: "That is not for your role (\(role.label.lowercased())).", style: .alert)
            return
        }
        let screen: any Screen =
            switch intent {
            case .caller: CallerScreen()
            case .clinics: ClinicsScreen()
            case .boards: BoardScreen(Board.all(for: role).first ?? .lists)
            case _: LettersScreen()
            }
        guard let index = stack.firstIndex(where: { intent.opened.contains($0.context) }) else {
            return apply(.push(screen))
        }
        // It lies open already, so nothing is heaped up: what is above it makes room, but for what somebody has typed.
        guard !stack[(index + 1)...].contains(where: { $0.hasDraft }) else {
            notice = Notice(text: "Finish the form or leave it with Esc first.", style: .alert)
            return
        }
        leave(from: index)
        apply(.push(screen))
    }

    /// Closes a screen and all above it, each with what it lets go.
    func leave(from index: Int) {
        while stack.count > index { takeLeave(of: stack.removeLast()) }
    }

    func takeLeave(of screen: any Screen) {
        guard let request = screen.farewell, let actor = session.actor else { return }
        // What is not let go ends by itself.
        _ = try? door.ask(request, actor)
    }

    func print(_ order: PrintOrder) {
        guard let actor = session.actor else { return }
        do {
            switch try door.print(order, actor) {
            case .done(let sentence): endPrinting(saying: SafeText(sentence), .success)
            case .goesOn(let job):
                self.job = job
                goOnPrinting()
            }
        } catch {
            endPrinting(saying: SafeText(error.sentence), .alert)
        }
    }

    /// Lets the job work on, and says how far it is.
    func goOnPrinting() {
        guard let job else { return }
        do {
            if let sentence = try job.goOn() {
                endPrinting(saying: SafeText(sentence), .success)
            } else {
                notice = Notice(text: "\(howFar(job)) written. Esc stops it.", style: .notice)
            }
        } catch {
            endPrinting(saying: SafeText(error.sentence), .alert)
        }
    }

    /// Only stopping means anything while somebody waits.
    func pressWhilePrinting(_ key: Key) {
        guard let job, Keymap.intent(for: key, in: .working) == .back else { return }
        job.stop()
        endPrinting(saying: "Stopped at \(howFar(job)): the file is taken away.", .alert)
    }

    private func howFar(_ job: any PrintJob) -> SafeText {
        "\(grouped(job.progress.done)) of \(counted(job.progress.of, "row"))"
    }

    private func endPrinting(saying words: SafeText, _ style: Style) {
        job = nil
        notice = Notice(text: words, style: style)
        send(.uncovered)
    }
}
