-- Forms of every kind that somebody has begun, whatever they are about; what was done in a run; the phrases of a site.

-- It may hold clinical text, and nobody but its writer is ever given it.
CREATE TABLE draft (
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('referral', 'patient', 'clinic', 'list', 'own')),
    about TEXT NOT NULL,                    -- a row id, or the name of a clinic or a list
    form TEXT NOT NULL CHECK (length(form) > 0),  -- an action, or the name of a small form
    kept_at INTEGER NOT NULL,               -- UTC seconds
    PRIMARY KEY (staff, role, kind, about, form)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft_field (
    staff INTEGER NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,                    -- a code, or what was typed
    PRIMARY KEY (staff, role, kind, about, form, name),
    FOREIGN KEY (staff, role, kind, about, form) REFERENCES draft (staff, role, kind, about, form) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO draft (staff, role, form, kind, about, kept_at)
    SELECT staff, role, form, 'referral', CAST(referral AS TEXT), kept_at FROM form_draft;
INSERT INTO draft_field (staff, role, form, kind, about, name, value)
    SELECT staff, role, form, 'referral', CAST(referral AS TEXT), need, value FROM form_draft_field;
DROP TABLE form_draft_field;
DROP TABLE form_draft;

-- The referrals of a run that were decided or passed over, so that whoever takes it up again sees all of them.
CREATE TABLE run_item (
    run INTEGER NOT NULL REFERENCES triage_run (id),
    referral INTEGER NOT NULL REFERENCES referral (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (run, referral)
) STRICT, WITHOUT ROWID;

-- A phrase of the whole site, kept by those who oversee; a person's own of the same abbreviation comes first.
CREATE TABLE site_phrase (
    abbreviation TEXT NOT NULL PRIMARY KEY CHECK (length(abbreviation) BETWEEN 1 AND 12),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    kept_by INTEGER NOT NULL REFERENCES staff (id),
    kept_at INTEGER NOT NULL                -- UTC seconds
) STRICT, WITHOUT ROWID;
