import NeuralCore
import TimeTravel

extension Facts {
  /// The number a quantity has here; nil while it is not known.
  func value(_ quantity: Quantity) throws(FactError) -> Double? {
    switch quantity {
    case .example, .step, .label, .pixel, .pixelInput, .input, .ink, .target:
      return try ofExample(quantity)
    case .output, .slope, .mask, .loudest, .active, .kept, .delta, .negative:
      return try ofLayer(quantity)
    case .probability, .said, .hit, .loss: return try ofAnswer(quantity)
    case .weight, .gradient, .before, .after, .change: return try ofWeight(quantity)
    case .again(let inside): return try looked(inside) { ($0.probabilities, $0.loss) }
    case .was(let inside): return try looked(inside) { ($0.before, $0.lossBefore) }
    case .count, .units, .learningRate, .examples: return try ofSetup(quantity)
    case .calls(let unit, let count): return try calls(unit, of: count)
    case .right(let count): return try right(of: count)
    case .answer(let example, let unit): return try answer(to: example, unit)
    }
  }

  // MARK: The example

  private func ofExample(_ quantity: Quantity) throws(FactError) -> Double? {
    let input = moment.input
    switch quantity {
    case .example: return Double(moment.example)
    case .step: return Double(moment.cursor.step)
    case .label: return moment.label.map(Double.init)
    case .ink: return Double(input.count { $0 != 0 })
    case .input(let index): return Double(try at(index, of: input, "input"))
    case .pixelInput(let row, let column):
      return Double(try at(try pixel(row, column), of: input, "pixel"))
    case .pixel(let row, let column):
      return Double((try at(try pixel(row, column), of: input, "pixel") * 255).rounded())
    case .target(let unit):
      guard let index = try index(unit, layer: nil) else { return nil }
      return Double(try at(index, of: moment.target, "target"))
    default: return nil
    }
  }

  private func pixel(_ row: Int, _ column: Int) throws(FactError) -> Int {
    guard moment.network.inputs == 784, row < 28, column < 28 else {
      throw FactError(
        message: "there is no pixel (\(row),\(column)); a digit has 28 × 28 from (0,0)")
    }
    return row * 28 + column
  }

  // MARK: Layers

  private func ofLayer(_ quantity: Quantity) throws(FactError) -> Double? {
    switch quantity {
    case .output(let name, let unit):
      return try unitValue(unit, name) { outputs(ofLayer: $0) }
    case .mask(let name, let unit):
      return try unitValue(unit, name) {
        knows(.forward(layer: $0)) ? moment.mask(ofLayer: $0) : nil
      }
    case .delta(let name, let unit): return try unitValue(unit, name) { blame(ofLayer: $0) }
    case .slope(let name, let unit): return try slope(name, unit)
    case .loudest(let name):
      // The number of a neuron tells nothing of its sum, so no question hides it.
      return moment.output(ofLayer: try layer(name)).flatMap(\.loudest).map(Double.init)
    case .active(let name):
      return outputs(ofLayer: try layer(name)).map { Double($0.count { $0 != 0 }) }
    case .kept(let name):
      let layer = try layer(name)
      guard knows(.forward(layer: layer)), let mask = moment.mask(ofLayer: layer) else {
        return nil
      }
      return Double(mask.count { $0 != 0 })
    case .negative(let name):
      return blame(ofLayer: try layer(name)).map { Double($0.count { $0 < 0 }) }
    default: return nil
    }
  }

  private func unitValue(
    _ unit: UnitName, _ name: String, _ values: (Int) -> [Float]?
  ) throws(FactError) -> Double? {
    let layer = try layer(name)
    guard let values = values(layer), let index = try index(unit, layer: layer) else { return nil }
    return Double(try at(index, of: values, name))
  }

  private func slope(_ name: String, _ unit: UnitName) throws(FactError) -> Double? {
    let layer = try layer(name)
    guard case .activation(let function) = moment.network.layers[layer], !function.mixesUnits
    else {
      throw FactError(message: "“\(name)” is no activation with a slope")
    }
    guard let before = moment.inputToLayer(layer), let after = outputs(ofLayer: layer),
      let index = try index(unit, layer: layer)
    else { return nil }
    let z = try at(index, of: before, name)
    return Double(function.derivative(at: z, value: try at(index, of: after, name)))
  }

