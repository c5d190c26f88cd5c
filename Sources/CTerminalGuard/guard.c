#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Faults of the program itself, and what is sent to end it with a core.
static const int fatal_signals[] = {
    SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT, SIGSYS,
};
// What else kills a program that does not handle it. The real-time signals do too.
static const int deadly_signals[] = {
    SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
#ifdef __linux__
    SIGIO, SIGPWR, SIGSTKFLT,
#endif
};
static const int orderly_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
enum {
  FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals,
  DEADLY_COUNT = sizeof deadly_signals / sizeof *deadly_signals,
  ORDERLY_COUNT = sizeof orderly_signals / sizeof *orderly_signals,
};

static struct sigaction former_fatal[FATAL_COUNT];
static struct sigaction former_orderly[ORDERLY_COUNT];
static struct termios saved_modes;
static int input_fd = -1, output_fd = -1, pipe_fd = -1;
static int original_output = -1, nowhere = -1;
static int chains = 0;
static char back[GUARD_MAXIMUM_BYTES];
static size_t back_count = 0;
static int real_stderr = -1, caught_stderr = -1;
static atomic_int armed = 0;
static atomic_int end_requests = 0;
static atomic_int stopping = 0;

// MARK: Putting back

static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Gives standard error back and shows what was caught of it.
static void release_stderr(void) {
  if (caught_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  char piece[512];
  off_t offset = 0;
  for (;;) {
    ssize_t count = pread(caught_stderr, piece, sizeof piece, offset);
    if (count <= 0) break;
    write_all(STDERR_FILENO, piece, (size_t)count);
    offset += count;
  }
  close(caught_stderr);
  close(real_stderr);
  caught_stderr = real_stderr = -1;
}

static void restore(int writes_bytes) {
  if (!atomic_exchange(&armed, 0)) return;
  int error = errno;
  if (writes_bytes) write_all(output_fd, back, back_count);
  tcsetattr(input_fd, TCSADRAIN, &saved_modes);
  release_stderr();
  errno = error;
}

void guard_put_back(void) { restore(1); }
void guard_disarm(void) { restore(0); }

static void catch_stderr(void) {
  if (!isatty(STDERR_FILENO)) return;
#ifdef __linux__
  int file = memfd_create("stderr", MFD_CLOEXEC);
#else
  FILE *nameless = tmpfile();
  int file = nameless ? fileno(nameless) : -1;
#endif
  if (file < 0) return;
  // Without O_APPEND, a process that shares the file would write over what is there.
  fcntl(file, F_SETFL, O_APPEND);
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr < 0) {
    close(file);
    return;
  }
  caught_stderr = file;
  dup2(file, STDERR_FILENO);
}

void guard_arm(const char *bytes, size_t count) {
  back_count = count < sizeof back ? count : sizeof back;
  memcpy(back, bytes, back_count);
  catch_stderr();
  atomic_store(&armed, 1);
}

// MARK: Handlers

/// Whether the instruction that caused the signal is run again when its handler returns.
static int is_fault(int number) {
  return number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
}

static void on_fatal_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  // Other threads still run: what they draw from now on must not reach the terminal.
  if (atomic_load(&armed)) dup2(nowhere, original_output);
  guard_put_back();
  struct sigaction next;
  memset(&next, 0, sizeof next);
  next.sa_handler = SIG_DFL;
  for (int index = 0; chains && index < FATAL_COUNT; index++)
    if (fatal_signals[index] == number) next = former_fatal[index];
  sigaction(number, &next, NULL);
  // A fault happens again on return; any other signal must be sent again.
  if (info->si_code <= 0 || !is_fault(number)) raise(number);
}

static char byte_for(int number) {
  switch (number) {
    case SIGWINCH: return GUARD_RESIZED;
    case SIGTSTP: return GUARD_STOP;
    case SIGCONT: return GUARD_CONTINUED;
    case SIGINT: return GUARD_INTERRUPTED;
    case SIGTERM: return GUARD_TERMINATED;
    default: return GUARD_HUNG_UP;
  }
}

static void on_orderly_signal(int number) {
  // Who stopped in order goes on in order.
  if (number == SIGCONT && atomic_load(&stopping)) return;
  int error = errno;
  char byte = byte_for(number);
  int ends = number == SIGINT || number == SIGTERM || number == SIGHUP;
  if (ends && atomic_fetch_add(&end_requests, 1) > 0) {
    guard_put_back();
    signal(number, SIG_DFL);
    raise(number);
  }
  ssize_t written = write(pipe_fd, &byte, 1);
  (void)written;  // A full pipe already wakes the loop.
  errno = error;
}

/// Whether whoever started the program wants this signal ignored, as nohup does.
static int is_ignored(int number) {
  struct sigaction now;
  return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void handle_orderly(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_orderly_signal;
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void handle_sent(int number, const struct sigaction *action) {
  if (!is_ignored(number)) sigaction(number, action, NULL);
}

static void install_handlers(void) {
  for (int index = 0; index < ORDERLY_COUNT; index++) {
    int number = orderly_signals[index];
    sigaction(number, NULL, &former_orderly[index]);
    if (number == SIGWINCH || number == SIGCONT || !is_ignored(number)) handle_orderly(number);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fatal_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (int index = 0; index < FATAL_COUNT; index++) {
    int number = fatal_signals[index];
    sigaction(number, NULL, &former_fatal[index]);
    if (number == SIGQUIT) handle_sent(number, &action);
    else sigaction(number, &action, NULL);
  }
  for (int index = 0; index < DEADLY_COUNT; index++) handle_sent(deadly_signals[index], &action);
#ifdef SIGRTMIN
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) handle_sent(number, &action);
#endif
}

int guard_install(int input, int output, int pipe, int chain) {
  static int registered = 0;
  if (tcgetattr(input, &saved_modes) != 0) return -1;
  input_fd = input;
  original_output = output;
  if (output_fd < 0) output_fd = fcntl(output, F_DUPFD_CLOEXEC, 3);
  if (nowhere < 0) nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  pipe_fd = pipe;
  chains = chain;
  atomic_store(&end_requests, 0);
  guard_protect_thread();
  install_handlers();
  if (!registered) registered = atexit(guard_put_back) == 0;
  return 0;
}

void guard_uninstall(void) {
  for (int index = 0; index < ORDERLY_COUNT; index++)
    sigaction(orderly_signals[index], &former_orderly[index], NULL);
}

void guard_protect_thread(void) {
  static _Thread_local char stack[32768];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
  sigaltstack(&alternate, NULL);
}

void guard_stop(void) {
  // Under a parent without job control nobody would ever continue it.
  if (is_ignored(SIGTSTP)) return;
  atomic_store(&stopping, 1);
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
  handle_orderly(SIGTSTP);
  atomic_store(&stopping, 0);
}
