// The selection in a list, kept by identity and never by row, so that a refresh cannot move it to another patient.

/// Which item is selected and which rows are on show.
public struct ListCursor<ID: Hashable & Sendable>: Hashable, Sendable {
    /// The items in order. Setting them keeps the selected item; if it is gone, the nearest row is selected.
    public var ids: [ID] {
        didSet { keepSelection() }
    }
    /// The selected item, nil only in an empty list.
    public private(set) var selectedID: ID?
    /// The selected row, nil only in an empty list.
    public private(set) var selectedIndex: Int?
    /// The first row on show.
    public private(set) var top = 0
    /// Rows on show, as last told to `visible(height:)`.
    public private(set) var height = 1

    /// A list with its first item selected.
    public init(ids: [ID] = []) {
        self.ids = ids
        keepSelection()
    }

    /// Moves the selection by rows and stops at the ends.
    public mutating func move(by rows: Int) {
        guard let selectedIndex else { return }
        let limit = ids.count - 1
        set(min(limit, max(0, selectedIndex + min(max(rows, -ids.count), ids.count))))
    }

    /// Selects the first item.
    public mutating func moveToFirst() {
        set(ids.isEmpty ? nil : 0)
    }

    /// Selects the last item.
    public mutating func moveToLast() {
        set(ids.isEmpty ? nil : ids.count - 1)
    }

    /// Selects an item; false when the list does not hold it.
    @discardableResult
    public mutating func select(_ id: ID) -> Bool {
        guard let index = ids.firstIndex(of: id) else { return false }
        set(index)
        return true
    }

    /// The rows to show in that height, scrolled so that the selection is among them.
    public mutating func visible(height: Int) -> Range<Int> {
        self.height = max(1, height)
        scroll()
        return top..<min(ids.count, top + max(0, height))
    }

    private mutating func keepSelection() {
        if let selectedIndex, let selectedID, selectedIndex < ids.count, ids[selectedIndex] == selectedID { return }
        if let selectedID, let index = ids.firstIndex(of: selectedID) {
            set(index)
        } else {
            set(ids.isEmpty ? nil : min(selectedIndex ?? 0, ids.count - 1))
        }
    }

    private mutating func set(_ index: Int?) {
        selectedIndex = index
        selectedID = index.map { ids[$0] }
        scroll()
    }

    private mutating func scroll() {
        let selected = selectedIndex ?? 0
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = max(0, min(top, ids.count - height))
    }
}
