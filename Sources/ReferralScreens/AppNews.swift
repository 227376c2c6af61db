// What other desks changed since each screen was read, so that nobody takes what is old for what is so.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension App {
    /// Whether another process changed something. True when that is news.
    func lookElsewhere() -> Bool {
        guard door.changedElsewhere() else { return false }
        changes += 1
        let before = session.news
        lookAtNews()
        return !session.hasNews || session.news != before
    }

    /// What the screen on top shows is as new as can be.
    func hasBeenRead() {
        if door.changedElsewhere() { changes += 1 }
        readAfter = Array(readAfter.prefix(stack.count - 1)) + [changes]
        if stack.last is WorklistScreen { session.news = nil }
    }

    func tellNews() {
        session.hasNews = stack.indices.last.map { readAfter.indices.contains($0) && readAfter[$0] < changes } ?? false
    }

    /// What differs on the list on show, without touching it: nothing moves under the cursor.
    func lookAtNews() {
        guard let list = stack.last as? WorklistScreen, list.page != nil, let actor = session.actor,
            let reply = try? door.ask(.worklist(list.queryOfShown), actor), case .worklist(let page) = reply
        else { return }
        session.news = list.news(in: page)
    }
}
