-- The events of a referral's 18-week clock, and what waiting patients said. Every column is NULL until there is something
-- to say, so that rows of earlier releases agree with their journal.

ALTER TABLE referral ADD COLUMN rtt_start INTEGER;
ALTER TABLE referral ADD COLUMN rtt_start_event TEXT CHECK (rtt_start_event IN ('booked', 'deferred', 'received',
    'inherited', 'converted', 'triage-service', 'assessment-service'));
ALTER TABLE referral ADD COLUMN rtt_nullified_at INTEGER;
ALTER TABLE referral ADD COLUMN rtt_restart INTEGER;
ALTER TABLE referral ADD COLUMN rtt_restart_event TEXT CHECK (rtt_restart_event IN ('rebooked', 'referred-again',
    'after-monitoring'));
ALTER TABLE referral ADD COLUMN rtt_stop INTEGER;
ALTER TABLE referral ADD COLUMN rtt_stop_event TEXT CHECK (rtt_stop_event IN ('attended', 'discharged', 'assessed',
    'returned', 'rejected', 'cancelled', 'died', 'handed-back'));
ALTER TABLE referral ADD COLUMN rtt_stop_status TEXT CHECK (rtt_stop_status IN ('30', '31', '32', '34', '35', '36',
    '98'));
ALTER TABLE referral ADD COLUMN rtt_status TEXT CHECK (length(rtt_status) = 2);
ALTER TABLE referral ADD COLUMN first_seen_at INTEGER;
ALTER TABLE referral ADD COLUMN first_missed_at INTEGER;
ALTER TABLE referral ADD COLUMN delays TEXT;            -- day and kind of each, joined with a comma
ALTER TABLE referral ADD COLUMN validated_at INTEGER;
ALTER TABLE referral ADD COLUMN validation TEXT CHECK (validation IN ('still-needed', 'no-longer-needed'));
