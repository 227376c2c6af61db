-- What patients were offered and said to it, and when they cannot or would rather not come.

-- A slot that a patient was offered, as it was then: one that nobody booked may be gone.
CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    slot TEXT NOT NULL,
    start_at INTEGER NOT NULL,              -- UTC seconds
    clinician TEXT,
    entry INTEGER NOT NULL REFERENCES journal (seq),    -- with which it was offered
    offered_at INTEGER NOT NULL,            -- UTC seconds
    offered_by TEXT NOT NULL,               -- login
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    accepted_entry INTEGER REFERENCES journal (seq),    -- the booking
    declined_entry INTEGER REFERENCES journal (seq),
    declined_at INTEGER,
    declined_by TEXT,
    reason TEXT CHECK (reason IN ('too-soon', 'too-late', 'day', 'time', 'place', 'clinician', 'other')),
    said TEXT,                              -- never clinical text
    decline_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (decline_withdrawn IN (0, 1)),
    CHECK ((declined_entry IS NULL) = (declined_at IS NULL)),
    CHECK ((declined_entry IS NULL) = (declined_by IS NULL)),
    CHECK ((declined_entry IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX offer_of_referral ON offer (referral, id);
CREATE INDEX offer_of_entry ON offer (entry);
CREATE INDEX offer_declined_with ON offer (declined_entry) WHERE declined_entry IS NOT NULL;
CREATE INDEX offer_accepted_with ON offer (accepted_entry) WHERE accepted_entry IS NOT NULL;
CREATE TRIGGER offer_is_what_was_offered BEFORE UPDATE ON offer
WHEN (NEW.id, NEW.referral, NEW.slot, NEW.start_at, NEW.clinician, NEW.offered_at, NEW.offered_by)
    IS NOT (OLD.id, OLD.referral, OLD.slot, OLD.start_at, OLD.clinician, OLD.offered_at, OLD.offered_by)
BEGIN SELECT RAISE(ABORT, 'what a patient was offered stays on record'); END;
CREATE TRIGGER offer_stays BEFORE DELETE ON offer
BEGIN SELECT RAISE(ABORT, 'what a patient was offered stays on record'); END;

-- Days on which a patient cannot come.
CREATE TABLE patient_away (
    id INTEGER PRIMARY KEY,
    patient INTEGER NOT NULL REFERENCES patient (id),
    first_day INTEGER NOT NULL,             -- day numbers
    last_day INTEGER NOT NULL CHECK (last_day >= first_day),
    why TEXT,                               -- never clinical text
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX patient_away_of_patient ON patient_away (patient, first_day, id) WHERE removed = 0;
CREATE TRIGGER patient_away_is_what_was_said BEFORE UPDATE ON patient_away
WHEN (NEW.id, NEW.patient, NEW.first_day, NEW.last_day, NEW.why)
    IS NOT (OLD.id, OLD.patient, OLD.first_day, OLD.last_day, OLD.why)
BEGIN SELECT RAISE(ABORT, 'what a patient said stays on record'); END;
CREATE TRIGGER patient_away_stays BEFORE DELETE ON patient_away
BEGIN SELECT RAISE(ABORT, 'what a patient said stays on record'); END;

-- When and by whom a patient would rather be seen; what they said before is in the journal.
CREATE TABLE patient_preference (
    patient INTEGER PRIMARY KEY REFERENCES patient (id),
    weekdays TEXT NOT NULL CHECK (weekdays NOT GLOB '*[^1-7,]*'),   -- joined with a comma; empty for any
    half TEXT CHECK (half IN ('morning', 'afternoon')),
    notice INTEGER CHECK (notice BETWEEN 1 AND 90),                 -- days
    clinician TEXT CHECK (length(clinician) > 0)
) STRICT;
