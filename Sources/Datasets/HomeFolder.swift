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
  ///
  /// The list is read as a file: the service that looks names up elsewhere is a shared library, which a
  /// program without any has not.
  private static func listed(_ user: String?) -> URL? {
    #if canImport(Darwin)
      guard let entry = user.map({ getpwnam($0) }) ?? getpwuid(geteuid()) else { return nil }
      return folder(String(cString: entry.pointee.pw_dir))
    #else
      let list = URL(fileURLWithPath: "/etc/passwd")
      guard let bytes = try? Data(contentsOf: list), bytes.count <= 1 << 22 else { return nil }
      let number = String(geteuid())
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        // name:password:number:group:words:home:shell
        let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 6 else { continue }
        if let user, fields[0] != user { continue }
        if user == nil, fields[2] != number { continue }
        return folder(fields[5])
      }
      return nil
    #endif
  }

  private static func folder(_ path: String) -> URL? {
    path.hasPrefix("/") ? URL(fileURLWithPath: path, isDirectory: true) : nil
  }
}

extension URL {
  /// The file that a path names as somebody gave it: `~` is the home folder.
  public init(given path: String) { self.init(fileURLWithPath: HomeFolder.expanding(path)) }
}
