import Datasets
import MomentViews
import NeuralCore
import TimeTravel

/// A network that reads what is drawn.
public struct DrawingReader: Sendable {
  /// The network, as it is looked at.
  let session: Session
  /// Its file.
  let file: String
  /// How its inputs are standardised; nil where a drawing is taken as it is.
  private let standardization: Standardization?
  /// How a drawing lies, and what its classes are called.
  let arrangement: Arrangement

  /// A network that takes pictures of 28 × 28 pixels and tells classes apart; nil of another one.
  ///
  /// Its `classes` are called so where their count fits; else, where it tells as many as the pictures at hand
  /// have, they are taken to be those. `standardization` is what was done to the pictures that it learnt from.
  public init?(
    _ session: Session, of file: String, like pictures: Arrangement, classes: [String] = [],
    standardized standardization: Standardization? = nil
  ) {
    guard session.network.inputs == Sketch.side * Sketch.side, session.network.outputs > 1 else {
      return nil
    }
    self.session = session.looking
    self.file = file
    self.standardization = standardization
    let outputs = session.network.outputs
    let names = [classes, pictures.classes].first { $0.count == outputs } ?? []
    arrangement =
      names.isEmpty && pictures.showsDigit && outputs == MNIST.classes
      ? .digit(rows: Sketch.side, columns: Sketch.side)
      : .picture(rows: Sketch.side, columns: Sketch.side, classes: names)
  }

  /// The class that a text names, by its number or its name; nil where it names none.
  func label(named text: String) -> Int? {
    let classes = 0..<session.network.outputs
    if let named = arrangement.classes.firstIndex(where: { $0.lowercased() == text.lowercased() }) {
      return named
    }
    return Int(text).flatMap { classes.contains($0) ? $0 : nil }
  }

  /// How many pictures are asked about at a time.
  private static let tries = 12

  /// Whether its answers are probabilities.
  var answersInProbabilities: Bool { session.network.answersInProbabilities }

  /// The probabilities of the classes for some pictures; of a network that gives none, its outputs.
  func answers(to pictures: [[Float]]) -> [[Float]] {
    let width = session.network.outputs
    let batch = Batch(
      Array(pictures.indices),
      inputs: pictures.flatMap { standardization?.standardized($0) ?? $0 },
      inputWidth: session.network.inputs,
      targets: Array(repeating: 0, count: pictures.count * width), targetWidth: width)
    let workspace = Workspace(
      for: session.network, rows: pictures.count, purpose: .inference)
    let flat = session.predict(batch, in: workspace).map(session.network.probability)
    return pictures.indices.map { Array(flat[$0 * width..<($0 + 1) * width]) }
  }

  /// The walk through a picture of a class, or taken for one: looking, not learning.
  func timeline(
    of pixels: [Float], as label: Int, by truth: Arrangement.Truth = .known
  ) -> Timeline {
    let example = DrawnExample(
      pixels: pixels, arrangement: arrangement.taking(truth), label: label,
      targetWidth: session.loss.targetWidth(outputs: session.network.outputs))
    let plan = BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: session.seed)
    return Timeline(
      session: session, source: example.standardized(by: standardization), plan: plan)
  }
}

// MARK: - Fooling it

extension DrawingReader {
  /// One pixel that was changed, and what that did.
  struct Trick: Equatable {
    /// The pixel.
    let pixel: Int
    /// Its ink before and after.
    let before: Float, after: Float
    /// The probability of the class that is wanted, before and after.
    let wanted: (before: Float, after: Float)
    /// That of the class that was said, before and after.
    let said: (before: Float, after: Float)

    static func == (left: Trick, right: Trick) -> Bool {
      left.pixel == right.pixel && left.after == right.after
    }
  }

  /// The one pixel whose change brings a class furthest: of those that the slopes promise most, the one that
  /// keeps its promise best; nil where none brings it on.
  func trick(on pixels: [Float], towards wanted: Int) -> Trick? {
    var timeline = timeline(of: pixels, as: wanted)
    try? timeline.go(to: Target(place: .blame(layer: 0)))
    guard let inputSlopes = timeline.moment.inputSlopes else { return nil }
    // By pixel, not by the standardised number that is made of it.
    let slopes =
      standardization.map { zip(inputSlopes, $0.deviations).map { $0 / $1 } } ?? inputSlopes
    // A pixel is made paper or ink, whichever lowers the loss of the class that is wanted.
    let moves = slopes.indices.map { index -> (pixel: Int, ink: Float, gain: Float) in
      let ink: Float = slopes[index] < 0 ? 1 : 0
      return (index, ink, slopes[index] * (pixels[index] - ink))
    }
    let best = moves.filter { $0.gain > 0 }.sorted { $0.gain > $1.gain }.prefix(Self.tries - 1)
    let tried = best.map { move in
      var changed = pixels
      changed[move.pixel] = move.ink
      return changed
    }
    let answers = answers(to: [pixels] + tried)
    let before = answers[0]
    let (said, _) = SaidClass.meaning(of: before[...])
    guard said >= 0,
      let index = best.indices.max(by: { answers[$0 + 1][wanted] < answers[$1 + 1][wanted] }),
      answers[index + 1][wanted] > before[wanted]
    else { return nil }
    let (move, after) = (best[index], answers[index + 1])
    return Trick(
      pixel: move.pixel, before: pixels[move.pixel], after: move.ink,
      wanted: (before[wanted], after[wanted]), said: (before[said], after[said]))
  }
}
