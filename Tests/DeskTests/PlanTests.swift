// No question of the desk reads a whole table of patients, or sorts what an index has in order already.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct PlanTests {
    /// Tables that stay small however many referrals there are: they may be read whole.
    private static let small: Set<String> = [
        "service", "service_staff", "staff", "staff_role", "organisation", "database_identity", "reason", "specialty",
        "clinic_type", "priority", "closing_day", "policy_setting", "policy_acknowledgement", "duty", "journal_head",
        "delegation", "delegation_service", "leave_cover", "staff_credential", "compliance_override",
        "worklist_rules", "schema", "letter_place", "service_profile", "service_window", "service_clinician",
        "service_commissioner",
        "service_clinic_type", "clinic_template", "clinic_template_part", "clinic_exception",
        // As many rows as there are people booking.
        "slot_hold",
    ]
    private static let ofOne = ["(referral=?", "(patient=?", "(rowid=?", "(id=?", "(digest=?", "(document=?", "(seq=?"]
    /// Names that statements give to them, or to what they make up themselves.
    private static let aliases: Set<String> = ["s", "e", "d", "i", "o", "c", "m", "k", "l", "p", "CONSTANT"]

    /// What a plan must not say: a big table read from end to end, or rows sorted that an index could give in order.
    private static func faults(in plan: [String], of statement: String) -> [String] {
        let isOfBig = plan.contains { step in
            let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            let isRead = step.hasPrefix("SEARCH") || step.hasPrefix("SCAN")
            // The rows of one referral or one patient are few.
            let isOfOne = step.hasPrefix("SEARCH") && ofOne.contains { step.contains($0) }
            return isRead && !small.contains(name) && !aliases.contains(name) && !isOfOne
        }
        return plan.filter { step in
            if step.contains("USE TEMP B-TREE FOR"), step.contains("ORDER BY") { return isOfBig }
            guard step.hasPrefix("SCAN"), !step.contains("VIRTUAL TABLE INDEX") else { return false }
            let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            // An index that holds open rows only is as small as what is open.
            if step.contains("USING") && step.contains("_open") { return false }
            return !small.contains(name) && !aliases.contains(name) && !name.hasPrefix("(")
        }
    }

    private static func questions(of role: Role, _ office: Office) throws -> [Request] {
        var requests: [Request] = [.home]
        for list in Worklist.lists(for: role) {
            for order in WorklistQuery.Order.allCases {
                var query = WorklistQuery(list)
                query.order = order
                query.limit = 2
                requests.append(.worklist(query))
                query.service = Named.clinic
                requests.append(.worklist(query))
                query.service = nil
                query.priority = .routine
                requests.append(.worklist(query))
                query.priority = nil
                query.overdueOnly = true
                requests.append(.worklist(query))
                query.overdueOnly = false
                query.owners = [role.rawValue]
                requests.append(.worklist(query))
                query.owners = []
                query.unownedOnly = true
                requests.append(.worklist(query))
                query.unownedOnly = false
                query.search = "clinic urgent"
                requests.append(.worklist(query))
            }
            if list.kind == .work, list != .importProblems { requests.append(.next(list, service: nil)) }
            requests.append(.disclose(.begin(WorklistQuery(list), .export)))
        }
        let name = try office.name(HandlingTests.ubrn(1))
        requests += [
            .search("smi", limit: 20), .search("9990000018", limit: 20), .search("smith ann", limit: 20),
            .referral(name, opening: true), .history(name), .earlier(name), .suitableSlots(name, service: nil),
            .hold(.take(slot: "slot-2", for: name)), .hold(.release(name)),
            .choice(.show, of: .number("9990000018")),
            .choice(.prefer(PatientPreferences()), of: .number("9990000018")),
            .perform(plainCommand(.declineOffer), on: name), .perform(plainCommand(.offer), on: name),
            .compensate(.undo, name), .compensate(.redo, name),
            .patient(.number("9990000018")), .services, .directory(.search(DirectoryQuery())),
            .directory(.show(Named.clinic)), .clinic(.templates(service: nil)), .clinic(.exceptions),
            .clinic(.list(ClinicQuery())), .clinic(.list(ClinicQuery(service: Named.clinic))),
        ]
        let group = ClinicName.group(
            service: Named.clinic, day: morning.adding(seconds: 86_400).londonDay, clinic: "Clinic")
        requests += [
            .clinic(.show(group)), .clinic(.callDown(group)), .clinic(.cashUp(group)),
            .clinic(.followed(name, isDone: true)), .clinic(.followed(name, isDone: false)),
            .clinic(.cancel(ClinicCancellation(ClinicPart(group), reason: "CLINIC_CANCELLED"), isRehearsal: true)),
            .clinic(.move(ClinicMove(ClinicPart(group), room: "Room 2"), isRehearsal: true)),
            .clinic(.close(ClinicPart(group))), .clinic(.takeBack(group)),
        ]
        let added = AddedPlaces(2, priority: .urgent, week: morning.londonDay)
        requests += [
            .places(.offerTo(slot: "slot-3", limit: 5)),
            .places(.freed(service: Named.clinic, until: morning.londonDay.adding(days: 14))),
            .places(.capacity(service: Named.clinic, weeks: 6, added: added)), .report(ReportQuery(.capacity)),
        ]
        requests += boardQuestions(service: Named.clinic)
        requests.append(.board(.agree(name, what: "Words.", owner: "clerk", due: morning.londonDay.adding(days: 3))))
        requests.append(.board(.agreedDone(name, isDone: true)))
        requests += lettersOfTheHouse(today: morning.londonDay, service: Named.clinic).map { .letters($0) }
        return requests
    }

    @Test(arguments: [Role.clerk, .clinician, .supervisor, .referrer])
    func `no plan reads a big table whole or sorts its rows`(_ role: Role) throws {
        let office = try HandlingTests.office()
        let actor = try office.actor(role)
        var seen: Set<String> = []
        for request in try Self.questions(of: role, office) {
            let statements = try office.desk.store.statements {
                _ = failure { _ = try office.desk.answer(request, for: actor) }
            }
            for statement in statements where statement.hasPrefix("SELECT") && seen.insert(statement).inserted {
                let faults = Self.faults(in: try office.desk.store.plan(of: statement), of: statement)
                #expect(faults.isEmpty, "\(request): \(faults)\n\(statement.prefix(900))")
            }
        }
        #expect(seen.count > 20)
    }

    @Test func `a fault is found where there is one`() throws {
        let office = try HandlingTests.office()
        for statement in [
            "SELECT * FROM patient", "SELECT id FROM referral r ORDER BY r.reason",
            "SELECT * FROM worklist_item w WHERE w.referral > 0 ORDER BY w.reason",
        ] {
            #expect(!Self.faults(in: try office.desk.store.plan(of: statement), of: statement).isEmpty)
        }
    }
}
