import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Phrases

/// A session that begins with the weights of a file, and what was done to them.
struct GivenWeights {
  let session: Session
  /// A sentence for each thing that who gave the file should know.
  let remarks: [String]
  /// How the inputs of a saved model are standardised; nil where they are taken as they are.
  let standardization: Standardization?

  /// A session without a file of weights, or a saved model.
  init(_ session: Session, _ standardization: Standardization? = nil) {
    self.session = session
    self.standardization = standardization
    remarks = []
  }

  /// Reads the weights of a file for the network that is named.
  ///
  /// Where none is, it is the one that the file describes, with its loss unless another is named; `usual`
  /// has the rest. `dropout` is the rate of all its dropout layers, where one is given.
  init(
    _ file: String, network: Sequential?, loss: Loss?, dropout: Float? = nil, usual: Session
  ) throws {
    let url = URL(given: file)
    standardization = nil
    let described = network == nil ? try WeightsFile.description(in: url) : nil
    let plain = network ?? described?.network ?? usual.network
    let network = try plain.dropping(dropout)
    let weights = try WeightsFile.read(for: network, from: url)
    session = try Session(
      network: network, loss: loss ?? described?.loss ?? usual.loss,
      optimizer: usual.optimizer, seed: usual.seed, stepCount: 0, parameters: weights.parameters)
    remarks = weights.remarks.map { Language.english.phrases.weights.remark($0) }
  }

  /// A saved model, as it was trained; what it says of its pictures holds from here on, where nothing else is
  /// said.
  static func model(_ file: String) throws -> GivenWeights {
    let (session, training) = try ModelFile.open(URL(given: file))
    PictureMeaning.kept = training?.pictures ?? PictureMeaning()
    return GivenWeights(session, training?.standardization)
  }

  /// Says what was done, on standard error; returns the session.
  func told() -> Session {
    for remark in remarks { Console.note(remark) }
    return session
  }
}
