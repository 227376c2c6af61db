// Which act of a referral's history can be taken back or done again: the last one that stands, by whoever did it.

/// Which way a compensating act goes.
public enum Compensation: String, CaseIterable, Sendable, Codable {
    case undo, redo
}

/// What undo and redo see of one journal entry.
public struct PastAct: Hashable, Sendable {
    /// Sequence number in the journal.
    public var seq: Int64
    public var user: String
    /// The journal's name of the act: an action, `undo`, `redo`, `import` or another.
    public var action: String
    /// The entry that an undo or redo speaks of.
    public var target: Int64?
    /// Shared by the acts of one bulk action.
    public var batch: String?
    /// It ended the referral with the patient's others at their death, and is taken back with them.
    public var isOfDeath: Bool
    /// It changed the referral, not only its handling.
    public var isVersioned: Bool
    /// On which side of the referral it was done.
    public var side: Role.Side
    /// The entry that took it back.
    public var takenBackBy: Int64?

    public init(
        seq: Int64, user: String, action: String, target: Int64? = nil, batch: String? = nil,
        isOfDeath: Bool = false, isVersioned: Bool, side: Role.Side = .provider
    ) {
        self.side = side
        self.seq = seq
        self.user = user
        self.action = action
        self.target = target
        self.batch = batch
        self.isOfDeath = isOfDeath
        self.isVersioned = isVersioned
    }

    /// The names under which the journal keeps the two compensating acts.
    public static let undo = "undo"
    public static let redo = "redo"
}

extension [PastAct] {
    /// Whether the act that was part of a bulk action stands now; nil where there is none.
    public func stands(ofBatch batch: String) -> Bool? {
        var act: Int64?
        var stands: Bool?
        for entry in self {
            if entry.batch == batch {
                (act, stands) = (entry.seq, true)
            } else if act != nil, entry.target == act, entry.action == PastAct.undo {
                stands = false
            } else if act != nil, entry.target == act, entry.action == PastAct.redo {
                (act, stands) = (entry.seq, true)
            }
        }
        return stands
    }
}

/// A referral's history as two stacks: the acts that stand, and those that were taken back.
public struct UndoHistory: Sendable {
    private var standing: [PastAct] = []
    private var takenBack: [PastAct] = []
    /// The newest entry that neither takes back nor does again.
    private var newest: Int64 = 0

    /// From entries in order of time, either those that changed the referral or those that changed its handling.
    public init(_ entries: [PastAct]) {
        for entry in entries {
            switch entry.action {
            case PastAct.undo:
                if let index = standing.lastIndex(where: { $0.seq == entry.target }) {
                    var gone = standing.remove(at: index)
                    gone.takenBackBy = entry.seq
                    takenBack.append(gone)
                }
            case PastAct.redo:
                if let index = takenBack.lastIndex(where: { $0.seq == entry.target }) {
                    var again = takenBack.remove(at: index)
                    again.seq = entry.seq
                    again.takenBackBy = nil
                    standing.append(again)
                }
            case ReferralAction.wrongPatientLetter.rawValue, ReferralAction.liftFreeze.rawValue:
                // What rested on another patient's letter can be taken back in spite of its report.
                takenBack = []
            case _:
                standing.append(entry)
                takenBack = []
                newest = entry.seq
            }
        }
    }

    /// The act of `user` that comes next: their last that stands, if nothing stands upon it, or the one taken back last.
    /// `handling` is the history of who had the referral in hand on the user's side of it.
    public static func act(
        to way: Compensation, by user: String, in referral: UndoHistory, handling: UndoHistory
    ) throws(Refusal) -> PastAct {
        switch way {
        case .undo:
            let mine = referral.standing.last { $0.user == user }
            guard let passed = handling.standing.last(where: { $0.user == user }), passed.seq > mine?.seq ?? 0 else {
                return try referral.lastToUndo(by: user)
            }
            // What changed the referral since stands upon it; claims and notes do not.
            if let above = referral.standing.last, above.seq > passed.seq { throw .changedSince(above.user) }
            return try handling.lastToUndo(by: user)
        case .redo:
            func last(of history: UndoHistory) -> (act: PastAct, gone: Int64)? {
                guard let act = history.takenBack.last, act.user == user, let gone = act.takenBackBy else { return nil }
                return (act, gone)
            }
            guard let passed = last(of: handling), passed.gone > last(of: referral)?.gone ?? 0,
                passed.gone > referral.newest
            else { return try referral.lastToRedo(by: user) }
            return passed.act
        }
    }

    /// The last act that stands, if it is the user's and can be taken back.
    public func lastToUndo(by user: String) throws(Refusal) -> PastAct {
        guard let last = standing.last, standing.contains(where: { $0.user == user }) else { throw .nothingToUndo }
        guard last.user == user else { throw .changedSince(last.user) }
        guard let action = ReferralAction(rawValue: last.action) else { throw .nothingToUndo }
        if last.isOfDeath { throw .tooLateToUndo("the patient's referrals are opened again together") }
        guard action.rule.isUndoable else { throw .notUndoable(action) }
        return last
    }

    /// The act taken back last, if the user took it back and nothing has been done since.
    public func lastToRedo(by user: String) throws(Refusal) -> PastAct {
        guard let last = takenBack.last, last.user == user else { throw .nothingToRedo }
        return last
    }
}
