import Notation

/// What `wadachi bench` prints for people: tables of 80 columns, and what their columns mean.
enum BenchTable {
  private static var micro: String { Console.isUTF8 ? "µs" : "us" }

  static func opening(peak: Double, threads: Int, kernels: String) -> String {
    """
    How fast this machine trains the tutorial's network (784 pixels, two layers of
    200 with dropout, 10 answers) on the 60,000 digits.

    Its peak: \(number(peak)) GFLOP/s, thousand million floating-point operations a second.
    So fast it multiplies large matrices, with \(threads) threads and OpenBLAS's kernels for
    \(kernels). Training is little else than multiplying matrices, so no program on
    this machine can be much faster.

    """
  }

  static func training(_ figures: [BenchFigures.Training]) -> String {
    let rows = figures.map { line in
      [
        Numerals.count(line.batch), line.optimizer, count(line.imagesPerSecond),
        microseconds(line.microsecondsPerStep), percent(line.shareOfPeak), percent(line.spread),
      ]
    }
    return """
      TRAINING
      \(table(["batch", "optimizer", "images/s", "\(micro) a step", "of peak", "spread"], rows))

      batch: images in a step. \(micro): millionths of a second. of peak: the step's
      arithmetic as a share of what the peak would do in that time; a batch of 1
      skips pixels that are zero, which counts as done. spread: how far apart the
      middle half of the measurements lies. All figures are medians.

      """
  }

  static func observed(_ figures: [BenchFigures.Observed]) -> String {
    let rows = figures.map { [$0.what, Numerals.value($0.ratio, decimals: 2)] }
    return """
      OBSERVING
      \(table(["what is kept", "time"], rows))

      time: how many times as long a step takes than one that nobody observes.

      """
  }

  static func peers(
    _ figures: [BenchFigures.Peer], beside training: [BenchFigures.Training]
  ) -> String {
    let rows = training.compactMap { line -> [String]? in
      let others = Peers.names.map { name in
        figures.first {
          $0.who == name && $0.batch == line.batch && $0.optimizer == line.optimizer
        }
      }
      guard others.contains(where: { $0 != nil }) else { return nil }
      return [Numerals.count(line.batch), line.optimizer, count(line.imagesPerSecond)]
        + others.map { $0.map { count($0.imagesPerSecond) } ?? "–" }
    }
    return """
      BESIDE OTHERS, images/s
      \(table(["batch", "optimizer", "here"] + Peers.names, rows))

      The others trained the same network on two threads in \(Peers.date), where
      the peak was \(number(Peers.peak)) GFLOP/s; they are scaled by the peak to this machine.

      """
  }

  static func update(_ figures: BenchFigures.Update) -> String {
    """
    UPDATING ALONE
      \(figures.optimizer) over \(Numerals.count(figures.parameters)) parameters: \
    \(count(figures.sweepsPerSecond)) times a second.
      A step of one image makes \(percent(figures.stepsPerSweep)) of that.

    """
  }

  static func scaling(_ figures: [BenchFigures.Scaling]) -> String {
    let batches = TrainingBench.scalingBatches
    let networks = figures.filter { $0.batch == batches.first }
    let rows = networks.map { network in
      [
        Numerals.count(network.width), Numerals.count(network.depth),
        Numerals.count(network.parameters),
      ]
        + figures.filter { $0.width == network.width && $0.depth == network.depth }.flatMap {
          [microseconds($0.microsecondsPerStep), percent($0.shareOfPeak)]
        }
    }
    return """
      OTHER NETWORKS, in batches of \(batches.map { "\($0)" }.joined(separator: ", "))
      \(table(["width", "depth", "parameters"] + batches.flatMap { ["\(micro), \($0)", "peak"] }, rows))

      width: units in each hidden layer. depth: how many hidden layers there are.
      \(micro), 32: the time of a step with 32 images. peak: its share of the peak.

      """
  }

