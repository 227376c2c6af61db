-- Sentences that a person writes often, each under an abbreviation: theirs alone, in one role.
CREATE TABLE phrase (
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    abbreviation TEXT NOT NULL CHECK (length(abbreviation) BETWEEN 1 AND 12),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    PRIMARY KEY (staff, role, abbreviation)
) STRICT, WITHOUT ROWID;
