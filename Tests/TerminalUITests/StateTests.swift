// Proves how lists, fields, pagers and keys behave as values.

import Testing

@testable import TerminalUI

@Suite struct ListCursorTests {
    @Test func `the selection follows its item through a refresh`() {
        var list = ListCursor(ids: ["a", "b", "c", "d"])
        list.move(by: 2)
        list.ids = ["x", "y", "a", "c", "b"]
        #expect(list.selectedID == "c")
        #expect(list.selectedIndex == 3)
        list.ids = ["x", "y"]
        #expect(list.selectedID == "y")
        list.ids = []
        #expect(list.selectedID == nil)
        #expect(list.selectedIndex == nil)
        list.ids = ["z"]
        #expect(list.selectedID == "z")
    }

    @Test func `when the item is gone the same row is selected`() {
        var list = ListCursor(ids: [1, 2, 3, 4])
        list.select(2)
        list.ids = [1, 3, 4]
        #expect(list.selectedID == 3)
    }

    @Test func `the selection is always on show`() {
        var list = ListCursor(ids: Array(0..<50))
        #expect(list.visible(height: 10) == 0..<10)
        list.move(by: 12)
        #expect(list.visible(height: 10) == 3..<13)
        list.move(by: -1)
        #expect(list.visible(height: 10) == 3..<13)
        list.moveToLast()
        #expect(list.visible(height: 10) == 40..<50)
        #expect(list.visible(height: 20) == 30..<50)
        list.moveToFirst()
        list.move(by: .min)
        #expect(list.visible(height: 10) == 0..<10)
        list.move(by: .max)
        #expect(list.selectedIndex == 49)
        list.ids = [49]
        #expect(list.visible(height: 10) == 0..<1)
        #expect(list.visible(height: 0) == 0..<0)
        #expect(list.select(7) == false)
    }
}

@Suite struct TextFieldTests {
    private func typed(_ keys: [Key], in field: TextField) -> TextField {
        var field = field
        for key in keys { _ = field.handle(key) }
        return field
    }

    @Test func `typing, deleting and moving edit the text`() {
        var field = typed([.character("a"), .character("c"), .left, .character("b")], in: TextField())
        #expect(field.text == "abc")
        field = typed([.home, .delete, .end, .backspace], in: field)
        #expect(field.text == "b")
        #expect(typed([.control("w")], in: TextField("one two  ")).text == "one ")
        #expect(typed([.left, .control("u")], in: TextField("one two")).text == "o")
        #expect(typed([.home, .backspace, .left], in: TextField("x")).text == "x")
    }

    @Test func `keys without a meaning are handed back`() {
        var field = TextField("x")
        #expect(field.handle(.enter) == false)
        #expect(field.handle(.up) == false)
        #expect(field.handle(.tab) == false)
        #expect(field.handle(.control("s")) == false)
        var area = TextField("x", multiline: true)
        #expect(area.handle(.enter) == true)
        #expect(area.text == "x\n")
    }

    @Test func `a paste keeps no controls, tells what did not fit`() {
        var field = TextField(limit: 8)
        #expect(field.handle(.paste("a\u{1B}b\r\nc\td\r\n")) == true)
        #expect(field.text == "ab c d")
        _ = field.handle(.paste("12345"))
        #expect(field.text == "ab c d12")
        #expect(field.refused == 3)
        var area = TextField(multiline: true)
        _ = area.handle(.paste("a\rb\r\nc"))
        #expect(area.text == "a\nb\nc")
    }

    @Test func `a combining mark joins the letter before it`() {
        var field = typed([.character("e"), .character("\u{301}"), .character("x")], in: TextField())
        #expect(field.text == "e\u{301}x")
        #expect(field.cursor == 2)
        _ = field.handle(.backspace)
        _ = field.handle(.backspace)
        #expect(field.text == "")
    }

    @Test func `a long field scrolls and its cursor stays inside`() {
        var frame = Frame(size: Size(rows: 1, columns: 10))
        let field = TextField("abcdefghijkl")
        field.draw(in: &frame, row: 0, column: 1, width: 6, focused: true)
        #expect(frame.text == " …ijkl")
        #expect(frame.cursor == Position(row: 0, column: 6))
        #expect(frame.styles == ".FFFFFF")
    }

    @Test func `several lines wrap and up and down keep the column`() {
        var frame = Frame(size: Size(rows: 4, columns: 12))
        var area = TextField("one two three\nfour", multiline: true, width: 9)
        area.draw(in: &frame, row: 0, column: 0, width: 9, height: 4, focused: true)
        #expect(frame.text == "one two\nthree\nfour\n")
        #expect(frame.cursor == Position(row: 2, column: 4))
        #expect(area.handle(.up) == true)
        #expect(area.cursor == 12)
        #expect(area.handle(.up) == true)
        #expect(area.cursor == 4)
        #expect(area.handle(.up) == false)
    }
}

@Suite struct PagerTests {
    private let letter = (1...57).map { "line number \($0)" }.joined(separator: "\n")

