// Where a role's work is that is not done on the screen: the commands that are theirs.

internal import ReferralDomain

extension Role {
    /// What a role without worklists does instead.
    var workElsewhere: [String] {
        switch self {
        case .clerk, .triage, .clinician, .supervisor, .referrer, .referrerAdmin: []
        case .manager:
            [
                "F7 shows the clinics of a day.", "What the role sets up is done from the command line:",
                "  referdesk service add, referdesk user join",
                "  referdesk clinic template, referdesk clinic generate",
                "  referdesk policy, referdesk letters template", "And what is read there:",
                "  referdesk report, referdesk capacity, referdesk slots",
            ]
        case .commissioner:
            [
                "Your role is given no patient data.", "What can be asked from the command line:",
                "  referdesk report, referdesk capacity, referdesk policy",
            ]
        case .auditor:
            [
                "Press v to verify the journal now.", "From the command line:",
                "  referdesk audit verify, audit patient, audit user", "  referdesk history UBRN",
                "  referdesk report, referdesk policy, referdesk delegation",
            ]
        case .admin:
            [
                "Press v to examine the database now.", "From the command line:",
                "  referdesk import, referdesk user, referdesk outbox",
                "  referdesk audit verify, referdesk doctor, referdesk report",
            ]
        }
    }
}
