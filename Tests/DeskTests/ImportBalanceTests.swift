// Imports count every record once, whatever the order, and the same files again change nothing.

import Interchange
import ReferralDesk
import ReferralDomain
import Rehearsal
import Testing

@testable import ReferralStore

/// Files of every kind, some of them wrong, each with an age of its own.
private func mixedFiles(_ random: inout SeededGenerator) -> [ImportSource] {
    let ubrns = ["990000000101", "990000000102", "990000000103"]
    let states = ["BOOKED", "DEFERRED_TO_PROVIDER", "AWAITING_TRIAGE", "CANCELLED_REFERRAL", "REJECTED", "NOT_BOOKED"]
    var files: [ImportSource] = []
    func aged(_ text: String, _ name: String) {
        let age = Int64(random.number(0...5)) * 3_600
        files.append(file(text, name, modified: morning.adding(seconds: -age)))
    }
    for (number, ubrn) in ubrns.enumerated() {
        for version in 1...4 {
            let message = Message(random.pick(states), version: version) {
                $0.ubrn = ubrn
                $0.priority = random.pick(["ROUTINE", "URGENT", "TWO_WEEK_WAIT"])
                $0.nhsNumber = random.chance(90) ? "9990000018" : "9990000026"
                $0.documents = random.chance(50) ? ["bin-\(number)"] : []
                if $0.state == "BOOKED" {
                    $0.start = random.pick(["2026-11-20T10:00:00Z", "2026-11-27T10:00:00Z"])
                    $0.slot = random.pick(["slot-1", "slot-2", "slot-9"])
                }
            }
            aged(message.json, "v\(version)-\(random.number(0...9)).json")
        }
        aged("Letter of \(ubrn)", "\(ubrn) letter.txt")
        aged("Letter of binary \(number)", "bin-\(number).txt")
    }
    for list in [ListName.review, ListName.slotIssues, ListName.awaiting, ListName.letters] {
        let rows = ubrns.map { Row($0, ["priority": random.pick(["ROUTINE", "URGENT"]), "service": Named.clinic]) }
        let source = worklist(list, rows, "list-\(random.number(0...9)).json")
        files.append(source)
    }
    aged(appointmentJSON(ubrn: ubrns[0]), "appointment.json")
    aged(pdsPatient("9990000018"), "pds.json")
    aged("nhs_number,family,given,title,born,sex,died\n9990000018,Bravo,Ann,,1970-02-03,F,\n,X,,,,,\n", "pas.csv")
    aged("nhs_number,family\n9990000018,Carter\n9990000034,Delta\n", "pas-old.csv")
    aged("service,name,specialty,provider\n41001,Renamed,UROLOGY,RXX\n41009,New,,RXX\n", "services.csv")
    aged(
        "slot,service,clinic,clinician,start,end,capacity,priorities\nslot-9,41001,C,,2026-11-20T10:00,2026-11-20T10:20,1,\n",
        "slots.csv")
    aged("{\"resourceType\":", "broken.json")
    aged("{\"resourceType\":\"Observation\",\"id\":\"1\"}", "other.json")
    aged("", "empty.json")
    for place in files.indices.reversed() { files.swapAt(place, random.number(0...place)) }
    return files
}

private func records(in source: ImportSource) -> Int {
    guard case .success(let bytes) = source.read() else { return 1 }
    let file = IncomingFile(name: source.name, bytes: bytes, modified: source.modified)
    return Interchange.read(file, options: ReadingOptions()).count
}

