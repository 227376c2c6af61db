// The forms that the user began and did not send, so that none is forgotten.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A list of begun forms; opening one goes on with it.
struct DraftsScreen: Screen {
    var drafts: [FormDraft]?
    /// The patients, as far as they have been read.
    var patients: [Int64: Patient] = [:]
    var cursor = ListCursor<Int>()

    var context: Context { .drafts }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered, .intent(.refresh, _): return .ask(.workplace(.drafts))
        case .reply(_, .workplace(.drafts(let drafts))):
            self.drafts = drafts
            cursor.ids = Array(drafts.indices)
            return .several(Set(drafts.map(\.referral)).sorted().map { .ask(.referral(.id($0), opening: false)) })
        case .reply(_, .referral(let detail)):
            patients[detail.referral.id] = detail.patient
            return .none
        case .failed(_, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .acted(let outcome):
            return .several([.ask(.workplace(.drafts)), .notice(SafeText(outcome.sentence), .success)])
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .open, let drafts, let index = cursor.selectedIndex else { return .none }
            let draft = drafts[index]
            guard !draft.form.takesSlot else { return .push(SlotsScreen(.id(draft.referral), action: draft.form)) }
            return .push(FormScreen(.id(draft.referral), action: draft.form))
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Forms begun and not sent", row: rows.lowerBound, column: 1, style: .heading)
        guard let drafts else { return }
        guard !drafts.isEmpty else {
            frame.put("None: nothing you began waits.", row: rows.lowerBound + 2, column: 2)
            return
        }
        let first = rows.lowerBound + 2
        for (offset, index) in cursor.visible(height: rows.upperBound - first).enumerated() {
            let draft = drafts[index]
            let patient = patients[draft.referral]
            let number = SafeText(patient?.nhsNumber?.shown ?? "Not known").padded(to: 12)
            let name = SafeText(patient?.bannerName ?? "Name not known").padded(to: 24)
            let line =
                SafeText(draft.keptAt.shortText) + "  " + number + "  " + name + "  " + SafeText(draft.form.label)
            frame.putChoice(line, row: first + offset, isSelected: index == cursor.selectedIndex)
        }
    }
}
