import NeuralCore

/// The parts that data is taken in: what is learnt from, what it is checked with on the way, and what is
/// asked at the end.
public struct DataParts: Sendable {
  /// What the weights are changed by.
  public let training: any ExampleSource
  /// What was held out of the training examples; nil where nothing was.
  public let validation: (any ExampleSource)?
  /// What training never sees.
  public let test: any ExampleSource
  /// The training examples with those that were held out behind them, as they are numbered; nil where none
  /// were held out.
  public let whole: (any ExampleSource)?
  private let read: @Sendable () throws -> Void

  /// Puts parts together; `load` reads all of them into memory where they are not there yet.
  public init(
    training: any ExampleSource, validation: (any ExampleSource)? = nil, test: any ExampleSource,
    whole: (any ExampleSource)? = nil, load: @escaping @Sendable () throws -> Void = {}
  ) {
    self.training = training
    self.validation = validation
    self.test = test
    self.whole = whole
    read = load
  }

  /// Reads all parts into memory; throws where their files are damaged.
  public func load() throws { try read() }

  /// The parts as a network and its loss take them, or a sentence why they cannot.
  public func fitted(to network: Sequential, _ loss: Loss) throws(FitError) -> DataParts {
    var (held, all): ((any ExampleSource)?, (any ExampleSource)?)
    if let validation { held = try validation.fitted(to: network, loss) }
    if let whole { all = try whole.fitted(to: network, loss) }
    return DataParts(
      training: try training.fitted(to: network, loss), validation: held,
      test: try test.fitted(to: network, loss), whole: all, load: read)
  }
}

extension DataDescription {
  /// The parts of the data, of which the last `validation` training examples are held out; the pictures
  /// of digits are read when they are first asked for, or by `load`.
  ///
  /// A table and exclusive or have no test set: what was held out stands for it, or else the examples
  /// that are learnt from. Throws where there are not as many examples as that takes.
  public func parts(
    for session: Session, of mnist: () throws -> MNIST = MNIST.shipped,
    holdingOut validation: Int = 0
  ) throws -> DataParts {
    let (all, test, load) = try sources(for: session, of: mnist)
    guard validation > 0 else { return DataParts(training: all, test: test, load: load) }
    guard validation < all.count else {
      throw FitError(
        description: """
          \(validation) validation examples leave none to learn from: \(table?.path ?? "“\(self)”") has \
          \(all.count).
          """)
    }
    let rest = all.count - validation
    let held = ExampleSlice(all, rest..<all.count)
    return DataParts(
      training: ExampleSlice(all, 0..<rest), validation: held, test: hasTestSet ? test : held,
      whole: all, load: load)
  }

  /// All training examples, the test examples, and what reads them.
  private func sources(
    for session: Session, of mnist: () throws -> MNIST
  ) throws -> (any ExampleSource, any ExampleSource, @Sendable () throws -> Void) {
    if case .table(let table) = self {
      let lines = try table.ordered(for: session.network, session.loss)
      return (lines, lines, {})
    }
    if case .plane(let data) = self { return (data.points(), data.points(ofTest: true), {}) }
    guard case .mnist(let range) = self else { return (XOR(), XOR(), {}) }
    let digits = try mnist()
    let end = range?.upperBound ?? digits.train.count
    guard end <= digits.train.count else {
      throw FitError(
        description: "“\(self)” ends at \(end); there are \(digits.train.count) digits.")
    }
    let load: @Sendable () throws -> Void = {
      try digits.train.check()
      try digits.train.load(first: end)
      try digits.test.loadAll()
    }
    return (range.map { ExampleSlice(digits.train, $0) } ?? digits.train, digits.test, load)
  }

  /// How many training examples are held out where nobody says how many: a twelfth, 5,000 of 60,000.
  public func usualValidation(of examples: Int) -> Int { examples / 12 }
}
