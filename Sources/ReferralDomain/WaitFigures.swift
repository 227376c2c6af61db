// A waiting list in numbers: bands, breaches to come, and what is not known, added up one referral at a time.

/// The waits of many referrals, counted.
public struct WaitFigures: Sendable {
    /// How far ahead breaches are forecast.
    public static let forecastWeeks = 8

    /// Referrals that are not closed, whatever their clocks.
    public var open = 0
    public var bands: [WaitBand: Int] = [:]
    /// Clocks that run.
    public var waiting = 0
    /// Of these, with an appointment ahead or waiting for its outcome.
    public var booked = 0
    public var startNotKnown = 0
    /// A missed first appointment has nullified the clock, and nobody has rebooked yet.
    public var nullified = 0
    /// Clocks whose last good day falls in each of the coming weeks, the first beginning today.
    public var forecast = Array(repeating: 0, count: forecastWeeks)
    /// Of these, without an appointment by their last good day.
    public var forecastUnbooked = 0
    /// Days of every wait, in no order.
    private var waits: [Int] = []

    public init() {}

    public var unbooked: Int { waiting - booked }
    public var longest: Int? { waits.max() }
    /// The wait in the middle; of two the longer.
    public var median: Int? { waits.isEmpty ? nil : waits.sorted()[waits.count / 2] }

    /// Counts a referral as it stands on a day.
    public mutating func add(_ referral: Referral, on day: Day) {
        guard !referral.isClosed, !referral.isConversation else { return }
        open += 1
        guard referral.clock.stop == nil else { return }
        guard let days = referral.daysWaited(on: day), let last = referral.breachDay else {
            if referral.firstStart == nil { startNotKnown += 1 } else { nullified += 1 }
            return
        }
        let visit = referral.liveAppointment
        waiting += 1
        if visit != nil { booked += 1 }
        bands[WaitBand(days: days), default: 0] += 1
        waits.append(days)
        let week = (last.number - day.number) / 7
        guard last >= day, week < Self.forecastWeeks else { return }
        forecast[week] += 1
        let seen = visit?.start?.londonDay
        if seen.map({ $0 > last }) ?? true { forecastUnbooked += 1 }
    }

    /// Adds the numbers of another group.
    public mutating func add(_ other: WaitFigures) {
        open += other.open
        bands.merge(other.bands, uniquingKeysWith: +)
        waiting += other.waiting
        booked += other.booked
        startNotKnown += other.startNotKnown
        nullified += other.nullified
        for week in forecast.indices { forecast[week] += other.forecast[week] }
        forecastUnbooked += other.forecastUnbooked
        waits += other.waits
    }
}
