// Chapter of the manual: the clinician administrator, who decides in a clinician's name while a delegation holds.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk

extension Manual {
    static let clinicianAdministrator = Chapter(
        title: "The clinician administrator", role: .triage, desk: { delegated() }, size: Size(rows: 30, columns: 100),
        passages: [
            .words(
                """
                You read the letters and decide in a clinician's name, to the written protocol that the two of you agreed.
                The title bar says for whom. Your lists are the clinician's.
                """),
            .screen,
            .words(
                """
                `D` shows under which delegations you act: until when, to which protocol, which priorities, and how many of
                your decisions come back to be countersigned.
                """),
            .keys(["D"]),
            .screen,
            .words("Only the clinician can give one, or end it. The form is not for you."),
            .keys(["a"]),
            .screen,
            .words(
                """
                `R` on the lists begins a run through the letters, the most urgent first. You have a clinician's keys: `a`
                accepts, `x` rejects, `v` returns with advice, `l` accepts for booking later, `p` changes the priority. What
                you are not sure of you hand up with `H` and a question, and the clinician finds it under For Discussion.
                """),
            .keys(["Esc", "R"]),
            .screen,
            .keys(["a"]),
            .screen,
            .words("`Ctrl-S` does it, and the next letter opens. The history names you both."),
            .keys(["Ctrl-S"]),
            .screen,
            .words(
                """
                When the delegation ends, or does not cover a referral, its letter is not shown, and the decision keys say
                why. What is no clinical act, such as booking, is yours as it is a clerk's.
                """),
            .meanwhile { $0.standing = .missing },
            .keys(["r", "a"]),
            .screen,
            .words("`.` lists what is left to you, and why not the rest."),
            .keys([".", "End"]),
            .screen,
        ])

    /// A clinician administrator under one live delegation.
    private static func delegated() -> FakeDesk {
        let desk = Scene.delegations.desk()
        desk.standing = .held
        if let place = Role.allCases.firstIndex(of: .triage) { desk.accounts[place].onBehalfOf = FakeDesk.people[2] }
        return desk
    }
}
