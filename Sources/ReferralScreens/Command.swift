// What the palette offers: every key of the screen beneath, every list, every action, and why not where it cannot be done.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One thing that can be chosen by name.
struct Command: Hashable, Sendable {
    enum Act: Hashable, Sendable {
        case press(Intent, Key)
        /// Of the worklists, done there.
        case atHome(Intent, Key)
        case open(Worklist)
        case show(Board)
        case begin(ReferralAction, ReferralName)
    }

    var label: String
    /// The key that does the same, as help shows it; empty where there is none.
    var key = ""
    var whyNot: String?
    var act: Act

    /// The keys of a screen, those of anywhere, and for whoever has worklists those of home; what only moves the
    /// selection is left out, and of two rows that say the same the second.
    static func keys(of screen: any Screen, role: Role? = nil) -> [Command] {
        var meant: Set<Intent> = [.palette, .numbered, .back]
        var names: Set<String> = []
        func command(_ row: Binding, way: String = "", whyNot: String? = nil, _ act: (Key) -> Act) -> Command? {
            let label = row.label.prefix(1).uppercased() + row.label.dropFirst()
            guard !row.intent.isMovement, let key = row.keys.first, names.insert(label).inserted else { return nil }
            return Command(label: label, key: way + row.keyNames, whyNot: whyNot, act: act(key))
        }
        let rows = [screen.context, .anywhere].flatMap { place in Keymap.bindings.filter { $0.context == place } }
        let here = rows.filter { !meant.contains($0.intent) }.compactMap { row in
            command(row, whyNot: screen.whyNot(row.intent)) { .press(row.intent, $0) }
        }
        guard let role, screen.context != .home, !Worklist.lists(for: role).isEmpty else { return here }
        meant.formUnion(rows.map(\.intent) + [.open, .refresh])
        let way = Keymap.bindings.first { $0.intent == .home }?.keys.first?.name ?? ""
        return here
            + Keymap.bindings.filter { $0.context == .home && !meant.contains($0.intent) }.compactMap { row in
                command(row, way: way + " ") { .atHome(row.intent, $0) }
            }
    }

    /// The lists and boards of a role.
    static func lists(for role: Role) -> [Command] {
        Worklist.lists(for: role).map { Command(label: "Go to \($0.label)", act: .open($0)) }
            + Board.all(for: role).map { Command(label: "Go to \($0.label)", act: .show($0)) }
    }

    /// Every action on a referral that has no key in a place, with what keeps it from being done.
    static func actions(on detail: ReferralDetail, in context: Context) -> [Command] {
        let withKey = Set(Keymap.bindings.filter { $0.context == context }.compactMap(\.intent.action))
        return detail.actions.filter { !withKey.contains($0.action) }.map {
            Command(
                label: $0.action.label, whyNot: $0.refusal?.sentence, act: .begin($0.action, .id(detail.referral.id)))
        }
    }
}

/// How well a name fits what was typed.
enum Fuzzy {
    /// More letters between those that were typed, and it is another name.
    private static let mostGaps = 6

    /// Lower is better; nil where the letters do not follow one another in the name.
    static func rank(_ typed: String, in name: String) -> Int? {
        let wanted = typed.lowercased().filter { $0 != " " }
        let name = name.lowercased()
        if wanted.isEmpty { return 0 }
        let tight = name.filter { $0 != " " }
        if tight.hasPrefix(wanted) { return 0 }
        let words = name.split { !$0.isLetter && !$0.isNumber }
        if words.contains(where: { $0.hasPrefix(wanted) }) { return 1 }
        if follows(wanted, words.compactMap(\.first)) { return 2 }
        if tight.contains(wanted) { return 3 }
        guard let gaps = gaps(wanted, in: Array(tight)), gaps <= mostGaps else { return nil }
        return 4 + gaps
    }

    private static func follows(_ wanted: String, _ initials: [Character]) -> Bool {
        String(initials).contains(wanted)
    }

    /// How many letters lie between those that were typed.
    private static func gaps(_ wanted: String, in name: [Character]) -> Int? {
        var place = 0
        var gaps = 0
        var hasBegun = false
        for letter in wanted {
            guard let found = name[place...].firstIndex(of: letter) else { return nil }
            if hasBegun { gaps += found - place }
            hasBegun = true
            place = found + 1
        }
        return gaps
    }
}
