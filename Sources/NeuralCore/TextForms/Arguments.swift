/// The arguments of a word by their names: in order without a label, or in any order with one.
struct Arguments {
  private let form: TextForm
  private let named: [String: TextForm.Argument]

  /// Sorts a word's arguments.
  ///
  /// Only the first `unlabelled` of the names may do without a label, so that no row of bare numbers
  /// has to be counted off by its reader.
  init(_ form: TextForm, _ names: [String], unlabelled: Int = 1) throws(DescriptionError) {
    let words = WordList(
      names.map { WordList.Entry(name: $0, elsewhere: Self.elsewhere[$0] ?? []) })
    var named: [String: TextForm.Argument] = [:]
    for (place, argument) in form.arguments.enumerated() {
      func fault(_ message: String) -> DescriptionError {
        DescriptionError(text: form.source, column: argument.column, message: message)
      }
      let name: String
      if let label = argument.label {
        guard let known = words.name(for: label) else {
          throw fault(
            "\(form.name) has no “\(label)”\(words.hint(for: label)); "
              + "it takes \(names.joined(separator: ", "))")
        }
        name = known
      } else {
        guard place < unlabelled else {
          let bare = names.prefix(unlabelled).joined(separator: ", ")
          let others = names.dropFirst(unlabelled)
          throw fault(
            others.isEmpty
              ? "\(form.name) takes \(bare) and no more, not “\(argument.text)” too"
              : "\(form.name) takes \(bare) without a name and \(others.joined(separator: ", ")) "
                + "with it, as in “\(others[others.startIndex]): …”; “\(argument.text)” has none")
        }
        name = names[place]
      }
      guard named[name] == nil else { throw fault("\(form.name) takes \(name) once, not twice") }
      named[name] = argument
    }
    self.form = form
    self.named = named
  }

  /// What PyTorch and others call the arguments.
  private static let elsewhere = [
    "learning_rate": ["lr", "rate", "eta"], "beta_1": ["betas", "beta"], "epsilon": ["eps"],
    "rho": ["alpha", "decay"], "weight_decay": ["wd", "decay"], "clipnorm": ["max_norm"],
    "clipvalue": ["clip_value"], "units": ["out_features", "features"], "bias": ["use_bias"],
    "rate": ["p"],
    "initial_learning_rate": ["lr", "learning_rate"], "decay_steps": ["step_size", "T_max"],
    "decay_rate": ["gamma"], "alpha": ["eta_min"], "stddev": ["std"], "minval": ["a", "min"],
    "maxval": ["b", "max"], "negative_slope": ["slope", "alpha"], "label_smoothing": ["smoothing"],
    "kernel_initializer": ["weight_initializer", "init"],
    "kernel_regularizer": ["weight_regularizer", "regularizer"],
  ]

  /// What a number must be.
  enum Rule: String {
    case any = "a number"
    case aboveZero = "a number above 0"
    case notNegative = "a number from 0 on"
    case zeroToBelowOne = "a number from 0 to below 1"
    case zeroToOne = "a number from 0 to 1"

    func holds(_ value: Double) -> Bool {
      switch self {
      case .any: true
      case .aboveZero: value > 0
      case .notNegative: value >= 0
      case .zeroToBelowOne: value >= 0 && value < 1
      case .zeroToOne: value >= 0 && value <= 1
      }
    }
  }

  /// A number in double precision, or nil where none is given.
  func double(_ name: String, _ rule: Rule) throws(DescriptionError) -> Double? {
    guard let argument = named[name] else { return nil }
    // What float32 makes 0 or infinite is refused as if it were written so.
    guard let value = Double(argument.text), Float(value).isFinite, rule.holds(value),
      rule.holds(Double(Float(value)))
    else { throw refused(argument, name, rule.rawValue) }
    return value
  }

  /// A number in single precision, or nil where none is given.
  func number(_ name: String, _ rule: Rule) throws(DescriptionError) -> Float? {
    guard try double(name, rule) != nil, let argument = named[name] else { return nil }
    // Read once more as a float: by way of a double it could be rounded twice.
    return Float(argument.text)
  }

  /// A whole number in a range, or nil where none is given.
  func wholeNumber(_ name: String, in range: ClosedRange<Int>) throws(DescriptionError) -> Int? {
    guard let argument = named[name] else { return nil }
    guard let value = Int(argument.text), range.contains(value) else {
      throw refused(
        argument, name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// `true` or `false`, in any case, or nil where neither is given.
  func flag(_ name: String) throws(DescriptionError) -> Bool? {
    guard let argument = named[name] else { return nil }
    switch argument.text.lowercased() {
    case "true": return true
    case "false": return false
    default: throw refused(argument, name, "true or false")
    }
  }

  /// A form of its own, such as `l2(0.01)`, or nil where none is given.
  func form(_ name: String, as what: String) throws(DescriptionError) -> TextForm? {
    guard let argument = named[name] else { return nil }
    guard let form = argument.form else { throw refused(argument, name, what) }
    return form
  }

  /// Whether an argument is given as a form, not as a number.
  func isForm(_ name: String) -> Bool { named[name]?.form != nil }

  /// What is returned must be there.
  func required<Value>(
    _ name: String, _ value: Value?
  ) throws(DescriptionError) -> Value {
    guard let value else { throw form.error("\(form.name) needs its \(name); none is given") }
    return value
  }

  /// That the word with these arguments makes no sense; `message` goes on from its name.
  func fault(_ message: String) -> DescriptionError { form.error("\(form.name) \(message)") }

  private func refused(
    _ argument: TextForm.Argument, _ name: String, _ rule: String
  ) -> DescriptionError {
    form.error(at: argument, "\(name) of \(form.name) is \(rule), not “\(argument.text)”")
  }
}
