-- What is to follow may be a call back that a caller was promised, at a time of its day: the table is made anew, for its
-- kinds are among what it checks.

CREATE TABLE follow_up_next (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    entry INTEGER NOT NULL REFERENCES journal (seq), -- the attendance, or the note, with which it was said
    kind TEXT NOT NULL CHECK (kind IN ('follow-up', 'patient-initiated', 'test', 'transfer', 'call-back')),
    due INTEGER NOT NULL,                   -- day number
    note TEXT,                              -- never clinical text
    since INTEGER NOT NULL,                 -- UTC seconds
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    done_at INTEGER,
    done_by TEXT,
    at INTEGER,                             -- UTC seconds for which a call back was promised
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK ((kind = 'call-back') = (at IS NOT NULL))
) STRICT;
INSERT INTO follow_up_next (id, referral, entry, kind, due, note, since, withdrawn, done_at, done_by)
SELECT id, referral, entry, kind, due, note, since, withdrawn, done_at, done_by FROM follow_up;
DROP TABLE follow_up;
ALTER TABLE follow_up_next RENAME TO follow_up;
CREATE INDEX follow_up_open ON follow_up (referral, due) WHERE done_at IS NULL AND withdrawn = 0;
CREATE INDEX follow_up_of_entry ON follow_up (entry);
CREATE INDEX follow_up_done ON follow_up (referral, done_at) WHERE done_at IS NOT NULL;
