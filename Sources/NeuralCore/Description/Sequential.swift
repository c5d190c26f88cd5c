/// A network as it is described: the number of inputs, and layers one after the other.
///
/// The description holds no weights. It has a text form, which the command line, lessons and files
/// share: `784 dense(200) relu dropout(0.2) dense(200) relu dropout(0.2) dense(10) softmax`.
public struct Sequential: Sendable {
  /// How many numbers go in.
  public let inputs: Int
  /// The layers in the order in which the numbers pass them.
  public let layers: [LayerSpec]
  /// Keras's names of the layers, such as `dense`, `relu`, `dropout`, `dense_1`.
  public let layerNames: [String]
  /// The parts of the flat parameter vector, in layout order: kernel and bias of each dense layer.
  public let parameters: [ParameterSlice]
  /// How many parameters there are in all.
  public let parameterCount: Int
  private let widths: [Int]

  /// The largest number of inputs or units that a description may have.
  public static let largestWidth = 65_536
  /// The largest number of parameters that a description may have: 64 Mi, 256 MB.
  public static let largestParameterCount = 1 << 26

  /// The tutorial's network: 784 pixels, two hidden layers of 200 with dropout, ten probabilities.
  public static let tutorial = Sequential(
    validInputs: 784,
    layers: [
      .dense(units: 200), .activation(.relu), .dropout(rate: 0.2),
      .dense(units: 200), .activation(.relu), .dropout(rate: 0.2),
      .dense(units: 10), .activation(.softmax),
    ])

  /// Describes a network by its parts.
  ///
  /// Throws when a width or rate is out of its range or the parameters would be too many.
  public init(inputs: Int, layers: [LayerSpec]) throws(DescriptionError) {
    if let fault = Self.fault(inputs: inputs, layers: layers) {
      throw DescriptionError(text: "", column: 1, message: fault)
    }
    self.init(validInputs: inputs, layers: layers)
  }

  /// Reads the text form; an error points at the column.
  public init(_ text: String) throws(DescriptionError) {
    let forms = try TextForm.parse(text)
    guard let first = forms.first else {
      throw DescriptionError(
        text: text, column: 1, message: "\(Self.beginning); the text is empty")
    }
    guard first.name.allSatisfy(\.isNumber) else {
      throw first.error("\(Self.beginning), not with “\(first.name)”")
    }
    try first.expectNoArguments()
    guard let inputs = Int(first.name), (1...Self.largestWidth).contains(inputs) else {
      throw first.error("a network takes 1 to \(Self.largestWidth) inputs, not \(first.name)")
    }
    if let fault = Self.layerFault(forms.count - 1) { throw first.error(fault) }
    var layers: [LayerSpec] = []
    for form in forms.dropFirst() { layers.append(try LayerSpec(form)) }
    if let fault = Self.fault(inputs: inputs, layers: layers) { throw first.error(fault) }
    self.init(validInputs: inputs, layers: layers)
  }

  private static let beginning =
    "a network begins with its number of inputs, as in “784 dense(10) softmax”"

  init(validInputs inputs: Int, layers: [LayerSpec]) {
    self.inputs = inputs
    self.layers = layers
    layerNames = Self.names(of: layers)
    var width = inputs
    var offset = 0
    var widths: [Int] = []
    var parameters: [ParameterSlice] = []
    for (index, layer) in layers.enumerated() {
      if case .dense(let units, let settings) = layer {
        let bias = settings.useBias ? [("bias", [units])] : []
        for (part, shape) in [("kernel", [width, units])] + bias {
          let range = offset..<offset + shape.reduce(1, *)
          parameters.append(
            ParameterSlice(
              name: "\(layerNames[index])/\(part)", shape: shape, range: range, layer: index))
          offset = range.upperBound
        }
        width = units
      }
      widths.append(width)
    }
    self.widths = widths
    self.parameters = parameters
    parameterCount = offset
  }
}

