// What the desk in memory finds by words on a board, and what it says a colleague has in hand.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    /// As the desk looks for it: in names and numbers, and in the service's name.
    func holds(_ referral: Referral, _ text: String) -> Bool {
        let service = referral.service.flatMap { services[$0]?.name } ?? ""
        return fits(referral, text) || service.lowercased().contains(text.lowercased())
    }

    func inHand(of login: String) throws(Failure) -> InHandPage {
        guard let member = Self.people.first(where: { $0.login == login }) else { throw .notFound("a user") }
        let owned = boards.inHand[login] ?? []
        return InHandPage(
            staff: member, owned: owned, claimed: boards.claimed[login] ?? [], total: owned.count, asOf: clock)
    }
}
