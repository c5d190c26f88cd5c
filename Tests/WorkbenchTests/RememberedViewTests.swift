import CellCanvas
import Testing
import Workbench

/// The view that `v` leads to is remembered for its kind of event, and for no other.
@Suite struct RememberedViewTests {
  private func title(_ program: Program) -> String {
    let words = program.lines[1].split(separator: "┌").last?.drop { $0 == " " } ?? ""
    return String(words.prefix { !"·─".contains($0) })
  }

  @Test func aFirstArrivalShowsTheEvent() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "Right", "v")
    #expect(title(program).hasPrefix("Weights"))
    // Every other kind of the step: none was looked at otherwise.
    for place in [
      "input", "relu", "dropout", "softmax", "loss", "blame dense_2", "gradient dense_2/kernel",
      "update dense/kernel", "again", "dense 17",
    ] {
      program.press(":", "text:\(place)", "Enter")
      #expect(!title(program).hasPrefix("Weights "), "\(place): \(title(program))")
    }
  }

  @Test func theNextOfItsKindShowsWhatWasLookedAt() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "Right", "v")
    let seen = title(program)
    program.press(":", "text:dense_1", "Enter")
    #expect(title(program) == seen)
    program.press("]", ":", "text:dense", "Enter")
    #expect(title(program) == seen)
    program.press(":", "text:update dense/kernel", "Enter")
    let update = title(program)
    program.press("v", ":", "text:loss", "Enter", ":", "text:update dense_1/kernel", "Enter")
    #expect(title(program) != update)
  }
}
