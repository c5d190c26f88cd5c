import ArgumentParser
import CellCanvas
import Datasets
import Foundation
import ModelFiles
import TerminalDriver
import Workbench

/// Plays the keys of a file on a screen that nobody sees, and writes what it shows after each.
///
/// Nothing is kept and nothing is random: two runs of the same keys write the same files.
func playKeys(_ opening: ScreenOpening) throws {
  let script = try KeyScript(keysFile(opening.options))
  let folder = try opening.options.dump.map(DumpFolder.init)
  let materials = try Materials(opening.options)
  let training = ImmediateTraining(materials.mnist)
  let size = Size(width: opening.options.size.columns, height: opening.options.size.rows)
  let dumper = Dumper(folder)
  let terminal = try ScriptedTerminal(
    size: size,
    look: Look(
      glyphs: opening.options.ascii ? .ascii : .unicode, depth: .none,
      background: opening.options.theme?.background ?? .dark),
    script: script,
    willDeliver: { step in
      dumper.name = step.name
    },
    didPresent: { dumper.write($0) })
  var state = materials.state(on: terminal, LearningProgress())
  state.house.isUnwatched = true
  let effects = try state.open(opening.opening)
  try opening.settle(&state)
  var loop = ScreenLoop(
    state, on: terminal, outside: Outside(course: materials.course, kept: nil, training: training))
  let code = loop.run(first: effects, notice: opening.notice)
  if let error = dumper.error { throw error }
  if code != 0 { throw ExitCode(code) }
}

/// The text of the keys' file.
private func keysFile(_ options: ScreenOptions) throws -> String {
  let path = options.keys ?? ""
  guard let text = try? String(contentsOf: URL(given: path), encoding: .utf8) else {
    throw FileError(file: path, rule: "the keys are a text file", found: "it cannot be read")
  }
  return text
}

/// A folder that is made for the dumps.
private struct DumpFolder {
  let url: URL

  init(_ path: String) throws {
    url = URL(given: path)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw FileError(file: path, rule: "the dumps need a folder", found: "it cannot be made")
    }
  }
}

/// Writes each frame as text: `0000-start.txt`, `0001-Right.txt` and so on.
private final class Dumper {
  /// What the next frame follows on.
  var name = "start"
  /// The first thing that went wrong.
  private(set) var error: (any Error)?
  private let folder: DumpFolder?
  private var number = 0

  init(_ folder: DumpFolder?) { self.folder = folder }

  func write(_ canvas: Canvas) {
    defer { number += 1 }
    guard let folder, error == nil else { return }
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let file = folder.url.appendingPathComponent("\(padded)-\(Self.fileName(name)).txt")
    do { try AtomicFile.write(Data(canvas.text.utf8), to: file) } catch { self.error = error }
  }

  /// A key's name without what a file's name cannot hold.
  private static func fileName(_ name: String) -> String {
    switch name {
    case "/": "slash"
    case ".": "dot"
    default: name
    }
  }
}
