// The rehearsal line by line on a pipe: it is opened, reads its commands there, and ends with them.

import Testing

@Suite struct LinearDemoTests {
    @Test func `demo --linear reads commands from a pipe`() throws {
        let program = try Program()
        let finished = try program.start(
            ["demo", "--linear", "--referrals", "40", "--now", Program.now, "--db", "\(program.folder)/demo.sqlite"],
            input: "1\n1\n:history\n"
        ).finish()
        #expect(finished.code == 0)
        #expect(finished.out.contains("Your worklists, as of"))
        #expect(finished.out.contains("1. Appointment Slot Issues: "))
        let without = try program.start(
            ["demo", "--referrals", "40", "--now", Program.now, "--db", "\(program.folder)/demo.sqlite"], input: "1\n"
        ).finish()
        #expect(without.out.contains("To open it in a terminal:"))
    }
}
