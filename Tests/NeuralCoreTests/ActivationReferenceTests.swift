import NeuralCore
import TestSupport
import Testing

/// Every activation of `activations.json`: Keras and PyTorch at ordinary, tiny and huge inputs.
@Suite struct ActivationReferenceTests {
  static let figures = Result { try Fixture.read("activations.json", as: Figures.self) }

  @Test(arguments: try figures.get().activations.map(\.text)) func valueAndSlope(text: String)
    throws
  {
    let row = try #require(Self.figures.get().activations.first { $0.text == text })
    let activation = try Activation(text)
    // Single precision: the reference's inputs are rounded to it first.
    let z = row.x.map { Float($0) }
    let a = z.map { activation.value($0) }
    let isGelu = activation.name == "gelu"
    let single = Precisely(
      relative: 1e-6, absolute: isGelu ? Self.geluFloor : Precisely.single.absolute)
    #expect(single.differences(a, row.y) == [])
    let slopes = zip(z, a).map { activation.derivative(at: $0, value: $1) }
    #expect(Precisely.singleNearOne.differences(slopes, row.dy) == [])
    // The same formulas in double precision.
    let values = row.x.map { activation.value($0) }
    let double = Precisely(
      relative: 1e-12, absolute: isGelu ? Self.geluFloor : Precisely.double.absolute)
    #expect(double.differences(values, row.y) == [])
    let steep = zip(row.x, values).map { activation.derivative(at: $0, value: $1) }
    #expect(Precisely.doubleNearOne.differences(steep, row.dy) == [])
    // And the ones that tests are written with.
    let other = row.x.map { ActivationFormulas.value(activation, $0) }
    #expect(Precisely.doubleNearOne.differences(other, row.y) == [])
    let otherSlopes = row.x.map { ActivationFormulas.derivative(activation, $0) }
    #expect(Precisely.doubleNearOne.differences(otherSlopes, row.dy) == [])
  }

  /// Far below 0 the reference takes gelu from 1 + erf, of which no digits are left; the core does not,
  /// but in single precision it cannot round an exponent of 20 without moving the sixth digit.
  private static let geluFloor = 1e-12

  @Test func everyElementwiseActivationIsThere() throws {
    let names = try Self.figures.get().activations.map { try Activation($0.text).description }
    let wanted = Activation.allCases.filter { !$0.mixesUnits }.map(\.description)
    #expect(Set(wanted).isSubset(of: names))
    #expect(names.count == 16)
  }

  @Test(arguments: try figures.get().softmax.indices) func softmax(number: Int) throws {
    let row = try Self.figures.get().softmax[number]
    let width = row.z.count
    let z = row.z.map { Float($0) }
    let upstream = row.upstream.map { Float($0) }
    // 88.8 is no number of single precision: rounding it moves p and log p by as much.
    let rounding = zip(row.z, z).filter { abs($0.0) < 1e3 }.map { abs($0 - Double($1)) }.max() ?? 0
    let single = Precisely(
      relative: 1e-6 + rounding, absolute: Precisely.single.absolute + rounding)
    let slopes = Precisely(
      relative: 1e-6 + rounding, absolute: Precisely.singleNearOne.absolute + rounding)
    var p = z
    Softmax.forward(z, into: &p, rows: 1, width: width)
    #expect(single.differences(p, row.softmax) == [])
    var slope = z
    Softmax.backward(upstream, p: p, into: &slope, rows: 1, width: width)
    #expect(slopes.differences(slope, row.softmax_backward) == [])
    var logP = z
    LogSoftmax.forward(z, into: &logP, rows: 1, width: width)
    #expect(
      single.differences(logP, row.log_softmax.map { Double(Float($0)) }) == [],
      "−6e38 is −infinity in single precision")
    LogSoftmax.backward(upstream, logP: logP, into: &slope, rows: 1, width: width)
    #expect(slopes.differences(slope, row.log_softmax_backward) == [])

    var inDouble = row.z
    Softmax.forward(row.z, into: &inDouble, rows: 1, width: width)
    #expect(Precisely.double.differences(inDouble, row.softmax) == [])
    LogSoftmax.forward(row.z, into: &inDouble, rows: 1, width: width)
    #expect(Precisely.double.differences(inDouble, row.log_softmax) == [])

    #expect(
      Precisely.double.differences(
        ActivationFormulas.value(.softmax, row.z), row.softmax) == [])
    #expect(
      Precisely.double.differences(
        ActivationFormulas.value(.logSoftmax, row.z), row.log_softmax) == [])
    #expect(
      Precisely.doubleNearOne.differences(
        ActivationFormulas.slope(.softmax, row.upstream, z: row.z), row.softmax_backward) == [])
    #expect(
      Precisely.doubleNearOne.differences(
        ActivationFormulas.slope(.logSoftmax, row.upstream, z: row.z), row.log_softmax_backward)
        == [])
  }

  /// What is read of `activations.json`, under the names it has there.
  struct Figures: Decodable {
    let activations: [Row]
    let softmax: [SoftmaxRow]
  }

  struct Row: Decodable {
    let name: String
    let parameters: Parameters
    let x: [Double]
    let y: [Double]
    let dy: [Double]

    /// Its text form: `leaky_relu(negative_slope: 0.3)`.
    var text: String {
      let argument =
        parameters.negative_slope.map { "negative_slope: \($0)" }
        ?? parameters.alpha.map { "alpha: \($0)" }
        ?? parameters.approximate.map { "approximate: \($0)" }
      return argument.map { "\(name)(\($0))" } ?? name
    }
  }

  struct Parameters: Decodable {
    let negative_slope: Double?
    let alpha: Double?
    let approximate: Bool?
  }

  struct SoftmaxRow: Decodable {
    let z: [Double]
    let upstream: [Double]
    let softmax: [Double]
    let softmax_backward: [Double]
    let log_softmax: [Double]
    let log_softmax_backward: [Double]
  }
}
