-- What is to follow an attended appointment, until it is done: a follow-up, a test, a transfer, or the day until which
-- the patient may ask to be seen.

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    entry INTEGER NOT NULL REFERENCES journal (seq), -- the attendance with which it was said
    kind TEXT NOT NULL CHECK (kind IN ('follow-up', 'patient-initiated', 'test', 'transfer')),
    due INTEGER NOT NULL,                   -- day number
    note TEXT,                              -- never clinical text
    since INTEGER NOT NULL,                 -- UTC seconds
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    done_at INTEGER,
    done_by TEXT,
    CHECK ((done_at IS NULL) = (done_by IS NULL))
) STRICT;
CREATE INDEX follow_up_open ON follow_up (referral, due) WHERE done_at IS NULL AND withdrawn = 0;
CREATE INDEX follow_up_of_entry ON follow_up (entry);
CREATE INDEX follow_up_done ON follow_up (referral, done_at) WHERE done_at IS NOT NULL;
