import Foundation

/// Where something that ships with the program is looked for: digits and lessons.
///
/// What the learner names, by an option or the environment, is taken or refused, never replaced.
/// Otherwise: `share/wadachi` beside the executable's folder, then the source tree above the
/// executable, then the source tree above the current folder.
public struct ResourceSearch: Sendable {
  /// What it is called in the error.
  public let what: String
  /// Its folder's name under `share/wadachi`.
  public let name: String
  /// The environment variable that names its folder.
  public let variable: String
  /// Its folder in the source tree.
  public let sourceFolder: String
  /// A file without which the folder is not what is looked for; any of them will do.
  public let markers: [String]
  /// What else marks a folder: one that holds files is opened, so that what is wrong with them is said.
  private var marks: @Sendable (URL) -> Bool = { _ in false }

  /// The four files of the digits.
  public static let mnist = ResourceSearch(
    what: "the MNIST digits", name: "mnist", variable: "WADACHI_DATA",
    sourceFolder: "Sources/Datasets/Resources/mnist",
    markers: [MNIST.File.trainImages.rawValue + ".gz"],
    marks: { PictureFiles.names(in: $0).contains { !$0.hasSuffix(".md") } })

  /// The lessons.
  public static let lessons = ResourceSearch(
    what: "the lessons", name: "lessons", variable: "WADACHI_LESSONS", sourceFolder: "lessons",
    markers: ["en/SUMMARY.md"])

  /// The folder of what a bare system's terminal lacks, which comes with the tarball alone; nil where it
  /// is not there.
  public static var fallbacks: String? {
    let folder = installed("terminal", in: .ofProcess)
    return FileManager.default.fileExists(atPath: folder.path) ? folder.path : nil
  }

  private static func installed(_ name: String, in surroundings: Surroundings) -> URL {
    surroundings.executable.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("share/wadachi").appendingPathComponent(name)
  }

  /// Finds the folder; throws a sentence that lists every place that was tried.
  public func find(given: String? = nil, in surroundings: Surroundings = .ofProcess) throws
    -> URL
  {
    let places = places(given: given, in: surroundings)
    if let found = places.first(where: holds) { return found }
    let isMissing = places.count == 1 && !FileManager.default.fileExists(atPath: places[0].path)
    throw ResourceError(
      what: what, tried: places.map(\.relativePath), marker: markers[0], isMissing: isMissing)
  }

  /// The places in the order in which they are tried.
  func places(given: String?, in surroundings: Surroundings) -> [URL] {
    if let named = given ?? surroundings.environment[variable], !named.isEmpty {
      let path = HomeFolder.expanding(named, in: surroundings.environment)
      return [URL(fileURLWithPath: path, relativeTo: surroundings.currentFolder)]
    }
    let beside = surroundings.executable.deletingLastPathComponent()
    let installed = Self.installed(name, in: surroundings)
    let trees = [beside, surroundings.currentFolder].compactMap(Self.packageRoot)
      .map { $0.appendingPathComponent(sourceFolder) }
    var places: [URL] = []
    for place in [installed] + trees where !places.contains(place) { places.append(place) }
    return places
  }

  private func holds(_ folder: URL) -> Bool {
    marks(folder)
      || markers.contains { marker in
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(marker).path)
      }
  }

  /// The nearest folder at or above `folder` that has a Package.swift.
  private static func packageRoot(above folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while folder.path != "/" {
      let manifest = folder.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return folder }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}

/// What a search depends on: the environment, where the program lies and where it was started.
public struct Surroundings: Sendable {
  /// The environment variables.
  public let environment: [String: String]
  /// The program's own file, with symbolic links resolved.
  public let executable: URL
  /// The folder in which it was started.
  public let currentFolder: URL

  /// Names the surroundings, as tests do.
  public init(environment: [String: String], executable: URL, currentFolder: URL) {
    self.environment = environment
    self.executable = executable
    self.currentFolder = currentFolder
  }

  /// Those of this process.
  public static var ofProcess: Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment, executable: executableOfProcess,
      currentFolder: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
  }

  private static var executableOfProcess: URL {
    #if os(Linux)
      // The kernel's own link: right even when the program was found along PATH or through a symlink.
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    #else
      (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
        .resolvingSymlinksInPath()
    #endif
  }
}

/// That something which ships with the program was not found.
public struct ResourceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was looked for.
  public let what: String
  /// The folders that were tried, in order.
  public let tried: [String]
  /// The file that the folder must hold.
  public let marker: String
  /// Whether the one folder that was tried is not there.
  public let isMissing: Bool

  /// One sentence that lists what was tried.
  public var description: String {
    isMissing
      ? "\(what) were not found: there is no folder \(tried[0])"
      : "\(what) were not found: no \(marker) in \(tried.joined(separator: ", nor in "))"
  }
}
