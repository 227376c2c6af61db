// A user made of keys: presses them on the whole program and reads the screen.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// Somebody signed in at a small rehearsal clinic.
final class RobotDesk {
    let desk: FakeDesk
    let terminal: MemoryTerminal
    let app: App

    init(
        _ role: Role?, size: Size = Size(rows: 24, columns: 80), desk: FakeDesk = .clinic(),
        onBehalfOf: StaffMember? = nil
    ) {
        self.desk = desk
        terminal = MemoryTerminal(size: size, hangsUpAtEnd: false)
        app = App(
            door: desk.door, terminal: terminal, signIn: role.map { (login: $0.rawValue, role: $0) },
            onBehalfOf: onBehalfOf)
        app.draw()
    }

    /// Presses keys by their names; a name that is no key is typed letter by letter.
    func press(_ names: String...) {
        for name in names {
            let keys = Key(name: name).map { [$0] } ?? name.map { Key.character($0) }
            for key in keys {
                app.press(key)
                app.draw()
            }
        }
    }

    func resize(_ rows: Int, _ columns: Int) {
        terminal.resize(to: Size(rows: rows, columns: columns))
        app.press(.resized(terminal.size))
        app.draw()
    }

    var screen: String { terminal.screen?.text ?? "" }
    var rows: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    var notice: String { rows.dropLast().last ?? "" }
    var context: Context? { app.stack.last?.context }

    func actor(_ role: Role) -> Actor {
        let index = Role.allCases.firstIndex(of: role) ?? 0
        return Actor(staff: FakeDesk.people[index], role: role, organisation: "RXX")
    }
}

extension RobotDesk {
    /// Presses keys on a fresh desk and compares the whole screen.
    static func expect(
        _ role: Role?, _ keys: String, rows: Int = 24, columns: Int = 80, looks picture: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        let robot = RobotDesk(role, size: Size(rows: rows, columns: columns))
        for key in keys.split(separator: " ") { robot.press(String(key)) }
        #expect(robot.screen == picture, sourceLocation: location)
    }
}

extension FakeDesk {
    /// A number of the range for tests, 999, with its check digit.
    static func number(_ serial: Int) -> NHSNumber {
        for last in 0...9 {
            for step in 0..<10 {
                let digits = "999" + String(String(100_000 + serial * 10 + step).suffix(6)) + "\(last)"
                let number = NHSNumber(digits)
                if number.isValid { return number }
            }
        }
        return NHSNumber("")
    }

    /// Four booked referrals to review, three without a slot, and free slots.
    static func clinic() -> FakeDesk {
        let desk = FakeDesk()
        desk.services["11010"] = Service(
            id: "11010", name: "Dermatology, Fenland", specialty: "DERM", kind: .directlyBookable)
        desk.services["11020"] = Service(id: "11020", name: "Dermatology, Marsh Lane", kind: .directlyBookable)
        let people: [(String, String, String, Priority?)] = [
            ("Smith", "Jane", "Mrs", .twoWeekWait), ("Okafor", "Chidi", "Mr", .urgent),
            ("Jones", "Owen", "Mr", .routine),
            ("Nowak", "Zofia", "Ms", .routine), ("Brown", "Ida", "Miss", .urgent), ("Khan", "Bilal", "Mr", .routine),
            ("Featherstonehaugh-Cholmondeley", "Wilhelmina Alexandrina", "Dr", nil),
        ]
        for (index, person) in people.enumerated() {
            let id = Int64(index + 1)
            var patient = Patient()
            patient.id = id
            patient.family = person.0
            patient.given = person.1
            patient.title = person.2
            patient.born = Day(year: 1_950 + index * 5, month: 11, day: 9)
            patient.sex = person.2 == "Mr" ? .male : .female
            patient.nhsNumber = number(index + 1)
            desk.patients[id] = patient
            desk.referrals[id] = referral(id, isBooked: index < 4, priority: person.3)
        }
        desk.slots = (0..<4).map { index in
            let start = Instant(iso: "2026-11-1\(index)T09:20:00Z") ?? now
            return Slot(
                id: "S\(index)", service: "11010", clinic: "Skin clinic", clinician: "Dr A Reed", start: start,
                end: start.adding(seconds: 1_200), capacity: 2, booked: index % 2)
        }
        let letter = ReferralDocument(title: "GP letter", type: "Referral letter", availability: "AVAILABLE")
        for id in Int64(1)...7 {
            var held = letter
            held.id = id * 10
            held.digest = "00\(id)"
            held.text = (1...57).map { "Line \($0) of a letter about a pigmented lesion." }.joined(separator: "\n")
            var absent = ReferralDocument(title: "Photograph", type: "Image", availability: "AVAILABLE")
            absent.id = id * 10 + 1
            absent.notes = ["Page 3 is a picture."]
            desk.documents[id] = [held, absent]
        }
        desk.reasons = [
            ("R1", "Not appropriate for the service"), ("R2", "More information needed"), ("R3", "Wrong clinic"),
        ].map { code, display in
            Reason(
                list: .appointmentCancellation, code: code, display: display, type: "PROVIDER_REJECT", usage: "REJECT",
                roles: [], commentIsMandatory: code == "R2", canCancelAppointment: true, effectiveFrom: Day(number: 0),
                effectiveTo: nil)
        }
        return desk
    }

    private static func referral(_ id: Int64, isBooked: Bool, priority: Priority?) -> Referral {
        let received = now.adding(seconds: -86_400 * (10 + id))
        var referral = Referral(patient: id, state: isBooked ? .booked : .deferredToProvider, receivedAt: received)
        referral.id = id
        referral.reference = ReferralReference(serial: id)
        referral.ubrn = UBRN("99000000000\(id)")
        referral.version = 3
        referral.priority = priority
        referral.service = "11010"
        referral.shortlist = ["11010", "11020"]
        referral.referrer = "Dr Ruth Penn"
        referral.pathwayStart = received
        referral.clinicalInformation = .present
        referral.clinicalInfoLastUpdated = received
        guard isBooked else {
            referral.deferredAt = received
            referral.reason = DeferralReason.noSlots.rawValue
            return referral
        }
        referral.reviewStatus = .neverReviewed
        let start = Instant(iso: "2026-11-1\(id)T10:20:00Z") ?? now
        referral.appointment = Appointment(
            id: id, slot: "B\(id)", service: "11010", clinician: "Dr A Reed", start: start, status: .booked)
        return referral
    }
}
