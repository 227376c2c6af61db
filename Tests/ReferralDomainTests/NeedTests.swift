// What a patient needs at a visit: how it stands with the appointment, what may be done about it, and when it is due.

import ReferralDomain
import Testing

private let booked = instant("2026-11-24T09:20:00Z")

/// A booked referral whose patient needs these.
private func referral(needing needs: PatientNeed...) -> Referral {
    var referral = referral(.booked)
    referral.appointment = appointment(start: booked)
    referral.stateSince = instant("2026-11-02T10:00:00Z")
    referral.needs = needs
    return referral
}

private func need(_ kind: PatientNeed.Kind = .interpreter, detail: String? = "Polish", arranged: String? = nil)
    -> PatientNeed
{
    var need = PatientNeed(kind, detail: detail, source: .ers, since: instant("2026-11-02T10:00:00Z"))
    need.arrangement = arranged.map { NeedArrangement(reference: $0, start: booked, slot: "S0", detail: detail) }
    return need
}

private func row(_ referral: Referral, _ policy: Policy = policy) -> WorklistEntry? {
    referral.worklistEntries(service: bookable, policy: policy).first { $0.worklist == .needsToArrange }
}

private func act(
    _ action: ReferralAction, _ kind: PatientNeed.Kind = .interpreter, on referral: Referral,
    detail: String? = nil, reference: String? = nil
) throws -> Referral {
    let said = command(action) {
        $0.outcome = kind.rawValue
        $0.detail = detail
        $0.reference = reference
    }
    return try decide(referral, said, by: .clerk, facts()).referral
}

private func refusal(
    _ action: ReferralAction, _ kind: PatientNeed.Kind = .interpreter, on referral: Referral,
    detail: String? = nil, reference: String? = nil
) -> Refusal? {
    let said = command(action) {
        $0.outcome = kind.rawValue
        $0.detail = detail
        $0.reference = reference
    }
    return refusal { () throws(Refusal) in try referral.deciding(said, by: actor(.clerk), facts: facts()) }
}

struct NeedTests {
    @Test func `a need is to arrange once there is an appointment, and arranged for that appointment alone`() throws {
        var waiting = ReferralDomainTests.referral(.deferredToProvider)
        waiting.needs = [need()]
        #expect(waiting.standing(of: need()) == .waiting && row(waiting) == nil)
        let open = referral(needing: need())
        #expect(open.standing(of: need()) == .toArrange && row(open)?.reason == "interpreter")
        let done = try act(.arrangeNeed, on: open, reference: " INT 4711 ")
        let kept = try #require(done.need(.interpreter))
        #expect(kept.arrangement?.reference == "INT 4711" && kept.arrangement?.start == booked)
        #expect(done.standing(of: kept) == .arranged && row(done) == nil)
    }

    @Test func `what is arranged is to do again when the appointment moves to another time or another place`() throws {
        for (start, place) in [(instant("2026-12-01T09:20:00Z"), "S0"), (booked, "S9")] {
            var moved = referral(needing: need(arranged: "4711"))
            moved.appointment?.start = start
            moved.appointment?.slot = place
            #expect(moved.standing(of: moved.needs[0]) == .again)
            #expect(row(moved)?.reason == "interpreter-again")
            let again = try act(.arrangeNeed, on: moved, reference: "4712")
            #expect(row(again) == nil && again.needs[0].arrangement?.reference == "4712")
        }
    }

    @Test func `another language is another wish, so what is arranged is to do again`() throws {
        let other = try act(.addNeed, on: referral(needing: need(arranged: "4711")), detail: "Welsh")
        #expect(other.needs.count == 1 && other.needs[0].detail == "Welsh" && row(other)?.reason == "interpreter-again")
    }

