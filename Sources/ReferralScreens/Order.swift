// What a small form of its own must say of itself: whom it concerns, what will come of it, and what it asks for.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What an order does once its form is sent.
enum Commitment: Sendable, Equatable {
    case ask(Request)
    case print(PrintOrder)
}

/// Why a form cannot be sent yet, and where to look.
struct OrderFault: Error, Equatable {
    var sentence: String
    var field: OrderField.Name?
}

/// Something that is done by a small form of its own.
protocol Order: Sendable {
    var title: SafeText { get }
    /// Whom it concerns, where that is one patient.
    var patient: Patient? { get }
    var fields: [OrderField] { get }
    /// Where its draft is kept while it is not sent; nil where nothing is typed that could be lost.
    var draft: DraftKey? { get }
    /// Names what it is done to, and what will come of it.
    func sentence(_ fields: [OrderField], today: Day) -> String
    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment
    /// The same order without doing it, to show what would become of whom; nil where there is nothing to show.
    func rehearsal(_ fields: [OrderField], session: Session) -> Request?
    /// Whose appointment may be booked anew once it is done, by the key that goes on to that.
    var booksAgain: ReferralName? { get }
    /// What is asked for when the form opens, such as the reasons that may be given.
    var opening: [Request] { get }
    /// Takes what was asked for into the fields.
    func take(_ reply: Reply, into fields: inout [OrderField])
    /// What to say once it is done.
    func done(_ reply: Reply) -> SafeText
}

extension Order {
    var patient: Patient? { nil }
    var booksAgain: ReferralName? { nil }
    var draft: DraftKey? { nil }
    var opening: [Request] { [] }
    func rehearsal(_ fields: [OrderField], session: Session) -> Request? { nil }
    func take(_ reply: Reply, into fields: inout [OrderField]) {}
}
