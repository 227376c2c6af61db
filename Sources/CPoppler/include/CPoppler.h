// The text layer of a PDF, page by page, through poppler's C++ interface.

#ifndef CPOPPLER_H
#define CPOPPLER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cpoppler_document cpoppler_document;

// Opens a PDF. The bytes are not copied and must outlive the document. NULL if it cannot be read; `locked` is
// then 1 if a password would open it, else 0.
cpoppler_document *cpoppler_open(const char *bytes, int length, int *locked);

// Number of pages; 0 on any failure.
int cpoppler_page_count(const cpoppler_document *document);

// The text of a page (0 is the first) as UTF-8 with its length, to be given back to `cpoppler_free_text`; NULL on any
// failure.
char *cpoppler_page_text(const cpoppler_document *document, int page, size_t *length);

void cpoppler_free_text(char *text);

void cpoppler_close(cpoppler_document *document);

#ifdef __cplusplus
}
#endif

#endif
