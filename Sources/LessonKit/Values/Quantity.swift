/// A unit as a lesson names it: by number, or by what it is in the live network.
public enum UnitName: Sendable, Equatable {
  /// The unit with this number, counted from 0.
  case number(Int)
  /// The unit whose output is largest in size (of a kernel's row: among the units that feed it).
  case loudest
  /// The unit with the number of a layer's loudest, to follow one neuron upwards: `loudest:dense`.
  case loudestOf(layer: String)
  /// The unit of the right class.
  case label
  /// The unit of the class the network gives the most.
  case said

  /// The unit that `word` names, if it names one.
  init?(_ word: some StringProtocol) {
    switch word {
    case "loudest": self = .loudest
    case "label": self = .label
    case "said": self = .said
    case _ where word.hasPrefix("loudest:"): self = .loudestOf(layer: String(word.dropFirst(8)))
    default:
      guard let number = Int(word), (0...100_000_000).contains(number) else { return nil }
      self = .number(number)
    }
  }
}

/// One weight as a lesson names it: a parameter, and the indices into it.
public struct WeightName: Sendable, Equatable {
  /// The parameter, by its Keras name: `dense/kernel`.
  public let parameter: String
  /// Row (what feeds) and column (the neuron) of a kernel, or the neuron of a bias.
  public let index: [UnitName]
}

/// A number that belongs to an answer: that of the step, or of a second look.
public enum Answered: Sendable, Equatable {
  /// A class's probability.
  case probability(UnitName)
  /// The class given the most probability.
  case said
  /// 1 if that is the right class, else 0.
  case hit
  /// The example's loss.
  case loss
}

/// A number that the running network has at a place of its walk: a word of the vocabulary of `{{…}}`
/// with what belongs to it, such as `z dense 17`.
public struct Quantity: Sendable, Equatable {
  /// The word; its row says what belongs to it, and how the number is written.
  public let word: Word
  /// What belongs to it, as its row lists it.
  let arguments: [Argument]

  /// What belongs to a word.
  indirect enum Argument: Sendable, Equatable {
    case layer(String)
    case unit(UnitName)
    case weight(WeightName)
    case number(Int)
    case thing(String)
    case answered(Answered)
    case quantity(Quantity)
  }

  /// The way of writing that belongs to it.
  var format: LiveNumber.Format {
    for case .answered(let answered) in arguments { return answered.word.row.format }
    return elsewhere?.format ?? word.row.format
  }

  /// The quantity that is asked for in another step or network; nil where it is asked for here.
  var elsewhere: Quantity? {
    for case .quantity(let quantity) in arguments { return quantity }
    return nil
  }
}

extension Answered {
  /// The word by which it is asked for.
  var word: Quantity.Word {
    switch self {
    case .probability: .p
    case .said: .said
    case .hit: .hit
    case .loss: .loss
    }
  }
}
