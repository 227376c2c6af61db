-- Worklist rows made for size: read by key, counted as they change, with the supervisor's views; and who has what in hand.

-- Rows are derived from the referrals: these are made anew by the program when it next opens the file.
DROP TABLE worklist_item;
CREATE TABLE worklist_item (
    worklist TEXT NOT NULL,
    referral INTEGER NOT NULL REFERENCES referral (id),
    kind TEXT NOT NULL CHECK (kind IN ('work', 'view')),
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    scope TEXT NOT NULL,                    -- the service on the provider's side, the organisation on the referrer's; or ''
    came_on_referrer_list INTEGER NOT NULL CHECK (came_on_referrer_list IN (0, 1)),
    urgency INTEGER NOT NULL CHECK (urgency BETWEEN 1 AND 3), -- 1 suspected cancer or not known, 2 urgent, 3 routine
    pressing INTEGER NOT NULL,              -- day number to order by: the breach date, or what it would be
    due INTEGER NOT NULL,                   -- day number; overdue from the day after
    since INTEGER NOT NULL,                 -- UTC seconds; the row counts from then on
    until INTEGER,                          -- UTC seconds; it counts no longer from then on
    counts_from INTEGER NOT NULL,           -- day number of a `since` that lay ahead when the row was written, else 0
    due_rule TEXT NOT NULL,
    breach INTEGER,                         -- day number: the last good day of 18 weeks
    reason TEXT,
    owner INTEGER REFERENCES staff (id),
    PRIMARY KEY (worklist, referral)
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_by_need ON worklist_item (worklist, urgency, pressing, due, since, referral);
CREATE INDEX worklist_by_due ON worklist_item (worklist, due, urgency, referral);
CREATE INDEX worklist_by_service_need ON worklist_item (worklist, scope, urgency, pressing, due, since, referral);
CREATE INDEX worklist_by_service_due ON worklist_item (worklist, scope, due, urgency, referral);
CREATE INDEX worklist_by_service_since ON worklist_item (worklist, scope, since);
CREATE INDEX worklist_by_owner_need ON worklist_item (worklist, owner, urgency, pressing, due, since, referral)
    WHERE owner IS NOT NULL;
CREATE INDEX worklist_by_owner_due ON worklist_item (worklist, owner, due, urgency, referral) WHERE owner IS NOT NULL;
CREATE INDEX worklist_across_by_due ON worklist_item (side, kind, due, urgency, worklist, referral);
CREATE INDEX worklist_unowned ON worklist_item (side, kind, due, urgency, worklist, referral) WHERE owner IS NULL;
CREATE INDEX worklist_of_referral ON worklist_item (referral);
CREATE INDEX worklist_ahead ON worklist_item (counts_from, worklist, since) WHERE counts_from > 0;
CREATE INDEX worklist_ending ON worklist_item (worklist, until) WHERE until IS NOT NULL;

-- Rows in numbers, kept with each row: nobody counts a list to open the home screen.
CREATE TABLE worklist_count (
    worklist TEXT NOT NULL,
    scope TEXT NOT NULL,
    came_on_referrer_list INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    counts_from INTEGER NOT NULL,
    due INTEGER NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    unowned INTEGER NOT NULL CHECK (unowned BETWEEN 0 AND total),
    PRIMARY KEY (worklist, scope, came_on_referrer_list, urgency, counts_from, due)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER worklist_row_is_counted AFTER INSERT ON worklist_item WHEN NEW.until IS NULL
BEGIN
    INSERT INTO worklist_count VALUES (NEW.worklist, NEW.scope, NEW.came_on_referrer_list, NEW.urgency, NEW.counts_from,
        NEW.due, 1, NEW.owner IS NULL)
    ON CONFLICT DO UPDATE SET total = total + 1, unowned = unowned + (NEW.owner IS NULL);
END;
CREATE TRIGGER worklist_row_is_discounted AFTER DELETE ON worklist_item WHEN OLD.until IS NULL
BEGIN
    UPDATE worklist_count SET total = total - 1, unowned = unowned - (OLD.owner IS NULL)
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due;
    DELETE FROM worklist_count
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due AND total = 0;
END;
CREATE TRIGGER worklist_row_is_written_anew BEFORE UPDATE ON worklist_item
BEGIN SELECT RAISE(ABORT, 'a worklist row is written anew, so that it is counted'); END;

-- Which rules the kept rows were made by; others than the program's make it rebuild them.
CREATE TABLE worklist_rules (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;
INSERT INTO worklist_rules (id, number) VALUES (1, 0);

-- Who has a referral in hand on one side of it. The referral's version does not count this.
CREATE TABLE handling (
    referral INTEGER NOT NULL REFERENCES referral (id),
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    owner INTEGER REFERENCES staff (id),
    owned_since INTEGER,
    claimed_by INTEGER REFERENCES staff (id),
    claimed_since INTEGER,
    claimed_until INTEGER,                  -- by the wall clock
    claim_boot TEXT,                        -- which start of the machine
    claim_boot_until INTEGER,               -- seconds of that start's own clock
    snoozed_until INTEGER,
    snoozed_since INTEGER,
    snoozed_by INTEGER REFERENCES staff (id),
    snooze_reason TEXT,                     -- not clinical
    touched_at INTEGER,                     -- when a person last did anything to it
    PRIMARY KEY (referral, side),
    CHECK ((owner IS NULL) = (owned_since IS NULL)),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
    CHECK ((snoozed_until IS NULL) = (snoozed_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX handling_of_owner ON handling (owner, side) WHERE owner IS NOT NULL;
CREATE INDEX handling_of_claimant ON handling (claimed_by) WHERE claimed_by IS NOT NULL;

-- What somebody let go lately: `next` does not hand it back to them.
CREATE TABLE handling_passed (
    staff INTEGER NOT NULL REFERENCES staff (id),
    referral INTEGER NOT NULL REFERENCES referral (id),
    side TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (staff, referral, side)
) STRICT, WITHOUT ROWID;

-- What a member of staff saw when they last looked.
CREATE TABLE last_look (
    referral INTEGER NOT NULL REFERENCES referral (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    at INTEGER NOT NULL,
    letter INTEGER,                         -- when the clinical information was last updated then
    priority TEXT,
    PRIMARY KEY (referral, staff)
) STRICT, WITHOUT ROWID;

-- What colleagues note for each other; it never leaves the house.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    staff INTEGER NOT NULL REFERENCES staff (id),
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    is_clinical INTEGER NOT NULL CHECK (is_clinical IN (0, 1))
) STRICT;
CREATE INDEX note_of_referral ON note (referral, id);
CREATE TRIGGER note_is_final BEFORE UPDATE ON note
BEGIN SELECT RAISE(ABORT, 'a note is never changed'); END;
CREATE TRIGGER note_stays BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'a note is never removed'); END;

-- A question handed up to a colleague; open until answered, or until the referral is decided.
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    asked_by INTEGER NOT NULL REFERENCES staff (id),
    asked_of INTEGER NOT NULL REFERENCES staff (id),
    asked_at INTEGER NOT NULL,
    text TEXT NOT NULL,                     -- clinical text
    closed_at INTEGER,
    closed_by INTEGER REFERENCES staff (id),
    answer TEXT                             -- clinical text
) STRICT;
CREATE INDEX question_open ON question (referral) WHERE closed_at IS NULL;

-- A run through a list: where somebody stands in it, so that it can be paused and taken up again.
CREATE TABLE triage_run (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    worklist TEXT NOT NULL,
    service TEXT,
    started_at INTEGER NOT NULL,
    paused_at INTEGER,
    ended_at INTEGER,
    handled INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    current INTEGER REFERENCES referral (id)
) STRICT;
CREATE UNIQUE INDEX triage_run_open ON triage_run (staff) WHERE ended_at IS NULL;

-- The referrals of one bulk action, so that it is taken back in one step.
CREATE TABLE bulk_act (
    batch INTEGER NOT NULL,
    referral INTEGER NOT NULL REFERENCES referral (id),
    PRIMARY KEY (batch, referral)
) STRICT, WITHOUT ROWID;

-- An appointment taken back with the act that made it: it counts for nothing but history.
ALTER TABLE appointment ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0
    CHECK (withdrawn = 0 OR status NOT IN ('requested', 'booked'));