extension Sequential {
  /// How many numbers come out.
  public var outputs: Int { widths.last ?? inputs }

  /// How many numbers leave a layer.
  public func width(ofLayer layer: Int) -> Int { widths[layer] }

  /// How many numbers enter a layer.
  public func inputWidth(ofLayer layer: Int) -> Int { layer == 0 ? inputs : widths[layer - 1] }

  /// The index of the layer with a Keras name, or nil.
  public func layer(named name: String) -> Int? { layerNames.firstIndex(of: name) }

  /// The index in `parameters` of the slice with a name, or nil.
  public func parameter(named name: String) -> Int? {
    parameters.firstIndex { $0.name == name }
  }

  /// The index in `parameters` of a dense layer's kernel, or nil.
  public func kernel(ofLayer layer: Int) -> Int? {
    parameters.firstIndex { $0.layer == layer && $0.isKernel }
  }

  /// The index in `parameters` of a dense layer's bias; nil of other layers and of one without.
  public func bias(ofLayer layer: Int) -> Int? {
    parameters.firstIndex { $0.layer == layer && !$0.isKernel }
  }

  /// What the size of a parameter costs, or nil.
  public func regularizer(ofParameter parameter: Int) -> Regularizer? {
    let slice = parameters[parameter]
    guard case .dense(_, let settings) = layers[slice.layer] else { return nil }
    return slice.isKernel ? settings.kernelRegularizer : settings.biasRegularizer
  }

  /// What a parameter begins with.
  public func initializer(ofParameter parameter: Int) -> Initializer {
    let slice = parameters[parameter]
    guard case .dense(_, let settings) = layers[slice.layer] else { return .zeros }
    return slice.isKernel ? settings.kernelInitializer : settings.biasInitializer
  }

  private static func names(of layers: [LayerSpec]) -> [String] {
    var seen: [String: Int] = [:]
    return layers.map { layer in
      let number = seen[layer.kind, default: 0]
      seen[layer.kind] = number + 1
      return number == 0 ? layer.kind : "\(layer.kind)_\(number)"
    }
  }

  private static func layerFault(_ count: Int) -> String? {
    let most = Bounds.layers.upperBound
    return count <= most ? nil : "a network takes up to \(most) layers, not \(count)"
  }

  private static func fault(inputs: Int, layers: [LayerSpec]) -> String? {
    guard (1...largestWidth).contains(inputs) else {
      return "a network takes 1 to \(largestWidth) inputs, not \(inputs)"
    }
    guard !layers.isEmpty else { return "a network needs at least one layer; it has none" }
    if let fault = layerFault(layers.count) { return fault }
    var width = inputs
    var count = 0
    for layer in layers {
      if let fault = layer.fault { return fault }
      guard case .dense(let units, let settings) = layer else { continue }
      count += width * units + (settings.useBias ? units : 0)
      width = units
    }
    return count <= largestParameterCount
      ? nil : "a network takes up to \(largestParameterCount) parameters, not \(count)"
  }
}

extension Sequential {
  /// The same network, in which no dense layer has a bias.
  public func withoutBiases() -> Sequential {
    let layers = layers.map { layer in
      guard case .dense(let units, var parameters) = layer else { return layer }
      parameters.useBias = false
      parameters.biasInitializer = .zeros
      parameters.biasRegularizer = nil
      return LayerSpec.dense(units: units, parameters: parameters)
    }
    return Sequential(validInputs: inputs, layers: layers)
  }
}

extension Sequential: Hashable, TextDescribed {
  /// The text form, which reads back to an equal network.
  public var description: String {
    (["\(inputs)"] + layers.map(\.description)).joined(separator: " ")
  }

  /// Two networks are equal when their inputs and layers are: all else follows from them.
  public static func == (left: Sequential, right: Sequential) -> Bool {
    left.inputs == right.inputs && left.layers == right.layers
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(inputs)
    hasher.combine(layers)
  }
}