  private func outputs(ofLayer layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? moment.output(ofLayer: layer) : nil
  }

  private func blame(ofLayer layer: Int) -> [Float]? {
    knows(.blame(layer: layer)) ? moment.blame(ofLayer: layer) : nil
  }

  // MARK: The answer

  private func ofAnswer(_ quantity: Quantity) throws(FactError) -> Double? {
    if case .loss = quantity { return knows(.loss) ? moment.lossValue.map(Double.init) : nil }
    let last = moment.network.layers.count - 1
    guard let outputs = outputs(ofLayer: last) else { return nil }
    return try ofAnswer(quantity, outputs: outputs, label: moment.label)
  }

  private func looked(
    _ quantity: Quantity, _ pick: (Moment.Again) -> ([Float], Float)
  ) throws(FactError) -> Double? {
    guard knows(.again), let again = moment.again else { return nil }
    let (outputs, loss) = pick(again)
    if case .loss = quantity { return Double(loss) }
    return try ofAnswer(quantity, outputs: outputs, label: again.label)
  }

  private func ofAnswer(
    _ quantity: Quantity, outputs: [Float], label: Int?
  ) throws(FactError) -> Double? {
    let said = Self.said(outputs)
    switch quantity {
    case .said: return Double(said)
    case .hit: return label.map { $0 == said ? 1 : 0 }
    case .probability(let unit):
      guard let index = unit == .said ? said : try index(unit, layer: nil) else { return nil }
      return Double(try at(index, of: outputs, "p"))
    default: return nil
    }
  }

  // MARK: The set-up, and other examples

  private func ofSetup(_ quantity: Quantity) throws(FactError) -> Double? {
    switch quantity {
    case .learningRate: return Double(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    case .examples: return Double(moment.exampleCount)
    case .units(let name): return Double(moment.network.width(ofLayer: try layer(name)))
    case .count("parameters"): return Double(moment.network.parameterCount)
    case .count("inputs"): return Double(moment.network.inputs)
    case .count(let name):
      if let parameter = moment.network.parameter(named: name) {
        return Double(moment.network.parameters[parameter].count)
      }
      let layer = try layer(name)
      return Double(
        moment.network.parameters.filter { $0.layer == layer }.reduce(0) { $0 + $1.count })
    default: return nil
    }
  }

  private func calls(_ unit: UnitName, of count: Int) throws(FactError) -> Double? {
    let examples = try first(count)
    guard let wanted = try index(unit, layer: nil) else { return nil }
    return Double(answers(to: examples).count { Self.said($0) == wanted })
  }

  private func right(of count: Int) throws(FactError) -> Double {
    let examples = try first(count)
    let width = source.targetWidth
    let targets = Batch(examples, from: source).targets
    let wanted = examples.map {
      Self.said(
        Moment.target(
          Array(targets[$0 * width..<($0 + 1) * width]), of: moment.loss,
          outputs: moment.network.outputs))
    }
    return Double(zip(answers(to: examples), wanted).count { Self.said($0) == $1 })
  }

  private func first(_ count: Int) throws(FactError) -> [Int] {
    let most = min(1_000, source.count)
    guard (1...most).contains(count) else {
      throw FactError(message: "1–\(most) examples can be asked, not \(count)")
    }
    return Array(0..<count)
  }

  private func answer(to example: Int, _ unit: UnitName) throws(FactError) -> Double? {
    guard (0..<source.count).contains(example) else {
      throw FactError(message: "there is no example \(example); there are \(source.count)")
    }
    guard let index = try index(unit, layer: nil) else { return nil }
    return Double(try at(index, of: answers(to: [example])[0], "answer"))
  }

  /// What the weights before this step answer in evaluation.
  private func answers(to examples: [Int]) -> [[Float]] {
    let session = moment.sessionBefore
    let workspace = Workspace(for: session.network, rows: examples.count)
    let flat = session.predict(Batch(examples, from: source), in: workspace)
    let width = session.network.outputs
    return examples.indices.map { Array(flat[$0 * width..<($0 + 1) * width]) }
  }
}
