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
    #expect(own.settings.path == "/home/x/.config/wadachi")
    #expect(own.progress.path == "/home/x/.local/state/wadachi")
    let named = KeptFolders(
      environment: ["XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "relative"], home: home)
    #expect(named.progress.path == "/s/wadachi")
    #expect(named.settings.path == "/home/x/.config/wadachi")
  }

  @Test func aNewcomerHasNoFileAndNoNote() {
    let (progress, note) = KeptFile.progress(in: folders).load()
    #expect(progress == LearningProgress())
    #expect(progress.continuation == nil)
    #expect(note == nil)
  }

  @Test func aByteOrderMarkBeforeWhatIsKeptIsSkipped() throws {
    let file = KeptFile.progress(in: folders)
    var progress = LearningProgress()
    progress.opened("00-first-digit", page: 3)
    try file.save(progress)
    try (Data([0xEF, 0xBB, 0xBF]) + Data(contentsOf: file.url)).write(to: file.url)
    #expect(file.load().value == progress)
    #expect(file.load().note == nil)
  }

  @Test func progressIsKept() throws {
    let file = KeptFile.progress(in: folders)
    var progress = LearningProgress()
    progress.opened("07-one-neuron", page: 2)
    progress.opened("00-first-digit", page: 9, isLast: true)
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
    try KeptFile.settings(in: folders).save(settings)
    #expect(KeptFile.settings(in: folders).load().value == settings)
  }

  @Test func stopsAreKeptAndCanBeWrittenByHand() throws {
    let file = KeptFile.settings(in: folders)
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
    let file = KeptFile.progress(in: folders)
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

  @Test func aFileOfTheFutureIsSetAside() throws {
    let file = KeptFile.progress(in: folders)
    try file.save(LearningProgress())
    try Data(#"{"version": 99}"#.utf8).write(to: file.url)
    #expect(file.load().note?.contains("is of version 99") == true)
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
}
