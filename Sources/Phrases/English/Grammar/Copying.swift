extension English {
  /// Who was asked to copy, as the beginning of a sentence; nobody answers whether it was done.
  static func asked(_ way: CopyingWay) -> String {
    switch way {
    case .terminal: "The terminal was asked"
    case .tmux: "The terminal was asked, through tmux,"
    case .screen: "The terminal was asked, through screen,"
    }
  }
}
