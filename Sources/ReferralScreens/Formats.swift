// How days, times and numbers are written, in one place.

internal import ReferralDomain
internal import TerminalUI

extension Instant {
    /// `03-Nov-2026 09:20`, London, 24 hours.
    var shortText: String {
        let london = LondonTime(at: self)
        return "\(london.day.short) \(london.clock)"
    }

    /// `Tue 03-Nov-2026 09:20`, for bookings.
    var bookingText: String {
        let london = LondonTime(at: self)
        return "\(london.day.shortWithWeekday) \(london.clockNamed)"
    }

    /// `14:32:05`.
    var clockText: String { LondonTime(at: self).clockWithSeconds }
}

extension NHSNumber {
    /// `991 200 3888`, and `(not valid)` after one that is malformed.
    var shown: String { isValid ? spaced : "\(spaced) (not valid)" }
}

/// A number of things with its word.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// A rule as it is said: one day is no plural.
func ruleText(_ rule: String) -> String {
    let text = (" " + rule).replacing(" 1 working days", with: " 1 working day")
    return String(text.replacing(" 1 weekdays", with: " 1 weekday").dropFirst())
}

/// `2,000`.
public func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
}

/// `17-34 of 75`; nil where all is in view.
func part(_ inView: Range<Int>, of count: Int) -> String? {
    guard inView.count < count else { return nil }
    return "\(grouped(inView.lowerBound + 1))-\(grouped(inView.upperBound)) of \(grouped(count))"
}

extension Frame {
    /// Says at the right end of a row which lines of a list are on show, where those are not all.
    mutating func putPart(_ inView: Range<Int>, of count: Int, row: Int) {
        guard let place = part(inView, of: count) else { return }
        let words: SafeText = " \(SafeText(place))"
        put(words, row: row, column: size.columns - words.cells - 1, style: .hint)
    }
}

/// When something is due, as a word and a style.
struct DueMark {
    var text: SafeText
    var style: Style

    init(_ due: Day, today: Day) {
        let late = today.number - due.number
        if late > 0 {
            text = "OVERDUE \(late)d"
            style = .overdue
        } else if late == 0 {
            text = "due today"
            style = .dueToday
        } else {
            text = "due \(due.short)"
            style = .plain
        }
    }
}

extension Range<Int> {
    /// What is left of rows from one on: nothing where a small window has no more.
    func from(_ row: Int) -> Range<Int> { Swift.min(row, upperBound)..<upperBound }
}

/// The words of a text; a number in groups, and a day with its time, are one.
private func words(of text: SafeText) -> [SafeText] {
    var words: [String] = []
    for word in text.string.split(separator: " ", omittingEmptySubsequences: true) {
        if let last = words.last, last.last?.isNumber == true, word.first?.isNumber == true {
            words[words.count - 1] = "\(last) \(word)"
        } else {
            words.append(String(word))
        }
    }
    return words.map { SafeText($0) }
}

/// Breaks text at blanks to a width, and hard where one word is wider.
func wrapped(_ text: SafeText, width: Int) -> [SafeText] {
    let width = max(4, width)
    guard text.cells > width else { return [text] }
    var lines: [SafeText] = []
    var line: SafeText = ""
    for word in words(of: text) {
        var word = word
        if !line.isEmpty {
            if line.cells + 1 + word.cells <= width {
                line += " " + word
                continue
            }
            lines.append(line)
            line = ""
        }
        while word.cells > width {
            let (head, tail) = split(word, width: width)
            lines.append(head)
            word = tail
        }
        line = word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
}

private func split(_ word: SafeText, width: Int) -> (SafeText, SafeText) {
    var head = ""
    var used = 0
    for character in word.string {
        let cells = SafeText(String(character)).cells
        if used + cells > width { break }
        used += cells
        head.append(character)
    }
    if head.isEmpty { head = String(word.string.prefix(1)) }
    return (SafeText(head), SafeText(word.string.dropFirst(head.count)))
}
