/// Something the user did at the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was pressed, moved, released or its wheel turned.
  case mouse(MouseEvent)
  /// Text was pasted, all at once.
  case paste(String)
  /// The window has a new size.
  case resize(Size)
  /// The terminal said something of itself.
  case report(TerminalReport)
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button went up.
    case release(Button)
    /// The mouse moved with a button held.
    case drag(Button)
    /// The wheel was turned away from the user.
    case wheelUp
    /// The wheel was turned towards the user.
    case wheelDown
  }

  /// A mouse button.
  public enum Button: Int, Hashable, Sendable {
    /// The left, the middle, the right one.
    case left, middle, right
  }

  /// What it did.
  public var action: Action
  /// The cell it did it on.
  public var place: Point
  /// The modifiers that were held.
  public var modifiers: Key.Modifiers

  /// `action` on the cell at `place`.
  public init(_ action: Action, at place: Point, _ modifiers: Key.Modifiers = []) {
    self.action = action
    self.place = place
    self.modifiers = modifiers
  }
}
