import TestSupport
import Testing

/// The drawing of the targets below the screens: which folder may speak of which.
@Suite struct FolderTests {
  /// A target and its folders from the lowest to the highest; a folder knows those below it, and none
  /// beside it.
  struct Drawing: CustomTestStringConvertible {
    let target: String
    let layers: [[String]]
    var testDescription: String { target }
  }

  static let drawings = [
    Drawing(
      target: "NeuralCore",
      layers: [
        ["Kernels", "TextForms", "Threads"], ["Activations", "Parameters"],
        ["Description", "Layers", "Losses", "Optimizers"], ["Metrics"], ["Running"], ["Checking"],
      ]),
    Drawing(
      target: "TimeTravel",
      layers: [
        ["Places"], ["Recording"], ["Derivations", "Life"], ["Receipts", "Walk"],
        ["Stops", "WhatIf"],
      ]),
    Drawing(
      target: "LessonKit",
      layers: [
        ["Values"], ["Reading", "Running"], ["Ideas"], ["Asking"], ["Checking", "Scenarios"],
      ]),
  ]

  @Test(arguments: drawings) func noFolderKnowsOneAboveIt(_ drawing: Drawing) throws {
    let folders = try SourceFolders(of: drawing.target)
    #expect(folders.names == Set(drawing.layers.joined()), "every folder has its place")
    #expect(folders.upward(in: drawing.layers) == [])
    // The check itself finds what it looks for: turned upside down, each house is full of faults.
    #expect(folders.upward(in: drawing.layers.reversed()).count > 10)
  }
}
