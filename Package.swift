// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "referdesk",

    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        part("ReferralDomain"),
        .target(name: "Resources", path: "Resources", resources: [.embedInCode("schema")], swiftSettings: strict),
        .systemLibrary(name: "CSodium"),
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CJansson"),
        .systemLibrary(name: "CExpat"),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
        .target(name: "CPoppler", linkerSettings: [.linkedLibrary("poppler-cpp")]),
        part("ReferralStore", ["ReferralDomain", "Resources", "CSodium", "CSQLite", "CSystem", grdb]),
        part("WorklistEngine", ["ReferralDomain", "ReferralStore"]),
        part("AppointmentBooking", ["ReferralDomain", "ReferralStore"]),
        part("Interchange", ["ReferralDomain", "CJansson", "CExpat", "CPoppler"]),
        part("LetterPages", ["CPango"]),
        part("Rehearsal", ["ReferralDomain"]),
        part(
            "ReferralDesk",
            [
                "ReferralDomain", "ReferralStore", "Resources", "WorklistEngine", "AppointmentBooking", "Interchange",
                "Rehearsal",
            ]),
        part("TerminalUI"),
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        part("CursesTerminal", ["TerminalUI", "CTerminal"]),
        part("ReferralScreens", ["ReferralDomain", "ReferralDesk", "TerminalUI"]),
        .executableTarget(
            name: "referdesk",
            dependencies: [
                "ReferralDomain", "ReferralStore", "Interchange", "LetterPages", "ReferralDesk", "TerminalUI",
                "CursesTerminal", "ReferralScreens", "CSystem", argumentParser,
            ], swiftSettings: strict),
        .executableTarget(
            name: "referdesk-bench", dependencies: ["ReferralDomain", "ReferralStore", "ReferralDesk", "CSQLite"],
            path: "Sources/Bench", swiftSettings: strict),
        tests("TerminalUITests", ["TerminalUI"]),
        tests("CursesTerminalTests", ["CursesTerminal", "TerminalUI", "CTerminal"]),
        tests("ResourcesTests", ["Resources"]),
        tests("RehearsalTests", ["Rehearsal", "Resources"]),
        tests(
            "ReferralScreensTests",
            ["ReferralScreens", "ReferralDesk", "ReferralDomain", "TerminalUI", "CursesTerminal", "CTerminal"],
            exclude: ["Pictures"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("TerminalTests", ["referdesk", "TestSupport"]),
        tests("TidyTests", ["TestSupport"]),
        tests("LetterPagesTests", ["LetterPages", "Interchange", "ReferralDomain"]),
        tests("InterchangeTests", ["Interchange", "ReferralDomain", "TestSupport"]),
        tests("ReferralDomainTests", ["ReferralDomain", "Resources"]),
        tests("ReferralStoreTests", ["ReferralStore", "ReferralDomain", "Resources", "CSystem", grdb]),
        tests(
            "DeskTests",
            [
                "ReferralDesk", "ReferralDomain", "ReferralStore", "WorklistEngine", "Interchange", "Resources",
                "Rehearsal", "AppointmentBooking",
            ]),
        tests("WalkTests", ["ReferralDesk", "ReferralDomain", "ReferralStore", "ReferralScreens", "TerminalUI"]),
        tests("ProgramTests", ["referdesk", "TestSupport", "ReferralDomain", "ReferralStore"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
