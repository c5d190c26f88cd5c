import CellCanvas
import LessonKit
import ModelFiles
import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// The walk as linear text: for screen readers, pipes and terminals that cannot move their cursor.
///
/// Commands are whole words, one a line; an empty line is `next`. While a question is open the next
/// line is its answer.
public struct PlainWalk {
  var walk: Walk
  /// What the learner has chosen, kept from day to day.
  private var settings: Settings

  /// What a command is answered with.
  public struct Reply: Equatable, Sendable {
    /// The lines to print.
    public var lines: [String]
    /// Whether the walk ends with it.
    public var ends = false
    /// The settings that are to be kept from now on; nil where they stay.
    public var settings: Settings?
  }

  /// Begins where a timeline stands, as the settings say; a scenario's walk asks for what it blanks.
  ///
  /// `stops` are set for this walk only.
  public init(
    _ timeline: Timeline, of scenario: Scenario? = nil, stops: [Stop] = [],
    settings: Settings = Settings(), language: Language = .english
  ) {
    let origin: Walk.Origin =
      timeline.moment.isTraced ? .trace("") : scenario.map { .scenario($0) } ?? .newNetwork
    walk = Walk(timeline, of: origin, stops: stops, in: language)
    walk.isPlain = true
    self.settings = settings
    walk.restoreStops(settings.stops)
    walk.beginAsking(settings.asksFirst, after: nil)
  }

  /// All that is said, in its language.
  private var phrases: Phrases { walk.language.phrases }

  /// The first lines: where we are, and what can be typed.
  public var greeting: [String] {
    var lines = [Self.words]
    if case .scenario(let scenario) = walk.origin {
      lines.append(scenario.title + ".")
      if !scenario.about.isEmpty { lines.append(scenario.about) }
    }
    return lines + here
  }

  /// The number here as a Python script that works it out; nil where there is none.
  public var receipt: String? { Receipt(walk.moment)?.text }

  /// That a place has no number with a receipt.
  public var noReceipt: String { walk.phrases.receipts.none }

  static let words =
    "Type next, back, in, out, why, view, nudge up, nudge down, digits, receipt, origin, factor, becomes, goto PLACE, "
    + "example, example back, stop CONDITION, stops, toggle NUMBER, unstop NUMBER, continue, "
    + "continue back, what-if SETTING, undo, ask on or off, or quit; Enter alone is next."

  /// Does what a line asks for: a word of plain mode, else the answer to an open question.
  public mutating func answer(_ line: String) -> Reply {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let command = words.first?.lowercased() ?? ""
    let rest = words.count > 1 ? words[1].unquoted : ""
    let isAsked = walk.asking.question != nil
    let word = PlainWord.all.first {
      $0.words.contains(command) && $0.takes(rest) && (!isAsked || $0.isHeardWhileAsked)
    }
    if let word { return word.act(&self, rest) }
    return isAsked ? guess(line) : Reply(lines: ["“\(line)” is no command. \(Self.words)"])
  }

  /// Turns what the view offers, or nudges the number under the cursor.
  mutating func turn(by notch: Int) -> Reply {
    let words = walk.turn(by: notch, mayNudge: true)
    return Reply(lines: (words.map { [$0] } ?? []) + here)
  }

  /// Asks from now on, from day to day.
  mutating func ask() -> Reply {
    ask(true, ["You are asked before each reveal from the next place on."])
  }

  /// Asks no more; a question that is open is skipped.
  mutating func askNoMore() -> Reply {
    walk.asking.isOn = false
    return ask(false, close { $0.asking.skip() } + ["You are not asked any more."])
  }

  private mutating func ask(_ isOn: Bool, _ lines: [String]) -> Reply {
    walk.asking.isOn = isOn
    guard settings.asksFirst != isOn else { return Reply(lines: lines) }
    settings.asksFirst = isOn
    return Reply(lines: lines, settings: settings)
  }

