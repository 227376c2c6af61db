-- Referrals, their shortlists and documents, slots and appointments. The schema itself keeps one patient to a place.

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE CHECK (ref GLOB 'RD-[2-9A-HJ-NP-Z]*' AND length(ref) = 11),
    ubrn TEXT UNIQUE CHECK (length(ubrn) = 12 AND ubrn NOT GLOB '*[^0-9]*'),
    version INTEGER NOT NULL CHECK (version >= 1),
    ers_version INTEGER,
    ers_state TEXT,
    source TEXT NOT NULL CHECK (source IN ('e-rs', 'paper', 'consultant', 'trust', 'emergency', 'patient', 'rehearsal')),
    state TEXT NOT NULL CHECK (state IN ('NOT_BOOKED', 'BOOKED', 'DEFERRED_TO_PROVIDER', 'AWAITING_TRIAGE',
        'TRIAGED_PROVIDER_TO_ACTION', 'TRIAGE_RESPONSE', 'REJECTED', 'APPT_CANCELLED_BY_PATIENT',
        'APPT_CANCELLED_BY_PROVIDER', 'DID_NOT_ATTEND', 'ASSESSMENT_RESULT', 'CANCELLED_REFERRAL')),
    state_inferred INTEGER NOT NULL CHECK (state_inferred IN (0, 1)),
    state_since INTEGER NOT NULL,
    reason TEXT,
    comment TEXT,                           -- clinical text
    instruction TEXT,                       -- for the booking staff
    priority TEXT CHECK (priority IN ('ROUTINE', 'URGENT', 'TWO_WEEK_WAIT')),
    specialty TEXT,
    clinic_type TEXT,
    clinical_context TEXT,
    patient INTEGER NOT NULL REFERENCES patient (id),
    service TEXT REFERENCES service (id),
    shortlist TEXT NOT NULL,                -- service ids joined with a comma, first choice first
    referring_organisation TEXT,            -- ODS code
    came_on_referrer_list INTEGER NOT NULL CHECK (came_on_referrer_list IN (0, 1)),
    referrer TEXT,
    named_clinician TEXT,
    allocated_clinician TEXT,
    received_at INTEGER NOT NULL,
    pathway_start INTEGER,
    letter_due INTEGER,                     -- day number
    clinical_information TEXT CHECK (clinical_information IN ('PRESENT', 'NOT_APPLICABLE', 'AWAITED')),
    clinical_info_first INTEGER,
    clinical_info_last INTEGER,
    review_status TEXT CHECK (review_status IN ('NEVER_REVIEWED', 'LETTER_CHANGED', 'PRIORITY_CHANGED',
        'PRIORITY_AND_LETTER_CHANGED')),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    deferred_at INTEGER,
    contact_expected INTEGER,               -- day number
    last_contact INTEGER,
    returned_to_referrer INTEGER NOT NULL CHECK (returned_to_referrer IN (0, 1)),
    acknowledged INTEGER NOT NULL CHECK (acknowledged IN (0, 1)),
    cancelled_outside INTEGER NOT NULL CHECK (cancelled_outside IN (0, 1)),
    outcome TEXT,
    cancel_in_pas INTEGER NOT NULL CHECK (cancel_in_pas IN (0, 1))
) STRICT;
CREATE INDEX referral_of_patient ON referral (patient);

-- A document that a referral names; its bytes are beside the database once they were imported.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    binary TEXT,                            -- logical id of the e-RS Binary
    title TEXT,
    description TEXT,
    type TEXT,
    availability TEXT,
    content_type TEXT,
    size INTEGER,
    indexed_at INTEGER,
    attached_by TEXT,
    digest TEXT REFERENCES held_file (digest)
) STRICT;
CREATE INDEX document_of_referral ON document (referral);
CREATE INDEX document_by_binary ON document (binary);

-- A file whose bytes are held beside the database under its SHA-256, and the text found in it.
CREATE TABLE held_file (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    size INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    text TEXT NOT NULL,                     -- clinical text
    notes TEXT NOT NULL,                    -- what could not be read, one sentence a line
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    service TEXT NOT NULL REFERENCES service (id),
    clinic TEXT,
    clinician TEXT,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at >= start_at),
    capacity INTEGER NOT NULL CHECK (capacity >= 0),
    priorities TEXT NOT NULL,               -- codes joined with a comma; empty for any
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_of_service ON slot (service, start_at);

CREATE TABLE appointment (
    id INTEGER PRIMARY KEY,
    referral INTEGER NOT NULL REFERENCES referral (id),
    slot TEXT REFERENCES slot (id),
    seat INTEGER CHECK (seat >= 0),         -- which place of the slot, from 0
    service TEXT REFERENCES service (id),
    clinician TEXT,
    start_at INTEGER,
    end_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'requested', 'booked', 'fulfilled', 'cancelled', 'noshow')),
    ers_id TEXT,
    CHECK ((slot IS NULL) = (seat IS NULL))
) STRICT;
-- One live appointment a place, one live appointment a referral.
CREATE UNIQUE INDEX appointment_place ON appointment (slot, seat) WHERE status IN ('requested', 'booked');
CREATE UNIQUE INDEX appointment_current ON appointment (referral) WHERE status IN ('requested', 'booked');
CREATE INDEX appointment_of_referral ON appointment (referral, id);

CREATE TRIGGER appointment_has_a_place BEFORE INSERT ON appointment
WHEN NEW.slot IS NOT NULL AND NEW.status IN ('requested', 'booked')
    AND NEW.seat >= (SELECT capacity FROM slot WHERE id = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'the slot is full'); END;
CREATE TRIGGER appointment_keeps_its_place BEFORE UPDATE ON appointment
WHEN NEW.slot IS NOT NULL AND NEW.status IN ('requested', 'booked')
    AND NEW.seat >= (SELECT capacity FROM slot WHERE id = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'the slot is full'); END;
CREATE TRIGGER slot_keeps_room_for_its_bookings BEFORE UPDATE OF capacity ON slot
WHEN EXISTS (SELECT 1 FROM appointment WHERE slot = NEW.id AND status IN ('requested', 'booked')
    AND seat >= NEW.capacity)
BEGIN SELECT RAISE(ABORT, 'the slot has more bookings than that'); END;
