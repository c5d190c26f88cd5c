// Says in one sentence that there is too little address space, before a library hangs for want of it:
// OpenBLAS takes its memory when it is loaded, and tries again for ever.
#if defined(__linux__)
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/// What the libraries take when they are loaded, and what one thread that trains takes: its stack, the
/// C library's heap for it, and OpenBLAS's memory. More threads are begun only where they have room.
static const size_t wanted = (size_t)512 << 20;

static void say(const char *text) {
  // There is nobody to tell that this could not be said.
  ssize_t written = write(STDERR_FILENO, text, strlen(text));
  (void)written;
}

static void say_megabytes(size_t bytes) {
  char digits[24];
  size_t place = sizeof digits - 1, value = bytes >> 20;
  digits[place] = 0;
  do {
    digits[--place] = (char)('0' + value % 10);
    value /= 10;
  } while (value > 0);
  say(digits + place);
}

static void check(int argc, char **argv, char **environment) {
  (void)argc, (void)argv, (void)environment;
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  void *probe = mmap(NULL, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe != MAP_FAILED) {
    munmap(probe, wanted);
    return;
  }
  say("Error: Wadachi must be allowed ");
  say_megabytes(wanted);
  say(" MB of address space beyond its own code, but the limit is ");
  say_megabytes(limit.rlim_cur);
  say(" MB in all: raise it with “ulimit -v”.\n");
  _exit(1);
}

// Before the constructors of any library.
__attribute__((section(".preinit_array"), used)) static void (*const check_first)(
    int, char **, char **) = check;
#endif
