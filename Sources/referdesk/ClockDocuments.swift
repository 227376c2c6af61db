// A clock of a referral as a JSON document of the contract.

internal import ReferralDomain

extension JSON {
    static func clock(_ clock: PathwayClock) -> JSON {
        .object([
            "name": .string(clock.name), "start": .day(clock.start), "start_event": .string(clock.startEvent),
            "due": .day(clock.due), "rule": .string(clock.rule), "stops": .string(clock.stops),
            "stop": .day(clock.stop), "stop_event": .string(clock.stopEvent), "stop_code": .code(clock.stopStatus),
            "days_waited": .number(clock.daysWaited), "weeks_waited": .number(clock.weeksWaited),
            "band": .code(clock.band),
            "delays": .array(
                clock.delays.map { .object(["day": .day($0.day), "kind": .code($0.kind)]) }),
            "not_known_since": .day(clock.notKnownSince), "not_known": .string(clock.notKnown),
            "notes": .texts(clock.notes),
        ])
    }
}
