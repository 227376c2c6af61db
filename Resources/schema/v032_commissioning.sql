-- Who pays for a referral and for whom a service is commissioned, and what else the directory says of a service.

ALTER TABLE referral ADD COLUMN commissioner TEXT CHECK (length(commissioner) > 0);    -- ODS code; NULL where nobody said

-- Organisations whose patients a service is commissioned for; none for everybody's.
CREATE TABLE service_commissioner (
    service TEXT NOT NULL REFERENCES service_profile (service),
    organisation TEXT NOT NULL CHECK (length(organisation) > 0),
    PRIMARY KEY (service, organisation)
) STRICT, WITHOUT ROWID;

ALTER TABLE service_profile ADD COLUMN appointment_types TEXT NOT NULL DEFAULT '';     -- codes joined with a comma
ALTER TABLE service_profile ADD COLUMN email TEXT;                      -- of patients' enquiries
ALTER TABLE service_profile ADD COLUMN professional_contact TEXT;       -- for referrers alone
ALTER TABLE service_profile ADD COLUMN hours TEXT;
ALTER TABLE service_profile ADD COLUMN referrer_alert TEXT;
ALTER TABLE service_profile ADD COLUMN investigations TEXT;
ALTER TABLE service_profile ADD COLUMN indicative_wait_days INTEGER CHECK (indicative_wait_days BETWEEN 0 AND 2000);
ALTER TABLE service_profile ADD COLUMN capacity_is_low INTEGER NOT NULL DEFAULT 0 CHECK (capacity_is_low IN (0, 1));
