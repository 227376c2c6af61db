-- Clinics: what is held again and again, the sessions made from it, days off, and what is done to a session as a whole.

CREATE TABLE clinic_template (
    id INTEGER PRIMARY KEY,
    service TEXT NOT NULL REFERENCES service (id),
    clinic TEXT NOT NULL CHECK (length(clinic) > 0),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- Monday 1
    weeks TEXT NOT NULL CHECK (weeks NOT GLOB '*[^1-5,]*'),     -- of the month, joined with a comma; empty for each
    from_minute INTEGER NOT NULL CHECK (from_minute >= 0),      -- on London's clocks
    until_minute INTEGER NOT NULL CHECK (until_minute BETWEEN from_minute + 1 AND 1440),
    slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 1 AND until_minute - from_minute),
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 500),
    kind TEXT CHECK (kind IN ('first', 'follow-up', 'procedure', 'telephone', 'video')),
    priorities TEXT NOT NULL,               -- codes joined with a comma; empty for any
    clinician TEXT,
    room TEXT,
    first_day INTEGER NOT NULL,             -- day numbers
    last_day INTEGER CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX clinic_template_of_service ON clinic_template (service, id);
CREATE TRIGGER clinic_template_stays BEFORE DELETE ON clinic_template
BEGIN SELECT RAISE(ABORT, 'a clinic template is ended, never deleted'); END;

-- Slots of a template, counted from 1, that are of another kind or kept for other priorities than the rest.
CREATE TABLE clinic_template_part (
    template INTEGER NOT NULL REFERENCES clinic_template (id),
    first INTEGER NOT NULL CHECK (first >= 1),
    last INTEGER NOT NULL CHECK (last >= first),
    kind TEXT CHECK (kind IN ('first', 'follow-up', 'procedure', 'telephone', 'video')),
    priorities TEXT NOT NULL,
    PRIMARY KEY (template, first)
) STRICT, WITHOUT ROWID;

-- Days on which a clinic is not held besides bank holidays, closing days and leave.
CREATE TABLE clinic_exception (
    id INTEGER PRIMARY KEY,
    template INTEGER REFERENCES clinic_template (id),   -- NULL for every one
    service TEXT REFERENCES service (id),
    clinician TEXT,
    first_day INTEGER NOT NULL,             -- day numbers
    last_day INTEGER NOT NULL CHECK (last_day >= first_day),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    ended_at INTEGER
) STRICT;
CREATE INDEX clinic_exception_live ON clinic_exception (last_day) WHERE ended_at IS NULL;

-- One session: of a template and a day at most one is made.
CREATE TABLE clinic_session (
    id INTEGER PRIMARY KEY,
    template INTEGER REFERENCES clinic_template (id),   -- NULL for one added by hand, or moved
    service TEXT NOT NULL REFERENCES service (id),
    day INTEGER NOT NULL,                   -- London day number
    UNIQUE (template, day)
) STRICT;
CREATE TRIGGER clinic_session_keeps_its_service BEFORE UPDATE ON clinic_session
WHEN NEW.service <> OLD.service OR NEW.day <> OLD.day
BEGIN SELECT RAISE(ABORT, 'a session stays what it is: a moved one is made anew'); END;

ALTER TABLE slot ADD COLUMN session INTEGER REFERENCES clinic_session (id);     -- NULL where a feed brought it
ALTER TABLE slot ADD COLUMN kind TEXT CHECK (kind IN ('first', 'follow-up', 'procedure', 'telephone', 'video'));
ALTER TABLE slot ADD COLUMN room TEXT;
ALTER TABLE slot ADD COLUMN published_at INTEGER;       -- UTC seconds: when it could first be booked
CREATE INDEX slot_of_session ON slot (session, start_at) WHERE session IS NOT NULL;
CREATE INDEX slot_by_time ON slot (start_at);
CREATE TRIGGER slot_is_of_its_session BEFORE INSERT ON slot
WHEN NEW.session IS NOT NULL AND NEW.service <> (SELECT service FROM clinic_session WHERE id = NEW.session)
BEGIN SELECT RAISE(ABORT, 'the slot is of another service than its session'); END;
CREATE TRIGGER slot_stays_with_its_session BEFORE UPDATE OF session, service ON slot
WHEN NEW.session IS NOT NULL AND NEW.service <> (SELECT service FROM clinic_session WHERE id = NEW.session)
BEGIN SELECT RAISE(ABORT, 'the slot is of another service than its session'); END;

-- Who was ever in a slot, for the call-down and for keeping slots that have a history.
CREATE INDEX appointment_of_slot ON appointment (slot) WHERE slot IS NOT NULL;

-- What was done to a session as a whole. It stands until it is taken back.
CREATE TABLE clinic_act (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('close', 'cancel', 'move')),
    batch INTEGER,                          -- the bulk act of its patients; NULL where there were none
    at INTEGER NOT NULL,                    -- UTC seconds
    by TEXT NOT NULL,                       -- login
    why TEXT,                               -- never clinical text
    stands INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX clinic_act_of_batch ON clinic_act (batch) WHERE batch IS NOT NULL;
CREATE TRIGGER clinic_act_is_final BEFORE UPDATE ON clinic_act
WHEN (NEW.id, NEW.kind, NEW.batch, NEW.at, NEW.by, NEW.why) IS NOT (OLD.id, OLD.kind, OLD.batch, OLD.at, OLD.by, OLD.why)
BEGIN SELECT RAISE(ABORT, 'what was done to a session stays on record'); END;
CREATE TRIGGER clinic_act_stays BEFORE DELETE ON clinic_act
BEGIN SELECT RAISE(ABORT, 'what was done to a session stays on record'); END;

-- The slots it closed, and those that a move opened in their place.
CREATE TABLE clinic_act_slot (
    act INTEGER NOT NULL REFERENCES clinic_act (id),
    slot TEXT NOT NULL REFERENCES slot (id),
    opened INTEGER NOT NULL CHECK (opened IN (0, 1)),
    was_closed INTEGER NOT NULL CHECK (was_closed IN (0, 1)),  -- before it, and by nothing that was done here
    PRIMARY KEY (act, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX clinic_act_of_slot ON clinic_act_slot (slot);
