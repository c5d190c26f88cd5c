import NeuralCore

/// What stands between the two `---` lines at the head of a lesson.
struct FrontMatter {
  let id: String
  let title: String
  let minutes: Int
  let goals: [String]
  let constants: [String]
  let setup: Setup

  /// Reads the YAML text, whose first line is line 2 of the file.
  init(_ yaml: String, file: String) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "front matter", allowed: LessonKeys.frontMatter, line: 1, offset: 1, file: file)
    self.id = try fields.required("id")
    self.title = try fields.required("title")
    guard let minutes = try fields.whole("minutes", in: 1...60) else {
      throw fields.error("minutes", "“front matter” lacks “minutes”")
    }
    self.minutes = minutes
    self.goals = try fields.list("goals")
    self.constants = try fields.list("constants")
    self.setup = try Setup(fields, otherwise: nil)
    if goals.isEmpty { throw fields.error("goals", "a lesson has at least one goal") }
  }
}

extension Setup {
  /// Reads the keys that are there and takes the others from `otherwise`.
  init(_ fields: Fields, otherwise: Setup?) throws(LessonError) {
    self.network = try fields.described("network", otherwise: otherwise?.network) {
      (text) throws(DescriptionError) in try Sequential(text)
    }
    self.loss = try fields.described("loss", otherwise: otherwise?.loss) {
      (text) throws(DescriptionError) in try Loss(text)
    }
    self.optimizer = try fields.described("optimizer", otherwise: otherwise?.optimizer) {
      (text) throws(DescriptionError) in try Optimizer(text)
    }
    guard let data = try fields.examples() ?? otherwise?.data else {
      throw fields.error("data", "“\(fields.what)” lacks “data”, or rows of “inputs” and “targets”")
    }
    self.data = data
    // Another network has weights of its own.
    let isSame = otherwise?.network == network
    guard let weights = try fields.weights(of: network) else {
      throw fields.error("weights", "“weights” gives rows of numbers for kernels and biases")
    }
    self.weights = fields.has("weights") || !isSame ? weights : otherwise?.weights ?? [:]
    let held = try fields.held(of: network)
    self.held = fields.has("held") || !isSame ? held : otherwise?.held ?? []
    self.seed = UInt64(try fields.whole("seed", in: 0...1_000_000) ?? Int(otherwise?.seed ?? 7))
    self.batch = try fields.whole("batch", in: 1...1_000) ?? otherwise?.batch ?? 1
    guard network.inputs == data.inputWidth, network.outputs == data.targetWidth else {
      throw fields.error(
        "network",
        "“\(network)” takes \(network.inputs) numbers and gives \(network.outputs); "
          + "\(data.name ?? "an example here") has \(data.inputWidth) and wants \(data.targetWidth)"
      )
    }
    if loss == .sparseCategoricalCrossentropy {
      throw fields.error(
        "loss",
        "lessons show one-hot targets; “\(loss)” wants numbers of classes, and "
          + "categorical_crossentropy says the same of one-hot ones")
    }
  }
}

extension Fields {
  /// What a key describes in a text form of the core's; without the key `otherwise`, if there is one.
  func described<Value>(
    _ key: String, otherwise: Value? = nil, _ make: (String) throws(DescriptionError) -> Value
  ) throws(LessonError) -> Value {
    guard let text = try words(key) else {
      guard let otherwise else { throw error(key, "“\(what)” lacks “\(key)”") }
      return otherwise
    }
    do {
      return try make(text)
    } catch {
      throw self.error(key, error.message)
    }
  }
}
