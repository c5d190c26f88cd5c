/// Where a network can go: for whom its weights and its script are written.
public enum ExportForm: String, CaseIterable, Sendable {
  /// Keras: safetensors, and a `keras.Sequential`.
  case keras
  /// PyTorch: safetensors, its weights turned to [units, inputs], and an `nn.Sequential`.
  case pytorch
  /// NumPy: `.npz`, and the formulas.
  case numpy
  /// Spreadsheets: a CSV file of each kernel and bias, and the formulas in NumPy.
  case csv
}
