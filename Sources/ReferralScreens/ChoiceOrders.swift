// The two forms for when a patient can come: days on which they cannot, with what takes them back, and what they prefer.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Days on which the patient cannot come, or the taking back of some that were said before.
struct AwayOrder: Order {
    let who: Patient
    let known: [Away]

    init(_ who: Patient, _ choice: PatientChoice) {
        self.who = who
        known = choice.away
    }

    var title: SafeText { "Days on which the patient cannot come" }
    var draft: DraftKey? { OrderForm.away.key(.patient(who.id)) }
    var patient: Patient? { who }

    var fields: [OrderField] {
        var fields = [
            OrderField(
                name: .from, label: "Not from (\(DayEntry.example))", isRequired: true,
                input: .text(TextField(limit: 16))),
            OrderField(name: .until, label: "To, that day included", input: .text(TextField(limit: 16))),
            OrderField(name: .why, label: "Why, not clinical", input: .text(TextField(limit: commentLimit))),
        ]
        // One key back from the first field.
        if !known.isEmpty {
            fields.append(
                OrderField(
                    name: .kind, label: "Or take back",
                    input: .choice(
                        Choice(
                            [.init(code: "", label: "Nothing")]
                                + known.map { .init(code: "\($0.id)", label: $0.words) }))))
        }
        return fields
    }

    private func takenBack(_ fields: [OrderField]) -> Away? {
        fields.code(.kind).flatMap { code in known.first { "\($0.id)" == code } }
    }

    private func days(_ fields: [OrderField], today: Day) throws(OrderFault) -> (first: Day, last: Day) {
        let first = try fields.day(.from, saying: "from which day", today: today)
        guard let last = try fields.day(.until, today: today, from: first) else { return (first, first) }
        guard first <= last else {
            throw OrderFault(sentence: "The last day is before the first: \(last.short).", field: .until)
        }
        return (first, last)
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let name = who.bannerName ?? "The patient"
        if let stay = takenBack(fields) { return "\(name) can come again: \(stay.words)." }
        let span = (try? days(fields, today: today)).map { Away(first: $0.first, last: $0.last).words }
        return "\(name) cannot come \(span ?? "on the days you say"): no slot of theirs is proposed then. "
            + "No clock leaves them out."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        if let stay = takenBack(fields) {
            guard fields.text(.from) == nil else {
                throw OrderFault(sentence: "Either new days or what is taken back: clear one of them.", field: .from)
            }
            return .ask(.choice(.backAgain(stay.id), of: .id(who.id)))
        }
        let (first, last) = try days(fields, today: session.today)
        return .ask(.choice(.away(from: first, until: last, why: fields.text(.why)), of: .id(who.id)))
    }

    func done(_ reply: Reply) -> SafeText { ChoiceWords.done(reply) }
}

/// When and by whom the patient would rather be seen, in place of what they said before; left empty, nothing any more.
struct PreferOrder: Order {
    let who: Patient
    let wish: PatientPreferences

    init(_ who: Patient, _ choice: PatientChoice) {
        self.who = who
        wish = choice.preferences
    }

    var title: SafeText { "When the patient would rather come" }
    var draft: DraftKey? { OrderForm.prefer.key(.patient(who.id)) }
    var patient: Patient? { who }

    var fields: [OrderField] {
        let days = wish.weekdays.sorted().map { String(Day.weekdayNames[$0 - 1].lowercased().prefix(3)) }
        let halves = PatientPreferences.Half.allCases.map {
            Choice.Option(code: $0.rawValue, label: "in the \($0.rawValue)")
        }
        return [
            OrderField(
                name: .day, label: "On (mon, wed)",
                input: .text(TextField(days.joined(separator: ", "), limit: 60))),
            OrderField(
                name: .when, label: "Half of the day",
                input: .choice(
                    Choice([.init(code: "", label: "either")] + halves, selected: wish.half?.rawValue ?? ""))),
            OrderField(
                name: .due, label: "Days of notice",
                input: .text(TextField(wish.notice.map { "\($0)" } ?? "", limit: 2))),
            OrderField(name: .clinician, label: "With", input: .text(TextField(wish.clinician ?? "", limit: 100))),
        ]
    }

    private func wanted(_ fields: [OrderField]) throws(OrderFault) -> PatientPreferences {
        var wanted = PatientPreferences()
        for word in (fields.text(.day) ?? "").split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let day = Day.weekday(named: String(word)) else {
                throw OrderFault(sentence: "“\(word)” is no weekday, such as mon.", field: .day)
            }
            wanted.weekdays.insert(day)
        }
        wanted.half = fields.code(.when).flatMap { PatientPreferences.Half(rawValue: $0) }
        if let text = fields.text(.due) {
            guard let notice = Int(text) else {
                throw OrderFault(sentence: "“\(text)” is no number of days.", field: .due)
            }
            wanted.notice = notice
        }
        wanted.clinician = fields.text(.clinician)
        return wanted
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let name = who.bannerName ?? "The patient"
        let wanted = (try? wanted(fields)) ?? PatientPreferences()
        if wanted.isEmpty { return "\(name) prefers nothing: any slot that is in time suits." }
        return "\(name) would rather come \(wanted.words). Slots that are come first among those that are in time."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.choice(.prefer(try wanted(fields)), of: .id(who.id)))
    }

    func done(_ reply: Reply) -> SafeText { ChoiceWords.done(reply) }
}

/// When a patient can come, in words.
enum ChoiceWords {
    /// What is known after an order.
    static func done(_ reply: Reply) -> SafeText {
        guard case .choice(let patient, let choice) = reply else { return "Kept." }
        let away = choice.away.map { "cannot come \($0.words)" }
        let wish = choice.preferences.isEmpty ? [] : ["would rather come \(choice.preferences.words)"]
        let all = (away + wish).joined(separator: "; ")
        return SafeText("\(patient.bannerName ?? "The patient"): \(all.isEmpty ? "can come at any time" : all).")
    }

    /// As facts of a record, what is over left out.
    static func facts(_ choice: PatientChoice, today: Day) -> [Fact] {
        var facts = choice.away.filter { $0.last >= today }.map { Fact("Cannot come", SafeText($0.words)) }
        if !choice.preferences.isEmpty { facts.append(Fact("Prefers", SafeText(choice.preferences.words))) }
        return facts
    }
}

extension Away {
    /// `12-Nov-2026 to 14-Nov-2026, In Wales`.
    var words: String {
        let days = first == last ? first.short : "\(first.short) to \(last.short)"
        return days + (why.map { ", \($0)" } ?? "")
    }
}
