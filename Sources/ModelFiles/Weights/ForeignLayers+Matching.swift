import Datasets
import NeuralCore

extension ForeignLayers {
  /// The parameters of a network in the layout of `network.parameters`, and what was done to them.
  ///
  /// Layers are taken in the order that their numbers tell; where names differ in more than numbers, by
  /// their shapes, and in an archive `inOrder` by their places in it.
  func weights(for network: Sequential, inOrder: Bool) throws(FileError) -> ReadWeights {
    var rest = layers
    var parameters: [Float] = []
    parameters.reserveCapacity(network.parameterCount)
    var matches: [WeightsRemark.LayerMatch] = []
    var remarks: [WeightsRemark] = []
    var turned: [String] = []
    for slice in network.parameters where slice.isKernel {
      let place = try next(of: rest, for: slice, in: network, inOrder: inOrder)
      let layer = rest.remove(at: place)
      matches.append(.init(name: layer.name, layer: network.layerNames[slice.layer]))
      let kernel = try kernel(of: layer, for: slice)
      let isTurned = layer.isTurned(for: slice)
      if isTurned { turned.append(kernel.name) }
      if layer.part == .matrix, slice.shape[0] == slice.shape[1] {
        remarks.append(.takenAsItStands(kernel.name))
      }
      try kernel.append(to: &parameters, turned: isTurned, in: file)
      try NamedTensors.checkFinite(parameters[slice.range], named(kernel, slice), file)
      guard let bias = network.bias(ofLayer: slice.layer) else {
        if let bias = layer.bias { throw stranger(bias) }
        continue
      }
      try append(biasOf: layer, for: network.parameters[bias], to: &parameters)
    }
    if let stranger = rest.first?.first { throw self.stranger(stranger) }
    if matches.contains(where: { $0.name != $0.layer }) { remarks.insert(.matched(matches), at: 0) }
    if !turned.isEmpty { remarks.append(.turned(turned)) }
    return ReadWeights(parameters: parameters, remarks: remarks)
  }

  /// Which of some layers is that of a kernel.
  private func next(
    of rest: [Layer], for slice: ParameterSlice, in network: Sequential, inOrder: Bool
  ) throws(FileError) -> Int {
    var patterns: Set<String> = []
    let firsts = rest.indices.filter { patterns.insert(rest[$0].order.pattern).inserted }
    guard let first = firsts.first else {
      throw FileError(
        file: file,
        rule: "the network has \(network.parameters.count(where: \.isKernel)) dense layers, and "
          + "\(slice.name) is to have shape \(slice.shape)",
        found: "the file has weights of \(layers.count)")
    }
    if firsts.count == 1 { return first }
    let fitting = firsts.filter { rest[$0].fits(slice) }
    guard let fit = fitting.first else {
      throw FileError(
        file: file, rule: "a tensor must be there with shape \(slice.shape), for \(slice.name)",
        found: "there is "
          + firsts.compactMap { rest[$0].first }.prefix(6)
          .map { "\(FileError.quoted($0.name)) of \($0.shape)" }.joined(separator: ", "))
    }
    guard fitting.count == 1 || inOrder else {
      let names = fitting.compactMap { rest[$0].kernel?.name }.prefix(4).map(FileError.quoted)
      throw FileError(
        file: file, rule: "the order of layers must be clear from the numbers in their names",
        found: "\(names.joined(separator: " and ")) both fit \(slice.name)")
    }
    return fit
  }

  private func kernel(
    of layer: Layer, for slice: ParameterSlice
  ) throws(FileError) -> StoredTensor {
    guard let kernel = layer.kernel else {
      throw FileError(
        file: file, rule: "tensor \(slice.name) must be there with shape \(slice.shape)",
        found: "layer \(FileError.quoted(layer.name)) has a bias alone")
    }
    if layer.fits(slice) { return kernel }
    let isReversed = layer.part == .weight
    throw FileError(
      file: file,
      rule: "tensor \(named(kernel, slice)) must have shape "
        + "\(isReversed ? slice.shape.reversed() : slice.shape), "
        + (isReversed ? "units × inputs" : "inputs × units"),
      found: "its shape is \(kernel.shape)")
  }

  private func append(
    biasOf layer: Layer, for slice: ParameterSlice, to parameters: inout [Float]
  ) throws(FileError) {
    guard let bias = layer.bias else {
      throw FileError(
        file: file, rule: "tensor \(slice.name) must be there with shape \(slice.shape)",
        found:
          "layer \(FileError.quoted(layer.name)) of the file has no bias: bias: false stands for "
          + "that in the network, as in dense(\(slice.shape.last ?? 1), bias: false)")
    }
    // Written by hand, a bias often is a matrix of one row or column.
    guard bias.shape.filter({ $0 != 1 }) == slice.shape.filter({ $0 != 1 }) else {
      throw FileError(
        file: file, rule: "tensor \(named(bias, slice)) must have shape \(slice.shape)",
        found: "its shape is \(bias.shape)")
    }
    try bias.append(to: &parameters, in: file)
    try NamedTensors.checkFinite(parameters[slice.range], named(bias, slice), file)
  }

  private func stranger(_ tensor: StoredTensor) -> FileError {
    FileError(
      file: file, rule: "each tensor must belong to a layer of the network",
      found: "\(FileError.quoted(tensor.name)) of shape \(tensor.shape) belongs to none")
  }

  /// A tensor by the file's name for it, and by the network's where that is another.
  private func named(_ tensor: StoredTensor, _ slice: ParameterSlice) -> String {
    tensor.name == slice.name ? slice.name : "\(FileError.quoted(tensor.name)), \(slice.name),"
  }
}

extension ForeignLayers.Layer {
  /// Whether the kernel has the shape of a slice, in the way its name says that it lies.
  func fits(_ slice: ParameterSlice) -> Bool {
    guard let shape = kernel?.shape else { return false }
    return switch part {
    case .weight: shape == slice.shape.reversed()
    case .matrix: shape == slice.shape || shape == slice.shape.reversed()
    case .kernel, .bias: shape == slice.shape
    }
  }

  /// Whether a kernel that fits stands as PyTorch has it.
  func isTurned(for slice: ParameterSlice) -> Bool {
    part == .weight || part == .matrix && kernel?.shape != slice.shape
  }
}
