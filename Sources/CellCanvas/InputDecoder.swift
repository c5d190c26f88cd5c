/// Turns the bytes of a terminal into events: keys, SGR and X10 mouse reports, bracketed paste.
///
/// A pure value: feed it bytes in pieces of any size. Sequences it does not know are swallowed whole;
/// bytes that are no UTF-8 are dropped. When nothing more has come for `silence`, `flush()` settles what
/// is left: a lone Esc was the key, a paste without an end has ended. Whatever came before, Ctrl-C is
/// read as soon as it comes.
public struct InputDecoder: Sendable {
  private var pending: [UInt8] = []
  private var paste = Paste.none

  /// Where a paste stands.
  private enum Paste {
    /// There is none.
    case none
    /// So much of its text has come.
    case begun([UInt8])
    /// It has brought all it may; the rest of it is dropped.
    case full
  }

  /// More bytes than any sequence that makes sense; longer ones are given up.
  private static let longestSequence = 4096
  /// The most that one paste may bring, in bytes.
  private static let longestPaste = 1 << 20
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  static let interrupt: UInt8 = 0x03

  /// A decoder at the start of input.
  public init() {}

  /// The milliseconds of silence after which `flush()` settles what waits; nil when nothing does.
  ///
  /// The pieces of a sequence come together, those of a paste over a slow line may not.
  public var silence: Int? {
    if case .none = paste { return pending.isEmpty ? nil : 25 }
    return 500
  }

  private var isPasting: Bool {
    if case .none = paste { return false }
    return true
  }

  /// Takes more bytes and returns the events they complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    pending += bytes
    var events: [InputEvent] = []
    var position = 0
    while position < pending.count {
      if isPasting {
        if let event = takePaste(&position) { events.append(event) }
        if isPasting { break }
        continue
      }
      let (length, result) = SequenceReader.read(pending[position...])
      guard length > 0 else { break }
      position += length
      switch result {
      case .event(let event): events.append(event)
      case .pasteBegins: paste = .begun([])
      case .nothing: break
      }
    }
    pending.removeFirst(position)
    if pending.count > Self.longestSequence { pending = [] }
    return events
  }

  /// Settles what is left over when no more bytes come: a lone Esc is the key, a paste is what came.
  public mutating func flush() -> [InputEvent] {
    let rest = pending
    pending = []
    if isPasting {
      defer { paste = .none }
      return pasted.map { [$0] } ?? []
    }
    guard rest.first == 0x1B else { return [] }
    if rest.count == 1 { return [.key(Key(.escape))] }
    guard rest.count == 2, (0x20..<0x7F).contains(rest[1]) else { return [] }
    let character = Character(Unicode.Scalar(rest[1]))
    return [.key(Key(.character(character), .alt))]
  }

  /// Moves bytes from `position` on into the paste; the event when its end is there, or it is full.
  ///
  /// Ctrl-C ends it and drops its text; that byte is read anew.
  private mutating func takePaste(_ position: inout Int) -> InputEvent? {
    let rest = pending[position...]
    let end = Self.pasteEnd
    let stop = rest.indices.first { rest[$0] == Self.interrupt || rest[$0...].starts(with: end) }
    // The end may itself arrive in pieces: what could be its beginning stays in `pending`.
    let taken = stop ?? rest.indices.first { end.starts(with: rest[$0...]) } ?? rest.endIndex
    position = taken
    if let stop, rest[stop] == Self.interrupt {
      paste = .none
      return nil
    }
    let event = keep(rest[..<taken])
    guard stop != nil else { return event }
    position += end.count
    defer { paste = .none }
    return event ?? pasted
  }

  /// Keeps bytes of a paste; the event once there is no room for more.
  private mutating func keep(_ bytes: ArraySlice<UInt8>) -> InputEvent? {
    guard case .begun(var text) = paste else { return nil }
    paste = .none
    text += bytes.prefix(Self.longestPaste - text.count)
    paste = .begun(text)
    guard text.count == Self.longestPaste else { return nil }
    defer { paste = .full }
    return pasted
  }

  /// The event of what the paste has brought; nil when that was handed out before.
  private var pasted: InputEvent? {
    guard case .begun(let text) = paste else { return nil }
    return .paste(String(decoding: text, as: UTF8.self))
  }
}

