-- Staff in full: what a delegation is limited to and what came of it, leave and cover, credentials and overrides.

-- A delegation's limits: codes joined with a comma, empty for any; ages in whole years, both included.
ALTER TABLE delegation ADD COLUMN priorities TEXT NOT NULL DEFAULT '';
ALTER TABLE delegation ADD COLUMN clinic_types TEXT NOT NULL DEFAULT '';
ALTER TABLE delegation ADD COLUMN youngest INTEGER CHECK (youngest >= 0);
ALTER TABLE delegation ADD COLUMN oldest INTEGER CHECK (oldest >= 0);
ALTER TABLE delegation ADD COLUMN countersign_every INTEGER CHECK (countersign_every >= 1);
ALTER TABLE delegation ADD COLUMN revoked_at INTEGER;
ALTER TABLE delegation ADD COLUMN revoked_by TEXT;

-- The services that a delegation names, in place of its one column; none for all services of the clinician.
CREATE TABLE delegation_service (
    delegation INTEGER NOT NULL REFERENCES delegation (id),
    service TEXT NOT NULL REFERENCES service (id),
    PRIMARY KEY (delegation, service)
) STRICT, WITHOUT ROWID;
INSERT INTO delegation_service (delegation, service)
SELECT id, service FROM delegation WHERE service IS NOT NULL;
UPDATE delegation SET service = NULL;

CREATE TRIGGER delegation_names_services_apart BEFORE INSERT ON delegation WHEN NEW.service IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the services of a delegation stand in delegation_service'); END;
CREATE TRIGGER delegation_is_only_revoked BEFORE UPDATE ON delegation
WHEN OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
    OR (NEW.id, NEW.clinician, NEW.delegate, NEW.service, NEW.actions, NEW.valid_from, NEW.valid_until, NEW.protocol,
        NEW.approved_by, NEW.priorities, NEW.clinic_types, NEW.youngest, NEW.oldest, NEW.countersign_every)
    IS NOT (OLD.id, OLD.clinician, OLD.delegate, OLD.service, OLD.actions, OLD.valid_from, OLD.valid_until,
        OLD.protocol, OLD.approved_by, OLD.priorities, OLD.clinic_types, OLD.youngest, OLD.oldest,
        OLD.countersign_every)
BEGIN SELECT RAISE(ABORT, 'a delegation is revoked, never changed'); END;
CREATE TRIGGER delegation_stays BEFORE DELETE ON delegation
BEGIN SELECT RAISE(ABORT, 'a delegation is revoked, never deleted'); END;
CREATE TRIGGER delegation_service_is_final BEFORE UPDATE ON delegation_service
BEGIN SELECT RAISE(ABORT, 'a delegation is revoked, never changed'); END;
CREATE TRIGGER delegation_service_stays BEFORE DELETE ON delegation_service
BEGIN SELECT RAISE(ABORT, 'a delegation is revoked, never changed'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER delegation_is_written_once BEFORE INSERT ON delegation
WHEN EXISTS (SELECT 1 FROM delegation WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a delegation is revoked, never changed'); END;

-- A decision made under a delegation, counted from 1; one in so many comes back to be countersigned.
CREATE TABLE delegated_act (
    id INTEGER PRIMARY KEY,
    delegation INTEGER NOT NULL REFERENCES delegation (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    referral INTEGER NOT NULL REFERENCES referral (id),
    journal INTEGER NOT NULL REFERENCES journal (seq),
    action TEXT NOT NULL,
    acted_at INTEGER NOT NULL,              -- UTC seconds
    countersigner INTEGER REFERENCES staff (id),    -- NULL where it does not come back
    countersigned_at INTEGER CHECK (countersigned_at IS NULL OR countersigner IS NOT NULL),
    UNIQUE (delegation, number)
) STRICT;
CREATE INDEX delegated_act_to_countersign ON delegated_act (referral, countersigner)
WHERE countersigner IS NOT NULL AND countersigned_at IS NULL;
CREATE INDEX delegated_act_of_countersigner ON delegated_act (countersigner, referral)
WHERE countersigner IS NOT NULL AND countersigned_at IS NULL;
CREATE TRIGGER delegated_act_stays BEFORE DELETE ON delegated_act
BEGIN SELECT RAISE(ABORT, 'a delegated act stays on record'); END;
CREATE TRIGGER delegated_act_is_signed_once BEFORE UPDATE OF countersigned_at ON delegated_act
WHEN OLD.countersigned_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a delegated act is countersigned once'); END;

-- What must be kept up to be given patient data: the last good day of each, NULL where nobody has written it down.
CREATE TABLE staff_credential (
    staff INTEGER PRIMARY KEY REFERENCES staff (id),
    registration_body TEXT,
    registration_number TEXT,
    registration_until INTEGER,             -- day numbers
    training_until INTEGER,
    ig_until INTEGER
) STRICT;

-- A supervisor's dated leave to go on although something has lapsed; the newest that was not ended counts.
CREATE TABLE compliance_override (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    valid_until INTEGER NOT NULL,           -- day number
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    granted_by INTEGER NOT NULL REFERENCES staff (id) CHECK (granted_by <> staff),
    granted_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX compliance_override_of ON compliance_override (staff, id) WHERE ended_at IS NULL;

-- Leave from a day to a day; the cover sees what is the absent colleague's. Nothing runs when it begins or ends.
CREATE TABLE leave_cover (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    first_day INTEGER NOT NULL,             -- day number
    last_day INTEGER NOT NULL CHECK (last_day >= first_day),
    cover INTEGER NOT NULL REFERENCES staff (id) CHECK (cover <> staff),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX leave_cover_live ON leave_cover (last_day) WHERE ended_at IS NULL;

-- Referrals allocated to somebody, and those whose suspected-cancer list somebody must be there to work.
CREATE INDEX referral_allocated ON referral (allocated_clinician) WHERE allocated_clinician IS NOT NULL;
CREATE INDEX referral_suspected_cancer ON referral (service)
WHERE priority = 'TWO_WEEK_WAIT' AND state NOT IN ('CANCELLED_REFERRAL', 'ASSESSMENT_RESULT') AND outcome IS NULL;
