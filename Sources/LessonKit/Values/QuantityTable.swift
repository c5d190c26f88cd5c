extension Quantity {
  /// The words of all quantities, in the order of the reference.
  public enum Word: String, CaseIterable, Sendable {
    case example, step, label, pixel, x, ink, t, z, a, out, slope, mask, loudest, active, kept, p,
      said
    case hit, loss, delta, negative, w, gradient, before, after, count, units, change
    case learningRate = "learning_rate"
    case again, was, calls, right, answer, examples
    case labelled
    case epoch, rows, norm, mean, variance, bin, dead, saturated, slot, accuracy, validation
    case moved, unmoved, given, nudges, cursor, here, point, dial, own
    case at, other
  }

  /// What may belong to a word.
  enum Wanted {
    /// A layer by its Keras name.
    case layer
    /// A unit of a layer or of the answer.
    case unit
    /// A weight or a bias.
    case weight
    /// A whole number from 0; what it counts, for errors.
    case number(String)
    /// The same where another follows.
    case perhaps(String)
    /// Something that can be counted.
    case thing
    /// A layer, a kernel or a bias, or the gradient of one.
    case values
    /// A place of the walk, colons in the place of its blanks.
    case place
    /// A number of an answer.
    case answered
    /// Any of these numbers.
    case quantity

    /// How the reference writes it.
    var words: String {
      switch self {
      case .layer: "LAYER"
      case .unit: "UNIT"
      case .weight: "PARAMETER INDEX"
      case .number(let what): what.nounInCapitals
      case .perhaps(let what): "[\(what.nounInCapitals)]"
      case .thing: "NAME"
      case .values: "LAYER|PARAMETER|gradient:PARAMETER"
      case .place: "PLACE"
      case .answered: "p UNIT|loss|said|hit"
      case .quantity: "NUMBER"
      }
    }
  }

  /// What is to be known of a word: what follows it, how its number is written, and what it is.
  struct Row {
    let wanted: [Wanted]
    let format: LiveNumber.Format
    let summary: String

    init(_ format: LiveNumber.Format, _ summary: String, _ wanted: Wanted...) {
      self.wanted = wanted
      self.format = format
      self.summary = summary
    }
  }
}

