-- Worklist rows so that an act writes few pages: a referral's rows beside each other, no index for rows it is never
-- asked for, and a row that moves changed where it stands.

DROP TRIGGER worklist_row_is_counted;
DROP TRIGGER worklist_row_is_discounted;
DROP TRIGGER worklist_row_is_written_anew;
ALTER TABLE worklist_item RENAME TO worklist_item_before;
CREATE TABLE worklist_item (
    referral INTEGER NOT NULL REFERENCES referral (id),
    worklist TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('work', 'view', 'calendar')), -- 'calendar': a view that is only read by due day
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    scope TEXT NOT NULL,                    -- the service on the provider's side, the organisation on the referrer's; or ''
    came_on_referrer_list INTEGER NOT NULL CHECK (came_on_referrer_list IN (0, 1)),
    urgency INTEGER NOT NULL CHECK (urgency BETWEEN 1 AND 3), -- 1 suspected cancer or not known, 2 urgent, 3 routine
    pressing INTEGER NOT NULL,              -- day number to order by: the breach date, or what it would be
    due INTEGER NOT NULL,                   -- day number; overdue from the day after
    since INTEGER NOT NULL,                 -- UTC seconds; the row counts from then on
    until INTEGER,                          -- UTC seconds; it counts no longer from then on
    counts_from INTEGER NOT NULL,           -- day number of a `since` that lay ahead when the row was written, else 0
    begins_in_day INTEGER NOT NULL CHECK (begins_in_day IN (0, 1)), -- 1: that `since` is not the beginning of its day
    due_rule TEXT NOT NULL,
    breach INTEGER,                         -- day number: the last good day of 18 weeks
    reason TEXT,
    owner INTEGER REFERENCES staff (id),
    PRIMARY KEY (referral, worklist)
) STRICT, WITHOUT ROWID;
INSERT INTO worklist_item (referral, worklist, kind, side, scope, came_on_referrer_list, urgency, pressing, due, since,
    until, counts_from, begins_in_day, due_rule, breach, reason, owner)
SELECT referral, worklist, CASE WHEN worklist IN ('approaching-breach', 'at-180-days', 'untouched', 'validation-due')
    AND kind = 'view' THEN 'calendar' ELSE kind END, side, scope, came_on_referrer_list, urgency, pressing, due, since, until, counts_from,
    counts_from > 0, due_rule, breach, reason, owner
FROM worklist_item_before ORDER BY referral, worklist;
DROP TABLE worklist_item_before;
CREATE INDEX worklist_by_need ON worklist_item (worklist, urgency, pressing, due, since, referral)
    WHERE kind <> 'calendar';
CREATE INDEX worklist_by_due ON worklist_item (worklist, due, urgency, referral);
CREATE INDEX worklist_by_service_need ON worklist_item (worklist, scope, urgency, pressing, due, since, referral)
    WHERE kind <> 'calendar';
CREATE INDEX worklist_by_service_due ON worklist_item (worklist, scope, due, urgency, referral);
CREATE INDEX worklist_by_service_since ON worklist_item (worklist, scope, since) WHERE kind = 'work';
CREATE INDEX worklist_by_owner_need ON worklist_item (worklist, owner, urgency, pressing, due, since, referral)
    WHERE owner IS NOT NULL AND kind <> 'calendar';
CREATE INDEX worklist_by_owner_due ON worklist_item (worklist, owner, due, urgency, referral) WHERE owner IS NOT NULL;
-- Work across the lists of a side, and that of it which is nobody's.
CREATE INDEX worklist_across_by_due ON worklist_item (side, due, urgency, worklist, referral) WHERE kind = 'work';
CREATE INDEX worklist_unowned ON worklist_item (side, due, urgency, worklist, referral)
    WHERE kind = 'work' AND owner IS NULL;
-- What is counted from the beginning of a day and begins in the course of it.
CREATE INDEX worklist_ahead ON worklist_item (counts_from, worklist, since) WHERE begins_in_day = 1;
CREATE INDEX worklist_ending ON worklist_item (worklist, until) WHERE until IS NOT NULL;

CREATE TRIGGER worklist_row_is_counted AFTER INSERT ON worklist_item WHEN NEW.until IS NULL
BEGIN
    INSERT INTO worklist_count VALUES (NEW.worklist, NEW.scope, NEW.came_on_referrer_list, NEW.urgency, NEW.counts_from,
        NEW.due, 1, NEW.owner IS NULL)
    ON CONFLICT DO UPDATE SET total = total + 1, unowned = unowned + (NEW.owner IS NULL);
END;
CREATE TRIGGER worklist_row_is_discounted AFTER DELETE ON worklist_item WHEN OLD.until IS NULL
BEGIN
    UPDATE worklist_count SET total = total - 1, unowned = unowned - (OLD.owner IS NULL)
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due;
    DELETE FROM worklist_count
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due AND total = 0;
END;
CREATE TRIGGER worklist_row_stays_where_it_is BEFORE UPDATE OF referral, worklist, kind, side ON worklist_item
BEGIN SELECT RAISE(ABORT, 'a worklist row never becomes another list''s or another referral''s'); END;
-- A row that changes is taken out of its number and put into the one it now belongs to.
CREATE TRIGGER worklist_row_leaves_its_number AFTER UPDATE ON worklist_item WHEN OLD.until IS NULL
BEGIN
    UPDATE worklist_count SET total = total - 1, unowned = unowned - (OLD.owner IS NULL)
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due;
    DELETE FROM worklist_count
    WHERE worklist = OLD.worklist AND scope = OLD.scope AND came_on_referrer_list = OLD.came_on_referrer_list
        AND urgency = OLD.urgency AND counts_from = OLD.counts_from AND due = OLD.due AND total = 0;
END;
CREATE TRIGGER worklist_row_joins_its_number AFTER UPDATE ON worklist_item WHEN NEW.until IS NULL
BEGIN
    INSERT INTO worklist_count VALUES (NEW.worklist, NEW.scope, NEW.came_on_referrer_list, NEW.urgency, NEW.counts_from,
        NEW.due, 1, NEW.owner IS NULL)
    ON CONFLICT DO UPDATE SET total = total + 1, unowned = unowned + (NEW.owner IS NULL);
END;
