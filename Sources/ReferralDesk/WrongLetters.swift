// Letters of another patient at the desk: who may follow them up, and whether a referral still waits for its own.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// A referral's letters of another patient with their notices; nil for roles that do not follow them up.
    func wrongLetters(of referral: Referral, for actor: Actor, in it: Reading) throws(Failure) -> [WrongLetter]? {
        guard Worklist.lists(for: actor.role).contains(.wrongPatientLetters) else { return nil }
        return try wrongLetters(of: referral, in: it)
    }

    /// The letter that was reported last, for whoever reported it.
    func reportedLetter(of referral: Referral, document: Int64?, in it: Reading) throws(Failure) -> WrongLetter? {
        try wrongLetters(of: referral, in: it).first { $0.document == document }
    }

    private func wrongLetters(of referral: Referral, in it: Reading) throws(Failure) -> [WrongLetter] {
        var letters = try it.wrongLetters(of: referral.id)
        let home = store.identity
        for index in letters.indices {
            letters[index].notice = letters[index].notice(
                about: referral, from: home.organisationName, ods: home.organisation)
        }
        return letters
    }

    /// Documents as those may know them who may not read them.
    func attachments(of referral: Referral, for actor: Actor, in it: Reading) throws(Failure) -> [ReferralDocument] {
        guard ReferralAction.wrongPatientLetter.rule.roles.contains(actor.role) else { return [] }
        return try it.documents(of: referral.id, withText: false).map { document in
            var bare = ReferralDocument(
                type: document.type, availability: document.availability, contentType: document.contentType,
                size: document.size, indexedAt: document.indexedAt)
            bare.id = document.id
            return bare
        }
    }

    /// Whether a referral that lost its only letter as another patient's is sent nothing but that letter again.
    func waitsForOwnLetter(
        _ incoming: IncomingReferral, _ referral: Referral, letterMoved: Bool, _ arrival: Arrival
    ) throws(Failure) -> Bool {
        guard referral.clinicalInformation == .awaited, referral.id != 0, !letterMoved else { return false }
        let hidden = try arrival.it.reading.hiddenBinaries(of: referral.id)
        return !hidden.isEmpty && incoming.documents.allSatisfy { $0.binary.map { hidden.contains($0) } ?? false }
    }
}
