-- Places of slots that are held for a few minutes while somebody books them: nothing of the referral's, in no journal.

CREATE TABLE slot_hold (
    referral INTEGER NOT NULL REFERENCES referral (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    slot TEXT NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
    until INTEGER NOT NULL,                 -- by the wall clock
    boot TEXT NOT NULL,                     -- which start of the machine
    boot_until INTEGER NOT NULL,            -- seconds of that start's own clock
    PRIMARY KEY (referral, staff)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_hold_of_slot ON slot_hold (slot);
