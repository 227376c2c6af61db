// Checks that a rehearsal is the same for the same seed, fits together, and holds what a screen must cope with.
import Rehearsal
import Resources
import Testing

private let today = "2026-11-03"

private func context(_ date: String = today) -> LetterContext {
    LetterContext(
        referrerName: "Dr S Ó Conaill", practiceName: "Bellfounder Court Practice", practiceODS: "Y9012", date: date,
        serviceName: "Cardiology")
}

private func letters(seed: UInt64, perStory: Int) -> [(story: ClinicalStory, person: Person, text: String)] {
    var written: [(story: ClinicalStory, person: Person, text: String)] = []
    for (place, story) in ClinicalStories.all.enumerated() {
        for round in 0..<perStory {
            let index = place * perStory + round
            let person = Person.person(number: index, seed: seed, today: today, story: story)
            var random = SeededGenerator(seed: seed, stream: 9, index: index)
            written.append((story, person, story.letter(&random, person, context())))
        }
    }
    return written
}

private func ageOnToday(_ born: String) throws -> Int {
    let parts = born.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3)
    return 2026 - parts[0] - ((parts[1], parts[2]) <= (11, 3) ? 0 : 1)
}

@Test func `the same seed writes the same letters and another seed writes others`() {
    let first = letters(seed: 7, perStory: 3)
    let again = letters(seed: 7, perStory: 3)
    let other = letters(seed: 8, perStory: 3)
    #expect(first.map(\.text) == again.map(\.text))
    #expect(first.map(\.person) == again.map(\.person))
    #expect(zip(first, other).allSatisfy { $0.text != $1.text })
}

@Test func `two letters of one story differ for one patient`() {
    for story in ClinicalStories.all {
        let person = Person.person(number: 3, seed: 1, today: today, story: story)
        var random = SeededGenerator(seed: 1)
        #expect(story.letter(&random, person, context()) != story.letter(&random, person, context()), "\(story.id)")
    }
}

@Test func `there are thirty stories or more over ten specialties or more`() {
    let stories = ClinicalStories.all
    #expect(stories.count >= 30)
    #expect(Set(stories.map(\.id)).count == stories.count)
    #expect(Set(stories.map(\.title)).count == stories.count)
    #expect(Set(stories.map(\.specialty)).count >= 10)
    #expect(Set(stories.map(\.priority)) == Set(ReferenceData.priorities.map(\.code)))
}

@Test func `every clinic type belongs to its specialty and is current`() throws {
    for story in ClinicalStories.all {
        let type = try #require(ReferenceData.clinicTypes.first { $0.code == story.clinicType }, "\(story.id)")
        #expect(type.specialty == story.specialty && type.isEffective(on: today), "\(story.id)")
    }
    for service in RehearsalOffice.services {
        for code in service.clinicTypes {
            let type = try #require(ReferenceData.clinicTypes.first { $0.code == code }, "\(service.name): \(code)")
            #expect(type.specialty == service.specialty && type.isEffective(on: today), "\(service.name): \(code)")
        }
    }
}

@Test func `the first twenty thousand NHS numbers are valid, of the 999 range and unlike one another`() {
    let numbers = (0..<20_000).map { RehearsalNumbers.nhsNumber($0) }
    #expect(Set(numbers).count == 20_000)
    #expect(numbers.allSatisfy { RehearsalNumbers.isValid($0) && $0.hasPrefix("999") })
    #expect(numbers == numbers.sorted())
}

@Test func `NHS numbers go on in the next range when the first is used up`() {
    let known = ["9990000018", "9991111123", "9992222239", "9912003888", "9000000009", "4010232137"]
    #expect(known.allSatisfy(RehearsalNumbers.isValid))
    #expect(["9312201101", "9190000000", "4857773456", "99120038881", ""].allSatisfy { !RehearsalNumbers.isValid($0) })
    let edge = (909_000..<909_200).map { RehearsalNumbers.nhsNumber($0) }
    #expect(edge.allSatisfy(RehearsalNumbers.isValid) && Set(edge).count == 200)
    #expect(edge.first?.hasPrefix("99999") == true && edge.last?.hasPrefix("900") == true)
    let last = RehearsalNumbers.nhsNumber(RehearsalNumbers.nhsNumberCount - 1)
    #expect(last.hasPrefix("98") && RehearsalNumbers.isValid(last))
}