extension Quantity.Word {
  /// The word's row: reading, writing and the reference are made from it.
  var row: Quantity.Row {
    typealias Row = Quantity.Row
    return switch self {
    case .example: Row(.count, "the example's number in the data set")
    case .step: Row(.count, "the step's number")
    case .label: Row(.count, "the right class")
    case .pixel:
      Row(.count, "a pixel as the file has it, 0 to 255", .number("a row"), .number("a column"))
    case .x:
      Row(
        .value, "one input; with a column, a pixel as the network sees it, 0 to 1",
        .number("an input or a row"), .perhaps("a column"))
    case .ink: Row(.count, "how many inputs are not 0")
    case .t: Row(.setting, "one target", .unit)
    case .z, .a, .out:
      Row(.signed, "what leaves a unit: z of a dense layer, a of an activation", .layer, .unit)
    case .slope: Row(.setting, "how steep the activation is where the unit is", .layer, .unit)
    case .mask: Row(.setting, "the factor that a dropout layer gave a unit", .layer, .unit)
    case .loudest:
      Row(.count, "the number of the unit whose output is largest in size", .layer)
    case .active: Row(.count, "how many units' output is not 0", .layer)
    case .kept: Row(.count, "how many units a dropout layer kept", .layer)
    case .p: Row(.value, "a class's probability", .unit)
    case .said: Row(.count, "the class that is given the most probability")
    case .hit: Row(.count, "1 if that is the right class, else 0")
    case .loss: Row(.value, "the example's loss")
    case .delta:
      Row(
        .gradient, "how fast the loss rises with a unit's output; of a dense layer δ", .layer, .unit
      )
    case .negative: Row(.count, "how many of a layer's δ are below 0", .layer)
    case .w: Row(.signed, "a weight or a bias at this place", .weight)
    case .gradient: Row(.gradient, "its gradient", .weight)
    case .before: Row(.signed, "the weight before this step's update", .weight)
    case .after: Row(.signed, "the weight after it", .weight)
    case .count:
      Row(
        .count,
        "how many numbers there are: parameters, inputs, a layer's, or a kernel's or bias's",
        .thing)
    case .units: Row(.count, "how many units a layer has", .layer)
    case .change: Row(.signed, "by how much the update changes a weight", .weight)
    case .learningRate: Row(.setting, "the optimizer's learning rate")
    case .again:
      Row(.value, "the same example through the new weights, without dropout", .answered)
    case .was: Row(.value, "the same through the old weights, without dropout too", .answered)
    case .calls:
      Row(
        .count,
        "how many of the first so many examples the weights here call a class, in evaluation",
        .unit, .number("how many examples"))
    case .right:
      Row(
        .count, "how many of the first so many examples those weights get right, in evaluation",
        .number("how many examples"))
    case .answer:
      Row(
        .value, "what the weights here answer to an example in evaluation, one output",
        .number("an example"), .unit)
    case .examples: Row(.count, "how many examples there are")
    case .labelled: Row(.count, "how many of them have this label", .number("a class"))
    case .epoch: Row(.count, "which time all examples are taken, from 1")
    case .rows: Row(.count, "how many examples the step takes")
    case .norm:
      Row(
        .value,
        "the root of the sum of squares of a layer's outputs, a kernel or bias, or its gradient",
        .values)
    case .mean: Row(.value, "the mean of the same numbers, over all rows", .values)
    case .variance: Row(.value, "their mean squared distance from it", .values)
    case .bin:
      Row(
        .count,
        "how many of them lie in one of ten equal bins, from the smallest to the largest", .values,
        .number("a bin"))
    case .dead: Row(.count, "how many neurons of an activation give 0 in every row", .layer)
    case .saturated:
      Row(.count, "how many have a slope below 0.01 in every row", .layer)
    case .slot:
      Row(
        .value, "what the optimizer keeps of a weight before this step, by its name", .thing,
        .weight)
    case .accuracy:
      Row(
        .percent, "the share of the first so many examples those weights get right, in evaluation",
        .number("how many examples"))
    case .validation:
      Row(
        .percent, "the same of test digits, which nothing is learnt from",
        .number("how many examples"))
    case .moved: Row(.count, "how many weights and biases the step moves")
    case .unmoved: Row(.count, "how many stay exactly as they were")
    case .given: Row(.value, "the page's own number, before anything was changed", .answered)
    case .nudges:
      Row(.count, "how often the learner nudged a number; what was taken back does not count")
    case .cursor: Row(.count, "the number of the input or neuron that the learner has marked")
    case .here:
      Row(.count, "1 where the learner stands at a place such as blame:relu, else 0", .place)
    case .point: Row(.value, "where the learner's point on the page's curve stands")
    case .dial:
      Row(.setting, "to what the dial of the view is turned, such as softmax's T")
    case .own: Row(.value, "what the learner wrote into an earlier cell", .number("a cell"))
    case .at:
      Row(.value, "a number as another step has it, from 1", .number("a step"), .quantity)
    case .other: Row(.value, "a number of the page's other network, at the same place", .quantity)
    }
  }
}

extension Quantity {
  /// All words with what follows them, how they are written and what they are: the reference for who
  /// writes a lesson.
  public static var reference: [(form: String, format: LiveNumber.Format, summary: String)] {
    Word.allCases.map { word in
      let row = word.row
      return (
        ([word.rawValue] + row.wanted.map(\.words)).joined(separator: " "), row.format, row.summary
      )
    }
  }
}

extension String {
  /// `a row` as `ROW`, `how many examples` as `EXAMPLES`.
  fileprivate var nounInCapitals: String {
    (split(separator: " ").last.map(String.init) ?? self).uppercased()
  }
}
