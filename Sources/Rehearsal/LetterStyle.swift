// The styles letters come in, from a careful page to one breathless paragraph, so that the desk rehearses on real ones.

internal import ReferralDomain

enum LetterStyle {
    static func write(_ draft: Draft, title: String, priority: Urgency, _ pen: inout Pen) -> String {
        var full = draft
        pen.addBackground(to: &full, title: title)
        if full.social == nil { full.social = pen.background() }
        let text: String
        switch pen.number(0...99) {
        case ..<24: text = formal(full, title, priority, &pen)
        case ..<46: text = headed(full, title, priority, &pen)
        case ..<58: text = terse(full, title, &pen)
        case ..<70: text = careless(full, &pen)
        case ..<80: text = dictated(full, title, &pen)
        case _: text = pasted(full, title, priority, &pen)
        }
        return text
    }

    static func spaced(_ number: String) -> String {
        "\(number.prefix(3)) \(number.dropFirst(3).prefix(3)) \(number.dropFirst(6))"
    }

    private static func fullName(_ pen: Pen) -> String {
        [pen.person.title, pen.person.given, pen.person.family].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func letterhead(_ pen: inout Pen) -> [String] {
        let context = pen.context
        let person = pen.person
        let address = (person.addressLines + [person.postcode]).joined(separator: ", ")
        let telephone = [person.phone, person.mobile].compactMap { $0 }.joined(separator: " / ")
        return [
            "\(context.practiceName) (\(context.practiceODS))", "", pen.day.long, "", context.serviceName, "",
            pen.pick(["Dear Colleague,", "Dear Doctor,", "Dear Sir or Madam,", "Dear Team,"]), "",
            "Re: \(fullName(pen))", "DOB: \(Day(person.born).slashed)   NHS No: \(spaced(person.nhsNumber))", address,
            "Tel: \(telephone)", "",
        ]
    }

    private static func signature(_ pen: inout Pen) -> [String] {
        let kind = pen.pick(["Yours sincerely", "Kind regards", "With many thanks", "Yours faithfully"])
        return ["", kind, "", pen.context.referrerName, pen.context.practiceName]
    }

    private static func urgencyLine(_ priority: Urgency) -> [String] {
        switch priority {
        case .routine: []
        case .urgent: ["URGENT REFERRAL", ""]
        case .twoWeeks: ["** URGENT SUSPECTED CANCER (2WW) - the patient knows and can attend within two weeks **", ""]
        }
    }

    private static func formal(_ draft: Draft, _ title: String, _ priority: Urgency, _ pen: inout Pen) -> String {
        let width = pen.random.pick([72, 84, 400])
        var lines = urgencyLine(priority) + letterhead(&pen)
        var paragraphs = [draft.reason] + draft.history
        if !draft.examination.isEmpty { paragraphs.append(draft.examination.joined(separator: " ")) }
        if !draft.tests.isEmpty { paragraphs.append(draft.tests.joined(separator: " ")) }
        if !draft.past.isEmpty { paragraphs.append("Past history: \(draft.past.joined(separator: "; ")).") }
        let medicines = draft.medicines.isEmpty ? "no regular medication" : draft.medicines.joined(separator: ", ")
        paragraphs.append("\(pen.capHe) takes \(medicines). Allergies: \(pen.allergies(taking: draft.medicines)).")
        if let social = draft.social { paragraphs.append(social) }
        paragraphs.append(draft.request)
        for paragraph in paragraphs { lines += wrap(paragraph, width) + [""] }
        return (lines.dropLast() + signature(&pen)).joined(separator: "\n")
    }

    private static func headed(_ draft: Draft, _ title: String, _ priority: Urgency, _ pen: inout Pen) -> String {
        let body = headedBody(draft, title, priority, &pen)
        return (body + signature(&pen)).joined(separator: "\n")
    }

    private static func headedBody(
        _ draft: Draft, _ title: String, _ priority: Urgency, _ pen: inout Pen
    ) -> [String] {
        var lines = urgencyLine(priority) + letterhead(&pen)
        func section(_ heading: String, _ content: [String]) {
            guard !content.isEmpty else { return }
            lines.append(heading)
            for item in content { lines += wrap(item, 88) }
            lines.append("")
        }
        section("REASON FOR REFERRAL", [title, draft.reason])
        section("HISTORY", draft.history)
        section("EXAMINATION", draft.examination)
        section("INVESTIGATIONS", draft.tests)
        section("PAST MEDICAL HISTORY", draft.past.map { "- \($0)" })
        section("CURRENT MEDICATION", draft.medicines.isEmpty ? ["None"] : draft.medicines.map { "- \($0)" })
        section("ALLERGIES", [pen.allergies(taking: draft.medicines)])
        section("SOCIAL", draft.social.map { [$0] } ?? [])
        if let language = pen.person.interpreterNeeded { section("INTERPRETER", ["\(language) interpreter needed"]) }
        section("EXPECTATIONS", [draft.request])
        return lines.dropLast()
    }

    private static func terse(_ draft: Draft, _ title: String, _ pen: inout Pen) -> String {
        let person = pen.person
        let first = draft.history.first ?? ""
        let salutation = pen.pick(["Dear Dr,", "Dear all", "Hi,", "To \(pen.context.serviceName)"])
        return """
            \(pen.day.slashed)
            \(salutation)
            \(fullName(pen)) dob \(Day(person.born).slashed) NHS \(person.nhsNumber)
            \(title). \(first)
            \(pen.pick(["Please see.", "Please see and advise.", "Grateful for your opinion.", "Kindly see. Thanks."]))
            \(pen.context.referrerName), \(pen.context.practiceName) \(pen.context.practiceODS)
            """
    }

    private static func careless(_ draft: Draft, _ pen: inout Pen) -> String {
        var sentences = [draft.reason] + draft.history + draft.examination
        if pen.chance(50) { sentences += draft.tests }
        if pen.chance(40), !draft.medicines.isEmpty { sentences += ["On " + draft.medicines.joined(separator: ", ")] }
        sentences.append(draft.request)
        let body = Scrawl.spoil(sentences.joined(separator: " "), &pen.random)
        let person = pen.person
        return """
            \(pen.context.practiceName) \(pen.context.practiceODS) \(pen.day.slashed)
            re \(person.given) \(person.family) \(Day(person.born).slashed) nhs no \(person.nhsNumber)
            \(body)
            \(pen.context.referrerName.lowercased()) / \(pen.context.referrerName)
            """
    }

    private static func dictated(_ draft: Draft, _ title: String, _ pen: inout Pen) -> String {
        let slips = [
            "[inaudible]", "full stop new paragraph", "sorry, scrap that,", "(? spelling)",
            "I will check that and let you know,",
        ]
        var paragraphs = [draft.reason]
        for item in draft.history + [draft.examination.joined(separator: " ")] where !item.isEmpty {
            paragraphs.append(pen.chance(45) ? insert(pen.pick(slips), into: item, &pen.random) : item)
        }
        paragraphs.append(draft.request)
        let lines =
            letterhead(&pen) + ["RE: \(title.uppercased())", ""] + paragraphs.flatMap { [$0, ""] }
            + ["Dictated but not read. Signed electronically to avoid delay."]
        return (lines + signature(&pen)).joined(separator: "\n")
    }

    private static func insert(_ slip: String, into text: String, _ random: inout SeededGenerator) -> String {
        var words = text.split(separator: " ").map(String.init)
        words.insert(slip, at: random.number(0...words.count))
        return words.joined(separator: " ")
    }

    private static func pasted(_ draft: Draft, _ title: String, _ priority: Urgency, _ pen: inout Pen) -> String {
        let body = headedBody(draft, title, priority, &pen)
        let signed = body + signature(&pen)
        let record = PastedRecord.lines(draft, &pen)
        return (signed + ["", "-------- attached from the practice record --------", ""] + record)
            .joined(separator: "\n")
    }

    static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
