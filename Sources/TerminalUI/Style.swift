// What a piece of text means; colours and attributes are chosen at the very end by the theme.

/// The meaning of a cell.
public enum Style: String, CaseIterable, Sendable {
    case plain, heading, selected, urgent, overdue, dueToday, hint, key, alert, notice, success, dimmed
    case banner, bannerLabel, bannerDeceased, field, fieldFocused, border, rehearsal, changed, clinical

    /// One letter for test pictures.
    public var letter: Character {
        switch self {
        case .plain: "."
        case .heading: "H"
        case .selected: "S"
        case .urgent: "U"
        case .overdue: "O"
        case .dueToday: "T"
        case .hint: "i"
        case .key: "k"
        case .alert: "A"
        case .notice: "N"
        case .success: "s"
        case .dimmed: "d"
        case .banner: "B"
        case .bannerLabel: "b"
        case .bannerDeceased: "D"
        case .field: "f"
        case .fieldFocused: "F"
        case .border: "x"
        case .rehearsal: "R"
        case .changed: "c"
        case .clinical: "C"
        }
    }
}
