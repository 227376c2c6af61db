// What a clinician's decision asks of the booking desk, read back from the sentence that the desk reads.

import ReferralDomain
import Testing

struct BookingWishTests {
    private let clinics = ["Skin clinic", "Skin clinic, late", "Hands"]
    private let people = ["Dr A Reed", "Dr A", "Ms O'Hara"]

    @Test func `each answer is read from the sentence, and what was written after it is not`() {
        let wish = BookingWish(
            "Skin clinic; by telephone; with Dr A Reed; see by 17-Nov-2026; tests first: ECG, bloods. Ring first.")
        #expect(wish.clinic(among: clinics) == "Skin clinic")
        #expect(wish.manner == .telephone && wish.manner?.kind == .telephone)
        #expect(wish.clinician(among: people) == "Dr A Reed")
        #expect(wish.seeBy == day("2026-11-17"))
        #expect(wish.tests == "ECG, bloods")
    }

    @Test(arguments: BookingManner.allCases)
    func `every manner of being seen is read as it is written, first or later`(_ manner: BookingManner) {
        let text = manner.rawValue.prefix(1).uppercased() + manner.rawValue.dropFirst()
        #expect(BookingWish("\(text). Ring first.").manner == manner)
        #expect(BookingWish("Hands; \(manner.rawValue).").manner == manner)
    }

    @Test func `a name is the longest of those there are, whatever its spelling`() {
        #expect(BookingWish("Skin clinic late. Ring first.").clinic(among: clinics) == "Skin clinic, late")
        #expect(BookingWish("With ms ohara.").clinician(among: people) == "Ms O'Hara")
        #expect(BookingWish("With Dr A. Reed is away.").clinician(among: ["Dr A"]) == "Dr A")
        #expect(BookingWish("With Dr Arthur.").clinician(among: people) == nil)
    }

    @Test(
        arguments: [
            nil, "", "Please book within two weeks.", "With her carer; mornings.", "See by the end of May.",
            "Ring first; see by 17-Nov-2026; with Dr A Reed",
        ] as [String?])
    func `what names nobody and no day asks for nothing`(_ text: String?) {
        let wish = BookingWish(text)
        #expect(wish.clinic(among: clinics) == nil && wish.clinician(among: people) == nil)
        #expect(wish.manner == nil && wish.tests == nil)
        #expect(wish.seeBy == (text?.hasPrefix("Ring") == true ? day("2026-11-17") : nil))
    }

    @Test func `tests may be listed with the mark that divides the answers`() {
        #expect(BookingWish("See by 17-Nov-2026; tests first: ECG; bloods. Ring").tests == "ECG; bloods")
    }

    @Test func `a day is read as it is written, and nothing else is one`() {
        for text in ["2026-11-03", "2028-02-29", "2026-12-31"] { #expect(Day(short: day(text).short) == day(text)) }
        for text in ["", "31-Feb-2026", "3 Nov 2026", "03-Nov", "xx-Nov-2026"] { #expect(Day(short: text) == nil) }
    }

    @Test func `what was asked holds until somebody decides anew, through bookings and their ends`() throws {
        var held = referral(.triagedProviderToAction)
        held.instruction = "With Dr A Reed."
        var facts = facts(at: instant("2026-11-03T10:00:00Z"))
        facts.slot = slot("S1", at: bookable, start: instant("2026-11-10T09:20:00Z"))
        facts.namedService = bookable
        held = try held.deciding(command(.book) { $0.slot = "S1" }, by: actor(.clerk), facts: facts).referral
        #expect(held.instruction == "With Dr A Reed.")
        held = try held.deciding(
            command(.cancelAppointment) {
                $0.by = .provider
                $0.reason = "CLINIC_CANCELLED"
            }, by: actor(.clerk), facts: facts
        ).referral
        #expect(held.instruction == "With Dr A Reed.")
        held.appointment?.id = 1
        held = try held.deciding(
            command(.book) {
                $0.slot = "S1"
                $0.instruction = "Mornings."
            }, by: actor(.clerk), facts: facts
        ).referral
        #expect(held.instruction == "Mornings.")
        held = try held.deciding(command(.reject) { $0.reason = "OTHER" }, by: actor(.clinician), facts: facts).referral
        #expect(held.instruction == nil)
    }
}
