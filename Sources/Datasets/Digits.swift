import Foundation
import NeuralCore
import Synchronization

/// Pictures of digits, or of anything else, with their labels, read from two IDX files.
///
/// The labels are read when it is opened, the pictures when they are first asked for: the first digit
/// costs a few milliseconds, not the whole file. Copies share one memory, and any thread may ask.
public struct Digits: ExampleSource {
  /// How many pixels high a picture is.
  public private(set) var rows: Int
  /// How many pixels wide a picture is.
  public private(set) var columns: Int
  /// The label of every picture, from 0.
  public let labels: [UInt8]

  /// Whether they are the digits of MNIST, as the bytes of all labels say; other pictures have the
  /// same form and another meaning.
  public let areDigits: Bool

  private let pictures: Pictures

  /// How many classes there are: ten of digits.
  public private(set) var classes: Int
  /// The names of the classes, where they have any.
  public private(set) var classNames: [String] = []
  private var isTransposed = false

  /// Opens a file of images and its file of labels, each plain or gzip.
  ///
  /// All labels and both headers are checked here; the pixels when they are read.
  public init(images: URL, labels: URL) throws(FileError) {
    let elements = try IDXElements(images, rank: 3)
    let labels = try Labels.read(labels, for: elements)
    rows = elements.header.dimensions[1]
    columns = elements.header.dimensions[2]
    self.labels = labels
    areDigits = Labels.arePublished(labels)
    classes = max(MNIST.classes, Int(labels.max() ?? 0) + 1)
    pictures = Pictures(elements)
  }

  /// Takes up how the pictures of their folder are meant.
  mutating func mean(_ names: [String], classes: Int, _ meaning: PictureMeaning) {
    (classNames, self.classes) = (names, classes)
    guard meaning.isTransposed, !areDigits else { return }
    isTransposed = true
    (rows, columns) = (columns, rows)
  }

  /// The same pictures as a model means them, where they do not tell it themselves.
  public func meant(as kept: PictureMeaning) -> Digits {
    var own = self
    let takesNames = classNames.isEmpty && !areDigits && kept.classes.count > highestLabel
    let names = takesNames ? kept.classes : classNames
    var meaning = kept
    meaning.isTransposed = kept.isTransposed && !isTransposed
    own.mean(names, classes: names.isEmpty ? classes : names.count, meaning)
    return own
  }

  /// The highest label that a picture has.
  var highestLabel: Int { Int(labels.max() ?? 0) }

  /// The lowest label that a picture has.
  var lowestLabel: Int { Int(labels.min() ?? 0) }

  /// How many digits there are.
  public var count: Int { labels.count }
  /// The pixels of a picture, flattened: 784.
  public var inputWidth: Int { rows * columns }
  /// The length of a one-hot label: 10 of digits.
  public var targetWidth: Int { classes }

  /// Pictures of bytes; of digits where they are MNIST's.
  public var arrangement: Arrangement {
    areDigits
      ? .digit(rows: rows, columns: columns)
      : .picture(rows: rows, columns: columns, classes: classNames)
  }

  /// The digit that a picture shows, or the number of its class.
  public func label(_ index: Int) -> Int { Int(labels[index]) }

  /// The name of a class, where it has one.
  public func name(ofClass label: Int) -> String? {
    label < classNames.count ? classNames[label] : nil
  }

  /// How many pictures there are of each class.
  public var labelCounts: [Int] {
    labels.reduce(into: [Int](repeating: 0, count: classes)) { $0[Int($1)] += 1 }
  }

  /// How many pictures are in memory, counted from the first.
  public var loadedCount: Int { pictures.loadedCount }

  /// Why pictures could not be read, once that has happened.
  ///
  /// `copyExample` and `pixels` cannot throw: a picture that is not there is blank, and this says why.
  public var fault: FileError? { pictures.fault }

  /// Makes sure that every picture can be read, before the first is shown: once, and for the files
  /// that ship in a few milliseconds.
  public func check() throws(FileError) { try pictures.check() }

  /// The digits as a network takes them, after they were checked; or a sentence why they cannot.
  public func ready(
    for network: Sequential, _ loss: Loss
  ) throws -> any ExampleSource {
    let fitting = try fitted(to: network, loss)
    try check()
    return fitting
  }

