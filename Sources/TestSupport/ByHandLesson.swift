/// A lesson on the network of two inputs, two neurons and two answers, whose numbers are whole ones and can be
/// worked out by hand.
public enum ByHandLesson {
  /// The lesson's text, its pages behind what it runs.
  public static func text(id: String, title: String, pages: String) -> String {
    """
    ---
    id: "\(id)"
    title: \(title)
    minutes: 10
    goals: [go through it by hand]
    network: 2 dense(2) relu dense(2)
    inputs: [[1, 2]]
    targets: [[-1, 2]]
    weights:
      dense/kernel: [[-2, 2], [1, 1]]
      dense/bias: [1, -1]
      dense_1/kernel: [[1, -1], [1, 1]]
      dense_1/bias: [-3, 1]
    loss: half_squared_error
    optimizer: sgd(0.1)
    ---

    \(pages)
    """
  }
}
