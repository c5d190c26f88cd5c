import Foundation

/// All that `wadachi bench` finds out, as it is written to JSON: one object.
struct BenchFigures: Encodable {
  /// How fast a training is.
  struct Training: Encodable {
    let batch: Int
    let optimizer: String
    let imagesPerSecond: Double
    let microsecondsPerStep: Double
    /// The arithmetic of a step in its time, as a share of the peak beside it.
    let shareOfPeak: Double
    /// How far the middle half of the measurements reaches, as a share of their median.
    let spread: Double
  }

  /// How many times as long steps take when they are watched in some way.
  struct Observed: Encodable {
    let what: String
    let ratio: Double
  }

  /// How fast an optimizer's update alone goes over all parameters.
  struct Update: Encodable {
    let optimizer: String
    let parameters: Int
    let sweepsPerSecond: Double
    /// How many steps of a batch of one are taken in the time of a sweep: below 1.
    let stepsPerSweep: Double
  }

  /// What another program would reach here, by its speed on a machine of a known peak.
  struct Peer: Encodable {
    let who: String
    let batch: Int
    let optimizer: String
    let imagesPerSecond: Double
    /// When it was measured.
    let measured: String
  }

  /// How long a step of another network takes.
  struct Scaling: Encodable {
    let width: Int
    let depth: Int
    let batch: Int
    let microsecondsPerStep: Double
    let shareOfPeak: Double
    let parameters: Int
  }

  /// How long something that the learner waits for takes, in milliseconds.
  struct Waiting: Encodable {
    let median: Double
    let percentile99: Double
    let largest: Double

    init(_ seconds: Sample) {
      median = seconds.median * 1_000
      percentile99 = seconds.percentile99 * 1_000
      largest = seconds.largest * 1_000
    }
  }

  /// How long it takes until a life is known.
  struct Life: Encodable {
    let what: String
    let batch: Int
    let steps: Int
    let seconds: Double
  }

  /// What watching a training costs, and what it makes the learner wait for.
  struct Watching: Encodable {
    /// The screen with one of its panes asked for.
    struct Pane: Encodable {
      /// The pane's question; nil of all of them at 200×60.
      let question: String?
      /// Images a second, as a share of those of `train`.
      let ofTrain: Double
    }

    let panes: [Pane]
    /// A key until its frame is drawn, at full speed, at 120×40 and at 200×60.
    let key: Waiting
    let largeKey: Waiting
    /// To a batch of the past, of so many.
    let back: Waiting
    let steps: Int
    /// Frames that reports asked for.
    let framesPerSecond: Double
  }

  /// What the stepper costs.
  struct Stepping: Encodable {
    /// A key until its frame is drawn, at 120×40.
    let key: Waiting
    /// Into a neuron of 784 terms, at 120×40.
    let neuron: Waiting
    /// A key at 200×60.
    let largeKey: Waiting
    /// Into a neuron at 200×60.
    let largeNeuron: Waiting
    /// Back to an earlier step of batches of 32.
    let back: Waiting
    /// How far back that was at most.
    let backSteps: Int
    /// The steps that were walked forward and back, every place of them.
    let walkedSteps: Int
    let moves: Int
    /// Whether every place had the same bits on the way back.
    let isEqual: Bool
    /// The most that checkpoints took, and what they may take.
    let checkpointBytes: Int
    let budgetBytes: Int
    /// A weight, a neuron or a layer over many steps, all of them replayed.
    let lives: [Life]
  }

  let peakGflops: Double
  let threads: Int
  /// The processor that OpenBLAS's kernels are for.
  let kernels: String
  let training: [Training]
  let peers: [Peer]
  let update: Update
  let observed: [Observed]
  let scaling: [Scaling]
  let watching: Watching
  let stepping: Stepping
  let peakMemoryBytes: Int

  /// One object in one line.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The most memory that the process has had so far.
  static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1_024
    #endif
  }
}
