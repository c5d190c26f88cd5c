import Datasets
import NeuralCore

/// The tensors of a file in the order of layers, by what their names say.
struct ForeignLayers {
  /// The tensors of one layer.
  struct Layer {
    /// What the file calls it.
    let name: String
    let order: LayerOrder
    var kernel: StoredTensor?
    /// How the kernel lies.
    var part: ForeignName.Part = .matrix
    var bias: StoredTensor?

    /// One of its tensors, for an error.
    var first: StoredTensor? { kernel ?? bias }
  }

  /// In the order of their numbers; layers whose names differ in more stand in the order of the file.
  private(set) var layers: [Layer] = []
  /// The file's name, for errors.
  let file: String

  /// More than any network that can be described has.
  private static let mostTensors = 4_000

  /// Sorts the tensors of a file; throws at one that belongs to no dense layer.
  init(_ tensors: [StoredTensor], file: String) throws(FileError) {
    self.file = file
    guard tensors.count <= Self.mostTensors else {
      throw FileError(
        file: file, rule: "a file of weights has up to \(Self.mostTensors) tensors",
        found: "this one has \(tensors.count)")
    }
    let names = tensors.map { ForeignName($0.name) }
    // `arr_0`, `arr_1` …: weights and biases in their order, as `numpy.savez` names them.
    if names.allSatisfy({ $0.part == nil }) {
      let inOrder = tensors.sorted {
        LayerOrder($0.name).numbers.lexicographicallyPrecedes(LayerOrder($1.name).numbers)
      }
      var number = 0
      for tensor in inOrder {
        if tensor.shape.count == 2 { number += 1 }
        try add(tensor, "\(number)", tensor.shape.count == 2 ? .matrix : .bias)
      }
      return
    }
    for (tensor, name) in zip(tensors, names) {
      guard let part = name.part else {
        throw FileError(
          file: file, rule: "tensors are the kernels (weights) and biases of dense layers",
          found: "\(FileError.quoted(tensor.name)) of shape \(tensor.shape) is neither")
      }
      try add(tensor, name.layer, part)
    }
    sort()
  }

  private mutating func add(
    _ tensor: StoredTensor, _ name: String, _ part: ForeignName.Part
  ) throws(FileError) {
    let index: Int
    if let there = layers.firstIndex(where: { $0.name == name }) {
      index = there
    } else {
      index = layers.count
      layers.append(Layer(name: name, order: LayerOrder(name)))
    }
    let isTaken = part == .bias ? layers[index].bias != nil : layers[index].kernel != nil
    guard !isTaken else {
      throw FileError(
        file: file, rule: "a layer has one kernel and one bias",
        found: "\(FileError.quoted(tensor.name)) is a second one")
    }
    if part == .bias {
      layers[index].bias = tensor
    } else {
      layers[index].kernel = tensor
      layers[index].part = part
    }
  }

  /// Brings layers whose names differ in their numbers alone into the order of the numbers.
  private mutating func sort() {
    for pattern in Set(layers.map(\.order.pattern)) {
      let places = layers.indices.filter { layers[$0].order.pattern == pattern }
      let inOrder = places.map { layers[$0] }.sorted {
        $0.order.numbers.lexicographicallyPrecedes($1.order.numbers)
      }
      for (place, layer) in zip(places, inOrder) { layers[place] = layer }
    }
  }

  /// The text form of a network that these tensors fit, its activations left open; nil where they make
  /// no chain.
  var likelyNetwork: String? {
    var text = ""
    var width: Int?
    for layer in layers {
      guard let shape = layer.kernel?.shape, shape.count == 2 else { return nil }
      let (inputs, units) =
        layer.part == .weight || layer.part == .matrix && width == shape[1]
        ? (shape[1], shape[0]) : (shape[0], shape[1])
      guard width == nil || width == inputs else { return nil }
      text += (width == nil ? "\(inputs)" : " …") + " dense(\(units))"
      width = units
    }
    return width == nil ? nil : text + " …"
  }
}
