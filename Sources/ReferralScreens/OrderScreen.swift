// A form for what is done to a clinic, a letter or a call: what will come of it, what it needs, and Ctrl-S to do it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One thing that an order asks for.
struct OrderField: FormInput {
    enum Name: String, Sendable {
        case kind, due, note, reason, status, from, until, why, day, room, clinician, inPAS, said, when
        case abbreviation, words, delegate, writtenProtocol, countersign, service, priority
        case what, owner
    }

    var name: Name
    var label: String
    var isRequired = false
    var input: FormField.Input

    var whyEmpty: SafeText { "none" }
}

extension [OrderField] {
    subscript(_ name: OrderField.Name) -> OrderField? { first { $0.name == name } }
    func text(_ name: OrderField.Name) -> String? { self[name]?.text }
    func code(_ name: OrderField.Name) -> String? { self[name]?.code }

    /// The day that was typed; nil where nothing was. A distance counts from `start` where one is given.
    func day(_ name: OrderField.Name, today: Day, from start: Day? = nil) throws(OrderFault) -> Day? {
        guard let text = text(name) else { return nil }
        guard let day = DayEntry.day(text, today: today, from: start) else {
            throw OrderFault(sentence: DayEntry.refusal(text), field: name)
        }
        return day
    }

    /// The same where there must be one: `which` is `by which day`, `until which day`.
    func day(_ name: OrderField.Name, saying which: String, today: Day) throws(OrderFault) -> Day {
        if let day = try day(name, today: today) { return day }
        throw OrderFault(sentence: "Say \(which), such as \(DayEntry.example).", field: name)
    }

    /// What stands in them, as a draft keeps it.
    var values: [String: String] {
        Dictionary(compactMap { field in field.value.map { (field.name.rawValue, $0) } }) { first, _ in first }
    }
}

/// The form of an order.
struct OrderScreen: Screen, DraftKeeping {
    let order: any Order
    var fields: [OrderField]
    var focus = 0
    var refusal: SafeText?
    /// The field that was refused; the refusal goes once it is mended.
    private var refusedAt: Int?
    /// What would become of whom.
    var preview: [SafeText] = []
    private var previewTop = 0
    private var rehearsed: Request?
    private var leaveIsArmed = false
    /// Sent by the key that goes on to book.
    private var thenBooks = false
    private let original: [FormField.Input]

    init(_ order: any Order) {
        self.order = order
        fields = order.fields
        original = fields.map(\.input)
    }

    var context: Context { .form }
    var takesText: Bool { true }
    var hasDraft: Bool { zip(fields, original).contains { $0.input.typed != $1.typed } }
    var draftKey: DraftKey? { fields.contains { !$0.input.isChoice } ? order.draft : nil }
    var draftValues: [String: String] { fields.values }

    func offers(_ intent: Intent) -> Bool {
        if intent == .nextField { return fields.count > 1 }
        return intent != .commitAndBook || order.booksAgain != nil
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        let wasArmed = leaveIsArmed
        if case .shown = event { return .none }
        leaveIsArmed = false
        switch event {
        case .appeared:
            // What was typed before comes last, so that what was chosen finds its options.
            let draft = draftKey.map { Effect.ask(.workplace(.draft($0))) } ?? .none
            return .several(order.opening.map { .ask($0) } + [rehearse(session), draft])
        case .reply(_, .workplace(.draft(let draft))): return draft.map { restore($0, session) } ?? .none
        case .failed(.workplace(.draft), _): return .none
        case .reply(let request, let reply):
            if request == rehearsed {
                preview = OrderPreview.lines(reply)
                return .none
            }
            guard !order.opening.contains(request) else {
                order.take(reply, into: &fields)
                return rehearse(session)
            }
            if thenBooks, let name = order.booksAgain {
                return .several([
                    draftKey.map { .dropDraft($0) } ?? .none,
                    .replace(SlotsScreen(name, after: nil, saying: order.done(reply))),
                ])
            }
            let said = Effect.several([
                draftKey.map { .dropDraft($0) } ?? .none, .notice(order.done(reply), .success),
            ])
            // A booking is told to the list that it began on, and so is who has a row in hand.
            if case .done(let outcome) = reply, outcome.action.takesSlot || outcome.action.isOfClaims {
                return .several([.popWith(.acted(outcome)), said])
            }
            return .several([.pop, said])
        case .failed(let request, let failure):
            if request == rehearsed {
                preview = wrapped(SafeText(failure.sentence), width: 76)
            } else {
                refusal = SafeText(failure.sentence)
            }
            return .none
        case .typed(let key): return type(key, session)
        case .intent(let intent, let key): return follow(intent, key, session, wasArmed: wasArmed)
        case .uncovered, .shown, .acted, .step, .slotLost: return .none
        }
    }

