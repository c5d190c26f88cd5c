import Datasets
import Foundation
import ModelFiles
import Testing

@Suite struct KeptFileTests {
  let folder: TemporaryFolder
  let folders: KeptFolders

  init() throws {
    folder = try TemporaryFolder()
    folders = KeptFolders(environment: [:], home: folder.url)
  }

  @Test func foldersFollowTheSpecification() {
    let home = URL(fileURLWithPath: "/home/x")
    let own = KeptFolders(environment: [:], home: home)
    #expect(own.settings?.path == "/home/x/.config/wadachi")
    #expect(own.progress?.path == "/home/x/.local/state/wadachi")
    let named = KeptFolders(
      environment: ["XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "relative"], home: home)
    #expect(named.progress?.path == "/s/wadachi")
    #expect(named.settings?.path == "/home/x/.config/wadachi")
  }

  @Test func aNewcomerHasNoFileAndNoNote() throws {
    let (progress, note) = try #require(KeptFile.progress(in: folders)).load()
    #expect(progress == LearningProgress())
    #expect(progress.continuation == nil)
    #expect(note == nil)
  }

  @Test func aByteOrderMarkBeforeWhatIsKeptIsSkipped() throws {
    let file = try #require(KeptFile.progress(in: folders))
    var progress = LearningProgress()
    progress.opened("00-first-digit", page: 3)
    try file.save(progress)
    try (Data([0xEF, 0xBB, 0xBF]) + Data(contentsOf: file.url)).write(to: file.url)
    #expect(file.load().value == progress)
    #expect(file.load().note == nil)
  }

  @Test func progressIsKept() throws {
    let file = try #require(KeptFile.progress(in: folders))
    var progress = LearningProgress()
    progress.opened("07-one-neuron", page: 2)
    progress.opened("00-first-digit", page: 9)
    progress.keep(KeptLesson(count: 0), of: "00-first-digit")
    progress.opened("07-one-neuron", page: 3)
    progress.walk = .init(seed: 7, example: 3, at: "step 2 dense 17")
    try file.save(progress)
    let (kept, note) = file.load()
    #expect(kept == progress)
    #expect(note == nil)
    #expect(kept.continuation?.lesson == "07-one-neuron")
    #expect(kept.continuation?.page == 3)
    #expect(kept.finished == ["00-first-digit"])
  }

  @Test func settingsAreKept() throws {
    var settings = Settings()
    settings.theme = .light
    try #require(KeptFile.settings(in: folders)).save(settings)
    #expect(try #require(KeptFile.settings(in: folders)).load().value == settings)
  }

  @Test func stopsAreKeptAndCanBeWrittenByHand() throws {
    let file = try #require(KeptFile.settings(in: folders))
    var settings = Settings()
    settings.stops = [KeptStop("loss > 2.5"), KeptStop("nan", isOn: false)]
    try file.save(settings)
    #expect(file.load().value == settings)
    try Data(#"{"version": 1, "stops": [{"stop": "every 3"}, {"stop": "", "on": false}]}"#.utf8)
      .write(to: file.url)
    let (edited, note) = file.load()
    #expect(note == nil)
    #expect(edited.stops == [KeptStop("every 3"), KeptStop("", isOn: false)])
    try Data(#"{"version": 1, "stops": ["every 3", 7]}"#.utf8).write(to: file.url)
    let (broken, reason) = file.load()
    #expect(broken == Settings())
    #expect(reason?.contains("was set aside") == true)
  }

  @Test func aDamagedFileIsSetAsideEachTime() throws {
    let file = try #require(KeptFile.progress(in: folders))
    try file.save(LearningProgress())
    for number in 1...2 {
      try Data("{ torn".utf8).write(to: file.url)
      let (progress, note) = file.load()
      #expect(progress == LearningProgress())
      #expect(
        note == "progress.json cannot be understood; "
          + "it was set aside as \(file.url.path).damaged-\(number).")
      #expect(
        try String(contentsOfFile: "\(file.url.path).damaged-\(number)", encoding: .utf8)
          == "{ torn")
    }
  }

  @Test func aFileOfTheFutureIsLeftAlone() throws {
    let file = try #require(KeptFile.progress(in: folders))
    try file.save(LearningProgress())
    let future = #"{"version": 99, "pages": [[]]}"#
    try Data(future.utf8).write(to: file.url)
    #expect(file.load().note?.contains("is of version 99; it is left as it is.") == true)
    var progress = LearningProgress()
    progress.opened("a", page: 1)
    #expect(throws: FileError.self) { try file.save(progress) }
    #expect(try String(contentsOf: file.url, encoding: .utf8) == future)
  }

  @Test func whatCannotBeReadIsNoDamage() throws {
    let file = try #require(KeptFile.progress(in: folders))
    try FileManager.default.createDirectory(at: file.url, withIntermediateDirectories: true)
    let keeper = Keeper<LearningProgress>(file)
    #expect(keeper.load().note?.hasSuffix("it is left as it is.") == true)
    var progress = LearningProgress()
    progress.opened("a", page: 1)
    // It was said when it was read.
    #expect(keeper.keep(progress) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.url.path) == [])
  }

  @Test func whereNothingCanBeKeptThatIsSaidOnce() throws {
    try Data().write(to: folder.file("no folder"))
    for keeper in [
      Keeper<Settings>(nil),
      Keeper<Settings>(KeptFile(folder.file("no folder/wadachi/settings.json"))),
    ] {
      #expect(keeper.load().value == Settings())
      var settings = Settings()
      settings.theme = .light
      #expect(keeper.keep(settings) != nil)
      settings.theme = .dark
      #expect(keeper.keep(settings) == nil)
    }
    #expect(Keeper<Settings>(nil).obstacle() != nil)
    let file = try #require(KeptFile.settings(in: folders))
    #expect(file.obstacle == nil)
  }
}

/// Two programs that keep at the same time.
@Suite struct TwoWritersTests {
  let folder: TemporaryFolder
  let folders: KeptFolders

  init() throws {
    folder = try TemporaryFolder()
    folders = KeptFolders(environment: [:], home: folder.url)
  }

  @Test func progressIsJoined() throws {
    let (one, two) = (
      Keeper<LearningProgress>(.progress(in: folders)),
      Keeper<LearningProgress>(.progress(in: folders))
    )
    var (first, second) = (one.load().value, two.load().value)
    first.opened("a", page: 4)
    first.keep(KeptLesson(count: 0), of: "a")
    second.opened("b", page: 2)
    second.keep(KeptLesson(count: 0), of: "b")
    second.walk = .init(seed: 7, example: 3, at: "loss")
    for note in [one.keep(first), two.keep(second)] { #expect(note == nil) }
    first.opened("c", page: 1)
    #expect(one.keep(first) == nil)
    let kept = try #require(KeptFile.progress(in: folders)).load().value
    #expect(kept.finished == ["a", "b"])
    #expect(kept.pages == ["a": 4, "b": 2, "c": 1])
    #expect(kept.lastLesson == "c")
    #expect(kept.walk == second.walk)
  }

  @Test func settingsAreJoinedFieldByField() throws {
    var before = Settings()
    before.stops = [KeptStop("nan"), KeptStop("every 7"), KeptStop("loss > 1")]
    try #require(KeptFile.settings(in: folders)).save(before)
    let (one, two) = (
      Keeper<Settings>(.settings(in: folders)), Keeper<Settings>(.settings(in: folders))
    )
    var (first, second) = (one.load().value, two.load().value)
    first.theme = .light
    first.stops = [KeptStop("every 7"), KeptStop("loss > 1", isOn: false), KeptStop("at loss")]
    second.asksFirst = true
    second.stops.append(KeptStop("every 100"))
    for note in [one.keep(first), two.keep(second)] { #expect(note == nil) }
    let kept = try #require(KeptFile.settings(in: folders)).load().value
    #expect(kept.theme == .light && kept.asksFirst)
    #expect(
      kept.stops == [
        KeptStop("every 7"), KeptStop("loss > 1", isOn: false), KeptStop("every 100"),
        KeptStop("at loss"),
      ])
  }

  @Test func manyWritersLoseNothing() async throws {
    let folders = folders
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let keeper = Keeper<LearningProgress>(.progress(in: folders))
          var progress = keeper.load().value
          for page in 0..<5 {
            progress.opened("\(writer)-\(page)", page: page)
            progress.keep(KeptLesson(count: 0), of: "\(writer)-\(page)")
            #expect(keeper.keep(progress) == nil)
          }
        }
      }
    }
    let kept = try #require(KeptFile.progress(in: folders)).load().value
    #expect(kept.finished.count == 40 && kept.pages.count == 40)
  }

