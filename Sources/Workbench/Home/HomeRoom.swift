import NeuralCore
import Phrases
import TimeTravel

/// The home screen: a line that goes on with what the learner was doing, then everything else.
struct HomeRoom: Room {
  var overlay: (any Overlay<HomeRoom>)?
  /// The chosen line: 0 is the first, Meet your first digit or Continue; the items follow.
  private(set) var chosen = 0

  func title(in phrases: Phrases) -> String { phrases.home.title }

  var rows: [KeyRow<HomeRoom>] {
    KeyRow.choosing { home, _, offset in
      home.chosen = min(max(0, home.chosen + offset), HomeItem.all.count)
    } + [
      .opening { home, house in home.open(&house) }, letters,
      .command { home, house in home.command(in: house) }, .help, .leave(),
    ]
  }

  /// A click chooses a line and opens it.
  mutating func click(_ line: Int, isDragging: Bool, in house: inout House) -> [Request] {
    open(line: line, &house)
  }

  /// The letters that lead to other rooms.
  private var letters: KeyRow<HomeRoom> {
    let doors = HomeItem.all.filter(\.isDoor)
    return KeyRow(
      doors.map(\.key).joined(separator: " "), { $0.home.letters(of: doors.map(\.entry)) },
      all: doors.map { letter($0.key) })
  }

  /// The letter of a line chooses it and opens it.
  private func letter(_ key: String) -> KeyRow<HomeRoom>.Bound {
    .keys(
      key,
      asks: { home, house in
        home.open(line: (HomeItem.all.firstIndex { $0.key == key } ?? -1) + 1, &house)
      })
  }

  /// The command that leads to the chosen line.
  private func command(in house: House) -> Reopening {
    guard chosen > 0 else { return .lesson(house.firstLesson, in: house) }
    guard let command = HomeItem.all[chosen - 1].command(house) else {
      return .none(house.phrases.home.noCommand)
    }
    return .line(ShellLine.line(command, house.options))
  }

  /// Chooses a line and opens it: the first is 0.
  mutating func open(line: Int, _ house: inout House) -> [Request] {
    chosen = line
    return open(&house)
  }

  private mutating func open(_ house: inout House) -> [Request] {
    guard chosen > 0 else { return [.perform(.openLesson(house.firstLesson))] }
    return HomeItem.all[chosen - 1].act(&self, &house)
  }
}

extension HomeRoom {
  /// Asks for the file of a network; without one it is the trained one that comes with the course.
  mutating func askForModel(for use: ModelUse, in house: House) {
    let wanted = house.phrases.home.modelWanted
    overlay = Prompt(wanted.label, example: wanted.example, isQuoted: true) {
      (_, text, house) throws(DescriptionError) in
      let named = try NamedModel(text, house.phrases.home)
      return [.perform(.openModel(named, for: use))]
    }
  }
}

extension NamedModel {
  /// Reads what is typed: a file, and behind it the network of weights that describe none; nothing is the
  /// trained one.
  fileprivate init(_ text: String, _ phrases: any HomePhrases) throws(DescriptionError) {
    guard let option = text.range(of: " --") else {
      self.init(file: text.isEmpty ? nil : text)
      return
    }
    let rest = text[option.lowerBound...].dropFirst()
    let given = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard given.count == 2, given[0] == "--network" else {
      throw DescriptionError(
        text: text, column: text.distance(from: text.startIndex, to: rest.startIndex) + 1,
        message: phrases.noModel(String(rest)))
    }
    let start = text.count - given[1].count
    do throws(DescriptionError) {
      self.init(
        file: String(text[..<option.lowerBound]), network: try Sequential(given[1].unquoted))
    } catch {
      let quote = given[1].hasPrefix("\"") ? 1 : 0
      throw DescriptionError(
        text: text, column: start + quote + error.column, message: error.message)
    }
  }
}

extension House {
  /// The lesson that the first line of home leads to.
  var firstLesson: String { goesOn?.lesson ?? "00" }

  /// Where the course goes on: at the page that was left, after a finished lesson with the next one that is
  /// not, whose page is nil while it was not opened; nil for a newcomer.
  var goesOn: (lesson: String, page: Int?)? {
    guard let (lesson, page) = progress.continuation else { return nil }
    guard progress.finished.contains(lesson) else { return (lesson, page) }
    let written = course.entries.filter(\.exists).map(\.id)
    let later = written.drop { $0 != lesson }.dropFirst()
    let open = (later + written).first { !progress.finished.contains($0) }
    return open.map { ($0, progress.pages[$0]) } ?? (lesson, page)
  }
}
