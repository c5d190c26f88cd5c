/// Asking a terminal to copy a text, by OSC 52.
///
/// Nothing is answered: whether it copies is the terminal's own choice.
public enum Clipboard: Hashable, Sendable {
  /// The terminal itself is asked.
  case terminal
  /// tmux lies between: it is asked, and asked to pass on.
  case tmux
  /// GNU screen lies between, and hands on what is wrapped for it.
  case screen

  /// The way in an environment.
  ///
  /// Where tmux and screen lie in one another, the kind of terminal tells which is the nearer: screen
  /// would show what is wrapped for tmux, while tmux passes over what is wrapped for screen.
  package init(environment: [String: String]) {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    let isInScreen = has("STY") && environment["TERM"]?.hasPrefix("screen") == true
    self = isInScreen ? .screen : has("TMUX") ? .tmux : .terminal
  }

  /// What is sent for a text.
  ///
  /// tmux copies by itself with `set-clipboard on`, and hands on what is wrapped with
  /// `allow-passthrough on`; copying twice does no harm.
  package func request(for text: String) -> String {
    let plain = "\u{1B}]52;c;\(Self.base64(Array(text.utf8)))\u{07}"
    switch self {
    case .terminal: return plain
    case .tmux: return plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"
    case .screen: return Self.wrappedForScreen(plain)
    }
  }

  /// The same in pieces, each between screen's marks: a longer one it would write on the window.
  private static func wrappedForScreen(_ request: String) -> String {
    let bytes = Array(request.utf8)
    return stride(from: 0, to: bytes.count, by: longestOfScreen).map { start in
      let piece = bytes[start..<min(start + longestOfScreen, bytes.count)]
      return "\u{1B}P" + String(decoding: piece, as: UTF8.self) + "\u{1B}\\"
    }.joined()
  }

  /// What every version of screen hands on at a time; newer ones take 768 bytes.
  private static let longestOfScreen = 250

  /// Bytes in base 64, as in RFC 4648.
  package static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place > group.count ? "=" : letters[bits >> (18 - 6 * place) & 63])
      }
    }
    return text
  }
}
