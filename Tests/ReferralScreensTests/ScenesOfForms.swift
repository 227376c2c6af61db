// The scenes of forms, of booking, clinics, calls and letters: each dialog, what is empty, and what fails.

import ReferralDomain

@testable import ReferralDesk

extension Scene {
    static let desks: [Scene] = forms + bookings + clinicForms + telephone

    // MARK: Forms on a referral

    private static let forms: [Scene] = [
        form("accept", "1", ["a"]), form("acceptLater", "2", ["l"]), form("returnWithAdvice", "2", ["v"]),
        form("reject", "1", ["x", "2"]), form("rejectNoReason", "1", ["x", "Ctrl-S"]),
        form("redirect", "1", ["R"]), form("changePriority", "1", ["p", "3"]), form("handUp", "1", ["H"]),
        form("cancelActionLater", "1", ["K"]), form("cancelAppointment", "1", ["c", "1"]),
        form("note", "1", ["w", "rings back on Monday"]), form("snooze", "1", ["z"]), form("assign", "1", ["T"]),
        Scene(
            name: "formConflict", role: .clinician, keys: ["2", "Enter", "v", "see ECG"], desk: { .clinic() },
            meanwhile: { desk in
                guard let before = desk.referrals[7] else { return }
                var other = before
                other.version += 1
                other.priority = .urgent
                desk.referrals[7] = other
                desk.note("change-priority", by: consultant, from: before, to: other)
            }, after: ["Ctrl-S"]),
        Scene(
            name: "formEnded", role: .clinician, keys: ["2", "Enter", "v", "see ECG"], desk: { .clinic() },
            meanwhile: { desk in
                var book = ReferralCommand(.book)
                book.slot = "S1"
                _ = try? desk.perform(
                    book, 7, Actor(staff: FakeDesk.people[0], role: .clerk, organisation: "RXX"))
            }, after: ["Ctrl-S"]),
        form("accept", "1", ["a"]).failing("formFails", then: ["Ctrl-S"]),
        form("reject", "1", ["x", "2", "Tab", "half"]).leaving("formLeft"),
        Scene(name: "bulk", keys: ["1", "*", "T"], desk: { .clinic() }),
        Scene(name: "bulkSnooze", keys: ["1", "*", "z"], desk: { .clinic() }),
        Scene(
            name: "bulkOutcomes", keys: ["1", "*", "P", "1"], desk: { .clinic() },
            meanwhile: { $0.patients[5]?.died = FakeDesk.now.londonDay }, after: ["Ctrl-S"]),
        Scene(name: "attended", keys: ["F7", "Enter", "Enter", "A"]),
        Scene(name: "didNotAttend", keys: ["F7", "Enter", "Enter", "D", "1"]),
        Scene(name: "bookedAgain", keys: ["F7", "Enter", "Enter", "D", "1", "F4"]),
        Scene(name: "tellByHand", keys: ["9", "t"], desk: toTell.desk),
        Scene(name: "takeERS", keys: problem.keys + ["E"], desk: problem.desk),
        Scene(name: "keepOurs", keys: problem.keys + ["O"], desk: problem.desk),
        Scene(name: "advise", role: .clinician, keys: ["3", "Enter", "B", "1"], desk: { .asked() }),
        Scene(name: "askMore", role: .clinician, keys: ["3", "Enter", "i"], desk: { .asked() }),
        Scene(
            name: "countersign", role: .clinician, keys: ["6", "Enter", "S"],
            desk: {
                let desk = FakeDesk.clinic()
                desk.toSign = [1]
                desk.lines[1] = [HistoryLine.decision("Accepted on the protocol for lesions.")]
                return desk
            }),
    ]

    private static let consultant = Actor(staff: FakeDesk.people[2], role: .clinician, organisation: "RXX")

    private static func form(_ name: String, _ list: String, _ keys: [String]) -> Scene {
        Scene(name: name, role: .clinician, keys: [list, "Enter"] + keys, desk: { .clinic() })
    }

