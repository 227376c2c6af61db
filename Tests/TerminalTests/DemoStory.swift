// The first command of all at a terminal: it makes the rehearsal and opens it, and the next time finds it there.

import Foundation
import TestSupport
import Testing

@Test func `demo makes a rehearsal and opens it, and opens the same one again`() throws {
    let folder = try Folder()
    let command = "\(Places.program) demo --referrals 40 --now 2026-11-23T10:00 --db \(folder.path)/rehearsal.sqlite"
    for _ in 1...2 {
        let tmux = try Tmux("\(command); echo ended $?; exec sleep 60", columns: 80, rows: 24)
        try tmux.wait(for: "Denise Oakes")
        try tmux.press("Enter")
        try tmux.wait(for: "Appointment Slot Issues")
        try tmux.press("C-q")
        try tmux.wait(for: "ended 0")
    }
    let again = try Tmux("\(command) --linear", columns: 80, rows: 24)
    try again.wait(for: "Denise Oakes")
}
