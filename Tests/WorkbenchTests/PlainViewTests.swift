import Foundation
import LessonKit
import NeuralCore
import Testing
import TimeTravel
import Workbench

/// What `why` answers: the view's words and numbers, and nothing that cannot be read aloud.
@Suite struct PlainViewTests {
  private static func walk(_ scenario: String) throws -> PlainProgram {
    try PlainProgram(scenario)
  }

  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x259F).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
      || scalar == "●"
  }

  /// Every place of a step, inside a neuron and outside, in every view that it has.
  @Test(arguments: ["mazur", "xor", "three-classes", "tutorial", "tutorial-batch"])
  func noViewHasStrokesOrGaps(_ scenario: String) throws {
    var walk = try Self.walk(scenario)
    func expectPlain(_ lines: [String]) {
      #expect(!lines.isEmpty)
      #expect(!lines.joined().unicodeScalars.contains(where: Self.isStroke), "\(lines)")
      #expect(lines.first?.isEmpty == false && lines.last?.isEmpty == false)
      for (line, next) in zip(lines, lines.dropFirst()) {
        #expect(!line.isEmpty || !next.isEmpty, "two blank lines in \(lines)")
      }
    }
    for _ in 0..<34 {
      expectPlain(walk.answer("why").lines)
      for _ in 0..<3 { expectPlain(walk.answer("view").lines) }
      for way in ["in", "in"] {
        _ = walk.answer(way)
        expectPlain(walk.answer("why").lines)
      }
      for way in ["out", "out", "next"] { _ = walk.answer(way) }
    }
  }

  static let numbers = [
    ("input", "pixel (5,21) = 255 → 1.0000"),
    ("dense 17", "(21,13)     0.9922  ×  +0.0763  =  +0.0757  +0.0757"),
    ("dense 17", "sum z                              −0.7304"),
    ("relu", "a     comes out   1.0511"),
    ("dropout", "kept 163   dropped 37   kept × 1/(1−0.2) = 1.25"),
    ("softmax", "8  +0.7956   0       1.0000  0.1769"),
    ("loss", "L = −log(0.09132) = 2.3934"),
    ("blame dense_2", "5  0.0913 − 1  =  −0.9087"),
    ("gradient dense/kernel", "−0.23193  ×  1.00000  =  −0.23193"),
    ("update dense/kernel", "here +0.00239 − 0.1 × −0.23193 = +0.02558 ▲ +0.02319"),
    ("again", "5  0.1107"),
  ]

  @Test(arguments: numbers)
  func theNumbersOfTheViewAreThere(_ place: String, _ words: String) throws {
    let program = try Program()
    var walk = try PlainProgram(StepOpening().timeline(on: program.state.house.mnist.train))
    _ = walk.answer("goto \(place)")
    let lines = walk.answer("why").lines
    #expect(lines.contains { $0.contains(words) }, "\(lines.joined(separator: "\n"))")
  }
}
