/// What a character does to the terminal, or to the reader, that it is written for.
///
/// Texts from outside (files, names, arguments, the environment) are data: they may be read, but not
/// steer. This is the one rule for all ways out: cells of a screen, lines, messages, lessons.
public enum Legibility: Hashable, Sendable {
  /// It is seen: a letter, a figure, a sign, a blank.
  case seen
  /// It is drawn over the character before it.
  case mark
  /// Nothing is seen of it: joiners, fillers, tags, and what turns the direction of writing.
  case hidden
  /// It steers, as controls and separators of lines do, or it is no character.
  case steering
}

extension Unicode.Scalar {
  /// What the character does where it is written.
  public var legibility: Legibility {
    if value < 0x7F { return value < 0x20 ? .steering : .seen }
    if properties.isDefaultIgnorableCodePoint { return .hidden }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return .steering
    case .format: return .hidden
    case .nonspacingMark, .enclosingMark: return .mark
    default: return .seen
    }
  }
}
