// The e-RS reasons for cancelling or rejecting an appointment, one a line so that the compiler reads one string:
// code|display|type|usage|roles|flags (M comment mandatory, A can cancel an appointment)|from|to.
extension ReasonTables {
    static let appointmentCancellationReasons = """
        ADDITIONAL_REQ_NOT_AVAILABLE|Additional requirement not available|PROVIDER||||2004-06-01|2007-06-25
        ADDITIONAL_REQ_NOT_ELIGIBLE|Not eligible for additional requirement|PROVIDER||||2004-06-01|
        ADDITIONAL_REQ_NOT_PROVIDED|Additional req not provided at location|PROVIDER||||2004-06-01|
        ADDITIONAL_REQ_UNAVAILABLE|Additional req unavailable for this appt|PROVIDER||||2004-06-01|
        APPT_MADE_FOR_WRONG_PATIENT|Appt. made for wrong patient|UNKNOWN||||2004-06-13|2014-10-01
        CLINIC_CANCELLED|Clinic cancelled|PROVIDER||||2004-06-01|
        CLINIC_CANCELLED_ALTERNATIVE|Clinic cancelled|PROVIDER||||2004-06-01|
        CLINIC_OVERRUN|Clinic overrun|PROVIDER||||2004-06-01|
        CLINIC_OVERRUN_ALTERNATIVE|Clinic overrun|PROVIDER||||2004-06-01|
        FURTHER_INFORMATION_REQUIRED|Further information required|PROVIDER_REJECT|REJECT|SPC,SPCA||2004-06-01|
        NOT_SPECIFIED|Not Specified|PROVIDER||||2000-06-01|
        OTHER|Other reason|PROVIDER_REJECT|REJECT|SPC,SPCA||2004-06-01|
        OTHER_MIGRATION_FROM_CAB|Other|UNKNOWN||||2014-10-01|2014-10-01
        OUTPATIENT_APPT_NOT_REQUIRED|Outpatient appointment not required|PROVIDER_REJECT|REJECT|SPC,SPCA||2004-06-01|
        PATIENT_APPOINTMENT_CANCELLATION_OTHER|Other|PATIENT|CANCEL|RC,RCA|M|2004-06-01|
        PATIENT_APPOINTMENT_CLASH|Patient - Clashes with another appointment|UNKNOWN||||2004-06-01|2007-06-01
        PATIENT_HOLIDAY|Patient on holiday|PATIENT|CANCEL|RC,RCA||2004-06-01|
        PATIENT_ILL|Patient is sick|PATIENT|CANCEL|RC,RCA||2004-06-01|
        PATIENT_OTHER_ENGAGEMENT|Patient - Other more pressing engagement|PATIENT|CANCEL|RC,RCA|M|2004-06-01|
        PRIORITY_CHANGE|Priority change for other reasons|PROVIDER|||M|2004-06-01|
        PRIORITY_INAPPROPRIATE|Inappropriate priority|PROVIDER|||M|2004-06-01|
        PROVIDER_CANCELLATION|Other - Provider cancellation|PROVIDER|||M|2004-06-01|
        REDIRECTED_AGE|Redirected due to patient age|UNKNOWN|||M|2004-06-01|
        REDIRECTED_APPROPRIATE_CLINIC|Redirected to more appropriate clinic|UNKNOWN|||M|2004-06-01|
        REDIRECTED_APPROPRIATE_SPECIALTY|Redirected to more appropriate specialty|UNKNOWN|||M|2004-06-01|
        REDIRECTED_CONFIDENTIALITY|Redirected due to confidentiality|UNKNOWN|||M|2004-06-01|
        REDIRECTED_GENDER|Redirected due to patient gender|UNKNOWN|||M|2004-06-01|
        REDIRECTED_OTHER|Redirected due to other reason|UNKNOWN|||M|2004-06-01|
        REDIRECTED_PRIORITY|Redirected due to priority|UNKNOWN|||M|2004-06-01|
        REDIRECTED_STAFF_VACATION|Redirected due to staff vacation|UNKNOWN|||M|2004-06-01|
        REDIRECTED_TEMPORARILY|A Temporary Redirected Reason|UNKNOWN||||2004-06-01|2014-10-01
        SERVICE_INAPPROPRIATE|Inappropriate service|PROVIDER_REJECT|REJECT|SPC,SPCA||2004-06-01|
        SERVICE_PREREQUISITES_NOT_COMPLETE|Pre-requisites for service not \
        complete|PROVIDER_REJECT|REJECT|SPC,SPCA||2004-06-01|
        SLOT_CANCELLED|Slot cancelled|PROVIDER||||2004-06-01|
        SLOT_CANCELLED_ALTERNATIVE|Slot cancelled|PROVIDER||||2004-06-01|
        WRONG_PROVIDER|Appt. made with wrong provider|UNKNOWN||||2004-02-13|2004-06-13
        """
}
