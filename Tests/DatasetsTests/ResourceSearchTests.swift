import Datasets
import Foundation
import Testing

@Suite struct ResourceSearchTests {
  let folder: DataFolder
  let root: URL

  init() throws {
    folder = try DataFolder()
    root = folder.url.resolvingSymlinksInPath()
  }

  func surroundings(_ environment: [String: String] = [:]) -> Surroundings {
    Surroundings(
      environment: environment, executable: root.appendingPathComponent("prefix/bin/wadachi"),
      currentFolder: root.appendingPathComponent("tree/below"))
  }

  func make(_ path: String) throws {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: file)
  }

  @Test func theInstalledFolderComesBeforeTheSourceTree() throws {
    try make("tree/Package.swift")
    try make("tree/lessons/en/SUMMARY.md")
    #expect(
      try ResourceSearch.lessons.find(in: surroundings()).path == root.path + "/tree/lessons")
    try make("prefix/share/wadachi/lessons/en/SUMMARY.md")
    #expect(
      try ResourceSearch.lessons.find(in: surroundings()).path
        == root.path + "/prefix/share/wadachi/lessons")
  }

  @Test func whatIsNamedIsTakenOrRefused() throws {
    try make("prefix/share/wadachi/lessons/en/SUMMARY.md")
    try make("mine/en/SUMMARY.md")
    let mine = root.path + "/mine"
    #expect(
      try ResourceSearch.lessons.find(in: surroundings(["WADACHI_LESSONS": mine])).path == mine)
    #expect(try ResourceSearch.lessons.find(given: mine, in: surroundings()).path == mine)
    #expect(throws: ResourceError.self) {
      try ResourceSearch.lessons.find(given: root.path + "/other", in: surroundings())
    }
  }

  @Test func theErrorListsWhatWasTried() throws {
    try make("tree/Package.swift")
    do {
      _ = try ResourceSearch.lessons.find(in: surroundings())
      Issue.record("nothing is there to be found")
    } catch {
      #expect(
        "\(error)" == "the lessons were not found: no en/SUMMARY.md in "
          + "\(root.path)/prefix/share/wadachi/lessons, nor in \(root.path)/tree/lessons")
    }
  }
}
