// The scenes of a supervisor's morning that are kept as pictures, each with where nothing is and where it fails.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk
@testable import ReferralScreens

extension Scene {
    /// The boards, and what is opened from them.
    static let boards: [Scene] = [
        .board("overnight", .overnight), .board("quietNight", .overnight, desk: { FakeDesk() }),
        .board("lists", .lists), .board("noLists", .lists, desk: { FakeDesk() }),
        .board("signing", .lists, ["Down", "S"]),
        .board("tracker", .tracker), .board("register", .signOffs), .board("staff", .staff),
        .board("workload", .workload), .board("forecast", .forecast), .board("forecastTable", .forecast, ["Tab"]),
        .board("meeting", .meeting), .board("agreeing", .meeting, ["a"]), .board("filtered", .meeting, ["/", "smith"]),
        .board("asking", .journal), .board("trail", .journal, ["9991000100", "Enter"]),
        .board("failed", .lists, desk: { failing() }),
    ]

    private static func board(
        _ name: String, _ board: Board, _ keys: [String] = [], desk: @escaping @Sendable () -> FakeDesk = { .morning() }
    ) -> Scene {
        let number = (Board.all(for: .supervisor).firstIndex(of: board) ?? 0) + 1
        return Scene(name: name, role: .supervisor, keys: ["Ctrl-G", "\(number)"] + keys, desk: desk)
    }

    static func boardNamed(_ name: String) -> Scene { boards.first { $0.name == name } ?? boards[0] }

    private static func failing() -> FakeDesk {
        let desk = FakeDesk.morning()
        desk.failing = .busy(holder: "an import")
        return desk
    }
}
