// What a referral offers, what a dry run says and what an act does, for everybody at every place: one answer.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// A command with everything that has to be said with it.
private func spoken(_ action: ReferralAction, on detail: ReferralDetail, by actor: Actor, at desk: Desk) throws
    -> ReferralCommand
{
    let name = ReferralName.id(detail.referral.id)
    var command = ReferralCommand(action, expectedVersion: detail.referral.version)
    command.comment = "Words."
    command.instruction = "Words."
    command.by = .patient
    switch action {
    case .book, .rebook, .moveAppointment, .referBookNow, .declineOffer:
        command.slot = detail.referral.service == CellOffice.assessment ? "assess" : "slot-3"
    // Of the slots that nobody is booked into yet: a patient's own is not offered.
    case .offer: command.slot = detail.referral.service == CellOffice.assessment ? "assess-next" : "slot-3"
    case .redirect: command.service = detail.referral.service == Named.clinic ? Named.triage : Named.clinic
    case .changeShortlist, .createReferral: command.service = Named.clinic
    case .changePriority: command.priority = .urgent
    case .recordAssessment: command.outcome = AssessmentOutcome.resolvedTreated.rawValue
    case .recordAttendance: command.outcome = AttendanceOutcome.discharged.rawValue
    case .recordDNA where detail.referral.state == .didNotAttend:
        command.outcome = MissedAppointmentOutcome.adviseReferrer
        command.contact = ContactOutcome.noAnswer.rawValue
    case .contactAttempt: command.outcome = ContactOutcome.noAnswer.rawValue
    case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement:
        command.outcome = PatientNeed.Kind.interpreter.rawValue
        command.reference = "4711"
    case .advise: command.outcome = AdviceRecommendation.adviceOnly.rawValue
    case .startMonitoring: command.outcome = MonitoringStart.patient.rawValue
    case .validate: command.outcome = ValidationOutcome.stillNeeded.rawValue
    case .assign: command.to = actor.role.side == .referrer ? "referrer-admin" : "clerk"
    case .handUp: command.to = "clinician"
    case .snooze: command.until = desk.today.adding(days: 2).midnight
    case .wrongPatientLetter, .addLetter:
        let referral = detail.referral.id
        let held = try desk.store.read { (it) throws(Failure) in
            try it.rows(
                "SELECT id, digest FROM document WHERE digest IS NOT NULL ORDER BY referral = ? DESC", [referral]
            ) { ($0.long() ?? 0, $0.text() ?? "") }
        }
        let first = try #require(held.first)
        command.letter = action == .wrongPatientLetter ? first.0 : nil
        command.document = AttachedDocument(digest: first.1, title: "Letter", contentType: "text/plain", size: 1)
    case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
        .sendForTriage, .cancelAppointment, .undoDNA, .recordDNA, .confirmCancelledInPAS, .cancelReferral, .acknowledge,
        .takeERS, .keepOurs, .told, .askMore, .sendInformation, .convert, .closeAdvice, .liftFreeze, .claim, .release,
        .wake, .note, .answer, .countersign, .deferToProvider:
        break
    }
    if detail.actions.contains(where: { $0.action == action && $0.needs.contains(.reason) }) {
        let asked = try? desk.answer(.reasons(action, name, by: command.by), for: actor)
        if case .reasons(let choices)? = asked { command.reason = choices.first?.code }
    }
    return command
}

extension Day {
    fileprivate var midnight: Instant { LondonTime.startOfDay(self) }
}

struct DeskCellTests {
    private func detail(_ id: Int64, _ actor: Actor, _ desk: Desk) throws -> ReferralDetail {
        guard case .referral(let detail) = try desk.answer(.referral(.id(id), opening: false), for: actor) else {
            throw WrongReply()
        }
        return detail
    }

    @Test func `everybody is offered at every place what the dry run and the act allow, and a refusal writes nothing`()
        throws
    {
        let cells = try CellOffice()
        let desk = cells.office.desk
        let before = try dump(desk.store)
        var tried = 0
        var allowed = 0
        for (row, (place, id)) in cells.places.enumerated() {
            for (column, viewpoint) in cells.viewpoints.enumerated()
            where viewpoint.isRelated && viewpoint.actor.role.seesPatients {
                // What other limits close, the next test compares with this one's.
                if viewpoint.clinicalRefusal == .noDelegation, !viewpoint.name.hasSuffix("service") { continue }
                let actor = viewpoint.actor
                let detail = try detail(id, actor, desk)
                #expect(detail.actions.map(\.action) == ReferralAction.allCases)
                // Every fifth cell, so that each act is tried at each place and by everybody who may do it.
                for (depth, offer) in detail.actions.enumerated() where (row + column + depth).isMultiple(of: 5) {
                    let command = try spoken(offer.action, on: detail, by: actor, at: desk)
                    let cell = "\(offer.action.rawValue) of \(place) by \(viewpoint.name)"
                    tried += 1
                    if offer.refusal == nil { allowed += 1 }
                    // Of what is refused, every other is tried for good: it must leave nothing behind.
                    let isForGood = offer.refusal != nil && tried.isMultiple(of: 2)
                    let request: Request =
                        isForGood ? .perform(command, on: .id(id)) : .rehearse(command, on: .id(id))
                    let refused = failure { _ = try desk.answer(request, for: actor) }
                    if refused != offer.refusal.map({ .refused($0) }) {
                        Issue.record(
                            "\(cell): offered \(String(describing: offer.refusal)), not \(String(describing: refused))")
                    }
                }
            }
        }
        #expect(try dump(desk.store) == before)
        #expect(tried > 1_200 && allowed > 80)
    }

