// Two programs on one file: the second to act is told, sees what changed, and keeps every word it typed.

import Foundation
import TestSupport
import Testing

@Suite struct TwoProgramsStory {
    @Test func `the second to act on a version is told who was first, sees what changed, and loses nothing it typed`()
        throws
    {
        let folder = try Folder()
        let common = ["--db", "\(folder.path)/rehearsal.sqlite", "--now", "2026-11-23T10:00"]
        let make = ["demo", "--no-open", "--referrals", "120"]
        #expect(try Program.run(Places.program, make + common).code == 0)
        let command = "exec \(Places.program) \(common.joined(separator: " ")) --user "

        let first = try Tmux(command + "clinician")
        let second = try Tmux(command + "triage")
        for desk in [first, second] {
            try desk.wait(for: "Referrals for Review")
            try desk.press("1")
            try desk.wait(for: "sorted:")
            try desk.press("/")
            try desk.type(try awaitingTriage(common))
            try desk.press("Enter")
            try desk.wait(for: "Filter")
            try desk.press("Enter")
            try desk.wait(for: "Awaiting triage")
        }
        // The second has typed half an answer when the first returns the referral.
        try second.press("v")
        try second.wait(for: "Ctrl-S")
        try second.type("Half an answer, carefully put")
        try second.wait(for: "Half an answer, carefully put")
        try first.press("l")
        try first.wait(for: "Ctrl-S")
        try first.type("To be seen in the first free clinic")
        try first.wait(for: "To be seen in the first free clinic")
        try first.press("C-s")
        try first.wait(without: "To be seen in the first free clinic")

        try second.press("C-s")
        for text in [
            "Nothing you typed is lost", "Half an answer, carefully put", "Folasade Afolabi",
            "Awaiting triage -> Triaged",
        ] { try second.wait(for: text) }
    }

    /// The UBRN of a referral that waits for triage.
    private func awaitingTriage(_ common: [String]) throws -> String {
        let arguments =
            ["worklist", "referrals-for-review", "--user", "clinician", "--limit", "500", "--json"] + common
        let answer = try Program.run(Places.program, arguments).output
        let page = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        let items = page?["items"] as? [[String: Any]] ?? []
        let waiting = items.first { $0["state"] as? String == "AWAITING_TRIAGE" && $0["ubrn"] is String }
        return try #require(waiting?["ubrn"] as? String)
    }
}
