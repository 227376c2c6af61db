// Which rows a user may see, as SQL inside the fetch itself, so that nothing else is ever read.

internal import GRDB
public import ReferralDomain

/// Which referrals a user may see, as SQL on the referral alias `r`: part of every fetch, so that nothing else is read.
public struct Visibility: Sendable {
    var sql: String
    var arguments: [String]
    /// The same on a kept row or number, given its alias; it takes the same arguments.
    var scopeSQL: @Sendable (String) -> String
    /// Import problems of no referral, or of one without a service, are for provider staff.
    var opensUnplaced: Bool
    /// The name of a letter's file may say what the letter says, and no delegation's limits are looked at here.
    var opensFileNames: Bool
    /// Whose countersignatures they are given: their own, or their clinician's; nil for those of every service they see.
    var countersigner: Int64?
    /// Clinicians whose leave they cover: what waits for their signature is theirs too, of what they may see.
    public var covered: Set<Int64> = []

    /// Whose signatures they give: those of whose leave they cover too.
    var signers: Set<Int64> { covered.union(countersigner.map { [$0] } ?? []) }

    /// Which rows of a list they are given, on the referral `r`: what waits for a clinician's signature is theirs alone,
    /// wherever the decision sent it.
    func condition(on list: Worklist) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        guard list == .toCountersign, let countersigner else { return (sql, arguments) }
        guard !covered.isEmpty else { return (Reading.awaitsCountersigner, [countersigner]) }
        let others = Reading.awaitsCountersigner(of: covered)
        return ("(\(Reading.awaitsCountersigner) OR (\(others) AND \(sql)))", [countersigner] + arguments)
    }

    /// Nothing is left out.
    var opensEverything: Bool { sql == "1" }

    /// Whether a referral may be there for the actor only to be signed.
    public var opensToSign: Bool { countersigner != nil }

    /// Nothing is shown.
    var opensNothing: Bool { sql == Self.never }
    /// Not the plain number: SQLite would stop looking at the conditions, and find no use for an index of some rows.
    private static let never = "(SELECT 0)"

    /// Everything, for work that no single user does: import, doctor, rehearsal.
    public static let everything = Visibility(
        sql: "1", arguments: [], scopeSQL: { _ in "1" }, opensUnplaced: true, opensFileNames: true)

    /// The provider of the service `s`: the home organisation where nobody has said.
    static let provider = "coalesce(s.provider, (SELECT organisation FROM database_identity))"

    /// What the actor's role, organisation and workgroups open to them.
    public init(of actor: Actor) {
        opensUnplaced = actor.role.side == .provider
        opensFileNames = actor.role.clinicalText == .always
        countersigner =
            switch actor.role {
            case .clinician: actor.staff.id
            case .triage: actor.onBehalfOf?.id ?? actor.staff.id
            case .clerk, .supervisor, .manager, .referrer, .referrerAdmin, .commissioner, .auditor, .admin: nil
            }
        switch actor.role.side {
        case .provider:
            // A row that names no service is still a patient who waits with us, unless it came on a referrer's list.
            let member =
                actor.role == .supervisor
                ? "1"
                : """
                (s.has_workgroup = 0 OR EXISTS (SELECT 1 FROM service_staff m WHERE m.service = s.id
                    AND m.staff IN (\(actor.staff.id), \(actor.onBehalfOf?.id ?? actor.staff.id))))
                """
            sql = """
                (EXISTS (SELECT 1 FROM service s WHERE s.id = r.service AND \(Visibility.provider) = ?
                    AND \(member)) OR (r.service IS NULL AND r.came_on_referrer_list = 0
                        AND (SELECT organisation FROM database_identity) = ?))
                """
            arguments = [actor.organisation, actor.organisation]
            scopeSQL = { alias in
                """
                (EXISTS (SELECT 1 FROM service s WHERE s.id = \(alias).scope AND \(Visibility.provider) = ?
                    AND \(member)) OR (\(alias).scope = '' AND \(alias).came_on_referrer_list = 0
                        AND (SELECT organisation FROM database_identity) = ?))
                """
            }
        case .referrer:
            // A row of a referrer's list that names no organisation is the home organisation's.
            sql = """
                (r.referring_organisation = ? OR (r.referring_organisation IS NULL AND r.came_on_referrer_list = 1
                    AND (SELECT organisation FROM database_identity) = ?))
                """
            arguments = [actor.organisation, actor.organisation]
            scopeSQL = { alias in
                """
                (\(alias).scope = ? OR (\(alias).scope = '' AND \(alias).came_on_referrer_list = 1
                    AND (SELECT organisation FROM database_identity) = ?))
                """
            }
        case .neither:
            sql = Self.never
            arguments = []
            scopeSQL = { _ in Self.never }
        }
    }

    private init(
        sql: String, arguments: [String], scopeSQL: @escaping @Sendable (String) -> String, opensUnplaced: Bool,
        opensFileNames: Bool
    ) {
        self.opensUnplaced = opensUnplaced
        self.opensFileNames = opensFileNames
        self.sql = sql
        self.arguments = arguments
        self.scopeSQL = scopeSQL
    }
}
