import CUpdateKernels
import NeuralCore
import TestSupport
import Testing

/// A number below 2⁻¹²⁶, about 10⁻⁴⁰.
private let subnormal = Float.leastNormalMagnitude / 128

/// The formulas' loops: the same bits in all instructions, and whether a gradient is written down or not.
@Suite struct UpdateKernelTests {
  /// Every rule, and every part of one that is a loop of its own.
  private static let formulas: [update_formula] = [
    formula(UPDATE_DESCENT), formula(UPDATE_MOMENTUM),
    formula(UPDATE_MOMENTUM) { $0.nesterov = true }, formula(UPDATE_ADAGRAD),
    formula(UPDATE_RMSPROP), formula(UPDATE_RMSPROP) { $0.has_momentum = true },
    formula(UPDATE_RMSPROP) { $0.centered = true },
    formula(UPDATE_RMSPROP) { ($0.has_momentum, $0.centered) = (true, true) },
    formula(UPDATE_ADADELTA), formula(UPDATE_ADAM), formula(UPDATE_ADAM) { $0.amsgrad = true },
    formula(UPDATE_ADAMAX), formula(UPDATE_NADAM),
  ]

  private static func formula(
    _ rule: update_rule, _ change: (inout update_formula) -> Void = { _ in }
  ) -> update_formula {
    var formula = update_formula()
    formula.rule = rule
    formula.scale = 128
    (formula.rate, formula.momentum, formula.epsilon) = (0.01, 0.9, 1e-7)
    (formula.keep, formula.take, formula.second) = (0.9, 0.1, 0.001)
    (formula.ahead, formula.here, formula.growth) = (0.009, 0.001, 1.5)
    change(&formula)
    return formula
  }

  /// Weights [9, 21], so that no number of lanes divides a row, and three slots of each.
  private struct Weights {
    static let (rows, units) = (9, 21)
    var w: [Float]
    var slots: [Float]
    /// Most are 0, one is −0.
    var x: [Float]
    var d: [Float]

    init(isFinite: Bool) {
      let count = Self.rows * Self.units
      // Numbers from 0 to 1 that look as if they were drawn.
      func number(_ index: Int) -> Float { Float(index * 7919 % 1009) / 1009 }
      w = (0..<count).map { 2 * number($0) - 1 }
      slots = (0..<3 * count).map { number($0 + 5) / 1000 }
      x = (0..<Self.rows).map { $0 % 3 == 0 ? number($0 + 1) : 0 }
      x[1] = -0.0
      d = (0..<Self.units).map { 2 * number($0 + 3) - 1 }
      // Where trouble is: zeros of both signs, and what is hardly a number any more.
      w.replaceSubrange(0..<4, with: [0, -0.0, subnormal, -1e38])
      for slot in 0..<3 {
        slots.replaceSubrange(
          slot * count..<slot * count + 5, with: [0, subnormal, 1.2e-38, 2.4e-38, 1e-30])
      }
      d.replaceSubrange(0..<5, with: [0, -0.0, 1e-38, 1e-20, 1e19])
      if !isFinite { d.replaceSubrange(7..<10, with: [.nan, .infinity, -.infinity]) }
    }

    /// Moves them, along x_i d_j or along the same gradients written down.
    func moved(
      _ formula: update_formula, _ instructions: update_instructions, written: Bool = false,
      decay: Float = 0
    ) -> [UInt32] {
      var (w, slots) = (w, slots)
      let isFinite = d.allSatisfy(\.isFinite)
      let gradients = x.flatMap { x in d.map { x == 0 && isFinite ? 0 : x * $0 } }
      let inputs = written ? [1] : x
      let factors = written ? gradients : d
      w.withUnsafeMutableBufferPointer { w in
        slots.withUnsafeMutableBufferPointer { slots in
          inputs.withUnsafeBufferPointer { x in
            factors.withUnsafeBufferPointer { d in
              var weights = update_weights(
                w: w.baseAddress, slots: slots.baseAddress, stride: Self.rows * Self.units,
                x: x.baseAddress, d: d.baseAddress, rows: x.count, units: d.count,
                skips_zeros: !written && isFinite, decay: decay)
              var formula = formula
              update_move(instructions, &formula, &weights)
            }
          }
        }
      }
      // One NaN is as good as another.
      return (w + slots).map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern }
    }
  }

  @Test(arguments: formulas.indices, [true, false])
  func allInstructionsGiveTheSameBits(index: Int, isFinite: Bool) {
    let weights = Weights(isFinite: isFinite)
    let widest = update_widest_instructions()
    let others = [UPDATE_AVX2, UPDATE_AVX512].filter { $0.rawValue <= widest.rawValue }
    for (written, decay) in [(true, 0), (true, 0.1), (false, 0), (false, 0.1)] as [(Bool, Float)] {
      let basic = weights.moved(
        Self.formulas[index], UPDATE_BASIC, written: written, decay: decay)
      for other in others {
        #expect(
          weights.moved(Self.formulas[index], other, written: written, decay: decay) == basic)
      }
    }
  }

  @Test(arguments: formulas.indices, [true, false])
  func aGradientThatIsNotWrittenDownMovesWeightsAsAWrittenOne(index: Int, isFinite: Bool) {
    let weights = Weights(isFinite: isFinite)
    let widest = update_widest_instructions()
    let written = weights.moved(Self.formulas[index], widest, written: true)
    #expect(weights.moved(Self.formulas[index], widest) == written)
    #expect(written.prefix(weights.w.count) != weights.w.map(\.bitPattern)[...])
  }
}

