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

/// The numbers of one neuron, one a row, as they leave the layer heard last: what a dropout layer lets
/// through is the layer below's number times the mask.
private struct NeuronColumn {
  let unit: Int
  private(set) var values: [Float] = []

  init(unit: Int) { self.unit = unit }

  /// Hears the numbers of a layer, [rows, width].
  mutating func hear(_ heard: Span<Float>, _ shape: (Int, Int)) {
    let (rows, width) = shape
    guard unit < width else { return }
    values.removeAll(keepingCapacity: true)
    for row in 0..<rows { values.append(heard[row * width + unit]) }
  }

  /// Hears the mask of a dropout layer, [rows, width].
  mutating func hear(mask: Span<Float>, _ shape: (Int, Int)) {
    let (rows, width) = shape
    guard unit < width, values.count == rows else { return }
    for row in 0..<rows { values[row] *= mask[row * width + unit] }
  }
}

/// Follows one neuron up to its layer.
struct NeuronTracker {
  let layer: Int
  let threshold: Threshold
  private var column: NeuronColumn
  /// Which neuron of its layer it is.
  var unit: Int { column.unit }

  /// Follows what a stop is about, if that is a neuron.
  init?(_ stop: Stop) {
    guard case .activation(let layer, let unit, let threshold) = stop else { return nil }
    self.layer = layer
    self.threshold = threshold
    column = NeuronColumn(unit: unit)
  }

  /// The row whose number lies furthest beyond the threshold, and the number.
  var furthest: (row: Int, value: Float)? {
    let values = column.values
    let beyond = values.indices.filter { threshold.holds(for: values[$0]) }
    let best = beyond.max {
      threshold.side == .below ? values[$0] > values[$1] : values[$0] < values[$1]
    }
    return best.map { ($0, values[$0]) }
  }

  /// Hears the numbers of a layer at or below its own, [rows, width].
  mutating func hear(_ values: Span<Float>, shape: (Int, Int)) {
    column.hear(values, shape)
  }

  /// Hears the mask of a dropout layer at or below its own, [rows, width].
  mutating func hear(mask: Span<Float>, shape: (Int, Int)) {
    column.hear(mask: mask, shape)
  }
}

/// Follows one number that each step brings anew, in one row of the batch, from step to step.
struct SeenTracker {
  let stop: Stop
  let number: SeenNumber
  /// The row that it is of; a batch that has no such row is heard by its last one.
  private let wanted: Int
  private(set) var row = 0
  private let event: NumberEvent
  private var column: NeuronColumn
  private var before: Float?
  private var now: Float?

  /// Follows what a stop is about, if that is such a number.
  init?(_ stop: Stop) {
    guard case .seen(let number, let row, let event) = stop else { return nil }
    (self.stop, self.number, wanted, self.event) = (stop, number, row, event)
    column = NeuronColumn(unit: number.index ?? 0)
  }

  /// What it was in the step before and is in this one, where that is what is looked for.
  var move: (before: Float, after: Float)? {
    guard let before, let now, event.happens(from: before, to: now) else { return nil }
    return (before, now)
  }

  /// The number of the step before is what the one of this step is compared with.
  mutating func stepBegan() { (before, now) = (now, nil) }

  /// Hears numbers in rows of that width.
  mutating func hear(_ place: Place, _ values: Span<Float>, width: Int) {
    let index = number.index ?? 0
    guard place == number.place, index < width else { return }
    row = min(wanted, values.count / width - 1)
    now = values[row * width + index]
  }

  /// Hears what leaves a layer, [rows, width].
  mutating func hear(layer: Int, _ values: Span<Float>, _ shape: (Int, Int)) {
    guard case .forward(let own) = number.place, layer <= own else { return }
    column.hear(values, shape)
    if layer == own { note() }
  }

  /// Hears the mask of a dropout layer, [rows, width].
  mutating func hear(mask: Span<Float>, layer: Int, _ shape: (Int, Int)) {
    guard case .forward(let own) = number.place, layer <= own else { return }
    column.hear(mask: mask, shape)
    if layer == own { note() }
  }

  private mutating func note() {
    guard !column.values.isEmpty else { return }
    row = min(wanted, column.values.count - 1)
    now = column.values[row]
  }
}
