extension InputDecoder.SequenceReader {
  /// Esc O and a letter: arrows and F1 to F4 in application mode.
  static func singleShift(_ bytes: ArraySlice<UInt8>) -> (length: Int, InputDecoder.Meaning) {
    let start = bytes.startIndex
    var index = start + 2
    while index < bytes.endIndex, (0x30...0x3B).contains(bytes[index]) { index += 1 }
    guard index < bytes.endIndex else { return (0, .nothing) }
    let final = bytes[index]
    guard (0x40...0x7E).contains(final) else { return (index - start, .nothing) }
    let length = index - start + 1
    if final == UInt8(ascii: "M") { return (length, .key(.enter)) }
    let fields = Parameters(bytes[(start + 2)..<index])
    guard let code = letterKey(final) else { return (length, .nothing) }
    return (length, .key(code, fields.lastModifiers))
  }

  /// Esc [, parameters and a final byte.
  static func controlSequence(_ bytes: ArraySlice<UInt8>) -> (length: Int, InputDecoder.Meaning) {
    let start = bytes.startIndex
    var index = start + 2
    while index < bytes.endIndex, (0x20...0x3F).contains(bytes[index]) { index += 1 }
    guard index < bytes.endIndex else { return (0, .nothing) }
    let final = bytes[index]
    // Anything else breaks the sequence off; that byte is read anew.
    guard (0x40...0x7E).contains(final) else { return (index - start, .nothing) }
    let body = bytes[(start + 2)..<index]
    let length = index - start + 1
    if body.isEmpty {
      let rest = bytes[(index + 1)...]
      if final == UInt8(ascii: "M") { return mouseX10(rest, after: length) }
      if final == UInt8(ascii: "[") { return consoleFunctionKey(rest, after: length) }
    }
    return (length, meaning(final, body))
  }

  private static func meaning(_ final: UInt8, _ body: ArraySlice<UInt8>) -> InputDecoder.Meaning {
    if body.first == UInt8(ascii: "<") {
      return mouseSGR(Parameters(body.dropFirst()), isRelease: final == UInt8(ascii: "m"))
    }
    if body.first == UInt8(ascii: "?") {
      return TerminalReport(private: body.dropFirst(), final: final).map { .event(.report($0)) }
        ?? .nothing
    }
    guard body.allSatisfy({ (0x30...0x3B).contains($0) }) else { return .nothing }
    let parameters = Parameters(body)
    switch final {
    case UInt8(ascii: "~"): return numberedKey(parameters)
    case UInt8(ascii: "u"): return character(parameters[0], parameters.modifiers(at: 1))
    case UInt8(ascii: "Z"): return .key(.tab, .shift)
    default:
      // With another first number it is an answer.
      guard parameters.count == 0 || parameters[0] == 1 else {
        return final == UInt8(ascii: "R") && parameters.count == 2 && parameters[0] > 1
          ? .event(.report(.cursor(row: parameters[0], column: parameters[1]))) : .nothing
      }
      guard let code = letterKey(final) else { return .nothing }
      return .key(code, parameters.modifiers(at: 1))
    }
  }

