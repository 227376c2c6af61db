-- The site's own rules with their dates, who has taken note of them, and the daily sign-off of each list.

-- A setting given a value from a day on. The last one set counts; what arose before its day keeps the rule it had.
CREATE TABLE policy_setting (
    id INTEGER PRIMARY KEY,
    setting TEXT NOT NULL CHECK (length(setting) > 0),
    value TEXT NOT NULL CHECK (length(value) > 0),
    effective_from INTEGER NOT NULL,        -- day number; never before the day on which it was set
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    guideline TEXT,                         -- where another than the setting's own was named
    set_by INTEGER NOT NULL REFERENCES staff (id),
    set_at INTEGER NOT NULL,                -- UTC seconds
    CHECK (effective_from >= set_at / 86400)
) STRICT;
CREATE TRIGGER policy_setting_is_final BEFORE UPDATE ON policy_setting
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
CREATE TRIGGER policy_setting_stays BEFORE DELETE ON policy_setting
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER policy_setting_is_written_once BEFORE INSERT ON policy_setting
WHEN EXISTS (SELECT 1 FROM policy_setting WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;

-- A member of staff has taken note of a change.
CREATE TABLE policy_acknowledgement (
    change INTEGER NOT NULL REFERENCES policy_setting (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    at INTEGER NOT NULL,                    -- UTC seconds
    PRIMARY KEY (change, staff)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER policy_acknowledgement_is_final BEFORE UPDATE ON policy_acknowledgement
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
CREATE TRIGGER policy_acknowledgement_stays BEFORE DELETE ON policy_acknowledgement
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
CREATE TRIGGER policy_acknowledgement_is_written_once BEFORE INSERT ON policy_acknowledgement
WHEN EXISTS (SELECT 1 FROM policy_acknowledgement WHERE change = NEW.change AND staff = NEW.staff)
BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;

-- Who sees to a list at a service, and who does when they are away. Of two that cover a day the later one holds.
CREATE TABLE duty (
    id INTEGER PRIMARY KEY,
    worklist TEXT NOT NULL CHECK (length(worklist) > 0),
    service TEXT REFERENCES service (id),   -- NULL for every service that has no duty of its own
    person INTEGER REFERENCES staff (id),   -- NULL where it was taken from everybody
    deputy INTEGER REFERENCES staff (id) CHECK (deputy <> person),
    from_day INTEGER NOT NULL,              -- day number
    until_day INTEGER CHECK (until_day >= from_day),
    set_by INTEGER NOT NULL REFERENCES staff (id),
    set_at INTEGER NOT NULL,                -- UTC seconds
    CHECK (person IS NOT NULL OR deputy IS NULL)
) STRICT;
CREATE TRIGGER duty_is_final BEFORE UPDATE ON duty
BEGIN SELECT RAISE(ABORT, 'duties are append-only'); END;
CREATE TRIGGER duty_stays BEFORE DELETE ON duty
BEGIN SELECT RAISE(ABORT, 'duties are append-only'); END;
CREATE TRIGGER duty_is_written_once BEFORE INSERT ON duty WHEN EXISTS (SELECT 1 FROM duty WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'duties are append-only'); END;

-- A list at a service that somebody looked through, with what it held.
CREATE TABLE sign_off (
    id INTEGER PRIMARY KEY,
    worklist TEXT NOT NULL CHECK (length(worklist) > 0),
    service TEXT REFERENCES service (id),   -- NULL for what names no service, and for a referrer's whole list
    organisation TEXT NOT NULL REFERENCES organisation (ods),
    day INTEGER NOT NULL,                   -- London day number
    at INTEGER NOT NULL,                    -- UTC seconds
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    overdue INTEGER NOT NULL CHECK (overdue BETWEEN 0 AND total),
    due_today INTEGER NOT NULL CHECK (due_today BETWEEN 0 AND total),
    urgent INTEGER NOT NULL CHECK (urgent BETWEEN 0 AND total),
    new INTEGER NOT NULL CHECK (new BETWEEN 0 AND total),
    unopened_urgent INTEGER NOT NULL CHECK (unopened_urgent BETWEEN 0 AND urgent),
    missed_days INTEGER NOT NULL CHECK (missed_days >= 0),
    reason TEXT CHECK (length(reason) > 0),
    entry INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
    CHECK (unopened_urgent = 0 OR reason IS NOT NULL)
) STRICT;
CREATE INDEX sign_off_of_list ON sign_off (worklist, service, organisation, id);
CREATE INDEX sign_off_by_day ON sign_off (day, id);
CREATE TRIGGER sign_off_is_final BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign-offs are append-only'); END;
CREATE TRIGGER sign_off_stays BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign-offs are append-only'); END;
CREATE TRIGGER sign_off_is_written_once BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM sign_off WHERE id = NEW.id OR entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'sign-offs are append-only'); END;
