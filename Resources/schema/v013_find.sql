-- Finding a patient by part of a name or number through an index, however many there are.

-- Written with each change of a patient or referral, and compared by doctor: a trigger may not reach a virtual table.
-- One row a patient: the folded name, and every number they or their referrals are known by, without spaces and hyphens.
CREATE VIRTUAL TABLE patient_find USING fts5 (name, numbers, tokenize = 'trigram');

-- A patient's referrals newest first, and a referral's open problems conflicts first, as they are shown.
DROP INDEX referral_of_patient;
CREATE INDEX referral_of_patient ON referral (patient, received_at DESC, id DESC);
DROP INDEX import_problem_of_referral;
CREATE INDEX import_problem_of_referral ON import_problem (referral, kind, id) WHERE closed_at IS NULL;

CREATE VIEW patient_words AS
SELECT p.id, p.name_folded AS name,
    replace(replace(coalesce(p.nhs_number, '') || '|' || coalesce(p.hospital_number, '') || '|'
        || coalesce((SELECT group_concat(n.nhs_number, '|') FROM patient_number n WHERE n.patient = p.id), '') || '|'
        || coalesce((SELECT group_concat(coalesce(r.ubrn, '') || '|' || r.ref, '|') FROM referral r
            WHERE r.patient = p.id), ''), ' ', ''), '-', '') AS numbers
FROM patient p;
INSERT INTO patient_find (rowid, name, numbers) SELECT id, name, numbers FROM patient_words;