  private static func letterKey(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func numberedKey(_ parameters: Parameters) -> InputDecoder.Meaning {
    let modifiers = parameters.modifiers(at: 1)
    switch parameters[0] {
    case 1, 7: return .key(.home, modifiers)
    case 2: return .key(.insert, modifiers)
    case 3: return .key(.delete, modifiers)
    case 4, 8: return .key(.end, modifiers)
    case 5: return .key(.pageUp, modifiers)
    case 6: return .key(.pageDown, modifiers)
    case 11...15: return .key(.function(parameters[0] - 10), modifiers)
    case 17...21: return .key(.function(parameters[0] - 11), modifiers)
    case 23, 24: return .key(.function(parameters[0] - 12), modifiers)
    case 27: return character(parameters[2], modifiers)
    case 200: return .pasteBegins
    default: return .nothing
    }
  }

  /// A key reported by its character's number (CSI u, and xterm's modifyOtherKeys).
  private static func character(
    _ number: Int, _ modifiers: Key.Modifiers
  ) -> InputDecoder.Meaning {
    switch number {
    case 9: return .key(.tab, modifiers)
    case 13: return .key(.enter, modifiers)
    case 27: return .key(.escape, modifiers)
    case 8, 127: return .key(.backspace, modifiers)
    default:
      guard number >= 0x20, let scalar = Unicode.Scalar(UInt32(number)), scalar.columns > 0 else {
        return .nothing
      }
      return .key(.character(Character(scalar)), modifiers)
    }
  }

  /// Linux's console: Esc [ [ A … E are F1 to F5.
  private static func consoleFunctionKey(
    _ rest: ArraySlice<UInt8>, after length: Int
  ) -> (length: Int, InputDecoder.Meaning) {
    guard let letter = rest.first else { return (0, .nothing) }
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else {
      return (length, .nothing)
    }
    return (length + 1, .key(.function(Int(letter - UInt8(ascii: "A")) + 1)))
  }
}

// MARK: - Mouse

extension InputDecoder.SequenceReader {
  private static func mouseSGR(_ parameters: Parameters, isRelease: Bool) -> InputDecoder.Meaning {
    guard parameters.count == 3 else { return .nothing }
    return mouse(
      parameters[0], column: parameters[1], row: parameters[2], isRelease: isRelease)
  }

  /// Three bytes after Esc [ M: button, column and row, each plus 32.
  private static func mouseX10(
    _ rest: ArraySlice<UInt8>, after length: Int
  ) -> (length: Int, InputDecoder.Meaning) {
    let fields = rest.prefix(3).prefix { $0 >= 32 }.map { Int($0) - 32 }
    // A control is none of the three: it breaks the report off and is read anew.
    guard fields.count == 3 else {
      return rest.count > fields.count ? (length + fields.count, .nothing) : (0, .nothing)
    }
    return (length + 3, mouse(fields[0], column: fields[1], row: fields[2], isRelease: false))
  }

  private static func mouse(
    _ bits: Int, column: Int, row: Int, isRelease: Bool
  ) -> InputDecoder.Meaning {
    guard bits >= 0, bits < 128, column > 0, row > 0 else { return .nothing }
    var modifiers: Key.Modifiers = []
    if bits & 4 != 0 { modifiers.insert(.shift) }
    if bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 16 != 0 { modifiers.insert(.control) }
    guard let action = action(bits, isRelease: isRelease) else { return .nothing }
    return .event(.mouse(MouseEvent(action, at: Point(x: column - 1, y: row - 1), modifiers)))
  }

  private static func action(_ bits: Int, isRelease: Bool) -> MouseEvent.Action? {
    if bits & 64 != 0 {
      return bits & 3 == 0 ? .wheelUp : bits & 3 == 1 ? .wheelDown : nil
    }
    guard let button = MouseEvent.Button(rawValue: bits & 3) else {
      // X10 does not say which button went up.
      return bits & 32 == 0 ? .release(.left) : nil
    }
    if isRelease { return .release(button) }
    return bits & 32 != 0 ? .drag(button) : .press(button)
  }
}

// MARK: - Parameters

/// The numbers of a sequence, separated by semicolons; missing ones are 0.
private struct Parameters {
  private var numbers: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    for field in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      // What follows a colon refines the number: not needed here. Absurd numbers count as a million.
      let digits = field.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      numbers.append(digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1 - UInt8(ascii: "0"))) })
    }
  }

  var count: Int { numbers.count }

  subscript(index: Int) -> Int { numbers.indices.contains(index) ? numbers[index] : 0 }

  /// The modifiers in the number at `index`, which is one more than their bits.
  func modifiers(at index: Int) -> Key.Modifiers {
    self[index] > 1 ? Key.Modifiers(rawValue: UInt8((self[index] - 1) & 7)) : []
  }

  var lastModifiers: Key.Modifiers { modifiers(at: count - 1) }
}
