// The documents that a message of e-RS names: kept with the referral, joined to files that came before it.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Keeps what a message says of its documents; true if anything was news.
    @discardableResult
    func keepDocuments(
        _ documents: [IncomingDocument], of referral: Referral, _ arrival: Arrival
    ) throws(Failure) -> Bool {
        var changed = false
        for document in documents {
            var row = ReferralDocument(
                binary: document.binary, title: document.title, type: document.type,
                availability: document.availability, contentType: document.contentType, size: document.size,
                indexedAt: document.indexed)
            row.description = document.description
            row.attachedBy = document.attachedBy
            if let binary = document.binary {
                row.digest = try arrival.it.reading.unmatchedFile(named: binary)?.digest
            }
            changed = try arrival.it.save(row, of: referral.id) || changed
            if let digest = row.digest {
                try arrival.it.closeProblem(
                    key: "file/\(digest)", by: arrival.run.signature.user, at: arrival.run.now)
            }
        }
        return changed
    }
}
