import Datasets
import NeuralCore

/// What a probe is made for: a training before its first step, and its examples.
package struct ProbeMaterial {
  /// What the training begins with.
  package let setup: TrainingSetup
  /// Its examples.
  package let parts: DataParts

  /// The training of a setup on its parts.
  package init(_ setup: TrainingSetup, _ parts: DataParts) {
    self.setup = setup
    self.parts = parts
  }
}

/// Something that is read of a training for a pane of the screen.
///
/// It listens to some steps, or reads the network between two of them, as often as the time that it is
/// given allows; what it read last travels in each report.
package protocol TrainingProbe: TrainingObserver {
  /// What it reads.
  associatedtype Reading: Sendable

  /// Whether it listens to steps.
  static var listens: Bool { get }
  /// The least time between two readings, in milliseconds.
  static var interval: Int { get }

  /// Is made for a training.
  init(_ material: ProbeMaterial)
  /// Reads the network as it stands; `choice` is how often the learner asked for another choice.
  mutating func read(_ session: Session, choice: Int)
  /// What it read last; nil before it read anything.
  var reading: Reading? { get }
}

extension TrainingProbe {
  package static var listens: Bool { false }
  package static var interval: Int { 100 }
  package var wantsUpdates: Bool { false }
  package mutating func read(_ session: Session, choice: Int) {}
}

/// The last readings of the probes of a training.
package struct TrainingReadings: Sendable {
  private var readings: [ObjectIdentifier: any Sendable] = [:]

  package init() {}

  /// What a kind of probe read last; nil where there is none.
  package subscript<Probe: TrainingProbe>(_ kind: Probe.Type) -> Probe.Reading? {
    readings[ObjectIdentifier(kind)] as? Probe.Reading
  }

  mutating func take(_ probe: some TrainingProbe) {
    readings[ObjectIdentifier(type(of: probe))] = probe.reading
  }
}

/// How a training is watched: which probes are to read for the visible panes, how often another choice
/// was asked for, and how many epochs are wanted.
public struct TrainingWatch: Equatable, Sendable {
  var probes: Set<ObjectIdentifier>
  var choice: Int
  var epochs: Int?

  /// The probes of these kinds.
  package init(_ kinds: [any TrainingProbe.Type], choice: Int = 0, epochs: Int? = nil) {
    probes = Set(kinds.map { ObjectIdentifier($0) })
    self.choice = choice
    self.epochs = epochs
  }
}

/// The probes of a training as one observer, which tells each that is to listen what it hears.
package struct TrainingProbes {
  private var probes: [any TrainingProbe]
  private var watch: TrainingWatch
  /// The places of those that are to listen.
  private var listening: [Int] = []
  /// The places of those that are to read between batches.
  private(set) var reading: [Int] = []

  /// A probe of each kind, all of them reading.
  package init(_ kinds: [any TrainingProbe.Type] = [], for material: ProbeMaterial? = nil) {
    var seen: Set<ObjectIdentifier> = []
    let kinds = kinds.filter { seen.insert(ObjectIdentifier($0)).inserted }
    probes = material.map { material in kinds.map { $0.init(material) } } ?? []
    watch = TrainingWatch(kinds)
    follow(watch)
  }

  /// Lets those read that are watched.
  mutating func follow(_ watch: TrainingWatch) {
    self.watch = watch
    let active = probes.indices.filter {
      watch.probes.contains(ObjectIdentifier(type(of: probes[$0])))
    }
    listening = active.filter { type(of: probes[$0]).listens }
    reading = active.filter { !listening.contains($0) }
  }

  /// Whether one listens to steps.
  var listens: Bool { !listening.isEmpty }

  /// The least time between two readings of one, in milliseconds.
  func interval(of place: Int) -> Int { type(of: probes[place]).interval }

  /// Lets one read the network.
  mutating func read(_ place: Int, _ session: Session) {
    probes[place].read(session, choice: watch.choice)
  }

  /// Lets all of them read, also those that nobody looks at: what is chosen once is the same whenever it is
  /// looked at first.
  mutating func readAll(_ session: Session) {
    for place in probes.indices { read(place, session) }
  }

  /// What they read last, of a batch only where there is one.
  func readings(ofBatch isThere: Bool) -> TrainingReadings {
    probes.filter { isThere || !type(of: $0).listens }
      .reduce(into: TrainingReadings()) { $0.take($1) }
  }
}

// MARK: - What each is told

extension TrainingProbes: TrainingObserver {
  package var wantsUpdates: Bool { listening.contains { probes[$0].wantsUpdates } }
  package var wantsGradients: Bool { listening.contains { probes[$0].wantsGradients } }

  package mutating func stepBegan(step: Int, examples: Span<Int>) {
    for index in listening { probes[index].stepBegan(step: step, examples: examples) }
  }

  package mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    for index in listening { probes[index].input(values, shape: shape) }
  }

  package mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    for index in listening { probes[index].target(values, shape: shape) }
  }

  package mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in listening {
      probes[index].preactivation(layer: layer, values, shape: shape)
    }
  }

  package mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in listening { probes[index].activation(layer: layer, values, shape: shape) }
  }

  package mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in listening { probes[index].softmax(layer: layer, values, shape: shape) }
  }

  package mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in listening { probes[index].mask(layer: layer, values, shape: shape) }
  }

  package mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    for index in listening {
      probes[index].loss(mean, perExample: perExample, penalty: penalty)
    }
  }

  package mutating func activationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    for index in listening {
      probes[index].activationGradient(layer: layer, values, shape: shape)
    }
  }

  package mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    for index in listening {
      probes[index].preactivationGradient(layer: layer, values, shape: shape)
    }
  }

  package mutating func gradient(parameter: Int, _ values: Span<Float>) {
    for index in listening { probes[index].gradient(parameter: parameter, values) }
  }

  package mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    for index in listening {
      probes[index].update(parameter: parameter, before: before, after: after, slots: slots)
    }
  }

  package mutating func stepEnded(step: Int) {
    for index in listening { probes[index].stepEnded(step: step) }
  }
}
