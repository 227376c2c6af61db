-- What another program puts in place of a slot or of an appointment may cost no booking either.

CREATE TRIGGER slot_put_again_keeps_room BEFORE INSERT ON slot
WHEN EXISTS (SELECT 1 FROM appointment WHERE slot = NEW.id AND status IN ('requested', 'booked')
    AND seat >= NEW.capacity + NEW.overbooked)
BEGIN SELECT RAISE(ABORT, 'the slot has more bookings than that'); END;
CREATE TRIGGER slot_with_bookings_stays BEFORE DELETE ON slot
WHEN EXISTS (SELECT 1 FROM appointment WHERE slot = OLD.id AND status IN ('requested', 'booked'))
BEGIN SELECT RAISE(ABORT, 'the slot has bookings'); END;
CREATE TRIGGER slot_keeps_its_id BEFORE UPDATE OF id ON slot
WHEN NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'a slot keeps its id'); END;

-- A place or a referral that has a live appointment keeps that one: nothing replaces it.
CREATE TRIGGER appointment_replaces_none BEFORE INSERT ON appointment
WHEN EXISTS (SELECT 1 FROM appointment WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the appointment is there already'); END;
CREATE TRIGGER appointment_takes_no_place BEFORE INSERT ON appointment
WHEN NEW.status IN ('requested', 'booked') AND EXISTS (SELECT 1 FROM appointment
    WHERE slot = NEW.slot AND seat = NEW.seat AND status IN ('requested', 'booked'))
BEGIN SELECT RAISE(ABORT, 'the place is booked: appointment.slot'); END;
CREATE TRIGGER appointment_of_a_referral_stays BEFORE INSERT ON appointment
WHEN NEW.status IN ('requested', 'booked') AND EXISTS (SELECT 1 FROM appointment
    WHERE referral = NEW.referral AND status IN ('requested', 'booked'))
BEGIN SELECT RAISE(ABORT, 'the referral is booked: appointment.referral'); END;
CREATE TRIGGER appointment_moves_onto_none BEFORE UPDATE ON appointment
WHEN NEW.id <> OLD.id OR NEW.status IN ('requested', 'booked') AND EXISTS (SELECT 1 FROM appointment
    WHERE slot = NEW.slot AND seat = NEW.seat AND status IN ('requested', 'booked') AND id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'the place is booked: appointment.slot'); END;
CREATE TRIGGER appointment_comes_beside_none BEFORE UPDATE ON appointment
WHEN NEW.status IN ('requested', 'booked') AND EXISTS (SELECT 1 FROM appointment
    WHERE referral = NEW.referral AND status IN ('requested', 'booked') AND id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'the referral is booked: appointment.referral'); END;
