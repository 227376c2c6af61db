-- Booking: places that a supervisor opened beyond a slot's capacity.

ALTER TABLE slot ADD COLUMN overbooked INTEGER NOT NULL DEFAULT 0 CHECK (overbooked >= 0);

DROP TRIGGER appointment_has_a_place;
CREATE TRIGGER appointment_has_a_place BEFORE INSERT ON appointment
WHEN NEW.slot IS NOT NULL AND NEW.status IN ('requested', 'booked')
    AND NEW.seat >= (SELECT capacity + overbooked FROM slot WHERE id = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'the slot is full'); END;
DROP TRIGGER appointment_keeps_its_place;
CREATE TRIGGER appointment_keeps_its_place BEFORE UPDATE ON appointment
WHEN NEW.slot IS NOT NULL AND NEW.status IN ('requested', 'booked')
    AND NEW.seat >= (SELECT capacity + overbooked FROM slot WHERE id = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'the slot is full'); END;
DROP TRIGGER slot_keeps_room_for_its_bookings;
CREATE TRIGGER slot_keeps_room_for_its_bookings BEFORE UPDATE OF capacity, overbooked ON slot
WHEN EXISTS (SELECT 1 FROM appointment WHERE slot = NEW.id AND status IN ('requested', 'booked')
    AND seat >= NEW.capacity + NEW.overbooked)
BEGIN SELECT RAISE(ABORT, 'the slot has more bookings than that'); END;
