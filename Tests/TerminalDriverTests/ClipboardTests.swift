import Foundation
import Testing

import TerminalDriver

/// What is sent to have a text copied.
@Suite struct ClipboardTests {
  @Test(arguments: ["", "a", "ab", "abc", "wadachi step --at \"dense 17\"", "δ = p − t\n"])
  func theTextIsInBase64(_ text: String) {
    let wanted = Data(text.utf8).base64EncodedString()
    #expect(Clipboard.base64(Array(text.utf8)) == wanted)
    #expect(Clipboard.terminal.request(for: text) == "\u{1B}]52;c;\(wanted)\u{07}")
  }

  /// tmux hands on what stands between its own marks, each escape in it doubled.
  @Test func tmuxIsAskedAndAskedToPassOn() {
    let request = Clipboard.tmux.request(for: "abc")
    let plain = Clipboard.terminal.request(for: "abc")
    #expect(request == "\(plain)\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\")
  }

  @Test func theEnvironmentSaysWhetherTmuxLiesBetween() {
    #expect(Clipboard(environment: [:]) == .terminal)
    #expect(Clipboard(environment: ["TMUX": ""]) == .terminal)
    #expect(Clipboard(environment: ["TMUX": "/tmp/tmux-1/default,1,0"]) == .tmux)
  }
}
