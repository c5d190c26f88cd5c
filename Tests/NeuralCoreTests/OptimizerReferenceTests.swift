import Foundation
import NeuralCore
import TestSupport
import Testing

/// Ten steps of every optimizer setting of `optimizers.json`, parameters and slots.
///
/// The reference's problem is three tensors and no network; `Problem` says how the core takes it.
@Suite struct OptimizerReferenceTests {
  static let figures = Result { try Fixture.read("optimizers.json", as: Figures.self) }

  @Test(arguments: try figures.get().cases.indices) func singlePrecision(number: Int) throws {
    let figures = try Self.figures.get()
    let reference = figures.cases[number]
    var problem = try Problem(figures, reference.form)
    for wanted in reference.steps {
      problem.step()
      // Single precision may leave the sum of what is added and taken away by a last bit each.
      let precisely = Precisely(relative: wanted.step == 1 ? 1e-6 : 1e-5, absolute: 1e-7)
      let parameters = wanted.params.flatMap(\.self)
      #expect(precisely.differences(problem.parameters, parameters) == [], "step \(wanted.step)")
      for (name, slot) in reference.slots(wanted, problem.session.optimizer.rule) {
        let differences = precisely.differences(problem.slot(name), slot.flatMap(\.self))
        #expect(differences == [], "\(name), step \(wanted.step)")
      }
      if let product = wanted.state.product {
        #expect(abs(problem.session.momentumProduct - product) < 1e-15)
      }
    }
  }

  @Test(arguments: try figures.get().cases.indices) func doublePrecision(number: Int) throws {
    let figures = try Self.figures.get()
    let reference = figures.cases[number]
    let optimizer = try reference.form
    var formulas = OptimizerFormulas(optimizer, figures.start)
    for wanted in reference.steps {
      let gradients = figures.gradients(formulas.parameters)
      let precisely = Precisely(relative: 1e-12, absolute: 1e-15)
      #expect(
        precisely.differences(gradients.flatMap(\.self), wanted.gradient.flatMap(\.self)) == [])
      formulas.update(gradients)
      #expect(
        precisely.differences(
          formulas.parameters.flatMap(\.self), wanted.params.flatMap(\.self)) == [])
      for (name, slot) in reference.slots(wanted, optimizer.rule) {
        let kept = try #require(formulas.slots[name])
        #expect(precisely.differences(kept.flatMap(\.self), slot.flatMap(\.self)) == [], "\(name)")
      }
      if let product = wanted.state.product {
        #expect(abs(formulas.momentumProduct - product) < 1e-15)
      }
    }
  }

  /// What is not said is Keras's: the text with the given settings alone has all of them.
  @Test func defaultsAreKeras() throws {
    let figures = try Self.figures.get()
    #expect(figures.cases.count == 26)
    for reference in figures.cases {
      let all = Case.text(reference.optimizer, reference.settings)
      #expect(try Optimizer(all) == reference.form, "\(all)")
    }
    #expect(Set(figures.cases.map(\.optimizer)) == Set(Optimizer.allDefaults.map(\.rule.name)))
  }
}

extension OptimizerReferenceTests {
  /// The reference's problem as a training of the core, whose gradients are fed to it.
  ///
  /// A loss of one's own is as steep as its target says, so targets are δ of the last layer. Kernel and
  /// bias of the first layer and the bias of the last are the three tensors. Of the four rows the
  /// first has the input 1, the others 0, and dropout lets only the first two through: so the
  /// kernel's gradient is δ₁, the first bias's δ₁ + δ₂ and the last bias's δ₁ + δ₂ + δ₃. The fourth
  /// row is empty, because a mean over four divides without rounding.
  struct Problem {
    private(set) var session: Session
    private let figures: Figures
    private let workspace: Workspace
    /// Where the five numbers lie; the last bias has a sixth, which stays where it is.
    private static let places = [0, 1, 2, 3, 8]
    private static let tensors = [0, 1, 3]

    init(_ figures: Figures, _ optimizer: Optimizer) throws {
      self.figures = figures
      var parameters = [Float](repeating: 0, count: 10)
      for (place, value) in zip(Self.places, figures.start.flatMap(\.self)) {
        parameters[place] = Float(value)
      }
      // The last kernel hands δ on as it is, and is held.
      parameters[4] = 1
      parameters[7] = 1
      let steep = OwnLoss("as_steep_as_its_target") { p, t in
        zip(p, t).map(*).reduce(0, +)
      } slope: { _, t in
        t
      }
      session = try Session(
        network: Sequential("1 dense(2) dropout(0.5) dense(2)"), loss: .own(steep),
        optimizer: optimizer, seed: 1, stepCount: 0, parameters: parameters)
      session.trainable[2] = false
      workspace = Workspace(for: session.network, rows: 4)
    }

