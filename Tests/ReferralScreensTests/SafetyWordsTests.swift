// What might lead to harm is on the screen: namesakes, other referrals, a freeze, a child who was not brought.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct SafetyWordsTests {
    private let today = Day(iso: "2026-11-03") ?? Day(number: 0)

    private func detail(_ change: (inout ReferralDetail) -> Void = { _ in }) -> ReferralDetail {
        let desk = FakeDesk.clinic()
        let robot = RobotDesk(.clinician, desk: desk)
        var detail = desk.detail(1, robot.actor(.clinician))
        change(&detail)
        return detail
    }

    private func facts(_ detail: ReferralDetail) -> String {
        Summary.full(detail, today: today).map { "\($0.label.string) \($0.value.string)" }.joined(separator: "\n")
    }

    @Test func `a namesake, another referral and a freeze are said in the summary, and nothing where there is none`() {
        #expect(!facts(detail()).contains("Same name"))
        var other = Patient()
        other.family = "Smith"
        let shown = detail {
            $0.sameName = [AlikePatient(other), AlikePatient(other)]
            $0.isFrozen = true
            $0.others = [OtherReferral($0.referral, service: nil, besides: nil)]
            $0.others[0].isSameSpecialty = true
        }
        let text = facts(shown)
        #expect(text.contains("Same name: 2 others; check the birth date and the NHS number."))
        #expect(text.contains("Frozen Another patient's letter was reported here"))
        #expect(text.contains("Same specialty"))
    }

    @Test func `a child's missed appointment is never called did not attend`() {
        var shown = detail { $0.referral.state = .didNotAttend }
        shown.patient.born = Day(iso: "2015-01-01")
        #expect(facts(shown).contains("Was not brought"))
        #expect(!facts(shown).contains("State Did not attend"))
        shown.patient.born = Day(iso: "1950-01-01")
        #expect(facts(shown).contains("State Did not attend"))
    }

    @Test func `a form asks who agreed only where a suspected cancer could be made less urgent`() {
        func asks(_ priority: Priority) -> [ActionRule.Need] {
            let shown = detail { detail in
                detail.referral.priority = priority
                detail.actions = ReferralAction.allCases.map { action in
                    let asked = detail.referral.asked(by: action)
                    return ActionAvailability(
                        action: action, refusal: nil, needs: asked.needs, mayHave: asked.mayHave)
                }
            }
            return FormField.fields(for: .changePriority, of: shown).map(\.need)
        }
        #expect(asks(.twoWeekWait).contains(.agreedWith) && asks(.twoWeekWait).contains(.agreedOn))
        #expect(!asks(.urgent).contains(.agreedWith))
    }

    @Test func `a wrong letter is chosen among the documents, and the refusals name their field`() {
        let shown = detail()
        let fields = FormField.fields(for: .wrongPatientLetter, of: shown)
        guard case .choice(let choice) = fields.first?.input else {
            Issue.record("no documents to choose from")
            return
        }
        #expect(choice.options.map(\.code) == shown.documents?.map { "\($0.id)" })
        #expect(fields.map(\.need) == [.document, .instruction])
        #expect(Refusal.secondReferralNeedsAWord("RD-2").need == .instruction)
        #expect(Refusal.agreedOnMissing.need == .agreedOn)
        for refusal in [
            Refusal.clinicianMustLook, .frozen, .notFrozen, .documentUnknown, .instructionMissing, .agreedWithMissing,
            .agreedOnMissing, .secondReferralNeedsAWord("RD-2"), .noDeathRecorded,
        ] {
            #expect(refusal.sentence.hasSuffix("."), "\(refusal.code)")
        }
    }
}
