import Foundation
import TestSupport
import Testing

/// What a file tells of itself is made a number in one place, which checks it.
@Suite struct ToldNumberTests {
  @Test func noReaderMakesNumbersOfBytesByItself() throws {
    var makers: Set<String> = []
    for target in ["Datasets", "ModelFiles"] {
      let files = FileManager.default.enumerator(
        at: SourceFolders.root.appending(path: "Sources/\(target)"), includingPropertiesForKeys: nil
      )
      for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        // To put bytes together, and to ask whether that went beyond.
        if ["<< 8 ", "* 256", "ReportingOverflow"].contains(where: text.contains) {
          makers.insert(file.lastPathComponent)
        }
      }
    }
    #expect(makers == ["ToldNumber.swift"])
  }
}