    var parameters: [Float] { Self.places.map { session.parameters[$0] } }

    /// A slot of the five numbers, by name.
    func slot(_ name: String) -> [Float] {
      guard let row = session.optimizer.rule.slotNames.firstIndex(of: name) else { return [] }
      let kept = Self.tensors.flatMap { parameter in
        session.slots(ofParameter: parameter).dropFirst(2 * row).prefix(2)
      }
      return Array(kept.prefix(5))
    }

    /// One step along the problem's own gradients at the parameters as they stand.
    mutating func step() {
      let values = parameters.map(Double.init)
      let gradients = figures.gradients([Array(values[0..<2]), Array(values[2..<4]), [values[4]]])
      var told = [Float](repeating: 0, count: 2)
      var targets: [[Float]] = []
      for tensor in [gradients[0], gradients[1], gradients[2] + [0]] {
        let rest = zip(tensor, told).map { Float($0 - Double($1)) }
        told = zip(told, rest).map(+)
        targets.append(rest.map { 4 * $0 })
      }
      let table = ExampleTable(inputs: [[1], [0], [0], [0]], targets: targets + [[0, 0]])
      var nobody = EventLog(session.network)
      session.step(
        table.batch, in: workspace,
        masks: { _, _, row, mask in
          for unit in mask.indices { mask[unit] = row < 2 ? 1 : 0 }
        }, observer: &nobody)
    }
  }

  /// What is read of `optimizers.json`, under the names it has there.
  struct Figures: Decodable {
    let start: [[Double]]
    let a: [[Double]]
    let c: [[Double]]
    let cases: [Case]

    /// The problem's gradients, a (p − c) + 0.3 cos(3p).
    func gradients(_ parameters: [[Double]]) -> [[Double]] {
      parameters.indices.map { tensor in
        parameters[tensor].indices.map { i in
          let p = parameters[tensor][i]
          return a[tensor][i] * (p - c[tensor][i]) + 0.3 * cos(3 * p)
        }
      }
    }
  }

  struct Case: Decodable {
    let optimizer: String
    let given: [String: Setting]
    let settings: [String: Setting]
    let steps: [Step]

    var form: Optimizer { get throws { try Optimizer(Self.text(optimizer, given)) } }

    static func text(_ name: String, _ settings: [String: Setting]) -> String {
      let arguments = settings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
      return "\(name)(\(arguments.joined(separator: ", ")))"
    }

    /// The reference's slots by the names that Keras gives them.
    func slots(_ step: Step, _ rule: OptimizerRule) -> [(name: String, values: [[Double]])] {
      let letters: [String: String] =
        switch rule {
        case .adagrad: ["accumulator": "s"]
        case .adadelta: ["accumulated_grad": "s", "accumulated_delta_var": "x"]
        case .adamax: ["momentum": "m", "norm": "u"]
        default:
          ["momentum": "m", "velocity": "v", "average_gradient": "a", "velocity_hat": "w"]
        }
      return rule.slotNames.compactMap { name in
        letters[name].flatMap { step.state.slots[$0] }.map { (name, $0) }
      }
    }
  }

  struct Step: Decodable {
    let step: Int
    let gradient: [[Double]]
    let params: [[Double]]
    let state: State
  }

  /// Slots by the letters of the formulas, and Nadam's product, a number alone.
  struct State: Decodable {
    let slots: [String: [[Double]]]
    let product: Double?

    init(from decoder: any Decoder) throws {
      let entries = try [String: Entry](from: decoder)
      slots = entries.compactMapValues { if case .slot(let slot) = $0 { slot } else { nil } }
      product = entries["P"].flatMap { if case .number(let number) = $0 { number } else { nil } }
    }

    private enum Entry: Decodable {
      case slot([[Double]])
      case number(Double)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = .slot(try value.decode([[Double]].self))
        }
      }
    }
  }

  /// A setting: a number, or true or false.
  enum Setting: Decodable {
    case flag(Bool)
    case number(Double)

    var text: String {
      switch self {
      case .flag(let flag): "\(flag)"
      case .number(let number): "\(number)"
      }
    }

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else {
        self = .number(try value.decode(Double.self))
      }
    }
  }
}
