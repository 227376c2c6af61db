-- Who may have died: asked with every patient who is read, so found in an index of those few referrals alone.

CREATE INDEX referral_ended_by_death ON referral (patient) WHERE reason = 'PATIENT_DIED';
