/// A picture as a network of MNIST's digits sees it: ink on paper, brought to size and to the middle.
///
/// As MNIST's were (LeCun, Cortes, Burges): the box around the ink is brought to 20 × 20 without changing
/// how its sides compare, and its centre of mass to the middle of 28 × 28.
public struct PreparedPicture: Hashable, Sendable {
  /// The pixels, [side, side]: 0 is paper, 255 ink.
  public let pixels: [UInt8]
  /// What was done.
  public let preparation: Preparation

  /// What was done to a picture.
  public struct Preparation: Hashable, Sendable {
    /// The size of the picture, in pixels.
    public let width: Int, height: Int
    /// Whether its ink was darker than its paper.
    public let isDarkOnLight: Bool
    /// The box around the ink in it: its upper left corner and its size.
    public let box: Box
    /// The size that the box was brought to, and where it then stands; that of `box` where nothing was done.
    public let place: Box
    /// How many pixels high and wide it is now.
    public let side: Int
    /// Whether its ink lay as in MNIST already, and was left.
    public let isAsItWas: Bool
    /// Whether nothing was to be done to it at all.
    public var isUntouched = false
  }

  /// A box of pixels.
  public struct Box: Hashable, Sendable {
    /// Its left column and its upper row.
    public let x: Int, y: Int
    /// How many columns and rows it has.
    public let width: Int, height: Int
  }

  /// Prepares a picture for a network that sees `side` × `side` pixels.
  ///
  /// Throws where nothing is drawn on it.
  public init(_ picture: GrayPicture, side: Int = 28) throws(FitError) {
    let (ink, paper, isDarkOnLight) = try Self.ink(of: picture)
    let box = Self.box(around: ink, picture)
    let inner = max(1, (side * 20 + 14) / 28)
    func preparation(_ place: Box, isAsItWas: Bool) -> Preparation {
      Preparation(
        width: picture.width, height: picture.height, isDarkOnLight: isDarkOnLight, box: box,
        place: place, side: side, isAsItWas: isAsItWas)
    }
    guard
      picture.width != side || picture.height != side || max(box.width, box.height) > inner
        || !Self.isCentred(ink, side)
    else {
      // MNIST's own digits keep their bytes.
      let isPlain = paper == 0 || paper == 1
      self.preparation = preparation(box, isAsItWas: true)
      pixels = zip(ink, picture.values).map { amount, value in
        UInt8(((isPlain ? abs(value - paper) : amount) * 255).rounded())
      }
      return
    }
    let size = Self.size(of: box, within: inner)
    let small = Self.resampled(ink, picture.width, box, to: size)
    let corner = Self.corner(of: small, size, side)
    var pixels = [UInt8](repeating: 0, count: side * side)
    for row in 0..<size.1 {
      for column in 0..<size.0 {
        pixels[(corner.1 + row) * side + corner.0 + column] =
          UInt8((small[row * size.0 + column] * 255).rounded())
      }
    }
    self.pixels = pixels
    self.preparation = preparation(
      Box(x: corner.0, y: corner.1, width: size.0, height: size.1), isAsItWas: false)
  }
}

// MARK: - As it is

extension PreparedPicture {
  /// A picture that is shown as it is: black is paper, white ink.
  ///
  /// Throws where it has other sides than the network sees.
  public init(asItIs picture: GrayPicture, side: Int = 28) throws(FitError) {
    guard picture.width == side, picture.height == side else {
      throw FitError(
        description: "as it is the network sees \(side) × \(side) pixels, and it has "
          + "\(picture.width) × \(picture.height)")
    }
    let whole = Box(x: 0, y: 0, width: side, height: side)
    pixels = picture.values.map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
    preparation = Preparation(
      width: side, height: side, isDarkOnLight: false, box: whole, place: whole, side: side,
      isAsItWas: true, isUntouched: true)
  }
}

// MARK: - Ink

extension PreparedPicture {
  /// What differs less from paper is none, as the grain of a photograph.
  private static let faintest: Float = 0.1
  /// What belongs to the box differs more.
  private static let plain: Float = 0.15

