// Letters to patients as JSON documents and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

extension JSON {
    static func letter(_ letter: Letter) -> JSON { .object(members(letter)) }

    static func letter(_ line: LetterLine) -> JSON {
        var members = members(line.letter)
        members["ref"] = .string(line.reference)
        members["ubrn"] = .string(line.ubrn?.digits)
        members["held"] = .code(line.hold)
        members["text"] = .string(line.letter.text)
        if line.letter.state == .waiting {
            members["channel"] = .code(line.address.channel)
            members["format"] = .code(line.address.format)
            members["recipient"] = .string(line.address.recipient)
            members["to"] = .texts(line.address.lines)
        }
        return .object(members)
    }

    private static func members(_ letter: Letter) -> [String: JSON] {
        [
            "letter": .number(Int(letter.id)), "kind": .code(letter.kind), "state": .code(letter.state),
            "channel": .code(letter.channel), "format": .code(letter.format), "recipient": .string(letter.recipient),
            "to": .texts(letter.sentTo.split(separator: "\n").map(String.init)),
            "appointment": .clinicTime(letter.tellsOf), "created": .instant(letter.createdAt),
            "settled": .instant(letter.settledAt), "settled_by": .string(letter.settledBy), "run": .string(letter.run),
        ]
    }

    static func template(_ template: TemplateInForce) -> JSON {
        .object([
            "kind": .code(template.kind), "title": .string(template.kind.label), "text": .string(template.text),
            "set_by": .string(template.setBy?.login), "set_at": .instant(template.setAt),
            "fields": .texts(LetterField.allCases.filter(template.kind.fields.contains).map(\.rawValue)),
        ])
    }

    static func printed(
        _ letters: [SpooledLetter], folder: String?, held: Int, left: [(letter: LetterLine, why: String)]
    ) -> JSON {
        .object([
            "folder": .string(folder), "held": .number(held),
            "printed": .array(
                letters.map {
                    .object([
                        "letter": .number(Int($0.line.letter.id)), "ref": .string($0.line.reference),
                        "kind": .code($0.line.letter.kind), "pages": .number($0.pages),
                        "file": .string("\($0.name).pdf"),
                    ])
                }),
            "left": .array(
                left.map { .object(["letter": .number(Int($0.letter.letter.id)), "why": .string($0.why)]) }),
        ])
    }
}

extension Output {
    /// A text line by line.
    static func text(_ text: String) {
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) { line("\(String(part))") }
    }

    static func letters(_ lines: [LetterLine]) {
        table(
            ["Letter", "Kind", "To", "By", "Format", "UBRN or ref", "Made", "State"],
            lines.map { one in
                let letter = one.letter
                let isWaiting = letter.state == .waiting
                return [
                    "\(letter.id)", "\(letter.kind.label)",
                    "\(isWaiting ? one.address.recipient : letter.recipient)",
                    "\((isWaiting ? one.address.channel : letter.channel).label)",
                    "\((isWaiting ? one.address.format : letter.format).label)",
                    "\(one.ubrn?.spaced ?? one.reference)", "\(letter.createdAt.londonDay.short)", "\(state(one))",
                ]
            })
    }

    private static func state(_ line: LetterLine) -> String {
        if let hold = line.hold { return "HELD: \(hold.label)" }
        let when = line.letter.settledAt.map { " \($0.londonDay.short)" } ?? ""
        return "\(line.letter.state.label)\(when)"
    }

    static func letter(_ one: LetterLine) {
        letters([one])
        line()
        for part in one.letter.sentTo.isEmpty ? one.address.lines : [one.letter.sentTo] { text(part) }
        line()
        text(one.letter.text)
    }

    static func printed(_ letters: [SpooledLetter], folder: String?, held: Int) {
        if let folder {
            line("\(letters.count == 1 ? "1 letter" : "\(letters.count) letters") printed: \(folder)")
        } else {
            line("No letter waits that may leave.")
        }
        if held > 0 { line("\(held) held: referdesk letters list says why.") }
    }
}
