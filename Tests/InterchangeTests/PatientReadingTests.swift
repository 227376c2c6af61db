// Patients of PDS: which name, which address, which number, and what a sensitive record keeps back.

import Testing

@testable import Interchange
@testable import ReferralDomain

struct PatientReadingTests {
    private func patient(_ more: String, id: String = "9990000018", security: String = "U") -> String {
        #"""
        {"resourceType":"Patient","id":"\#(id)","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"\#(id)",
        "extension":[{"url":"x/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"code":"01"}]}}]}],
        "meta":{"security":[{"code":"\#(security)"}]},"gender":"female","birthDate":"1970-02-03"\#(more)}
        """#
    }

    @Test func `the usual name of today is taken, not the old, the temporary or the ended one`() throws {
        let names = #"""
            ,"name":[{"use":"old","family":"Alpha"},{"use":"usual","family":"Bravo","period":{"end":"2020-01-01"}},
            {"use":"temp","family":"Delta"},{"use":"official","family":"Echo"},
            {"use":"usual","family":"O'Foxtrot","given":["Ann","Bea"],"prefix":["MRS"],"period":{"start":"2021-01-01"}}]
            """#
        let record = try #require(records(patient(names)).first)
        let incoming = try #require(record.patient)
        #expect(incoming.patient.family == "O'Foxtrot")
        #expect(incoming.patient.given == "Ann Bea")
        #expect(incoming.patient.title == "Mrs")
        #expect(incoming.patient.nhsNumberStatus == "01")
        #expect(incoming.patient.sex == .female)
        #expect(incoming.patient.born == Day(iso: "1970-02-03"))
        #expect(incoming.source == "PDS")
        #expect(record.flags == [])
    }

    @Test func `a name that has ended is taken where there is no other, and flagged`() throws {
        let record = try #require(
            records(patient(#","name":[{"use":"usual","family":"Bravo","period":{"end":"2020-01-01"}}]"#)).first)
        #expect(record.patient?.patient.family == "Bravo")
        #expect(record.flags.isEmpty)
    }

    @Test func `the home address is taken before a temporary one, with phone, mobile and email`() throws {
        let more = #"""
            ,"name":[{"family":"Bravo"}],"address":[{"use":"temp","line":["Hall"],"postalCode":"ZZ1 1ZZ"},
            {"use":"home","line":["1 Road","","Town"],"postalCode":"ZZ9 9ZZ"}],
            "telecom":[{"system":"phone","use":"home","value":"0100"},{"system":"phone","use":"mobile","value":"0700"},
            {"system":"phone","use":"temp","value":"0999"},{"system":"email","value":"a@example.test"}]
            """#
        let incoming = try #require(records(patient(more)).first?.patient)
        #expect(incoming.patient.addressLines == ["1 Road", "Town"])
        #expect(incoming.patient.postcode == "ZZ9 9ZZ")
        #expect(incoming.patient.phone == "0100")
        #expect(incoming.patient.mobile == "0700")
        #expect(incoming.patient.email == "a@example.test")
        #expect(incoming.fields.isSuperset(of: ["address", "postcode", "phone", "mobile", "email"]))
    }

    @Test(arguments: ["R", "V"])
    func `a sensitive record has no address and no phone, and blanks none`(security: String) throws {
        let more =
            #","name":[{"family":"Bravo"}],"address":[{"line":["1 Road"]}],"telecom":[{"system":"phone","value":"1"}]"#
        let incoming = try #require(records(patient(more, security: security)).first?.patient)
        #expect(incoming.patient.isSensitive)
        #expect(incoming.patient.addressLines == [])
        #expect(incoming.patient.phone == nil)
        #expect(incoming.fields.isDisjoint(with: ["address", "postcode", "phone"]))
    }

    @Test func `a death is a day in London, told by PDS`() throws {
        let record = try #require(records(patient(#","deceasedDateTime":"2022-06-30T23:30:00+00:00""#)).first)
        #expect(record.patient?.patient.died == Day(iso: "2022-07-01"))
        #expect(record.patient?.patient.diedSource == "PDS")
        let undated = try #require(records(patient(#","name":[{"family":"B"}],"deceasedBoolean":true"#)).first)
        #expect(undated.flags == ["The patient is recorded as dead, without a day."])
        let year = try #require(records(patient(#","name":[{"family":"B"}],"deceasedDateTime":"2022""#)).first)
        #expect(year.flags.contains("The patient is recorded as dead, without a day."))
    }

    @Test func `a search by a superseded number keeps both numbers`() throws {
        let byURL = #"""
            {"resourceType":"Bundle","entry":[{"fullUrl":"https://example.test/Patient/9990000026",
            "resource":\#(patient(#","name":[{"family":"B"}]"#))}]}
            """#
        #expect(records(byURL).first?.patient?.superseded.map(\.text) == ["9990000026"])
        let byLink = #"""
            {"resourceType":"Bundle","link":[{"relation":"self","url":"https://example.test/Patient?identifier=https%3A%2F%2Fx%7C9990000026"}],
            "entry":[{"resource":\#(patient(#","name":[{"family":"B"}]"#))}]}
            """#
        let record = try #require(records(byLink).first)
        #expect(record.patient?.superseded.map(\.text) == ["9990000026"])
        #expect(record.flags == ["This number has taken the place of 999 000 0026."])
    }

    @Test func `several identifiers give one number, older ones and a hospital number`() throws {
        let text = #"""
            {"resourceType":"Patient","id":"9990000018","name":[{"family":"B"}],"identifier":[
            {"system":"http://fhir.nhs.net/Id/nhs-number","value":"9990000026"},
            {"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"},
            {"type":{"coding":[{"code":"MR"}]},"system":"x/trust","value":"H123"}]}
            """#
        let incoming = try #require(records(text).first?.patient)
        #expect(incoming.patient.nhsNumber?.text == "9990000018")
        #expect(incoming.superseded.map(\.text) == ["9990000026"])
        #expect(incoming.patient.hospitalNumber == "H123")
    }

    @Test func `language, interpreter and preferences are kept`() throws {
        let more = #"""
            ,"extension":[{"url":"x/Extension-UKCore-NHSCommunication","extension":[
            {"url":"language","valueCodeableConcept":{"coding":[{"code":"cy","display":"Welsh"}]}},
            {"url":"interpreterRequired","valueBoolean":true}]},
            {"url":"x/Extension-UKCore-ContactPreference","extension":[
            {"url":"PreferredWrittenCommunicationFormat","valueCodeableConcept":{"coding":[{"display":"Large print"}]}}]}]
            """#
        let incoming = try #require(records(patient(more)).first?.patient)
        #expect(incoming.patient.language == "Welsh, interpreter needed")
        #expect(incoming.patient.preferredFormat == "Large print")
        #expect(incoming.fields.contains("language"))
    }

    @Test func `a patient known by no number is refused`() {
        let text = #"{"resourceType":"Patient","name":[{"family":"B"}]}"#
        #expect(records(text).first?.refusal == "A patient with neither an NHS number nor a hospital number.")
    }
}
