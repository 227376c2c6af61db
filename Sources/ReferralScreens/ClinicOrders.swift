// The forms for a clinic as a whole: cancelled, moved, closed, opened again, or the last of these taken back.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension ClinicSession {
    /// `Skin clinic of Tue 03-Nov-2026 09:00-12:20, 4 patients`.
    fileprivate func words(at service: Service?) -> String {
        "\(title(at: service)), \(day.shortWithWeekday) \(times), \(counted(booked, "patient"))"
    }
}

/// The part of a session that a form means, as typed.
private enum PartFields {
    static var fields: [OrderField] {
        [
            OrderField(name: .from, label: "From (09:40)", input: .text(TextField(limit: 5))),
            OrderField(name: .until, label: "Until", input: .text(TextField(limit: 5))),
        ]
    }

    static func part(_ name: ClinicName, _ fields: [OrderField]) throws(OrderFault) -> ClinicPart {
        ClinicPart(
            name, from: try minute(fields, .from), until: try minute(fields, .until), why: fields.text(.why))
    }

    private static func minute(_ fields: [OrderField], _ name: OrderField.Name) throws(OrderFault) -> Int? {
        guard let text = fields.text(name) else { return nil }
        guard let minute = DayEntry.minute(text) else {
            throw OrderFault(sentence: "“\(text)” is no time of day, such as 09:40.", field: name)
        }
        return minute
    }

    static func words(_ fields: [OrderField]) -> String {
        switch (fields.text(.from), fields.text(.until)) {
        case (nil, nil): "the whole clinic"
        case (let from?, nil): "what begins from \(from) on"
        case (nil, let until?): "what begins before \(until)"
        case (let from?, let until?): "what begins from \(from) on and before \(until)"
        }
    }
}

private let whyField = OrderField(
    name: .why, label: "Why, for colleagues", input: .text(TextField(limit: commentLimit)))

/// The clinic is not held: its patients wait to be booked again.
struct CancelOrder: Order {
    let clinic: ClinicSession
    let service: Service?
    /// Of one of its patients the reasons are asked that may be given.
    private let somebody: ReferralName?

    init(_ clinic: ClinicSession, service: Service?, people: [ClinicPatient]) {
        self.clinic = clinic
        self.service = service
        somebody = people.first { $0.isBooked }.map { .id($0.referral.id) }
    }

    var title: SafeText { "Cancel the clinic" }
    var draft: DraftKey? { OrderForm.cancelClinic.key(.clinic(clinic.name, referral: nil)) }
    var opening: [Request] { somebody.map { [.reasons(.cancelAppointment, $0, by: .provider)] } ?? [] }

    var fields: [OrderField] {
        var fields = [
            OrderField(
                name: .reason, label: "Reason on each patient's record", isRequired: true,
                input: .choice(
                    Choice([.init(code: Self.usual, label: "Clinic cancelled")], selected: Self.usual)))
        ]
        if service?.kind == .indirectlyBookable {
            fields.append(
                OrderField(
                    name: .inPAS, label: "Cancelled in the PAS already", isRequired: true,
                    input: .choice(
                        Choice([.init(code: "yes", label: "Yes"), .init(code: "no", label: "No, it has to be")]))))
        }
        return fields + PartFields.fields + [whyField]
    }

    private static let usual = "CLINIC_CANCELLED"

    func take(_ reply: Reply, into fields: inout [OrderField]) {
        guard case .reasons(let reasons) = reply, !reasons.isEmpty else { return }
        let usual = reasons.filter { $0.code == Self.usual } + reasons.filter { $0.code != Self.usual }
        _ = fields.choose(0) { $0.options = usual.options }
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(clinic.words(at: service)): \(PartFields.words(fields)) is cancelled, its patients wait to be booked again in "
            + "order of need, letters follow, and the call-down shows whom to ring."
    }

    private func order(_ fields: [OrderField]) throws(OrderFault) -> ClinicCancellation {
        guard let reason = fields.code(.reason) else { throw OrderFault(sentence: "Choose a reason.", field: .reason) }
        return ClinicCancellation(
            try PartFields.part(clinic.name, fields), reason: reason,
            cancelledInPAS: fields.code(.inPAS).map { $0 == "yes" })
    }

    func rehearsal(_ fields: [OrderField], session: Session) -> Request? {
        guard let order = try? order(fields) else { return nil }
        return .clinic(.cancel(order, isRehearsal: true))
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.clinic(.cancel(try order(fields), isRehearsal: false)))
    }

    func done(_ reply: Reply) -> SafeText { OrderPreview.done(reply, "Cancelled") + " P shows whom to ring." }
}

