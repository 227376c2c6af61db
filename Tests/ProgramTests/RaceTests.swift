// Many processes book the same patients into the same slots at once: nobody too many, and whoever comes late is told.

import Foundation
import Testing

/// A process that books line by line, and what it was answered.
private final class Racer: @unchecked Sendable {
    /// What became of its lines.
    struct Tally: Equatable {
        var lines = 0
        var booked = 0
        /// Somebody else took the slot; the next one was offered.
        var offered = 0
        /// Somebody else took the slot, and there is no other.
        var nothingLeft = 0
        /// A colleague had booked the patient already.
        var alreadyBooked = 0
        var others: [String: Int] = [:]
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer = Data()
    var tally = Tally()
    var fault: String?

    init(_ program: Program, user: String) throws {
        process.executableURL = URL(fileURLWithPath: program.path)
        process.arguments = [
            "book-many", "--db", program.db, "--now", Program.now, "--json", "--user", user,
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Books each patient, and where the slot is gone the one that was offered instead, until there is none.
    func race(_ pairs: [(name: String, slot: String)]) throws {
        _ = line()
        for (name, slot) in pairs {
            var wanted: String? = slot
            while let slot = wanted {
                try input.fileHandleForWriting.write(contentsOf: Data("\(name) \(slot)\n".utf8))
                let answer = try answer()
                wanted = try took(try #require(answer, "the process ended"))
            }
        }
        try input.fileHandleForWriting.close()
        while line() != nil {}
        process.waitUntilExit()
    }

    /// Ends the process, whatever became of the race.
    func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// Counts an answer; the slot that it offers instead.
    private func took(_ answer: [String: Any]) throws -> String? {
        tally.lines += 1
        guard let error = answer["error"] as? [String: Any] else {
            tally.booked += 1
            return nil
        }
        // Each is told what happened in words.
        try #require((error["message"] as? String)?.isEmpty == false)
        switch try #require(error["code"] as? String) {
        case "slot-taken":
            guard let next = (error["next_slot"] as? [String: Any])?["slot"] as? String else {
                tally.nothingLeft += 1
                return nil
            }
            tally.offered += 1
            return next
        case "wrong-state": tally.alreadyBooked += 1
        case let code: tally.others[code, default: 0] += 1
        }
        return nil
    }

    private func answer() throws -> [String: Any]? {
        while let text = line() {
            let json = text.first == UInt8(ascii: ",") ? text.dropFirst() : text
            if json.isEmpty || json.first == UInt8(ascii: "]") { continue }
            return try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        }
        return nil
    }

    private func line() -> Data? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer = buffer[(end + 1)...] }
                return buffer[..<end]
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            buffer += more
        }
    }
}

struct RaceTests {
    /// Slots of the race: `REFERDESK_RACE`, else a short one.
    private static let slots = ProcessInfo.processInfo.environment["REFERDESK_RACE"].flatMap { Int($0) } ?? 200
    private static let racers = slots < 1_000 ? 8 : 16
    /// What a time was taken on, and when.
    private static var machine: String {
        let model = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n")
            .first { $0.hasPrefix("model name") }?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
        let count = ProcessInfo.processInfo.activeProcessorCount
        return "\(count) processors (\(model ?? "not named")), \(Date.now.formatted(.iso8601))"
    }
    private static let slotsOfService = min(slots, 250)

    private static func ubrn(_ serial: Int) -> String { "9900\(10_000_000 + serial)" }

    /// One patient more for each 25 places than there are places, so that some are told that nothing is left.
    private static func patients(for places: Int) -> Int { places + places / 25 }

    private static func capacity(_ number: Int) -> Int { number % 10 == 0 ? 2 : 1 }

    /// An office with these slots and patients in services of its own; for each service its slots and its patients.
    private func office() throws -> (program: Program, services: [(slots: [String], patients: [String])], places: Int) {
        let program = try Program.emptyRehearsal()
        var services: [(slots: [String], patients: [String])] = []
        var serviceRows = ["service,name,specialty,provider"]
        var slotRows = ["slot,service,clinic,clinician,start,end,capacity,priorities"]
        var serial = 0
        var places = 0
        for number in 0..<(Self.slots / Self.slotsOfService) {
            let service = String(71_000 + number)
            serviceRows.append("\(service),Race \(number),UROLOGY,\(try Self.home(of: program))")
            var slots: [String] = []
            var capacity = 0
            for slot in 0..<Self.slotsOfService {
                let id = "\(service)-\(slot)"
                let (day, quarter) = (slot / 25 + 4, slot % 25)
                let start =
                    "2026-11-\(day < 10 ? "0" : "")\(day)T\(9 + quarter / 4):\(["00", "15", "30", "45"][quarter % 4])"
                slotRows.append(
                    "\(id),\(service),Race,,\(start.replacing("T9:", with: "T09:")),"
                        + "\(start.replacing("T9:", with: "T09:")),\(Self.capacity(slot)),")
                slots.append(id)
                capacity += Self.capacity(slot)
            }
            let patients = (0..<Self.patients(for: capacity)).map { serial + $0 }
            serial += patients.count
            places += capacity
            let messages = patients.map { message(Self.ubrn($0), nhsNumber: nhsNumber($0), service: service) }
            let bundle =
                #"{"resourceType":"Bundle","type":"collection","entry":[\#(messages.joined(separator: ","))]}"#
            _ = try program.write(bundle, "race-\(service).json")
            services.append((slots, patients.map(Self.ubrn)))
        }
        let lists = [
            try program.write(serviceRows.joined(separator: "\n"), "services.csv"),
            try program.write(slotRows.joined(separator: "\n"), "slots.csv"),
        ]
        let files = lists + services.indices.map { "\(program.folder)/race-\(71_000 + $0).json" }
        let taken = try program.start(["import"] + files + ["--db", program.db, "--now", Program.now, "--json"])
            .finish()
        try #require(taken.code == 0, "\(taken.error.prefix(500))")
        return (program, services, places)
    }

