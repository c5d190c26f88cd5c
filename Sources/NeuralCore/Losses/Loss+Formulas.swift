// Value and slope of every loss side by side, for one row: p [width] answers, t targets. Keras
// clips and normalises probabilities; where it does, no slope passes the clip. In max(x, 0) the order
// matters: a NaN in the first place is handed on, one in the second is not. In the corners slopes are
// those of Keras on TensorFlow: a maximum hands the whole slope to its first argument where both are
// equal, so that hinges still slope where they just come to 0; |x| has none at 0.

extension Loss {
  /// The loss of each row: perExample [rows] from answers p [rows, width] and targets t.
  func forward<T: Precision>(
    _ p: UnsafePointer<T>, target t: UnsafePointer<T>,
    into perExample: UnsafeMutablePointer<T>, rows: Int, width: Int
  ) {
    let targetWidth = targetWidth(outputs: width)
    for row in 0..<rows {
      perExample[row] = value(p + row * width, t + row * targetWidth, width)
    }
  }

  /// ∂(loss of the row)/∂p [rows, width], times `share`: 1/rows in a mean.
  func backward(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>, rows: Int, width: Int, share: Float
  ) {
    let targetWidth = targetWidth(outputs: width)
    for row in 0..<rows {
      slope(p + row * width, t + row * targetWidth, into: gradient + row * width, width)
    }
    for i in 0..<rows * width { gradient[i] *= share }
  }

  /// The loss of one row.
  func value<T: Precision>(_ p: UnsafePointer<T>, _ t: UnsafePointer<T>, _ width: Int) -> T {
    let n = T(width)
    var sum: T = 0
    switch self {
    case .categoricalCrossentropy(let smoothing):
      // Keras divides the row by its sum before it clips. Of a sum of 0 it makes NaN; here the
      // shares are then 0, and clipped like any other.
      let total = Self.sum(p, width)
      for k in 0..<width {
        let q = Self.clip(total == 0 ? 0 : p[k] / total)
        sum -= Self.smooth(t[k], smoothing, among: width) * logarithm(q)
      }
    case .sparseCategoricalCrossentropy:
      // Keras's sparse form clips first and then divides by the sum of the clipped row.
      var total: T = 0
      for k in 0..<width { total += Self.clip(p[k]) }
      sum = -logarithm(Self.clip(p[Self.label(t, width)]) / total)
    case .binaryCrossentropy(let smoothing):
      for k in 0..<width { sum += part(p[k], Self.smooth(t[k], smoothing, among: 2)) }
      sum /= n
    case .meanSquaredError, .meanAbsoluteError, .huber, .poisson, .logCosh:
      for k in 0..<width { sum += part(p[k], t[k]) }
      sum /= n
    case .halfSquaredError, .klDivergence:
      for k in 0..<width { sum += part(p[k], t[k]) }
    case .hinge, .squaredHinge:
      let areBits = Self.areBits(t, width)
      for k in 0..<width { sum += part(p[k], Self.sign(t[k], areBits)) }
      sum /= n
    case .categoricalHinge:
      var right: T = 0
      for k in 0..<width { right += t[k] * p[k] }
      sum = max(Self.rival(p, t, width).value - right + 1, 0)
    case .own(let loss):
      sum = T(loss.value(Self.doubles(p, width), Self.doubles(t, width)))
    }
    return sum
  }

  /// What one output adds to its row's loss, before a mean is taken; `t` as `seenTargets` gives it.
  ///
  /// Of the losses that look at a whole row 0.
  @inline(__always)
  func part<T: Precision>(_ p: T, _ t: T) -> T {
    switch self {
    case .binaryCrossentropy:
      let q = Self.clip(p)
      return -(t * logarithm(q) + (1 - t) * logarithm(1 - q))
    case .meanSquaredError: return (p - t) * (p - t)
    case .halfSquaredError: return (p - t) * (p - t) / 2
    case .meanAbsoluteError: return (p - t).magnitude
    case .huber(let delta):
      let delta = T(delta)
      let gap = (p - t).magnitude
      return gap <= delta ? gap * gap / 2 : delta * gap - delta * delta / 2
    case .hinge: return max(1 - t * p, 0)
    case .squaredHinge:
      let short = max(1 - t * p, 0)
      return short * short
    case .klDivergence:
      let t = Self.clipLow(t)
      return t * logarithm(t / Self.clipLow(p))
    case .poisson: return p - t * logarithm(p + T(Self.epsilon))
    case .logCosh: return Self.logCosh(p - t)
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .categoricalHinge, .own:
      return 0
    }
  }

