// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "referdesk",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .target(name: "ReferralDomain", swiftSettings: strict),
        .target(name: "Resources", path: "Resources", resources: [.embedInCode("schema")], swiftSettings: strict),
        .systemLibrary(name: "CSodium"),
        .systemLibrary(name: "CSystem"),
        .target(
            name: "ReferralStore", dependencies: ["ReferralDomain", "Resources", "CSodium", "CSystem", grdb],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
