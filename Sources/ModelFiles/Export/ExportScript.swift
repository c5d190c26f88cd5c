import NeuralCore

/// What the scripts of all libraries have in common.
enum ExportScript {
  /// The lines that say what it is.
  static func beginning(of network: Sequential) -> String {
    """
    # \(network)
    # python network.py [inputs.csv] prints the answer to each line of inputs.
    import pathlib
    import sys
    """
  }

  /// The line that finds the files beside the script.
  static let folder = "here = pathlib.Path(__file__).parent"

  /// The file of means and deviations, a line of numbers each.
  static let standardization = "standardization.csv"

  /// The line that does to the inputs x what was done to those of the training, where something was.
  static let standardizing = "x = (x - mean) / deviation  # as the examples of its training were"

  /// The lines that read mean and deviation with NumPy and standardise x; none where it is taken as it is.
  static func numpyStandardizing(_ isStandardized: Bool) -> String {
    guard isStandardized else { return "" }
    return """
      mean, deviation = np.loadtxt(
          here / "\(standardization)", delimiter=",", dtype="float32", ndmin=2)
      \(standardizing)

      """
  }

  /// The lines that read the inputs with NumPy: x has a row for each.
  static let numpyInput = """
    file = sys.argv[1] if sys.argv[1:] else here / "input.csv"
    x = np.loadtxt(file, delimiter=",", dtype="float32", ndmin=2)
    """
}
