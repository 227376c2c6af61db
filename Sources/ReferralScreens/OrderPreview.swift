// What would become of whom, as the form of a clinic shows it before it is sent, and what came of it afterwards.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What an order does to whom, in lines.
enum OrderPreview {
    static func lines(_ reply: Reply) -> [SafeText] {
        guard case .clinic(.done(let outcome)) = reply else { return [] }
        var lines: [SafeText] = []
        let (done, left) = split(outcome)
        let slots = counted(outcome.slots, "slot")
        lines.append("\(slots), \(counted(done.count, "patient")), the most urgent first:")
        lines += left.map { "! \(name($0.person)) stays: \($0.why)" }
        lines += done.map { person in
            let again = person.cancelledByUs > 1 ? ", cancelled by us \(person.cancelledByUs) times" : ""
            return
                "  \(LondonTime(at: person.start).clock) \(person.referral.priority?.mark ?? "N/K") \(name(person))\(again)"
        }
        return lines
    }

    static func done(_ reply: Reply, _ word: String) -> SafeText {
        guard case .clinic(.done(let outcome)) = reply else { return "\(word)." }
        let (done, left) = split(outcome)
        let rest = left.isEmpty ? "" : " \(counted(left.count, "patient")) left as they were: \(left[0].why)"
        let to = outcome.movedTo.map { " to \($0.day.shortWithWeekday)" } ?? ""
        return "\(word)\(to): \(counted(outcome.slots, "slot")), \(counted(done.count, "patient")).\(rest)"
    }

    private static func split(
        _ outcome: ClinicOutcome
    ) -> (done: [ClinicPatient], left: [(person: ClinicPatient, why: String)]) {
        var done: [ClinicPatient] = []
        var left: [(person: ClinicPatient, why: String)] = []
        for patient in outcome.patients {
            switch patient.result {
            case .success: done.append(patient.person)
            case .failure(let failure): left.append((patient.person, failure.sentence))
            }
        }
        return (done, left)
    }

    private static func name(_ person: ClinicPatient) -> String {
        let number = person.patient.nhsNumber.map { " \($0.spaced)" } ?? ""
        return "\(person.patient.bannerName ?? "Name not known")\(number)"
    }
}
