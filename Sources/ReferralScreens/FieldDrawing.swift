// The fields of a form: how they look, whichever form they are of, and what a key does to the one that has the focus.

internal import ReferralDomain
internal import TerminalUI

/// One thing that a form asks for.
protocol FormInput: Sendable {
    var label: String { get }
    var isRequired: Bool { get }
    var input: FormField.Input { get set }
    /// Said where there is nothing to choose from.
    var whyEmpty: SafeText { get }
    /// Whether one line is enough for it while the focus is elsewhere.
    var isBrief: Bool { get }
}

extension FormInput {
    var isBrief: Bool { false }

    /// What was typed, if it is more than blanks.
    var text: String? {
        guard case .text(let field) = input, !field.text.allSatisfy(\.isWhitespace) else { return nil }
        return field.text
    }

    var code: String? {
        guard case .choice(let choice) = input else { return nil }
        return choice.option?.code
    }

    /// What stands in it: a code, or what was typed.
    var value: String? { code ?? text }

    /// Puts a code or a text into it.
    mutating func put(_ value: String) {
        switch input {
        case .choice(var choice):
            choice.put(value)
            input = .choice(choice)
        case .text(var field):
            field.text = value
            input = .text(field)
        }
    }
}

extension FormField: FormInput {
    var whyEmpty: SafeText {
        guard need == .reason else { return "none" }
        return action == .cancelAppointment ? "Say first who asked for it." : "No reason may be used here."
    }

    var isBrief: Bool { part != nil }
}

extension Array where Element: FormInput {
    /// Lets a text act on a key; false where it is none, or has no use for it.
    mutating func edit(_ index: Int, _ key: Key) -> Bool {
        guard indices.contains(index), case .text(var field) = self[index].input else { return false }
        let used = field.handle(key)
        self[index].input = .text(field)
        return used
    }

    /// Changes a choice; false where it is none.
    mutating func choose(_ index: Int, _ change: (inout Choice) -> Void) -> Bool {
        guard indices.contains(index), case .choice(var choice) = self[index].input else { return false }
        change(&choice)
        self[index].input = .choice(choice)
        return true
    }
}

/// Draws fields below one another, the focused one always among them.
enum FieldDrawing {
    static func draw<Field: FormInput>(
        _ fields: inout [Field], focus: Int, in frame: inout Frame, rows: Range<Int>, isNeeded: (Field) -> Bool
    ) {
        guard !fields.isEmpty, !rows.isEmpty else { return }
        var heights = fields.indices.map { $0 == focus ? 0 : height(of: fields[$0]) }
        let others = heights.reduce(0, +)
        heights[focus] = height(ofFocused: fields[focus], room: rows.count, others: others)
        // Before a field above leaves the window, the one with the focus makes do with less.
        heights[focus] = max(
            min(heights[focus], least(ofFocused: fields[focus])),
            min(heights[focus], rows.count - heights[..<focus].reduce(0, +)))
        var first = 0
        while first < focus, heights[first...focus].reduce(0, +) > rows.count { first += 1 }
        heights[focus] = min(heights[focus], rows.count)
        var row = rows.lowerBound
        var last = first
        for index in first..<fields.count where row + (fields[index].isBrief ? 0 : 1) < rows.upperBound {
            last = index
            draw(
                &fields[index], isFocused: index == focus, isNeeded: isNeeded(fields[index]), in: &frame,
                rows: row..<min(rows.upperBound, row + heights[index]))
            row += heights[index]
        }
        let below = fields.count - 1 - last
        guard below > 0 || first > 0 else { return }
        let words: SafeText =
            below > 0
            ? " … \(counted(below, "more field")): Tab "
            : " … \(counted(first, "field")) above: Shift-Tab "
        frame.put(
            words, row: rows.upperBound - 1, column: frame.size.columns - words.cells - 1, style: .key)
    }

    /// While the focus is elsewhere.
    private static func height(of field: some FormInput) -> Int {
        if field.isBrief { return 1 }
        if case .text(let text) = field.input, text.multiline { return 3 }
        return 2
    }

    /// A choice shows as many of its options as the other fields leave room for.
    private static func height(ofFocused field: some FormInput, room: Int, others: Int) -> Int {
        switch field.input {
        case .choice(let choice): 1 + max(1, min(choice.options.count, max(3, room - 6, room - others - 1)))
        case .text(let text): text.multiline ? 5 : 2
        }
    }

    private static func least(ofFocused field: some FormInput) -> Int {
        switch field.input {
        case .choice(let choice): 1 + max(1, min(choice.options.count, 3))
        case .text(let text): text.multiline ? 3 : 2
        }
    }

