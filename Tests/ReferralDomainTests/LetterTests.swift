// Letters to patients by rule: to whom, by which way, in which words, after which act, and when none may leave.

import ReferralDomain
import Resources
import Testing

private let tuesday = Instant(iso: "2026-11-03T09:30:00Z") ?? Instant(seconds: 0)
private let visit = Appointment(
    id: 7, slot: "s1", service: "100", clinician: "Dr Kowalski", start: Instant(iso: "2026-11-24T09:20:00Z"),
    status: .booked)

private func patient(_ change: (inout Patient) -> Void = { _ in }) -> Patient {
    var patient = Patient()
    patient.title = "Mrs"
    patient.given = "Ann"
    patient.family = "Bravo"
    patient.born = Day(iso: "1970-02-03")
    patient.addressLines = ["1 High Street", "Referton"]
    patient.postcode = "RF1 2AB"
    patient.mobile = "07700 900123"
    patient.email = "ann@example.org"
    change(&patient)
    return patient
}

private func facts(_ patient: Patient, place: LetterPlace = LetterPlace()) -> LetterFacts {
    LetterFacts(
        patient: patient, reference: "RD-22222222", ubrn: UBRN("990000000101"),
        service: Service(id: "100", name: "Heart"),
        place: place, organisation: "Referton Hospitals", appointment: visit,
        previous: Appointment(start: Instant(iso: "2026-07-01T13:05:00Z"), status: .cancelled), now: tuesday)
}

struct LetterAddressTests {
    @Test func `a letter goes to the patient by post where nothing else is said`() {
        let address = patient().letterAddress(on: tuesday.londonDay)
        #expect(address.channel == .post && address.format == .normal)
        #expect(address.recipient == "Mrs Ann Bravo" && address.greeting == "Dear Mrs Bravo")
        #expect(address.lines == ["1 High Street", "Referton", "RF1 2AB"])
    }

    @Test func `a text goes only with consent and a number, an email only to a mailbox`() {
        func channel(_ change: (inout Patient) -> Void) -> LetterChannel {
            patient(change).letterAddress(on: tuesday.londonDay).channel
        }
        #expect(
            channel {
                $0.preferredChannel = "text"; $0.consentsToTexts = true
            } == .text)
        #expect(
            channel {
                $0.preferredChannel = "Text message"; $0.consentsToTexts = nil
            } == .post)
        #expect(
            channel {
                $0.preferredChannel = "SMS"; $0.consentsToTexts = false
            } == .post)
        #expect(
            channel {
                $0.preferredChannel = "text"; $0.consentsToTexts = true; $0.mobile = " "
            } == .post)
        #expect(channel { $0.preferredChannel = "E-mail" } == .email)
        #expect(
            channel {
                $0.preferredChannel = "email"; $0.email = nil
            } == .post)
        #expect(channel { $0.preferredChannel = "telephone" } == .post)
    }

    @Test func `somebody named for the letters gets them, by post whatever the patient's own channel`() {
        let address = patient {
            $0.lettersTo = "Mr Carer"
            $0.preferredChannel = "text"
            $0.consentsToTexts = true
            $0.born = Day(iso: "2019-01-01")
        }.letterAddress(on: tuesday.londonDay)
        #expect(address.channel == .post && address.recipient == "Mr Carer" && address.greeting == "Dear Mr Carer")
    }

    @Test func `a child's letter goes to parent or guardian until the sixteenth birthday`() {
        func recipient(born: String) -> String {
            patient { $0.born = Day(iso: born) }.letterAddress(on: tuesday.londonDay).recipient
        }
        #expect(recipient(born: "2010-11-04") == "Parent or guardian of Mrs Ann Bravo")
        #expect(recipient(born: "2010-11-03") == "Mrs Ann Bravo")
    }

    @Test func `the format is the patient's, and one that is made elsewhere is named`() {
        #expect(patient { $0.preferredFormat = "Large print" }.letterFormat == .large)
        #expect(patient { $0.preferredFormat = "Braille" }.letterFormat == .other)
        #expect(patient { $0.preferredFormat = "Letter" }.letterFormat == .normal)
        #expect(LetterFormat.other.isLarge)
    }

    @Test func `only those are reminded who agreed, live, and get their letters themselves`() {
        func may(_ change: (inout Patient) -> Void) -> Bool { patient(change).mayBeReminded }
        #expect(may { $0.consentsToTexts = true })
        #expect(!may { $0.consentsToTexts = nil })
        #expect(!may { $0.consentsToTexts = false })
        #expect(
            !may {
                $0.consentsToTexts = true; $0.mobile = nil
            })
        #expect(
            !may {
                $0.consentsToTexts = true; $0.died = Day(iso: "2026-11-01")
            })
        #expect(
            !may {
                $0.consentsToTexts = true; $0.isSensitive = true
            })
        #expect(
            !may {
                $0.consentsToTexts = true; $0.lettersTo = "Mr Carer"
            })
    }
}

