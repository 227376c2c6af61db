// What holds on every screen that is kept as a picture: nothing is told by colour alone, nothing that names a patient is
// cut, help and a way back are always in sight.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct LegibilityTests {
    /// The words and signs that tell what a style tells; nil where it tells nothing.
    private static func signs(of style: Style) -> Regex<Substring>? {
        switch style {
        case .plain, .heading, .hint, .key, .banner, .bannerLabel, .border, .clinical, .field, .notice: nil
        case .selected: />/
        case .urgent: /(?i)URG|2WW|N\/K|suspected|nobody|counts/
        case .overdue: /(?i)OVERDUE|late|past|\d/
        case .dueToday: /(?i)today|lapsing|\d/
        case .alert, .success: /\w+/
        case .changed: /[*n]|\w+/
        case .dimmed: /\S/
        case .bannerDeceased: /DECEASED|Died|\w/
        case .fieldFocused: /./
        case .rehearsal: /REHEARSAL/
        }
    }

    @Test(arguments: Scene.all)
    func `RD22 no state is told by colour alone, in colour or in mono`(scene: Scene) throws {
        let frame = try #require(scene.robot(24, 80).terminal.screen)
        // A line that was found in a letter is shown by its place there.
        let isLetter = scene.robot(24, 80).context == .referral
        var above: Set<Style> = []
        for row in 0..<frame.size.rows {
            let runs = frame.runs(row: row)
            let styles = Set(runs.filter { $0.text.contains { $0 != " " } }.map(\.style))
            for run in runs where !above.contains(run.style) && run.text.contains(where: { $0 != " " }) {
                guard let signs = Self.signs(of: run.style), !(isLetter && run.style == .selected) else { continue }
                #expect(run.text.contains(signs), "\(run.style): “\(run.text)”")
            }
            above = styles
        }
        // The dead are called so, wherever their banner is.
        if frame.styles.contains(Style.bannerDeceased.letter) { #expect(frame.text.contains("DECEASED")) }
    }

    @Test(arguments: Scene.all)
    func `no NHS number is cut, and no name without a sign, at any size`(scene: Scene) {
        for (rows, columns) in PictureFile.sizes {
            let robot = scene.robot(rows, columns)
            for row in robot.rows {
                #expect(!row.contains(/999 \d{0,3} ?\d{0,3}…/), "\(columns): \(row)")
                #expect(!row.contains(/NHS No\. \d+ \d+$/), "\(columns): \(row)")
            }
            // While something is written there is one key, which stops it.
            guard robot.context != .locked, let last = robot.rows.last, !last.contains("stop it") else { continue }
            #expect(last.contains("help"), "\(columns): \(last)")
            #expect(last.contains("Esc") || last.contains("…") || robot.context == .signIn, "\(columns): \(last)")
        }
    }
}