  /// How much ink is on each pixel, 0 to 1; what its paper is, and whether that was the lighter.
  ///
  /// Paper is what most pixels of the edge are.
  private static func ink(of picture: GrayPicture) throws(FitError) -> (
    [Float], paper: Float, isDarkOnLight: Bool
  ) {
    let (width, height) = (picture.width, picture.height)
    var edge: [Int] = []
    for column in 0..<width { edge += [column, (height - 1) * width + column] }
    for row in 0..<height { edge += [row * width, row * width + width - 1] }
    let levels = edge.map { picture.values[$0] }.sorted()
    let paper = levels[levels.count / 2]
    let (lowest, highest) = (picture.values.min() ?? 0, picture.values.max() ?? 0)
    let isDarkOnLight = paper - lowest > highest - paper
    let span = isDarkOnLight ? paper - lowest : highest - paper
    guard span > faintest else {
      throw FitError(description: "nothing is drawn on it: all its pixels are nearly alike")
    }
    let ink = picture.values.map { value in
      let amount = (isDarkOnLight ? paper - value : value - paper) / span
      return amount < faintest && (paper != 0 && paper != 1) ? 0 : max(0, amount)
    }
    return (ink, paper, isDarkOnLight)
  }

  private static func box(around ink: [Float], _ picture: GrayPicture) -> Box {
    var (left, right, top, bottom) = (picture.width, 0, picture.height, 0)
    for row in 0..<picture.height {
      for column in 0..<picture.width where ink[row * picture.width + column] > plain {
        (left, right) = (min(left, column), max(right, column))
        (top, bottom) = (min(top, row), max(bottom, row))
      }
    }
    return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// Whether the centre of mass is in the middle, as near as MNIST's whole pixels bring it.
  private static func isCentred(_ ink: [Float], _ side: Int) -> Bool {
    let (x, y) = centre(of: ink, (side, side))
    return abs(x - Float(side) / 2) <= 1 && abs(y - Float(side) / 2) <= 1
  }
}

// MARK: - Size and place

extension PreparedPicture {
  private static func size(of box: Box, within side: Int) -> (Int, Int) {
    let scale = Float(side) / Float(max(box.width, box.height))
    return (
      max(1, Int((Float(box.width) * scale).rounded())),
      max(1, Int((Float(box.height) * scale).rounded()))
    )
  }

  /// The ink of a box in another size: each pixel is the mean of what it covers, the strongest is full ink.
  private static func resampled(
    _ ink: [Float], _ width: Int, _ box: Box, to size: (Int, Int)
  ) -> [Float] {
    let columns = shares(box.width, size.0)
    let rows = shares(box.height, size.1)
    // Columns first, so that each row of the box is gone through once.
    var narrow = [Float](repeating: 0, count: box.height * size.0)
    for row in 0..<box.height {
      for column in 0..<size.0 {
        let start = (box.y + row) * width + box.x
        narrow[row * size.0 + column] = columns[column].reduce(0) {
          $0 + ink[start + $1.place] * $1.share
        }
      }
    }
    var small = [Float](repeating: 0, count: size.0 * size.1)
    for row in 0..<size.1 {
      for column in 0..<size.0 {
        small[row * size.0 + column] = rows[row].reduce(0) {
          $0 + narrow[$1.place * size.0 + column] * $1.share
        }
      }
    }
    let most = max(small.max() ?? 1, .leastNormalMagnitude)
    return small.map { min(1, $0 / most) }
  }

  /// What each of `count` equal parts of `length` places covers of them.
  private static func shares(_ length: Int, _ count: Int) -> [[(place: Int, share: Float)]] {
    let width = Double(length) / Double(count)
    return (0..<count).map { part in
      let (start, end) = (Double(part) * width, Double(part + 1) * width)
      return (Int(start)..<min(length, Int(end.rounded(.up)))).map { place in
        let covered = min(end, Double(place + 1)) - max(start, Double(place))
        return (place, Float(covered / width))
      }
    }
  }

  /// Where a box stands so that its centre of mass is in the middle, as far as it fits.
  private static func corner(of ink: [Float], _ size: (Int, Int), _ side: Int) -> (Int, Int) {
    let (x, y) = centre(of: ink, size)
    let middle = Float(side) / 2
    return (
      min(max(0, Int((middle - x).rounded())), side - size.0),
      min(max(0, Int((middle - y).rounded())), side - size.1)
    )
  }

  /// The centre of mass, in pixels from the left and upper edges.
  private static func centre(of ink: [Float], _ size: (Int, Int)) -> (Float, Float) {
    var (sum, x, y) = (Float(0), Float(0), Float(0))
    for row in 0..<size.1 {
      for column in 0..<size.0 {
        let amount = ink[row * size.0 + column]
        sum += amount
        x += amount * (Float(column) + 0.5)
        y += amount * (Float(row) + 0.5)
      }
    }
    return sum > 0 ? (x / sum, y / sum) : (Float(size.0) / 2, Float(size.1) / 2)
  }
}
