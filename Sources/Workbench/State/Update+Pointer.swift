import CellCanvas

extension AppState {
  /// What the mouse does: the wheel walks, and among the digits a click shows what is clicked on.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard overlay == nil, screen == .step || screen == .learn || screen == .data else { return [] }
    switch event.action {
    case .wheelDown: return perform(.later)
    case .wheelUp: return perform(.earlier)
    case .press(.left) where screen == .data:
      clickOnData(event.place)
      return []
    case .press, .release, .drag: return []
    }
  }
}
