// The two forms of a caller's record: a message for colleagues, and a call back that is promised.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What a caller wants colleagues to know.
struct MessageOrder: Order {
    let referral: Referral
    let who: Patient
    let service: Service?

    var title: SafeText { "A message from the caller" }
    var draft: DraftKey? { OrderForm.message.key(.referral(referral.id)) }
    var patient: Patient? { who }

    var fields: [OrderField] {
        [
            OrderField(
                name: .said, label: "The message, not clinical", isRequired: true,
                input: .text(TextField(multiline: true, limit: commentLimit)))
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "Colleagues see it on the referral to \(service?.name ?? "the service"); nothing else changes."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let text = fields.text(.said) else { throw OrderFault(sentence: "Write the message.", field: .said) }
        var command = ReferralCommand(.note)
        command.instruction = text
        return .ask(.perform(command, on: .id(referral.id)))
    }

    func done(_ reply: Reply) -> SafeText { "The message is noted: \(who.bannerName ?? "")." }
}

/// A call back that was promised: it stands on Follow-Ups Due until it is made, whatever becomes of the referral.
struct RingBackOrder: Order {
    let referral: Referral
    let who: Patient

    var title: SafeText { "Ring back" }
    var draft: DraftKey? { OrderForm.ringBack.key(.referral(referral.id)) }
    var patient: Patient? { who }

    var fields: [OrderField] {
        [
            OrderField(name: .when, label: "At (14:30)", isRequired: true, input: .text(TextField(limit: 5))),
            OrderField(name: .day, label: "On (\(DayEntry.example)); today", input: .text(TextField(limit: 16))),
            OrderField(name: .said, label: "What about, not clinical", input: .text(TextField(limit: commentLimit))),
        ]
    }

    private func moment(_ fields: [OrderField], today: Day) throws(OrderFault) -> Instant {
        guard let text = fields.text(.when), let minute = DayEntry.minute(text) else {
            throw OrderFault(sentence: "Say at what time, such as 14:30.", field: .when)
        }
        let day = try fields.day(.day, today: today) ?? today
        guard let moment = LondonTime.instants(day: day, secondOfDay: minute * 60).first else {
            throw OrderFault(sentence: "There is no such time on that day: the clocks go forward.", field: .when)
        }
        return moment
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let when = (try? moment(fields, today: today)).map(\.bookingText) ?? "the time you say"
        return
            "\(who.bannerName ?? "The patient") is promised a call at \(when). It waits on \(Worklist.followUpsDue.label) "
            + "until F takes it off; nothing else changes."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        let moment = try moment(fields, today: session.today)
        guard moment > session.now else {
            throw OrderFault(sentence: "\(moment.bookingText) has passed.", field: .when)
        }
        var command = ReferralCommand(.note)
        command.followUp = .callBack(at: moment, about: fields.text(.said))
        return .ask(.perform(command, on: .id(referral.id)))
    }

    func done(_ reply: Reply) -> SafeText { "The call back is promised: \(who.bannerName ?? "")." }
}
