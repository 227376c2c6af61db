// The e-RS reasons for cancelling a referral, one a line so that the compiler reads one string:
// code|display|type|usage|roles|flags (M comment mandatory, A can cancel an appointment)|from|to.
extension ReasonTables {
    static let referralCancellationReasons = """
        BOOKED_CLINICAL_NEED|Booked more urgently due to clinical \
        need|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        BOOKED_OUTSIDE_CAB|Patient booked outside NHS e-Referral \
        Service|PROVIDER|CANCEL_REFERRAL|SPC,SPCA,APP|A|2007-09-14|
        COMMUNITY_SERVICE_NA|Sent to community service not available in this \
        system|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        COMPLEX_PATHWAY|Complex pathway, multiple appointments \
        needed|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        INTEND_PRIVATE|Patient will go to a private clinic|PATIENT|CANCEL_REFERRAL|SPC,SPCA,RC,RCA,APP|A|2004-06-01|
        NO_LONGER_REQUIRED|Referral is no longer required|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        OTHER_OTHER|Other reason|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        OUTPATIENT_CLINICIAN_NA|Sent to outpatient service as named clinician is not available in this \
        system|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        OUTPATIENT_SERVICE_NA|Sent to outpatient service not available in this \
        system|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        PATIENT_DIED|Patient died|PATIENT|CANCEL_REFERRAL|SPC,SPCA,RC,RCA,APP|A|2004-06-01|
        PATIENT_REQUEST_CANCELLATION_OTHER|Other|PATIENT|CANCEL_REFERRAL|SPC,SPCA,RC,RCA,APP|MA|2004-06-01|
        RAISED_IN_ERROR|Referral created by mistake|UNKNOWN|CANCEL_REFERRAL|RC,RCA|A|2007-09-14|
        REFERRER_CANCELLATION|Other - Referrer request cancellation|UNKNOWN|CANCEL_REFERRAL|RC,RCA|A|2007-09-14|
        STRAIGHT_TO_TEST|Sent straight to test / procedure|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP|M|2019-07-23|
        TREATMENT_NO_LONGER_REQUIRED|Referral no longer \
        needed|PATIENT|CANCEL_REFERRAL|SPC,SPCA,RC,RCA,APP|A|2004-06-01|
        TRIAGE_ENDED|Triage Ended|PROVIDER_TRIAGE|CANCEL_REFERRAL|SPC,SPCA,APP||2019-07-23|
        PATIENT_APPOINTMENT_CANCELLATION_OTHER|Other|PATIENT|||A|2004-06-01|
        PROVIDER_CANCELLATION|Other - Provider Cancellation|UNKNOWN|||A|2004-06-01|
        """
}