    private mutating func follow(_ intent: Intent, _ key: Key, _ session: Session, wasArmed: Bool) -> Effect {
        switch intent {
        case .commit, .commitAndBook:
            guard offers(intent) else { return .notice("Here Ctrl-S does it.", .hint) }
            thenBooks = intent == .commitAndBook
            return commit(session)
        case .back: return leave(wasArmed: wasArmed)
        case .nextField: moveFocus(by: 1)
        case .previousField: moveFocus(by: -1)
        case .enterField: if !fields.edit(focus, key) { moveFocus(by: 1) }
        case .up, .down:
            let step = intent == .up ? -1 : 1
            if fields.choose(focus, { $0.move(by: step) }) { return mended(session) }
            if !fields.edit(focus, key) { moveFocus(by: step) }
        case .pageUp: previewTop = max(0, previewTop - 3)
        case .pageDown: previewTop += 3
        case _: break
        }
        return .none
    }

    private mutating func leave(wasArmed: Bool) -> Effect {
        guard hasDraft else { return .several([draftKey.map { .dropDraft($0) } ?? .none, .pop]) }
        guard wasArmed else {
            leaveIsArmed = true
            return .notice(
                draftKey == nil
                    ? "Esc again leaves. Nothing has been done."
                    : "Esc again leaves. What you typed is kept as a draft.",
                .alert)
        }
        guard let draftKey else { return .pop }
        return .several([
            .keepDraft(draftKey, draftValues), .pop, .notice("What you typed is kept as a draft.", .notice),
        ])
    }

    /// What was typed before stands in the fields again.
    private mutating func restore(_ draft: FormDraft, _ session: Session) -> Effect {
        for index in fields.indices {
            if let value = draft.fields[fields[index].name.rawValue] { fields[index].put(value) }
        }
        return .several([rehearse(session), .notice(draft.restored(today: session.today), .notice)])
    }

    private mutating func moveFocus(by step: Int) {
        guard !fields.isEmpty else { return }
        focus = (focus + step + fields.count) % fields.count
    }

    private mutating func type(_ key: Key, _ session: Session) -> Effect {
        if case .character(let character) = key, fields.choose(focus, { $0.type(character) }) {
            return mended(session)
        }
        if case .paste = key, !fields.indices.contains(focus) || fields[focus].input.isChoice {
            return .notice("Pasted text is ignored here. Nothing was done.", .alert)
        }
        let before = fields.indices.contains(focus) ? fields[focus].text : nil
        if key.endsWord { _ = fields.expand(focus, session.surroundings.allPhrases) }
        guard fields.edit(focus, key) else { return .none }
        return fields[focus].text == before ? .none : mended(session)
    }

    /// What was said of a field says nothing of what stands in it now.
    private mutating func mended(_ session: Session) -> Effect {
        if refusedAt == focus { (refusal, refusedAt) = (nil, nil) }
        return rehearse(session)
    }

    private mutating func commit(_ session: Session) -> Effect {
        (refusal, refusedAt) = (nil, nil)
        do throws(OrderFault) {
            switch try order.commitment(fields, session: session) {
            case .ask(let request): return .ask(request)
            case .print(let what): return .several([.pop, .print(what)])
            }
        } catch {
            refusal = SafeText(error.sentence)
            if let index = fields.firstIndex(where: { $0.name == error.field }) { (focus, refusedAt) = (index, index) }
            return .none
        }
    }

    /// Asks what would become of whom, if that may have changed.
    private mutating func rehearse(_ session: Session) -> Effect {
        let request = order.rehearsal(fields, session: session)
        guard request != rehearsed else { return .none }
        rehearsed = request
        preview = []
        return request.map { .ask($0) } ?? .none
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let width = frame.size.columns - 2
        var row = rows.lowerBound
        if let patient = order.patient { row = Banner.draw(patient, in: &frame, row: row, today: session.today) }
        frame.put(order.title, row: row, column: 1, style: .heading)
        row += 1
        let sentence = SafeText(
            "\(order.sentence(fields, today: session.today)) \(session.inWhoseName)Ctrl-S does it, Esc leaves.")
        row = put(wrapped(sentence, width: width), in: &frame, row: row, style: .notice)
        if let refusal { row = put(wrapped(refusal, width: width), in: &frame, row: row, style: .alert) }
        // What was refused is not said a second time by what would become of it.
        let preview = refusal.map { wrapped($0, width: 76) } == preview ? [] : preview
        let room = preview.isEmpty ? 0 : min(preview.count, max(2, (rows.upperBound - row) / 3))
        previewTop = max(0, min(previewTop, preview.count - room))
        row = put(Array(preview.dropFirst(previewTop).prefix(room)), in: &frame, row: row, style: .changed)
        if preview.count > room, room > 0 {
            let words: SafeText = " PgDn: \(previewTop + 1)-\(previewTop + room) of \(preview.count) "
            frame.put(words, row: row - 1, column: frame.size.columns - words.cells - 1, style: .key)
        }
        FieldDrawing.draw(&fields, focus: focus, in: &frame, rows: rows.from(row)) { $0.isRequired }
    }

    private func put(_ lines: [SafeText], in frame: inout Frame, row: Int, style: Style) -> Int {
        for (offset, line) in lines.enumerated() { frame.put(line, row: row + offset, column: 1, style: style) }
        return row + lines.count
    }
}

extension FormField.Input {
    /// The text; nil for a choice, which is quickly made again.
    fileprivate var typed: String? {
        switch self {
        case .text(let field): field.text
        case .choice: nil
        }
    }

    fileprivate var isChoice: Bool { typed == nil }
}
