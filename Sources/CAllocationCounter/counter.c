#include "CAllocationCounter.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)

#include <malloc.h>

// In the program itself, so that reading it allocates nothing.
static __thread uint64_t count;
// What the thread has taken more than it gave back since the mark, and the most that this was.
static __thread int64_t held;
static __thread int64_t peak;

bool allocation_counter_works(void) { return true; }
uint64_t allocation_counter_count(void) { return count; }
void allocation_counter_mark(void) { held = peak = 0; }
uint64_t allocation_counter_peak(void) { return (uint64_t)peak; }

static void hold(int64_t size) {
  held += size;
  if (held > peak) peak = held;
}

static void *taken(void *memory) {
  count++;
  hold((int64_t)malloc_usable_size(memory));
  return memory;
}

// What glibc's own malloc is called besides; it keeps these names for wrappers like this one.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

// Definitions in the program stand before those of every shared library, Swift's runtime included.
void *malloc(size_t size) { return taken(__libc_malloc(size)); }

void *calloc(size_t number, size_t size) { return taken(__libc_calloc(number, size)); }

void *realloc(void *memory, size_t size) {
  count++;
  int64_t before = (int64_t)malloc_usable_size(memory);
  void *moved = __libc_realloc(memory, size);
  if (moved != NULL) hold((int64_t)malloc_usable_size(moved) - before);
  return moved;
}

void *memalign(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) {
  return taken(__libc_memalign(alignment, size));
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  void *memory = taken(__libc_memalign(alignment, size));
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}

void free(void *memory) {
  held -= (int64_t)malloc_usable_size(memory);
  __libc_free(memory);
}

#else

bool allocation_counter_works(void) { return false; }
uint64_t allocation_counter_count(void) { return 0; }
void allocation_counter_mark(void) {}
uint64_t allocation_counter_peak(void) { return 0; }

#endif
