// `letters`, `clinic-list` and `clinic-calendar` as typed: folders of letters, reminders, templates, lists, calendars.

import Foundation
import Glibc
import Testing

struct LetterProgramTests {
    /// A rehearsal in which a clerk has just booked somebody, whose letter may leave: the program and the service.
    private func booked() throws -> (program: Program, service: String) {
        let program = try Program.rehearsal()
        for item in try program.items("appointment-slot-issues", user: "clerk") {
            let name = try #require(item["ubrn"] as? String ?? item["ref"] as? String)
            let service = try #require((item["service"] as? [String: Any])?["id"] as? String)
            let slots = try program.json("slots", "--service", service, "--from", "2026-11-04", user: "clerk").list()
            let free = slots.first { ($0["booked"] as? Int ?? 0) < ($0["capacity"] as? Int ?? 0) }
            guard let slot = free?["slot"] as? String else { continue }
            if try program.json("book", name, "--slot", slot, user: "clerk").code == 0 { return (program, service) }
        }
        throw CocoaError(.featureUnsupported)
    }

    private func waiting(_ program: Program) throws -> [[String: Any]] {
        try program.json("letters", "list", "--limit", "10000", user: "supervisor").list()
    }

    private func entries(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `letters are printed into a folder of their own, private, with an index, once`() throws {
        let (program, _) = try booked()
        let spool = "\(program.folder)/spool"
        let free = try waiting(program).filter { $0["held"] is NSNull }.count
        #expect(free > 0)
        let done = try program.json("letters", "print", spool, user: "supervisor")
        #expect(done.code == 0, "\(done.error)")
        let printed = try #require(try done.object()["printed"] as? [[String: Any]])
        #expect(printed.count == free)
        let folder = try #require(try done.object()["folder"] as? String)
        #expect(try mode(spool) == 0o700 && mode(folder) == 0o700)
        let names = try entries(folder)
        #expect(names.count == free * 2 + 1 && names.contains("index.csv"))
        for name in names { #expect(try mode("\(folder)/\(name)") == 0o600, "\(name)") }
        let index = try String(contentsOfFile: "\(folder)/index.csv", encoding: .utf8)
        #expect(index.split(separator: "\r\n").count == free + 1)
        for letter in printed {
            let file = try #require(letter["file"] as? String)
            #expect(index.contains(file))
            let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            #expect(data.starts(with: Data("%PDF-".utf8)))
            #expect(file.hasPrefix("REHEARSAL-"))
            let text = try String(contentsOfFile: "\(folder)/\(file.dropLast(3))txt", encoding: .utf8)
            #expect(text.hasPrefix("REHEARSAL: not a real letter\n"))
        }
        let again = try program.json("letters", "print", spool, user: "supervisor").object()
        #expect((again["printed"] as? [Any])?.isEmpty == true && again["folder"] is NSNull)
        #expect(try entries(spool).count == 1)
        #expect(try program.json("doctor").object()["ok"] as? Bool == true)
        #expect(try program.json("audit", "verify").object()["ok"] as? Bool == true)
    }

    @Test func `a folder that a crash left unfinished is told of, and its letters are printed anew`() throws {
        let (program, _) = try booked()
        let spool = "\(program.folder)/spool"
        let left = "\(spool)/letters-2026-11-03-080000-1.unfinished"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        let done = try program.json("letters", "print", spool, user: "supervisor")
        #expect(done.code == 0 && done.error.contains("send nothing from it"))
        let folder = try #require(try done.object()["folder"] as? String)
        #expect(try entries(spool).count == 2)
        // One whose letters were noted as printed only lacks its name.
        #expect(rename(folder, "\(folder).unfinished") == 0)
        let more = try program.text("letters", "print", spool, user: "supervisor")
        #expect(more.code == 0 && more.error.contains("it is whole now"))
        #expect(try entries(spool).contains { folder.hasSuffix($0) })
    }

    @Test func `letters that cannot be written stay waiting`() throws {
        let (program, _) = try booked()
        let before = try waiting(program).count
        let path = try program.write("a file", "no-folder")
        #expect(try program.json("letters", "print", path, user: "supervisor").code == 2)
        #expect(try waiting(program).count == before)
    }

    @Test func `a letter is shown, recalled, and not recalled twice; a patient is asked to ring`() throws {
        let (program, _) = try booked()
        let letter = try #require(try waiting(program).last)
        let id = "\(try #require(letter["letter"] as? Int))"
        #expect(letter["kind"] as? String == "appointment")
        let name = try #require(letter["ubrn"] as? String ?? letter["ref"] as? String)
        #expect(try program.text("letters", "show", id, user: "clerk").out.contains("Your appointment"))
        #expect(try program.text("letters", "recall", id, user: "clerk").code == 0)
        #expect(try program.text("letters", "recall", id, user: "clerk").code == 1)
        #expect(try program.text("letters", "recall", id, user: "clinician").code == 5)
        #expect(try program.text("letters", "place", "--telephone", "01632 960001", user: "manager").code == 0)
        let asked = try program.json("letters", "contact-us", name, user: "clerk")
        #expect(try asked.object()["kind"] as? String == "contact-us", "\(asked.error)")
        #expect(try program.json("letters", "contact-us", "990000009999", user: "clerk").code == 1)
        let referral = try program.json("referral", name, user: "clerk").object()
        let letters = try #require(referral["letters"] as? [[String: Any]])
        #expect(letters.compactMap { $0["state"] as? String }.contains("recalled"))
    }

    @Test func `templates are listed, shown, set by a manager, and refused with what is wrong`() throws {
        let program = try Program.emptyRehearsal()
        #expect(try program.json("letters", "template", "list", user: "clerk").list().count == 6)
        #expect(try program.text("letters", "template", "show", "change", user: "clerk").out.contains("{previous_day}"))
        let good = try program.write("Words\n\n{greeting}: {appointment_day}, {appointment_time}", "good.txt")
        let bad = try program.write("{appointment_day} {appointment_time} {diagnosis}", "bad.txt")
        let set = try program.json("letters", "template", "set", "change", good, user: "manager")
        #expect(try set.object()["set_by"] as? String == "manager")
        let refused = try program.text("letters", "template", "set", "change", bad, user: "manager")
        #expect(refused.code == 2 && refused.error.contains("{diagnosis}"))
        #expect(try program.text("letters", "template", "set", "change", good, user: "clerk").code == 5)
        #expect(try program.text("letters", "template", "show", "no-such-kind", user: "clerk").code == 1)
        #expect(try program.text("letters", "template", "set", "change", "/no/such/file", user: "manager").code == 1)
    }

    @Test func `reminders are CSV or JSON without a specialty, and only for a day to come`() throws {
        let (program, service) = try booked()
        let listed = try program.json("letters", "list", user: "supervisor").list()
        let days = Set(listed.compactMap { ($0["appointment"] as? String).map { String($0.prefix(10)) } })
        for day in days where day > "2026-11-03" {
            let texts = try program.json("letters", "reminders", "--for", day, user: "clerk").list()
            for text in texts {
                #expect((text["text"] as? String)?.contains("you have an appointment on") == true)
                #expect((text["text"] as? String)?.contains(service) == false)
            }
            let csv = try program.text("letters", "reminders", "--for", day, user: "clerk").out
            #expect(csv.hasPrefix("mobile,text,reference\n"))
            #expect(csv.split(separator: "\n").count == texts.count + 1)
        }
        #expect(try program.text("letters", "reminders", "--for", "2026-11-02", user: "clerk").code == 2)
    }

    @Test func `the day of a clinic is a table, a document and a PDF that overwrites nothing`() throws {
        let (program, service) = try booked()
        let letter = try #require(try waiting(program).last)
        let day = String(try #require(letter["appointment"] as? String).prefix(10))
        let visits = try program.json("clinic-list", "--service", service, "--on", day, user: "clerk").list()
        #expect(!visits.isEmpty)
        let table = try program.text("clinic-list", "--service", service, "--on", day, user: "clerk")
        #expect(table.out.contains("Came?") && table.out.contains("patient"))
        let pdf = "\(program.folder)/list.pdf"
        let print = ["clinic-list", "--service", service, "--on", day, "--pdf", pdf, "--db", program.db]
        let more = ["--now", Program.now, "--user", "clerk"]
        #expect(try program.start(print + more).finish().code == 0)
        #expect(try mode(pdf) == 0o600)
        #expect(try program.start(print + more).finish().code == 1)
        #expect(try program.text("clinic-list", "--service", service, user: "manager").code == 5)
        #expect(try program.text("clinic-list", "--service", "nowhere", user: "clerk").code == 1)
    }

    @Test func `a clinic's calendar names no patient unless it is asked to`() throws {
        let (program, service) = try booked()
        let letter = try #require(try waiting(program).last)
        let day = String(try #require(letter["appointment"] as? String).prefix(10))
        let bare = try program.text(
            "clinic-calendar", "--service", service, "--from", day, "--to", day, user: "clinician")
        #expect(bare.out.hasPrefix("BEGIN:VCALENDAR\r\n") && bare.out.hasSuffix("END:VCALENDAR\r\n"))
        #expect(bare.out.contains("BEGIN:VEVENT") && !bare.out.contains("DESCRIPTION"))
        let named = try program.text(
            "clinic-calendar", "--service", service, "--from", day, "--to", day, "--names", user: "clinician")
        #expect(named.out.contains("DESCRIPTION:"))
        func uids(_ text: String) -> [Substring] { text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") } }
        #expect(uids(named.out) == uids(bare.out))
    }
}
