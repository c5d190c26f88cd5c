import Datasets
import Foundation

/// Where Wadachi keeps what belongs to a learner: the XDG directories.
///
/// XDG Base Directory Specification 0.8: settings under `$XDG_CONFIG_HOME` (`~/.config`), progress
/// under `$XDG_STATE_HOME` (`~/.local/state`); a variable that is no absolute path is ignored.
public struct KeptFolders: Hashable, Sendable {
  /// The folder of the settings; nil where there is neither a variable nor a home folder.
  public let settings: URL?
  /// The folder of the progress; nil in the same case.
  public let progress: URL?

  /// Finds the folders from environment variables and a home folder.
  public init(environment: [String: String], home: URL?) {
    func folder(_ variable: String, _ otherwise: String) -> URL? {
      let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return (base.map { URL(fileURLWithPath: $0) } ?? home?.appendingPathComponent(otherwise))?
        .appendingPathComponent("wadachi")
    }
    settings = folder("XDG_CONFIG_HOME", ".config")
    progress = folder("XDG_STATE_HOME", ".local/state")
  }

  /// Those of this process.
  public static var ofProcess: KeptFolders {
    KeptFolders(environment: ProcessInfo.processInfo.environment, home: HomeFolder.url)
  }
}
