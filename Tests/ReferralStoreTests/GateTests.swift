// One writer at a time over all processes, and what a second one gets to hear.
import Foundation
import ReferralDomain
import ReferralStore
import Testing

/// Another process that holds a gate until it is told to go.
private final class Holder {
    private let process = Process()

    init(_ folder: Folder, saying name: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "exec 9<>\"$0\"; flock -x 9; printf '%s' \"$1\" >&9; echo ready; exec sleep 60",
            "\(folder.place.path)-gate",
            name,
        ]
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.readData(ofLength: 6)
    }

    func leave() {
        process.terminate()
        process.waitUntilExit()
    }
}

@Test func `a write waits for the gate and then names who holds it`() throws {
    let folder = try Folder()
    try folder.store().close()
    let store = try Store.open(folder.place, who: "test", patience: 0.2)
    let holder = try Holder(folder, saying: "maria, process 42\n")
    defer { holder.leave() }
    let clock = ContinuousClock()
    var answer: Failure?
    let waited = clock.measure { answer = failure { try store.add(newReferral()) } }
    #expect(answer == .busy(holder: "maria, process 42"))
    #expect(waited >= .milliseconds(200) && waited < .seconds(4))
    let count = try store.read { (it) throws(Failure) in try it.services().count }
    #expect(count == 3, "reading goes on")
    #expect(failure { try Store.open(folder.place, who: "test", patience: 0.1) } == .busy(holder: "maria, process 42"))
    holder.leave()
    try store.add(newReferral())
    try store.close()
}

@Test func `a holder that says nothing is another program`() throws {
    let folder = try Folder()
    try folder.store().close()
    let store = try Store.open(folder.place, who: "test", patience: 0.1)
    let holder = try Holder(folder, saying: "")
    defer { holder.leave() }
    #expect(failure { try store.add(newReferral()) } == .busy(holder: "another program"))
    #expect(failure { try store.close() } == .busy(holder: "another program"))
}

@Test func `a link in place of the gate is not followed`() throws {
    let folder = try Folder()
    try folder.store().close()
    let gate = "\(folder.place.path)-gate"
    try FileManager.default.removeItem(atPath: gate)
    try FileManager.default.createSymbolicLink(atPath: gate, withDestinationPath: "\(folder.path)/elsewhere")
    guard case .broken = failure({ try Store.open(folder.place, who: "test") }) else {
        Issue.record("it was opened")
        return
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/elsewhere"))
}

@Test func `two desks write in turn and each sees what the other did`() throws {
    let folder = try Folder()
    let first = try folder.store()
    let second = try Store.open(folder.place, who: "second")
    for turn in 0..<20 {
        let before = try second.dataVersion()
        try first.add(newReferral())
        #expect(try second.dataVersion() != before)
        try second.add(newReferral())
        let counts = try [first, second].map { store in
            try store.read { (it) throws(Failure) in
                var count = 0
                try it.eachReferral { (_) throws(Failure) in count += 1 }
                return count
            }
        }
        #expect(counts == [turn * 2 + 2, turn * 2 + 2])
    }
    #expect(try first.verdict().firstBroken == nil && first.verdict().entries == 41)
    try second.close()
    try first.close()
}

@Test func `who comes second is told of the other's version and changes nothing`() throws {
    let folder = try Folder()
    let first = try folder.store()
    let second = try Store.open(folder.place, who: "second")
    let seen = try first.add(newReferral())
    try second.change(seen, "change-priority") { $0.priority = .urgent }
    let late = failure { try first.change(seen, "change-priority") { $0.priority = .twoWeekWait } }
    #expect(late == .refused(.versionConflict(expected: 1, actual: 2)))
    let held = try first.read { (it) throws(Failure) in try it.referral(.id(seen.id), for: .everything) }
    #expect(held?.priority == .urgent && held?.version == 2)
    #expect(try first.verdict() == JournalVerdict(entries: 3))
    try second.close()
    try first.close()
}

@Test func `the last place of a slot goes to one of two desks`() throws {
    let folder = try Folder()
    let first = try folder.store()
    let second = try Store.open(folder.place, who: "second")
    let one = try first.add(newReferral())
    let two = try first.add(newReferral(patient: 2))
    try second.change(two) { book(&$0, "A") }
    #expect(failure { try first.change(one) { book(&$0, "A") } } == .refused(.slotTaken("")))
    try first.change(one) { book(&$0, "B") }
    try second.close()
    try first.close()
}