    @Test func `a delegation that does not cover a referral closes every clinical act on it, and nothing else`() throws
    {
        let cells = try CellOffice()
        let desk = cells.office.desk
        let whole = try #require(cells.viewpoints.first { $0.name == "triage" })
        for viewpoint in cells.viewpoints {
            guard let refusal = viewpoint.clinicalRefusal else { continue }
            for (row, (place, id)) in cells.places.enumerated() where row.isMultiple(of: 2) {
                let held = try detail(id, whole.actor, desk)
                let own = try detail(id, viewpoint.actor, desk)
                for (with, without) in zip(held.actions, own.actions) {
                    var expected = with.refusal
                    let isClinical =
                        clinicalActs.contains(without.action)
                        || (without.action == .addLetter && held.referral.isConversation)
                    if isClinical, with.refusal != .notYourRole(.triage) { expected = refusal }
                    // A delegation for one act alone closes the others.
                    if viewpoint.name.hasSuffix("another action"), without.action == .handUp {
                        expected = with.refusal
                    }
                    #expect(without.refusal == expected, "\(without.action.rawValue) of \(place) by \(viewpoint.name)")
                }
            }
        }
    }

    /// The acts that are a clinician's to delegate, by hand.
    private let clinicalActs: Set<ReferralAction> = [
        .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
        .referBookNow, .redirect, .recordAssessment, .changePriority, .cancelReferral, .advise, .askMore, .convert,
        .handUp, .startMonitoring,
    ]

    @Test func `whoever has no relationship sees no referral, and is told so by every question and act`() throws {
        let cells = try CellOffice()
        let desk = cells.office.desk
        let before = try dump(desk.store)
        for viewpoint in cells.viewpoints where !viewpoint.isRelated || !viewpoint.actor.role.seesPatients {
            let actor = viewpoint.actor
            let role = actor.role
            for (row, (place, id)) in cells.places.enumerated() where row.isMultiple(of: 4) {
                let name = ReferralName.id(id)
                var requests: [Request] = [
                    .referral(name, opening: true), .reasons(.cancelReferral, name, by: nil),
                    .suitableSlots(name, service: nil), .compensate(.undo, name),
                ]
                if role != .auditor { requests.append(.history(name)) }
                for action in ReferralAction.allCases {
                    requests += [
                        .rehearse(ReferralCommand(action), on: name), .perform(ReferralCommand(action), on: name),
                    ]
                }
                for request in requests {
                    let refused = failure { _ = try desk.answer(request, for: actor) }
                    switch refused {
                    case .refused(.noRelationship): #expect(role.seesPatients, "\(viewpoint.name) \(place)")
                    case .refused(.notYourRole(role)): break
                    case .notAllowed: #expect(!role.seesPatients, "\(viewpoint.name) \(place)")
                    case _: Issue.record("\(request) of \(place) by \(viewpoint.name): \(String(describing: refused))")
                    }
                }
                let bulk = Request.performMany(ReferralCommand(.note), on: [name, name])
                guard role.seesPatients else { continue }
                guard case .many(let outcomes) = try desk.answer(bulk, for: actor) else { throw WrongReply() }
                for outcome in outcomes {
                    guard case .failure(.refused(.noRelationship)) = outcome.result else {
                        Issue.record("\(outcome) of \(place) by \(viewpoint.name)")
                        continue
                    }
                }
            }
        }
        #expect(
            try dump(desk.store).filter { !$0.hasPrefix("bulk_act") } == before.filter { !$0.hasPrefix("bulk_act") })
    }

    @Test func `no list, view, search or patient's record gives anybody a referral they have no relationship with`()
        throws
    {
        let cells = try CellOffice()
        let desk = cells.office.desk
        for viewpoint in cells.viewpoints where viewpoint.actor.role.seesPatients {
            var seen = 0
            for list in Worklist.lists(for: viewpoint.actor.role) where list.kind != .signOff {
                guard case .worklist(let page) = try desk.answer(.worklist(WorklistQuery(list)), for: viewpoint.actor)
                else { throw WrongReply() }
                seen += page.items.count + page.total
                guard !viewpoint.isRelated, list.isWorked(by: viewpoint.actor.role), list != .importProblems else {
                    continue
                }
                let claimed = failure { _ = try desk.answer(.next(list, service: nil), for: viewpoint.actor) }
                guard case .notFound = claimed else {
                    Issue.record("next on \(list.rawValue) by \(viewpoint.name)")
                    continue
                }
            }
            guard case .home(let home) = try desk.answer(.home, for: viewpoint.actor) else { throw WrongReply() }
            seen += home.counts.filter { $0.worklist != .notSignedOff }.map { $0.total + $0.overdue + $0.urgent }
                .reduce(0, +)
            guard case .found(let found) = try desk.answer(.search("family", limit: 100), for: viewpoint.actor) else {
                throw WrongReply()
            }
            seen += found.count
            #expect((seen > 0) == viewpoint.isRelated, "\(viewpoint.name)")
        }
    }
}
