// The form by which a worklist leaves the program, on paper or as a file: which rows, in which order, and that it is kept who took them.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension Disclosure {
    var title: SafeText {
        switch self {
        case .print: "Print the list"
        case .export: "Export the list to a file"
        }
    }
}

/// The rows of a list as filtered and sorted are printed, or written into a file.
struct DisclosureOrder: Order {
    let way: Disclosure
    let query: WorklistQuery
    let serviceName: String?
    /// Rows that fit the filter, and those that it hides.
    let matching: Int
    let hidden: Int

    init(_ way: Disclosure, _ list: WorklistScreen) {
        self.way = way
        query = list.query
        serviceName = list.serviceName
        matching = list.page?.matching ?? 0
        hidden = max(0, (list.page?.total ?? 0) - matching)
    }

    var title: SafeText { way.title }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let words = query.filterWords(owned: "mine")
        let filter = words.isEmpty ? "" : ", filter \(words.joined(separator: ", ")) (\(grouped(hidden)) hidden)"
        let list =
            "\(query.worklist.label)\(serviceName.map { " of \($0)" } ?? "")\(filter), sorted: "
            + "\(query.shownOrder.label)."
        let most = PrintOrder.mostRowsOnPaper
        switch way {
        case .print:
            let part = matching > most ? "The first \(grouped(most)) of \(counted(matching, "row"))" : all
            return "\(list) \(part) with names and NHS numbers \(goes) into the spool, and the journal keeps that "
                + "you printed the list."
        case .export:
            return "\(list) \(all) with names and NHS numbers \(goes) into a CSV file that your account alone may "
                + "read, and the journal keeps that you took the list."
        }
    }

    private var all: String { matching == 1 ? "1 row" : "All \(counted(matching, "row"))" }
    private var goes: String { matching == 1 ? "goes" : "go" }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        switch way {
        case .print: .print(.worklist(query))
        case .export: .print(.export(query))
        }
    }

    func done(_ reply: Reply) -> SafeText { "" }
}
