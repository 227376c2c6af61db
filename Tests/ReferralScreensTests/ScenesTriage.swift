// The scenes of a clinician's day that are kept as pictures.

import ReferralDomain

@testable import ReferralDesk

extension Scene {
    static let triage: [Scene] = [inRun, runOver, runLeft, outcome, phrases, noPhrases, phrase]

    static let inRun = Scene(name: "inRun", role: .clinician, keys: ["R", "a", "Ctrl-S"], desk: { .clinic() })
    static let runOver = Scene(
        name: "runOver", role: .clinician,
        keys: ["R", "a", "Ctrl-S", "s", "x", "1", "Ctrl-S", "a", "Ctrl-S", "u", "Esc"], desk: { .clinic() })
    static let runLeft = Scene(
        name: "runLeft", role: .clinician, keys: ["R", "s", "Esc"], desk: { .clinic() })
    static let outcome = Scene(
        name: "outcome", role: .clinician, keys: ["2", "Enter", "a", "new lesion", "Tab", "Tab", "Tab", "Tab", "2"],
        desk: { .clinic() })
    static let phrases = Scene(name: "phrases", role: .clinician, keys: ["Ctrl-E", "Down"], desk: withPhrases)
    static let noPhrases = Scene(name: "noPhrases", role: .clinician, keys: ["Ctrl-E"], desk: { .clinic() })
    static let phrase = Scene(name: "phrase", role: .clinician, keys: ["Ctrl-E", "e", "Tab"], desk: withPhrases)

    @Sendable private static func withPhrases() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.surroundings.phrases = [
            Phrase("bl", "Please book within two weeks and ring the patient first: they travel a long way."),
            Phrase("ecg", "ECG before the visit."),
        ]
        return desk
    }
}
