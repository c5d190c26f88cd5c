import CellCanvas
import TimeTravel

/// The walk as linear text: for screen readers, pipes and terminals that cannot move their cursor.
///
/// Commands are whole words, one a line; an empty line is `next`.
public struct PlainWalk {
  private var walk: Walk

  /// What a command is answered with.
  public struct Reply: Equatable, Sendable {
    /// The lines to print.
    public var lines: [String]
    /// Whether the walk ends with it.
    public var ends = false
  }

  /// Begins where a timeline stands.
  public init(_ timeline: Timeline) { walk = Walk(timeline, of: .newNetwork) }

  /// The first lines: where we are, and what can be typed.
  public var greeting: [String] { [Self.words] + here }

  private static let words =
    "Type next, back, in, out, why, view, goto PLACE or quit; Enter alone is next."

  /// Does what a line asks for.
  public mutating func answer(_ line: String) -> Reply {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first?.lowercased() ?? "next" {
    case "next": return move(.later)
    case "back": return move(.earlier)
    case "in": return move(.into)
    case "out": return move(.outOf)
    case "why": return Reply(lines: why)
    case "view": return view()
    case "goto":
      let fault = walk.go(to: words.count > 1 ? words[1] : "")
      return Reply(lines: fault.map { [$0] } ?? here)
    case "help", "?": return Reply(lines: [Self.words])
    case "quit": return Reply(lines: [], ends: true)
    default: return Reply(lines: ["“\(line)” is no command. \(Self.words)"])
    }
  }

  private mutating func move(_ command: Command) -> Reply {
    walk.move(command) ? Reply(lines: here) : Reply(lines: [command.endOfTheWalk ?? ""])
  }

  /// The next view of this place, under its name.
  private mutating func view() -> Reply {
    guard walk.move(.otherView) else { return Reply(lines: [Command.otherView.endOfTheWalk ?? ""]) }
    return Reply(lines: [EventView.title(walk.moment, walk.lens) + ":"] + why)
  }

  /// Where we are, the sentence about it, and what is wrong there.
  private var here: [String] {
    [Narration.place(of: walk.moment) + ": " + walk.sentences]
      + walk.moment.warnings.map { "! " + $0.sentence(in: walk.moment.network) }
  }

  /// The view that is shown, as text.
  private var why: [String] {
    var canvas = Canvas(Size(width: 76, height: 40))
    EventView.draw(
      walk.moment, in: canvas.bounds, on: &canvas,
      ViewContext(
        look: Look(glyphs: .unicode, depth: .none), later: walk.timeline.whatLaterDoes,
        lens: walk.lens))
    var lines = canvas.lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
