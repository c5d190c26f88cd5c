import Foundation
import Testing

/// What `wadachi bench` prints; how fast the machine is no test can know.
@Suite(.serialized) struct BenchTests {
  private struct Figures: Decodable {
    struct Training: Decodable {
      let batch: Int
      let optimizer: String
      let images_per_second: Double
      let microseconds_per_step: Double
      let share_of_peak: Double
    }
    struct Observed: Decodable {
      let what: String
      let ratio: Double
    }
    struct Scaling: Decodable {
      let width: Int
      let depth: Int
      let batch: Int
      let share_of_peak: Double
      let microseconds_per_step: Double
    }
    struct Peer: Decodable {
      let who: String
      let batch: Int
      let images_per_second: Double
      let measured: String
    }
    struct Update: Decodable {
      let optimizer: String
      let parameters: Int
      let sweeps_per_second: Double
      let steps_per_sweep: Double
    }
    struct Waiting: Decodable {
      let median: Double
      let percentile99: Double
      let largest: Double
    }
    struct Life: Decodable {
      let what: String
      let batch: Int
      let steps: Int
      let seconds: Double
    }
    struct Stepping: Decodable {
      let key: Waiting
      let neuron: Waiting
      let back: Waiting
      let walked_steps: Int
      let moves: Int
      let is_equal: Bool
      let checkpoint_bytes: Int
      let budget_bytes: Int
      let lives: [Life]
    }
    struct Watching: Decodable {
      struct Pane: Decodable {
        let question: String?
        let of_train: Double
      }
      let panes: [Pane]
      let key: Waiting
      let large_key: Waiting
      let back: Waiting
      let steps: Int
      let frames_per_second: Double
    }
    let peak_gflops: Double
    let threads: Int
    let kernels: String
    let training: [Training]
    let peers: [Peer]
    let update: Update
    let observed: [Observed]
    let scaling: [Scaling]
    let watching: Watching
    let stepping: Stepping
    let peak_memory_bytes: Int
  }

  @Test func jsonIsOneObject() throws {
    let outcome = try Program.run("bench", "--quick", "--json", "--walk", "7")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    let figures = try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
    #expect(figures.peak_gflops > 0)
    #expect(figures.threads >= 1 && !figures.kernels.isEmpty)
    #expect(figures.training.map(\.batch) == [1, 1, 32, 32, 128, 128, 512, 512])
    #expect(Set(figures.training.map(\.optimizer)) == ["sgd(0.1)", "adam(0.001)"])
    for line in figures.training {
      #expect(line.share_of_peak > 0)
      let images = line.images_per_second * line.microseconds_per_step / 1e6
      #expect(abs(images - Double(line.batch)) < 1e-6 * Double(line.batch))
    }
    #expect(figures.observed.count == 6)
    #expect(figures.observed.allSatisfy { $0.ratio > 0 && !$0.what.isEmpty })
    #expect(Set(figures.scaling.map(\.batch)) == [32, 128, 512])
    #expect(figures.scaling.allSatisfy { $0.microseconds_per_step > 0 && $0.share_of_peak > 0 })
    #expect(figures.update.optimizer == "adam(0.001)" && figures.update.parameters == 199_210)
    #expect(figures.update.sweeps_per_second > 0 && figures.update.steps_per_sweep > 0)
    // Scaled by one factor, that of the two peaks.
    #expect(figures.peers.count == 13)
    let factor = figures.peak_gflops / 193.5
    let numpy = figures.peers.first { $0.who == "numpy" && $0.batch == 128 }
    #expect(abs((numpy?.images_per_second ?? 0) / factor - 106_300) < 1)
    let watching = figures.watching
    // Each pane by itself, and all of them.
    #expect(watching.panes.count { $0.question == nil } == 1 && watching.panes.count >= 7)
    #expect(watching.panes.allSatisfy { $0.of_train > 0 })
    #expect(watching.steps > 0 && watching.frames_per_second > 0)
    let stepping = figures.stepping
    for waiting in [
      stepping.key, stepping.neuron, stepping.back, watching.key, watching.large_key, watching.back,
    ] {
      #expect(waiting.median > 0 && waiting.median <= waiting.percentile99)
      #expect(waiting.percentile99 <= waiting.largest)
    }
    // The tutorial's step has 30 places.
    #expect(stepping.walked_steps == 7 && stepping.moves == 7 * 30 - 1)
    #expect(stepping.is_equal)
    #expect(stepping.checkpoint_bytes > 0 && stepping.checkpoint_bytes <= stepping.budget_bytes)
    #expect(stepping.lives.map(\.batch) == [1, 32, 1, 1, 1])
    #expect(stepping.lives.allSatisfy { $0.seconds > 0 && $0.steps > 0 && !$0.what.isEmpty })
    #expect(figures.peak_memory_bytes > 0)
  }

  @Test func tablesFitInto80Columns() throws {
    let outcome = try Program.run("bench", "--quick")
    #expect(outcome.status == 0)
    for line in outcome.lines { #expect(line.count <= 80, "\(line)") }
    for heading in [
      "TRAINING", "BESIDE OTHERS", "UPDATING ALONE", "OBSERVING", "OTHER NETWORKS", "WATCHING",
      "STEPPING",
      "MEMORY", "DO I NEED A GPU?",
    ] {
      #expect(outcome.output.contains("\n\(heading)"))
    }
  }
}