    private func leaving(_ name: String) -> Scene {
        var scene = self
        scene.name = name
        scene.keys.append("Esc")
        return scene
    }

    // MARK: Booking

    private static let bookings: [Scene] = [
        Scene(name: "booking", keys: ["1", "b", "Enter"], desk: { .clinic() }),
        Scene(
            name: "bookingHoldEnded", keys: ["1", "b", "Enter"], desk: { .clinic() },
            meanwhile: { $0.clock = $0.clock.adding(seconds: 200) }),
        Scene(
            name: "bookingLost", keys: ["1", "b", "Enter"], desk: { .clinic() },
            meanwhile: { $0.slots[0].booked = 2 }, after: ["Ctrl-S"]),
        Scene(name: "booked", keys: ["1", "b", "Enter", "Ctrl-S"], desk: { .clinic() }),
        Scene(name: "declined", keys: ["1", "b", "3"], desk: { .clinic() }),
        Scene(name: "rebook", role: .clinician, keys: ["1", "Enter", "m", "Enter"], desk: { .clinic() }),
        list.failing("weekFails", then: ["b"]),
        Scene(
            name: "overbook", role: .supervisor, keys: supervisorsASI + ["b", "Left", "Enter"],
            desk: {
                let desk = FakeDesk.clinic()
                desk.slots[0].booked = 2
                return desk
            }),
    ]

    // MARK: Clinics

    private static let clinicForms: [Scene] = [
        Scene(name: "homeOfClinics", keys: []).failing("clinicsFail", then: ["F7"]),
        clinics.failing("clinicFails", then: ["Enter"]),
        Scene(name: "clinicEmpty", keys: ["F7", "Enter"], desk: nobodyBooked),
        Scene(name: "clinicCancelled", keys: ["F7", "Enter", "X", "Ctrl-S"]),
        Scene(name: "closeClinic", keys: ["F7", "Enter", "C"]),
        Scene(name: "reopenClinic", keys: ["F7", "Enter", "C", "Ctrl-S", "O"]),
        Scene(name: "takeBackClinic", keys: ["F7", "Enter", "X", "Ctrl-S", "U"]),
        clinic.failing("cashUpFails", then: ["a"]), toFollow.failing("orderFails", then: ["Ctrl-S"]),
        Scene(name: "callDownNobody", keys: ["F7", "P"], desk: nobodyBooked),
        Scene(name: "callDownTold", keys: ["F7", "P", "t", "t", "t", "t"]),
        clinics.failing("callDownFails", then: ["P"]), call.failing("callFails", then: ["n"]),
    ]

    @Sendable private static func nobodyBooked() -> FakeDesk {
        let desk = FakeDesk.clinicDay()
        for id in Int64(1)...4 { desk.referrals[id]?.appointment = nil }
        for index in desk.slots.indices { desk.slots[index].booked = 0 }
        return desk
    }

    // MARK: Callers and letters

    private static let telephone: [Scene] = [
        Scene(name: "callerAsked", keys: ["F6"], desk: { .clinic() }),
        Scene(name: "callerAsked", keys: ["F6"], desk: { .clinic() }).failing("callerFails", then: ["smi"]),
        Scene(
            name: "personNoReferral", keys: person.keys, desk: person.desk,
            meanwhile: { $0.referrals[1] = nil }, after: ["r"]),
        Scene(name: "message", keys: person.keys + ["n"], desk: person.desk),
        Scene(name: "ringBack", keys: person.keys + ["B", "14:30", "Tab", "tomorrow"], desk: person.desk),
        Scene(name: "lettersSent", keys: person.keys + ["L"], desk: person.desk),
        Scene(name: "letterRead", keys: ["F8", "Enter"], desk: letters.desk),
        Scene(name: "lettersPrinted", keys: ["F8", "Tab"], desk: letters.desk),
        Scene(name: "homeOfLetters", keys: [], desk: { .clinic() }).failing("lettersFail", then: ["F8"]),
    ]
}
