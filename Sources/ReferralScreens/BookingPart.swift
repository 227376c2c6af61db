// What a decision asks of the booking desk, answer by answer, and the one sentence that the clerk reads.

internal import ReferralDomain
internal import TerminalUI

/// The questions that save the booking desk a telephone call.
enum BookingPart: String, CaseIterable, Sendable {
    case clinic, manner, clinician, seeBy, tests

    var label: String {
        switch self {
        case .clinic: "Clinic"
        case .manner: "New, or by telephone"
        case .clinician: "With whom"
        case .seeBy: "See by (\(DayEntry.example))"
        case .tests: "Tests first"
        }
    }

    /// What stands in the clerk's sentence before the answer.
    fileprivate var lead: String {
        let part: BookingWish.Part =
            switch self {
            case .clinic: .clinic
            case .manner: .manner
            case .clinician: .clinician
            case .seeBy: .seeBy
            case .tests: .tests
            }
        return part.lead
    }

    /// What may be picked without looking anything up; nil where it is typed.
    var options: [Choice.Option]? {
        switch self {
        case .clinic, .clinician: [Self.any]
        case .manner:
            BookingManner.allCases.map(\.rawValue)
                .map { .init(code: $0, label: $0.prefix(1).uppercased() + $0.dropFirst()) } + [Self.any]
        case .seeBy, .tests: nil
        }
    }

    /// As the booking desk finds best: it says nothing.
    static let any = Choice.Option(code: "", label: "As the booking desk finds best")

    var field: FormField {
        let input: FormField.Input =
            options.map { .choice(Choice($0)) } ?? .text(TextField(limit: self == .seeBy ? 16 : 200))
        return FormField(need: .instruction, isRequired: false, input: input, part: self)
    }
}

extension ReferralAction {
    /// Whether what is decided goes on to the booking desk.
    var asksForBooking: Bool {
        [.accept, .acceptReferBookLater, .cancelAppointmentActionLater, .convert].contains(self)
    }
}

extension FormField {
    /// Whether a day is typed into it.
    var isDay: Bool { part == .seeBy || need == .agreedOn }
    /// Whether it speaks of what has been.
    private var isPast: Bool { need == .agreedOn }
    fileprivate var dayExample: String { isPast ? DayEntry.pastExample : DayEntry.example }

    /// The day that was typed; nil where it is not clear.
    func day(today: Day) -> Day? { text.flatMap { DayEntry.day($0, today: today, isPast: isPast) } }
}

extension [FormField] {
    /// What the booking desk reads: the answers, then what was written; nil where nothing was said.
    func instruction(today: Day?) -> String? {
        var said: [String] = []
        for field in self {
            guard let part = field.part, let value = field.value, !value.isEmpty else { continue }
            let day = part == .seeBy ? today.flatMap { field.day(today: $0) } : nil
            said.append(part.lead + (day?.short ?? value))
        }
        let written = first { $0.need == .instruction && $0.part == nil }?.text
        let answers = said.joined(separator: "; ")
        let sentence = answers.isEmpty ? nil : answers.prefix(1).uppercased() + answers.dropFirst() + "."
        return [sentence, written].compactMap { $0 }.joined(separator: " ").nonEmpty
    }

    /// The first day that cannot be understood: where it stands, and how that is said.
    func unclearDay(today: Day) -> (index: Int, sentence: String)? {
        for (index, field) in enumerated() where field.isDay {
            if let text = field.text, field.day(today: today) == nil {
                return (index, DayEntry.refusal(text, example: field.dayExample))
            }
        }
        return nil
    }

    /// A day is shown as it was understood once its field is left.
    mutating func settleDay(_ index: Int, today: Day) {
        guard indices.contains(index), self[index].isDay, let day = self[index].day(today: today) else { return }
        self[index].put(day.short)
    }

    /// The clinics and the people that the service has places with.
    mutating func offer(_ slots: [Slot], of referral: Referral) {
        let clinics = slots.compactMap(\.clinic)
        let people = [referral.namedClinician, referral.allocatedClinician].compactMap { $0 }
        fill(.clinic, clinics)
        fill(.clinician, people + slots.compactMap(\.clinician))
    }

    private mutating func fill(_ part: BookingPart, _ names: [String]) {
        var seen: Set<String> = []
        let options = names.filter { seen.insert($0).inserted }.map { Choice.Option(code: $0, label: $0) }
        guard let index = firstIndex(where: { $0.part == part }) else { return }
        _ = choose(index) { $0.options = options + [BookingPart.any] }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
