// The words for who could come to a free place, and for what more places would change.

public import ReferralDesk
internal import ReferralDomain

extension FreedPlace {
    /// `Freed Tue 24-Nov-2026 09:20: 3 could come; first SMITH, Jane (991 200 3888), ring 07700 900123.`
    public var sentence: String {
        let time = "Freed \(slot.start.bookingText)"
        guard let first = people.first else { return "\(time): nobody who waits could come." }
        let number = first.patient.nhsNumber.map { " (\($0.shown))" } ?? ""
        let count = "\(people.count)\(hasMore ? " or more" : "")"
        let ring = first.patient.telephones.first.map { ", ring \($0)" } ?? ", no number to ring"
        let asked = first.unlikeWish.isEmpty ? "" : "; asked for \(first.unlikeWish.joined(separator: ", "))"
        return
            "\(time): \(count) could come; first \(first.patient.bannerName ?? "Name not known")\(number)\(ring)\(asked)."
    }
}

extension CapacityAnswer {
    /// `40 wait; 7 would be late, if free places went to them in order of need. With 2 places more …: 2 of them would not.`
    public var sentence: String {
        let now = "\(waiting) wait; \(late) would be late if the free places went to them in order of need."
        guard let added else { return now }
        let kept = added.priority.map { " for \($0.label.lowercased())" } ?? ""
        let cost = lateInstead == 0 ? "" : " \(lateInstead) would be late because of it."
        let places = added.count == 1 ? "1 place" : "\(added.count) places"
        return "\(now) With \(places) more\(kept) in the week of \(added.week.monday.short): \(saved) would not.\(cost)"
    }
}