struct LetterTemplateTests {
    private func fault(_ kind: LetterKind, _ text: String) -> TemplateFault? {
        do throws(TemplateFault) {
            _ = try LetterTemplate(kind, text)
            return nil
        } catch {
            return error
        }
    }

    private func filled(_ kind: LetterKind, _ text: String, _ facts: LetterFacts) throws -> FilledLetter {
        try LetterTemplate(kind, text).filled(with: facts.values)
    }

    @Test func `long dates and 24-hour times, London's`() throws {
        let text = "{appointment_day} {appointment_time}, not {previous_day} {previous_time}"
        #expect(
            try filled(.change, text, facts(patient())).text
                == "Tuesday 24 November 2026 09:20, not Wednesday 1 July 2026 14:05")
    }

    @Test func `a template that names what there is not is refused when it is set`() {
        let day = "{appointment_day} {appointment_time} "
        #expect(fault(.appointment, day + "\nx\n{shoe_size}") == .unknownField("shoe_size", line: 3))
        #expect(fault(.appointment, day + "{service") == .brace(line: 1))
        #expect(fault(.appointment, day + "service}") == .brace(line: 1))
        #expect(fault(.appointment, day + "{{service}}") == .brace(line: 1))
        #expect(fault(.appointment, "Come soon.") == .missing(.appointmentDay))
        #expect(fault(.appointment, "{appointment_day}") == .missing(.appointmentTime))
        #expect(fault(.contactUs, "{appointment_day}") == .notInKind(.appointmentDay, .contactUs))
        #expect(fault(.reminder, day + "{nhs_number}") == .notInKind(.nhsNumber, .reminder))
        #expect(fault(.contactUs, " \n ") == .empty)
        #expect(fault(.contactUs, String(repeating: "x", count: 8_001)) == .tooLong(limit: 8_000))
        #expect(fault(.reminder, day + String(repeating: "x", count: 300)) == .tooLong(limit: 300))
        #expect(fault(.appointment, day) == nil)
    }

    @Test func `no field holds a letter's text, a comment or an instruction to staff`() {
        for field in LetterField.allCases {
            #expect(
                !field.rawValue.contains("comment") && field.rawValue != "instruction" && field.rawValue != "reason")
        }
    }

    @Test func `a line that names what nobody knows is left out and leaves no hole`() throws {
        let text =
            "Subject\n\nPlace: {location}\n\n{instructions}\n\nRing {telephone}.\n{appointment_day} {appointment_time}"
        let bare = try filled(.appointment, text, facts(patient()))
        #expect(bare.text == "Subject\n\nTuesday 24 November 2026 09:20")
        #expect(bare.lacks == [])
        let place = LetterPlace(location: "Ward 3", telephone: "01 234", instructions: "Bring\nyour glasses.")
        #expect(
            try filled(.appointment, text, facts(patient(), place: place)).text
                == "Subject\n\nPlace: Ward 3\n\nBring\nyour glasses.\n\nRing 01 234.\nTuesday 24 November 2026 09:20")
    }

    @Test func `what a letter must say and nobody knows is named`() throws {
        #expect(try filled(.contactUs, "Ring {telephone}.", facts(patient())).lacks == [.telephone])
        #expect(try filled(.contactUs, "Ring 01 234.", facts(patient())).lacks == [])
        var unknown = facts(patient())
        unknown.appointment = Appointment(status: .cancelled)
        #expect(try filled(.cancellation, "{appointment_day}", unknown).lacks == [.appointmentDay])
    }

    @Test func `a name cannot turn the text around, nor fill another field`() throws {
        let odd = patient {
            $0.family = "Bra\u{202E}vo\u{1B}[31m\n{service}"
            $0.title = nil
        }
        let text = try filled(.contactUs, "{patient_name}", facts(odd)).text
        #expect(text == "Ann Bravo [31m {service}")
    }

    @Test(arguments: LetterKind.allCases)
    func `the delivered templates are good, and say what they are about`(kind: LetterKind) throws {
        let text = try #require(LetterTemplates.standard[kind.rawValue])
        let place = LetterPlace(location: "Ward 3", telephone: "01 234 5678", instructions: "Bring your glasses.")
        let filled = try filled(kind, text, facts(patient(), place: place))
        #expect(filled.lacks == [] && !filled.text.contains("{"))
        #expect(filled.text.contains("9900 0000 0101") && filled.text.contains("Referton Hospitals"))
        #expect(filled.text.contains("Tuesday 24 November 2026") == (kind != .contactUs))
        // Whoever looks over a shoulder at a telephone learns no specialty.
        #expect(filled.text.contains("Heart") == (kind != .reminder))
    }
}

struct LetterRuleTests {
    private func referral(_ state: ReferralState, _ appointment: Appointment?) -> Referral {
        var referral = Referral(patient: 1, state: state, receivedAt: tuesday)
        referral.appointment = appointment
        return referral
    }

