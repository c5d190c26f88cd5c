import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Notation
import Phrases

/// Where the border runs: what the network says of every place of the plane, with the points, and the
/// same of its hidden neurons.
struct BorderPane: TrainingPane {
  private static let small = Size(width: 18, height: 5)

  func question(in phrases: any TrainPhrases) -> String { phrases.borderQuestion }

  func howToRead(_ watched: WatchedTraining) -> String {
    guard watched.cursor(of: self) == nil else { return reading(watched) }
    return watched.phrases.howToReadBorder(
      classes: watched.train.setup.session.network.classes, watched.train.setup.arrangement)
  }

  var probes: [any TrainingProbe.Type] { [BorderProbe.self] }

  func suits(_ setup: TrainingSetup) -> Bool { setup.session.network.inputs == 2 }

  func smallest(_ watched: WatchedTraining) -> Size { Size(width: 44, height: 11) }

  func wanted(_ watched: WatchedTraining) -> Size {
    Size(width: PlaneGrid.columns + 2 * (Self.small.width + 1), height: PlaneGrid.rows / 2 + 1)
  }

  func cursorRoom(_ train: TrainState) -> Size? {
    Size(width: PlaneGrid.columns, height: PlaneGrid.rows / 2)
  }

  func drawnCells(in rect: Rect) -> Size? {
    Size(
      width: min(PlaneGrid.columns, rect.width - Self.small.width - 1),
      height: min(PlaneGrid.rows / 2, rect.height - 1))
  }

  func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point? {
    let map = map(in: rect)
    guard map.contains(point) else { return nil }
    return Point(
      x: (point.x - map.x) * PlaneGrid.columns / map.width,
      y: (point.y - map.y) * (PlaneGrid.rows / 2) / map.height)
  }

  /// The room of the map, below the heading.
  private func map(in rect: Rect) -> Rect {
    let cells = drawnCells(in: rect) ?? Size(width: 0, height: 0)
    return Rect(x: rect.x, y: rect.y + 1, width: cells.width, height: cells.height)
  }

  func example(at cursor: Point, _ train: TrainState) -> LookedExample? {
    guard let reading = train.reading(of: BorderProbe.self) else { return nil }
    let place = reading.plane.place(cursor)
    let nearest = reading.points.indices.min {
      (reading.points[$0].place - place).squared < (reading.points[$1].place - place).squared
    }
    return nearest.map { LookedExample(index: $0, isOfTraining: true) }
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    watched.heading(self, in: rest.takeTop(1), on: &canvas)
    guard let reading = watched.reading(of: BorderProbe.self) else { return }
    let map = map(in: rect)
    drawMap(reading, in: map, watched, on: &canvas)
    _ = rest.takeLeft(map.width + 1)
    drawNeurons(reading, in: rest, watched, on: &canvas)
  }

  private func drawMap(
    _ reading: BorderProbe.Reading, in rect: Rect, _ watched: WatchedTraining,
    on canvas: inout Canvas
  ) {
    PlanePicture(
      reading.plane, shades: reading.said, classes: reading.classes, points: reading.points
    ).draw(in: rect, on: &canvas, look: watched.look, cursor: watched.cursor(of: self))
  }

  private func drawNeurons(
    _ reading: BorderProbe.Reading, in rect: Rect, _ watched: WatchedTraining,
    on canvas: inout Canvas
  ) {
    let columns = max(1, (rect.width + 1) / (Self.small.width + 1))
    let rows = rect.height / (Self.small.height + 1)
    for (unit, values) in reading.neurons.prefix(columns * rows).enumerated() {
      var room = Rect(
        x: rect.x + unit % columns * (Self.small.width + 1),
        y: rect.y + unit / columns * (Self.small.height + 1), width: Self.small.width,
        height: Self.small.height + 1
      ).intersection(rect)
      canvas.put(
        watched.phrases.neuron(unit, beyondScale: 0), in: room.takeTop(1),
        style: watched.theme.faint)
      let map = HeatMap(
        rows: PlaneGrid.rows, columns: PlaneGrid.columns, values: values,
        scale: .signed(fitting: values)
      ).reduced(rows: 2 * Self.small.height, columns: Self.small.width)
      canvas.draw(map, x: room.x, y: room.y, look: watched.look, clip: room)
    }
  }

