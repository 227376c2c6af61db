// Slots in CSV: London's clock, capacities, priorities, and days counted from a first one.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct CSVSlotTests {
    private func slots(_ row: String) -> IncomingRecord? {
        let header = "slot,service,clinic,clinician,start,end,capacity,priorities"
        return records("\(header)\n\(row)\n", name: "slots.csv").first
    }

    @Test func `a slot without an offset is at London's time`() throws {
        let slot = try #require(
            slots("S1,40001,Main,55,2026-07-01T09:00,2026-07-01T09:20,2,urgent;TWO_WEEK_WAIT|URGENT")?.slot)
        #expect(slot.start == Instant(iso: "2026-07-01T08:00:00Z"))
        #expect(slot.end == Instant(iso: "2026-07-01T08:20:00Z"))
        #expect(slot.capacity == 2)
        #expect(slot.priorities == [.urgent, .twoWeekWait])
        #expect(slot.clinic == "Main")
        #expect(slot.isFree)
    }

    @Test func `capacity is one and any priority fits where nothing is said`() throws {
        let slot = try #require(slots("S1,40001,,,2026-07-01T09:00Z,2026-07-01T09:20Z,,")?.slot)
        #expect(slot.capacity == 1)
        #expect(slot.priorities == [])
        #expect(slot.clinician == nil)
    }

    @Test func `an hour that the spring change leaves out is refused, and that of autumn is flagged`() throws {
        let spring = try #require(slots("S1,40001,,,2026-03-29T01:30,2026-03-29T03:00,,")?.refusal)
        #expect(spring.contains("does not exist in London"))
        let autumn = try #require(slots("S1,40001,,,2026-10-25T01:30,2026-10-25T03:00,,"))
        #expect(autumn.slot?.start == Instant(iso: "2026-10-25T00:30:00Z"))
        #expect(autumn.flags == ["Start 2026-10-25T01:30 comes twice that night; the first is taken."])
    }

    @Test(arguments: [
        ("S1,40001,,,2026-07-01T09:00,2026-07-01T08:00,,", "The slot ends before it begins."),
        ("S1,40001,,,2026-07-01,2026-07-01T08:00,,", "Start 2026-07-01 is not a date and time."),
        ("S1,40001,,,,2026-07-01T08:00,,", "The row has no start."),
        ("S1,40001,,,2026-07-01T07:00,2026-07-01T08:00,0,", "Capacity 0 is not a number from 1 to 999."),
        (
            "S1,40001,,,2026-07-01T07:00,2026-07-01T08:00,,SOON",
            "Priority SOON is not ROUTINE, URGENT or TWO_WEEK_WAIT."
        ),
        (",40001,,,2026-07-01T07:00,2026-07-01T08:00,,", "The row has no slot."),
        ("S1,,,,2026-07-01T07:00,2026-07-01T08:00,,", "The row has no service."),
    ])
    func `a bad slot is refused and says why`(row: String, sentence: String) {
        #expect(slots(row)?.refusal == sentence)
        #expect(slots(row)?.line == 2)
    }

    private let offsets = """
        1,9,0,0,9,10,0,1,Bone clinic,7,FREE,true,,,T
        1,9,0,0,9,10,0,1,Bone clinic,7,BUSY,true,,,P
        2,14,30,0,14,40,0,1,Bone clinic,8,FREE,false,,,V
        x,14,30,0,14,40,0,1,Bone clinic,8,FREE,false,,,V
        """

    @Test func `day offsets need a service and a first day`() throws {
        let refusal = try #require(records(offsets, name: "o.csv", service: "40001").first?.refusal)
        #expect(refusal.contains("--service and --from are needed"))
        #expect(records(offsets, name: "o.csv", from: "2026-03-27").count == 1)
    }

    @Test func `day offsets count from the first day and give the same ids each time`() throws {
        let found = records(offsets, name: "o.txt", service: "40001", from: "2026-03-27")
        #expect(
            found.map { $0.slot?.id } == [
                "40001-20260328-0900-7-1", "40001-20260328-0900-7-2", "40001-20260329-1430-8-1", nil,
            ])
        #expect(found.map { $0.slot?.isFree } == [true, false, true, nil])
        #expect(found.map(\.line) == [1, 2, 3, 4])
        let last = try #require(found[2].slot)
        #expect(last.start == Instant(iso: "2026-03-29T13:30:00Z"))
        #expect(last.clinic == "Bone clinic")
        #expect(last.clinician == "8")
        #expect(last.service == "40001")
    }
}
