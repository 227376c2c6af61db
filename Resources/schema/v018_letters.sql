-- Letters to patients: the site's templates, what a place says of itself in them, and every letter that was made.

-- A template of a kind as it was set. The last one of a kind holds; where there is none, the program's own does.
CREATE TABLE letter_template (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('appointment', 'change', 'cancellation', 'did-not-attend', 'contact-us',
        'reminder')),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 8000),
    set_by INTEGER NOT NULL REFERENCES staff (id),
    set_at INTEGER NOT NULL                 -- UTC seconds
) STRICT;
CREATE INDEX letter_template_of_kind ON letter_template (kind, id);
CREATE TRIGGER letter_template_is_final BEFORE UPDATE ON letter_template
BEGIN SELECT RAISE(ABORT, 'templates are append-only'); END;
CREATE TRIGGER letter_template_stays BEFORE DELETE ON letter_template
BEGIN SELECT RAISE(ABORT, 'templates are append-only'); END;
-- REPLACE runs no delete trigger on a connection that does not ask for it.
CREATE TRIGGER letter_template_is_written_once BEFORE INSERT ON letter_template
WHEN EXISTS (SELECT 1 FROM letter_template WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'templates are append-only'); END;

-- What letters say of a service, or of the whole site where the service is empty.
CREATE TABLE letter_place (
    service TEXT PRIMARY KEY,
    location TEXT,
    telephone TEXT,
    instructions TEXT                       -- for patients; never clinical text
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    patient INTEGER NOT NULL REFERENCES patient (id),
    appointment INTEGER REFERENCES appointment (id),
    tells_of INTEGER,                       -- start of the appointment it tells of, UTC seconds
    kind TEXT NOT NULL CHECK (kind IN ('appointment', 'change', 'cancellation', 'did-not-attend', 'contact-us')),
    entry INTEGER NOT NULL REFERENCES journal (seq),    -- the act that made it
    channel TEXT NOT NULL CHECK (channel IN ('post', 'email', 'text')),
    format TEXT NOT NULL CHECK (format IN ('normal', 'large-print', 'other')),
    recipient TEXT NOT NULL CHECK (length(recipient) > 0),
    sent_to TEXT NOT NULL DEFAULT '',       -- address lines, mailbox or number that it was printed for
    text TEXT NOT NULL CHECK (length(text) > 0),
    lacks TEXT NOT NULL,                    -- fields that it must say and nobody knew, joined with a comma
    created_at INTEGER NOT NULL,            -- UTC seconds
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'printed', 'recalled', 'withdrawn')),
    settled_at INTEGER,
    settled_by TEXT,                        -- login
    overtaken_by INTEGER REFERENCES journal (seq),      -- the later act that withdrew it
    run TEXT,                               -- the folder it was printed into
    CHECK ((state = 'waiting') = (settled_at IS NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((state = 'printed') = (run IS NOT NULL))
) STRICT;
CREATE INDEX letter_of_referral ON letter (referral, id);
CREATE INDEX letter_by_state ON letter (state, id);
CREATE TRIGGER letter_keeps_its_words BEFORE UPDATE ON letter
WHEN OLD.state IN ('printed', 'recalled') OR NEW.referral <> OLD.referral OR NEW.patient <> OLD.patient
    OR NEW.appointment IS NOT OLD.appointment OR NEW.tells_of IS NOT OLD.tells_of OR NEW.kind <> OLD.kind
    OR NEW.entry <> OLD.entry OR NEW.text <> OLD.text OR NEW.created_at <> OLD.created_at
BEGIN SELECT RAISE(ABORT, 'a letter keeps its words'); END;
CREATE TRIGGER letter_stays BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'letters are kept'); END;
CREATE TRIGGER letter_is_written_once BEFORE INSERT ON letter WHEN EXISTS (SELECT 1 FROM letter WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'letters are kept'); END;

-- A clinic's day, slots or not.
CREATE INDEX appointment_of_service ON appointment (service, start_at);
