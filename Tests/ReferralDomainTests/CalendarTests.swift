// Days, London time and working days, against published dates and a walk day by day.
import ReferralDomain
import Resources
import Testing

@Test func `day arithmetic agrees with a walk through every day of 1900 to 2100`() throws {
    var (year, month, date) = (1900, 1, 1)
    var walked = try #require(Day(year: 1900, month: 1, day: 1))
    #expect(walked.number == -25_567 && walked.weekday == 1)
    var weekday = 1
    while year <= 2100 {
        #expect(walked.parts == (year, month, date) && walked.weekday == weekday)
        #expect(Day(year: year, month: month, day: date) == walked && Day(iso: walked.iso) == walked)
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        if date < length {
            date += 1
        } else {
            #expect(Day(year: year, month: month, day: length + 1) == nil)
            date = 1
            month = month == 12 ? 1 : month + 1
            year += month == 1 ? 1 : 0
        }
        weekday = weekday == 7 ? 1 : weekday + 1
        walked = walked.adding(days: 1)
    }
}

@Test func `what is no day is nil`() {
    for text in [
        "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "26-01-01",
        "2026-01-01 ",
        "2026/01/01", "+026-01-01", "0000-01-01", "２０２６-01-01",
    ] {
        #expect(Day(iso: text) == nil, "\(text)")
    }
    #expect(Day(iso: "2000-02-29") != nil && Day(iso: "0001-01-01")?.iso == "0001-01-01")
}

@Test func `a day is written as NHS screens and letters write it`() {
    #expect(day("2026-11-03").short == "03-Nov-2026" && day("2026-11-03").shortWithWeekday == "Tue 03-Nov-2026")
    #expect(day("2026-11-03").long == "3 November 2026")
}

@Test func `somebody born on a leap day is a year older on 1 March`() {
    let born = day("2004-02-29")
    #expect(born.age(on: day("2005-02-28")) == 0 && born.age(on: day("2005-03-01")) == 1)
    #expect(born.age(on: day("2008-02-28")) == 3 && born.age(on: day("2008-02-29")) == 4)
    #expect(day("2010-11-03").age(on: day("2026-11-02")) == 15 && day("2010-11-03").age(on: day("2026-11-03")) == 16)
}

@Test(arguments: [
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2030, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
])
func `bank holidays by rule are the published ones`(_ year: Int, _ dates: String) {
    let expected = Set(dates.split(separator: " ").map { day("\(year)-\($0)") })
    #expect(Set(WorkingCalendar.holidaysByRule(year: year)) == expected)
    let unlisted = WorkingCalendar(bankHolidays: [])
    for number in day("\(year)-01-01").number...day("\(year)-12-31").number {
        let today = Day(number: number)
        #expect(
            unlisted.isBankHoliday(today) == expected.contains(today)
                && policy.calendar.isBankHoliday(today) == expected.contains(today))
    }
}

@Test func `the rule gives every listed year but its one-off days`() {
    let listed = Set(ReferenceData.bankHolidays.map { day($0.day) })
    let byRule = Set((2012...2028).flatMap { WorkingCalendar.holidaysByRule(year: $0) })
    let moved = ["2012-05-28", "2020-05-04", "2022-05-30"]
    let extra = [
        "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
    ]
    #expect(byRule.subtracting(listed) == Set(moved.map { day($0) }))
    #expect(listed.subtracting(byRule) == Set(extra.map { day($0) }))
}

@Test(arguments: [
    ("2026-04-02", 1, "2026-04-07"), ("2026-04-02", 5, "2026-04-13"), ("2026-12-24", 1, "2026-12-29"),
    ("2026-12-24", 3, "2026-12-31"), ("2027-12-24", 1, "2027-12-29"), ("2026-05-01", 3, "2026-05-07"),
    ("2026-11-20", 10, "2026-12-04"), ("2022-01-03", 2, "2022-01-05"), ("2026-04-02", 0, "2026-04-02"),
    ("2026-11-07", 1, "2026-11-09"),
])
func `working days leave out weekends and bank holidays`(_ from: String, _ count: Int, _ to: String) {
    #expect(policy.calendar.adding(workingDays: count, to: day(from)) == day(to))
}

@Test(arguments: [("2022-01-03", 2, "2022-01-05"), ("2026-04-02", 1, "2026-04-03"), ("2026-12-24", 1, "2026-12-25")])
func `e-RS counts contact days by weekends alone`(_ from: String, _ count: Int, _ to: String) {
    #expect(policy.calendar.adding(weekdays: count, to: day(from)) == day(to))
}

@Test func `the site's closing days are no working days`() {
    let calendar = WorkingCalendar(bankHolidays: [], closingDays: [day("2026-11-04")])
    #expect(calendar.adding(workingDays: 1, to: day("2026-11-03")) == day("2026-11-05"))
    #expect(calendar.lastWorkingDay(before: day("2026-11-05")) == day("2026-11-03"))
    #expect(calendar.adding(weekdays: 1, to: day("2026-11-03")) == day("2026-11-04"))
    #expect(policy.calendar.lastWorkingDay(before: day("2026-12-29")) == day("2026-12-24"))
}