    private static func home(of program: Program) throws -> String {
        let info = try program.json("service", "list", user: "clerk").list()
        return info.compactMap { $0["provider"] as? String }.first ?? "RXX"
    }

    private func nhsNumber(_ serial: Int) -> String {
        var number = serial * 2
        while true {
            let first = "999\(String(1_000_000 + number).suffix(6))"
            let sum = zip(first, (2...10).reversed()).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
            let check = (11 - sum % 11) % 11
            if check != 10 { return "\(first)\(check)" }
            number += 1
        }
    }

    /// A patient for whom no slot could be booked, as e-RS tells of them.
    private func message(_ ubrn: String, nhsNumber: String, service: String) -> String {
        #"""
        {"resource":{"resourceType":"ReferralRequest","id":"\#(ubrn)","meta":{"versionId":"3"},"extension":[
        {"url":"https://example.test/Extension-eRS-ReferralState-1","extension":[{"url":"state","valueCoding":
        {"code":"DEFERRED_TO_PROVIDER"}}]},{"url":"https://example.test/Extension-eRS-ReferralPriority-1",
        "valueCodeableConcept":{"coding":[{"code":"ROUTINE"}]}},
        {"url":"https://example.test/Extension-eRS-eReferralPathwayStart-1","valueInstant":"2026-10-19T09:00:00Z"}],
        "contained":[{"resourceType":"List","id":"shortlist","entry":[{"item":{"identifier":{"value":"\#(service)"}}}]}],
        "subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"\#(nhsNumber)"}}}}
        """#
    }

    /// Who tries whom, in which slot: every patient is tried by two, all work through the services in the same order.
    private func order(
        _ services: [(slots: [String], patients: [String])]
    ) -> [[(name: String, slot: String)]] {
        var orders: [[(name: String, slot: String)]] = Array(repeating: [], count: Self.racers)
        for service in services {
            for (number, patient) in service.patients.enumerated() {
                for copy in 0...1 {
                    let racer = (number * 7 + copy * (1 + number % (Self.racers - 1))) % Self.racers
                    let slot = (number * 3 + copy * 11) % service.slots.count
                    orders[racer].append((patient, service.slots[slot]))
                }
            }
        }
        return orders
    }

    @Test
    func `RD05 processes that race for the same patients and slots book each place once, and tell whoever is late`()
        throws
    {
        let (program, services, places) = try office()
        let patients = services.reduce(0) { $0 + $1.patients.count }
        let orders = order(services)
        let racers = try orders.indices.map { try Racer(program, user: $0 % 2 == 0 ? "clerk" : "supervisor") }
        defer { for racer in racers { racer.stop() } }
        let began = ContinuousClock.now
        let all = DispatchGroup()
        for (racer, order) in zip(racers, orders) {
            all.enter()
            Thread {
                do { try racer.race(order) } catch { racer.fault = "\(error)" }
                all.leave()
            }.start()
        }
        all.wait()
        let took = ContinuousClock.now - began
        #expect(racers.compactMap(\.fault) == [])
        var total = Racer.Tally()
        for racer in racers {
            let one = racer.tally
            total.lines += one.lines
            total.booked += one.booked
            total.offered += one.offered
            total.nothingLeft += one.nothingLeft
            total.alreadyBooked += one.alreadyBooked
            total.others.merge(one.others, uniquingKeysWith: +)
        }
        print(
            "\(racers.count) processes, \(Self.slots) slots of \(places) places, \(patients) patients: \(total.booked) booked, "
                + "\(total.offered) late and offered the next, \(total.nothingLeft) with nothing left, \(total.alreadyBooked) booked "
                + "by a colleague before, in \(took.formatted(.units(allowed: [.seconds, .milliseconds]))), on \(Self.machine)"
        )
        // Every line was a booking, or its loser was told one of these; nobody was told that the file is busy.
        #expect(total.others == [:])
        #expect(total.lines == total.booked + total.offered + total.nothingLeft + total.alreadyBooked)
        // There were more patients than places, and each loser went on to the next: so every place is taken.
        #expect(total.booked == places)
        #expect(total.offered > 0 && total.alreadyBooked > 0 && total.nothingLeft > 0)
        func number(_ statement: String) throws -> Int? {
            Int(try program.sqlite(statement).trimmingCharacters(in: .newlines))
        }
        let live = "status IN ('requested', 'booked')"
        #expect(try number("SELECT count(*) FROM appointment WHERE \(live)") == places)
        #expect(
            try number(
                "SELECT count(*) FROM slot s WHERE capacity < (SELECT count(*) FROM appointment WHERE slot = s.id AND \(live))"
            ) == 0)
        #expect(
            try number(
                "SELECT count(*) FROM (SELECT 1 FROM appointment WHERE \(live) GROUP BY referral HAVING count(*) > 1)")
                == 0)
        #expect(
            try number("SELECT count(*) FROM (SELECT 1 FROM appointment GROUP BY slot, seat HAVING count(*) > 1)") == 0)
        #expect(try number("SELECT count(*) FROM referral WHERE state = 'BOOKED'") == places)
        #expect(try number("SELECT count(*) FROM referral WHERE state = 'DEFERRED_TO_PROVIDER'") == patients - places)
        #expect(try number("SELECT count(*) FROM journal WHERE action = 'book'") == places)
        #expect(try program.json("audit", "verify").object()["ok"] as? Bool == true)
        #expect(try program.json("doctor").code == 0)
    }
}
