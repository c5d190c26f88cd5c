import CellCanvas
import TerminalDriver
import Testing

@Suite struct ScriptedTerminalTests {
  @Test func `plays its steps one by one and then says that input ended`() throws {
    let script = try KeyScript("Right\ntext:ab\nresize:100x30\n")
    var names: [String] = []
    let terminal = try ScriptedTerminal(
      size: Size(width: 80, height: 24), look: Look(), script: script,
      willDeliver: { names.append($0.name) })
    #expect(terminal.events(waitingAtMost: nil) == [.input(.key(Key(.right)))])
    #expect(
      terminal.events(waitingAtMost: nil)
        == [.input(.key(.character("a"))), .input(.key(.character("b")))])
    #expect(terminal.size.width == 80)
    #expect(terminal.events(waitingAtMost: nil) == [.input(.resize(terminal.size))])
    #expect(terminal.size == Size(width: 100, height: 30))
    #expect(terminal.events(waitingAtMost: nil) == [.end(.inputEnded)])
    #expect(names == ["Right", "text", "resize"])
  }

  @Test func `keeps the frame as its look allows`() throws {
    let look = Look(glyphs: .ascii, depth: .none)
    let terminal = try ScriptedTerminal(
      size: Size(width: 3, height: 1), look: look, script: KeyScript(""))
    var canvas = Canvas(terminal.size)
    canvas.put("─▶", x: 0, y: 0)
    terminal.present(canvas)
    #expect(terminal.frame?.lines == ["->"])
  }
}

@Suite struct MailboxTests {
  @Test func `keeps the newest value and wakes once`() throws {
    let terminal = try ScriptedTerminal(
      size: Size(width: 3, height: 1), look: Look(), script: KeyScript("a\nb"))
    let mailbox = Mailbox<Int>(waking: terminal.waker)
    for value in 1...50_000 { mailbox.post(value) }
    #expect(terminal.events(waitingAtMost: nil).first == .mail)
    #expect(mailbox.take() == 50_000)
    #expect(mailbox.take() == nil)
    #expect(terminal.events(waitingAtMost: nil).first != .mail)
  }

  @Test func `can add up what was not taken`() throws {
    let mailbox = Mailbox<[Int]>(waking: try Waker())
    mailbox.post([1])
    mailbox.post([2], combining: +)
    #expect(mailbox.take() == [1, 2])
  }

  @Test func `takes posts from many threads`() async throws {
    let mailbox = Mailbox<Int>(waking: try Waker())
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { mailbox.post(1, combining: +) } }
      }
    }
    #expect(mailbox.take() == 8000)
  }
}
