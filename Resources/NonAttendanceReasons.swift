// The e-RS reasons for missing an appointment, one a line so that the compiler reads one string:
// code|display|type|usage|roles|flags (M comment mandatory, A can cancel an appointment)|from|to.
extension ReasonTables {
    static let nonAttendanceReasons = """
        CANCELLED_TOO_LATE|Cancelled too late|||||2004-06-01|
        ARRIVED_TOO_LATE|Patient arrived too late to be seen|||||2004-06-01|
        PATIENT_FORGOT|Patient forgot about appointment|||||2004-06-01|
        PATIENT_DIED|Patient died|||||2004-06-01|
        PATIENT_ILL|Patient ill|||||2004-06-01|
        UNKNOWN|Reason not known|||||2004-06-01|
        NOT_SPECIFIED|Not specified|||||2004-06-01|
        OTHER_MIGRATION_FROM_CAB|Other (Migration from CAB)|||||2004-06-01|2012-01-31
        """
}
