/// The home screen: which of its lines is chosen.
struct HomeState: Equatable {
  /// 0 is the first line, Meet your first digit or Continue; the others follow.
  var chosen = 0
}

/// The lines of the home screen below the first.
enum HomeItem: Int, CaseIterable {
  case learn = 1
  case step, scenarios, train, data, help, quit

  /// The key that opens it at once.
  var key: String {
    switch self {
    case .learn: "l"
    case .step: "s"
    case .scenarios: "c"
    case .train: "t"
    case .data: "d"
    case .help: "?"
    case .quit: "q"
    }
  }

  var title: String {
    switch self {
    case .learn: "Learn"
    case .step: "Step"
    case .scenarios: "Scenarios"
    case .train: "Train"
    case .data: "Data"
    case .help: "Help"
    case .quit: "Quit"
    }
  }

  /// One line on what it does.
  var words: String {
    switch self {
    case .learn: "lessons beside a live network"
    case .step: "a training step, by numbers"
    case .scenarios: "small networks, set up to walk"
    case .train: "watch it learn 60,000 digits"
    case .data: "look at the digits and labels"
    case .help: "every key"
    case .quit: "your place is kept"
    }
  }
}
