// Where tests find the package, the built program and NHS England's example messages: said once for all suites.

public import Foundation

public enum Places {
    /// The package's own folder.
    public static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The built program: `REFERDESK_BINARY`, else the debug build.
    public static let program =
        ProcessInfo.processInfo.environment["REFERDESK_BINARY"]
        ?? package.appendingPathComponent(".build/debug/referdesk").path

    /// The folder of real example messages: `REFERDESK_REAL_DATA`, else `../shared/data`; nil where it is not found.
    public static let realData: String? = {
        let path =
            ProcessInfo.processInfo.environment["REFERDESK_REAL_DATA"]
            ?? package.deletingLastPathComponent().appendingPathComponent("shared/data").path
        return FileManager.default.fileExists(atPath: "\(path)/ers-sandbox") ? path : nil
    }()
}
