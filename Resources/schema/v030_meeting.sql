-- What a meeting about the waiting list agreed for a patient: the last one holds, until it is done.

CREATE TABLE agreed_action (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 200), -- never clinical text
    owner INTEGER NOT NULL REFERENCES staff (id),
    due INTEGER NOT NULL,                   -- day number
    agreed_by INTEGER NOT NULL REFERENCES staff (id),
    agreed_at INTEGER NOT NULL,             -- UTC seconds
    done_at INTEGER,
    done_by TEXT,
    CHECK ((done_at IS NULL) = (done_by IS NULL))
) STRICT;
CREATE INDEX agreed_action_of_referral ON agreed_action (referral, id);
CREATE INDEX agreed_action_open ON agreed_action (owner, due) WHERE done_at IS NULL;
