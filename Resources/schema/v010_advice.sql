-- Advice and guidance: where a conversation stands, kept with the referral it may become, and what was said in it.

ALTER TABLE referral ADD COLUMN advice_state TEXT
    CHECK (advice_state IN ('PROVIDER_RESPONSE_REQUIRED', 'REFERRER_TO_SUBMIT_FURTHER_INFORMATION',
        'REFERRER_TO_REVIEW_RESPONSE', 'CONVERSATION_ENDED_CLOSED', 'CONVERSATION_ENDED_CANCELLED',
        'ADVICE_CONVERTED'))
    -- A conversation is no referral yet.
    CHECK (advice_state IS NULL OR advice_state = 'ADVICE_CONVERTED' OR state = 'NOT_BOOKED');
ALTER TABLE referral ADD COLUMN ers_advice_state TEXT;
-- NULL where there never was a conversation.
ALTER TABLE referral ADD COLUMN advice_may_convert INTEGER
    CHECK ((advice_may_convert IS NULL) = (advice_state IS NULL))
    CHECK (advice_may_convert IN (0, 1));
ALTER TABLE referral ADD COLUMN advice_first_requested INTEGER;
ALTER TABLE referral ADD COLUMN advice_last_updated INTEGER;
ALTER TABLE referral ADD COLUMN advice_recommendation TEXT
    CHECK (advice_recommendation IN ('ADVICE_ONLY_NO_REFERRAL_RECOMMENDED', 'ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED',
        'REFERRAL_RECOMMENDED', 'OTHER'));

-- What was said in a conversation, in the order in which it came to be known here. The words are those of the journal
-- entry that brought it, so that they stand in one place.
CREATE TABLE advice_message (
    referral INTEGER NOT NULL REFERENCES referral (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    entry INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
    sent_at INTEGER NOT NULL,               -- UTC seconds
    side TEXT NOT NULL CHECK (side IN ('provider', 'referrer')),
    author TEXT NOT NULL,                   -- login, or SDS user id of somebody in e-RS
    on_behalf_of TEXT,
    outcome TEXT CHECK (outcome IN ('RETURN_TO_REFERRER_WITH_ADVICE', 'REQUIRE_FURTHER_INFORMATION',
        'PROVIDER_CONVERTED')),
    recommendation TEXT CHECK (recommendation IN ('ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
        'ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED', 'REFERRAL_RECOMMENDED', 'OTHER')),
    ers_id TEXT,                            -- id of the e-RS Communication, once it is known
    PRIMARY KEY (referral, seq),
    UNIQUE (referral, ers_id),
    CHECK ((outcome IS 'RETURN_TO_REFERRER_WITH_ADVICE') = (recommendation IS NOT NULL)),
    CHECK (outcome IS NULL OR side = 'provider')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER advice_message_follows_the_last BEFORE INSERT ON advice_message
WHEN NEW.seq <> (SELECT count(*) + 1 FROM advice_message WHERE referral = NEW.referral)
    OR EXISTS (SELECT 1 FROM advice_message WHERE entry = NEW.entry)
    OR EXISTS (SELECT 1 FROM advice_message WHERE referral = NEW.referral AND ers_id = NEW.ers_id)
BEGIN SELECT RAISE(ABORT, 'a message must follow the last one of its conversation'); END;
-- Only e-RS's own id may become known later.
CREATE TRIGGER advice_message_is_final BEFORE UPDATE ON advice_message
WHEN OLD.ers_id IS NOT NULL OR NEW.referral <> OLD.referral OR NEW.seq <> OLD.seq OR NEW.entry <> OLD.entry
    OR NEW.sent_at <> OLD.sent_at OR NEW.side <> OLD.side OR NEW.author <> OLD.author
    OR NEW.on_behalf_of IS NOT OLD.on_behalf_of OR NEW.outcome IS NOT OLD.outcome
    OR NEW.recommendation IS NOT OLD.recommendation
BEGIN SELECT RAISE(ABORT, 'what was said in a conversation stays'); END;
CREATE TRIGGER advice_message_stays BEFORE DELETE ON advice_message
BEGIN SELECT RAISE(ABORT, 'what was said in a conversation stays'); END;