  @Test func aLockThatIsNeverLetGoIsNoHang() throws {
    let file = try #require(KeptFile.settings(in: folders))
    try file.save(Settings())
    let holder = open(file.url.path + ".lock", O_RDWR)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX) == 0)
    var settings = Settings()
    settings.theme = .dark
    let before = ContinuousClock.now
    #expect(throws: FileError.self) { try file.save(settings) }
    #expect(before.duration(to: .now) < .seconds(10))
  }
}

/// Whatever stands in a kept file: it is read within bounds or set aside.
@Suite struct KeptFuzzTests {
  static let values = [
    "null", "true", "-1", "9223372036854775807", "-9223372036854775808", "1e400", "1e30", "0.5",
    "\"\"", "\"\\u001b[2J\"", "\"\(String(repeating: "x", count: 1_000))\"", "[]", "{}",
    "[[[[]]]]", "{\"a\": {\"b\": []}}", "{\"a\": 9223372036854775807, \"b\": -5, \"c\": 3}",
    "[\"no such lesson\", \"\\u202e\"]", "[{\"stop\": 3}]", "[{\"stop\": \"nan\", \"on\": 7}]",
    "{\"seed\": -1, \"example\": 0, \"at\": \"\"}",
    "{\"seed\": 1, \"example\": -9223372036854775808, \"at\": \"loss\"}",
    String(repeating: "[", count: 100_000),
  ]

