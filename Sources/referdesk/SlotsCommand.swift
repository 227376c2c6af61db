// `referdesk slots`: what is free, whom it could be offered, and what more places would change.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct SlotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slots", abstract: "The slots of a service, and who could come to those that are free.",
        subcommands: [List.self, Freed.self, OfferTo.self], defaultSubcommand: List.self)
}

extension SlotsCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The slots of a service; the default.")
        @OptionGroup var options: Options
        @Option(help: "Service id; of a referral, its own if left out.") var service: String?
        @Option(name: .customLong("for"), help: "Free slots for this referral, the best one and the next named.")
        var referral: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @Option(help: "Only slots open to this priority.") var priority: String?
        @Option(help: "Only slots of this clinician, by part of the name.") var clinician: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                if let referral {
                    let name = try Parsed.name(referral)
                    guard
                        case .suitableSlots(let found) = try desk.answer(
                            .suitableSlots(name, service: service), for: actor)
                    else { return }
                    if options.json { Output.document(.suitableSlots(found)) } else { Output.suitableSlots(found) }
                    return
                }
                guard let service else {
                    throw .badInput("Say of which service, with --service, or for whom, with --for.")
                }
                var query = SlotQuery(service: service, from: try options.clock()())
                if let from { query.from = LondonTime.startOfDay(try Parsed.day(from, option: "--from")) }
                if let to { query.until = LondonTime.startOfDay(try Parsed.day(to, option: "--to").adding(days: 1)) }
                query.priority = try priority.map { (code) throws(Failure) in try Parsed.priority(code) }
                query.clinician = clinician
                query.limit = 5_000
                guard case .slots(let slots) = try desk.answer(.slots(query), for: actor) else { return }
                if options.json { Output.document(.array(slots.map(JSON.slot))) } else { Output.slots(slots) }
            }
        }
    }

    struct Freed: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Free places of a service, each with whom it would go to in order of need; nothing is booked.")
        @OptionGroup var options: Options
        @Option(help: "Service id.") var service: String
        @Option(help: "Last day; two weeks from today if left out.") var to: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let last = try to.map { (day) throws(Failure) in try Parsed.day(day, option: "--to") }
                let today = try options.clock()().londonDay
                let until = last ?? today.adding(days: 14)
                SlotsCommand.print(
                    try desk.answer(.places(.freed(service: service, until: until)), for: actor), options)
            }
        }
    }

    struct OfferTo: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who could come to a slot, in order of need, with the numbers to ring; nothing is booked.")
        @OptionGroup var options: Options
        @Argument(help: "Slot id.") var slot: String
        @Option(help: "How many at most.") var limit = 10

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard (1...200).contains(limit) else { throw .badInput("--limit takes 1 to 200.") }
                SlotsCommand.print(try desk.answer(.places(.offerTo(slot: slot, limit: limit)), for: actor), options)
            }
        }
    }

    private static func print(_ reply: Reply, _ options: Options) {
        guard case .places(.freed(let places)) = reply else { return }
        if options.json {
            Output.document(.array(places.map(JSON.freed)))
        } else {
            Output.freed(places)
        }
    }
}

struct CapacityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capacity",
        abstract: "What a service's clinics offer week by week, and who would not be late with places added.")
    @OptionGroup var options: Options
    @Option(help: "Service id.") var service: String
    @Option(help: "How many weeks are listed, this one included.") var weeks = 6
    @Option(help: "So many places more.") var add: Int?
    @Option(help: "The priority they are kept for; any if left out.") var priority: String?
    @Option(help: "Their week: a day of it, or its number, this week being 1.") var week: String?

    func run() throws {
        try options.run(standIn: "supervisor") { (desk, actor) throws(Failure) in
            let request = PlacesRequest.capacity(
                service: service, weeks: weeks, added: try added(today: try options.clock()().londonDay))
            guard case .places(.capacity(let answer)) = try desk.answer(.places(request), for: actor) else { return }
            if options.json { Output.document(.capacity(answer)) } else { Output.capacity(answer) }
        }
    }

    private func added(today: Day) throws(Failure) -> AddedPlaces? {
        guard let add else {
            guard priority == nil, week == nil else { throw .badInput("--priority and --week go with --add.") }
            return nil
        }
        guard let week else { throw .badInput("--week says in which week the places are added.") }
        let day: Day
        if let number = Int(week) {
            guard (1...104).contains(number) else { throw .badInput("--week takes 1 to 104, or a day.") }
            day = today.adding(days: (number - 1) * 7)
        } else {
            day = try Parsed.day(week, option: "--week")
        }
        let kept = try priority.map { (code) throws(Failure) in try Parsed.priority(code) }
        return AddedPlaces(add, priority: kept, week: day)
    }
}
