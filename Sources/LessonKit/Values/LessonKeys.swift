/// The keys that each part of a lesson may have: what is read, and what `lessons/README.md` explains.
package enum LessonKeys {
  /// What is run.
  package static let setup = [
    "scenario", "network", "data", "inputs", "targets", "weights", "held", "loss", "optimizer",
    "seed", "batch",
  ]
  /// At the head of a lesson.
  package static let frontMatter = ["id", "title", "minutes", "goals", "constants"] + setup
  /// Of a `show` block.
  package static let show =
    [
      "at", "view", "beside", "example", "step", "state", "do", "train", "keys", "lock", "claims",
      "other", "trace", "typed", "choose",
    ] + setup
  /// Of its `other`.
  package static let other = ["trace"] + setup
  /// Of its `train`.
  package static let train = ["epochs", "batch", "examples", "optimizer", "pace"]
  /// Of a `predict` or `check` block.
  package static let predict = [
    "question", "choices", "number", "digits", "tolerance", "mistakes", "at", "ideas", "hint",
    "low", "high", "example", "hides", "reveal", "explain",
  ]
  /// Of a `blank` block.
  package static let blank = [
    "say", "head", "rows", "digits", "mistakes", "at", "ideas", "follows", "hint", "example",
    "hides", "reveal", "explain",
  ]
  /// Of an `order` block.
  package static let order = ["question", "steps", "also", "hint", "explain"]
  /// Of a `free` block.
  package static let free = ["question", "model"]
  /// Of a `task` block.
  package static let task = ["do", "goal", "watch", "keys", "hints", "solution", "explain"]
  /// Of what it watches.
  package static let watch = ["say", "number"]
  /// Of one of its choices.
  package static let choice = ["say", "if", "hint"]
  /// Of one of its mistakes.
  package static let mistake = ["number", "hint"]
  /// Of a `curve` block.
  package static let curve = [
    "of", "and", "over", "from", "to", "point", "by", "tangent", "marks",
  ]
  /// Of a `compare` block.
  package static let compare = ["names", "rows", "views"]
  /// Of a scenario.
  package static let scenario = [
    "title", "about", "network", "loss", "optimizer", "seed", "batch", "data", "inputs", "targets",
    "weights", "held", "masks", "example", "start", "blank", "lock",
  ]
}
