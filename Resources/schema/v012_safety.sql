-- Safety: letters of another patient, referrals ended by a death, and patients who are easily taken for one another.

-- The last journal entry before a document came to its referral: whatever was decided later may rest on it.
ALTER TABLE document ADD COLUMN after_entry INTEGER NOT NULL DEFAULT 0;

-- A document reported as another patient's: its row stays, and it is given to nobody any more.
CREATE TABLE wrong_letter (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    referral INTEGER NOT NULL REFERENCES referral (id),
    reported_at INTEGER NOT NULL,           -- UTC seconds
    reported_by TEXT NOT NULL,              -- login
    why TEXT NOT NULL,                      -- never clinical text
    last_entry INTEGER NOT NULL,            -- the journal's last entry when it was reported
    settled_at INTEGER,                     -- a clinician has confirmed what was done on it; NULL freezes the referral
    settled_by TEXT,
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE INDEX wrong_letter_of_referral ON wrong_letter (referral);
CREATE TRIGGER wrong_letter_stays BEFORE DELETE ON wrong_letter
BEGIN SELECT RAISE(ABORT, 'a hidden letter stays hidden'); END;
CREATE TRIGGER wrong_letter_is_final BEFORE UPDATE ON wrong_letter
WHEN OLD.settled_at IS NOT NULL OR NEW.document <> OLD.document OR NEW.referral <> OLD.referral
    OR NEW.reported_at <> OLD.reported_at OR NEW.reported_by <> OLD.reported_by OR NEW.why <> OLD.why
    OR NEW.last_entry <> OLD.last_entry
BEGIN SELECT RAISE(ABORT, 'a hidden letter stays hidden'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER wrong_letter_is_reported_once BEFORE INSERT ON wrong_letter
WHEN EXISTS (SELECT 1 FROM wrong_letter WHERE document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'that letter is hidden already'); END;

-- Referrals that a patient's death ended, so that a mistake can be taken back from the journal in one act.
CREATE TABLE ended_by_death (
    batch INTEGER NOT NULL REFERENCES journal (seq),    -- the entry of the act that ended all of them
    referral INTEGER NOT NULL REFERENCES referral (id),
    entry INTEGER NOT NULL REFERENCES journal (seq),    -- the entry that ended this one
    version INTEGER NOT NULL,               -- the version that ended it
    reopened_at INTEGER,
    PRIMARY KEY (batch, referral)
) STRICT, WITHOUT ROWID;

-- Same family, born the same day or nearly: found by the day, then by the name.
CREATE INDEX patient_by_birth ON patient (born, name_folded);
