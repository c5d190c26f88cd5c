#include <png.h>

/* The simplified interface: it catches libpng's longjmp itself, so that Swift never meets one. */

/* Grey and alpha, a byte each, encoded as sRGB. */
static inline png_uint_32 cpng_gray_and_alpha(void) { return PNG_FORMAT_GA; }

/* Grey alone. */
static inline png_uint_32 cpng_gray(void) { return PNG_FORMAT_GRAY; }

static inline png_uint_32 cpng_version(void) { return PNG_IMAGE_VERSION; }

/* What went wrong, while `image` is there. */
static inline const char *cpng_message(const png_image *image) { return image->message; }
