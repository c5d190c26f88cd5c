import Datasets
import NeuralCore
import TimeTravel

extension Facts {
  /// The number a quantity has here; nil while it is not known.
  func value(_ quantity: Quantity) throws(FactError) -> Double? {
    switch quantity.word {
    case .example: return Double(moment.example)
    case .step: return Double(moment.cursor.step)
    case .label: return moment.label.map(Double.init)
    case .ink: return Double(moment.input.count { $0 != 0 })
    case .x: return try input(quantity)
    case .pixel: return try (input(quantity) * 255).rounded()
    case .t: return try target(quantity.unit)
    case .z, .a, .out: return try unitValue(quantity) { outputs(ofLayer: $0) }
    case .mask: return try unitValue(quantity) { mask(ofLayer: $0) }
    case .delta: return try unitValue(quantity) { blame(ofLayer: $0) }
    case .slope: return try slope(quantity.layer, quantity.unit)
    // The number of a neuron tells nothing of its sum, so no question hides it.
    case .loudest: return moment.output(ofLayer: try layer(quantity.layer)).loudestNumber
    case .active: return count(outputs(ofLayer: try layer(quantity.layer))) { $0 != 0 }
    case .kept: return count(mask(ofLayer: try layer(quantity.layer))) { $0 != 0 }
    case .negative: return count(blame(ofLayer: try layer(quantity.layer))) { $0 < 0 }
    case .units: return Double(moment.network.width(ofLayer: try layer(quantity.layer)))
    case .p: return try ofAnswer(.probability(quantity.unit))
    case .said: return try ofAnswer(.said)
    case .hit: return try ofAnswer(.hit)
    case .loss: return try ofAnswer(.loss)
    case .again: return try looked(quantity.answered) { ($0.probabilities, $0.loss) }
    case .was: return try looked(quantity.answered) { ($0.before, $0.lossBefore) }
    case .w: return try weight(now: quantity.weight)
    case .gradient: return try gradient(of: quantity.weight)
    case .before: return try before(quantity.weight)
    case .after: return try after(quantity.weight)
    case .change: return try change(of: quantity.weight)
    case .learningRate:
      return Double(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    case .examples: return Double(moment.exampleCount)
    case .moved: return moved
    case .epoch: return Double(epoch)
    case .rows: return Double(moment.rows)
    case .norm: return try numbers(of: quantity.thing).map(\.norm)
    case .mean: return try numbers(of: quantity.thing).map(\.mean)
    case .variance: return try numbers(of: quantity.thing).map(\.variance)
    case .bin: return try bin(quantity.number(0), of: quantity.thing)
    case .dead: return try dead(quantity.layer)
    case .saturated: return try saturated(quantity.layer)
    case .slot: return try slot(quantity.thing, of: quantity.weight)
    case .accuracy:
      let count = try quantity.number(0)
      return try right(of: count, source) / Double(count)
    case .validation: return try validation(quantity.number(0))
    case .unmoved: return moved.map { Double(moment.network.parameterCount) - $0 }
    case .given:
      guard let given else { throw FactError(message: "“given” stands in a task's goal") }
      return try Facts(moment: given, source: source, veil: nil).ofAnswer(quantity.answered)
    case .labelled: return Double(try labelled(quantity.number(0)))
    case .point:
      guard let point = try learners("point").point else {
        throw FactError(message: "“point” wants a curve with a point on the page")
      }
      return point
    case .dial: return try learners("dial").dial
    case .here:
      guard let place = try learners("here").place else { return nil }
      return try stands(at: quantity.thing, place) ? 1 : 0
    case .own:
      let index = try quantity.number(0)
      guard let own, own.indices.contains(index - 1) else {
        throw FactError(
          message: "“own” stands in “follows”, for a cell that comes before this one, from 1")
      }
      return own[index - 1]
    case .nudges: return try learners("nudges").nudges.asDouble
    case .cursor: return try learners("cursor").cursor?.asDouble
    case .count: return try count(of: quantity.thing)
    case .calls: return try calls(quantity.unit, of: quantity.number(0))
    case .right: return try right(of: quantity.number(0), source)
    case .answer: return try answer(to: quantity.number(0), quantity.unit)
    case .at: return try value(quantity.asked, inStep: quantity.number(0))
    case .other: return try valueOfOther(quantity.asked)
    }
  }

  // MARK: Elsewhere

  /// The number a quantity has in another step; what an open question hides here, it hides later too.
  private func value(_ quantity: Quantity, inStep number: Int) throws(FactError) -> Double? {
    guard let stage else { throw FactError(message: "“at” is for numbers of a page") }
    let step = stage.step(number)
    if step == moment.cursor.step { return try value(quantity) }
    guard veil == nil || step < moment.cursor.step else { return nil }
    guard let there = stage.wholeStep(step) else {
      throw FactError(message: "this walk has no step \(number)")
    }
    return try Facts(moment: there, source: source, veil: nil).value(quantity)
  }

  private func valueOfOther(_ quantity: Quantity) throws(FactError) -> Double? {
    guard let other = stage?.other else {
      throw FactError(message: "“other” wants a page whose “show” has another network")
    }
    var facts = Facts(moment: other.moment(besides: moment), source: other.source, veil: veil)
    facts.isBeforeUpdate = isBeforeUpdate
    return try facts.value(quantity)
  }

  // MARK: The example

  private func input(_ quantity: Quantity) throws(FactError) -> Double {
    let row = try quantity.number(0)
    guard quantity.word == .pixel || quantity.arguments.count > 1 else {
      return Double(try at(row, of: moment.input, "input"))
    }
    return Double(try at(try pixel(row, quantity.number(1)), of: moment.input, "pixel"))
  }

  private func target(_ unit: UnitName) throws(FactError) -> Double? {
    guard let index = try index(unit, layer: nil) else { return nil }
    return Double(try at(index, of: moment.target, "target"))
  }

  private func pixel(_ row: Int, _ column: Int) throws(FactError) -> Int {
    guard let (rows, columns) = moment.arrangement.picture else {
      throw FactError(message: "the inputs here are no picture that has pixels")
    }
    guard row < rows, column < columns else {
      throw FactError(
        message: "there is no pixel (\(row),\(column)); a picture here has \(rows) × \(columns) "
          + "from (0,0)")
    }
    return row * columns + column
  }

  // MARK: Layers

  private func unitValue(
    _ quantity: Quantity, _ values: (Int) -> [Float]?
  ) throws(FactError) -> Double? {
    let layer = try layer(quantity.layer)
    guard let values = values(layer), let index = try index(quantity.unit, layer: layer) else {
      return nil
    }
    return Double(try at(index, of: values, quantity.layer))
  }

  private func count(_ values: [Float]?, where counts: (Float) -> Bool) -> Double? {
    values.map { Double($0.count(where: counts)) }
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

  private func mask(ofLayer layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? moment.mask(ofLayer: layer) : nil
  }

  private func outputs(ofLayer layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? moment.output(ofLayer: layer) : nil
  }

  private func blame(ofLayer layer: Int) -> [Float]? {
    knows(.blame(layer: layer)) ? moment.blame(ofLayer: layer) : nil
  }

  // MARK: The answer

  private func ofAnswer(_ answered: Answered) throws(FactError) -> Double? {
    if answered == .loss { return knows(.loss) ? moment.lossValue.map(Double.init) : nil }
    let last = moment.network.layers.count - 1
    guard let outputs = outputs(ofLayer: last) else { return nil }
    return try value(answered, outputs, loss: moment.lossValue, label: moment.label)
  }

  private func looked(
    _ answered: Answered, _ pick: (Moment.Again) -> ([Float], Float)
  ) throws(FactError) -> Double? {
    guard knows(.again), let again = moment.again else { return nil }
    let (outputs, loss) = pick(again)
    return try value(answered, outputs, loss: loss, label: again.label)
  }

  private func value(
    _ answered: Answered, _ outputs: [Float], loss: Float?, label: Int?
  ) throws(FactError) -> Double? {
    let said = Self.said(outputs)
    switch answered {
    case .said: return Double(said)
    case .hit: return label.map { $0 == said ? 1 : 0 }
    case .loss: return loss.map(Double.init)
    case .probability(let unit):
      guard let index = unit == .said ? said : try index(unit, layer: nil) else { return nil }
      return Double(try at(index, of: outputs, "p"))
    }
  }

  // MARK: The learner

  /// What the learner has done; an error where a page's own text asks for it.
  private func learners(_ word: String) throws(FactError) -> Doing {
    guard let doing else { throw FactError(message: "“\(word)” stands in a task's goal") }
    return doing
  }

  // MARK: The update

  /// How many parameters the step moves; nil before its last update.
  private var moved: Double? {
    let places = moment.walk.filter { $0.phase == .update }
    guard let last = places.last, knows(last) else { return nil }
    let parameters = moment.network.parameters.indices
    return Double(
      parameters.reduce(0) { count, parameter in
        guard let after = moment.after(parameter: parameter) else { return count }
        return count + zip(moment.before(parameter: parameter), after).count { $0 != $1 }
      })
  }

  // MARK: The set-up, and other examples

  private func count(of thing: String) throws(FactError) -> Double {
    let network = moment.network
    if thing == "parameters" { return Double(network.parameterCount) }
    if thing == "inputs" { return Double(network.inputs) }
    if let parameter = network.parameter(named: thing) {
      return Double(network.parameters[parameter].count)
    }
    let layer = try layer(thing)
    return Double(network.parameters.filter { $0.layer == layer }.reduce(0) { $0 + $1.count })
  }

  /// Whether the learner stands at a place.
  private func stands(at text: String, _ here: Place) throws(FactError) -> Bool {
    do {
      return try Target(text, in: moment.sessionBefore).place == here
    } catch {
      throw FactError(message: error.description)
    }
  }

  /// How many examples have a label.
  private func labelled(_ label: Int) throws(FactError) -> Int {
    guard label < source.targetWidth else {
      throw FactError(message: "the classes are 0–\(source.targetWidth - 1), not \(label)")
    }
    if let digits = source as? Digits { return digits.labels.count { Int($0) == label } }
    let targets = Batch(Array(0..<source.count), from: source).targets
    return (0..<source.count).count { targets[$0 * source.targetWidth + label] == 1 }
  }

  private func calls(_ unit: UnitName, of count: Int) throws(FactError) -> Double? {
    let examples = try first(count, of: source)
    guard let wanted = try index(unit, layer: nil) else { return nil }
    return Double(answers(to: examples, of: source).count { Self.said($0) == wanted })
  }

  /// How many of the first examples of a source these weights get right.
  func right(of count: Int, _ source: any ExampleSource) throws(FactError) -> Double {
    let examples = try first(count, of: source)
    let width = source.targetWidth
    let targets = Batch(examples, from: source).targets
    let wanted = examples.map {
      Self.said(
        Moment.target(
          Array(targets[$0 * width..<($0 + 1) * width]), of: moment.loss,
          outputs: moment.network.outputs))
    }
    return Double(zip(answers(to: examples, of: source), wanted).count { Self.said($0) == $1 })
  }

  private func first(
    _ count: Int, of source: any ExampleSource
  ) throws(FactError) -> [Int] {
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
    return Double(try at(index, of: answers(to: [example], of: source)[0], "answer"))
  }

  /// What the weights before this step answer in evaluation.
  private func answers(to examples: [Int], of source: any ExampleSource) -> [[Float]] {
    let session = moment.sessionBefore
    let workspace = Workspace(
      for: session.network, rows: examples.count, purpose: .inference)
    let flat = session.predict(Batch(examples, from: source), in: workspace)
    let width = session.network.outputs
    return examples.indices.map { Array(flat[$0 * width..<($0 + 1) * width]) }
  }
}

extension Int {
  fileprivate var asDouble: Double { Double(self) }
}

extension [Float]? {
  /// The number of the one that is largest in size.
  fileprivate var loudestNumber: Double? { flatMap(\.loudest).map(Double.init) }
}
