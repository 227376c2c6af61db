// Leave and its cover: a pure rule by day, so that what is a colleague's comes to the cover and goes back by itself.

/// Somebody's leave, with the colleague who sees what is theirs meanwhile.
public struct LeaveCover: Hashable, Sendable, Codable {
    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var staff: StaffMember
    public var cover: StaffMember
    /// First and last day, both included.
    public var from: Day
    public var until: Day
    /// Workgroups of the absent colleague that the cover is not in, and so would not see; said when it is recorded.
    public var coverLacks: [String] = []

    public init(staff: StaffMember, cover: StaffMember, from: Day, until: Day) {
        self.staff = staff
        self.cover = cover
        self.from = from
        self.until = until
    }
}

extension [LeaveCover] {
    /// Row ids of those whose allocated items a person sees as theirs on a day. A cover who is away themselves is
    /// covered with all that they cover; the person is not among them.
    public func covered(by person: Int64, on day: Day) -> Set<Int64> {
        let live = filter { $0.from <= day && day <= $0.until }
        var seen: Set<Int64> = [person]
        var waiting = [person]
        while let cover = waiting.popLast() {
            for leave in live where leave.cover.id == cover && !seen.contains(leave.staff.id) {
                seen.insert(leave.staff.id)
                waiting.append(leave.staff.id)
            }
        }
        return seen.subtracting([person])
    }
}
