import NeuralCore

/// A target with the text that names it and the columns of its parts, so that what is wrong with a part
/// can be pointed at.
public struct TypedTarget: Hashable, Sendable {
  /// What a target can name.
  enum Part: Hashable {
    case step, row, place, unit, term
  }

  /// The text.
  public let text: String
  /// What it names.
  public private(set) var target = Target()
  private var columns: [Part: Int] = [:]

  /// Begins with a target that names nothing yet.
  init(text: String) { self.text = text }

  /// A step that was named in another way, at a column of a text.
  public init(_ text: String, step: Int, at column: Int) {
    self.text = text
    note(.step, \.step, step, at: column)
  }

  /// A neuron that was named in another way, at a column of a text.
  public init(_ text: String, place: Place, unit: Int, at column: Int) {
    self.text = text
    note(.place, \.place, place, at: column)
    note(.unit, \.unit, unit, at: column)
  }

  /// Writes a target, with the network's own names.
  public init(_ target: Target, in network: Sequential) {
    var words: [String] = []
    var columns: [Part: Int] = [:]
    func write(_ part: Part, _ word: String, label: String? = nil) {
      if let label { words.append(label) }
      columns[part] = words.reduce(1) { $0 + $1.count + 1 }
      words.append(word)
    }
    if let step = target.step { write(.step, "\(step)", label: "step") }
    if let row = target.row { write(.row, "\(row)", label: "row") }
    if let place = target.place {
      write(.place, place.text(in: network))
      if let unit = target.unit {
        if let term = target.term, Extent.isKernel(place, in: network) {
          write(.unit, "\(term),\(unit)")
          columns[.term] = columns[.unit]
        } else {
          write(.unit, "\(unit)")
          if let term = target.term {
            write(.term, Self.text(ofTerm: term, place, network), label: "term")
          }
        }
      }
    }
    text = words.joined(separator: " ")
    self.target = target
    self.columns = columns
  }

  private static func text(ofTerm term: Int, _ place: Place, _ network: Sequential) -> String {
    if case .forward(let layer) = place, term == network.inputWidth(ofLayer: layer) {
      return "bias"
    }
    return "\(term)"
  }

  /// Notes a part, and the column in which it was read.
  mutating func note<Value>(
    _ part: Part, _ path: WritableKeyPath<Target, Value?>, _ value: Value, at column: Int?
  ) {
    target[keyPath: path] = value
    columns[part] = column
  }

  /// An error that points at a part; at what it belongs to where it was not named.
  func error(_ part: Part, _ message: String) -> DescriptionError {
    DescriptionError(text: text, column: columns[part] ?? columns[.place] ?? 1, message: message)
  }
}

extension Target {
  /// The text form, which reads back to an equal target.
  public func text(in network: Sequential) -> String { TypedTarget(self, in: network).text }
}
