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

  /// A session without a file of weights.
  init(_ session: Session) {
    self.session = session
    remarks = []
  }

  /// Reads the weights of a file for the network that is named.
  ///
  /// Where none is, it is the one that the file describes, with its loss unless another is named; `usual`
  /// has the rest.
  init(_ file: String, network: Sequential?, loss: Loss?, usual: Session) throws {
    let url = URL(given: file)
    let described = network == nil ? try WeightsFile.description(in: url) : nil
    let network = network ?? described?.network ?? usual.network
    let weights = try WeightsFile.read(for: network, from: url)
    session = try Session(
      network: network, loss: loss ?? described?.loss ?? usual.loss,
      optimizer: usual.optimizer, seed: usual.seed, stepCount: 0, parameters: weights.parameters)
    remarks = weights.remarks.map { Language.english.phrases.weights.remark($0) }
  }

  /// Says what was done, on standard error; returns the session.
  func told() -> Session {
    for remark in remarks { Console.say(remark) }
    return session
  }
}