  /// Reads the first `count` pictures into memory; throws when the file is damaged before that.
  public func load(first count: Int) throws(FileError) { try pictures.load(first: count) }

  /// Reads all pictures into memory and checks the file to its end.
  public func loadAll() throws(FileError) { try load(first: count) }

  /// The raw pixels of a picture, row by row: 0 is paper, 255 is ink.
  public func pixels(_ index: Int) -> [UInt8] {
    let pixels = pictures.withPicture(index) { Array($0) }
    guard let pixels else { return [UInt8](repeating: 0, count: inputWidth) }
    return isTransposed ? pixels.indices.map { pixels[source(of: $0)] } : pixels
  }

  /// Writes the flattened, normalised pixels and the one-hot label.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    let there: Void? = pictures.withPicture(index) { normalize($0, into: input) }
    if there == nil { input.update(repeating: 0) }
    Preprocessing.oneHot(label(index), into: target)
  }

  /// Writes many at a time: where the pictures are is asked once for all.
  public func copyExamples(
    _ examples: UnsafeBufferPointer<Int>, inputs: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float>
  ) {
    let loaded = pictures.loaded
    for (row, example) in examples.enumerated() {
      let input = UnsafeMutableBufferPointer(
        rebasing: inputs[row * inputWidth..<(row + 1) * inputWidth])
      let target = UnsafeMutableBufferPointer(
        rebasing: targets[row * targetWidth..<(row + 1) * targetWidth])
      let there: Void? = loaded.withElement(example) { normalize($0, into: input) }
      if there == nil {
        copyExample(example, input: input, target: target)
      } else {
        Preprocessing.oneHot(label(example), into: target)
      }
    }
  }

  /// Where a pixel of a picture whose rows and columns are exchanged stands in its file.
  private func source(of place: Int) -> Int { place % columns * rows + place / columns }

  @inline(__always)
  private func normalize(
    _ pixels: UnsafeBufferPointer<UInt8>, into row: UnsafeMutableBufferPointer<Float>
  ) {
    guard isTransposed else { return Preprocessing.normalize(pixels, into: row) }
    for place in row.indices { row[place] = Preprocessing.normalize(pixels[source(of: place)]) }
  }

  /// Every byte of the pictures that are in memory, in order, a part at a time.
  var loadedPixels: [[UInt8]] { pictures.loadedSegments }
}

/// The shared memory of pictures, filled from the front on demand.
private final class Pictures: Sendable {
  private struct State {
    var elements: IDXElements
    var fault: FileError?
    var isChecked = false
  }
  private let state: Mutex<State>

  init(_ elements: sending IDXElements) {
    state = Mutex(State(elements: elements))
  }

  var loadedCount: Int { state.withLock { $0.elements.loadedCount } }
  var fault: FileError? { state.withLock { $0.fault } }

  func load(first count: Int) throws(FileError) {
    let fault = state.withLock { state in Self.load(first: count, &state) }
    if let fault { throw fault }
  }

  func check() throws(FileError) {
    let fault = state.withLock { state -> FileError? in
      if state.isChecked || state.elements.isWhole { return state.fault }
      state.isChecked = true
      do throws(FileError) {
        try state.elements.check()
      } catch {
        state.fault = error
      }
      return state.fault
    }
    if let fault { throw fault }
  }

  /// Runs `body` with a picture's pixels, reading on to it if need be; nil when it cannot be read.
  func withPicture<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    let loaded = state.withLock { state -> IDXElements.Loaded? in
      if state.elements.loadedCount <= index, Self.load(first: index + 1, &state) != nil {
        return nil
      }
      return state.elements.loaded
    }
    return loaded?.withElement(index, body)
  }

  /// What is in memory now.
  var loaded: IDXElements.Loaded { state.withLock { $0.elements.loaded } }

  var loadedSegments: [[UInt8]] { state.withLock { $0.elements.loadedSegments } }

  /// Reads on, unless a fault was found before: a damaged stream is not read a second time.
  private static func load(first count: Int, _ state: inout State) -> FileError? {
    if state.elements.loadedCount >= count, state.fault == nil { return nil }
    if let fault = state.fault { return fault }
    do {
      try state.elements.load(first: count)
    } catch {
      state.fault = error
    }
    return state.fault
  }
}
