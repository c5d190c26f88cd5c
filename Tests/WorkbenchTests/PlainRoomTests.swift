import Datasets
import NeuralCore
import Testing
import Workbench

/// The digits, an evaluation and a training in plain text.
@Suite struct PlainRoomTests {
  // MARK: The digits

  @Test func aDigitIsToldWithItsPixelsOnDemand() throws {
    var data = try PlainProgram(.data)
    #expect(data.greeting[0].contains("goto NUMBER"))
    #expect(
      data.greeting[1]
        == "Digit 0 of 60,000 · training set: A 5, one of 5,421 in the training set: 166 of its 784 "
        + "pixels have ink.")
    #expect(data.say("why").count == 3)
    #expect(data.say("why")[0].contains("of the 784 inputs."))
    #expect(data.say("why")[2].contains("0 0 0 0 0 1 0 0 0 0"))
    let rows = data.say("pixels")
    #expect(rows.first == "rows 0–4: all 0" && rows.last == "rows 25–27: all 0")
    #expect(rows[1] == "row 5, columns 12–23: 3 18 18 18 126 136 175 26 166 255 247 127")
    #expect(data.say("pixels 5") == [rows[1]])
    #expect(data.say("pixels 5 21")[0].hasPrefix("Pixel (5,21) is number 161 of the 784"))
    #expect(data.say("pixels 28")[0].hasSuffix("“28” was given."))
    #expect(data.say("labels").first == "0: 5,923 to train on, 980 to test with")
  }

  @Test func wordsGoFromDigitToDigit() throws {
    var data = try PlainProgram(.data)
    #expect(data.say("")[0].hasPrefix("Digit 1 of 60,000"))
    #expect(data.say("next 5")[0].hasPrefix("Digit 6 of 60,000"))
    #expect(data.say("back")[0].hasPrefix("Digit 5 of 60,000"))
    #expect(data.say("goto test 17")[0].hasPrefix("Digit 17 of 10,000 · test set"))
    #expect(data.say("other set")[0].hasPrefix("Digit 5 of 60,000"))
    #expect(data.say("goto 60000")[0].hasPrefix("A digit of the training set is a whole number"))
    #expect(data.say("fly")[0].hasPrefix("“fly” is no command. Type next"))
    #expect(data.answer("quit").ends)
  }

  // MARK: An evaluation

  private func evaluation() throws -> PlainProgram {
    let mnist = try MNIST.shipped()
    return try PlainProgram(
      .evaluate(
        AskedModel(
          .tutorial(seed: 7), named: "m.safetensors", on: ExampleSlice(mnist.test, 0..<60),
          looked: .test)))
  }

  @Test func theWrongOnesAreToldTheSurestFirst() throws {
    var asked = try evaluation()
    let lines = asked.greeting
    #expect(lines[1] == "evaluate · m.safetensors · 60 test digits")
    #expect(lines[2].hasPrefix("loss ") && lines[2].contains("give or take"))
    #expect(lines[3].hasSuffix("taken wrongly, the surest first"))
    #expect(lines[4].contains(#/^1 of \d+: digit \d+: \d, taken for \d, p = 0\.\d+$/#))
    #expect(asked.say("next")[0].hasPrefix("2 of "))
    #expect(asked.say("goto 4")[0].hasPrefix("4 of "))
    #expect(asked.say("back 2")[0].hasPrefix("2 of "))
    #expect(asked.say("goto 99")[0].hasPrefix("“goto” wants a number 1–"))
    #expect(asked.say("why").contains { $0.contains("is taken for") })
  }

  @Test func classesAreToldAndLedTo() throws {
    var asked = try evaluation()
    let classes = asked.say("classes")
    #expect(classes.count == 10)
    #expect(classes[4].contains(#/^4: \d+ asked, precision .*, recall .*, F1 /#))
    let four = asked.say("class 4")
    #expect(four[0] == classes[4] && four[1].contains(": 4, taken for"))
    #expect(asked.say("class cat")[0] == "“class” wants one of the classes, 0–9; “cat” was given.")
  }

  @Test func oneIsWalkedIntoAndComeBackFrom() throws {
    var asked = try evaluation()
    _ = asked.say("next")
    let walk = asked.say("in")
    #expect(walk.contains { $0.contains("ooking") })
    #expect(walk.last?.contains("forward › input") == true)
    #expect(asked.say("goto softmax")[0].contains("softmax"))
    let left = asked.answer("quit")
    #expect(!left.ends && left.lines.last?.hasPrefix("2 of ") == true)
    #expect(asked.answer("quit").ends)
  }

  // MARK: A training

  private func training(epochs: Int = 2) throws -> PlainProgram {
    try PlainProgram(.train(PointsTraining(epochs: epochs).setup, at: nil))
  }

  @Test func batchesEpochsAndTheEndAreTold() throws {
    var watch = try training()
    #expect(watch.greeting[0].contains("run, pause, epoch"))
    #expect(
      watch.greeting.last
        == "epoch 1 of 2, 0 of 5 batches: Nothing is learnt yet: 17 parameters as they began. “next” "
        + "trains on a batch.")
    #expect(watch.say("")[0].hasPrefix("epoch 1 of 2, 1 of 5 batches: Batch 1: "))
    #expect(watch.say("next 2").last?.hasPrefix("epoch 1 of 2, 3 of 5 batches: ") == true)
    let epoch = watch.say("epoch")
    #expect(epoch.contains { $0.hasPrefix("Epoch 1 of 2: loss ") })
    #expect(epoch.last?.hasPrefix("epoch 1 of 2, 5 of 5 batches: Epoch 1 is done.") == true)
    #expect(watch.say("back")[0].hasSuffix("“run” goes on from here"))
    let run = watch.say("run")
    #expect(run.count { $0.hasPrefix("Epoch 2 of 2: ") } == 1)
    #expect(run.contains { $0.hasPrefix("test set: ") })
    #expect(watch.say("next")[0].contains("“in” steps into the network, “save” saves it."))
    #expect(watch.say("run") == watch.say("next"))
    #expect(watch.say("epochs").count == 2)
    #expect(watch.say("why")[0].hasPrefix("last batch: loss "))
  }

  @Test func itIsSteppedIntoAndComeBackTo() throws {
    var watch = try training()
    #expect(watch.say("goto 7").last?.contains("epoch 2 of 2, 2 of 5 batches") == true)
    let walk = watch.say("in")
    #expect(walk.last?.hasPrefix("step 8, forward › input") == true)
    let left = watch.answer("quit")
    #expect(!left.ends && left.lines.last?.hasPrefix("epoch 2 of 2, 2 of 5") == true)
    #expect(watch.say("goto 70")[0] == "“70” is no batch; there are batches 0 to 10.")
  }

  @Test func whatIsNotSavedIsSaidBeforeItIsLeft() throws {
    var watch = try training()
    _ = watch.say("next 3")
    let first = watch.answer("quit")
    #expect(
      !first.ends && first.lines.first?.hasPrefix("3 batches are learnt and not saved") == true)
    #expect(watch.say("again batch 20").first?.hasPrefix("epoch 1 of 2, 0 of 3 batches") == true)
    _ = watch.say("next")
    #expect(watch.say("save points.safetensors") == ["Saved in points.safetensors."])
    #expect(watch.answer("quit").ends)
    #expect(watch.effects.contains { if case .stopTraining = $0 { true } else { false } })
  }

  @Test func itIsEvaluatedAndGoneOnWith() throws {
    var watch = try training()
    _ = watch.say("run")
    #expect(watch.say("evaluate").contains { $0.hasPrefix("evaluate · ") })
    _ = watch.answer("quit")
    #expect(watch.say("train on 1").contains { $0.contains("epoch 2 of 3") })
    #expect(watch.say("run").contains { $0.hasPrefix("Epoch 3 of 3: ") })
    #expect(watch.say("test").contains { $0.hasPrefix("asked: the test set, for the ") })
  }
}
