// Before a clinic moves: its clinician and its room are free where it goes.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Refuses slots whose clinician or room another clinic has then, each under the id of the slot whose place it
    /// takes. What the move leaves as it was is not looked at: it was so before.
    func refuseClashes(
        of targets: [String: Slot], of order: ClinicMove, on day: Day, in it: Reading
    ) throws(Failure) {
        let isAnotherDay = order.day.map { $0 != day } ?? false
        let slots = targets.values.map { slot in
            var slot = slot
            if !isAnotherDay, order.clinician == nil { slot.clinician = nil }
            if !isAnotherDay, order.room == nil { slot.room = nil }
            return slot
        }
        guard let service = slots.first?.service, let first = slots.map(\.start).min(),
            let last = slots.map(\.end).max()
        else { return }
        let site = try it.profile(of: service)?.location
        var isSameSite = [service: true]
        for other in try it.slotsOfAnyService(from: first, until: last) where targets[other.id] == nil {
            if isSameSite[other.service] == nil {
                isSameSite[other.service] = try it.profile(of: other.service)?.location == site
            }
            for slot in slots {
                if let clash = slot.clash(with: other, isSameSite: isSameSite[other.service] ?? false) {
                    throw .refused(.clinicClash(clash))
                }
            }
        }
    }
}
