// One round through everything that a role comes to: each list, referral, form, board, run and page, looked at key by key.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk
@testable import ReferralScreens

/// The keys of a round, each path beginning at home.
struct KeyTour {
    /// Made once, for every role.
    static let office = Result { try KeyOffice(referrals: 120) }

    let role: Role
    private(set) var frames = 0

    init(role: Role) { self.role = role }

    /// Places that the role must have been brought to.
    var expected: Set<Context> {
        var places: Set<Context> = [.palette, .help, .phrases]
        places.formUnion(Board.all(for: role).map(\.context))
        guard !Worklist.lists(for: role).isEmpty else { return places.union([.message]) }
        places.formUnion([.home, .worklist, .listFilter, .referral, .history, .actions, .find, .drafts, .caller])
        if Worklist.lists(for: role).contains(where: { $0.isWorked(by: role) && $0.isWorkedThrough }) {
            places.insert(.run)
        }
        if role == .clinician || role == .triage { places.insert(.delegations) }
        if Intent.clinics.isOpen(to: role) { places.formUnion([.clinics, .clinic, .callDown]) }
        if Intent.letters.isOpen(to: role) { places.insert(.letters) }
        return places
    }

    /// What is looked at of an open referral: letters, headings, what lies beside, its story, every form that has a key.
    private var ofReferral: [String] {
        let reading = [
            "Tab", "PgDn", "End", "Tab", "Tab", "]", "[", "}", "J", "Esc", "e", "M", "e", "/", "the", "Enter", "n", "h",
            "PgDn", "Esc", ".", "PgDn", "PgDn", "Esc",
        ]
        let forms = Keymap.bindings.filter { $0.context == .referral && $0.intent.action != nil }
            .compactMap(\.keys.first?.name).flatMap { [$0, "Tab", "Esc", "Esc"] }
        return reading + forms + [">", ">"]
    }

    /// Keys from home; those of each path follow on one another, and Esc leads home between the paths.
    private var paths: [[String]] {
        var paths: [[String]] = [
            [":", "can", "Esc"], ["?", "PgDn"], ["Ctrl-E", "a"], ["Ctrl-B"], ["Ctrl-O", "Enter"], ["v"],
        ]
        for place in Worklist.lists(for: role).indices {
            let open = ["Home"] + Array(repeating: "Down", count: place)
            paths += [
                open + ["Enter", "p", "Down", "Down", "/", "a", "Esc", "s", "*", "w", "Esc", "Esc", "Enter"],
                open + ["Enter", "h", "Esc", ".", "Esc", "Enter"]
                    + (place == 0 ? ofReferral : ["Tab", "e", "h", "Esc", ">"]),
                open + ["R", "s", "h", "Esc"] + Array(repeating: "s", count: 16) + ["Esc", "Enter", "Esc"],
                open + ["n", "Esc"],
            ]
        }
        for place in Board.all(for: role).indices {
            let open = ["Ctrl-G", "\(place + 1)"]
            paths += [
                open + ["Down", "Tab", "/", "a", "Enter"], open + ["Enter", "Enter", "h"],
                open + ["a", "Tab", "Esc", "Esc"],
                open + ["p", "Esc", "w", "Esc", "Esc", "T", "Esc", "S", "Esc"],
                open + ["clerk", "Enter", "Down", "["],
            ]
        }
        paths += [
            ["Ctrl-F", "an", "Down", "Enter", "h", "Esc", "."], ["F6", "an", "Enter", "1", "2", "3", "Enter", "L"],
            ["F7", "Enter", "h", "Esc", "Enter", "h"], ["F7", "Right", "Enter", "Enter"], ["F7", "P", "Enter", "h"],
            ["F7", "Left", "Enter", "P", "o", "Esc"], ["F8", "Enter", "Esc", "Tab", "Enter"],
            ["D", "a", "Esc", "Esc", "x"],
        ]
        return paths
    }

    /// Presses them all; returns what went wrong first.
    mutating func run(_ walk: inout KeyWalk) -> String? {
        for path in paths {
            for name in path {
                let keys = Key(name: name).map { [$0] } ?? name.map { Key.character($0) }
                for key in keys {
                    walk.press(key)
                    walk.draw()
                    frames += 1
                    if let fault = walk.lookForText() { return fault }
                }
            }
            if let fault = walk.leadHome() { return fault }
        }
        return nil
    }
}
