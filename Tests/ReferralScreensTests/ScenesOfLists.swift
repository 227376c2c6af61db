// The scenes around lists, begun forms and phrases that are kept as pictures.

import ReferralDomain

@testable import ReferralDesk
@testable import ReferralScreens

extension Scene {
    static let lists: [Scene] = [sorts, printedList, exportedList, exporting, begun, sitePhrases, sitePhrase, runAgain]

    static let sorts = Scene(name: "sorts", keys: ["1", "s", "Down"], desk: { .clinic() })
    static let printedList = Scene(name: "printedList", keys: ["1", "L"], desk: { .clinic() })
    static let exportedList = Scene(
        name: "exportedList", keys: ["1", "s", "D", "/", "kh", "Enter", "e"], desk: { .clinic() })
    static let exporting = Scene(
        name: "exporting", keys: ["1", "e", "Ctrl-S"],
        desk: {
            let desk = FakeDesk.clinic()
            desk.job = SlowJob(steps: 3, of: 3_000)
            return desk
        })

    static let begun = Scene(
        name: "begun",
        keys: person.keys + ["n", "wants a letter", "Esc", "Esc", "V", "12/11", "Esc", "Esc"]
            + ["F7", "Enter", "w", "+6w", "Esc", "Esc", "X", "Tab", "Tab", "Tab", "Dr Reed is ill", "Esc", "Esc"]
            + ["Ctrl-E", "a", "pb", "Tab", "Please", "Esc", "Esc", "Ctrl-B"])
    static let sitePhrases = Scene(name: "sitePhrases", role: .clinician, keys: ["Ctrl-E", "End"], desk: withBank)
    static let sitePhrase = Scene(
        name: "sitePhrase", role: .supervisor, keys: ["Ctrl-E", "A", "sb", "Tab", "See by the day."],
        desk: { .clinic() })
    static let runAgain = Scene(
        name: "runAgain", role: .clinician,
        keys: ["R", "a", "Ctrl-S", "s", "Esc", "R", "x", "1", "Ctrl-S", "a", "Ctrl-S"], desk: { .clinic() })

    @Sendable private static func withBank() -> FakeDesk {
        let desk = phrases.desk()
        desk.surroundings.sitePhrases = [
            Phrase("bl", "Book in any clinic."), Phrase("sb", "See by the day the letter names."),
        ]
        return desk
    }
}
