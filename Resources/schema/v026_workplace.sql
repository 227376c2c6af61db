-- What each person keeps for themselves at the screens: forms begun and not sent, and views on number keys.

-- A form that somebody has begun: it may hold clinical text, and nobody but its writer is ever given it.
CREATE TABLE form_draft (
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    referral INTEGER NOT NULL REFERENCES referral (id),
    form TEXT NOT NULL CHECK (length(form) > 0),  -- the action
    kept_at INTEGER NOT NULL,               -- UTC seconds
    PRIMARY KEY (staff, role, referral, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_draft_of_referral ON form_draft (referral);
CREATE TABLE form_draft_field (
    staff INTEGER NOT NULL,
    role TEXT NOT NULL,
    referral INTEGER NOT NULL,
    form TEXT NOT NULL,
    need TEXT NOT NULL,
    value TEXT NOT NULL,                    -- a code, or what was typed
    PRIMARY KEY (staff, role, referral, form, need),
    FOREIGN KEY (staff, role, referral, form) REFERENCES form_draft (staff, role, referral, form) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Part of a list and its order, on a number key of one person in one role.
CREATE TABLE saved_view (
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 24),
    overdue INTEGER NOT NULL CHECK (overdue IN (0, 1)),
    priority TEXT,
    whose TEXT CHECK (whose IN ('mine', 'nobodys')),
    search TEXT CHECK (length(search) BETWEEN 1 AND 80),
    ordering TEXT NOT NULL,
    PRIMARY KEY (staff, role, number)
) STRICT, WITHOUT ROWID;

-- How old what was last heard of e-RS is: the as-of of the newest message or list row that an import has read.
CREATE TABLE feed (id INTEGER PRIMARY KEY CHECK (id = 1), as_of INTEGER NOT NULL) STRICT;  -- UTC seconds
