import ArgumentParser
import CellCanvas
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Phrases

/// `wadachi predict`: what a saved model says a picture is.
struct Predict: Command {
  static let page = CommandPage(
    name: "predict", abstract: "Ask a saved model what a picture shows.",
    examples: """
      wadachi predict seven.png
      wadachi predict seven.png --model digits.safetensors
      wadachi predict 7.png --weights keras.npz --network "784 dense(10) softmax"
      wadachi predict seven.pgm --model digits.safetensors --show
      convert scan.jpg png:- | wadachi predict - --model digits.safetensors
      """,
    notes: """
      A PNG, a PGM or PPM, or a table of numbers (a line for each row, or a square in one line), of any size, \
      dark on light or light on dark.
      It is prepared as MNIST was, which is said: the box around the ink brought to 20 × 20, its centre of mass \
      to the middle of 28 × 28.
      """)

  @Argument(
    help: ArgumentHelp("The picture; - reads standard input.", valueName: "file"),
    completion: .file())
  var picture: String

  @OptionGroup var reading: ReaderOptions

  @Option(
    help: ArgumentHelp(
      "The names of the classes in their order, with commas.", valueName: "names"))
  var classes: String?

  @Flag(help: "Show the picture as it is, 0 as paper and 255 as ink, and prepare nothing.")
  var asIs = false

  @Flag(help: "Draw what the network sees.")
  var show = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    let (given, model) = try reading.reader()
    let session = given.session
    let prepared = try prepared(for: session.network, of: model)
    let named = classes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let kept = PictureMeaning.kept.classes
    let names = named ?? (kept.count == max(2, session.network.outputs) ? kept : [])
    let answer = Answer(session, prepared, given.standardization, names: names)
    guard names.isEmpty || names.count == answer.numbers.count else {
      throw UsageError(
        description:
          "--classes takes a name for each of the network's \(answer.numbers.count) classes; "
          + "\(names.count) \(names.count == 1 ? "was" : "were") given.")
    }
    try json
      ? Console.printObject(answer.json(picture)) : Console.write(text(answer) + "\n")
  }

  /// The picture as the network sees it; a network that sees none is refused.
  private func prepared(
    for network: Sequential, of model: String
  ) throws -> PreparedPicture {
    let side = Int(Float(network.inputs).squareRoot().rounded())
    guard side * side == network.inputs, side >= 4 else {
      throw FileError(
        file: model, rule: "a picture is shown to a network of n × n inputs",
        found: "this one takes \(network.inputs)")
    }
    let picture = try GrayPicture(path: self.picture)
    do {
      return try asIs
        ? PreparedPicture(asItIs: picture, side: side) : PreparedPicture(picture, side: side)
    } catch {
      throw FileError(
        file: self.picture == "-" ? "standard input" : self.picture,
        rule: asIs ? "--as-is prepares nothing" : "a picture shows something",
        found: error.description)
    }
  }

  private func text(_ answer: Answer) -> String {
    let phrases = Language.english.phrases.evaluation
    let glyphs: GlyphSet = ascii || !Console.isUTF8 ? .ascii : .unicode
    let name = picture == "-" ? "standard input" : picture
    let side = answer.prepared.preparation.side
    let drawn =
      show
      ? PictureText.lines(answer.prepared.pixels, rows: side, columns: side, glyphs) : []
    let lines = [
      phrases.prepared(answer.prepared.preparation, from: name),
      phrases.answered(
        answer.name(answer.said), answer.numbers[answer.said], isProbability: answer.areShares),
    ]
    return (drawn + lines + answer.rows(glyphs)).joined(separator: "\n")
  }
}

/// What a network answers to a picture.
private struct Answer {
  let prepared: PreparedPicture
  let names: [String]
  /// A number for each class.
  let numbers: [Float]

  init(
    _ session: Session, _ prepared: PreparedPicture, _ standardization: Standardization?,
    names: [String]
  ) {
    self.prepared = prepared
    self.names = names
    let source = OnePicture(pixels: prepared.pixels).standardized(by: standardization)
    let outputs = session.predict(
      Batch([0], from: source),
      in: Workspace(for: session.network, rows: 1, purpose: .inference))
    // A single output says how likely the second of two classes is.
    numbers = outputs.count == 1 ? [1 - outputs[0], outputs[0]] : outputs
  }

  /// The class that it says.
  var said: Int { numbers.indices.max { (numbers[$0], $1) < (numbers[$1], $0) } ?? 0 }

  /// Whether the numbers are probabilities: from 0 to 1, and 1 together.
  var areShares: Bool {
    numbers.allSatisfy { (0...1).contains($0) } && abs(numbers.reduce(0, +) - 1) < 1e-3
  }

  func name(_ label: Int) -> String { label < names.count ? names[label] : "\(label)" }

  /// A line for each class, with a bar where they are probabilities.
  func rows(_ glyphs: GlyphSet) -> [String] {
    let width = numbers.indices.map { name($0).columns }.max() ?? 1
    return numbers.indices.map { label in
      let name = name(label)
      let margin = String(repeating: " ", count: width - name.columns)
      guard areShares else { return "\(margin)\(name)  \(Numerals.signed(numbers[label]))" }
      let bar = String(
        repeating: glyphs == .ascii ? "#" : "█", count: Int((numbers[label] * 40).rounded()))
      return "\(margin)\(name)  \(Numerals.value(numbers[label]))\(bar.isEmpty ? "" : "  ")\(bar)"
    }
  }

  /// One object: what was done, what is said, and what the network saw.
  func json(_ file: String) throws -> String {
    let done = prepared.preparation
    func box(_ box: PreparedPicture.Box) -> String {
      "[\(box.x), \(box.y), \(box.width), \(box.height)]"
    }
    func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }
    var fields: [(String, String)] = [
      ("file", JSONText.text(file)), ("width", "\(done.width)"), ("height", "\(done.height)"),
      ("dark_on_light", "\(done.isDarkOnLight)"), ("left_as_it_was", "\(done.isAsItWas)"),
      ("box", box(done.box)), ("place", box(done.place)), ("side", "\(done.side)"),
      ("said", "\(said)"),
      (areShares ? "p" : "outputs", list(numbers.map { JSONText.number(Double($0)) })),
      ("pixels", list(prepared.pixels.map { "\($0)" })),
    ]
    if !names.isEmpty { fields.append(("name", JSONText.text(name(said)))) }
    return JSONText.object(fields)
  }
}

/// A prepared picture as the only example of a source.
private struct OnePicture: ExampleSource {
  let pixels: [UInt8]
  let count = 1
  let targetWidth = 1
  var inputWidth: Int { pixels.count }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    for place in input.indices { input[place] = Preprocessing.normalize(pixels[place]) }
    target[0] = 0
  }
}
