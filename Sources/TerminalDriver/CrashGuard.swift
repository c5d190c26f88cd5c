import CTerminalGuard

/// What threads other than the main one do to be covered when they crash.
public enum CrashGuard {
  /// Gives the calling thread a stack of its own for signal handlers.
  ///
  /// Without it an overflow of the thread's stack would leave the terminal as it is.
  public static func protectThread() { guard_protect_thread() }
}
