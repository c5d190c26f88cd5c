import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import TerminalDriver

/// What the parts of the doctor's page say.
enum DoctorPage {
  private static let environment = ProcessInfo.processInfo.environment

  // MARK: The program

  /// The program, the machine, and what multiplies its matrices.
  static var program: [DoctorFinding] {
    [
      DoctorFinding(subject: "wadachi", text: Version.text),
      DoctorFinding(
        subject: "build", text: "\(optimisation), \(compiler), \(libraries)"),
      DoctorFinding(subject: "system", text: system),
      DoctorFinding(subject: "BLAS", text: "kernels for \(MatrixProduct.kernels)"),
    ]
  }

  private static var optimisation: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #else
      "Swift 6.1 or earlier"
    #endif
  }

  /// How many shared libraries the process has loaded, where the system tells.
  private static var libraries: String {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else {
      return "shared libraries not told"
    }
    let names = maps.split(separator: "\n").compactMap { $0.split(separator: " ").last }
      .filter { $0.contains(".so") }
    let count = Set(names).count
    return count == 1 ? "1 shared library" : "\(count) shared libraries"
  }

  private static var system: String {
    var name = utsname()
    uname(&name)
    func text<Tuple>(_ field: Tuple) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    let count = ProcessInfo.processInfo.activeProcessorCount
    return "\(text(name.sysname)) \(text(name.release)) \(text(name.machine)), "
      + (count == 1 ? "1 processor" : "\(count) processors")
  }

  // MARK: The terminal

  /// The terminal, what it answered, and the locale.
  static var terminal: [DoctorFinding] {
    let isKnown = !["", "dumb"].contains(environment["TERM"] ?? "")
    let answers = isKnown ? TerminalAnswers.asked(drawing: sign, waitingAtMost: 100) : nil
    return [
      DoctorFinding(subject: "terminal", text: variables),
      DoctorFinding(subject: "answers", text: answers.map(told) ?? "not asked: no terminal"),
      DoctorFinding(subject: "locale", text: locale),
      DoctorFinding(subject: sign, text: width(answers?.column)),
    ]
  }

  private static let sign = "轍"

  private static var variables: String {
    let names = ["TERM", "COLORTERM", "TERM_PROGRAM", "COLORFGBG", "NO_COLOR", "TMUX", "STY"]
    let set = names.compactMap { name in environment[name].map { "\(name)=\($0)" } }
    let size = Console.isTerminal ? ["\(Console.columns) × \(Console.rows)"] : ["no terminal"]
    return ([emulator].compactMap(\.self) + set + size).joined(separator: ", ")
  }

  /// The terminal by the variables that it sets for programs in it; nil where none of them is known.
  private static var emulator: String? {
    let signs = [
      ("TERM", "xterm-kitty", "kitty"), ("TERM", "foot", "foot"),
      ("TERM", "xterm-ghostty", "Ghostty"), ("TERM", "alacritty", "Alacritty"),
      ("TERM_PROGRAM", "WezTerm", "WezTerm"), ("KONSOLE_VERSION", "", "Konsole"),
      ("WT_SESSION", "", "Windows Terminal"),
    ]
    return signs.first { variable, value, _ in
      environment[variable].map { $0.hasPrefix(value) } ?? false
    }.map(\.2)
  }

  private static func told(_ answers: TerminalAnswers) -> String {
    let texts = [
      answers.name, answers.background.map { "background \($0)" },
      answers.attributes.map { "attributes \($0)" },
    ].compactMap(\.self)
    return texts.isEmpty ? "nothing within a tenth of a second" : texts.joined(separator: ", ")
  }

  private static var locale: String {
    let names = ["LC_ALL", "LC_CTYPE", "LANG", "WADACHI_LANGUAGE"]
    let set = names.compactMap { name in environment[name].map { "\(name)=\($0)" } }
    return (set + [Console.isUTF8 ? "writes UTF-8" : "writes no UTF-8"]).joined(separator: ", ")
  }

  private static func width(_ column: Int?) -> String {
    guard let column else { return "not drawn" }
    return column == 3 ? "2 columns wide, as it should be" : "\(column - 1) columns wide, not 2"
  }

  // MARK: Folders

  /// Where things are kept, and whether they can be.
  static var folders: [DoctorFinding] {
    [
      kept("settings", KeptFile<Settings>.settings()),
      kept("progress", KeptFile<LearningProgress>.progress()),
    ]
  }

  private static func kept<Value>(_ subject: String, _ file: KeptFile<Value>?) -> DoctorFinding {
    guard let file else {
      return DoctorFinding(subject: subject, text: "not kept: there is no home folder")
    }
    let isThere = FileManager.default.fileExists(atPath: file.url.path)
    let state = file.obstacle.map { "cannot be written: \($0)" } ?? "can be written"
    return DoctorFinding(
      subject: subject, text: "\(path(file.url)) (\(isThere ? "there" : "not yet there"), \(state))"
    )
  }

  /// A path, the home folder as ~.
  private static func path(_ url: URL) -> String {
    guard let home = HomeFolder.url?.path, home != "/", url.path.hasPrefix(home + "/") else {
      return url.path
    }
    return "~" + url.path.dropFirst(home.count)
  }

  // MARK: What ships with it

  /// The lessons and the digits, with their checksums.
  static var materials: [DoctorFinding] { lessons + digits }

  private static var lessons: [DoctorFinding] {
    do {
      let root = try ResourceSearch.lessons.find()
      let course = try Course(root: root)
      let written = course.entries.count(where: \.exists)
      return [
        DoctorFinding(
          subject: "lessons",
          text: "\(written) of \(course.entries.count) written, in \(path(root.absoluteURL))")
      ]
    } catch {
      return [DoctorFinding(subject: "lessons", text: "\(error)", isFault: true)]
    }
  }

  private static var digits: [DoctorFinding] {
    do {
      let folder = try ResourceSearch.mnist.find()
      return [DoctorFinding(subject: "digits", text: path(folder.absoluteURL))]
        + Verification.checksums(in: folder).map {
          DoctorFinding(subject: "", text: "\($0.subject): \($0.text)", isFault: !$0.passed)
        }
    } catch {
      return [DoctorFinding(subject: "digits", text: "\(error)", isFault: true)]
    }
  }
}
