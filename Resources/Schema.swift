// The schema files, compiled in, in the order in which they run. A file that has shipped never changes.

/// The frozen migration files.
public enum Schema {
    /// Name and SQL of each, first to last.
    public static let files: [(name: String, sql: String)] = [
        ("v001_identity.sql", PackageResources.v001_identity_sql),
        ("v002_directory.sql", PackageResources.v002_directory_sql),
        ("v003_referral.sql", PackageResources.v003_referral_sql),
        ("v004_journal.sql", PackageResources.v004_journal_sql),
        ("v005_worklist.sql", PackageResources.v005_worklist_sql),
        ("v006_import.sql", PackageResources.v006_import_sql),
        ("v007_handling.sql", PackageResources.v007_handling_sql),
        ("v008_clocks.sql", PackageResources.v008_clocks_sql),
        ("v009_staff.sql", PackageResources.v009_staff_sql),
        ("v010_advice.sql", PackageResources.v010_advice_sql),
        ("v011_policy.sql", PackageResources.v011_policy_sql),
        ("v012_safety.sql", PackageResources.v012_safety_sql),
        ("v013_find.sql", PackageResources.v013_find_sql),
        ("v014_reports.sql", PackageResources.v014_reports_sql),
        ("v015_directory.sql", PackageResources.v015_directory_sql),
        ("v016_clinics.sql", PackageResources.v016_clinics_sql),
        ("v017_booking.sql", PackageResources.v017_booking_sql),
        ("v018_letters.sql", PackageResources.v018_letters_sql),
        ("v019_stamp.sql", PackageResources.v019_stamp_sql),
        ("v020_after.sql", PackageResources.v020_after_sql),
        ("v021_offers.sql", PackageResources.v021_offers_sql),
        ("v022_holds.sql", PackageResources.v022_holds_sql),
        ("v023_needs.sql", PackageResources.v023_needs_sql),
        ("v026_workplace.sql", PackageResources.v026_workplace_sql),
        ("v027_pages.sql", PackageResources.v027_pages_sql),
        ("v028_replaced.sql", PackageResources.v028_replaced_sql),
        ("v029_phrases.sql", PackageResources.v029_phrases_sql),
        ("v030_meeting.sql", PackageResources.v030_meeting_sql),
        ("v031_site.sql", PackageResources.v031_site_sql),
        ("v032_commissioning.sql", PackageResources.v032_commissioning_sql),
        ("v034_deaths.sql", PackageResources.v034_deaths_sql),
        ("v037_promises.sql", PackageResources.v037_promises_sql),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
}
