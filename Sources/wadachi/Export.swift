import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation

/// `wadachi export`: a network for Keras, PyTorch, NumPy or a spreadsheet.
struct Export: Command {
  static let page = CommandPage(
    name: "export", abstract: "Write a network for Keras, PyTorch, NumPy or a spreadsheet.",
    examples: """
      wadachi export digits.safetensors out --to keras
      wadachi export torch.npz out --to numpy --network "784 dense(10) softmax"
      """,
    notes: """
      A folder is made with the weights (.safetensors, .npz or .csv), a script of a few lines that rebuilds the \
      network, and input.csv: a test digit, or a row of numbers where the network takes none. Of a model that \
      learnt from standardised inputs, standardization.csv has their means and their deviations, and the script \
      does the same to what it is given.
      “python out/network.py” prints the same answer to it as this command; another file of inputs can be named \
      behind it.
      """)

  @Argument(help: ArgumentHelp("The model file.", valueName: "file"), completion: .file())
  var file: String

  @Argument(help: ArgumentHelp("The folder to write to.", valueName: "out"))
  var out: String

  @Option(help: ArgumentHelp("keras, pytorch, numpy or csv.", valueName: "form"))
  var to: ExportForm

  @Option(
    help: ArgumentHelp(
      "The network of a file that describes none, in its text form.", valueName: "text"),
    transform: { try Sequential($0) })
  var network: Sequential?

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    let given = try given()
    let session = given.told()
    let (input, what) = try input(for: session)
    try NetworkExport(session, to, input: input, standardized: given.standardization)
      .write(to: URL(given: out))
    let answer = answer(of: session, to: input, standardized: given.standardization)
    try Console.write(
      """
      \(out) has \(session.network) for \(to.rawValue); python \(out)/network.py rebuilds it.
      Its answer to \(what), input.csv:
      \(answer.map { "\($0)" }.joined(separator: " "))

      """)
  }

  private func given() throws -> GivenWeights {
    guard let network else {
      let model = try GivenWeights.model(file)
      if model.standardization != nil {
        Console.note(
          "It learnt from standardised inputs: the script takes them as they are, and standardises them "
            + "first with the means and deviations in \(NetworkExport.standardization).")
      }
      return model
    }
    return try GivenWeights(file, network: network, loss: nil, usual: .tutorial())
  }

  /// An input that the network takes, and what it is.
  private func input(for session: Session) throws -> (numbers: [Float], name: String) {
    let width = session.network.inputs
    if let digits = try? MNIST.shipped().test, digits.inputWidth == width {
      let batch = Batch([0], from: digits)
      return (Array(batch.inputs.prefix(width)), "the first test digit")
    }
    return ((0..<width).map { Float($0 + 1) / Float(width) }, "a row of numbers")
  }

  private func answer(
    of session: Session, to input: [Float], standardized standardization: Standardization?
  ) -> [Float] {
    let outputs = session.network.outputs
    let batch = Batch(
      [0], inputs: standardization?.standardized(input) ?? input, inputWidth: input.count,
      targets: Array(repeating: 0, count: outputs), targetWidth: outputs)
    return session.predict(
      batch, in: Workspace(for: session.network, rows: 1, purpose: .inference))
  }
}
