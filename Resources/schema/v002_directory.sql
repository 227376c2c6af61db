-- The directory of services, who works them, who may act for whom, and the official code lists.

CREATE TABLE priority (
    code TEXT PRIMARY KEY,
    display TEXT NOT NULL,
    rank INTEGER NOT NULL,
    defer_to_provider_days INTEGER NOT NULL,
    triage_days INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE specialty (code TEXT PRIMARY KEY, display TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE clinic_type (
    code TEXT PRIMARY KEY,
    display TEXT NOT NULL,
    specialty TEXT NOT NULL,
    effective_from TEXT,
    effective_to TEXT
) STRICT, WITHOUT ROWID;

-- e-RS reasons (A004): data, for they come and go by date.
CREATE TABLE reason (
    list TEXT NOT NULL CHECK (list IN ('APPOINTMENT-CANCELLATION-REASON', 'REFERRAL-CANCELLATION-REASON',
        'APPOINTMENT-NON-ATTENDANCE-REASON')),
    code TEXT NOT NULL,
    display TEXT NOT NULL,
    type TEXT NOT NULL,
    usage TEXT NOT NULL,
    roles TEXT NOT NULL,                    -- e-RS function codes joined with a comma
    comment_is_mandatory INTEGER NOT NULL CHECK (comment_is_mandatory IN (0, 1)),
    can_cancel_appointment INTEGER NOT NULL CHECK (can_cancel_appointment IN (0, 1)),
    effective_from INTEGER NOT NULL,        -- day number
    effective_to INTEGER,                   -- last day on which it may be used, as a day number
    PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- Days on which this site is closed besides weekends and bank holidays.
CREATE TABLE closing_day (day INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE TABLE service (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    name TEXT,
    specialty TEXT,                         -- e-RS code; not every feed's code is in our list
    provider TEXT,                          -- ODS code; NULL counts as the home organisation
    kind TEXT NOT NULL DEFAULT 'unspecified' CHECK (kind IN ('directly-bookable', 'indirectly-bookable', 'triage',
        'assessment', 'unspecified')),
    diary TEXT NOT NULL DEFAULT 'referdesk' CHECK (diary IN ('referdesk', 'pas')),
    has_workgroup INTEGER NOT NULL DEFAULT 0 CHECK (has_workgroup IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Who belongs to a service's workgroup; a service without one is open to its provider's staff.
CREATE TABLE service_staff (
    service TEXT NOT NULL REFERENCES service (id),
    staff INTEGER NOT NULL REFERENCES staff (id),
    PRIMARY KEY (service, staff)
) STRICT, WITHOUT ROWID;

-- A clinician's leave for somebody to do clinical acts on their behalf.
CREATE TABLE delegation (
    id INTEGER PRIMARY KEY,
    clinician INTEGER NOT NULL REFERENCES staff (id),
    delegate INTEGER NOT NULL REFERENCES staff (id) CHECK (delegate <> clinician),
    service TEXT REFERENCES service (id),   -- NULL for all
    actions TEXT NOT NULL,                  -- action names joined with a comma; empty for all that can be delegated
    valid_from INTEGER NOT NULL,            -- day number
    valid_until INTEGER NOT NULL CHECK (valid_until >= valid_from),
    protocol TEXT NOT NULL,
    approved_by INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX delegation_of ON delegation (delegate, clinician);
