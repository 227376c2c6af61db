-- What waits for whom: worklist rows kept with each change, and what e-RS and the PAS must still be told.

-- A referral's place on a list. `since` may lie ahead: the row counts from then on, and nothing runs at midnight.
CREATE TABLE worklist_item (
    worklist TEXT NOT NULL,
    referral INTEGER NOT NULL REFERENCES referral (id),
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    service TEXT,
    referring_organisation TEXT,
    came_on_referrer_list INTEGER NOT NULL CHECK (came_on_referrer_list IN (0, 1)),
    rank INTEGER NOT NULL,                  -- 3 suspected cancer or priority not known, 2 urgent, 1 routine
    since INTEGER NOT NULL,                 -- UTC seconds
    due INTEGER NOT NULL,                   -- day number; overdue from the day after
    due_rule TEXT NOT NULL,
    breach INTEGER,                         -- day number: the last good day of 18 weeks
    reason TEXT,
    PRIMARY KEY (worklist, referral)
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_by_need ON worklist_item (worklist, rank DESC, due, since, referral);
CREATE INDEX worklist_by_due ON worklist_item (worklist, due, rank DESC, referral);
CREATE INDEX worklist_of_referral ON worklist_item (referral);

-- A message to e-RS or the PAS that an act of ours calls for.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    destination TEXT NOT NULL CHECK (destination IN ('ers', 'pas')),
    call TEXT,                              -- e-RS operation; NULL where somebody must tell by hand
    action TEXT NOT NULL,
    version INTEGER NOT NULL,               -- the referral's version after the act
    created_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by TEXT,                         -- 'told', or 'import' where e-RS showed it done
    to_state TEXT NOT NULL                  -- the state e-RS will show once it knows
) STRICT;
CREATE INDEX outbox_of_referral ON outbox (referral) WHERE closed_at IS NULL;
