// What can be opened from anywhere for the roles that have it, and how screens are closed.

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
}
