// C functions over poppler's C++ classes; no exception leaves this file and poppler prints nothing.

#include "CPoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

struct cpoppler_document {
    std::unique_ptr<poppler::document> document;
};

static void say_nothing(const std::string &, void *) {}

cpoppler_document *cpoppler_open(const char *bytes, int length, int *locked) {
    *locked = 0;
    try {
        static const bool quiet = (poppler::set_debug_error_function(say_nothing, nullptr), true);
        (void)quiet;
        std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes, length));
        if (!document) return nullptr;
        if (document->is_locked()) {
            *locked = 1;
            return nullptr;
        }
        return new cpoppler_document{std::move(document)};
    } catch (...) {
        return nullptr;
    }
}

int cpoppler_page_count(const cpoppler_document *document) {
    try {
        return document->document->pages();
    } catch (...) {
        return 0;
    }
}

char *cpoppler_page_text(const cpoppler_document *document, int page, size_t *length) {
    *length = 0;
    try {
        std::unique_ptr<poppler::page> found(document->document->create_page(page));
        if (!found) return nullptr;
        const poppler::byte_array utf8 = found->text(poppler::rectf(), poppler::page::physical_layout).to_utf8();
        char *text = static_cast<char *>(std::malloc(utf8.size() + 1));
        if (!text) return nullptr;
        if (!utf8.empty()) std::memcpy(text, utf8.data(), utf8.size());
        text[utf8.size()] = 0;
        *length = utf8.size();
        return text;
    } catch (...) {
        return nullptr;
    }
}

void cpoppler_free_text(char *text) { std::free(text); }

void cpoppler_close(cpoppler_document *document) {
    try {
        delete document;
    } catch (...) {
    }
}
