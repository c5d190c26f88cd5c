import NeuralCore

/// Watches training for stops: an observer that looks only at what its stops need.
///
/// It has to hear steps in order. Recorded events do as well as a training that runs: see
/// `hear(_:)`.
public struct StopWatch: Sendable {
  /// What the step heard last was stopped for, in the order of its places.
  public private(set) var hits: [StopHit] = []
  /// Whether one of the stops is about parameters before and after their update.
  public let wantsUpdates: Bool
  /// Whether one of the stops is about gradients.
  public let wantsGradients: Bool
  /// How many examples must be heard before the first one that can be judged.
  let examplesBefore: Int
  /// The places of a step and their numbers in its order.
  let order: [Place: Int]

  let stops: [Stop]
  private let network: Sequential
  /// Whether one of the stops looks at every number.
  private let looksForNaN: Bool
  private var silence: [SilenceTracker]
  private var neurons: [NeuronTracker]
  private var seen: [SeenTracker]
  private var answers: AnswerTracker?
  private var step = 0

  /// Watches for these stops in the training of a session.
  public init(_ stops: [Stop], in session: Session) {
    self.stops = stops
    network = session.network
    let walk = Place.walk(of: session)
    order = Dictionary(uniqueKeysWithValues: zip(walk, walk.indices))
    wantsUpdates = stops.contains(where: \.looksAtUpdates)
    wantsGradients = stops.contains(where: \.looksAtGradients)
    examplesBefore = stops.map(\.examplesBefore).max() ?? 0
    looksForNaN = stops.contains(.notANumber)
    answers = stops.contains(where: \.looksAtAnswers) ? AnswerTracker(session) : nil
    silence = session.network.layers.indices.filter { layer in
      stops.contains {
        if case .died = $0 {
          $0.looks(at: .forward(layer: layer), in: session.network)
        } else {
          false
        }
      }
    }.map { SilenceTracker(layer: $0, in: session.network) }
    neurons = stops.compactMap(NeuronTracker.init)
    seen = stops.compactMap(SeenTracker.init)
  }

  /// Notes that a stop held at a place of this step; a place that the walk does not have is none.
  private mutating func stop(
    _ stop: Stop, at place: Place, row: Int? = nil, unit: Int? = nil, term: Int? = nil,
    _ finding: StopHit.Finding
  ) {
    guard order[place] != nil else { return }
    hits.append(
      StopHit(
        stop: stop, finding: finding, step: step, place: place, row: row, unit: unit, term: term))
  }
}

// MARK: - What it is told

extension StopWatch: TrainingObserver {

  /// Forgets the hits of the step before.
  public mutating func stepBegan(step: Int, examples: Span<Int>) {
    self.step = step
    hits.removeAll(keepingCapacity: true)
    for index in seen.indices { seen[index].stepBegan() }
  }

