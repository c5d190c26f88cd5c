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

  /// How long a step of another network takes.
  struct Scaling: Encodable {
    let width: Int
    let depth: Int
    let microsecondsPerStep: Double
    let parameters: Int
  }

  let peakGflops: Double
  let threads: Int
  let training: [Training]
  let observed: [Observed]
  let scaling: [Scaling]
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