/// What an optimizer keeps is 0 in place of a number below 2⁻¹²⁶.
@Suite struct SmallestSlotTests {
  private static let smallest = Float.leastNormalMagnitude
  private static let optimizers =
    OptimizerDeterminismTests.optimizers.filter {
      (try? Optimizer($0))?.rule.slotNames.isEmpty == false
    }

  /// A session on two inputs that keeps the same number for every weight.
  private func session(_ optimizer: String, keeping slot: Float) throws -> Session {
    let optimizer = try Optimizer(optimizer)
    return try Session(
      network: Sequential("2 dense(3) softmax"), loss: .categoricalCrossentropy(),
      optimizer: optimizer, seed: 1, stepCount: 3,
      parameters: [0.5, -0.25, 0.125, 1, 2, 3, 0, 0, 0],
      slots: [Float](repeating: slot, count: 9 * optimizer.rule.slotNames.count))
  }

  /// The second input is 0, so its three weights have no gradient.
  private let batch = ExampleTable(inputs: [[1, 0]], targets: [[0, 1, 0]]).batch

  /// What is kept after a step for the weights without a gradient, in rows of three.
  private func kept(_ session: Session) -> [Float] {
    let slots = Array(session.slots(ofParameter: 0))
    return stride(from: 0, to: slots.count, by: 6).flatMap { slots[$0 + 3..<$0 + 6] }
  }

  @Test(arguments: optimizers)
  func whatIsSmallerBecomesZero(optimizer: String) throws {
    for slot in [Self.smallest.nextDown, subnormal, .leastNonzeroMagnitude] {
      var session = try session(optimizer, keeping: slot)
      session.step(batch, in: Workspace(for: session.network, rows: 1))
      #expect(kept(session).allSatisfy { $0.bitPattern == 0 }, "\(slot)")
      #expect(session.slots.allSatisfy { $0 == 0 || $0.magnitude >= Self.smallest })
      #expect(session.parameters.allSatisfy { $0.isFinite })
    }
  }

  @Test(arguments: optimizers)
  func whatIsLargerStays(optimizer: String) throws {
    var session = try session(optimizer, keeping: 1e-37)
    session.step(batch, in: Workspace(for: session.network, rows: 1))
    #expect(kept(session).contains { $0 != 0 })
  }

  /// A momentum that nothing feeds any more fades and ends at 0: watched or not, with the same bits.
  @Test(arguments: ["sgd(0.1, momentum: 0.1)", "adam(0.01, beta_1: 0.1, beta_2: 0.2)"])
  func whatFadesEndsAtZero(optimizer: String) throws {
    var alone = try session(optimizer, keeping: 0)
    var observed = alone
    let workspace = Workspace(for: alone.network, rows: 1)
    let first = ExampleTable(inputs: [[1, 1]], targets: [[0, 1, 0]]).batch
    for step in 0..<60 {
      alone.step(step == 0 ? first : batch, in: workspace)
      _ = observed.loggedStep(step == 0 ? first : batch)
      if step == 0 { #expect(kept(alone).allSatisfy { $0 != 0 }) }
      #expect(alone.slots.map(\.bitPattern) == observed.slots.map(\.bitPattern))
    }
    #expect(kept(alone).allSatisfy { $0.bitPattern == 0 })
    #expect(alone == observed)
  }

  /// The independent formulas say the same.
  @Test(arguments: ["sgd(0.1, momentum: 0.1)", "adam(0.01, beta_1: 0.1, beta_2: 0.2)"])
  func asTheFormulasInDouble(optimizer: String) throws {
    var formulas = OptimizerFormulas(try Optimizer(optimizer), [[1]])
    formulas.update([[1]])
    for _ in 0..<60 { formulas.update([[0]]) }
    #expect(formulas.slots.values.allSatisfy { $0 == [[0]] })
  }

  @Test func aRuleOfOnesOwnToo() throws {
    let fading = OwnOptimizer("fading", slots: ["rest"]) { _, _, slots, _ in slots[0] *= 0.5 }
    var session = try Session(
      network: Sequential("2 dense(3) softmax"), loss: .categoricalCrossentropy(),
      optimizer: Optimizer(.own(fading), .constant(0.1)), seed: 1, stepCount: 0,
      parameters: [Float](repeating: 0.5, count: 9),
      slots: [Float](repeating: 1.5 * Self.smallest, count: 9))
    session.step(batch, in: Workspace(for: session.network, rows: 1))
    #expect(session.slots == [Float](repeating: 0, count: 9))
  }
}