@Test func `ages and sexes fit the story`() throws {
    for (place, story) in ClinicalStories.all.enumerated() {
        for round in 0..<60 {
            let person = Person.person(number: place * 60 + round, seed: 11, today: today, story: story)
            #expect(story.ages.contains(try ageOnToday(person.born)), "\(story.id) \(person.born)")
            #expect(story.sexes.contains(person.sex), "\(story.id)")
            if let died = person.died { #expect(died < today && died > person.born) }
        }
    }
}

@Test func `patients can be reached only at numbers and addresses of nobody`() {
    let stories = ClinicalStories.all
    let people = (0..<2000).map {
        Person.person(number: $0, seed: 5, today: today, story: stories[$0 % stories.count])
    }
    for person in people {
        #expect(person.phone?.hasPrefix("01632 960") ?? true)
        #expect(person.mobile?.hasPrefix("07700 900") ?? true)
        #expect(person.phone != nil || person.mobile != nil)
        #expect((1...5).contains(person.addressLines.count) && person.postcode.hasPrefix("RF"))
        #expect(person.email.map { $0.hasSuffix("@post.example") } ?? true)
    }
    #expect(Set(people.map(\.hospitalNumber)).count == people.count)
    let names = Dictionary(grouping: people, by: { $0.family + "|" + $0.given })
    #expect(names.values.contains { $0.count > 1 })
    #expect(people.contains { $0.family.contains("'") } && people.contains { $0.family.contains("-") })
    #expect(people.contains { !$0.family.allSatisfy(\.isASCII) } && people.contains { $0.family.count > 24 })
    #expect(people.contains { $0.interpreterNeeded != nil } && people.contains { $0.died != nil })
    #expect(people.contains { $0.sex == "other" || $0.sex == "unknown" })
}

@Test func `every letter names its patient, number, birthday, doctor and practice`() {
    for letter in letters(seed: 3, perStory: 12) {
        let person = letter.person
        let number = person.nhsNumber
        let spaced = "\(number.prefix(3)) \(number.dropFirst(3).prefix(3)) \(number.dropFirst(6))"
        #expect(letter.text.contains(number) || letter.text.contains(spaced))
        #expect(letter.text.contains(person.family) && letter.text.contains(person.given))
        let born = person.born.split(separator: "-")
        #expect(letter.text.contains("\(born[2])/\(born[1])/\(born[0])"))
        #expect(letter.text.contains("Dr S Ó Conaill") && letter.text.contains("Bellfounder Court Practice"))
    }
}

@Test func `letters come very short, of a page, and very long`() {
    let counts = letters(seed: 4, perStory: 10).map {
        $0.text.split(separator: "\n", omittingEmptySubsequences: false).count
    }
    #expect(counts.contains { $0 <= 8 })
    #expect(counts.contains { (25...80).contains($0) })
    #expect(counts.contains { $0 > 120 })
}

@Test func `letters hold no control character but the newline and no unfilled place`() {
    for letter in letters(seed: 6, perStory: 10) {
        let controls = letter.text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
        #expect(controls.isEmpty, "\(letter.story.id)")
        for trace in ["Optional(", "\\(", "..", " .", ", ,", "On \n"] {
            let isThere = letter.text.contains(trace)
            #expect(!isThere, "\(letter.story.id): \(trace)")
        }
    }
}

@Test func `every story has a service and every clinic makes sense`() throws {
    #expect(RehearsalOffice.services.count == 35)
    #expect(Set(RehearsalOffice.services.map(\.kind)) == Set(ServiceKind.allCases))
    for story in ClinicalStories.all { #expect(RehearsalOffice.service(for: story) != nil, "\(story.id)") }
    for service in RehearsalOffice.services {
        #expect(!service.clinics.isEmpty && !service.priorities.isEmpty, "\(service.name)")
        for clinic in service.clinics {
            #expect(
                (1...7).contains(clinic.weekday) && clinic.from < clinic.to && clinic.capacity > 0, "\(service.name)")
            #expect(!clinic.priorities.isEmpty && Set(clinic.priorities).isSubset(of: service.priorities))
            #expect(service.clinicians.contains(clinic.clinician))
        }
    }
}

@Test func `the office has its ten users and twelve practices`() {
    #expect(
        RehearsalOffice.users.map(\.login) == [
            "clerk", "triage", "clinician", "supervisor", "manager", "referrer", "referrer-admin", "commissioner",
            "auditor",
            "admin",
        ])
    #expect(RehearsalOffice.practices.map(\.ods) == (1...12).map { "Y\(9000 + $0)" })
    #expect(RehearsalOffice.practices.allSatisfy { !$0.doctors.isEmpty })
    #expect(RehearsalOffice.letterFilename(on: today) == "Referral letter 3 Nov 2026.txt")
    #expect(
        Set(RehearsalOffice.attachmentFilenames(on: today)).count
            == RehearsalOffice.attachmentFilenames(on: today).count)
}
