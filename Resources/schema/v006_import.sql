-- What came in: which message was seen first, how fresh each unversioned record is, and what needs a person.

-- The first message seen for a key and e-RS version, kept apart from the referral.
CREATE TABLE ers_message (
    kind TEXT NOT NULL CHECK (kind IN ('referral', 'appointment')),
    key TEXT NOT NULL,
    ers_version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,                     -- clinical text
    file TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (kind, key, ers_version)
) STRICT, WITHOUT ROWID;

-- The freshest record without a version, by kind, key and source.
CREATE TABLE fresh_record (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of INTEGER NOT NULL,                 -- UTC seconds; among equals the later path counts
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (kind, key, source)
) STRICT, WITHOUT ROWID;

-- A record that was taken with a question, or that contradicts what is held: it waits here for a person.
CREATE TABLE import_problem (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('flag', 'conflict', 'unmatched-file')),
    key TEXT NOT NULL UNIQUE,               -- the same problem met again is the same row
    file TEXT NOT NULL,
    line INTEGER,
    record TEXT NOT NULL,
    reason TEXT NOT NULL,
    referral INTEGER REFERENCES referral (id),
    incoming TEXT,                          -- a conflict: the message as it came; clinical text
    ers_version INTEGER,
    opened_at INTEGER NOT NULL,
    due INTEGER NOT NULL,                   -- day number
    closed_at INTEGER,
    closed_by TEXT
) STRICT;
CREATE INDEX import_problem_open ON import_problem (opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX import_problem_of_referral ON import_problem (referral) WHERE closed_at IS NULL;

-- A run of the importer that changed something: unfinished until `finished_at` is set, by itself or by a later run
-- over the same files.
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    sources TEXT NOT NULL,                  -- the files, as a digest of their names
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    user TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    older INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0
) STRICT;
