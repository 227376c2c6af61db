// Signing a list off for the day: the form, from a board, from the list itself or from home, and what is left of it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Somebody has looked through a list and says so.
struct SignOffOrder: Order {
    let worklist: Worklist
    let service: String?
    let serviceName: String?
    let waiting: Int
    let last: Instant?
    /// What of it nobody has signed off, service by service; nil where the board that it came from says that.
    var left: [NotSignedOff]?

    /// Services that the sentence names; of more it says how many.
    private static let mostNamed = 4

    private var place: String { (serviceName ?? service).map { " at \($0)" } ?? "" }

    var title: SafeText { "Sign off a list" }
    var draft: DraftKey? { OrderForm.signOff.key(.list(worklist, service: service)) }
    var fields: [OrderField] {
        [
            OrderField(
                name: .why, label: "Why, where urgent ones are unopened", input: .text(TextField(limit: commentLimit)))
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(worklist.label)\(place) with \(counted(waiting, "item")): you say that you have looked through it. It stands in "
            + "the register under your name\(last.map { ", after the sign-off of \($0.shortText)" } ?? "").\(leftWords)"
    }

    /// Which services are left, what waits there and since when nobody has said so.
    private var leftWords: String {
        guard let left else { return "" }
        guard !left.isEmpty else { return " Nothing of it was left to sign off today: this is one more sign-off." }
        let parts = left.prefix(Self.mostNamed).map { one in
            let name = one.serviceName ?? one.service ?? "no service named"
            let since = one.last.map { "last signed off \($0.shortText)" } ?? "never signed off"
            let missed = one.missedDays == 0 ? "" : ", \(counted(one.missedDays, "working day")) missed"
            return "\(placeWord(name)) with \(grouped(one.waiting)), \(since)\(missed)"
        }
        let more = left.count > parts.count ? "; and \(counted(left.count - parts.count, "service")) more" : ""
        return " Left today: \(parts.joined(separator: "; "))\(more)."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.signOff(.sign(worklist, service: service, reason: fields.text(.why))))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .signOff(.signed(let signed)) = reply else { return "Signed off." }
        let total = signed.reduce(0) { $0 + $1.signOff.counts.total }
        return "Signed off: \(worklist.label)\(place), \(counted(total, "item"))."
    }
}

extension HomePage {
    /// The form that signs a list off at a service, or at every service of it that the user works.
    func signOff(_ list: Worklist, service: String?, named name: String?, waiting: Int) -> Effect {
        let left = unsigned.filter { $0.worklist == list && (service == nil || $0.service == service) }
        return .push(
            OrderScreen(
                SignOffOrder(
                    worklist: list, service: service, serviceName: name, waiting: waiting, last: nil,
                    left: list.side == .provider ? left : nil)))
    }

    /// `3 left` services of a list to sign off today, `3 LATE` once the hour has come; empty where none is.
    func signWord(_ list: Worklist) -> SafeText {
        let left = unsigned.filter { $0.worklist == list }
        guard !left.isEmpty else { return "" }
        return "\(grouped(left.count)) \(left.contains(where: \.escalated) ? "LATE" : "left")"
    }
}

extension Worklist {
    /// Why somebody who sees it does not sign it off.
    var whyNotSigned: String {
        kind == .work
            ? "\(label) is decided on clinical text: its clinicians sign it off."
            : "\(label) is looked at, not worked: there is nothing to sign off."
    }
}
