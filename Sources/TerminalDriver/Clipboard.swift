/// Asking a terminal to copy a text, by OSC 52.
///
/// Nothing is answered: whether it copies is the terminal's own choice.
public enum Clipboard: Hashable, Sendable {
  /// The terminal itself is asked.
  case terminal
  /// tmux lies between: it is asked, and asked to pass on.
  case tmux

  /// The way in an environment.
  package init(environment: [String: String]) {
    self = environment["TMUX"].map { !$0.isEmpty } == true ? .tmux : .terminal
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
    }
  }

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
