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
        ("v011_policy.sql", PackageResources.v011_policy_sql),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
}
