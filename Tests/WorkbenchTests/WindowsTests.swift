import CellCanvas
import MomentViews
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel
import Workbench

/// Windows of every size: where there is room, the further views of a place stand beside and below the
/// first, and nothing is folded while much of the pane is empty.
@Suite struct WindowsTests {
  /// A place of every kind of the tutorial's network.
  static let places = [
    "input", "dense", "dense 17", "dense 17 term 208", "relu", "relu 40", "dropout", "dense_1",
    "dense_1 3", "dense_2", "dense_2 5", "softmax", "loss", "blame dense_2", "blame dropout_1",
    "blame relu_1", "blame dense_1", "blame dense 31", "gradient dense_2/kernel",
    "gradient dense_1/kernel 3,17", "gradient dense/kernel 161,31", "gradient dense/bias",
    "update dense/kernel", "update dense_1/kernel 3,17", "update dense_2/kernel",
    "gradient dense_2/bias", "update dense/bias", "update dense_2/bias", "again",
  ]

  /// The most of a pane that may be empty while something is folded.
  private static let mostEmpty = 0.4

  @Test(arguments: places, ["120x40", "200x60"])
  func nothingIsFoldedInAnEmptyPane(_ place: String, _ size: String) throws {
    var program = try Program(size)
    let target = try Target("step 12 \(place)", in: .tutorial())
    try program.open(.step(StepOpening(target: target)))
    let first = program.screen
    for _ in 0..<9 {
      while program.state.tickMilliseconds != nil { program.send(.tick) }
      let pane = Window(program.canvas)
      // A curve is mostly ground: the life of biases, which have no pictures, is one and two lists.
      let isCurve = place.hasSuffix("/bias") && program.screen.contains("┌ Life")
      #expect(
        isCurve || !pane.isFolded || pane.emptyShare <= Self.mostEmpty,
        "\(place) at \(size): \(pane.emptyShare) is empty\n\(program.screen)")
      program.press("v")
      if program.screen == first { break }
    }
  }

  /// The measure finds what it is to find: a sum alone in a large window, most of its terms folded.
  @Test func aLoneViewIsFoldedInAnEmptyPane() throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(), at: "dense_1 3")
    var canvas = Canvas(Size(width: 170, height: 60))
    let box = canvas.box(Rect(x: 0, y: 1, width: 170, height: 55))
    EventView.draw(
      moment, in: box, on: &canvas, ViewContext(look: Look(), language: .english))
    let pane = Window(canvas)
    #expect(pane.isFolded)
    #expect(pane.emptyShare > Self.mostEmpty)
  }

  /// Strokes are no content: rules, frames and bars fill nothing.
  @Test func strokesFillNothing() {
    var canvas = Canvas(Size(width: 60, height: 20))
    canvas.box(Rect(x: 0, y: 1, width: 60, height: 18))
    for y in 2..<18 { canvas.bar(1, x: 1, y: y, width: 58) }
    #expect(Window(canvas).emptyShare == 1)
  }

  // MARK: What stands beside what

  @Test(arguments: [
    ("dense 17", ["Weighted sum", "Weights × pixels"]), ("dense", ["Layer", "Weights"]),
    ("update dense/kernel", ["Update", "Change of weights"]),
    ("dropout", ["Dropout mask", "Every neuron", "After the mask"]),
    ("loss", ["Loss", "The loss as a curve"]), ("softmax", ["Softmax", "Temperature"]),
    ("relu", ["Activation", "Every neuron"]), ("blame dense_2", ["Blame", "The loss as a curve"]),
    ("gradient dense_1/kernel 3,17", ["Gradient", "Weights"]),
    ("again", ["Look again", "What moved"]),
  ])
  func theViewsOfAPlaceStandTogether(_ place: String, _ titles: [String]) throws {
    var program = try Program("120x40")
    try program.open(.step(StepOpening(target: try Target(place, in: .tutorial()))))
    for title in titles {
      #expect(
        program.screen.contains(try Regex("[┌┬├┼] \(title)( ·| ─)")), "\(title)\n\(program.screen)")
    }
  }

  @Test func theKeyChangesTheFirstViewAndTheNextOneFollows() throws {
    var program = try Program("120x40")
    try program.open(.step(StepOpening(target: try Target("update dense/kernel", in: .tutorial()))))
    program.press("v")
    #expect(program.screen.contains("┌ Weights ─"))
    #expect(program.screen.contains("┬ Weights after ─"))
    program.press("v")
    #expect(program.screen.contains("┌ Weights after ─"))
    #expect(program.screen.contains("┬ Change of weights ─"))
  }

  @Test func aSmallWindowShowsOneView() throws {
    for place in Self.places {
      var program = try Program("80x24")
      try program.open(.step(StepOpening(target: try Target(place, in: .tutorial()))))
      #expect(!program.screen.contains("┬") && !program.screen.contains("├"))
    }
  }

  /// At its least size a view of the tutorial cuts none of its lines.
  @Test(arguments: places) func noLineIsCutWhereThereIsRoom(_ place: String) throws {
    for size in ["120x40", "200x60"] {
      var program = try Program(size)
      try program.open(.step(StepOpening(target: try Target(place, in: .tutorial()))))
      for line in program.lines[1..<program.lines.count - 3] {
        #expect(!line.contains(/\w…/) && !line.contains(/… *[│┌┬─]/), "\(place) \(size): \(line)")
      }
    }
  }

  // MARK: Grids and pictures

  @Test(arguments: ["80x24", "120x40", "160x50", "200x60", "260x110"])
  func aNeuronKeepsItsPlace(_ size: String) throws {
    for place in ["dense", "relu", "dropout", "blame dense_1", "gradient dense/bias"] {
      var program = try Program(size, look: Look(depth: .none))
      try program.open(.step(StepOpening(target: try Target(place, in: .tutorial()))))
      for _ in 0..<2 {
        for first in [50, 100, 150] {
          #expect(program.screen.contains(try Regex("[│ ] +\(first) [^ ]")), "\(place) \(size)")
        }
        if place == "dropout" { program.press("v") } else { break }
      }
    }
  }

  @Test func aWholeKernelIsShownWhereItFits() throws {
    var program = try Program("380x120")
    try program.open(
      .step(StepOpening(target: try Target("gradient dense_1/kernel 3,17", in: .tutorial()))))
    while !program.screen.contains("┌ Weights ─") { program.press("v") }
    let canvas = program.canvas
    let widest = (0..<canvas.size.height).filter { y in
      (0..<canvas.size.width).count { canvas[$0, y].style.background != .terminal } >= 200
    }
    #expect(widest.count == 100)
  }

  @Test func aClickFindsThePixelOfALargePicture() throws {
    var program = try Program("120x40")
    program.press("s")
    // The picture begins five rows below the box; its pixels are 2 × 1 cells.
    program.click(32 + 2 * 21, 6 + 5)
    #expect(program.screen.contains("pixel (5,21) = 255 → 1.0000"))
    program.click(32 + 2 * 14 + 1, 6 + 20)
    #expect(program.screen.contains("pixel (20,14) = "))
  }
}

