// Everything that can go wrong below the rules, as data: choose again, try again, or call for help.

/// Why a request could not be carried out.
public enum Failure: Error, Hashable, Sendable {
    /// A rule said no.
    case refused(Refusal)
    /// Nothing of that name or number is there, or none that this user may see.
    case notFound(String)
    /// Somebody else holds the database; the holder as the gate names it.
    case busy(holder: String)
    case readOnly(String)
    case full
    /// SQLite says the file is malformed, or one of our own checks found it so.
    case damaged(String)
    /// Made by a newer release: its schema number and ours.
    case newerSchema(found: Int, known: Int)
    case notADatabase(String)
    /// Another program's SQLite file, or a live file where a rehearsal was meant, or the reverse.
    case wrongKind(String)
    /// A place where patient data may not lie: network file system, symbolic link, readable by others.
    case unsafePlace(String)
    case noDatabase(String)
    case alreadyExists(String)
    /// Nobody is signed in, or the account is not known here.
    case notSignedIn(String)
    /// The role may not ask for this at all.
    case notAllowed(Role, String)
    case badInput(String)
    /// A fault of the disk or of the program; the words for support.
    case broken(String)
}
