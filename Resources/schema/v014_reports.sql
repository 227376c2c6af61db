-- Reports and audit questions read the journal by time and by person, and records that were joined to another.

CREATE INDEX journal_by_time ON journal (recorded_at, seq);
CREATE INDEX journal_of_user ON journal (user, seq);
CREATE INDEX patient_joined_to ON patient (merged_into) WHERE merged_into IS NOT NULL;
