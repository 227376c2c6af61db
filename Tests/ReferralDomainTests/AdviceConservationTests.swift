// Random conversations: whatever is said, each is in sight of the side whose turn it is until it ends.
import ReferralDomain
import Testing

@Test func `whatever is said, an open conversation is on exactly one list and an ended one on none`() {
    var ends: Set<AdviceState> = []
    for seed in UInt64(1)...400 {
        var random = SeededGenerator(state: seed)
        var current = conversation(.providerResponseRequired, mayConvert: seed % 2 == 0)
        if seed % 3 == 0 { current.referringOrganisation = nil }
        for step in 0..<12 {
            let role = Bool.random(using: &random) ? Role.clinician : .referrer
            let facts = facts(at: now.adding(seconds: Int64(step) * 3_600))
            let offered = ReferralAction.allCases.filter {
                $0.isOfAdvice && current.refusal(of: $0, by: actor(role), facts: facts) == nil
            }
            guard let action = offered.randomElement(using: &random) else { continue }
            let said = command(action) {
                $0.comment = "Words."
                $0.outcome = "OTHER"
                $0.service = "100"
            }
            guard let after = try? decide(current, said, by: role, facts) else {
                Issue.record("seed \(seed): \(action.rawValue) was offered and refused")
                break
            }
            current = after.referral
            let entries = current.worklistEntries(service: bookable, policy: policy)
            switch current.conversation {
            case nil: #expect(!entries.isEmpty, "seed \(seed)")
            case .some(let stage):
                #expect(entries.count == (stage.turn == nil ? 0 : 1), "seed \(seed)")
                #expect(current.isClosed == (stage.turn == nil), "seed \(seed)")
            }
        }
        if let stage = current.advice, stage.turn == nil { ends.insert(stage) }
    }
    #expect(ends == [.endedClosed, .endedCancelled, .converted])
}