@Test(arguments: [
    // An open day before an open day, a Friday, a weekend, Easter, Christmas, and a Monday before a closing day.
    ("2026-11-03", "2026-11-03"), ("2026-11-06", "2026-11-08"), ("2026-11-07", "2026-11-08"),
    ("2026-11-08", "2026-11-08"), ("2026-04-01", "2026-04-01"), ("2026-04-02", "2026-04-06"),
    ("2026-04-03", "2026-04-06"), ("2026-04-06", "2026-04-06"), ("2026-12-24", "2026-12-28"),
    ("2026-11-16", "2026-11-17"), ("2026-11-17", "2026-11-17"), ("2026-11-19", "2026-11-22"),
])
func `on the last open day, and while closed, what falls due before reopening is due today`(
    _ today: String, _ last: String
) {
    let calendar = WorkingCalendar(
        bankHolidays: ReferenceData.bankHolidays.map { day($0.day) },
        closingDays: [day("2026-11-17"), day("2026-11-20")])
    #expect(calendar.lastDayDueToday(day(today)) == day(last))
    // Nothing falls between two open days: what is due after the last of one is due on the next or later.
    #expect(calendar.isWorkingDay(calendar.lastDayDueToday(day(today)).adding(days: 1)))
}

@Test func `clocks go forward on 29 March 2026 and an hour is missing`() {
    let last = instant("2026-03-29T00:59:59Z")
    #expect(LondonTime(at: last).iso == "2026-03-29T00:59:59+00:00")
    #expect(LondonTime(at: last.adding(seconds: 1)).iso == "2026-03-29T02:00:00+01:00")
    for text in ["2026-03-29T01:00", "2026-03-29T01:30", "2026-03-29T01:59:59"] { #expect(Instant(iso: text) == nil) }
    #expect(LondonTime.instants(day: day("2026-03-29"), secondOfDay: 5_400).isEmpty)
    #expect(Instant(iso: "2026-03-29T02:00") == instant("2026-03-29T01:00:00Z"))
}

@Test func `clocks go back on 25 October 2026 and an hour comes twice`() {
    let first = instant("2026-10-25T00:30:00Z")
    #expect(LondonTime(at: first).iso == "2026-10-25T01:30:00+01:00")
    #expect(LondonTime(at: first.adding(seconds: 3_600)).iso == "2026-10-25T01:30:00+00:00")
    #expect(LondonTime.instants(day: day("2026-10-25"), secondOfDay: 5_400) == [first, first.adding(seconds: 3_600)])
    #expect(Instant(iso: "2026-10-25T01:30") == first)
    #expect(LondonTime.instants(day: day("2026-10-25"), secondOfDay: 3_599).count == 1)
    #expect(LondonTime.instants(day: day("2026-10-25"), secondOfDay: 7_200).count == 1)
}

@Test func `every hour of 2026 in London reads back`() {
    for hour in 0..<8_760 {
        let moment = instant("2026-01-01T00:00:00Z").adding(seconds: Int64(hour) * 3_600)
        let shown = LondonTime(at: moment)
        #expect(Instant(iso: shown.iso) == moment)
        #expect(LondonTime.instants(day: shown.day, secondOfDay: shown.secondOfDay).contains(moment))
    }
    #expect(LondonTime.startOfDay(day("2026-07-01")) == instant("2026-06-30T23:00:00Z"))
    #expect(instant("2026-06-30T23:00:00Z").londonDay == day("2026-07-01"))
}

@Test(arguments: [
    ("2021-09-03T14:16:53.119Z", "2021-09-03T14:16:53Z"), ("2021-09-03T14:16:53Z", "2021-09-03T14:16:53Z"),
    ("2021-09-03T14:16:53+01:00", "2021-09-03T13:16:53Z"), ("2021-09-03T14:16:53-0530", "2021-09-03T19:46:53Z"),
    ("2021-09-03T14:16:53", "2021-09-03T13:16:53Z"), ("2021-09-03T14:16", "2021-09-03T13:16:00Z"),
    ("2021-12-03 14:16", "2021-12-03T14:16:00Z"), ("2021-12-03", "2021-12-03T00:00:00Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
])
func `a moment is read with milliseconds, offsets or as London time`(_ text: String, _ expected: String) {
    #expect(Instant(iso: text)?.iso == expected)
}

@Test(arguments: [
    "", "2021-09-03T", "2021-09-03T24:00:00Z", "2021-09-03T14:60Z", "2021-09-03T14:16:61Z", "2021-09-03T14:16:53.Z",
    "2021-09-03T14:16:53ZZ", "2021-09-03T14:16:53+25:00", "2021-09-03x14:16", "2021-02-30T10:00:00Z", "14:16",
    "2021-09-03T14",
    "é021-09-03T14:16:53Z",
])
func `what is no moment is nil`(_ text: String) {
    #expect(Instant(iso: text) == nil)
}

@Test func `a day a week ahead that is no working day gives way to the first one after it`() {
    let calendar = WorkingCalendar(
        bankHolidays: [day("2026-12-25"), day("2026-12-28")], closingDays: [day("2026-12-29")])
    #expect(calendar.firstWorkingDay(from: day("2026-12-24")) == day("2026-12-24"))
    #expect(calendar.firstWorkingDay(from: day("2026-12-25")) == day("2026-12-30"))
    #expect(calendar.firstWorkingDay(from: day("2026-11-07")) == day("2026-11-09"))
}
