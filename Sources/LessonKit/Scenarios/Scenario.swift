import Datasets
import Foundation
import ModelFiles
import NeuralCore

/// A walk that somebody has set up in a text file: a network, its weights and data, and where to start.
///
/// What the file says is checked when it is read; a file of weights beside it is read when the walk
/// is opened.
public struct Scenario: Sendable, Equatable {
  /// Where the first weights come from.
  public enum Weights: Sendable, Equatable {
    /// The numbers of some parameters, by their index in `Sequential.parameters`; the seed's for the
    /// others.
    case given([Int: [Float]])
    /// A file of weights, safetensors or JSON.
    case file(URL)
  }

  /// How it was asked for, and is asked for again: a name, or the path of a file.
  public let reference: String
  /// Its title, one line.
  public let title: String
  /// What there is to see, in a line or two.
  public let about: String
  /// The layers.
  public let network: Sequential
  /// What is made small.
  public let loss: Loss
  /// How the weights move.
  public let optimizer: Optimizer
  /// The seed of the weights that are not given, and of the dropout masks.
  public let seed: UInt64
  /// How many examples a step takes.
  public let batch: Int
  /// The examples.
  public let data: ExampleData
  /// The first weights.
  public let weights: Weights
  /// The parameters that updates leave as they are, by their index in `Sequential.parameters`.
  public let held: Set<Int>
  /// Which units dropout layers keep, by the layer's index, in the place of masks that are drawn.
  public let masks: [Int: [Bool]]
  /// The example that the first step takes in place of its own.
  public let example: Int?
  /// Where the walk stands first, as `--at` takes it; nil is the beginning.
  public let start: String?
  /// The quantities that stay hidden until they have been asked for.
  public let blank: Set<AskedQuantity>
  /// The controls that are taken away.
  public let locks: Set<WalkLock>
  /// The file, and the lines of its keys, for messages.
  let source: ScenarioText
}

extension Scenario {
  /// What it is trained on, as a reader would name it: `mnist:0-5000`, or the scenario itself where
  /// its file has the points.
  public var dataName: String {
    data.name ?? reference
  }
}

/// A scenario with its network: all its files are read, so that walks can be begun without one.
public struct StagedScenario: Sendable, Equatable {
  /// What the file says.
  public let scenario: Scenario
  /// The network before its first step.
  public let session: Session
}

extension Scenario {
  /// Reads the file of weights, if there is one, and makes the network.
  ///
  /// Throws when that file is not there or is of another network.
  public func staged() throws(LessonError) -> StagedScenario {
    var session = Session(network: network, loss: loss, optimizer: optimizer, seed: seed)
    switch weights {
    case .given(let values): session.begin(with: values, holding: held)
    case .file(let url):
      do {
        let numbers = try WeightsFile.read(for: network, from: url).parameters
        for (place, number) in numbers.enumerated() { session.setParameter(at: place, to: number) }
      } catch {
        throw source.error("weights", "\(error)")
      }
      session.begin(with: [:], holding: held)
    }
    session.keptUnits = masks
    return StagedScenario(scenario: self, session: session)
  }
}
