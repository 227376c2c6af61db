-- A number that moves with every change of what the policy is made of, so that a program sees at a glance whether to
-- read it again: it looks in every transaction.

CREATE TABLE policy_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;
INSERT INTO policy_stamp (id, number) VALUES (1, 1);
CREATE TRIGGER policy_stamp_follows_settings AFTER INSERT ON policy_setting
BEGIN UPDATE policy_stamp SET number = number + 1; END;
CREATE TRIGGER policy_stamp_follows_new_closing_days AFTER INSERT ON closing_day
BEGIN UPDATE policy_stamp SET number = number + 1; END;
CREATE TRIGGER policy_stamp_follows_closing_days AFTER UPDATE ON closing_day
BEGIN UPDATE policy_stamp SET number = number + 1; END;
CREATE TRIGGER policy_stamp_follows_old_closing_days AFTER DELETE ON closing_day
BEGIN UPDATE policy_stamp SET number = number + 1; END;
CREATE TRIGGER policy_stamp_follows_new_priorities AFTER INSERT ON priority
BEGIN UPDATE policy_stamp SET number = number + 1; END;
CREATE TRIGGER policy_stamp_follows_priorities AFTER UPDATE ON priority
BEGIN UPDATE policy_stamp SET number = number + 1; END;

-- A decision under a delegation is found by its journal entry when it is taken back or done again.
CREATE INDEX delegated_act_of_entry ON delegated_act (journal);
