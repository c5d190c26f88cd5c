import TestSupport
import Testing

/// The drawing of the workbench: which folder may know which, and how keys are handled.
@Suite struct FolderTests {
  /// From the lowest to the highest; a folder knows those below it, and none beside it.
  static let layers = [
    ["Training"], ["House"], ["Data", "Lessons", "Scenarios", "Step"], ["Evaluate"], ["Draw"],
    ["Train"],
    ["Learn"], ["Home"], ["App"],
  ]

  private let folders: SourceFolders

  init() throws {
    folders = try SourceFolders(of: "Workbench")
  }

  @Test func everyFolderHasItsPlace() {
    #expect(folders.names == Set(Self.layers.joined()))
  }

  @Test func noFolderKnowsOneAboveIt() {
    #expect(folders.upward(in: Self.layers).isEmpty)
  }

  /// The check itself finds what it looks for: turned upside down, the house is full of faults.
  @Test func theCheckFindsWhatLeadsUpward() {
    let found = folders.upward(in: Self.layers.reversed())
    #expect(found.contains { $0.from == "App" && $0.to == "House" && $0.type == "House" })
    #expect(found.contains { $0.from == "Train" && $0.to == "Step" && $0.type == "StepRoom" })
  }

  /// What a key, a request or an action leads to is written out: a new one is met by the compiler.
  @Test func nothingIsDispatchedByDefault() {
    #expect(folders.lines(with: "default:", in: folders.names).isEmpty)
  }
}

/// The drawing of a moment's views: panes, the pieces that fill them, a family of views for each
/// part of the step, and the frame that chooses among them.
@Suite struct MomentViewsFolderTests {
  static let layers = [
    ["Panes"], ["Pieces"], ["Weights"], ["Forward", "Backward", "Update", "WhatIf"],
    ["Life", "Beside"], ["Frame"], ["Layout"],
  ]

  private let folders: SourceFolders

  init() throws {
    folders = try SourceFolders(of: "MomentViews")
  }

  @Test func everyFolderHasItsPlace() {
    #expect(folders.names == Set(Self.layers.joined()))
  }

  @Test func noFolderKnowsOneAboveIt() {
    #expect(folders.upward(in: Self.layers).isEmpty)
  }
}
