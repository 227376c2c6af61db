// Letters of a rehearsal: what the hospital says of itself in them, and those of earlier days sent.

internal import ReferralDomain
internal import ReferralStore

extension RehearsalMaker {
    /// Where patients come to and ring; the number is of the range kept for drama.
    func makeLetterPlace() throws(Failure) {
        let place = LetterPlace(
            location: "Outpatients, Level 1, Referton General Hospital", telephone: "01632 960000",
            instructions: "Please bring this letter, and a list of the medicines that you take.")
        let manager = try office.actor(.manager)
        try desk.store.write { (it) throws(Failure) in
            try it.set(place, of: nil, by: Signature(manager), at: recipe.now.adding(seconds: -90 * 86_400))
        }
    }

    /// What an act told the patient left with the next post.
    func sendLetters(of referral: Int64, at moment: Instant, in it: Writing) throws(Failure) {
        let clerk = Signature(try office.actor(.clerk))
        for letter in try it.reading.letters(of: referral) where letter.state == .waiting {
            guard let line = try it.reading.letter(letter.id, for: .everything, now: moment), line.hold == nil else {
                continue
            }
            _ = try it.markPrinted(line, run: "letters-\(moment.londonDay.iso)", by: clerk, at: moment)
        }
    }
}
