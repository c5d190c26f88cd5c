/// How a file writes a number down: its bytes, the first of them the least.
public enum StoredNumber: Hashable, Sendable, CaseIterable {
  /// 16 bits, 5 of them the exponent (IEEE 754 binary16).
  case half
  /// The upper 16 bits of a single-precision number (bfloat16).
  case brain
  /// 32 bits (IEEE 754 binary32): the type of the core.
  case single
  /// 64 bits (IEEE 754 binary64).
  case double

  /// The type with a name of safetensors, such as `F32`.
  init?(safetensors name: String) {
    guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = type
  }

  /// The type with a `descr` of NumPy, such as `<f4`, in either order of bytes.
  init?(numpy descr: String) {
    switch descr {
    case "<f2", ">f2": self = .half
    case "<f4", ">f4": self = .single
    case "<f8", ">f8": self = .double
    default: return nil
    }
  }

  /// The name in safetensors.
  public var name: String {
    switch self {
    case .half: "F16"
    case .brain: "BF16"
    case .single: "F32"
    case .double: "F64"
    }
  }

  /// How many bytes a number takes.
  var size: Int {
    switch self {
    case .half, .brain: 2
    case .single: 4
    case .double: 8
    }
  }

  /// The number at an index, in single precision; a double that is beyond it becomes infinite.
  func float(at index: Int, in bytes: UnsafeRawBufferPointer) -> Float {
    switch self {
    case .half: Float(half: Self.word(at: index, in: bytes))
    case .brain: Float(bitPattern: UInt32(Self.word(at: index, in: bytes) as UInt16) << 16)
    case .single: Float(bitPattern: Self.word(at: index, in: bytes))
    case .double: Float(Double(bitPattern: Self.word(at: index, in: bytes)))
    }
  }

  private static func word<Word: FixedWidthInteger & BitwiseCopyable>(
    at index: Int, in bytes: UnsafeRawBufferPointer
  ) -> Word {
    Word(
      littleEndian: bytes.loadUnaligned(
        fromByteOffset: index * MemoryLayout<Word>.size, as: Word.self))
  }
}

extension Float {
  /// The number that 16 bits of half precision are, which single precision has too.
  ///
  /// By hand, since not every system that Swift runs on has a `Float16`.
  init(half bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Below the smallest normal number the fraction counts steps of 2⁻²⁴.
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    case 0x1F: self.init(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: self.init(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