  /// The slope of one row's loss along each p.
  func slope<T: Precision>(
    _ p: UnsafePointer<T>, _ t: UnsafePointer<T>, into g: UnsafeMutablePointer<T>,
    _ width: Int
  ) {
    let n = T(width)
    switch self {
    case .categoricalCrossentropy(let smoothing):
      // With q = p / Σp: ∂L/∂q = −t/q where the clip lets it through, then through the division.
      let total = Self.sum(p, width)
      if total == 0 { return g.update(repeating: 0, count: width) }
      var dot: T = 0
      for k in 0..<width {
        let q = p[k] / total
        g[k] = Self.isClipped(q) ? 0 : -Self.smooth(t[k], smoothing, among: width) / q
        dot += g[k] * q
      }
      for k in 0..<width { g[k] = (g[k] - dot) / total }
    case .sparseCategoricalCrossentropy:
      var total: T = 0
      for k in 0..<width { total += Self.clip(p[k]) }
      let label = Self.label(t, width)
      for k in 0..<width {
        g[k] = Self.isClipped(p[k]) ? 0 : 1 / total - (k == label ? 1 / p[k] : 0)
      }
    case .binaryCrossentropy(let smoothing):
      for k in 0..<width {
        let t = Self.smooth(t[k], smoothing, among: 2)
        g[k] = Self.isClipped(p[k]) ? 0 : (p[k] - t) / (p[k] * (1 - p[k])) / n
      }
    case .meanSquaredError:
      for k in 0..<width { g[k] = 2 * (p[k] - t[k]) / n }
    case .halfSquaredError:
      for k in 0..<width { g[k] = p[k] - t[k] }
    case .meanAbsoluteError:
      for k in 0..<width { g[k] = Self.direction(p[k] - t[k]) / n }
    case .huber(let delta):
      let delta = T(delta)
      for k in 0..<width { g[k] = min(max(p[k] - t[k], -delta), delta) / n }
    case .hinge:
      let areBits = Self.areBits(t, width)
      for k in 0..<width {
        let sign = Self.sign(t[k], areBits)
        let short = 1 - sign * p[k]
        g[k] = short < 0 ? 0 : short.isNaN ? short : -sign / n
      }
    case .squaredHinge:
      let areBits = Self.areBits(t, width)
      for k in 0..<width {
        let sign = Self.sign(t[k], areBits)
        g[k] = -2 * sign * max(1 - sign * p[k], 0) / n
      }
    case .categoricalHinge:
      var right: T = 0
      for k in 0..<width { right += t[k] * p[k] }
      let rival = Self.rival(p, t, width)
      let margin = rival.value - right + 1
      if !(margin >= 0) { return g.update(repeating: margin.isNaN ? margin : 0, count: width) }
      // Those that share the maximum share its slope; of a one-hot t the right class's share is 0.
      for k in 0..<width {
        let isRival = (1 - t[k]) * p[k] == rival.value
        g[k] = (isRival ? (1 - t[k]) / T(rival.count) : 0) - t[k]
      }
    case .klDivergence:
      for k in 0..<width {
        let isClipped = p[k] < T(Self.epsilon) || p[k] > 1
        g[k] = isClipped ? 0 : -Self.clipLow(t[k]) / p[k]
      }
    case .poisson:
      for k in 0..<width { g[k] = (1 - t[k] / (p[k] + T(Self.epsilon))) / n }
    case .logCosh:
      for k in 0..<width { g[k] = T.hyperbolicTangent(p[k] - t[k]) / n }
    case .own(let loss):
      let slopes = loss.slope(Self.doubles(p, width), Self.doubles(t, width))
      precondition(slopes.count == width, "a loss has one slope for each answer")
      for k in 0..<width { g[k] = T(slopes[k]) }
    }
  }