/// The clinic is held on another day, in another room or by somebody else, with its patients.
struct MoveOrder: Order {
    let clinic: ClinicSession
    let service: Service?

    init(_ clinic: ClinicSession, service: Service?) {
        self.clinic = clinic
        self.service = service
    }

    var title: SafeText { "Move the clinic" }
    var draft: DraftKey? { OrderForm.moveClinic.key(.clinic(clinic.name, referral: nil)) }

    var fields: [OrderField] {
        [
            OrderField(
                name: .day, label: "To the day (+1w from its own, 15/12)", input: .text(TextField(limit: 16))),
            OrderField(name: .room, label: "To the room", input: .text(TextField(limit: 100))),
            OrderField(name: .clinician, label: "To the clinician", input: .text(TextField(limit: 100))),
        ] + PartFields.fields + [
            whyField,
            OrderField(
                name: .kind, label: "If the clinician or the room has another clinic then",
                input: .choice(Choice([.init(code: "", label: "Stays"), .init(code: Self.beside, label: "Both held")]))),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let day = fields.text(.day).flatMap { DayEntry.day($0, today: today, from: clinic.day) }
        let places = [
            day.map { "to \($0.shortWithWeekday)" }, fields.text(.room).map { "to \($0)" },
            fields.text(.clinician).map { "to \($0)" },
        ].compactMap { $0 }
        return "\(clinic.words(at: service)): \(PartFields.words(fields)) is moved "
            + (places.isEmpty ? "to what you say" : places.joined(separator: ", "))
            + ", its patients with it at their times; letters follow."
    }

    private func order(_ fields: [OrderField], today: Day) throws(OrderFault) -> ClinicMove {
        let day = try fields.day(.day, today: today, from: clinic.day)
        guard day != nil || fields.text(.room) != nil || fields.text(.clinician) != nil else {
            throw OrderFault(sentence: "Say the new day, room or clinician.", field: .day)
        }
        var order = ClinicMove(
            try PartFields.part(clinic.name, fields), day: day, clinician: fields.text(.clinician),
            room: fields.text(.room))
        order.isBesideAnother = fields.code(.kind) == Self.beside
        return order
    }

    private static let beside = "beside"

    func rehearsal(_ fields: [OrderField], session: Session) -> Request? {
        guard let order = try? order(fields, today: session.today) else { return nil }
        return .clinic(.move(order, isRehearsal: true))
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.clinic(.move(try order(fields, today: session.today), isRehearsal: false)))
    }

    func done(_ reply: Reply) -> SafeText { OrderPreview.done(reply, "Moved") }
}

/// The clinic takes nobody else; who is in it stays.
struct CloseOrder: Order {
    let clinic: ClinicSession
    let service: Service?

    init(_ clinic: ClinicSession, service: Service?) {
        self.clinic = clinic
        self.service = service
    }

    var title: SafeText { "Close the clinic to more patients" }
    var draft: DraftKey? { OrderForm.closeClinic.key(.clinic(clinic.name, referral: nil)) }
    var fields: [OrderField] { PartFields.fields + [whyField] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(clinic.words(at: service)): \(PartFields.words(fields)) takes nobody else; who is booked stays."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.clinic(.close(try PartFields.part(clinic.name, fields))))
    }

    func done(_ reply: Reply) -> SafeText { OrderPreview.done(reply, "Closed") }
}

/// What was closed or cancelled takes patients again, without those it had.
struct ReopenOrder: Order {
    let clinic: ClinicSession
    let service: Service?

    init(_ clinic: ClinicSession, service: Service?) {
        self.clinic = clinic
        self.service = service
    }

    var title: SafeText { "Open the clinic again" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(clinic.words(at: service)): it takes patients again; those who were cancelled do not come back by it "
            + "(U takes the cancelling back with them)."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.clinic(.reopen(clinic.name)))
    }

    func done(_ reply: Reply) -> SafeText { "The clinic is open again." }
}

/// The last act on the clinic is taken back with all of its patients.
struct TakeBackOrder: Order {
    let clinic: ClinicSession
    let service: Service?

    init(_ clinic: ClinicSession, service: Service?) {
        self.clinic = clinic
        self.service = service
    }

    var title: SafeText { "Take back the last act on the clinic" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(clinic.words(at: service)): its patients come back to their times, but for those who "
            + "were told otherwise since."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.clinic(.takeBack(clinic.name)))
    }

    func done(_ reply: Reply) -> SafeText { OrderPreview.done(reply, "Taken back") }
}
