// Everything a key can mean, in one flat list.

internal import ReferralDomain

/// What the user means by a key.
enum Intent: String, CaseIterable, Sendable {
    case help, back, home, quit, suspend, refresh
    case up, down, pageUp, pageDown, first, last, open, numbered
    case find, nextItem, previousItem
    case filter, overdueOnly, sort, preview
    case applyFilter
    case changePane, nextDocument, previousDocument, letterSearch, nextMatch, previousMatch
    case history, actions
    case accept, acceptLater, returnWithAdvice, reject, cancelActionLater, book, rebook, cancelAppointment
    case recordDNA, recordAttendance, contactAttempt, takeERS, keepOurs, told, deferToProvider
    case nextService, check, offer, declined
    case commit, nextField, previousField, enterField
    case palette, overdueList, lock, undo, redo, copyNumber, copyReference, copyHospitalNumber
    case drafts, saveView, mark, markRange, markAll, claim, note, snooze, assign

    /// Whether it only moves the selection or the page.
    var isMovement: Bool {
        [.up, .down, .pageUp, .pageDown, .first, .last].contains(self)
    }

    /// The action whose form this opens.
    var action: ReferralAction? {
        switch self {
        case .accept: .accept
        case .acceptLater: .acceptReferBookLater
        case .returnWithAdvice: .returnToReferrerWithAdvice
        case .reject: .reject
        case .cancelActionLater: .cancelAppointmentActionLater
        case .book: .book
        case .rebook: .rebook
        case .cancelAppointment: .cancelAppointment
        case .recordDNA: .recordDNA
        case .recordAttendance: .recordAttendance
        case .contactAttempt: .contactAttempt
        case .takeERS: .takeERS
        case .keepOurs: .keepOurs
        case .told: .told
        case .deferToProvider: .deferToProvider
        case .note: .note
        case .snooze: .snooze
        case .assign: .assign
        case .help, .back, .home, .quit, .suspend, .refresh, .up, .down, .pageUp, .pageDown, .first, .last, .open,
            .numbered, .find, .nextItem, .previousItem, .filter, .overdueOnly, .sort, .preview, .applyFilter,
            .changePane, .nextDocument, .previousDocument, .letterSearch, .nextMatch, .previousMatch, .history,
            .actions, .nextService, .check, .offer, .declined, .commit, .nextField, .previousField, .enterField,
            .palette, .drafts, .saveView, .overdueList, .lock, .undo, .redo, .copyNumber, .copyReference,
            .copyHospitalNumber, .mark,
            .markRange, .markAll, .claim:
            nil
        }
    }
}

/// Where a key is live.
enum Context: String, CaseIterable, Sendable {
    case anywhere, signIn, home, find, worklist, listFilter, referral, letterSearch, history, form, slots, actions
    case help, message, palette, locked, drafts

    /// Whether lists of referrals are on show.
    var isList: Bool { self == .home || self == .worklist }

    /// The place as help and the manual name it.
    var label: String {
        switch self {
        case .anywhere: "anywhere"
        case .signIn: "choosing a user"
        case .home: "your worklists"
        case .find: "finding a patient"
        case .worklist: "a worklist"
        case .listFilter: "typing a filter"
        case .referral: "a referral"
        case .letterSearch: "searching a letter"
        case .history: "history"
        case .form: "a form"
        case .slots: "choosing a slot"
        case .actions: "the action menu"
        case .help: "help"
        case .message: "a message"
        case .palette: "choosing a command"
        case .locked: "a locked screen"
        case .drafts: "forms begun"
        }
    }
}