/// What is seen of the box of a view: how much of it is empty, and whether something is folded.
struct Window {
  private let canvas: Canvas
  private let inner: Rect

  /// The second box from the left, or the only one.
  init(_ canvas: Canvas) {
    self.canvas = canvas
    let corners = (0..<canvas.size.width).filter { canvas[$0, 1].scalar == "┌" }
    let left = corners.count > 1 ? corners[1] : corners.first ?? 0
    let right = (left..<canvas.size.width).first { canvas[$0, 1].scalar == "┐" } ?? left
    let bottom = (1..<canvas.size.height).first { canvas[left, $0].scalar == "└" } ?? 1
    inner = Rect(x: left, y: 1, width: right - left + 1, height: bottom).inset(
      horizontal: 2, vertical: 1)
  }

  /// The share of the cells that are further than three columns or one row from anything shown.
  ///
  /// Frames, rules and bars show nothing; so do blanks, but for those of a picture, which have a colour.
  var emptyShare: Double {
    var empty = 0
    for y in inner.y..<inner.maxY {
      for x in inner.x..<inner.maxX where !isNearContent(x, y) { empty += 1 }
    }
    return Double(empty) / Double(max(1, inner.width * inner.height))
  }

  private func isNearContent(_ x: Int, _ y: Int) -> Bool {
    (y - 1...y + 1).contains { row in (x - 3...x + 3).contains { isContent($0, row) } }
  }

  private func isContent(_ x: Int, _ y: Int) -> Bool {
    guard inner.contains(Point(x: x, y: y)) else { return false }
    let cell = canvas[x, y]
    if cell.style.background != .terminal { return true }
    return cell.scalar != " " && !(0x2500...0x257F).contains(cell.scalar.value)
  }

  /// Whether a line is cut, rows are left out, or only the largest of many are told.
  var isFolded: Bool {
    let phrases = Language.english.phrases.views
    let weights = phrases.weights
    // A title of a list and, some blanks further, that of its numbers.
    let titles = [WeightsKind.before, .after, .change].map {
      "\(weights.largest($0)) +\(weights.column($0))"
    }
    let lists = ([phrases.update.mostMoved] + titles).compactMap { try? Regex($0) }
    return (inner.y..<inner.maxY).contains { y in
      let line = String(
        String.UnicodeScalarView((inner.x..<inner.maxX).map { canvas[$0, y].scalar }))
      return line.contains("…") || lists.contains { line.contains($0) }
    }
  }
}
