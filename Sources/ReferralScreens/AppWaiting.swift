// What screens ask and print: answered at once, or piece by piece while the user sees how far it is and may stop it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What the user waits for.
struct Waiting {
    let job: any Job
    /// The request that it answers; nil where something is printed.
    var request: Request?

    var howFar: SafeText { "\(grouped(job.progress.done)) of \(counted(job.progress.of, job.unit))" }
}

extension App {
    /// Answers a request, at once or piece by piece.
    func ask(_ request: Request) {
        do {
            if let job = try door.begin(request, asker) {
                waiting = Waiting(job: job, request: request)
                goOn()
            } else {
                end(request, try door.ask(request, asker))
            }
        } catch {
            fail(request, error)
        }
    }

    private var asker: Actor {
        session.actor ?? Actor(staff: StaffMember(id: 0, login: "", name: ""), role: .admin, organisation: "")
    }

    private func end(_ request: Request, _ reply: Reply) {
        waiting = nil
        remember(request, reply)
        send(.reply(request, reply))
        guard case .compensate = request, case .many(let outcomes) = reply else { return }
        send(.uncovered)
        notice = Notice(text: SafeText(outcomes.compensated), style: .success)
    }

    private func fail(_ request: Request, _ failure: Failure) {
        waiting = nil
        guard case .compensate(let way, let name) = request else { return send(.failed(request, failure)) }
        if case .refused(let why) = failure, why == .nothingToUndo || why == .nothingToRedo { forget(way, name) }
        notice = Notice(text: SafeText(failure.sentence), style: .alert)
    }

    func print(_ order: PrintOrder) {
        guard let actor = session.actor else { return }
        do {
            switch try door.print(order, actor) {
            case .done(let sentence): endPrinting(saying: SafeText(sentence), .success)
            case .goesOn(let job):
                waiting = Waiting(job: job)
                goOn()
            }
        } catch {
            endPrinting(saying: SafeText(error.sentence), .alert)
        }
    }

    /// Lets the job do its next piece, and says how far it is.
    func goOn() {
        guard let now = waiting else { return }
        do {
            if let job = now.job as? any PrintJob, let sentence = try job.goOn() {
                return endPrinting(saying: SafeText(sentence), .success)
            }
            if let job = now.job as? any AskJob, let request = now.request, let reply = try job.goOn() {
                if isProgressSaid { notice = nil }
                return end(request, reply)
            }
            notice = Notice(text: progress(now), style: .notice)
        } catch {
            if let request = now.request { return fail(request, error) }
            endPrinting(saying: SafeText(error.sentence), .alert)
        }
    }

    private func progress(_ now: Waiting) -> SafeText { "\(now.howFar) \(SafeText(now.job.done)). Esc stops it." }

    /// Whether the notice line says how far something is.
    private var isProgressSaid: Bool { notice?.text.string.hasSuffix("Esc stops it.") ?? false }

    /// Only stopping means anything while somebody waits.
    func pressWhileWaiting(_ key: Key) {
        guard let now = waiting, Keymap.intent(for: key, in: .working) == .back else { return }
        notice = nil
        if let job = now.job as? any PrintJob {
            let left = job.stop()
            endPrinting(saying: "Stopped at \(now.howFar): \(SafeText(left)).", .alert)
        } else if let job = now.job as? any AskJob, let request = now.request {
            stop(job, request, now)
        }
    }

    /// What was done stands, and is one step to take back; the rest is as it was.
    private func stop(_ job: any AskJob, _ request: Request, _ now: Waiting) {
        guard let partly = job.partly else {
            waiting = nil
            apply(.pop)
            notice = Notice(text: "Stopped at \(now.howFar). Nothing was changed.", style: .alert)
            return
        }
        end(request, partly)
        guard case .compensate(let way, _) = request, let next = job.next, let done = notice?.text else { return }
        remember(next, stillTo: way)
        let left = counted(job.progress.of - job.progress.done, job.unit)
        let key = way == .undo ? "u" : "U"
        notice = Notice(text: "Stopped. \(done) \(left) left as they were: \(SafeText(key)) goes on.", style: .alert)
    }

    private func endPrinting(saying words: SafeText, _ style: Style) {
        waiting = nil
        notice = Notice(text: words, style: style)
        send(.uncovered)
    }
}
