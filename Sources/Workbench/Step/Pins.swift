import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// The numbers that a learner keeps in sight.
struct Pins {
  /// One of them, with what was read of it.
  struct Pin {
    let number: PinnedNumber
    fileprivate var life: Life?
    fileprivate var trail: SeenTrail?
  }

  private(set) var all: [Pin] = []
  /// What is known of them where the walk stands.
  fileprivate(set) var reports: [PinReport] = []
  /// Whether there is more to be read.
  fileprivate(set) var isUnfinished = false

  /// So many numbers can be pinned.
  static let most = 5

  /// Where a number is in the list; nil where it is not pinned.
  func place(of number: PinnedNumber) -> Int? { all.firstIndex { $0.number == number } }

  /// Lets one go.
  mutating func remove(_ place: Int) {
    all.remove(at: place)
    reports.remove(at: place)
  }

  fileprivate mutating func add(_ number: PinnedNumber) { all.append(Pin(number: number)) }

  /// Takes a pin's life out, so that nobody else holds it while it grows.
  fileprivate mutating func takeLife(_ place: Int) -> Life? {
    defer { all[place].life = nil }
    return all[place].life
  }

  fileprivate mutating func keep(_ life: Life, _ place: Int) { all[place].life = life }
  fileprivate mutating func keep(_ trail: SeenTrail, _ place: Int) { all[place].trail = trail }
}

extension Walk {
  /// The weight or bias under the cursor; nil where none is.
  var numberThatMoves: (parameter: Int, index: Int)? {
    guard case .parameter(let parameter, let index) = givenNumber else { return nil }
    return (parameter, index)
  }

  /// The number under the cursor that can be kept in sight: the one whose digits are told.
  var numberToPin: PinnedNumber? {
    moment.seenNumber.map { .seen($0) }
      ?? numberThatMoves.map { .parameter($0.parameter, index: $0.index) }
  }

  /// Pins the number under the cursor; returns its place in the list, nil where none can be pinned.
  mutating func pin() -> Int? {
    guard let number = numberToPin else { return nil }
    if let place = pins.place(of: number) { return place }
    guard pins.all.count < Pins.most else { return nil }
    pins.add(number)
    readPins()
    return pins.all.count - 1
  }

  /// Reads what the pinned numbers were in the last steps: a slice, all of it where nobody watches.
  mutating func readPins() {
    pins.isUnfinished = false
    pins.reports = pins.all.indices.map { place in
      switch pins.all[place].number {
      case .parameter(let parameter, let index): readWeight(parameter, index, place)
      case .seen(let number): readSeen(number, place)
      }
    }
  }

  private mutating func readWeight(_ parameter: Int, _ index: Int, _ place: Int) -> PinReport {
    var life = pins.takeLife(place)
    if life.map({ timeline.remembers($0) }) != true {
      life = timeline.life(of: .number(parameter: parameter, index: index))
    }
    if var read = life {
      life = nil
      let limit = reading.isAtOnce || isPlain ? .max : slice
      let isDone = consult { $0.recall(&read, last: Self.trail, atMost: limit) }
      pins.isUnfinished = pins.isUnfinished || !isDone
      life = read
      pins.keep(read, place)
    }
    return timeline.pin(parameter, index, life, last: Self.trail)
  }

  private mutating func readSeen(_ number: SeenNumber, _ place: Int) -> PinReport {
    var trail = pins.all[place].trail ?? timeline.trail(of: number)
    if !timeline.remembers(trail) { trail = timeline.trail(of: number) }
    // Each of these steps is recorded as a whole.
    let limit = reading.isAtOnce || isPlain ? .max : 1
    let isDone = consult { $0.recall(&trail, last: Self.seenTrail, atMost: limit) }
    pins.isUnfinished = pins.isUnfinished || !isDone
    pins.keep(trail, place)
    return timeline.pin(trail, last: Self.seenTrail)
  }

  /// In so many of the last steps a number is shown that each brings anew.
  private static let seenTrail = 20
  /// After so many of the last steps a pinned number is shown.
  private static let trail = 40

  /// What a pinned number is called.
  func name(of pin: Pins.Pin) -> String {
    switch pin.number {
    case .parameter(let parameter, let index):
      phrases.names.number(index, ofParameter: parameter, in: moment.network, moment.arrangement)
    case .seen(let number): phrases.pins.name(number, in: moment)
    }
  }

  /// Where a pinned number is moved, or arises, in this step.
  func place(of pin: Pins.Pin) -> Target {
    pin.number.target(moment.network)
  }

  /// What to search for so that one comes to where something happens to a pinned number.
  func stop(_ event: NumberEvent, of pin: Pins.Pin) -> Stop {
    switch pin.number {
    case .parameter(let parameter, let index):
      .number(parameter: parameter, index: index, event)
    case .seen(let number): .seen(number, row: timeline.cursor.row, event)
    }
  }
}
