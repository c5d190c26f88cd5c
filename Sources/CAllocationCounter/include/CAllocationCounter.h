#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

// Counts the allocations of the calling thread: malloc, calloc, realloc and their aligned kin, and the
// bytes that it holds of them.
//
// For tests only: a program that links this has its malloc replaced by one that counts and then
// hands on to the C library's. It counts where that is glibc's and no sanitizer is at work.

// Whether allocations are counted in this build.
bool allocation_counter_works(void);

// How many allocations the calling thread has made so far.
uint64_t allocation_counter_count(void);

// From here on it is measured how many bytes the calling thread holds.
void allocation_counter_mark(void);

// The most bytes that the calling thread has held since the mark, more than it did there.
uint64_t allocation_counter_peak(void);

#endif