  static func watching(_ figures: BenchFigures.Watching) -> String {
    let rows = figures.panes.map {
      [$0.question ?? "all panes, at 200×60", percent($0.ofTrain)]
    }
    let waits = waits([
      ("a key, until its frame is drawn", figures.key),
      ("a key at 200×60", figures.largeKey),
      ("to one of the last \(Numerals.count(figures.steps)) batches", figures.back),
    ])
    return """
      WATCHING the tutorial's training at full speed, in batches of 128, at 120×40
      \(table(["the pane that is asked for", "of train"], rows))

      of train: images a second, as a share of those of the command train.

      \(table(["what", "median", "99 of 100", "longest"], waits))

        \(number(figures.framesPerSecond)) frames a second that no key asked for

      """
  }

  private static func waits(_ rows: [(String, BenchFigures.Waiting)]) -> [[String]] {
    rows.map { what, waiting in
      [what] + [waiting.median, waiting.percentile99, waiting.largest].map(milliseconds)
    }
  }

  static func stepping(_ figures: BenchFigures.Stepping) -> String {
    let rows = waits([
      ("a key, until its frame is drawn", figures.key),
      ("into a neuron of 784 terms", figures.neuron),
      ("a key at 200×60", figures.largeKey),
      ("into a neuron at 200×60", figures.largeNeuron),
      ("back by up to \(Numerals.count(figures.backSteps)) batches of 32", figures.back),
    ])
    let walk =
      "\(Numerals.count(figures.walkedSteps)) steps walked forward and back, "
      + "\(Numerals.count(figures.moves)) moves each way:"
    let checkpoints =
      "\(Numerals.count(figures.checkpointBytes >> 20)) MB of checkpoints, of "
      + "\(Numerals.count(figures.budgetBytes >> 20)) MB that they may take"
    let lives = figures.lives.map { life in
      [
        "\(Numerals.count(life.steps)) steps of \(life.what), batches of \(life.batch)",
        Numerals.value(life.seconds, decimals: 2) + " s",
      ]
    }
    return """
      STEPPING through the tutorial's network, in a window of 120×40 and one of 200×60
      \(table(["what", "median", "99 of 100", "longest"], rows))

        \(walk)
        \(figures.isEqual ? "every number came back, to the bit" : "the numbers did NOT come back")
        \(checkpoints)

      \(table(["a life, replayed", "until known"], lives))

      """
  }

  static func memory(_ bytes: Int) -> String {
    "MEMORY\n  \(Numerals.count(bytes >> 20)) MB at most while training on all 60,000 digits.\n\n"
  }

  /// The question that all these figures are for.
  static func answer(_ figures: BenchFigures) -> String {
    guard let usual = figures.training.first(where: { $0.batch == 128 }),
      let largest = figures.scaling.filter({ $0.batch == usual.batch })
        .max(by: { $0.parameters < $1.parameters })
    else { return "" }
    let seconds = Numerals.value(600_000 / usual.imagesPerSecond, decimals: 1)
    let times = count(largest.microsecondsPerStep / usual.microsecondsPerStep)
    return """
      DO I NEED A GPU?
        Not for this network: ten epochs in batches of 128, which bring some 97.6 %
        of the test digits, take \(seconds) s here. A GPU would hardly be faster: sending
        it one of a step's twenty or so operations takes some microseconds each time.
        For much larger networks, yes: with \(Numerals.count(largest.parameters)) parameters a step
        takes \(times) times as long here, and there is enough in it to keep a GPU busy.

      """
  }

  // MARK: - Columns

  /// The first text column of a row is set flush left, all others flush right.
  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    let isText = head.map {
      ["optimizer", "what is kept", "what", "a life, replayed", "the pane that is asked for"]
        .contains($0)
    }
    return ([head] + rows).map { row in
      row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return "  " + (isText[column] ? row[column] + blanks : blanks + row[column])
      }.joined()
    }.joined(separator: "\n")
  }

  private static func count(_ number: Double) -> String { Numerals.count(Int(number.rounded())) }

  private static func number(_ number: Double) -> String { Numerals.value(number, decimals: 1) }

  private static func microseconds(_ time: Double) -> String {
    time < 100 ? number(time) : count(time)
  }

  private static func milliseconds(_ time: Double) -> String {
    Numerals.value(time, decimals: time < 100 ? 1 : 0) + " ms"
  }

  private static func percent(_ share: Double) -> String { Numerals.percent(Float(share)) }
}
