// A letter to a patient: to whom and by which way it goes, what it says, and why it may have to stay here.

/// By which way a letter goes.
public enum LetterChannel: String, CaseIterable, Sendable, Codable { case post, email, text }

/// How a letter is set.
public enum LetterFormat: String, CaseIterable, Sendable, Codable {
    case normal
    case large = "large-print"
    /// The patient asked for a format that is made elsewhere, such as Braille: set in large print until it is.
    case other

    public var isLarge: Bool { self != .normal }
}

/// Where a letter stands.
public enum LetterState: String, CaseIterable, Sendable, Codable {
    case waiting, printed
    /// Somebody took it back before it left.
    case recalled
    /// The act that made it was taken back, or a later one overtook it.
    case withdrawn
}

/// Who a letter is addressed to, and by which way.
public struct LetterAddress: Hashable, Sendable, Codable {
    public var channel: LetterChannel
    public var format: LetterFormat
    /// The name line.
    public var recipient: String
    /// Address lines, the e-mail address or the mobile number; empty where none is held.
    public var lines: [String]
    /// How the letter begins.
    public var greeting: String
}

/// A letter that was made.
public struct Letter: Hashable, Sendable, Codable {
    public var id: Int64
    public var referral: Int64
    /// Row id of the patient it was made for.
    public var patient: Int64
    public var kind: LetterKind
    /// The start of the appointment that it tells of.
    public var tellsOf: Instant?
    public var channel: LetterChannel
    public var format: LetterFormat
    public var recipient: String
    /// Where it was sent; empty before.
    public var sentTo: String
    /// As it was when the letter was made; its first line is the subject.
    public var text: String
    public var lacks: [LetterField]
    public var createdAt: Instant
    public var state: LetterState
    /// When it was printed, recalled or withdrawn, and the login of who did it.
    public var settledAt: Instant?
    public var settledBy: String?
    /// The name of the folder that it was printed into.
    public var run: String?

    public init(
        id: Int64, referral: Int64, patient: Int64, kind: LetterKind, tellsOf: Instant?, channel: LetterChannel,
        format: LetterFormat, recipient: String, sentTo: String, text: String, lacks: [LetterField],
        createdAt: Instant, state: LetterState, settledAt: Instant?, settledBy: String?, run: String?
    ) {
        self.id = id
        self.referral = referral
        self.patient = patient
        self.kind = kind
        self.tellsOf = tellsOf
        self.channel = channel
        self.format = format
        self.recipient = recipient
        self.sentTo = sentTo
        self.text = text
        self.lacks = lacks
        self.createdAt = createdAt
        self.state = state
        self.settledAt = settledAt
        self.settledBy = settledBy
        self.run = run
    }
}

/// A letter with what decides now whether it may leave.
public struct LetterLine: Hashable, Sendable, Codable {
    public var letter: Letter
    /// Our reference of its referral.
    public var reference: String
    public var ubrn: UBRN?
    /// Of the patient it is for; nil where the referral is another's by now.
    public var nhsNumber: NHSNumber?
    public var hospitalNumber: String?
    /// As the patient's record says today.
    public var address: LetterAddress
    /// Why it stays here; nil where it may go, or has gone.
    public var hold: LetterHold?

    /// What decides: the patient and whether the referral is still theirs, whether it ended or is frozen, and what became
    /// of the appointment.
    public init(
        _ letter: Letter, reference: String, ubrn: UBRN?, patient: Patient, isTheirs: Bool, isFrozen: Bool,
        isCancelled: Bool, appointment: Appointment?, now: Instant
    ) {
        self.letter = letter
        self.reference = reference
        self.ubrn = ubrn
        nhsNumber = isTheirs ? patient.nhsNumber : nil
        hospitalNumber = isTheirs ? patient.hospitalNumber : nil
        address = patient.letterAddress(on: now.londonDay)
        guard letter.state == .waiting else { return }
        hold =
            if let hold = patient.letterHold {
                hold
            } else if isFrozen {
                .frozen
            } else if !isTheirs || isCancelled && letter.kind == .contactUs {
                .overtaken
            } else if patient.isSensitive {
                .sensitive
            } else if let hold = letter.hold(appointment: appointment, now: now) {
                hold
            } else {
                address.lines.isEmpty ? .noAddress : nil
            }
    }
}

extension Letter {
    /// Why what it says keeps it here.
    fileprivate func hold(appointment: Appointment?, now: Instant) -> LetterHold? {
        if !lacks.isEmpty { return .incomplete }
        switch kind {
        case .appointment, .change:
            guard let appointment, appointment.status.isLive, let start = appointment.start, start == tellsOf,
                start > now
            else { return .overtaken }
            return appointment.status == .requested ? .notConfirmed : nil
        case .cancellation: return appointment?.status.isLive == true ? .overtaken : nil
        case .missed: return appointment?.status == .noshow ? nil : .overtaken
        case .contactUs, .reminder: return nil
        }
    }
}

extension Patient {
    /// `Mrs Joanne Featherstonehaugh`, or nil where no name is held.
    public var letterName: String? {
        let parts = [title, given, family].compactMap { $0?.plainLine }.filter { !$0.isEmpty }
        return family == nil && given == nil || parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// To whom a letter goes on a day, and by which way. What goes to somebody else, or to a child's parent, goes by
    /// post: number and mailbox are the patient's own.
    public func letterAddress(on day: Day) -> LetterAddress {
        let name = letterName ?? "The patient"
        let post = (addressLines + [postcode].compactMap { $0 }).map(\.plainLine).filter { !$0.isEmpty }
        let other = lettersTo?.plainLine ?? ""
        if !other.isEmpty { return address(.post, other, post, "Dear \(other)") }
        if let born, born.age(on: day) < 16 {
            let guardian = "Parent or guardian of \(name)"
            return address(.post, guardian, post, "Dear parent or guardian of \(name)")
        }
        let titled = [title, family].compactMap { $0?.plainLine }.filter { !$0.isEmpty }
        let greeting =
            letterName == nil ? "Dear patient" : "Dear \(titled.count == 2 ? titled.joined(separator: " ") : name)"
        guard let wish = preferredChannel?.lowercased() else { return address(.post, name, post, greeting) }
        if wish.contains("text") || wish.contains("sms"), consentsToTexts == true, let number = held(mobile) {
            return address(.text, name, [number], greeting)
        }
        if wish.contains("email") || wish.contains("e-mail"), let mailbox = held(email) {
            return address(.email, name, [mailbox], greeting)
        }
        return address(.post, name, post, greeting)
    }

    private func address(
        _ channel: LetterChannel, _ recipient: String, _ lines: [String], _ greeting: String
    ) -> LetterAddress {
        LetterAddress(channel: channel, format: letterFormat, recipient: recipient, lines: lines, greeting: greeting)
    }

    private func held(_ text: String?) -> String? {
        let line = text?.plainLine ?? ""
        return line.isEmpty ? nil : line
    }

    /// How letters to this patient are set.
    public var letterFormat: LetterFormat {
        guard let wish = preferredFormat?.lowercased() else { return .normal }
        if wish.contains("large") { return .large }
        let special = ["braille", "audio", "moon", "easy", "electronic", "disk", "sign", "makaton", "symbol"]
        return special.contains { wish.contains($0) } ? .other : .normal
    }

    /// Whether a text may remind this patient of an appointment. Where letters go to somebody else, nobody knows whose
    /// telephone it is.
    public var mayBeReminded: Bool {
        letterHold == nil && !isSensitive && consentsToTexts == true && held(mobile) != nil && held(lettersTo) == nil
    }
}