  /// Looks for a NaN in what goes in.
  public mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    for index in seen.indices { seen[index].hear(.input, values, width: shape.1) }
    lookForNaN(in: values, at: .input, width: shape.1)
  }

  /// Keeps what should come out.
  public mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    answers?.hear(targets: values)
  }

  /// Looks at z of a dense layer.
  public mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    hear(layer: layer, values, shape)
  }

  /// Looks at a of an activation layer.
  public mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    hear(layer: layer, values, shape)
    for index in silence.indices where silence[index].layer == layer {
      guard let death = silence[index].hear(values, rows: shape.0) else { continue }
      for stop in stops {
        guard case .died(let wanted) = stop, (wanted ?? layer) == layer else { continue }
        self.stop(
          stop, at: .forward(layer: layer), row: death.row, unit: death.unit,
          .silence(others: death.others))
      }
    }
  }

  /// Looks at p of a last softmax.
  public mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    hear(layer: layer, values, shape)
  }

  /// Looks at what a mask lets through.
  public mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in neurons.indices where layer <= neurons[index].layer {
      neurons[index].hear(mask: values, shape: shape)
      if neurons[index].layer == layer { judge(neurons[index]) }
    }
    for index in seen.indices { seen[index].hear(mask: values, layer: layer, shape) }
    answers?.hear(mask: values)
  }

  /// Compares the loss, and judges the answers.
  public mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    for stop in stops {
      guard case .loss(let threshold) = stop, threshold.holds(for: mean) else { continue }
      self.stop(stop, at: .loss, .value(mean))
    }
    for stop in stops {
      guard case .rightClass(let threshold) = stop,
        let right = answers?.firstRight(where: threshold.holds)
      else { continue }
      self.stop(
        stop, at: .forward(layer: network.layers.count - 1), row: right.row, unit: right.unit,
        .value(right.p))
    }
    judgeAnswers()
    if stops.contains(.misclassified), let wrong = answers?.firstWrong {
      stop(
        .misclassified, at: .forward(layer: network.layers.count - 1), row: wrong.row,
        .wrongAnswer(wrong.answer, p: wrong.p, label: wrong.label))
    }
    for index in seen.indices { seen[index].hear(.loss, perExample, width: 1) }
    lookForNaN(in: perExample, at: .loss, width: 1)
  }

  /// Looks for a NaN in a blame.
  public mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in seen.indices {
      seen[index].hear(.blame(layer: layer), values, width: shape.1)
    }
    lookForNaN(in: values, at: .blame(layer: layer), width: shape.1)
  }

  /// Compares a number's gradient, and looks for a NaN in all of them.
  public mutating func gradient(parameter: Int, _ values: Span<Float>) {
    for stop in stops {
      guard case .number(parameter, let index, .gradient(let threshold)) = stop,
        threshold.holds(for: values[index])
      else { continue }
      let (unit, term) = network.parameters[parameter].position(ofIndex: index)
      self.stop(
        stop, at: .gradient(parameter: parameter), unit: unit, term: term, .value(values[index]))
    }
    for index in seen.indices {
      seen[index].hear(.gradient(parameter: parameter), values, width: values.count)
    }
    lookForNaN(in: values, at: .gradient(parameter: parameter), parameter: parameter)
  }

  /// Compares a parameter after its update with what it was before.
  public mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    let place = Place.update(parameter: parameter)
    for stop in stops {
      var index: Int?
      switch stop {
      case .change(let wanted, let bound) where (wanted ?? parameter) == parameter:
        index = NumberSearch.largestChange(before, after, above: bound)
      case .number(parameter, let number, let event)
      where event.happens(from: before[number], to: after[number]):
        index = number
      default: break
      }
      guard let index else { continue }
      let (unit, term) = network.parameters[parameter].position(ofIndex: index)
      self.stop(
        stop, at: place, unit: unit, term: term, .move(before: before[index], after: after[index]))
    }
    lookForNaN(in: after, at: place, parameter: parameter)
  }

  /// Adds the stops that are places or compare two steps, and puts all of them into the order of the walk.
  public mutating func stepEnded(step: Int) {
    for stop in stops {
      switch stop {
      case .every(let steps) where step.isMultiple(of: steps):
        self.stop(stop, at: .input, .place)
      case .place(let place): self.stop(stop, at: place, .place)
      default: break
      }
    }
    for tracker in seen {
      guard let move = tracker.move else { continue }
      let target = tracker.number.target(inRow: tracker.row, network)
      self.stop(
        tracker.stop, at: tracker.number.place, row: tracker.row, unit: target.unit,
        term: target.term, .move(before: move.before, after: move.after))
    }
    guard hits.count > 1 else { return }
    // A stable order: of equals the stop that was set first comes first.
    let numbers = hits.map { order[$0.place] ?? 0 }
    hits = hits.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }.map { hits[$0] }
  }
}

// MARK: - Looking

extension StopWatch {
  private mutating func hear(layer: Int, _ values: Span<Float>, _ shape: (Int, Int)) {
    for index in neurons.indices where layer <= neurons[index].layer {
      neurons[index].hear(values, shape: shape)
      if neurons[index].layer == layer { judge(neurons[index]) }
    }
    for index in seen.indices { seen[index].hear(layer: layer, values, shape) }
    answers?.hear(layer: layer, values, shape)
    lookForNaN(in: values, at: .forward(layer: layer), width: shape.1)
  }

  /// Judges the answers of the step for the stops that are about right ones and about classes.
  private mutating func judgeAnswers() {
    let last = Place.forward(layer: network.layers.count - 1)
    for stop in stops {
      switch stop {
      case .right:
        guard let right = answers?.firstRight else { continue }
        self.stop(stop, at: last, row: right.row, .value(right.p))
      case .label(let label):
        guard let row = answers?.firstRow(of: label) else { continue }
        self.stop(stop, at: .input, row: row, .place)
      case .accuracy(let threshold):
        guard let accuracy = answers?.accuracy, threshold.holds(for: accuracy) else { continue }
        self.stop(stop, at: last, .value(accuracy))
      default: break
      }
    }
  }

  private mutating func judge(_ neuron: NeuronTracker) {
    guard let (row, value) = neuron.furthest else { return }
    stop(
      .activation(layer: neuron.layer, unit: neuron.unit, neuron.threshold),
      at: .forward(layer: neuron.layer), row: row, unit: neuron.unit, .value(value))
  }

  private mutating func lookForNaN(in values: Span<Float>, at place: Place, width: Int) {
    guard let index = firstNaN(in: values) else { return }
    let hasNeurons = place != .loss
    stop(
      .notANumber, at: place, row: index / width, unit: hasNeurons ? index % width : nil,
      .value(values[index]))
  }

  private mutating func lookForNaN(in values: Span<Float>, at place: Place, parameter: Int) {
    guard let index = firstNaN(in: values) else { return }
    let (unit, term) = network.parameters[parameter].position(ofIndex: index)
    stop(.notANumber, at: place, unit: unit, term: term, .value(values[index]))
  }

  /// The first of a step only: what follows from it is as broken.
  private func firstNaN(in values: Span<Float>) -> Int? {
    guard looksForNaN, !hits.contains(where: { $0.stop == .notANumber }) else { return nil }
    return NumberSearch.notANumber(in: values)
  }
}
