// `referdesk clinic-list` and `clinic-calendar`: the day of a clinic on paper, and its coming days for a calendar.

internal import ArgumentParser
internal import Interchange
internal import LetterPages
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct ClinicListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic-list", abstract: "The patients of a service on a day, in order of time.")
    @OptionGroup var options: Options
    @Option(help: "Service id.") var service: String
    @Option(name: .customLong("on"), help: "The day; today if left out.") var day: String?
    @Option(help: "Write the list as a PDF to this file, which must not be there yet.") var pdf: String?

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            let now = try options.clock()()
            let day = try day.map { (day) throws(Failure) in try Parsed.day(day, option: "--on") } ?? now.londonDay
            let request = Request.letters(.clinic(service: service, from: day, to: day))
            guard case .letters(.clinic(let pages)) = try desk.answer(request, for: actor) else { return }
            if let pdf {
                let path = System.absolute(pdf)
                try PrivateFile.write(try pages.sheet(identity: desk.store.identity, now: now), to: path)
                Output.line("Written: \(path)")
            } else if options.json {
                Output.document(.array(pages.visits.map(JSON.visit)))
            } else {
                Output.line("\(pages.title)")
                Output.table(
                    ClinicPages.columns.map { "\($0.heading)" }, pages.visits.map { $0.cells.map { "\($0)" } })
                Output.line("\(pages.visits.count == 1 ? "1 patient" : "\(pages.visits.count) patients")")
            }
        }
    }
}

struct ClinicCalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic-calendar",
        abstract: "The booked times of a service as iCalendar, without patients unless they are asked for.")
    @OptionGroup var options: Options
    @Option(help: "Service id.") var service: String
    @Option(help: "First day; today if left out.") var from: String?
    @Option(help: "Last day; four weeks from the first if left out.") var to: String?
    @Flag(help: "Name the patients: calendars are easily passed on.") var names = false

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            let now = try options.clock()()
            let first = try from.map { (day) throws(Failure) in try Parsed.day(day, option: "--from") } ?? now.londonDay
            let last = try to.map { (day) throws(Failure) in try Parsed.day(day, option: "--to") }
            let request = Request.letters(
                .clinic(service: service, from: first, to: last ?? first.adding(days: 27)))
            guard case .letters(.clinic(let pages)) = try desk.answer(request, for: actor) else { return }
            let mark = desk.store.identity.kind == .rehearsal ? "REHEARSAL " : ""
            let events = pages.events(at: desk.store.identity.organisation, withNames: names, mark: mark)
            Output.lines(
                Interchange.calendar(named: "\(mark)\(pages.service.name ?? service)".plainLine, events, now: now))
        }
    }
}

extension ClinicPages {
    static let columns: [(heading: String, width: Double)] = [
        ("Time", 0.06), ("Patient", 0.22), ("Born", 0.09), ("NHS No.", 0.11), ("Booking reference", 0.13),
        ("Clinic", 0.15), ("Needs", 0.15), ("Came?", 0.09),
    ]

    fileprivate var title: String {
        "\((service.name ?? "Service \(service.id)").plainLine), \(from.longWithWeekday)"
    }

    /// The list of the day as a PDF.
    func sheet(identity: DatabaseIdentity, now: Instant) throws(Failure) -> [UInt8] {
        let sheet = ListSheet(
            title: title,
            caption:
                "\(identity.organisationName). Printed \(LondonTime(at: now).clock) on \(now.londonDay.long). Confidential.",
            columns: Self.columns, rows: visits.map(\.cells),
            mark: identity.kind == .rehearsal ? "REHEARSAL: no real patients" : nil,
            fileTitle: "Clinic list", made: now.iso)
        do throws(PageFault) {
            return try sheet.pdf().bytes
        } catch {
            throw .broken("the list cannot be printed: \(error.sentence)")
        }
    }

    /// One event for each time at which somebody is booked.
    fileprivate func events(at organisation: String, withNames: Bool, mark: String) -> [CalendarEvent] {
        let live = visits.filter { $0.appointment.status.isLive && $0.appointment.start != nil }
        let times = Dictionary(grouping: live) { $0.appointment.slot ?? "appointment-\($0.appointment.id)" }
        let events = times.compactMap { id, visits -> CalendarEvent? in
            guard let first = visits.first, let start = first.appointment.start else { return nil }
            let end = first.slotEnd ?? first.appointment.end ?? start
            let names = visits.map {
                "\($0.patient.bannerName ?? "Name not known"), \($0.ubrn?.spaced ?? $0.reference)"
            }
            return CalendarEvent(
                uid: "\(id)@\(organisation).referdesk".plainLine, start: start,
                end: end > start ? end : start.adding(seconds: 1_200),
                summary: "\(mark)\(first.clinic ?? service.name ?? "Service \(service.id)"): \(visits.count) booked"
                    .plainLine,
                location: place.location,
                description: withNames ? names.map(\.plainLine).joined(separator: "\n") : nil)
        }
        return events.sorted { ($0.start, $0.uid) < ($1.start, $1.uid) }
    }
}

extension ClinicVisit {
    /// As the list shows it, a cell a column; what became of it already, else room for a tick.
    fileprivate var cells: [String] {
        let place = [clinic, appointment.clinician].compactMap { $0?.plainLine }.joined(separator: ", ")
        let flags = patient.isAtRisk ? " (at risk)" : ""
        return [
            appointment.start.map { LondonTime(at: $0).clock } ?? "",
            "\(patient.bannerName ?? "Name not known")\(flags)".plainLine,
            patient.born?.short ?? "Not known", patient.nhsNumber?.spaced.plainLine ?? "Not known",
            ubrn?.spaced ?? reference, place, needsWords.plainLine,
            appointment.status == .booked ? "" : appointment.status.label,
        ]
    }
}

extension JSON {
    static func visit(_ visit: ClinicVisit) -> JSON {
        .object([
            "start": .clinicTime(visit.appointment.start), "end": .clinicTime(visit.slotEnd ?? visit.appointment.end),
            "status": .code(visit.appointment.status), "patient": .string(visit.patient.bannerName),
            "nhs_number": .string(visit.patient.nhsNumber?.text), "born": .day(visit.patient.born),
            "ref": .string(visit.reference), "ubrn": .string(visit.ubrn?.digits), "clinic": .string(visit.clinic),
            "clinician": .string(visit.appointment.clinician), "at_risk": .flag(visit.patient.isAtRisk),
            "needs": needs(visit.needs, for: visit.appointment),
        ])
    }
}
