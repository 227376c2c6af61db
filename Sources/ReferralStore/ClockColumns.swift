// The columns of a referral's 18-week clock: values to row and back. Each is NULL until there is something to say.

internal import GRDB
internal import ReferralDomain

let clockColumns = """
    r.rtt_start, r.rtt_start_event, r.rtt_nullified_at, r.rtt_restart, r.rtt_restart_event, r.rtt_stop,
    r.rtt_stop_event, r.rtt_stop_status, r.rtt_status, r.first_seen_at, r.first_missed_at, r.delays, r.validated_at,
    r.validation
    """

extension TreatmentClock {
    init(_ columns: inout Columns) {
        self.init()
        start = columns.instant()
        startEvent = columns.code()
        nullifiedAt = columns.instant()
        restart = columns.instant()
        restartEvent = columns.code()
        stop = columns.instant()
        stopEvent = columns.code()
        stopStatus = columns.code()
        status = columns.code()
        firstSeenAt = columns.instant()
        firstMissedAt = columns.instant()
        delays = columns.list().compactMap { ChosenDelay(stored: $0) }
        validatedAt = columns.instant()
        validation = columns.code()
    }

    var stored: [(column: String, value: (any DatabaseValueConvertible)?)] {
        [
            ("rtt_start", start?.seconds), ("rtt_start_event", startEvent?.rawValue),
            ("rtt_nullified_at", nullifiedAt?.seconds), ("rtt_restart", restart?.seconds),
            ("rtt_restart_event", restartEvent?.rawValue), ("rtt_stop", stop?.seconds),
            ("rtt_stop_event", stopEvent?.rawValue), ("rtt_stop_status", stopStatus?.rawValue),
            ("rtt_status", status?.rawValue), ("first_seen_at", firstSeenAt?.seconds),
            ("first_missed_at", firstMissedAt?.seconds),
            ("delays", delays.isEmpty ? nil : delays.map(\.stored).joined(separator: ",")),
            ("validated_at", validatedAt?.seconds), ("validation", validation?.rawValue),
        ]
    }
}

extension ChosenDelay {
    /// `2026-11-03 declined`.
    fileprivate var stored: String { "\(day.iso) \(kind.rawValue)" }

    fileprivate init?(stored text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let day = Day(iso: parts[0]), let kind = Kind(rawValue: parts[1]) else { return nil }
        self.init(kind, on: day)
    }
}
