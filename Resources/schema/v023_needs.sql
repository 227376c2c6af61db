-- What a patient needs at a visit: a line each, of kind, detail, who said so, since when (UTC seconds), whether it is
-- wanted still and, where it is arranged, the moment, slot and wish that it was arranged for and the reference.

ALTER TABLE referral ADD COLUMN needs TEXT CHECK (length(needs) > 0);
