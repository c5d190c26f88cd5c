/// What other programs reached at the same training, on a machine whose peak is known.
///
/// They trained the same network with dropout, two threads each, in one run with this program: JAX with
/// its loop over steps compiled as a whole (`scan`), numpy with the steps written out, and PyTorch.
enum Peers {
  /// When that was.
  static let date = "November 2026"
  /// The machine's peak then, in GFLOP/s; it was between 191 and 196.
  static let peak = 193.5

  /// Images a second by who, at batches of a size with an optimizer.
  private static let measured: [(batch: Int, optimizer: String, who: String, images: Double)] = [
    (1, "sgd(0.1)", "JAX", 12_400), (1, "sgd(0.1)", "numpy", 3_100),
    (1, "sgd(0.1)", "PyTorch", 2_450), (1, "adam(0.001)", "JAX", 5_250),
    (32, "sgd(0.1)", "JAX", 62_300), (32, "sgd(0.1)", "numpy", 61_600),
    (32, "sgd(0.1)", "PyTorch", 38_600), (128, "sgd(0.1)", "JAX", 82_300),
    (128, "sgd(0.1)", "numpy", 106_300), (128, "sgd(0.1)", "PyTorch", 66_700),
    (512, "sgd(0.1)", "JAX", 98_500), (512, "sgd(0.1)", "numpy", 121_200),
    (512, "sgd(0.1)", "PyTorch", 63_800),
  ]

  /// The programs in the order of their columns.
  static let names = ["JAX", "numpy", "PyTorch"]

  /// What they would reach here, were speed as the peak is: beside what was measured here.
  static func figures(peak: Double, beside training: [BenchFigures.Training])
    -> [BenchFigures.Peer]
  {
    training.flatMap { line in
      measured.filter { $0.batch == line.batch && $0.optimizer == line.optimizer }.map {
        BenchFigures.Peer(
          who: $0.who, batch: $0.batch, optimizer: $0.optimizer,
          imagesPerSecond: $0.images * peak / Self.peak, measured: date)
      }
    }
  }
}
