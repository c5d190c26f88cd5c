import NeuralCore

/// A piece of a page, in reading order.
public enum Block: Sendable, Equatable {
  /// A heading inside the page; level 3 is the highest, for the page's own title has level 2.
  case heading(level: Int, [Inline])
  /// A paragraph.
  case paragraph([Inline])
  /// A list: each item is a few blocks. `first` is the number of the first item, nil for bullets.
  case list(first: Int?, items: [[Block]])
  /// Lines to be shown as they stand, line breaks included. `language` is the fence's word.
  case code(language: CodeLanguage, [Inline])
  /// A table: its head and its rows, each a list of cells.
  case table(head: [[Inline]], rows: [[[Inline]]])
  /// A curve to be drawn from the function itself.
  case plot(Plot)
  /// Here stands the page's question with this index. What follows it waits until it is closed.
  case prediction(Int)
  /// Here stands the page's task with this index.
  case task(Int)
}

/// What a fenced block of code is written in.
public enum CodeLanguage: String, CaseIterable, Sendable {
  /// Plain lines, such as a worked sum; the only kind that may hold live numbers.
  case text
  /// The Keras lines that do the same.
  case keras
  /// The NumPy lines that do the same.
  case numpy
  /// Any other Python.
  case python
}

/// A piece of running text.
public indirect enum Inline: Sendable, Equatable {
  /// Plain text without line breaks (but inside a block of code, where they count).
  case text(String)
  /// *Emphasis.*
  case emphasis([Inline])
  /// **Strong emphasis.**
  case strong([Inline])
  /// `Something to type or a key to press.`
  case code(String)
  /// A link and what it says.
  case link([Inline], to: String)
  /// A number from the running network.
  case live(LiveNumber)
  /// A line break that the writer asked for.
  case lineBreak
}

/// A request to draw an activation function's curve.
public struct Plot: Sendable, Equatable {
  /// The function; never softmax, which has no curve of its own.
  public let function: Activation
  /// True when its slope is to be drawn with it.
  public let withSlope: Bool
  /// The ends of the horizontal axis.
  public let range: ClosedRange<Float>

  /// A plot of `function` from end to end of `range`.
  public init(function: Activation, withSlope: Bool, range: ClosedRange<Float>) {
    self.function = function
    self.withSlope = withSlope
    self.range = range
  }

  /// The function at `count` equal distances from end to end, and its slope at the same points.
  public func points(_ count: Int) -> [(x: Float, value: Float, slope: Float)] {
    let steps = Swift.max(count, 2) - 1
    let width = range.upperBound - range.lowerBound
    return (0...steps).map { index in
      let x = range.lowerBound + width * Float(index) / Float(steps)
      let value = function.value(x)
      return (x, value, function.derivative(at: x, value: value))
    }
  }
}
