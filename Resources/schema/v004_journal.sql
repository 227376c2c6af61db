-- The journal: what happened, in order, chained so that any other change is found. Nothing in it is updated or deleted.

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,           -- when it was written, UTC seconds
    happened_at INTEGER NOT NULL,           -- when it took place, UTC seconds
    subject TEXT NOT NULL CHECK (subject IN ('referral', 'patient', 'slot', 'service', 'file', 'database')),
    referral INTEGER REFERENCES referral (id),
    patient INTEGER REFERENCES patient (id),
    version INTEGER,                        -- the referral's version after it; NULL where it changes none
    user TEXT NOT NULL,
    role TEXT NOT NULL,
    on_behalf_of TEXT,
    action TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    reason TEXT,
    change TEXT NOT NULL,                   -- JSON object of fields: [before, after]; never clinical text
    text_digest TEXT NOT NULL,              -- SHA-256 of the entry's text in journal_text; empty where it has none
    previous TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX journal_of_referral ON journal (referral, seq);
CREATE INDEX journal_of_patient ON journal (patient, seq);

-- The clinical words of an entry, apart, so that a wrong patient's can be erased and the chain still verifies.
CREATE TABLE journal_text (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    text TEXT NOT NULL
) STRICT;

-- The last entry, so that a cut tail is found.
CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, '');

CREATE TRIGGER journal_follows_its_head BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT seq + 1 FROM journal_head) OR NEW.previous <> (SELECT hash FROM journal_head)
BEGIN SELECT RAISE(ABORT, 'a journal entry must follow the last one'); END;
CREATE TRIGGER journal_moves_its_head AFTER INSERT ON journal
BEGIN UPDATE journal_head SET seq = NEW.seq, hash = NEW.hash; END;
CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER journal_text_is_written_once BEFORE INSERT ON journal_text
WHEN EXISTS (SELECT 1 FROM journal_text WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_head_is_written_once BEFORE INSERT ON journal_head
BEGIN SELECT RAISE(ABORT, 'the head is the last journal entry'); END;
CREATE TRIGGER journal_text_is_final BEFORE UPDATE ON journal_text
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_text_stays BEFORE DELETE ON journal_text
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_head_follows BEFORE UPDATE ON journal_head
WHEN NEW.seq <> OLD.seq + 1
    OR NEW.hash <> (SELECT hash FROM journal WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the head is the last journal entry'); END;
CREATE TRIGGER journal_head_stays BEFORE DELETE ON journal_head
BEGIN SELECT RAISE(ABORT, 'the head is the last journal entry'); END;
