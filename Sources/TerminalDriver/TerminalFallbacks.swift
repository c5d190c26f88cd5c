import CNCurses

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a bare system lacks and the program brings along: a locale of UTF-8 and descriptions of the
/// commonest terminals, in a folder beside it.
struct TerminalFallbacks {
  private let environment: [String: String]
  private let folder: String?

  init(_ surroundings: TerminalSurroundings) {
    environment = surroundings.environment
    folder = surroundings.fallbacks
  }

  /// Takes the locale's characters; where that one is not installed and writes UTF-8, those of C.UTF-8.
  ///
  /// LC_CTYPE alone: with LC_ALL numbers would be written with a decimal comma in some countries.
  func setLocale() {
    if setlocale(LC_CTYPE, "") != nil || !asksForUTF8 { return }
    if setlocale(LC_CTYPE, "C.UTF-8") != nil { return }
    guard let folder else { return }
    setenv("LOCPATH", folder + "/locale", 0)
    setlocale(LC_CTYPE, "C.UTF-8")
  }

  /// Opens the terminal by the system's description of it, or else by one of those here.
  func openTerminal() -> OpaquePointer? {
    if let screen = nc_new_terminal() { return screen }
    guard let folder, environment["TERMINFO"] == nil else { return nil }
    setenv("TERMINFO", folder + "/terminfo", 1)
    return nc_new_terminal()
  }

  private var asksForUTF8: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    let name = names.first { !$0.isEmpty }?.lowercased() ?? ""
    return name.contains("utf-8") || name.contains("utf8")
  }
}
