// What the bottom line offers works: a key that would do nothing now is not offered.

extension AppState {
  /// What the bottom line says of a row of the key table; nil where its keys would do nothing now.
  func hint(_ binding: Binding) -> String? {
    guard let hint = binding.hint, overlay == nil, let command = binding.keys.first?.command else {
      return binding.hint
    }
    switch screen {
    case .step: return step.map { $0.hint(hint, of: command) } ?? hint
    case .learn: return learn.map { $0.hint(hint, of: command, on: size) } ?? hint
    case .train: return train.map { $0.hint(hint, of: command) } ?? hint
    case .data: return command == .otherSet ? "t \(data.digitSet.other.words)" : hint
    case .home, .lessons, .scenarios: return hint
    }
  }
}
