// Puts the terminal back as it was, however the program ends.
//
// Everything that runs inside of a signal handler uses async-signal-safe calls alone. What it needs
// (the bytes to write, the terminal's modes) is made up beforehand.
#pragma once
#include <stddef.h>

/// The most bytes that `guard_arm` keeps for putting the terminal back.
enum { GUARD_MAXIMUM_BYTES = 512 };

/// What a handler writes into the pipe for each signal.
enum {
  GUARD_RESIZED = 'W',
  GUARD_STOP = 'Z',
  GUARD_CONTINUED = 'C',
  GUARD_INTERRUPTED = 'I',
  GUARD_TERMINATED = 'T',
  GUARD_HUNG_UP = 'H',
};

/// Saves the modes of the terminal `input` and installs all handlers.
///
/// SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM and SIGHUP write one byte to `pipe`; a second one of the
/// last three kills at once. All other signals that kill put the terminal back and then kill with their
/// own status. With `chain` not 0 those of a crash then go to the handlers that were there before
/// (Swift's backtracer). A signal that is ignored stays so.
/// Returns 0, or -1 when `input` is no terminal.
int guard_install(int input, int output, int pipe, int chain);

/// From now on the terminal is ours: `bytes` (at most GUARD_MAXIMUM_BYTES) put it back.
///
/// Standard error, when it is a terminal, is caught until then and shown afterwards.
void guard_arm(const char *bytes, size_t count);

/// Restores modes and standard error without writing the bytes: the program has left in order.
void guard_disarm(void);

/// Writes the bytes, restores modes and standard error; does nothing unless armed.
void guard_put_back(void);

/// Stops this process group as ^Z does and returns when it is continued, without GUARD_CONTINUED.
void guard_stop(void);

/// Gives the calling thread a stack of its own for signal handlers, so that an overflow is survived.
void guard_protect_thread(void);

/// Gives the signals that write a byte back their former handlers.
void guard_uninstall(void);
