-- The directory's entry of a service: whom it treats, how far ahead it is booked, who works there.

CREATE TABLE service_profile (
    service TEXT PRIMARY KEY REFERENCES service (id),
    location TEXT,                          -- ODS site code, or the site in words
    phone TEXT,
    gives_advice INTEGER NOT NULL CHECK (gives_advice IN (0, 1)),
    priorities TEXT NOT NULL,               -- codes joined with a comma; empty for any
    minimum_age INTEGER CHECK (minimum_age BETWEEN 0 AND 150),  -- whole years, both included
    maximum_age INTEGER CHECK (maximum_age BETWEEN coalesce(minimum_age, 0) AND 150),
    sexes TEXT NOT NULL,                    -- joined with a comma; empty for any
    reservation_days INTEGER NOT NULL CHECK (reservation_days BETWEEN 0 AND 2),
    polling_range_days INTEGER NOT NULL CHECK (polling_range_days BETWEEN 1 AND 730),
    letter_required INTEGER NOT NULL CHECK (letter_required IN (0, 1)),
    letter_cut_off_days INTEGER CHECK (letter_cut_off_days BETWEEN 0 AND 365),
    requirements TEXT NOT NULL,             -- INTERPRETER, TRANSPORT, ADVOCACY joined with a comma
    conditions TEXT,
    exclusions TEXT,
    instructions TEXT,
    operational_from INTEGER,               -- day numbers
    operational_until INTEGER CHECK (operational_until >= coalesce(operational_from, operational_until)),
    review_date INTEGER
) STRICT, WITHOUT ROWID;

-- When referrers and patients see the slots of a priority.
CREATE TABLE service_window (
    service TEXT NOT NULL REFERENCES service_profile (service),
    priority TEXT NOT NULL CHECK (priority IN ('ROUTINE', 'URGENT', 'TWO_WEEK_WAIT')),
    opens_after_hours INTEGER NOT NULL CHECK (opens_after_hours BETWEEN 0 AND 20000),
    closes_after_days INTEGER CHECK (closes_after_days BETWEEN 0 AND 730),
    PRIMARY KEY (service, priority)
) STRICT, WITHOUT ROWID;

-- Clinicians whom a referrer may name at a service.
CREATE TABLE service_clinician (
    service TEXT NOT NULL REFERENCES service_profile (service),
    name TEXT NOT NULL CHECK (length(name) > 0),
    PRIMARY KEY (service, name)
) STRICT, WITHOUT ROWID;

-- The e-RS clinic types of a service; not every site's code is in our list.
CREATE TABLE service_clinic_type (
    service TEXT NOT NULL REFERENCES service_profile (service),
    clinic_type TEXT NOT NULL CHECK (length(clinic_type) > 0),
    PRIMARY KEY (service, clinic_type)
) STRICT, WITHOUT ROWID;
