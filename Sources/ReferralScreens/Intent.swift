// Everything a key can mean, in one flat list.

internal import ReferralDesk
internal import ReferralDomain

/// What the user means by a key.
enum Intent: String, CaseIterable, Sendable {
    case help, back, home, quit, suspend, refresh
    case up, down, pageUp, pageDown, first, last, open, numbered
    case find, nextItem, previousItem
    case filter, overdueOnly, sort, sortBy, preview
    case applyFilter
    case changePane, nextDocument, previousDocument, letterSearch, nextMatch, previousMatch
    case history, actions
    case accept, acceptLater, returnWithAdvice, reject, cancelActionLater, book, rebook, cancelAppointment
    case recordDNA, recordAttendance, contactAttempt, takeERS, keepOurs, told, deferToProvider
    case cancelledInPAS, assessed, addNeed, arranged
    case nextService, check, offer, declined
    case nextDay, previousDay, nextClinic, previousClinic, nextWeek, previousWeek, today
    case clinics, caller, letters, print, export
    case discharged, follows, missed, callDown, cancelClinic, moveClinic, closeClinic, reopenClinic, takeBackClinic
    case saidTold, leftMessage, noAnswer, otherOutcome
    case tickName, tickBorn, tickAddress, tickNumber, tickTelephone, message, ringBack
    case recall, nextState, followedUp, lettersSent
    case away, prefers
    case commit, commitAndBook, nextField, previousField, enterField
    case palette, overdueList, lock, undo, redo, copyNumber, copyReference, copyHospitalNumber
    case drafts, doneToday, saveView, mark, markRange, markAll, claim, note, snooze, assign
    case run, skip, redirect, changePriority, handUp, answerQuestion, countersign, advise, askMore, convert
    case phrases, addPhrase, addSitePhrase, editPhrase, removePhrase
    case nextHeading, previousHeading, jumpPoints, beside, besideMore, delegations, grant, revoke
    case boards, sign, changeChart, agree, agreedDone, askJournal

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
        case .cancelledInPAS: .confirmCancelledInPAS
        case .assessed: .recordAssessment
        case .addNeed: .addNeed
        case .arranged: .arrangeNeed
        case .deferToProvider: .deferToProvider
        case .note: .note
        case .snooze: .snooze
        case .assign: .assign
        case .redirect: .redirect
        case .changePriority: .changePriority
        case .handUp: .handUp
        case .answerQuestion: .answer
        case .countersign: .countersign
        case .advise: .advise
        case .askMore: .askMore
        case .convert: .convert
        case .help, .back, .home, .quit, .suspend, .refresh, .up, .down, .pageUp, .pageDown, .first, .last, .open,
            .numbered, .find, .nextItem, .previousItem, .filter, .overdueOnly, .sort, .sortBy, .preview, .applyFilter,
            .changePane, .nextDocument, .previousDocument, .letterSearch, .nextMatch, .previousMatch, .history,
            .actions, .nextService, .check, .offer, .declined, .commit, .commitAndBook, .nextField, .previousField,
            .enterField,
            .nextDay, .previousDay, .nextClinic, .previousClinic, .nextWeek, .previousWeek, .today,
            .clinics, .caller, .letters, .print, .export, .discharged, .follows, .missed, .callDown, .cancelClinic,
            .moveClinic,
            .closeClinic, .reopenClinic, .takeBackClinic, .saidTold, .leftMessage, .noAnswer, .otherOutcome,
            .tickName, .tickBorn, .tickAddress, .tickNumber, .tickTelephone, .message, .ringBack, .recall, .nextState,
            .followedUp, .lettersSent, .away, .prefers,
            .palette, .drafts, .doneToday, .saveView, .overdueList, .lock, .undo, .redo, .copyNumber, .copyReference,
            .copyHospitalNumber, .mark,
            .markRange, .markAll, .claim, .run, .skip, .phrases, .addPhrase, .addSitePhrase, .editPhrase, .removePhrase,
            .nextHeading,
            .previousHeading, .jumpPoints, .beside, .besideMore, .delegations, .grant, .revoke,
            .boards, .sign, .changeChart, .agree, .agreedDone, .askJournal:
            nil
        }
    }

    /// Whether the door would answer a role what this opens from anywhere.
    func isOpen(to role: Role) -> Bool {
        switch self {
        case .caller, .doneToday: role.seesPatients
        case .clinics: ClinicRequest.list(ClinicQuery()).roles.contains(role)
        case .letters: LetterRequest.list(.waiting, after: 0, limit: 1).roles.contains(role)
        case .boards: !Board.all(for: role).isEmpty
        case _: true
        }
    }

    /// Where the screen that this opens from anywhere may stand.
    var opened: Set<Context> {
        switch self {
        case .caller: [.caller, .identity, .person]
        case .clinics: [.clinics]
        case .letters: [.letters]
        case .boards: Set(Board.allCases.map(\.context)).union([.question])
        case _: []
        }
    }

    /// Whether it does something to a patient's record with no form between: a key held down must not repeat it.
    var actsAtOnce: Bool {
        [
            .discharged, .saidTold, .leftMessage, .noAnswer, .tickName, .tickBorn, .tickAddress, .tickNumber,
            .tickTelephone,
            .followedUp, .claim, .undo, .redo, .skip, .agreedDone,
        ].contains(self)
    }
}

/// Where a key is live.
enum Context: String, CaseIterable, Sendable {
    case anywhere, signIn, home, find, worklist, listFilter, referral, letterSearch, history, form, slots, actions
    case help, message, palette, locked, drafts, done
    case clinics, clinic, callDown, caller, identity, person, letters, call, problem
    case run, phrases, jumps, delegations, sorts, working
    case overnight, board, tracker, signOffs, lapses, workload, forecast, meeting, journal, question

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
        case .clinics: "the clinics of a day"
        case .clinic: "a clinic"
        case .callDown: "a call-down"
        case .caller: "finding a caller"
        case .identity: "identifying a caller"
        case .person: "a caller's record"
        case .letters: "letters to patients"
        case .call: "what came of a call"
        case .problem: "an import problem"
        case .overnight: "what came overnight"
        case .board: "every list by service"
        case .tracker: "suspected cancer"
        case .signOffs: "the sign-off register"
        case .lapses: "staff: what lapses"
        case .workload: "workload and pace"
        case .forecast: "the breach forecast"
        case .meeting: "the waiting list meeting"
        case .journal: "the journal"
        case .question: "asking the journal"
        case .palette: "choosing a command"
        case .locked: "a locked screen"
        case .drafts: "forms begun"
        case .done: "what you did today"
        case .run: "a run through a list"
        case .phrases: "your phrases"
        case .jumps: "the headings of a letter"
        case .delegations: "who acts for whom"
        case .sorts: "the order of a list"
        case .working: "while you wait"
        }
    }
}
