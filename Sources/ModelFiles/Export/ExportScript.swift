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

  /// The lines that read the inputs with NumPy: x has a row for each.
  static let numpyInput = """
    file = sys.argv[1] if sys.argv[1:] else here / "input.csv"
    x = np.loadtxt(file, delimiter=",", dtype="float32", ndmin=2)
    """
}