  @Test(arguments: [
    "version", "pages", "finished", "lessons", "lastLesson", "walk", "theme", "asksFirst", "stops",
  ])
  func anyValueOfAnyField(field: String) throws {
    let folder = try TemporaryFolder()
    for value in Self.values {
      let text =
        field == "version" ? "{\"version\": \(value)}" : "{\"version\": 1, \"\(field)\": \(value)}"
      let progress = KeptFile<LearningProgress>(folder.file("progress.json"))
      try Data(text.utf8).write(to: progress.url)
      let (read, _) = progress.load()
      #expect(read.pages.values.allSatisfy { (0..<10_000).contains($0) })
      #expect(read.walk?.example ?? 0 >= 0)
      #expect(![read.lastLesson ?? ""].joined().unicodeScalars.contains("\u{1b}"))
      let settings = KeptFile<Settings>(folder.file("settings.json"))
      try Data(text.utf8).write(to: settings.url)
      #expect(settings.load().value.stops.count <= 1_000)
    }
  }

  @Test func aHugeFileIsSetAside() throws {
    let folder = try TemporaryFolder()
    let file = KeptFile<Settings>(folder.file("settings.json"))
    try Data(repeating: UInt8(ascii: " "), count: 10 << 20).write(to: file.url)
    #expect(file.load().note?.contains("was set aside") == true)
    try Data([0xFF, 0x00, 0x7B]).write(to: file.url)
    #expect(file.load().note?.contains("was set aside") == true)
  }
}

@Suite struct AtomicFileTests {
  @Test func aLinkIsFollowedAndPermissionsAreKept() throws {
    let folder = try TemporaryFolder()
    let (file, link) = (folder.file("file"), folder.file("link"))
    try Data("old".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try AtomicFile.write(Data("new".utf8), to: link)
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(folder.names == ["file", "link"])
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { try AtomicFile.write(Data(), to: folder.url) }
    #expect(throws: FileError.self) {
      try AtomicFile.write(Data(), to: URL(fileURLWithPath: "/dev/null"))
    }
    #expect(throws: FileError.self) {
      try AtomicFile.write(Data(), to: folder.file("missing/file"))
    }
    #expect(folder.names == [])
  }

  @Test func aLongNameHasATemporaryFileToo() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "轍", count: 85)
    try AtomicFile.write(Data("x".utf8), to: folder.file(name))
    #expect(folder.names == [name])
    #expect(throws: FileError.self) { _ = try AtomicFile(folder.file(name + "轍")) }
    #expect(folder.names == [name])
  }

  @Test func leftoversOfTheDeadAreSweptAndNothingElse() throws {
    let folder = try TemporaryFolder()
    // The largest process number of Linux is 4,194,304: this one never lived.
    let dead = ".model.safetensors.4194305-17.part"
    let others = [
      ".model.safetensors.\(getpid())-17.part", ".model.safetensors.1-17.part", "x.4194305-17.part",
      ".notes.part", ".a.4194305-17.part.txt", ".a.4194305.part", ".a.-5-17.part",
    ]
    for name in [dead] + others { try Data().write(to: folder.file(name)) }
    try AtomicFile.write(Data(), to: folder.file("new"))
    #expect(folder.names == (others + ["new"]).sorted())
  }
}