    @Test func `what is arranged for an appointment that is cancelled, or is not needed, is to be cancelled`() throws {
        for state in [ReferralState.appointmentCancelledByPatient, .cancelledReferral] {
            var ended = referral(needing: need(arranged: "4711"))
            ended.state = state
            ended.appointment?.status = .cancelled
            #expect(row(ended)?.reason == "interpreter-to-cancel" && row(ended)?.until == booked)
            let after = try act(.cancelArrangement, on: ended)
            #expect(row(after) == nil && after.needs[0].arrangement == nil && after.needs[0].isWanted)
        }
        let dropped = try act(.dropNeed, on: referral(needing: need(arranged: "4711")))
        #expect(row(dropped)?.reason == "interpreter-to-cancel")
        #expect(row(try act(.cancelArrangement, on: dropped)) == nil)
    }

    @Test func `a visit that was kept or missed leaves nothing to cancel, and the next one is to arrange again`() {
        for status in [Appointment.Status.fulfilled, .noshow] {
            var over = referral(needing: need(arranged: "4711"))
            over.appointment?.status = status
            #expect(over.standing(of: over.needs[0]) == .arranged && row(over) == nil)
            over.appointment = appointment(start: instant("2026-12-08T09:20:00Z"))
            #expect(over.standing(of: over.needs[0]) == .again)
        }
    }

    @Test func `a need is due five working days before the appointment, by the rule of the day on which it arose`() {
        let open = referral(needing: need())
        #expect(row(open)?.due == day("2026-11-17") && row(open)?.until == booked)
        #expect(row(open)?.dueRule == "Needs: 5 working days before the appointment")
        let change = PolicyChange(
            .needsLeadDays, .number(10), from: day("2026-11-03"), reason: "Few interpreters",
            setBy: actor(.manager).staff, setAt: now)
        #expect(row(open, policy.changed(by: [change]))?.due == day("2026-11-17"))
        var later = open
        later.stateSince = instant("2026-11-03T10:00:00Z")
        #expect(row(later, policy.changed(by: [change]))?.due == day("2026-11-10"))
    }

    @Test func `booked later than that, it is due on the day on which it was booked`() {
        var late = referral(needing: need())
        late.stateSince = instant("2026-11-20T10:00:00Z")
        #expect(row(late)?.due == day("2026-11-20") && row(late)?.since == late.stateSince)
        late.needs[0].since = instant("2026-11-23T10:00:00Z")
        #expect(row(late)?.due == day("2026-11-23"))
    }

    @Test func `whoever was ordered for an earlier time is told by the last working day before it`() {
        var moved = referral(needing: need(arranged: "4711"))
        moved.needs[0].arrangement?.start = instant("2026-11-09T09:20:00Z")
        #expect(row(moved)?.due == day("2026-11-06"))
        moved.needs[0].arrangement?.start = instant("2026-10-30T09:20:00Z")
        #expect(row(moved)?.due == day("2026-11-17"), "what is past needs no telling")
    }

    @Test func `several needs are one row, due with the first of them, each with how it stands`() {
        let several = referral(
            needing: need(arranged: "4711"), need(.transport, detail: nil), need(.advocacy, detail: nil))
        #expect(row(several)?.reason == "transport,advocacy")
        var ended = several
        ended.appointment?.status = .cancelled
        ended.state = .appointmentCancelledByProvider
        #expect(row(ended)?.reason == "interpreter-to-cancel")
    }

