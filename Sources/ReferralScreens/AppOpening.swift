// What can be opened from anywhere for the roles that have it, and what a screen prints.

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
        stack.removeLast(stack.count - index)
        apply(.push(screen))
    }

    func print(_ order: PrintOrder) {
        guard let actor = session.actor else { return }
        do {
            notice = Notice(text: SafeText(try door.print(order, actor)), style: .success)
        } catch {
            notice = Notice(text: SafeText(error.sentence), style: .alert)
        }
        send(.uncovered)
    }
}
