import NeuralCore

/// Follows the units of one ReLU layer: for how many examples each has been silent.
struct SilenceTracker {
  let layer: Int
  /// For how many examples in a row each unit was 0; nil for one that was not heard to speak yet.
  private var silentFor: [Int?]

  /// A unit that fell silent for good: the first of a step, and how many more there were.
  struct Death {
    let row: Int
    let unit: Int
    var others: Int
  }

  init(layer: Int, in network: Sequential) {
    self.layer = layer
    silentFor = Array(repeating: nil, count: network.width(ofLayer: layer))
  }

  /// Hears the outputs of the layer, [rows, width]; a batch's rows count one after the other.
  mutating func hear(_ values: Span<Float>, rows: Int) -> Death? {
    var death: Death?
    let width = silentFor.count
    for row in 0..<rows {
      for unit in 0..<width {
        guard values[row * width + unit] == 0 else {
          silentFor[unit] = 0
          continue
        }
        guard let count = silentFor[unit] else { continue }
        silentFor[unit] = count + 1
        guard count + 1 == Stop.examplesUntilDead else { continue }
        if death == nil {
          death = Death(row: row, unit: unit, others: 0)
        } else {
          death?.others += 1
        }
      }
    }
    return death
  }
}

/// Follows one neuron up to its layer: what a dropout layer lets through is the layer below's number
/// times the mask.
struct NeuronTracker {
  let layer: Int
  let unit: Int
  let threshold: Threshold
  /// The neuron's number in each row, as it leaves the layer heard last.
  private var column: [Float] = []

  /// Follows what a stop is about, if that is a neuron.
  init?(_ stop: Stop) {
    guard case .activation(let layer, let unit, let threshold) = stop else { return nil }
    self.layer = layer
    self.unit = unit
    self.threshold = threshold
  }

  /// The row whose number lies furthest beyond the threshold, and the number.
  var furthest: (row: Int, value: Float)? {
    let beyond = column.indices.filter { threshold.holds(for: column[$0]) }
    let best = beyond.max {
      threshold.side == .below ? column[$0] > column[$1] : column[$0] < column[$1]
    }
    return best.map { ($0, column[$0]) }
  }

  /// Hears the numbers of a layer at or below its own, [rows, width].
  mutating func hear(_ values: Span<Float>, shape: (Int, Int)) {
    let (rows, width) = shape
    guard unit < width else { return }
    column.removeAll(keepingCapacity: true)
    for row in 0..<rows { column.append(values[row * width + unit]) }
  }

  /// Hears the mask of a dropout layer at or below its own, [rows, width].
  mutating func hear(mask: Span<Float>, shape: (Int, Int)) {
    let (rows, width) = shape
    guard unit < width, column.count == rows else { return }
    for row in 0..<rows { column[row] *= mask[row * width + unit] }
  }
}
