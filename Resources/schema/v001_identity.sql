-- What this file is, whose it is, and who works with it.

-- One row, written when the file is made, never changed: what kind of file this is and whose.
CREATE TABLE database_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL CHECK (kind IN ('live', 'rehearsal')),
    organisation TEXT NOT NULL,             -- ODS code of the home organisation
    created_at INTEGER NOT NULL,            -- UTC seconds
    administrator TEXT NOT NULL,            -- operating-system account that made the file
    seed TEXT                               -- rehearsal only: seed and count it was made from
) STRICT;
CREATE TRIGGER database_identity_is_final BEFORE UPDATE ON database_identity
BEGIN SELECT RAISE(ABORT, 'the identity of a database never changes'); END;
CREATE TRIGGER database_identity_stays BEFORE DELETE ON database_identity
BEGIN SELECT RAISE(ABORT, 'the identity of a database never changes'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER database_identity_is_written_once BEFORE INSERT ON database_identity
WHEN EXISTS (SELECT 1 FROM database_identity)
BEGIN SELECT RAISE(ABORT, 'the identity of a database never changes'); END;

-- An organisation by its ODS code.
CREATE TABLE organisation (
    ods TEXT PRIMARY KEY CHECK (length(ods) BETWEEN 2 AND 12),
    name TEXT
) STRICT, WITHOUT ROWID;

-- A member of staff.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (length(login) > 0),
    name TEXT NOT NULL,
    os_account TEXT UNIQUE,                 -- operating-system account, on a live file
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

-- A role that a member of staff holds at an organisation.
CREATE TABLE staff_role (
    staff INTEGER NOT NULL REFERENCES staff (id),
    organisation TEXT NOT NULL REFERENCES organisation (ods),
    role TEXT NOT NULL CHECK (role IN ('clerk', 'triage', 'clinician', 'supervisor', 'manager', 'referrer',
        'referrer-admin', 'commissioner', 'auditor', 'admin')),
    PRIMARY KEY (staff, organisation, role)
) STRICT, WITHOUT ROWID;

-- A patient's record. Any field may be missing; a number that is malformed is kept as it came.
CREATE TABLE patient (
    id INTEGER PRIMARY KEY,
    hospital_number TEXT UNIQUE,
    nhs_number TEXT UNIQUE,
    nhs_number_status TEXT CHECK (nhs_number_status BETWEEN '01' AND '08'),
    nhs_number_valid INTEGER NOT NULL DEFAULT 0 CHECK (nhs_number_valid IN (0, 1)),
    family TEXT,
    given TEXT,
    title TEXT,
    born INTEGER,                           -- day number from 1970-01-01
    sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    died INTEGER,                           -- day number
    died_source TEXT,
    address TEXT,                           -- lines, one below the other
    postcode TEXT,
    phone TEXT,
    mobile TEXT,
    email TEXT,
    consents_to_texts INTEGER CHECK (consents_to_texts IN (0, 1)),
    preferred_channel TEXT,
    preferred_format TEXT,
    language TEXT,
    letters_to TEXT,
    is_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (is_sensitive IN (0, 1)),
    is_at_risk INTEGER NOT NULL DEFAULT 0 CHECK (is_at_risk IN (0, 1)),
    name_folded TEXT NOT NULL DEFAULT '',   -- lower case, for finding
    merged_into INTEGER REFERENCES patient (id)
) STRICT;
CREATE INDEX patient_by_name ON patient (name_folded);

-- A number that a patient was known by before.
CREATE TABLE patient_number (
    nhs_number TEXT PRIMARY KEY,
    patient INTEGER NOT NULL REFERENCES patient (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_number_of ON patient_number (patient);
