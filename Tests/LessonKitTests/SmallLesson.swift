import LessonKit

/// A lesson that has one of everything, to be changed line by line in tests.
enum SmallLesson {
  static let text = """
    ---
    id: "08"
    title: A small lesson
    minutes: 2
    goals: [say what a small lesson is]
    network: 2 dense(3) relu dense(1) sigmoid
    data: xor
    loss: binary_crossentropy
    optimizer: sgd(0.5)
    seed: 7
    constants: ["0", "2"]
    ---

    ## First page

    ```show
    at: dense 0
    example: 1
    ```

    The network has *{{count parameters}}* numbers, and `→` goes **on**.

    ```predict
    question: Is neuron {{loudest dense}} above 0?
    reveal: relu
    choices:
      - say: above
        if: a relu loudest:dense > 0
        hint: Look at its *terms*.
      - say: below
        if: a relu loudest:dense <= 0
        hint: Look at its weights.
    explain: Its z is {{z dense loudest | signed}}.
    ```

    It is done.

    ## Second page

    ```show
    at: dense
    step: 3
    network: 2 dense(3) tanh dense(1) sigmoid
    do: walk tanh
    ```

    | x | f |
    |---|---|
    | 2 | {{f tanh 2}} |

    ```curve
    of: f tanh v
    and: f' tanh v
    over: z
    ```

    1. one
    2. two

    ```text
    {{count dense/kernel}} + {{count dense/bias}}
    ```

    ```predict
    question: How many numbers has the first layer?
    number: count dense
    tolerance: 0
    mistakes:
      - number: count dense/kernel
        hint: You forgot the biases.
    low: There are more.
    high: There are fewer.
    explain: Weights and biases.
    ```

    ```keras
    Dense(3, activation='tanh')
    ```

    """

  /// The same text with one piece replaced by another.
  static func with(_ old: String, _ new: String) -> String {
    text.replacing(old, with: new)
  }

  /// A lesson of one page with this body, on the same network.
  static func page(_ body: String) -> String {
    let head = text[..<(text.range(of: "## First page")?.lowerBound ?? text.startIndex)]
    return head + "## The page\n\n" + body + "\n"
  }

  /// The line on which `piece` stands.
  static func line(of piece: String, in text: String = text) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(piece) } ?? -1) + 1
  }
}
