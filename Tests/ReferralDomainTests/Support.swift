// A small world for the rules: a Tuesday morning, five services, a slot, and somebody in each role.
import ReferralDomain
import Resources

func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
func instant(_ text: String) -> Instant { Instant(iso: text) ?? Instant(seconds: 0) }

/// Tuesday 3 November 2026, 09:00 in London.
let now = instant("2026-11-03T09:00:00Z")

let bookable = Service(id: "100", kind: .directlyBookable)
let otherBookable = Service(id: "200", kind: .directlyBookable)
let byPhone = Service(id: "300", kind: .indirectlyBookable)
let triageService = Service(id: "400", kind: .triage)
let assessmentService = Service(id: "500", kind: .assessment)

let reasons: [Reason] = ReferenceData.reasons.map { record in
    Reason(
        list: Reason.List(rawValue: record.list) ?? .nonAttendance, code: record.code, display: record.display,
        type: record.type, usage: record.usage, roles: record.roles, commentIsMandatory: record.commentIsMandatory,
        canCancelAppointment: record.canCancelAppointment, effectiveFrom: day(record.effectiveFrom),
        effectiveTo: record.effectiveTo.map { day($0) })
}

let policy = Policy(calendar: WorkingCalendar(bankHolidays: ReferenceData.bankHolidays.map { day($0.day) }))

func actor(_ role: Role) -> Actor {
    let staff = StaffMember(id: 1, login: role.rawValue, name: role.rawValue)
    let clinician = StaffMember(id: 2, login: "dr", name: "Dr")
    return Actor(staff: staff, role: role, organisation: "RH8", onBehalfOf: role == .triage ? clinician : nil)
}

func slot(_ id: String = "S1", at service: Service = bookable, start: Instant = instant("2026-11-10T09:20:00Z")) -> Slot
{
    Slot(
        id: id, service: service.id, clinic: nil, clinician: nil, start: start, end: start.adding(seconds: 1_200),
        capacity: 1)
}

func appointment(
    start: Instant = instant("2026-11-10T09:20:00Z"), status: Appointment.Status = .booked,
    at service: Service = bookable
) -> Appointment {
    Appointment(
        id: 7, slot: "S0", service: service.id, start: start, end: start.adding(seconds: 1_200), status: status)
}

/// A routine referral of e-RS whose letter came the day before.
func referral(_ state: ReferralState, at service: Service? = bookable) -> Referral {
    var referral = Referral(patient: 1, state: state, receivedAt: instant("2026-11-02T10:00:00Z"))
    referral.id = 1
    referral.ubrn = UBRN("000049146177")
    referral.version = 3
    referral.priority = .routine
    referral.referringOrganisation = "G77001"
    referral.service = service?.id
    referral.shortlist = [service?.id].compactMap { $0 }
    referral.clinicalInformation = .present
    referral.clinicalInfoFirstSubmitted = instant("2026-11-02T10:05:00Z")
    if state == .booked {
        referral.appointment = appointment(at: service ?? bookable)
        referral.reviewStatus = .neverReviewed
    }
    return referral
}

func facts(_ service: Service? = bookable, at moment: Instant = now) -> ReferralFacts {
    ReferralFacts(now: moment, service: service, standing: { _ in .held }, reasons: reasons)
}

func command(_ action: ReferralAction, _ fill: (inout ReferralCommand) -> Void = { _ in }) -> ReferralCommand {
    var command = ReferralCommand(action)
    fill(&command)
    return command
}

/// The lists a referral is on at a moment.
func lists(_ referral: Referral, _ service: Service? = bookable, at moment: Instant = now) -> Set<Worklist> {
    Set(referral.worklistEntries(service: service, policy: policy).filter { $0.since <= moment }.map(\.worklist))
}

/// `ers:A013` or `pas:by-hand`.
func told(_ decision: Decision) -> [String] {
    decision.messages.map { "\($0.destination.rawValue):\($0.call ?? "by-hand")" }
}

/// The refusal that a body throws, or nil.
func refusal(_ body: () throws(Refusal) -> Decision) -> Refusal? {
    do throws(Refusal) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// The decision on a referral by somebody in a role.
func decide(
    _ before: Referral, _ command: ReferralCommand, by role: Role, _ facts: ReferralFacts
) throws(Refusal) -> Decision {
    try before.deciding(command, by: actor(role), facts: facts)
}

/// Facts with a slot that the command names.
func with(_ slot: Slot, at named: Service, _ service: Service? = bookable) -> ReferralFacts {
    var facts = facts(service)
    facts.slot = slot
    facts.namedService = named
    return facts
}

func booking(_ action: ReferralAction, _ id: String = "S1") -> ReferralCommand {
    command(action) { $0.slot = id }
}

/// Numbers that look random and are the same in each run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
