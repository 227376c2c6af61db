// The e-RS reference data and bank holidays compiled in, so that the program works without a file beside it.

/// The reference data; each list is read from its table once, at first use.
public enum ReferenceData {
    /// Every reason of the three lists, ended ones too, in the order e-RS serves them.
    public static let reasons: [ReasonRecord] =
        reasons("APPOINTMENT-CANCELLATION-REASON", ReasonTables.appointmentCancellationReasons)
        + reasons("REFERRAL-CANCELLATION-REASON", ReasonTables.referralCancellationReasons)
        + reasons("APPOINTMENT-NON-ATTENDANCE-REASON", ReasonTables.nonAttendanceReasons)

    /// The three priorities, most pressing first, with the contact days of the e-RS sandbox.
    public static let priorities: [PriorityRecord] = [
        PriorityRecord(
            code: "TWO_WEEK_WAIT", display: "2 Week Wait", rank: 3,
            deferToProviderContactDays: 5, triageContactDays: 2),
        PriorityRecord(
            code: "URGENT", display: "Urgent", rank: 2, deferToProviderContactDays: 10, triageContactDays: 5),
        PriorityRecord(
            code: "ROUTINE", display: "Routine", rank: 1, deferToProviderContactDays: 40, triageContactDays: 40),
    ]

    /// Every specialty, by code.
    public static let specialties: [SpecialtyRecord] = rows(SpecialtyTables.all, columns: 2).map {
        SpecialtyRecord(code: $0[0], display: $0[1])
    }

    /// Every clinic type, ended ones too.
    public static let clinicTypes: [ClinicTypeRecord] =
        (rows(ClinicTypeTables.first, columns: 5) + rows(ClinicTypeTables.second, columns: 5)).map {
            ClinicTypeRecord(
                code: $0[0], display: $0[1], specialty: $0[2], effectiveFrom: $0[3],
                effectiveTo: $0[4].isEmpty ? nil : $0[4])
        }

    /// The listed bank holidays of England and Wales, 2012 to 2028, by day ("YYYY-MM-DD").
    public static let bankHolidays: [(day: String, name: String)] = rows(BankHolidayTables.all, columns: 2).map {
        (day: $0[0], name: $0[1])
    }

    private static func reasons(_ list: String, _ table: String) -> [ReasonRecord] {
        rows(table, columns: 8).map {
            ReasonRecord(
                list: list, code: $0[0], display: $0[1], type: $0[2], usage: $0[3],
                roles: $0[4].split(separator: ",").map(String.init), commentIsMandatory: $0[5].contains("M"),
                canCancelAppointment: $0[5].contains("A"), effectiveFrom: $0[6],
                effectiveTo: $0[7].isEmpty ? nil : $0[7])
        }
    }

    /// Lines cut at their separators; a line of the wrong width is a fault in a table of ours, so it stops at once.
    private static func rows(_ table: String, columns: Int) -> [[String]] {
        table.split(separator: "\n").map { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            precondition(fields.count == columns, "A reference line has \(fields.count) columns: \(line)")
            return fields
        }
    }

    static func covers(_ from: String, _ to: String?, _ day: String) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }
}

enum ReasonTables {}
enum ClinicTypeTables {}
enum SpecialtyTables {}
enum BankHolidayTables {}
