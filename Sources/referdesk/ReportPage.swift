// A report as one HTML page that stands alone: no script, nothing fetched, every text escaped, safe to send on.

internal import Foundation
internal import ReferralDomain
internal import TerminalUI

struct ReportPage {
    let text: String

    init(_ report: Report, identity: DatabaseIdentity) {
        func row(_ tag: String, _ cells: [(text: String, isNumber: Bool)]) -> String {
            let spelt = cells.map { cell in
                "<\(tag)\(cell.isNumber ? " class=\"n\"" : "")>\(Self.escaped(cell.text))</\(tag)>"
            }
            return "<tr>\(spelt.joined())</tr>"
        }
        let title = Self.escaped(report.name.title)
        let mark: String
        switch identity.kind {
        case .rehearsal: mark = "<p class=\"mark\">REHEARSAL: nobody in this is real.</p>\n"
        case .live: mark = ""
        }
        let rows = report.rows.map { cells in row("td", cells.map { (Output.plain($0), $0.isNumber) }) }
        let place = "\(identity.organisationName) (\(identity.organisation))"
        text = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            body { font-family: sans-serif; margin: 2em; color: #111; background: #fff; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #767676; padding: 0.25em 0.5em; text-align: left; vertical-align: top; }
            th { background: #e8edee; }
            .n { text-align: right; }
            .mark { font-weight: bold; border: 2px solid #111; padding: 0.5em; }
            </style>
            </head>
            <body>
            \(mark)<h1>\(title)</h1>
            <table>
            <caption>\(Self.escaped(Output.caption(report)))</caption>
            <thead>\(row("th", report.columns.map { ($0.heading, false) }))</thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            <p>\(Self.escaped(place)). No patient data.</p>
            </body>
            </html>

            """
    }

    /// Writes the page, readable by this account alone; what is there already stays as it is.
    func write(to path: String) throws(Failure) { try PrivateFile.write(text.utf8, to: path) }

    /// Text that stands for itself in a page; whatever could deceive a reader's eye is made plain first.
    static func escaped(_ text: String) -> String {
        SafeText(text).string.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

extension ReportCell {
    fileprivate var isNumber: Bool {
        switch self {
        case .number, .tenths: true
        case .text, .day, .instant, .list: false
        }
    }
}