extension InputDecoder {
  /// What one sequence of bytes means.
  enum Meaning {
    case event(InputEvent)
    case pasteBegins
    case nothing

    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> Meaning {
      .event(.key(Key(code, modifiers)))
    }
  }

  /// Readers of one sequence: each returns its length in bytes (0: not all of it is there yet).
  enum SequenceReader {
    static func read(_ bytes: ArraySlice<UInt8>) -> (length: Int, Meaning) {
      guard let first = bytes.first else { return (0, .nothing) }
      if first == 0x1B { return escape(bytes) }
      if first < 0x20 || first == 0x7F { return (1, control(first)) }
      return text(bytes)
    }

    static func control(_ byte: UInt8) -> Meaning {
      switch byte {
      case 0x09: .key(.tab)
      case 0x0A, 0x0D: .key(.enter)
      case 0x08, 0x7F: .key(.backspace)
      case 0x00: .key(.character(" "), .control)
      case 0x01...0x1A: .key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
      default: .key(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
      }
    }

    /// One character in UTF-8; what is none is dropped byte by byte.
    static func text(_ bytes: ArraySlice<UInt8>) -> (length: Int, Meaning) {
      let first = bytes[bytes.startIndex]
      let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard length > 0, first < 0xF5 else { return (1, .nothing) }
      let encoded = bytes.prefix(length)
      guard encoded.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return (1, .nothing) }
      guard encoded.count == length else { return (0, .nothing) }
      // Repairs what is no character to U+FFFD: overlong forms, surrogates, beyond U+10FFFF.
      guard let scalar = String(decoding: encoded, as: UTF8.self).unicodeScalars.first,
        scalar != "\u{FFFD}"
      else { return (1, .nothing) }
      let isControl = (0x80..<0xA0).contains(scalar.value)
      return (length, isControl ? .nothing : .key(.character(Character(scalar))))
    }

    static func escape(_ bytes: ArraySlice<UInt8>) -> (length: Int, Meaning) {
      guard bytes.count > 1 else { return (0, .nothing) }
      switch bytes[bytes.startIndex + 1] {
      case UInt8(ascii: "["): return controlSequence(bytes)
      case UInt8(ascii: "O"): return singleShift(bytes)
      case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "X"), UInt8(ascii: "^"),
        UInt8(ascii: "_"):
        return string(bytes)
      case 0x1B, InputDecoder.interrupt: return (1, .key(.escape))
      default: return withAlt(bytes)
      }
    }

    /// Esc before an ordinary key: that key with alt.
    private static func withAlt(_ bytes: ArraySlice<UInt8>) -> (length: Int, Meaning) {
      let (length, meaning) = read(bytes.dropFirst())
      guard length > 0 else { return (0, .nothing) }
      guard case .event(.key(var key)) = meaning else { return (length + 1, .nothing) }
      key.modifiers.insert(.alt)
      return (length + 1, .event(.key(key)))
    }

    /// Device, system and other strings, up to BEL or Esc \: of those we ask for two, the background and the
    /// terminal's name.
    ///
    /// Controls that no such string holds break it off; they are read anew.
    private static func string(_ bytes: ArraySlice<UInt8>) -> (length: Int, Meaning) {
      let start = bytes.startIndex
      func told(to end: Int, _ length: Int) -> (length: Int, Meaning) {
        guard end > start + 2 else { return (length, .nothing) }
        let body = bytes[(start + 2)..<end]
        let report =
          switch bytes[start + 1] {
          case UInt8(ascii: "]"): TerminalReport(command: body)
          case UInt8(ascii: "P"): TerminalReport(device: body)
          default: nil as TerminalReport?
          }
        return (length, report.map { .event(.report($0)) } ?? .nothing)
      }
      for index in bytes.indices.dropFirst(2) {
        if bytes[index] == 0x07 { return told(to: index, index - start + 1) }
        if bytes[index] == UInt8(ascii: "\\"), bytes[index - 1] == 0x1B, index > start + 2 {
          return told(to: index - 1, index - start + 1)
        }
        if bytes[index] < 0x20, bytes[index] != 0x1B, !(0x08...0x0D).contains(bytes[index]) {
          return (index - start, .nothing)
        }
      }
      return (0, .nothing)
    }
  }
}
