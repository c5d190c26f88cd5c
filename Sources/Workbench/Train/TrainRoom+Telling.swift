import NeuralCore
import Phrases

// A training as plain text: where it stands, and its epochs and milestones as they come.
extension TrainRoom {
  func tell(in house: House) -> [String] {
    let phrases = house.phrases
    let place = phrases.plain.place(
      phrases.train.toldPlace(train.shown), phrases.train.sentence(on: train.shown))
    let past = train.isInThePast ? [phrases.train.past(train.shown)] : []
    let test = train.isOver ? nil : phrases.train.toldTest(train.shown)
    return past + [place] + ending(in: house) + [test].compactMap(\.self)
  }

  func greet(in house: House) -> [String] {
    [helpInWords(in: house.phrases), train.place(fitting: .max, house.phrases.train)]
      + tell(in: house)
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.train.plainHelp }

  mutating func tellNews(in house: House) -> [String] {
    let (phrases, shown) = (house.phrases.train, train.shown)
    let (milestones, epochs) = (train.milestonesReached, train.news.epochs.reports)
    defer { toldNews = (milestones.count, epochs.last?.epoch ?? -1) }
    let every = max(1, train.setup.epochs / Self.toldEpochs)
    let ended = epochs.filter { report in
      report.epoch > toldNews.epoch
        && ((report.epoch + 1).isMultiple(of: every) || report.step == train.setup.lastStep)
    }
    let place = phrases.toldPlace(shown)
    let reached = milestones.dropFirst(toldNews.milestones).map {
      house.phrases.plain.place(place, phrases.milestone($0, shown))
    }
    return reached + ended.map { told($0, in: house) }
  }

  /// What plain text has in the place of keys that ask for a line, or that count.
  var telling: KeyRow<TrainRoom> {
    .words(
      .word(.next) { room, rest, house in room.go(.next, rest, in: &house) },
      .word(.back) { room, rest, house in room.go(.back, rest, in: &house) },
      .word(.pause) { room, rest, house in
        guard rest.isEmpty else { return nil }
        return room.train.isPaused
          ? Told(lines: room.tell(in: house))
          : Told(lines: [], requests: room.order { $0.pause() })
      },
      .word(.why) { room, rest, house in
        rest.isEmpty ? Told(lines: room.numbers(in: house)) : nil
      },
      .word(.epochs) { room, rest, house in
        rest.isEmpty ? Told(lines: room.epochs(in: house)) : nil
      },
      .word(.save) { room, rest, house in
        let path = rest.isEmpty ? room.keeping.file ?? room.train.fileName : rest
        return Told(lines: [], requests: room.save(to: path))
      })
  }

  /// At most so many epochs are told as they end: the others are in the list.
  private static let toldEpochs = 20

  /// So many batches on or back.
  private mutating func go(_ word: PlainWord, _ text: String, in house: inout House) -> Told? {
    guard let count = text.isEmpty ? 1 : Int(text), count > 0 else { return nil }
    let batches = min(count, train.setup.lastStep)
    let isBack = word == .back
    guard isBack || train.isInThePast || hasMore(self) else {
      return Told(lines: [house.phrases.train.over(train.shown)])
    }
    return Told(
      lines: [],
      requests: order { $0.stand(at: $0.stepCount + (isBack ? -batches : batches)) })
  }

  /// What was measured, one line each.
  private func numbers(in house: House) -> [String] {
    let phrases = house.phrases.train
    return train.measures.map { measure in
      let measured = train.measured(measure)
      return phrases.told(
        measure, loss: measured?.loss, accuracy: measured?.accuracy, train.shown)
    }
  }

  /// The epochs that ended, one line each.
  private func epochs(in house: House) -> [String] {
    let reports = train.news.epochs.reports
    return reports.isEmpty
      ? [house.phrases.train.noEpoch] : reports.map { told($0, in: house) }
  }

  private func told(_ report: EpochReport, in house: House) -> String {
    house.phrases.train.epochEnd(
      report.epoch, loss: report.trainLoss, accuracy: report.trainAccuracy, report.check,
      train.shown)
  }

  /// What became of a training that is over.
  private func ending(in house: House) -> [String] {
    guard train.isOver else { return [] }
    return house.phrases.train.ending(train.shown).map {
      house.phrases.plain.place($0.name, $0.text)
    }
  }
}
