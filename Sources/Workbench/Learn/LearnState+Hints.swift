import CellCanvas

extension LearnState {
  /// The hint of a command as things stand, in a window of that size.
  func hint(_ hint: String, of command: Command, on size: Size) -> String? {
    if let training { return training.hintInLesson(hint, of: command) }
    switch command {
    case .run, .faster: return nil
    case .proceed:
      return wantsTraining ? "Enter train" : session.isLastPage ? "Enter next lesson" : hint
    case .pageDown:
      let (back, on) = (session.pageIndex > 0 || scroll > 0, !session.isLastPage)
      return back ? on ? hint : "PgUp page" : on ? "PgDn page" : nil
    case .nextPane: return LearnLayout(size).isWide ? nil : hint
    default: return walk.map { $0.hint(hint, of: command) } ?? hint
    }
  }
}
