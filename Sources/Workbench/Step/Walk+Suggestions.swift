import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What could be meant by what is typed at `:`.
extension Walk {
  /// A text that leads somewhere, and the words over the view there.
  struct Way: Equatable {
    let text: String
    let words: String
  }

  /// Where a text leads as it stands, in every way in which it can be read, and the places whose names
  /// its words begin.
  func ways(for typed: String) -> [Way] {
    let typed = typed.unquoted
    let words = typed.lowercased().split(separator: " ")
    let meant = typed.isEmpty ? [] : readings(of: typed)
    let begun = places.filter { place in
      place.names.contains { Suggestion<StepRoom>.begins(words, wordsOf: $0) }
    }.map { place in
      Way(
        text: place.names.dropLast().first { Suggestion<StepRoom>.begins(words, wordsOf: $0) }
          ?? place.names[0],
        words: place.words)
    }
    let views = Lens.offered(by: moment).map { EventView.title(moment, $0, in: language) }
      .filter { !words.isEmpty && Suggestion<StepRoom>.begins(words, wordsOf: $0) }
      .map { Way(text: $0.lowercased(), words: phrases.walk.view($0)) }
    let shown = Set(meant.map(\.words))
    return meant + (views + begun).filter { !shown.contains($0.words) }
  }

  /// All that a text can mean as it stands: `dense2` is the second dense layer on the screen, but
  /// Keras's `dense_2` the third, and it could be neuron 2.
  private func readings(of typed: String) -> [Way] {
    var ways: [Way] = []
    for text in [typed] + otherReadings(of: typed) {
      guard let goal = try? goal(named: text), isThere(goal) else { continue }
      let way = Way(text: text, words: words(for: goal))
      if !ways.contains(where: { $0.words == way.words }) { ways.append(way) }
    }
    return ways
  }

  /// Whether a batch of this step has the row that is named.
  private func isThere(_ goal: Goal) -> Bool {
    guard case .place(let typed) = goal, typed.target.step == nil else { return true }
    return typed.target.row.map { $0 < moment.rows } ?? true
  }

  /// What else a layer with a number can be: `dense 2`, `dense2`, `dense_2`, `2nd dense`.
  private func otherReadings(of typed: String) -> [String] {
    let digits = String(typed.reversed().prefix { $0.isNumber }.reversed())
    let kind = String(typed.dropLast(digits.count).reversed().drop { " _".contains($0) }.reversed())
    guard let number = Int(digits), !kind.isEmpty, !kind.contains(" ") else { return [] }
    return [phrases.names.layer(kind, number: number), "\(kind)_\(number)", "\(kind) \(number)"]
  }

  private func words(for goal: Goal) -> String {
    switch goal {
    case .place(let typed): words(for: typed.target)
    case .example(let example, _): phrases.walk.other(example: example)
    case .view(let lens, let place): words(for: lens, at: place)
    case .grain(let grain): phrases.views.frame.grain(grain)
    }
  }

  private func words(for lens: Lens, at place: TypedTarget?) -> String {
    var there = timeline
    if let place { try? there.go(to: place) }
    let view = phrases.walk.view(EventView.title(there.moment, lens, in: language))
    return place.map { "\(view), \(words(for: $0.target))" } ?? view
  }

  /// The words over the view at a target, with the file's name of a layer or parameter behind them.
  func words(for target: Target) -> String {
    let step = target.step.map { "step \(Numerals.count($0))" }
    guard let place = target.place else {
      return step ?? phrases.walk.row(ofBatch: target.row ?? 0)
    }
    var cursor = moment.cursor
    cursor.place = place
    cursor.unit = target.example == nil ? target.unit : nil
    cursor.term = target.term
    let path = phrases.narration.path(of: cursor, in: moment, lookingAt: target.example)
    let whole = (step.map { "\($0), " } ?? "") + path
    return place.fileName(in: moment.network, phrases.names).map { "\(whole)   (\($0))" } ?? whole
  }

  /// The places of the step with the names by which they are found.
  private var places: [(names: [String], words: String)] {
    let network = moment.network
    return moment.walk.map { place in
      let title = phrases.views.titles.event(place, isInNeuron: false, in: network)
      let names = [phrases.names.place(place, in: network), place.text(in: network), title]
      return (names, words(for: Target(place: place)))
    }
  }
}

extension Place {
  /// The name of its layer or parameter in files, where the screen has another.
  fileprivate func fileName(in network: Sequential, _ names: any NamePhrases) -> String? {
    switch self {
    case .input, .loss, .again: return nil
    case .forward(let layer), .blame(let layer):
      let name = network.layerNames[layer]
      return name == names.layer(layer, in: network) ? nil : name
    case .gradient(let parameter), .update(let parameter): return network.parameters[parameter].name
    }
  }
}

extension WalkingRoom {
  /// The ways and the actions that could be meant by what is typed.
  func suggestions(for typed: String, in house: House) -> [Suggestion<Self>] {
    let words = typed.lowercased().split(separator: " ")
    let ways = walk.ways(for: typed).map { Suggestion<Self>(text: $0.text, words: $0.words) }
    guard !words.isEmpty else { return ways }
    let actions = rows.filter { $0.isOffered(self) && $0.act(for: Key(.character(":"))) == nil }
      .flatMap { $0.actions(for: self, in: house) }
      .filter { action in
        Suggestion<Self>.begins(words, wordsOf: action.text)
          && !ways.contains { $0.text.lowercased() == action.text.lowercased() }
      }
    return ways + actions
  }
}
