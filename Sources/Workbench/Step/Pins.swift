import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// The weights and biases that a learner keeps in sight.
struct Pins {
  /// One of them, with what was read of it.
  struct Pin {
    let parameter: Int
    let index: Int
    fileprivate var life: Life?
  }

  private(set) var all: [Pin] = []
  /// What is known of them where the walk stands.
  fileprivate(set) var reports: [PinReport] = []
  /// Whether there is more to be read.
  fileprivate(set) var isUnfinished = false

  /// So many numbers can be pinned.
  static let most = 5

  /// Where a number is in the list; nil where it is not pinned.
  func place(of parameter: Int, _ index: Int) -> Int? {
    all.firstIndex { $0.parameter == parameter && $0.index == index }
  }

  /// Lets one go.
  mutating func remove(_ place: Int) {
    all.remove(at: place)
    reports.remove(at: place)
  }

  fileprivate mutating func add(_ parameter: Int, _ index: Int) {
    all.append(Pin(parameter: parameter, index: index))
  }

  /// Takes a pin's life out, so that nobody else holds it while it grows.
  fileprivate mutating func takeLife(_ place: Int) -> Life? {
    defer { all[place].life = nil }
    return all[place].life
  }

  fileprivate mutating func keep(_ life: Life, _ place: Int) { all[place].life = life }
}

extension Walk {
  /// The weight or bias under the cursor; nil where none is.
  var numberThatMoves: (parameter: Int, index: Int)? {
    guard case .parameter(let parameter, let index) = givenNumber else { return nil }
    return (parameter, index)
  }

  /// Pins the number under the cursor; returns its place in the list, nil where none can be pinned.
  mutating func pin() -> Int? {
    guard let (parameter, index) = numberThatMoves else { return nil }
    if let place = pins.place(of: parameter, index) { return place }
    guard pins.all.count < Pins.most else { return nil }
    pins.add(parameter, index)
    readPins()
    return pins.all.count - 1
  }

  /// Reads what the pinned numbers were after the last steps: a slice, all of it where nobody watches.
  mutating func readPins() {
    pins.isUnfinished = false
    pins.reports = pins.all.indices.map { place in
      let pin = pins.all[place]
      var life = pins.takeLife(place)
      if life.map({ timeline.remembers($0) }) != true {
        life = timeline.life(of: .number(parameter: pin.parameter, index: pin.index))
      }
      if var read = life {
        life = nil
        let limit = reading.isAtOnce || isPlain ? .max : slice
        let isDone = consult { $0.recall(&read, last: Self.trail, atMost: limit) }
        pins.isUnfinished = pins.isUnfinished || !isDone
        life = read
        pins.keep(read, place)
      }
      return timeline.pin(pin.parameter, pin.index, life, last: Self.trail)
    }
  }

  /// After so many of the last steps a pinned number is shown.
  private static let trail = 40

  /// What the text of a stop calls a pinned number.
  func name(of pin: Pins.Pin) -> String {
    phrases.names.number(
      pin.index, ofParameter: pin.parameter, in: moment.network, moment.arrangement)
  }

  /// Where a pinned number is moved, in this step.
  func update(of pin: Pins.Pin) -> Target {
    let slice = moment.network.parameters[pin.parameter]
    let units = slice.shape.last ?? 1
    return Target(
      place: .update(parameter: pin.parameter), unit: pin.index % units,
      term: slice.isKernel ? pin.index / units : nil)
  }
}
