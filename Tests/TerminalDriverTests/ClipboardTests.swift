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

  /// screen shows what is longer than it takes.
  @Test(arguments: [1, 200, 2_000]) func screenIsAskedInPieces(_ count: Int) {
    let text = String(repeating: "x", count: count)
    let pieces = Clipboard.screen.request(for: text).split(separator: "\u{1B}\\")
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 256 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == Clipboard.terminal.request(for: text))
  }

  @Test func theNearerOfTmuxAndScreenIsAsked() {
    let both = ["TMUX": "/tmp/tmux-1/default,1,0", "STY": "1.pts-0.host"]
    #expect(Clipboard(environment: ["STY": "1.pts-0.host", "TERM": "screen"]) == .screen)
    #expect(Clipboard(environment: both.merging(["TERM": "screen"]) { $1 }) == .screen)
    #expect(Clipboard(environment: both.merging(["TERM": "tmux-256color"]) { $1 }) == .tmux)
  }

  @Test func theEnvironmentSaysWhetherTmuxLiesBetween() {
    #expect(Clipboard(environment: [:]) == .terminal)
    #expect(Clipboard(environment: ["TMUX": ""]) == .terminal)
    #expect(Clipboard(environment: ["TMUX": "/tmp/tmux-1/default,1,0"]) == .tmux)
  }
}
