// The parts of ncurses that Swift cannot see by itself, as stateless inline functions.
//
// Swift imports neither variadic functions nor casting macros, and Swift 6 refuses C's global
// variables because nothing guards them.
#pragma once
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

// From term.h, which cannot be included for its macros (lines, columns, tab …).
extern char *tigetstr(const char *);

static const attr_t NC_BOLD = A_BOLD;
static const attr_t NC_DIM = A_DIM;
static const attr_t NC_UNDERLINE = A_UNDERLINE;
static const attr_t NC_REVERSE = A_REVERSE;

static inline WINDOW *nc_screen_window(void) { return stdscr; }
static inline SCREEN *nc_new_terminal(void) { return newterm(NULL, stdout, stdin); }
static inline int nc_color_count(void) { return COLORS; }
static inline int nc_pair_count(void) { return COLOR_PAIRS; }

/// A string capability of the terminal, or NULL when it has none of that name.
static inline const char *nc_capability(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

/// Whether the locale writes text in UTF-8.
static inline int nc_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/// Fills `cell`; `mark` is a combining character or 0. The pair goes through the last argument of
/// setcchar, since its short cannot hold more than 32,767.
static inline void nc_set_cell(cchar_t *cell, wchar_t base, wchar_t mark, attr_t attributes, int pair) {
  wchar_t text[3] = {base, mark, 0};
  setcchar(cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
}
