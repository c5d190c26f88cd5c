/// How the numbers of an example lie, and what its classes are called, as their source says.
public struct Arrangement: Hashable, Sendable {
  /// How the numbers lie.
  public enum Form: Hashable, Sendable {
    /// Numbers in a row, of which nothing more is known.
    case numbers
    /// The bytes of a picture, row by row, each divided by 255.
    case picture(rows: Int, columns: Int)
    /// Such a picture of a digit, written with ink on paper; its class is the digit.
    case digit(rows: Int, columns: Int)
  }

  /// How the numbers lie.
  public let form: Form
  /// The names of the classes in the order of their numbers; empty where they have none.
  public let classes: [String]

  /// Who says which class an example is of.
  public enum Truth: Hashable, Sendable {
    /// It is known: the example has a label.
    case known
    /// Nobody: what the network says is taken for right.
    case said
    /// Nobody: what the network said before the example was changed is taken for right.
    case saidBefore
  }

  /// Who says which class an example is of: known, unless the arrangement was made of another one by `taking`.
  public private(set) var truth = Truth.known

  /// The same of examples whose classes somebody else, or nobody, says.
  public func taking(_ truth: Truth) -> Arrangement {
    var arrangement = self
    arrangement.truth = truth
    return arrangement
  }

  /// The names of the inputs in their order, as of the columns of a table; empty where they have none.
  public private(set) var inputNames: [String] = []

  /// The same of inputs with names.
  public func naming(inputs names: [String]) -> Arrangement {
    var arrangement = self
    arrangement.inputNames = names
    return arrangement
  }

  /// What was done to each input: its mean was taken away, and the rest divided by its deviation.
  public struct Shift: Hashable, Sendable {
    /// The mean of each input.
    public let means: [Float]
    /// The deviation of each input.
    public let deviations: [Float]

    /// What an input was before, worked out from what it is.
    public func original(_ value: Float, ofInput index: Int) -> Float {
      Float(Double(value) * Double(deviations[index]) + Double(means[index]))
    }
  }

  /// How the inputs were standardised; nil where they are as they were.
  public private(set) var shift: Shift?

  /// The same of inputs that were standardised.
  public func standardized(means: [Float], deviations: [Float]) -> Arrangement {
    var arrangement = withoutForm
    arrangement.shift = Shift(means: means, deviations: deviations)
    return arrangement
  }

  /// Numbers of that form, of classes with these names.
  public init(_ form: Form, classes: [String] = []) {
    self.form = form
    self.classes = classes
  }

  /// Numbers in a row, of classes without names.
  public static let numbers = Arrangement(.numbers)

  /// The bytes of a picture, of classes with these names.
  public static func picture(rows: Int, columns: Int, classes: [String] = []) -> Arrangement {
    Arrangement(.picture(rows: rows, columns: columns), classes: classes)
  }

  /// A picture of a digit.
  public static func digit(rows: Int, columns: Int) -> Arrangement {
    Arrangement(.digit(rows: rows, columns: columns))
  }

  /// The same classes of numbers that are what they were no more, as where they were standardised.
  public var withoutForm: Arrangement {
    Arrangement(.numbers, classes: classes).naming(inputs: inputNames).taking(truth)
  }

  /// Whether the numbers were bytes, 0 to 255.
  public var isOfBytes: Bool { form != .numbers }

  /// The rows and columns of the picture; nil where there is none.
  public var picture: (rows: Int, columns: Int)? {
    switch form {
    case .numbers: nil
    case .picture(let rows, let columns), .digit(let rows, let columns): (rows, columns)
    }
  }

  /// The name of a class; nil where it has none.
  public func name(ofClass number: Int) -> String? {
    classes.indices.contains(number) ? classes[number] : nil
  }

  /// What a class is called: by its name, or else by its number.
  public func word(forClass number: Int) -> String { name(ofClass: number) ?? "\(number)" }

  /// Whether it shows a digit.
  public var showsDigit: Bool { if case .digit = form { true } else { false } }
}
