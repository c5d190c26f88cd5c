import NeuralCore
import TimeTravel

extension Facts {
  /// The layer with this name.
  func layer(_ name: String) throws(FactError) -> Int {
    guard let layer = moment.network.layer(named: name) else {
      let known = moment.network.layerNames.joined(separator: ", ")
      let hint = WordList(moment.network.layerNames).hint(for: name)
      throw FactError(message: "“\(name)” is no layer here\(hint); the layers are \(known)")
    }
    return layer
  }

  /// The number of a unit; nil while what names it is not known.
  ///
  /// `layer` is the one in which the loudest is looked for.
  func index(_ unit: UnitName, layer: Int?) throws(FactError) -> Int? {
    switch unit {
    case .number(let number): return number
    case .label: return moment.label
    case .said: return moment.probabilities.map(Self.said)
    case .loudestOf(let name):
      return moment.output(ofLayer: try self.layer(name)).flatMap(\.loudest)
    case .loudest:
      guard let layer else { throw FactError(message: "“loudest” needs a layer") }
      return moment.output(ofLayer: layer).flatMap(\.loudest)
    }
  }

  /// A weight at this place.
  func weight(now name: WeightName) throws(FactError) -> Double? {
    try weight(name) {
      Array(isBeforeUpdate ? moment.before(parameter: $0) : moment.parameters($0))
    }
  }

  /// Its gradient.
  func gradient(of name: WeightName) throws(FactError) -> Double? {
    try weight(name) { knows(.gradient(parameter: $0)) ? moment.gradient(parameter: $0) : nil }
  }

  /// The weight before this step's update.
  func before(_ name: WeightName) throws(FactError) -> Double? {
    try weight(name) { Array(moment.before(parameter: $0)) }
  }

  /// The weight after it.
  func after(_ name: WeightName) throws(FactError) -> Double? {
    try weight(name) {
      knows(.update(parameter: $0)) ? moment.after(parameter: $0).map { Array($0) } : nil
    }
  }

  /// By how much the update changes a weight.
  func change(of name: WeightName) throws(FactError) -> Double? {
    guard let after = try after(name), let before = try before(name) else { return nil }
    return after - before
  }

  private func weight(
    _ name: WeightName, _ values: (Int) -> [Float]?
  ) throws(FactError) -> Double? {
    let parameter = try parameter(name)
    guard let values = values(parameter), let indices = try indices(of: name) else { return nil }
    let shape = moment.network.parameters[parameter].shape
    let flat = indices.count == 2 ? indices[0] * shape[1] + indices[1] : indices[0]
    return Double(values[flat])
  }

  /// The indices of a weight, in range; nil while what names them is not known.
  func indices(of name: WeightName) throws(FactError) -> [Int]? {
    let slice = moment.network.parameters[try parameter(name)]
    guard slice.shape.count == name.index.count else {
      throw FactError(
        message: "“\(name.parameter)” has \(slice.shape.count) indices, not \(name.index.count)")
    }
    var result: [Int] = []
    for (axis, unit) in name.index.enumerated() {
      let feeding = slice.isKernel && axis == 0
      guard
        let index = feeding && unit == .loudest
          ? moment.inputToLayer(slice.layer).flatMap(\.loudest)
          : try index(unit, layer: slice.layer)
      else { return nil }
      guard index < slice.shape[axis] else {
        throw FactError(
          message: "“\(name.parameter)” has \(slice.shape[axis]) of these; \(index) is not one")
      }
      result.append(index)
    }
    return result
  }

  private func parameter(_ name: WeightName) throws(FactError) -> Int {
    guard let parameter = moment.network.parameter(named: name.parameter) else {
      let known = moment.network.parameters.map(\.name).joined(separator: ", ")
      let hint = WordList(moment.network.parameters.map(\.name)).hint(for: name.parameter)
      throw FactError(
        message: "“\(name.parameter)” is no parameter here\(hint); there are \(known)")
    }
    return parameter
  }

  /// One of a row of numbers, or an error that says how many there are.
  func at(_ index: Int, of values: [Float], _ what: String) throws(FactError) -> Float {
    guard values.indices.contains(index) else {
      throw FactError(message: "“\(what)” has \(values.count) numbers from 0; there is no \(index)")
    }
    return values[index]
  }

  /// The class that an answer gives the most; of a single output 0 or 1, on which side of ½ it is.
  static func said(_ outputs: [Float]) -> Int {
    if outputs.count == 1 { return outputs[0] > 0.5 ? 1 : 0 }
    return outputs.indices.max { (outputs[$0], $1) < (outputs[$1], $0) } ?? 0
  }
}

// MARK: - Spots

extension UnitName? {
  /// True for a unit that is named by what it is.
  fileprivate var isByName: Bool {
    switch self {
    case .number, nil: false
    default: true
    }
  }
}

extension Facts {
  /// The words of a spot with numbers in place of units that are named by what they are.
  func numbered(_ text: String) throws(FactError) -> String {
    var words = text.split(separator: " ").map(String.init)
    for index in words.indices {
      let parts = words[index].split(separator: ",").map { UnitName($0) }
      guard parts.contains(where: \.isByName) else { continue }
      words[index] = try numbers(words[index], after: index > 0 ? words[index - 1] : "")
    }
    return words.joined(separator: " ")
  }

  private func numbers(_ word: String, after name: String) throws(FactError) -> String {
    let units = word.split(separator: ",").compactMap { UnitName($0) }
    let found: [Int]?
    if name.contains("/") {
      found = try indices(of: WeightName(parameter: name, index: units))
    } else if name == "input" {
      found = moment.input.loudest.map { [$0] }
    } else {
      let layer = try layer(name)
      found = try units.first.flatMap { (unit) throws(FactError) in
        try index(unit, layer: layer).map { [$0] }
      }
    }
    guard let found else { throw FactError(message: "“\(word)” names nothing in this step") }
    return found.map(String.init).joined(separator: ",")
  }
}

// MARK: - What belongs to a word

extension Quantity {
  /// The layer that belongs to it.
  var layer: String {
    get throws(FactError) {
      try first { if case .layer(let name) = $0 { name } else { nil } }
    }
  }

  /// The unit that belongs to it.
  var unit: UnitName {
    get throws(FactError) {
      try first { if case .unit(let name) = $0 { name } else { nil } }
    }
  }

  /// The weight that belongs to it.
  var weight: WeightName {
    get throws(FactError) {
      try first { if case .weight(let name) = $0 { name } else { nil } }
    }
  }

  /// What it counts.
  var thing: String {
    get throws(FactError) {
      try first { if case .thing(let name) = $0 { name } else { nil } }
    }
  }

  /// The number of an answer that it looks at.
  var answered: Answered {
    get throws(FactError) {
      try first { if case .answered(let answered) = $0 { answered } else { nil } }
    }
  }

  /// The quantity that it asks for in another step or network.
  var asked: Quantity {
    get throws(FactError) {
      guard let elsewhere else { throw incomplete }
      return elsewhere
    }
  }

  /// One of the numbers that belong to it.
  func number(_ index: Int) throws(FactError) -> Int {
    let numbers = arguments.compactMap { if case .number(let number) = $0 { number } else { nil } }
    guard numbers.indices.contains(index) else { throw incomplete }
    return numbers[index]
  }

  private func first<Value>(_ part: (Argument) -> Value?) throws(FactError) -> Value {
    guard let found = arguments.lazy.compactMap(part).first else { throw incomplete }
    return found
  }

  private var incomplete: FactError {
    FactError(message: "“\(word.rawValue)” lacks what its row says belongs to it")
  }
}