struct ImportBalanceTests {
    @Test(arguments: 1...24)
    func `every record of a shuffled feed is counted once and a second run changes nothing`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let files = mixedFiles(&random)
        let office = try Office()
        var firstNew = 0
        for source in files {
            let summary = try office.take([source])
            #expect(summary.read == records(in: source), "\(source.name)")
            let problems = summary.problems.filter { $0.reason.isEmpty || $0.file != source.name || $0.record.isEmpty }
            #expect(problems.isEmpty)
            firstNew += summary.new
        }
        #expect(firstNew > 8)
        #expect(try office.examine() == [])
        let before = try dump(office.desk.store)
        for source in files {
            let again = try office.take([source])
            #expect(again.new + again.changed == 0, "\(source.name)")
            #expect(again.read == records(in: source))
        }
        #expect(try dump(office.desk.store) == before)
    }

    @Test(arguments: 1...24)
    func `whatever the order of its messages a referral ends at its newest version`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed), stream: 7, index: 0)
        let states = ["NOT_BOOKED", "BOOKED", "APPT_CANCELLED_BY_PATIENT", "DEFERRED_TO_PROVIDER"]
        var messages = states.enumerated().map { number, state in
            Message(state, version: number + 1) { $0.priority = number == 3 ? "URGENT" : "ROUTINE" }
        }
        for place in messages.indices.reversed() { messages.swapAt(place, random.number(0...place)) }
        let office = try Office()
        var highest = 0
        for message in messages {
            let summary = try office.take(message)
            #expect(summary.older == (message.version < highest ? 1 : 0))
            highest = max(highest, message.version)
            #expect(try office.referral().ersVersion == highest)
        }
        let held = try office.referral()
        #expect(held.state == .deferredToProvider)
        #expect(held.priority == .urgent)
        #expect(try office.problems().isEmpty)
    }

    @Test func `the same e-RS version with other content leaves the first and makes one problem, not two`() throws {
        let office = try Office()
        try office.take(Message("BOOKED", version: 5))
        let other = Message("BOOKED", version: 5) { $0.priority = "URGENT" }
        let first = try office.take(other)
        #expect(first.unchanged == 1)
        #expect(first.problems.map(\.record) == ["ReferralRequest/990000000101"])
        try office.take(other)
        #expect(try office.referral().priority == .routine)
        #expect(try office.problems().map(\.kind) == ["conflict"])
    }

    @Test func `another patient under the same UBRN is a conflict and neither patient is moved`() throws {
        let office = try Office()
        try office.take(Message("BOOKED", version: 5))
        let summary = try office.take(
            Message("CANCELLED_REFERRAL", version: 6) {
                $0.nhsNumber = "9990000026"
                $0.priority = "URGENT"
            })
        #expect(summary.unchanged == 1)
        let held = try office.referral()
        #expect(held.state == .booked)
        #expect(held.priority == .routine)
        #expect(held.ersVersion == 5)
        #expect(try office.patient("9990000018")?.id == held.patient)
        let problem = try #require(try office.problems().first)
        #expect(problem.kind == "conflict")
        #expect(problem.reason.contains("999 000 0026") && problem.reason.contains("999 000 0018"))
    }

    @Test func `a dry run counts as the run itself does and keeps nothing`() throws {
        var random = SeededGenerator(seed: 77)
        let files = mixedFiles(&random)
        let office = try Office()
        let before = try dump(office.desk.store)
        let tried = try office.take(files, dryRun: true)
        #expect(try dump(office.desk.store) == before)
        let done = try office.take(files)
        #expect(tried == done)
        #expect(done.new > 0)
    }

    @Test func `only the administrator imports`() throws {
        let office = try Office()
        for role in Role.allCases where role != .admin {
            let actor = try office.actor(role)
            let refused = failure { _ = try office.desk.importFiles([], options: ImportOptions(), by: actor) }
            #expect(refused == .notAllowed(role, "imports"))
        }
    }

    @Test func `a file that cannot be read is one refused record and the others are taken`() throws {
        let office = try Office()
        let lost = ImportSource(name: "lost.json", modified: morning) {
            .failure(UnreadableFile(reason: "It may not be read."))
        }
        let summary = try office.take([lost, file(Message("BOOKED").json, "m.json")])
        #expect(summary.refused == 1)
        #expect(summary.new == 1)
        #expect(summary.problems.map(\.file) == ["lost.json"])
        #expect(summary.problems.map(\.reason) == ["It may not be read."])
    }
}
