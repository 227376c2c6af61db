// `referdesk letters template` and `letters place`: the site's own words in letters to patients.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct LetterTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The templates of letters and reminders.",
        subcommands: [List.self, Show.self, Set.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every kind, who worded it, and its fields.")
        @OptionGroup var options: Options

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .letters(.templates(let templates)) = try desk.answer(.letters(.templates), for: actor)
                else {
                    return
                }
                if options.json {
                    Output.document(.array(templates.map(JSON.template)))
                } else {
                    Output.table(
                        ["Kind", "What it is", "Set by", "On"],
                        templates.map {
                            [
                                "\($0.kind.rawValue)", "\($0.kind.label)", "\($0.setBy?.name ?? "as delivered")",
                                "\($0.setAt?.londonDay.short ?? "")",
                            ]
                        })
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One template as it stands.")
        @OptionGroup var options: Options
        @Argument(help: "Its kind, such as appointment.") var kind: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let kind = try LetterTemplateCommand.kind(kind)
                guard case .letters(.templates(let templates)) = try desk.answer(.letters(.templates), for: actor),
                    let template = templates.first(where: { $0.kind == kind })
                else { return }
                if options.json { Output.document(.template(template)) } else { Output.text(template.text) }
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Word a kind anew; letters made before keep their words.")
        @OptionGroup var options: Options
        @Argument(help: "Its kind, such as appointment.") var kind: String
        @Argument(help: "A text file; its first line is the subject.") var file: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let kind = try LetterTemplateCommand.kind(kind)
                let request = Request.letters(.setTemplate(kind, try LetterTemplateCommand.read(file)))
                guard case .letters(.templates(let templates)) = try desk.answer(request, for: actor),
                    let template = templates.first
                else { return }
                if options.json {
                    Output.document(.template(template))
                } else {
                    Output.line("Letters of the kind \(kind.rawValue) are worded so from now on.")
                }
            }
        }
    }

    static func kind(_ name: String) throws(Failure) -> LetterKind {
        guard let kind = LetterKind(rawValue: name) else {
            throw .notFound("letters of the kind \(name); referdesk letters template list names them all")
        }
        return kind
    }

    static func read(_ file: String) throws(Failure) -> String {
        let path = System.absolute(file)
        guard let data = FileManager.default.contents(atPath: path) else { throw .notFound(path) }
        guard data.count <= 64_000, let text = String(data: data, encoding: .utf8) else {
            throw .badInput("\(path) is no text of at most 64,000 bytes in UTF-8.")
        }
        return text
    }
}

struct LetterPlaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "What letters say of a service, or of the whole site: shown, or set.")
    @OptionGroup var options: Options
    @Option(help: "Service id; the whole site if left out.") var service: String?
    @Option(help: "Where patients come to.") var location: String?
    @Option(help: "Where patients ring.") var telephone: String?
    @Option(help: "A text file of what patients are to bring and do; nothing clinical.") var instructions: String?

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            guard case .letters(.place(var place)) = try desk.answer(.letters(.place(service: service)), for: actor)
            else { return }
            if location != nil || telephone != nil || instructions != nil {
                if let location { place.location = location }
                if let telephone { place.telephone = telephone }
                if let instructions { place.instructions = try LetterTemplateCommand.read(instructions) }
                let request = Request.letters(.setPlace(place, service: service))
                guard case .letters(.place(let kept)) = try desk.answer(request, for: actor) else { return }
                place = kept
            }
            if options.json {
                Output.document(
                    .object([
                        "service": .string(service), "location": .string(place.location),
                        "telephone": .string(place.telephone), "instructions": .string(place.instructions),
                    ]))
            } else {
                Output.line("Place      \(place.location ?? "not said")")
                Output.line("Telephone  \(place.telephone ?? "not said")")
                Output.text(place.instructions ?? "No instructions.")
            }
        }
    }
}