    private func moved(to slot: String, _ start: String) -> Appointment {
        Appointment(slot: slot, start: Instant(iso: start), status: .booked)
    }

    private func ended(_ status: Appointment.Status) -> Appointment {
        var ended = visit
        ended.status = status
        return ended
    }

    @Test func `what became of the appointment gives the letter`() {
        func letter(
            _ action: ReferralAction, _ before: Appointment?, _ after: Appointment?, reason: String? = nil
        ) -> LetterKind? {
            var command = ReferralCommand(action)
            command.reason = reason
            return LetterKind.following(
                command, from: referral(.booked, before), to: referral(.booked, after), now: tuesday)
        }
        #expect(letter(.book, nil, visit) == .appointment)
        #expect(letter(.referBookNow, ended(.cancelled), visit) == .appointment)
        #expect(letter(.rebook, visit, moved(to: "s2", "2026-11-25T09:20:00Z")) == .change)
        #expect(letter(.accept, visit, visit) == nil)
        #expect(letter(.cancelAppointment, visit, ended(.cancelled)) == .cancellation)
        #expect(letter(.reject, visit, ended(.cancelled)) == .cancellation)
        #expect(letter(.recordDNA, visit, ended(.noshow)) == .missed)
        #expect(letter(.recordDNA, ended(.noshow), ended(.noshow)) == nil)
        #expect(letter(.recordAttendance, visit, ended(.fulfilled)) == nil)
        #expect(letter(.undoDNA, ended(.noshow), moved(to: "s1", "2026-11-02T09:20:00Z")) == nil)
        #expect(letter(.recordDNA, visit, ended(.noshow), reason: "PATIENT_DIED") == nil)
        #expect(letter(.cancelReferral, visit, ended(.cancelled), reason: "PATIENT_DIED") == nil)
    }

    @Test func `every third call in a row that reached nobody gives a letter`() {
        #expect(!LetterKind.roundHasFailed(.noAnswer, after: []))
        #expect(!LetterKind.roundHasFailed(.noAnswer, after: [.messageLeft]))
        #expect(LetterKind.roundHasFailed(.noAnswer, after: [.messageLeft, .wrongNumber]))
        #expect(!LetterKind.roundHasFailed(.noAnswer, after: [.noAnswer, .spoke, .noAnswer]))
        #expect(!LetterKind.roundHasFailed(.spoke, after: [.noAnswer, .noAnswer]))
        #expect(!LetterKind.roundHasFailed(.noAnswer, after: [.noAnswer, .noAnswer, .noAnswer]))
        #expect(LetterKind.roundHasFailed(.noAnswer, after: Array(repeating: .noAnswer, count: 5)))
    }

    private func hold(
        _ kind: LetterKind = .appointment, _ appointment: Appointment? = visit, frozen: Bool = false,
        theirs: Bool = true, cancelled: Bool = false, lacks: [LetterField] = [], state: LetterState = .waiting,
        _ change: (inout Patient) -> Void = { _ in }
    ) -> LetterHold? {
        let letter = Letter(
            id: 1, referral: 1, patient: 1, kind: kind, tellsOf: visit.start, channel: .post, format: .normal,
            recipient: "x", sentTo: "", text: "x", lacks: lacks, createdAt: tuesday, state: state, settledAt: nil,
            settledBy: nil, run: nil)
        return LetterLine(
            letter, reference: "RD-22222222", ubrn: nil, patient: patient(change), isTheirs: theirs, isFrozen: frozen,
            isCancelled: cancelled, appointment: appointment, now: tuesday
        ).hold
    }

    @Test func `a letter is held for the dead, the frozen, the sensitive, and where it is no longer true`() {
        #expect(hold() == nil)
        #expect(hold { $0.died = Day(iso: "2026-11-01") } == .patientDied)
        #expect(hold(frozen: true) == .frozen)
        #expect(hold { $0.isSensitive = true } == .sensitive)
        #expect(hold(theirs: false) == .overtaken)
        #expect(hold(.appointment, ended(.cancelled)) == .overtaken)
        #expect(hold(.appointment, moved(to: "s1", "2026-11-24T10:00:00Z")) == .overtaken)
        #expect(hold(.appointment, ended(.requested)) == .notConfirmed)
        #expect(hold(.cancellation, visit) == .overtaken)
        #expect(hold(.cancellation, ended(.cancelled)) == nil)
        #expect(hold(.missed, visit) == .overtaken)
        #expect(hold(.missed, ended(.noshow)) == nil)
        #expect(hold(.contactUs, nil, cancelled: true) == .overtaken)
        #expect(hold(.contactUs, nil, lacks: [.telephone]) == .incomplete)
        #expect(
            hold {
                $0.addressLines = []; $0.postcode = nil
            } == .noAddress)
        #expect(hold(state: .printed) { $0.died = Day(iso: "2026-11-01") } == nil)
    }
}
