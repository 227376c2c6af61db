// NHS numbers, UBRNs and our own references: what is valid, what is kept as it came, and what is found wrong.
import ReferralDomain
import Testing

@Test(arguments: [
    "9912003888", "9462979626", "9434765919", "4010232137", "9000000009", "9990000018", "9991111123", "9992222239",
    "9993333344", "9995555565", "9996666670",
])
func `a good NHS number is valid however it is spaced`(_ digits: String) {
    #expect(NHSNumber(digits).isValid)
    let spaced = NHSNumber(digits).spaced
    #expect(spaced.count == 12 && NHSNumber(spaced) == NHSNumber(digits))
    #expect(NHSNumber(spaced.split(separator: " ").joined(separator: "-")) == NHSNumber(digits))
}

@Test(arguments: ["9312201101", "9190000000", "4857773456", "4000000080", "4000000081", "4000000089"])
func `a number with the wrong check digit is kept and not valid`(_ digits: String) {
    #expect(!NHSNumber(digits).isValid && NHSNumber(digits).text == digits)
}

@Test(arguments: ["", "999", "99120038889", "ABC1234567", "991200388X", "９９１２００３８８８", "  "])
func `what is no NHS number is kept as it came`(_ raw: String) {
    #expect(!NHSNumber(raw).isValid && NHSNumber(raw).text == raw && NHSNumber(raw).spaced == raw)
}

@Test func `no number on the stem 400000008 is valid`() {
    for last in 0...9 { #expect(!NHSNumber("400000008\(last)").isValid) }
}

@Test func `every single wrong digit of an NHS number is found`() {
    let good = Array("9434765919")
    for place in good.indices {
        for digit in "0123456789" where digit != good[place] {
            var wrong = good
            wrong[place] = digit
            #expect(!NHSNumber(String(wrong)).isValid)
        }
    }
}

@Test func `a UBRN is twelve digits, its zeros kept`() throws {
    for text in ["000000070000", "0000 0007 0000", "0000-0007-0000", " 0000\u{A0}0007\u{A0}0000 "] {
        let ubrn = try #require(UBRN(text))
        #expect(ubrn.digits == "000000070000" && ubrn.spaced == "0000 0007 0000")
    }
    for text in ["", "70000", "0000000700001", "00000007000X", "٠٠٠٠٠٠٠٧٠٠٠٠", "0000/0007/0000"] {
        #expect(UBRN(text) == nil, "\(text)")
    }
}

@Test func `100,000 references are distinct and read back`() throws {
    var seen: Set<String> = []
    for serial in Int64(1)...100_000 {
        let reference = ReferralReference(serial: serial)
        seen.insert(reference.text)
        #expect(ReferralReference(reference.text) == reference)
    }
    #expect(seen.count == 100_000)
}

@Test func `a reference is read in any case, with or without its hyphen, and holds no 0, O, 1 or I`() {
    for serial in Int64(1)...500 {
        let text = ReferralReference(serial: serial).text
        #expect(text.hasPrefix("RD-") && text.count == 11)
        #expect(!text.dropFirst(3).contains { "0O1I".contains($0) })
        #expect(ReferralReference(text.lowercased())?.text == text)
        #expect(ReferralReference(text.replacing("-", with: ""))?.text == text)
    }
}

@Test func `every single wrong character of a reference is found`() {
    let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    for serial in Int64(1)...200 {
        let good = Array(ReferralReference(serial: serial * 997).text)
        for place in 3..<11 {
            for character in alphabet where character != good[place] {
                var wrong = good
                wrong[place] = character
                #expect(ReferralReference(String(wrong)) == nil)
            }
        }
    }
}

@Test func `what is no reference is nil`() {
    for text in ["", "RD-", "RD-2222222", "RD-222222222", "XX-22222222", "RD-2222222O", "000049146177"] {
        #expect(ReferralReference(text) == nil, "\(text)")
    }
}

@Test func `a referral is named by either`() {
    let reference = ReferralReference(serial: 1)
    #expect(ReferralName("0000 4914 6177") == UBRN("000049146177").map { .ubrn($0) })
    #expect(ReferralName(reference.text.lowercased()) == .reference(reference))
    #expect(ReferralName("Smith") == nil)
}
