import Datasets
import NeuralCore
import TimeTravel

/// What watching a training costs: how much longer a step takes than when nobody looks.
struct ObservedBench {
  /// A way of watching, and how many times as long steps take then.
  struct Figures {
    let what: String
    let ratio: Double
  }

  let bench: TrainingBench
  /// How many bytes the ring of events has.
  static let ringCapacity = 16 << 20

  /// All that is measured.
  func measure() -> [Figures] {
    let glances = "losses and activations of every 50th batch of"
    let ring = "all events of all batches, into a ring of \(Self.ringCapacity >> 20) MB, batches of"
    return [32, 128].map { batch in
      Figures(what: "\(glances) \(batch)", ratio: ratio(batch: batch) { glance(&$0, every: 50) })
    }
      + [32, 128].map { batch in
        let recorder = RingRecorder(capacity: Self.ringCapacity)
        return Figures(
          what: "\(ring) \(batch)",
          ratio: ratio(batch: batch) { stepper in
            var observer = recorder
            stepper.step(observer: &observer)
          })
      }
  }

  /// How many times as long `watched` takes as a step that nobody watches; both take turns.
  private func ratio(batch: Int, _ watched: (inout Stepper) -> Void) -> Double {
    var stepper = Stepper(bench.digits, batch: batch)
    let steps = 50 * max(1, Int(bench.effort.seconds * 20_000) / batch / 50)
    for _ in 0..<20 { stepper.step() }
    var ratios: [Double] = []
    for _ in 0..<bench.effort.rounds {
      let alone = Sample.seconds { for _ in 0..<steps { stepper.step() } }
      let seen = Sample.seconds { for _ in 0..<steps { watched(&stepper) } }
      ratios.append(seen / alone)
    }
    return Sample(ratios).median
  }

  private func glance(_ stepper: inout Stepper, every interval: Int) {
    guard stepper.stepCount % interval == 0 else { return stepper.step() }
    var glance = Glance()
    stepper.step(observer: &glance)
  }
}

/// Steps one after the other on the same training examples, watched or not.
struct Stepper {
  private var session = Session.tutorial()
  private let workspace: Workspace
  private let batches: [Batch]

  init(_ digits: Digits, batch: Int) {
    workspace = Workspace(for: session.network, rows: batch)
    batches = (0..<8).map { Batch(Array($0 * batch..<($0 + 1) * batch), from: digits) }
  }

  var stepCount: Int { session.stepCount }

  mutating func step() {
    session.step(batches[session.stepCount % batches.count], in: workspace)
  }

  mutating func step<O: TrainingObserver>(observer: inout O) {
    session.step(
      batches[session.stepCount % batches.count], in: workspace, observer: &observer)
  }
}

/// An observer that keeps the loss and the mean activation of every layer.
private struct Glance: TrainingObserver {
  var wantsUpdates: Bool { false }
  private(set) var loss: Float = 0
  private(set) var means: [Float] = []

  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) { loss = mean }
  mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    var sum: Float = 0
    for index in values.indices { sum += values[index] }
    means.append(sum / Float(values.count))
  }
}
