import NeuralCore
import Notation
import TimeTravel

/// What several views say, in English.
struct EnglishCommonView: CommonViewPhrases {
  let neuron = "neuron"
  let probabilityOfOne = "p of 1"

  private static let arrows = [("→", "Right"), ("←", "Left"), ("↑", "Up"), ("↓", "Down")]

  func naming(arrowsOf hint: String) -> String {
    Self.arrows.reduce(hint) { $0.replacing($1.0, with: $1.1) }
  }

  func word(_ word: PlainKey) -> String {
    switch word {
    case .example: "“example”"
    case .undo: "“undo”"
    case .lessAndMore: "“less” and “more”"
    }
  }

  func layer(_ layer: Int, in network: Sequential) -> String {
    English.names.layer(layer, in: network)
  }

  func neuron(_ unit: Int, ofLayer layer: Int, in network: Sequential) -> String {
    let range = English.numbers(ofNeurons: network.width(ofLayer: layer))
    return "\(English.names.layer(layer, in: network)) · neuron \(unit)\(range)"
  }

  let here = "here"

  func held(step: Int, isBeyond: Bool) -> String {
    "\(isBeyond ? "beyond the " : "")scale of step \(Numerals.count(step)), r fits"
  }

  func parameter(_ slice: ParameterSlice, in network: Sequential) -> String {
    let shape = slice.isKernel ? " (\(slice.shape[0]) × \(slice.shape[1]))" : ""
    return
      "\(English.names.layer(slice.layer, in: network)) · \(counted(slice.count, of: slice))\(shape)"
  }

  func weight(_ weight: WeightPlace) -> String { English.weight(weight) }

  func counted(_ count: Int, of slice: ParameterSlice) -> String {
    English.counted(count, of: slice)
  }

  func outputs(_ kind: OutputKind) -> String {
    switch kind {
    case .digit: "digit"
    case .class: "class"
    case .number: "output"
    }
  }

  func incoming(_ kind: IncomingKind) -> String { English.incoming(kind) }

  func weights(from kind: IncomingKind) -> String { "\(incoming(kind)) → neuron" }

  func rightOutput(_ output: Int, _ moment: Moment) -> String {
    guard moment.knowsTruth else { return "← taken for right" }
    return moment.outputKind == .digit ? "← it is \(English.withArticle(output))" : "← it is this"
  }

  func more(_ count: Int) -> String { "… \(Numerals.count(count)) more" }

  func range(from low: String, to high: String) -> String { "\(low) to \(high)" }
}

extension English {
  /// What enters a layer: a pixel, an input, a neuron.
  static func incoming(_ kind: IncomingKind) -> String {
    switch kind {
    case .pixel: "pixel"
    case .input: "input"
    case .neuron: "neuron"
    }
  }

  /// The numbers that neurons are counted by, behind a name: ` (0–199)`; nothing of a single one.
  static func numbers(ofNeurons count: Int) -> String { count > 1 ? " (0–\(count - 1))" : "" }

  /// "the weight from pixel (7,12) to neuron 17".
  static func weight(_ weight: WeightPlace) -> String {
    guard let input = weight.input else { return "the bias of neuron \(weight.unit)" }
    let source = English.names.source(
      input, ofLayer: weight.slice.layer, in: weight.network, weight.arrangement)
    return "the weight from \(source) to neuron \(weight.unit)"
  }

  /// So many weights or biases: "1 weight", "200 biases".
  static func counted(_ count: Int, of slice: ParameterSlice) -> String {
    slice.isKernel ? counted(count, "weight") : counted(count, "bias", "biases")
  }
}
