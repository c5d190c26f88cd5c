import CellCanvas

extension AppState {
  /// What a key does while help, a typed line or a question of the program is open.
  mutating func performOnOverlay(_ command: Command) -> [Effect] {
    guard let open = overlay else { return [] }
    switch (open, command) {
    case (.prompt(let prompt), .close): overlay = prompt.purpose.below
    case (_, .close): overlay = nil
    case (.help(let first), _):
      overlay = .help(
        first: HelpOverlay(modeBelowOverlay, in: size).first(after: command, from: first))
    case (.stops(let chosen), _): return performOnStops(command, chosen)
    case (.prompt(let prompt), .answer):
      overlay = nil
      var plain = prompt
      if prompt.purpose != .saveModel { plain.text = prompt.text.unquoted }
      return take(plain)
    case (.confirm(_, .leaveTraining), .save):
      overlay = nil
      return perform(.save)
    case (.confirm(_, .leaveTraining), .confirm):
      overlay = nil
      train = nil
      return [.stopTraining] + leave()
    default: break
    }
    return []
  }

  /// A key that types.
  mutating func type(_ key: Key) {
    switch key.code {
    case .character(let character) where key.modifiers.isSubset(of: .shift): type(String(character))
    case .backspace: erase()
    default: break
    }
  }

  /// Adds text to what is being typed; line ends and control characters are left out.
  mutating func type(_ text: String) {
    let clean = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    if case .prompt(var prompt) = overlay {
      prompt.text = String((prompt.text + clean).prefix(Self.longestLine))
      prompt.fault = nil
      overlay = .prompt(prompt)
    } else if screen == .step {
      let text = (step?.typed ?? "") + clean
      step?.typed = String(text.prefix(Self.longestLine))
    } else {
      let text = (learn?.typed ?? "") + clean
      learn?.typed = String(text.prefix(Self.longestLine))
    }
  }

  private mutating func erase() {
    if case .prompt(var prompt) = overlay {
      prompt.text = String(prompt.text.dropLast())
      prompt.fault = nil
      overlay = .prompt(prompt)
    } else if screen == .step {
      if step?.typed.isEmpty == false { step?.typed.removeLast() }
    } else {
      if learn?.typed.isEmpty == false { learn?.typed.removeLast() }
    }
  }

  private static let longestLine = 200

  private mutating func take(_ prompt: Prompt) -> [Effect] {
    switch prompt.purpose {
    case .goTo, .goToDigit:
      goTo(prompt.text)
      return []
    case .saveModel: return saveTraining(to: prompt.text)
    case .addStop, .editStop: return takeStop(prompt)
    case .whatIf:
      takeWhatIf(prompt)
      return []
    }
  }
}
