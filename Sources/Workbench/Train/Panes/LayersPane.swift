import CellCanvas
import NeuralCore
import Notation
import Phrases

/// Whether every layer learns: how long the last batch's gradient is in each dense layer and was lately, how
/// many of its neurons were silent or saturated, and how far its weights moved.
struct LayersPane: TrainingPane {
  private static let cell = 8
  private static let gap = 2

  func question(in phrases: any TrainPhrases) -> String { phrases.layersQuestion }

  func howToRead(_ watched: WatchedTraining) -> String { watched.phrases.howToReadLayers }

  var probes: [any TrainingProbe.Type] { [LayersProbe.self, WeightsProbe.self] }

  func smallest(_ watched: WatchedTraining) -> Size {
    let columns = names(watched).map { Self.gap + max($0.columns, Self.cell) }
    return Size(
      width: label(watched) + columns.reduce(0, +), height: rowNames(watched).count + 2)
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    let (theme, phrases) = (watched.theme, watched.phrases)
    var rest = rect
    watched.heading(self, in: rest.takeTop(1), on: &canvas)
    let labels = rest.takeLeft(label(watched))
    for (row, text) in rowNames(watched).enumerated() {
      canvas.put(text, in: labels, row: row + 1, style: theme.faint)
    }
    let layers = watched.reading(of: LayersProbe.self) ?? []
    let spreads = watched.reading(of: WeightsProbe.self)?.spreads ?? []
    for (place, name) in names(watched).enumerated() {
      _ = rest.takeLeft(Self.gap)
      let column = rest.takeLeft(max(name.columns, Self.cell))
      canvas.put(name, in: column, style: theme.text)
      if spreads.indices.contains(place) {
        canvas.put(
          Numerals.value(spreads[place].meanChange, decimals: 4), in: column, row: 4,
          style: theme.text)
      }
      guard layers.indices.contains(place) else { continue }
      canvas.put(
        Numerals.value(layers[place].gradientNorm, decimals: 5), in: column, row: 1,
        style: theme.text)
      let sizes = layers[place].recent
      canvas.strip(
        sizes, x: column.x, y: column.y + 2, width: min(sizes.count, Self.cell),
        scale: .unsigned(fitting: sizes), look: watched.look, clip: column)
      let asleep = layers[place].asleep
      canvas.put(
        asleep.map { phrases.asleep($0, of: layers[place].units) } ?? "–", in: column, row: 3,
        style: asleep == layers[place].units ? theme.bad : theme.text)
    }
  }

  private func names(_ watched: WatchedTraining) -> [String] {
    let network = watched.train.setup.session.network
    return LayersProbe.kernels(of: network).map { network.layerNames[$0.layer] }
  }

  private func label(_ watched: WatchedTraining) -> Int {
    rowNames(watched).map(\.columns).max() ?? 0
  }

  private func rowNames(_ watched: WatchedTraining) -> [String] {
    let ways = watched.train.setup.session.network.layers.compactMap { WayToSleep($0) }
    return watched.phrases.layersRows(
      silent: ways.contains(where: \.isSilence),
      saturated: ways.contains { !$0.isSilence })
  }
}

/// What the last batch did in each dense layer.
package struct LayersProbe: TrainingProbe {
  /// A dense layer in the last batch.
  package struct Layer: Equatable, Sendable {
    /// The length of ∂L/∂w of its kernel, √Σ g².
    package var gradientNorm: Float = 0
    /// That of the batches that were heard lately, oldest first.
    package var recent: [Float] = []
    /// How many of its neurons were silent for every row, or saturated where they can be; nil where no
    /// activation follows it.
    package var asleep: Int?
    /// How many neurons it has.
    package let units: Int
  }

  package static let listens = true
  /// The dense layers, first to last; nil before the first batch.
  package var reading: [Layer]? { hasHeard ? heard : nil }

  private var heard: [Layer]
  private var hasHeard = false
  /// For each layer of the network, the dense layer that its outputs are those of.
  private let owners: [Int?]
  /// For each layer of the network, how its neurons can be asleep; nil for those of other activations.
  private let ways: [WayToSleep?]
  /// For each parameter, the dense layer whose kernel it is.
  private let kernels: [Int?]

  private static let recentCount = 8

  package init(_ material: ProbeMaterial) {
    let start = material.setup.session
    let kernels = Self.kernels(of: start.network)
    heard = kernels.map { Layer(units: $0.shape[1]) }
    owners = start.network.layers.indices.map { layer in
      kernels.lastIndex { $0.layer < layer }
    }
    ways = start.network.layers.map { WayToSleep($0) }
    self.kernels = start.network.parameters.map { slice in
      slice.isKernel ? kernels.firstIndex { $0.layer == slice.layer } : nil
    }
  }

  static func kernels(of network: Sequential) -> [ParameterSlice] {
    network.parameters.filter { $0.isKernel && $0.shape.count == 2 }
  }

  package mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    guard let owner = owners[layer] else { return }
    let (rows, width) = shape
    let way = ways[layer] ?? .silent
    heard[owner].asleep = (0..<width).count { unit in
      (0..<rows).allSatisfy { way.holds(values[$0 * width + unit]) }
    }
  }

  package mutating func gradient(parameter: Int, _ values: Span<Float>) {
    guard let kernel = kernels[parameter] else { return }
    heard[kernel].gradientNorm = length(of: values)
    heard[kernel].recent.append(heard[kernel].gradientNorm)
    if heard[kernel].recent.count > Self.recentCount { heard[kernel].recent.removeFirst() }
  }

  package mutating func stepEnded(step: Int) { hasHeard = true }
}

/// How a neuron can be asleep: where a change of its weights changes its output hardly or not at all.
enum WayToSleep: Hashable, Sendable {
  /// It gives 0.
  case silent
  /// It gives nearly the least or the most that its activation can, within a twentieth of the way.
  case saturated(low: Float, high: Float)

  /// How the neurons of a layer of activations can be; nil for those that have no flat part.
  init?(_ layer: LayerSpec) {
    guard case .activation(let activation) = layer else { return nil }
    switch activation {
    case .relu: self = .silent
    case .sigmoid, .hardSigmoid: self = .saturated(low: 0, high: 1)
    case .tanh, .softsign: self = .saturated(low: -1, high: 1)
    case .linear, .leakyReLU, .elu, .selu, .gelu, .geluTanh, .softplus, .silu, .softmax,
      .logSoftmax:
      return nil
    }
  }

  /// Whether an output is that of one that is asleep.
  func holds(_ output: Float) -> Bool {
    switch self {
    case .silent: return output == 0
    case .saturated(let low, let high):
      let flat = (high - low) / 20
      return output < low + flat || output > high - flat
    }
  }

  /// Whether it is by giving 0.
  var isSilence: Bool { self == .silent }
}

/// The length of a vector; in eight sums side by side, for it is taken of every weight in every batch.
private func length(of values: Span<Float>) -> Float {
  var sums = SIMD8<Float>()
  var index = 0
  while index + 8 <= values.count {
    for lane in 0..<8 { sums[lane] += values[index + lane] * values[index + lane] }
    index += 8
  }
  var sum = sums.sum()
  for rest in index..<values.count { sum += values[rest] * values[rest] }
  return sum.squareRoot()
}
