import Foundation

/// The learner's home folder: where `~` leads, and under which everything is kept.
///
/// `$HOME` where it is an absolute path, else the home of the user's entry in the system's list (XDG
/// Base Directory Specification 0.8 names `$HOME`); nil where neither is there.
public enum HomeFolder {
  /// That of this process.
  public static var url: URL? { url(in: ProcessInfo.processInfo.environment) }

  /// The home folder where the environment is `environment`.
  public static func url(in environment: [String: String]) -> URL? {
    if let home = environment["HOME"], home.hasPrefix("/") {
      return URL(fileURLWithPath: home, isDirectory: true)
    }
    return listed(nil)
  }

  /// A path with its `~`, or `~name`, replaced by the home folder; as it is where there is none.
  public static func expanding(
    _ path: String, in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    guard path.hasPrefix("~") else { return path }
    let user = path.dropFirst().prefix { $0 != "/" }
    let rest = path.dropFirst(1 + user.count)
    guard let home = user.isEmpty ? url(in: environment) : listed(String(user)) else { return path }
    let folder = home.path == "/" && !rest.isEmpty ? "" : home.path
    return folder + rest
  }

  /// The home in the system's list of a user, or of the one who runs this process.
  private static func listed(_ user: String?) -> URL? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var text = [CChar](repeating: 0, count: 1 << 16)
    let status =
      user.map { getpwnam_r($0, &entry, &text, text.count, &found) }
      ?? getpwuid_r(geteuid(), &entry, &text, text.count, &found)
    guard status == 0, let home = found?.pointee.pw_dir else { return nil }
    let path = String(cString: home)
    return path.hasPrefix("/") ? URL(fileURLWithPath: path, isDirectory: true) : nil
  }
}

extension URL {
  /// The file that a path names as somebody gave it: `~` is the home folder.
  public init(given path: String) { self.init(fileURLWithPath: HomeFolder.expanding(path)) }
}
