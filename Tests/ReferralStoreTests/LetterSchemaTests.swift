// What the schema itself keeps of letters, whoever writes behind the program's back.

import GRDB
import ReferralDomain
import ReferralStore
import Testing

struct LetterSchemaTests {
    /// A booked referral with its letter.
    private func folder() throws -> Folder {
        let folder = try Folder()
        let store = try folder.store()
        let referral = try store.add(newReferral())
        var after = referral
        book(&after, "A")
        after.version += 1
        var change = ReferralChange(before: referral, after: after, action: "book", signature: clerk, at: now)
        change.letter = .appointment
        let made = change
        try store.write { (it) throws(Failure) in _ = try it.perform(made, policy: policy) }
        try store.close()
        return folder
    }

    @Test func `a letter is made in the transaction of its act, and names its entry of the journal`() throws {
        let folder = try folder()
        let row = try folder.sqlite {
            try Row.fetchOne(
                $0, sql: "SELECT l.*, j.action FROM letter l JOIN journal j ON j.seq = l.entry")
        }
        #expect(row?["action"] == "book" && row?["kind"] == "appointment" && row?["state"] == "waiting")
        #expect(row?["appointment"] == 1 && row?["recipient"] == "Ann Smith")
    }

    @Test(arguments: [
        "UPDATE letter SET text = 'Other words'", "UPDATE letter SET patient = 2", "DELETE FROM letter",
        "UPDATE letter SET state = 'printed'", "UPDATE letter SET state = 'sent'",
        "INSERT OR REPLACE INTO letter SELECT * FROM letter",
        "UPDATE letter SET kind = 'reminder'",
    ])
    func `a letter keeps its words, its patient and its row`(sql: String) throws {
        #expect(try folder().refusal(sql) != nil)
    }

    @Test func `what was printed stays printed`() throws {
        let folder = try folder()
        let printed = "UPDATE letter SET state = 'printed', run = 'r', settled_at = 1, settled_by = 'ann'"
        #expect(try folder.refusal(printed) == nil)
        let again = "UPDATE letter SET state = 'waiting', run = NULL, settled_at = NULL, settled_by = NULL"
        #expect(try folder.refusal(again) == "a letter keeps its words")
    }

    @Test func `templates are only ever added`() throws {
        let folder = try folder()
        let add = "INSERT INTO letter_template (kind, text, set_by, set_at) VALUES ('change', 'Words', 1, 1)"
        #expect(try folder.refusal(add) == nil)
        for sql in [
            "UPDATE letter_template SET text = 'Other'", "DELETE FROM letter_template",
            "INSERT OR REPLACE INTO letter_template SELECT * FROM letter_template",
        ] {
            #expect(try folder.refusal(sql) == "templates are append-only")
        }
    }
}