  /// The loss of one row in double precision, and its slope along each answer.
  package func valueAndSlope(_ p: [Double], target t: [Double]) -> (value: Double, slope: [Double])
  {
    var slope = [Double](repeating: 0, count: p.count)
    self.slope(p, t, into: &slope, p.count)
    return (value(p, t, p.count), slope)
  }
}

// MARK: - What several of them share

extension Loss {
  /// A target that shares `smoothing` of itself out among `classes`: t (1 − s) + s / classes.
  @inline(__always)
  static func smooth<T: Precision>(_ t: T, _ smoothing: Double, among classes: Int) -> T {
    smoothing == 0 ? t : t * (1 - T(smoothing)) + T(smoothing) / T(classes)
  }

  /// The class whose number is the target of a sparse loss.
  @inline(__always)
  static func label<T: Precision>(_ t: UnsafePointer<T>, _ classes: Int) -> Int {
    precondition(
      t[0] >= 0 && t[0] < T(classes), "a sparse target is the number of a class, from 0")
    return Int(t[0])
  }

  /// Clipped to 1e-7…1 − 1e-7.
  @inline(__always)
  static func clip<T: Precision>(_ p: T) -> T { min(max(p, T(epsilon)), 1 - T(epsilon)) }

  /// Whether a probability lies beyond the clip, where it has no slope.
  static func isClipped<T: Precision>(_ p: T) -> Bool {
    p < T(epsilon) || p > 1 - T(epsilon)
  }

  /// Clipped to 1e-7…1.
  @inline(__always)
  private static func clipLow<T: Precision>(_ p: T) -> T { min(max(p, T(epsilon)), 1) }

  /// The sum of a row.
  static func sum<T: Precision>(_ p: UnsafePointer<T>, _ width: Int) -> T {
    var sum: T = 0
    for k in 0..<width { sum += p[k] }
    return sum
  }

  /// −1, 0 or 1; of a NaN NaN.
  private static func direction<T: Precision>(_ gap: T) -> T { gap > 0 ? 1 : gap < 0 ? -1 : gap }

  /// Whether all targets of a row are 0 or 1, so that hinge takes them as −1 or 1.
  static func areBits<T: Precision>(_ t: UnsafePointer<T>, _ width: Int) -> Bool {
    for k in 0..<width where t[k] != 0 && t[k] != 1 { return false }
    return true
  }

  /// A target of a hinge: −1 or 1 of a bit, else the number itself.
  @inline(__always)
  static func sign<T: Precision>(_ t: T, _ isBit: Bool) -> T { isBit ? 2 * t - 1 : t }

  /// What the right class is measured against: the largest (1 − t) p of all classes, and how many
  /// share it.
  ///
  /// The right class of a one-hot t is among them with 0: wrong classes below 0 do not count.
  static func rival<T: Precision>(
    _ p: UnsafePointer<T>, _ t: UnsafePointer<T>, _ width: Int
  ) -> (value: T, count: Int) {
    var (largest, count) = ((1 - t[0]) * p[0], 1)
    for k in 1..<max(1, width) {
      let value = (1 - t[k]) * p[k]
      if value == largest { count += 1 }
      if value > largest || value.isNaN { (largest, count) = (value, 1) }
    }
    return (largest, count)
  }

  /// log(cosh x): near 0 by log(1 + 2 sinh²(x/2)), which keeps its digits, far out by
  /// |x| + log(1 + e^(−2|x|)) − log 2, which does not overflow.
  private static func logCosh<T: Precision>(_ x: T) -> T {
    let size = x.magnitude
    if size < 1 {
      let sine = T.hyperbolicSine(size / 2)
      return T.logarithmOfOnePlus(2 * sine * sine)
    }
    return size + T.logarithmOfOnePlus(T.exponential(-2 * size)) - T.logarithm(2)
  }

  private static func doubles<T: Precision>(_ values: UnsafePointer<T>, _ count: Int) -> [Double] {
    (0..<count).map { Double(values[$0]) }
  }
}
