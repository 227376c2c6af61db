// The scenes of a supervisor's morning that are kept as pictures, each with where nothing is and where it fails.

import ReferralDomain
import TerminalUI

@testable import ReferralDesk
@testable import ReferralScreens

extension Scene {
    /// The boards, and what is opened from them.
    static let boards: [Scene] =
        [
            .board("overnight", .overnight), .board("quietNight", .overnight, desk: { FakeDesk() }),
            .board("lists", .lists), .board("noLists", .lists, desk: { FakeDesk() }),
            .board("signing", .lists, ["Down", "S"]),
            .board("tracker", .tracker), .board("register", .signOffs), .board("staff", .staff),
            .board("workload", .workload), .board("forecast", .forecast), .board("forecastTable", .forecast, ["Tab"]),
            .board("meeting", .meeting), .board("agreeing", .meeting, ["a"]),
            .board("filtered", .meeting, ["/", "smith"]),
            .board("asking", .journal), .board("trail", .journal, ["9991000100", "Enter"]),
            .board("failed", .lists, desk: { failing() }),
            .board("noTracker", .tracker, desk: { FakeDesk() }), .board("noRegister", .signOffs, desk: { FakeDesk() }),
            .board("noStaff", .staff, desk: unstaffed), .board("noWorkload", .workload, desk: { FakeDesk() }),
            .board("noForecast", .forecast, desk: unstaffed), .board("noMeeting", .meeting, desk: { FakeDesk() }),
            .board("noTrail", .journal, ["nobody", "Enter"]), .board("trailOfUser", .journal, ["clerk", "Enter"]),
            .board("nothingOnBoard", .meeting, ["/", "zzz", "Enter"]), .board("printMeeting", .meeting, ["p"]),
            .board("registered", .signOffs, desk: signed),
        ]
        + Board.allCases.filter { $0 != .lists && $0 != .journal }.map {
            .board("\($0)Fails", $0, desk: { failing() })
        }

    private static func board(
        _ name: String, _ board: Board, _ keys: [String] = [], desk: @escaping @Sendable () -> FakeDesk = { .morning() }
    ) -> Scene {
        let number = (Board.all(for: .supervisor).firstIndex(of: board) ?? 0) + 1
        return Scene(name: name, role: .supervisor, keys: ["Ctrl-G", "\(number)"] + keys, desk: desk)
    }

    static func boardNamed(_ name: String) -> Scene { boards.first { $0.name == name } ?? boards[0] }

    /// A house without staff and services on record.
    @Sendable private static func unstaffed() -> FakeDesk {
        let desk = FakeDesk()
        desk.boards.reports = FakeDesk.morning().boards.reports.mapValues { report in
            var empty = report
            empty.rows = []
            return empty
        }
        return desk
    }

    @Sendable private static func signed() -> FakeDesk {
        let desk = FakeDesk.morning()
        let clerk = Actor(staff: FakeDesk.people[0], role: .clerk, organisation: "RXX")
        for reason: String? in [nil, "seen by telephone"] {
            _ = try? desk.answer(
                SignOffRequest.sign(.appointmentSlotIssues, service: "11010", reason: reason), clerk)
        }
        return desk
    }

    private static func failing() -> FakeDesk {
        let desk = FakeDesk.morning()
        desk.failing = .busy(holder: "an import")
        return desk
    }
}