    @Test func `the position and the end are told`() {
        var pager = Pager(letter)
        var frame = Frame(size: Size(rows: 20, columns: 40))
        pager.draw(in: &frame, row: 0, height: 20, width: 40)
        #expect(pager.position == "line 1-20 of 57")
        #expect(frame.text.hasPrefix("line number 1\nline number 2\n"))
        #expect(!pager.atEnd && !pager.hasBeenReadToEnd)
        pager.pageDown()
        #expect(pager.top == 19)
        pager.end()
        #expect(pager.position == "line 38-57 of 57")
        #expect(pager.atEnd && pager.hasBeenReadToEnd)
        pager.home()
        #expect(pager.top == 0)
        #expect(!pager.atEnd && pager.hasBeenReadToEnd)
        pager.scroll(by: .min)
        pager.scroll(by: .max)
        #expect(pager.atEnd)
    }

    @Test func `nothing counts as read before it was on show`() {
        var pager = Pager("short")
        pager.scroll(by: 1)
        #expect(!pager.hasBeenReadToEnd)
        pager.layout(width: 40, height: 5)
        #expect(pager.hasBeenReadToEnd)
        var empty = Pager("")
        empty.layout(width: 40, height: 5)
        #expect(empty.position == "line 0-0 of 0")
    }

    @Test func `search goes forwards, backwards and round`() {
        var pager = Pager(letter)
        pager.layout(width: 40, height: 10)
        #expect(pager.search("NUMBER 33") == true)
        #expect((pager.top..<pager.top + 10).contains(32))
        #expect(pager.search("absent") == false)
        pager.home()
        #expect(pager.search("number 5") == true)
        #expect(pager.nextMatch() == true)
        var frame = Frame(size: Size(rows: 10, columns: 40))
        pager.draw(in: &frame, row: 0, height: 10, width: 40)
        #expect(frame[49 - pager.top, 0].style == .selected)
        #expect(pager.previousMatch() == true)
        #expect(pager.previousMatch() == true)
        pager.draw(in: &frame, row: 0, height: 10, width: 40)
        #expect(frame[56 - pager.top, 0].style == .selected)
        #expect(pager.search("5\nline number 6") == true)
        #expect(pager.search("") == false)
    }

    @Test func `a narrower screen keeps the place`() {
        var pager = Pager(letter)
        pager.layout(width: 40, height: 10)
        pager.scroll(by: 30)
        pager.layout(width: 12, height: 10)
        #expect(pager.visibleLines.first == "line number")
        #expect(pager.visibleLines.dropFirst().first == "31")
    }

    @Test func `a huge text is wrapped only as far as needed`() {
        var pager = Pager(String(repeating: "word ", count: 200_000))
        pager.layout(width: 50, height: 20)
        #expect(pager.position.string.hasSuffix("+"))
        pager.end()
        #expect(pager.position == "line 19981-20000 of 20000")
    }
}

@Suite struct KeyTests {
    @Test func `every key has a name that reads back`() {
        var keys: [Key] = [
            .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .insert,
            .delete, .backspace, .control(" "), .control("p"), .control("\\"), .alt("x"), .alt(" "), .alt("-"),
            .paste("a\\n\nb\r\n, c"), .paste(""), .resized(Size(rows: 24, columns: 80)), .character("é"),
            .character("日"),
        ]
        keys += (1...63).map(Key.function)
        keys += (0x20..<0x7F).compactMap { Unicode.Scalar($0).map { .character(Character($0)) } }
        keys += MouseEvent.Kind.allCases.map { .mouse(MouseEvent(kind: $0, row: 3, column: 14)) }
        for key in keys {
            #expect(Key(name: key.name) == key, "\(key)")
        }
        #expect(Set(keys.map(\.name)).count == keys.count)
    }

    @Test func `names are those of the keyboard`() {
        #expect(Key.control("p").name == "Ctrl-P")
        #expect(Key.pageDown.name == "PgDn")
        #expect(Key.character(" ").name == "Space")
        #expect(Key.function(5).name == "F5")
        #expect(Key(name: "Ctrl-s") == .control("s"))
        for wrong in ["", "Ctrl-", "F0", "F99", "Nope", "Mouse:left,1", "Mouse:x,1,2", "Resize:1", "Resize:-1,2"] {
            #expect(Key(name: wrong) == nil, "\(wrong)")
        }
    }

    @Test func `the terminal in memory plays its script and keeps frames`() {
        let terminal = MemoryTerminal(script: [.enter, .resized(Size(rows: 10, columns: 20))])
        terminal.press(.escape)
        #expect(terminal.nextKey(timeoutMilliseconds: 0) == .enter)
        _ = terminal.nextKey(timeoutMilliseconds: 0)
        #expect(terminal.size == Size(rows: 10, columns: 20))
        terminal.draw(Frame(size: terminal.size))
        #expect(terminal.screen?.size == terminal.size)
        #expect(terminal.nextKey(timeoutMilliseconds: 0) == .escape)
        #expect(!terminal.hungUp)
        #expect(terminal.nextKey(timeoutMilliseconds: 0) == nil)
        #expect(terminal.hungUp)
    }
}