  /// What the cursor reads: the place, and what the network says there.
  private func reading(_ watched: WatchedTraining) -> String {
    guard let cursor = watched.cursor(of: self),
      let reading = watched.reading(of: BorderProbe.self)
    else { return "" }
    let place = reading.plane.place(cursor)
    let p = reading.sure[2 * cursor.y * PlaneGrid.columns + cursor.x]
    return watched.phrases.border(
      at: (place.x, place.y), said: p.said, probability: p.sure,
      watched.train.setup.arrangement)
  }
}

extension SIMD2<Float> {
  /// The square of its length.
  fileprivate var squared: Float { x * x + y * y }
}

/// What a network of two inputs says of places of the plane, by its own forward pass.
package struct BorderProbe: TrainingProbe {
  /// The map as it was last read.
  package struct Reading: Equatable, Sendable {
    let plane: PlaneGrid
    let classes: Int
    /// For two classes 2 p − 1, for more the class from 0 to 1; row by row from the top.
    let said: [Float]
    /// The class that is said at each place, and its probability.
    let sure: [Said]
    let points: [PlanePicture.Point]
    /// What each neuron of the last hidden layer gives at each place.
    let neurons: [[Float]]
  }

  /// A class, and its probability.
  package struct Said: Equatable, Sendable {
    let said: Int
    let sure: Float
  }

  package private(set) var reading: Reading?
  private let network: Sequential
  private let plane: PlaneGrid
  private let places: [SIMD2<Float>]
  private let workspace: Workspace
  private var batch: Batch
  private var reader: AnswerReader
  private let pointCount: Int
  private let hidden: Int?

  private static let mostPoints = 400
  private static let mostNeurons = 16

  package init(_ material: ProbeMaterial) {
    network = material.setup.session.network
    let source = material.parts.training
    pointCount = min(source.count, Self.mostPoints)
    let isPlane = source.inputWidth == 2
    reader = AnswerReader(network, source, rows: isPlane ? pointCount : 1)
    let own = Batch(Array(0..<(isPlane ? pointCount : 0)), from: source)
    places = (0..<own.rows).map { SIMD2(own.inputs[2 * $0], own.inputs[2 * $0 + 1]) }
    plane = PlaneGrid(around: places)
    let outputs = network.layers.indices.dropLast()
    let layers = network.layers
    hidden = outputs.last { if case .activation = layers[$0] { true } else { false } }
    workspace = Workspace(
      for: network, rows: isPlane ? PlaneGrid.rows * PlaneGrid.columns : 1, purpose: .inference)
    batch =
      isPlane
      ? plane.batch(targetWidth: source.targetWidth)
      : Batch(
        [], inputs: [], inputWidth: 2, targets: [], targetWidth: source.targetWidth)
  }

  package mutating func read(_ session: Session, choice: Int) {
    guard !places.isEmpty else { return }
    let outputs = session.outputs(batch, in: workspace)
    let (classes, width) = (network.classes, network.outputs)
    let answers = outputs[outputs.count - 1]
    let sure = (0..<batch.rows).map { row in
      let (said, sure) = SaidClass.meaning(of: answers[row * width..<(row + 1) * width])
      return Said(said: said, sure: sure)
    }
    let said = sure.map { SaidClass.shade(($0.said, $0.sure), classes: classes) }
    let points = reader.answers(of: session, to: 0..<pointCount).map {
      PlanePicture.Point(place: places[$0.example], label: $0.truth, isRight: $0.isRight)
    }
    reading = Reading(
      plane: plane, classes: classes, said: said, sure: sure, points: points,
      neurons: neurons(outputs))
  }

  private func neurons(_ outputs: [[Float]]) -> [[Float]] {
    guard let hidden else { return [] }
    let width = network.width(ofLayer: hidden)
    return (0..<min(width, Self.mostNeurons)).map { unit in
      stride(from: unit, to: outputs[hidden].count, by: width).map { outputs[hidden][$0] }
    }
  }
}
