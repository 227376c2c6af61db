// `board` as typed: the documents of the boards, an action agreed and done, and who is told no with which number.

import Foundation
import Testing

struct BoardProgramTests {
    @Test func `every board is one document, with the keys that screens read`() throws {
        let program = try Program.rehearsal()
        let lists = try program.json("board", "lists", user: "supervisor").object()
        let line = try #require((lists["lists"] as? [[String: Any]])?.first)
        #expect(
            Set(["worklist", "service", "total", "overdue", "oldest", "history", "signed_by"]).isSubset(of: line.keys))
        let night = try program.json("board", "overnight", user: "supervisor").object()
        #expect(night["since"] is String && night["items"] is [Any] && night["runs"] is [Any])
        let tracker = try program.json("board", "tracker", user: "supervisor").object()
        let tracked = try #require((tracker["items"] as? [[String: Any]])?.first)
        #expect((tracked["clocks"] as? [Any])?.isEmpty == false && tracked["nhs_number"] is String)
        let people = try program.json("board", "workload", user: "supervisor").list()
        #expect(people.allSatisfy { ($0["acts"] as? [Int])?.count == 28 })
        for board in ["lists", "overnight", "tracker", "meeting", "workload"] {
            #expect(try program.text("board", board, user: "supervisor").code == 0)
            #expect(try program.json("board", board, user: "clerk").code == 5)
        }
    }

    @Test func `a meeting agrees an action by the command, sees it on its list, and says that it is done`() throws {
        let program = try Program.rehearsal()
        let page = try program.json("board", "meeting", user: "supervisor").object()
        let first = try #require((page["items"] as? [[String: Any]])?.first)
        let name = try #require(first["ref"] as? String)
        #expect(first["weeks"] is Int && first["agreed"] is NSNull)
        let agreed = try program.json(
            "board", "agree", name, "--what", "Ring again", "--owner", "clerk", "--by", "2030-01-02", user: "supervisor"
        ).object()
        #expect(agreed["owner"] as? String == "clerk" && agreed["due"] as? String == "2030-01-02")
        let again = try program.json("board", "meeting", user: "supervisor").object()
        let items = again["items"] as? [[String: Any]] ?? []
        #expect(
            (items.first { $0["ref"] as? String == name }?["agreed"] as? [String: Any])?["what"] as? String
                == "Ring again")
        #expect(try program.text("board", "done", name, user: "supervisor").out.contains("done"))
        #expect(try program.json("board", "done", name, user: "supervisor").code == 1)
        #expect(
            try program.json(
                "board", "agree", name, "--what", "x", "--owner", "clerk", "--by", "soon", user: "supervisor"
            ).code == 2)
        #expect(try program.text("history", name, user: "supervisor").out.contains("agree-action"))
        #expect(try program.json("doctor", user: "admin").code == 0)
    }
}