  /// The stops are kept as they now are.
  mutating func keepingStops(_ lines: [String]) -> Reply {
    guard let stops = walk.keptStops(after: settings.stops) else { return Reply(lines: lines) }
    settings.stops = stops
    return Reply(lines: lines, settings: settings)
  }

  mutating func move(_ move: Move) -> Reply {
    if walk.move(move) { return Reply(lines: here) }
    let why = walk.locked(move) ?? walk.endOfTheWalk(move)
    return Reply(lines: [why ?? "There is no other example."])
  }

  /// Goes to a place, or says what is wrong with its name.
  mutating func go(to text: String) -> Reply {
    do {
      let kept = try walk.go(to: walk.goal(named: text))
      return Reply(lines: kept.map { [$0] } ?? here)
    } catch {
      return Reply(lines: ["\(error)."])
    }
  }

  /// Goes on to the next stop, or back to the last, however long it takes.
  mutating func seek(_ way: String) -> Reply {
    guard way.isEmpty || way == "back" else {
      return Reply(lines: ["“continue” goes on and “continue back” goes back, not “\(way)”."])
    }
    guard walk.search(way.isEmpty ? .later : .earlier) else {
      return Reply(lines: ["No stop is set: “stop loss > 2.5” sets one."])
    }
    while true {
      if let sentence = walk.carryOn() { return Reply(lines: [sentence] + here) }
    }
  }

  /// Supposes what a text says, and compares.
  mutating func suppose(_ text: String) -> Reply {
    do {
      return Reply(lines: [try walk.suppose(text)] + here)
    } catch {
      return Reply(lines: ["\(error)."])
    }
  }

  /// Supposes what texts say before the first line.
  public mutating func suppose(_ texts: [String]) throws(DescriptionError) {
    for text in texts { _ = try walk.suppose(text) }
  }

  /// The next view of this place, under its name.
  mutating func view() -> Reply {
    guard walk.move(.otherView) else { return Reply(lines: [walk.endOfTheWalk(.otherView) ?? ""]) }
    return Reply(
      lines: [EventView.title(walk.moment, walk.lens, in: walk.language) + ":"]
        + PlainView.lines(of: walk))
  }

  /// Where we are, the sentence about it and what is wrong there, or the question that comes before.
  var here: [String] {
    let place = walk.phrases.narration.place(of: walk.moment) + ": "
    guard let question = walk.asking.question else {
      return [place + walk.sentences + (walk.everyNumber.map { " " + $0 } ?? "")]
        + walk.moment.warnings.map {
          "! " + walk.phrases.narration.warning($0, in: walk.moment.network)
        }
    }
    let choices = phrases.questions.choices(of: question).enumerated().map {
      "  \($0 + 1) \($1.plainText)"
    }
    return [place + phrases.questions.text(of: question).plainText] + choices
      + [phrases.questions.rule(of: question, isPlain: true)]
  }
}

// MARK: - Guessing

extension PlainWalk {
  private mutating func guess(_ line: String) -> Reply {
    if line.trimmingPrefix(while: \.isWhitespace).lowercased().hasPrefix("skip") {
      return Reply(lines: close { $0.asking.skip() })
    }
    var isAnswer = false
    let lines = close { isAnswer = $0.asking.answer(line) }
    guard isAnswer else {
      return Reply(
        lines: [
          walk.asking.question.map { phrases.questions.rule(of: $0, isPlain: true) } ?? ""
        ])
    }
    return Reply(lines: lines)
  }

  /// Closes the open question in some way; what is said to it, and then the sentence it had hidden.
  private mutating func close(_ closing: (inout Walk) -> Void) -> [String] {
    guard walk.asking.question != nil else { return [] }
    closing(&walk)
    guard let reply = walk.asking.reply else { return [] }
    return [phrases.questions.sentences(on: reply)] + here
  }

  var farewell: [String] {
    walk.asking.score.isEmpty ? [] : [phrases.questions.guesses(walk.asking.score)]
  }
}