    @Test func `nothing is arranged that is not needed, without a reference, or without an appointment`() {
        let open = referral(needing: need())
        #expect(refusal(.arrangeNeed, .transport, on: open, reference: "T1") == .needUnknown)
        #expect(refusal(.arrangeNeed, on: open) == .referenceMissing)
        #expect(
            refusal(.arrangeNeed, on: open, reference: String(repeating: "4", count: 201)) == .wordsTooLong(limit: 200))
        #expect(refusal(.arrangeNeed, on: referral(needing: need(arranged: "4711")), reference: "4711") == .needKnown)
        #expect(refusal(.arrangeNeed, on: referral(), reference: "4711") == .needUnknown)
        #expect(refusal(.cancelArrangement, on: open) == .nothingArranged)
        #expect(refusal(.dropNeed, .advocacy, on: open) == .needUnknown)
        #expect(refusal(.addNeed, .adjustment, on: open) == .detailMissing)
        #expect(refusal(.addNeed, on: open, detail: "Polish") == .needKnown)
        var past = open
        past.appointment?.start = instant("2026-11-01T09:20:00Z")
        #expect(refusal(.arrangeNeed, on: past, reference: "4711") == .appointmentPassed)
    }

    @Test func `a feed adds what it tells of, takes nothing away, and does not overrule whoever asked the patient`()
        throws
    {
        var held = referral(needing: need())
        held.noteNeeds([.transport], of: nil, from: .ers, at: now)
        #expect(held.needs.map(\.kind) == [.interpreter, .transport])
        held = try act(.dropNeed, .transport, on: held)
        held.noteNeeds([.interpreter, .transport], of: nil, from: .ers, at: now)
        #expect(held.needs.map(\.isWanted) == [true, false])
        #expect(try act(.addNeed, .transport, on: held).needs.map(\.isWanted) == [true, true])
        var own = try act(.addNeed, .advocacy, on: referral())
        own = try act(.dropNeed, .advocacy, on: own)
        #expect(own.needs == [])
    }

    @Test func `a record that asks for an interpreter says in which language`() {
        var patient = Patient()
        patient.language = "Polish, \(Patient.interpreterMark)"
        #expect(patient.needsInterpreter)
        var held = referral()
        held.noteNeeds([.interpreter], of: patient, from: .record, at: now)
        #expect(held.needs.first?.detail == "Polish")
        patient.language = "Polish"
        #expect(!patient.needsInterpreter)
    }

    @Test func `needs are kept as they are, whatever is written in them`() throws {
        let written = try act(.addNeed, .adjustment, on: referral(), detail: "Hoist | two staff\nlong\tappointment")
        #expect(written.needs.first?.detail == "Hoist / two staff long appointment")
        let arranged = try act(.arrangeNeed, .adjustment, on: written, reference: "Ward|9")
        for needs in [[], written.needs, arranged.needs, [need(), need(.transport, detail: nil, arranged: "T1")]] {
            #expect(PatientNeed.needs(PatientNeed.text(needs)) == needs)
        }
    }

    @Test func `random courses of needs and appointments agree with a table of what is arranged for when`() throws {
        var random = SeededGenerator(state: 2_026)
        var arrangedFor: [PatientNeed.Kind: Instant] = [:]
        var wanted: Set<PatientNeed.Kind> = []
        var course = referral()
        for step in 0..<3_000 {
            let kind = PatientNeed.Kind.allCases.randomElement(using: &random) ?? .transport
            switch Int.random(in: 0...5, using: &random) {
            case 0:
                if let after = try? act(.addNeed, kind, on: course, detail: kind == .adjustment ? "Hoist" : nil) {
                    course = after
                    wanted.insert(kind)
                }
            case 1:
                if let after = try? act(.dropNeed, kind, on: course) {
                    course = after
                    wanted.remove(kind)
                }
            case 2:
                if let after = try? act(.arrangeNeed, kind, on: course, reference: "R\(step)") {
                    course = after
                    arrangedFor[kind] = course.liveAppointment?.start
                }
            case 3:
                if let after = try? act(.cancelArrangement, kind, on: course) {
                    course = after
                    arrangedFor[kind] = nil
                }
            case 4:
                course.appointment = appointment(
                    start: instant("2026-11-24T09:20:00Z").adding(
                        seconds: Int64.random(in: 0...2, using: &random) * 86_400))
                course.state = .booked
            default:
                course.appointment?.status = .cancelled
                course.state = .appointmentCancelledByPatient
            }
            let visit = course.liveAppointment?.start
            let open = PatientNeed.Kind.allCases.filter { kind in
                if let made = arrangedFor[kind] { return !wanted.contains(kind) || visit != made }
                return wanted.contains(kind) && visit != nil
            }
            let shown = row(course)?.reason?.split(separator: ",").map { $0.split(separator: "-")[0] } ?? []
            #expect(Set(shown.map(String.init)) == Set(open.map(\.rawValue)), "step \(step)")
        }
    }
}
