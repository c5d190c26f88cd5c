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
}

/// One weight as a lesson names it: a parameter, and the indices into it.
public struct WeightName: Sendable, Equatable {
  /// The parameter, by its Keras name: `dense/kernel`.
  public let parameter: String
  /// Row (what feeds) and column (the neuron) of a kernel, or the neuron of a bias.
  public let index: [UnitName]
}

/// A number that the running network has at a place of its walk: the vocabulary of `{{…}}`.
public enum Quantity: Sendable, Equatable {
  /// The example's number in the data set: `example`.
  case example
  /// The step's number: `step`.
  case step
  /// The right class: `label`.
  case label
  /// A pixel as the file has it, 0…255, by row and column: `pixel 7 12`.
  case pixel(row: Int, column: Int)
  /// The same pixel as the network sees it, 0…1: `x 7 12`.
  case pixelInput(row: Int, column: Int)
  /// One input: `x 0`.
  case input(Int)
  /// How many inputs are not 0: `ink`.
  case ink
  /// One target: `t 5`.
  case target(UnitName)
  /// What leaves a unit, by what it is: `z dense 17`, `a relu 17`, `out dropout 17`.
  case output(layer: String, UnitName)
  /// How steep the activation is where this unit is: `slope relu 17`.
  case slope(layer: String, UnitName)
  /// The factor a dropout layer gave a unit: `mask dropout 17`.
  case mask(layer: String, UnitName)
  /// The number of the unit whose output is largest in size: `loudest dense`.
  case loudest(layer: String)
  /// How many units' output is not 0: `active relu`.
  case active(layer: String)
  /// How many units a dropout layer kept: `kept dropout`.
  case kept(layer: String)
  /// A class's probability: `p 5`, `p label`.
  case probability(UnitName)
  /// The class given the most probability: `said`.
  case said
  /// 1 if that is the right class, else 0: `hit`.
  case hit
  /// The example's loss: `loss`.
  case loss
  /// How fast the loss rises with a unit's output (of a dense layer: δ): `delta dense_2 5`.
  case delta(layer: String, UnitName)
  /// How many of a layer's δ are below 0: `negative dense_2`.
  case negative(layer: String)
  /// A weight at this place: `w dense/kernel 3,17`.
  case weight(WeightName)
  /// Its gradient: `gradient dense/kernel 3,17`.
  case gradient(WeightName)
  /// The weight before this step's update: `before dense/kernel 3,17`.
  case before(WeightName)
  /// The weight after it: `after dense/kernel 3,17`.
  case after(WeightName)
  /// How many numbers: `count parameters`, `count inputs`, `count dense` (its weights and
  /// biases), `count dense/kernel`.
  case count(String)
  /// How many units a layer has: `units dense`.
  case units(layer: String)
  /// The optimizer's learning rate: `learning_rate`.
  case learningRate
  /// A quantity of the same example through the new weights: `again p 5`, `again loss`, `again
  /// said`, `again hit`.
  indirect case again(Quantity)
  /// The same through the old weights, without dropout as well: `was p 5`, `was loss`.
  indirect case was(Quantity)
  /// By how much a weight changes: `change dense/kernel 3,17`.
  case change(WeightName)
  /// How many of the first so many examples the weights at this page call a class, in evaluation:
  /// `calls label 100`.
  case calls(UnitName, of: Int)
  /// How many of the first so many examples those weights get right, in evaluation: `right 100`.
  case right(of: Int)
  /// What the weights at this page answer to an example in evaluation, one output: `answer 2 0`.
  case answer(example: Int, UnitName)
  /// How many examples there are: `examples`.
  case examples
}
