import MomentViews
import Phrases
import TimeTravel

/// The life of what the cursor is about, read in slices while its view is open.
struct LifeReading {
  /// The life that was read last: it goes on from where it was when the same is asked for again.
  fileprivate var life: Life?
  fileprivate var tally: MaskTally?
  /// What is known of it; nil where no such view is open.
  fileprivate(set) var report: LifeReport?
  /// What is known of masks; nil where no such view is open.
  fileprivate(set) var masks: MaskReport?
  /// Whether there is more to be read.
  fileprivate(set) var isUnfinished = false
  /// Whether it is read to its end at once: nobody watches it.
  var isAtOnce = false
  private var isStopped = false
  /// The row of the lists that was chosen: it stays the chosen one in other lists that hold it.
  private var chosen: LifeReport.Row?

  /// Reads no further until something else is asked for.
  mutating func stop() {
    guard isUnfinished else { return }
    isUnfinished = false
    isStopped = true
  }

  /// Chooses a row of what is known.
  fileprivate mutating func choose(_ row: Int) {
    guard let rows = report?.listed, !rows.isEmpty else { return }
    chosen = rows[min(max(0, row), rows.count - 1)]
  }

  /// Where the chosen row is; the first where the lists do not hold it.
  fileprivate var row: Int {
    chosen.flatMap { chosen in report?.listed.firstIndex(of: chosen) } ?? 0
  }

  fileprivate var mayRead: Bool { !isStopped }

  /// Something else is asked for, or nothing.
  fileprivate mutating func begin() {
    isUnfinished = false
    isStopped = false
  }
}

extension Walk {
  /// Reads a slice of the life that is shown, all of it where nobody watches.
  mutating func readOn() {
    guard lens.shown(for: moment) == .life else {
      (reading.report, reading.masks) = (nil, nil)
      reading.begin()
      return
    }
    if let subject = moment.lifeSubject {
      reading.masks = nil
      if case .forward(let layer) = moment.cursor.place, isDropout(layer) {
        readMasks(ofLayer: layer)
      } else {
        readLife(of: subject)
      }
    } else if case .forward(let layer) = moment.cursor.place {
      readMasks(ofLayer: layer)
    }
  }

  private func isDropout(_ layer: Int) -> Bool {
    if case .dropout = moment.network.layers[layer] { true } else { false }
  }

  private mutating func readLife(of subject: LifeSubject) {
    if reading.life?.subject != subject
      || reading.life.map({ timeline.remembers($0) }) != true
    {
      reading.life = timeline.life(of: subject)
      reading.begin()
    }
    // Nobody else holds it while it grows.
    guard var life = reading.life else { return }
    reading.life = nil
    defer { reading.life = life }
    if reading.mayRead {
      let slice = slice
      reading.isUnfinished = !consult { $0.advance(&life, atMost: slice) }
      while reading.isUnfinished, reading.isAtOnce || isPlain {
        reading.isUnfinished = !consult { $0.advance(&life, atMost: slice) }
      }
    }
    let unfinished = reading.isUnfinished
    reading.report = consult { $0.report(on: life, neurons: unfinished ? 0 : Self.neurons) }
    dials.choose(row: reading.row)
  }

  /// Chooses the row of a life's lists that the dial was turned to.
  mutating func chooseRow() {
    reading.choose(dials.row)
    dials.choose(row: reading.row)
  }

  private mutating func readMasks(ofLayer layer: Int) {
    reading.report = nil
    if reading.tally?.layer != layer || reading.tally.map({ timeline.remembers($0) }) != true {
      reading.tally = timeline.maskTally(ofLayer: layer)
      reading.begin()
    }
    guard var tally = reading.tally else { return }
    if reading.mayRead {
      repeat {
        reading.isUnfinished = !consult { $0.advance(&tally, atMost: Self.masksAtOnce) }
      } while reading.isUnfinished && (reading.isAtOnce || isPlain)
    }
    reading.tally = tally
    reading.masks = consult { $0.report(on: tally, recent: Self.recentMasks) }
  }

  /// So many neurons of a layer are shown.
  private static let neurons = 6
  /// So many masks are drawn in a slice: some milliseconds' worth.
  private static let masksAtOnce = 10_000
  /// So many steps' masks are shown one by one.
  private static let recentMasks = 250

  /// The sentence about the life that is shown; nil where none is.
  var lifeSentence: String? {
    let phrases = language.phrases.views.life
    if let report = reading.report { return phrases.sentence(report) }
    guard let masks = reading.masks else { return nil }
    return phrases.sentence(masks, ofNeuron: moment.unitInFocus ?? 0)
  }

  /// Where the chosen row of a life's lists leads: to the step of a jump, or to a weight; nil where no
  /// life is shown.
  var chosenRow: Target? {
    guard let report = reading.report, !report.listed.isEmpty else { return nil }
    let row = reading.row
    return row < report.jumps.count
      ? report.target(of: report.jumps[row])
      : report.target(of: report.moved[row - report.jumps.count], from: moment.cursor.place)
  }
}
