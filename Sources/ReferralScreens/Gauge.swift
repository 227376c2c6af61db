// Bars and sparklines in cells: a number as a length, some numbers as heights; the number itself always stands beside.

internal import TerminalUI

/// Draws numbers with block characters.
enum Gauge {
    private static let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A bar of at most `width` cells, its first part solid: `██░░░` is five of which two. Whatever is more than nothing
    /// is at least a cell.
    static func bar(_ part: Int, of whole: Int, most: Int, width: Int) -> SafeText {
        let all = cells(whole, of: most, width: width)
        let solid = part >= whole ? all : min(cells(part, of: most, width: width), max(0, all - 1))
        return SafeText("█").repeated(solid) + SafeText("░").repeated(all - solid)
    }

    /// A plain bar.
    static func bar(_ value: Int, most: Int, width: Int) -> SafeText {
        bar(value, of: value, most: most, width: width)
    }

    /// A height a number, from the least of them to the most; the last so many of them.
    static func spark(_ values: [Int], last count: Int) -> SafeText {
        let shown = values.suffix(count)
        guard let least = shown.min(), let most = shown.max() else { return "" }
        let heights = shown.map { value in
            most == least ? (most == 0 ? 0 : 3) : ((value - least) * 7 + (most - least) / 2) / (most - least)
        }
        return SafeText(String(heights.map { eighths[$0] }))
    }

    private static func cells(_ value: Int, of most: Int, width: Int) -> Int {
        guard value > 0, most > 0 else { return 0 }
        return min(width, max(1, (value * width + most / 2) / most))
    }
}

/// A service in a narrow column: what every name of a kind begins with would leave no room for what tells them apart.
func placeWord(_ name: String) -> String { name.replacing("Suspected Cancer", with: "2WW") }

/// A change with its sign: `+3`, `-2`, `0`.
func signed(_ change: Int) -> String { (change > 0 ? "+" : "") + grouped(change) }
