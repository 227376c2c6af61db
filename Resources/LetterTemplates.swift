// The letters to patients as they are worded until a site words its own: plain text, its fields in braces.

/// Templates by kind; the first line is the subject.
public enum LetterTemplates {
    public static let standard = [
        "appointment": """
        Your appointment

        {greeting},

        We have made an appointment for {patient_name}:

        Day: {appointment_day}
        Time: {appointment_time}
        Service: {service}
        Place: {location}
        With: {clinician}
        Booking reference: {booking_reference}

        {instructions}

        If the day or time does not suit you, or you no longer need the appointment, please tell us as soon as you can, so that somebody else can have it.
        Our telephone number is {telephone}.
        Please have the booking reference to hand.

        Yours sincerely

        {organisation}
        """,
        "change": """
        Your appointment has changed

        {greeting},

        We have changed the appointment for {patient_name}. The new appointment is:

        Day: {appointment_day}
        Time: {appointment_time}
        Service: {service}
        Place: {location}
        With: {clinician}
        Booking reference: {booking_reference}

        It takes the place of the one on {previous_day} at {previous_time}. Please do not come on the earlier date.

        {instructions}

        If the new day or time does not suit you, please tell us as soon as you can.
        Our telephone number is {telephone}.
        Please have the booking reference to hand.

        Yours sincerely

        {organisation}
        """,
        "cancellation": """
        Your appointment has been cancelled

        {greeting},

        The appointment for {patient_name} on {appointment_day} has been cancelled. Please do not come on that day.

        Service: {service}
        Time: {appointment_time}
        Booking reference: {booking_reference}

        If another appointment is needed, we or your GP will get in touch with you.
        If you have a question, our telephone number is {telephone}. Please have the booking reference to hand.

        Yours sincerely

        {organisation}
        """,
        "did-not-attend": """
        An appointment that was missed

        {greeting},

        We expected {patient_name} on {appointment_day}, and the appointment did not take place.

        Service: {service}
        Time: {appointment_time}
        Booking reference: {booking_reference}

        Perhaps our letter did not reach you, or something came in the way. If the appointment is still needed, please tell us, and tell us what would make it easier to come.
        Our telephone number is {telephone}. Please have the booking reference to hand.

        Yours sincerely

        {organisation}
        """,
        "contact-us": """
        Please contact us

        {greeting},

        We have tried to reach you about an appointment for {patient_name} and have not been able to.

        Please ring us on {telephone}.

        Service: {service}
        Booking reference: {booking_reference}

        Please have the booking reference to hand. If you no longer need the appointment, please tell us that too.

        Yours sincerely

        {organisation}
        """,
        "reminder": """
        {organisation}: you have an appointment on {appointment_day} at {appointment_time}, reference {booking_reference}.
        If you cannot come, please ring {telephone}.
        """,
    ]
}