    private static func draw(
        _ field: inout some FormInput, isFocused: Bool, isNeeded: Bool, in frame: inout Frame, rows: Range<Int>
    ) {
        guard isFocused || !field.isBrief else {
            return drawBriefly(field, in: &frame, row: rows.lowerBound)
        }
        let aside = aside(of: field, isFocused: isFocused, rows: rows.count - 1)
        let label = label(
            of: field, isFocused: isFocused, isNeeded: isNeeded, room: frame.size.columns - 2 - aside.text.cells - 2)
        frame.put(label, row: rows.lowerBound, column: 1, style: isFocused ? .key : .hint)
        frame.put(aside.text, row: rows.lowerBound, column: label.cells + 3, style: aside.style)
        let width = frame.size.columns - 6
        switch field.input {
        case .text(var text):
            text.width = width
            field.input = .text(text)
            text.draw(
                in: &frame, row: rows.lowerBound + 1, column: 3, width: width, height: rows.count - 1,
                focused: isFocused)
        case .choice(let choice):
            draw(
                choice, whyEmpty: field.whyEmpty, in: &frame, rows: rows.from(rows.lowerBound + 1),
                width: width, isFocused: isFocused)
        }
    }

    /// What it is called and whether it is needed, in fewer words where there is little room.
    private static func label(of field: some FormInput, isFocused: Bool, isNeeded: Bool, room: Int) -> SafeText {
        let name: SafeText = "\(isFocused ? ">" : " ") \(field.label)"
        let long: SafeText = isNeeded ? " (needed)" : " (may be left out)"
        let short: SafeText = isNeeded ? " (needed)" : " (optional)"
        if name.cells + long.cells <= room { return name + long }
        return name.clipped(to: max(12, room - short.cells)) + short
    }

    /// What stands beside the label: how much of a text is written, or which options are not on show.
    private static func aside(
        of field: some FormInput, isFocused: Bool, rows: Int
    ) -> (text: SafeText, style: Style) {
        switch field.input {
        case .text(let text):
            let count = "\(grouped(text.text.count))/\(grouped(text.limit))"
            guard text.refused > 0 else { return (SafeText(count), .hint) }
            return ("\(counted(text.refused, "character")) did not fit, \(count)", .alert)
        case .choice(let choice):
            guard isFocused, rows > 0, choice.options.count > rows else { return ("", .hint) }
            let top = top(of: choice, rows: rows)
            return ("\(top + 1)-\(top + rows) of \(choice.options.count)", .hint)
        }
    }

    /// The first option on show.
    private static func top(of choice: Choice, rows: Int) -> Int {
        max(0, min((choice.selected ?? 0) - rows / 2, choice.options.count - rows))
    }

    /// Its label and what stands in it on one line.
    private static func drawBriefly(_ field: some FormInput, in frame: inout Frame, row: Int) {
        let label = SafeText("  \(field.label)").padded(to: 36)
        frame.put(label, row: row, column: 1, style: .hint)
        let value =
            switch field.input {
            case .text(let text): text.text
            case .choice(let choice): choice.option?.label ?? "not said"
            }
        let column = 1 + label.cells
        frame.put(
            SafeText(value), row: row, column: column, style: .field, width: min(40, frame.size.columns - column - 2))
    }

    private static func draw(
        _ choice: Choice, whyEmpty: SafeText, in frame: inout Frame, rows: Range<Int>, width: Int, isFocused: Bool
    ) {
        guard !choice.options.isEmpty else {
            frame.put(whyEmpty, row: rows.lowerBound, column: 3, style: .hint)
            return
        }
        guard isFocused else {
            let words = choice.option?.label ?? "not chosen"
            frame.put(SafeText(words), row: rows.lowerBound, column: 3, style: .field, width: min(width, 50))
            return
        }
        let selected = choice.selected ?? 0
        let top = top(of: choice, rows: rows.count)
        for (offset, index) in choice.options.indices.dropFirst(top).prefix(rows.count).enumerated() {
            let option = choice.options[index]
            let isSelected = index == choice.selected
            let number = SafeText("\(index + 1)").paddedLeft(to: 2)
            let note: SafeText = option.isCurrent ? " (as it is now)" : option.wantsComment ? " (comment needed)" : ""
            let line = (isSelected ? "> " : "  ") + number + " " + SafeText(option.label) + note
            frame.put(
                line, row: rows.lowerBound + offset, column: 3,
                style: isSelected ? .selected : option.isCurrent ? .dimmed : .field, width: width)
            if index == selected { frame.cursor = Position(row: rows.lowerBound + offset, column: 3) }
        }
    }
}
