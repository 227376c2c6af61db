// The little of curses that the program needs, in plain integers, so that curses itself never reaches Swift.
#ifndef REFERDESK_TERMINAL_H
#define REFERDESK_TERMINAL_H

#include <stdint.h>

enum { TERMINAL_OK, TERMINAL_NOT_A_TERMINAL, TERMINAL_UNKNOWN, TERMINAL_CANNOT_MOVE };

enum { TERMINAL_BOLD = 1, TERMINAL_UNDERLINE = 2, TERMINAL_REVERSE = 4, TERMINAL_DIM = 8 };

enum {
    TERMINAL_EVENT_NONE,
    TERMINAL_EVENT_HUNG_UP,
    TERMINAL_EVENT_CHARACTER,
    TERMINAL_EVENT_ALT,
    TERMINAL_EVENT_KEY,
    TERMINAL_EVENT_FUNCTION,
    TERMINAL_EVENT_MOUSE,
    TERMINAL_EVENT_RESIZED,
    TERMINAL_EVENT_PASTE
};

enum {
    TERMINAL_KEY_UP,
    TERMINAL_KEY_DOWN,
    TERMINAL_KEY_LEFT,
    TERMINAL_KEY_RIGHT,
    TERMINAL_KEY_PAGE_UP,
    TERMINAL_KEY_PAGE_DOWN,
    TERMINAL_KEY_HOME,
    TERMINAL_KEY_END,
    TERMINAL_KEY_INSERT,
    TERMINAL_KEY_DELETE,
    TERMINAL_KEY_BACKSPACE,
    TERMINAL_KEY_BACK_TAB,
    TERMINAL_KEY_ENTER
};

enum {
    TERMINAL_MOUSE_LEFT,
    TERMINAL_MOUSE_MIDDLE,
    TERMINAL_MOUSE_RIGHT,
    TERMINAL_MOUSE_DOUBLE,
    TERMINAL_MOUSE_WHEEL_UP,
    TERMINAL_MOUSE_WHEEL_DOWN
};

struct terminal_event {
    int32_t kind;
    // A scalar, a TERMINAL_KEY, a TERMINAL_MOUSE or the number of a function key.
    uint32_t value;
    // Of a mouse event, or the new size.
    int32_t row;
    int32_t column;
};

// Takes the screen over; anything but TERMINAL_OK leaves it untouched.
int32_t terminal_start(int32_t monochrome, int32_t mouse);
// Gives the screen back as it was found, then prints what was written to standard error meanwhile.
void terminal_stop(void);
// Suspends the program as Ctrl-Z does elsewhere and returns when it is continued.
void terminal_suspend(void);

// Asks the terminal to put a short text on its clipboard (OSC 52); terminals that cannot ignore it.
void terminal_copy(const char *text);

// What TERM says, or NULL; unchecked.
const char *terminal_name(void);
int32_t terminal_rows(void);
int32_t terminal_columns(void);
// Colours are 0 to 15, or -1 for the terminal's own; index is below 64.
void terminal_define_style(int32_t index, uint32_t attributes, int32_t foreground, int32_t background);
void terminal_clear(void);
// Writes safe UTF-8 text; the caller has clipped it.
void terminal_put(int32_t row, int32_t column, const char *text, int32_t bytes, int32_t style);
// Shows everything; a row below 0 hides the cursor.
void terminal_flush(int32_t cursor_row, int32_t cursor_column);

// Waits up to that many milliseconds for one event.
void terminal_read(int32_t milliseconds, struct terminal_event *event);
// After a paste event: the next pasted scalar, or 0 at the end of the paste.
uint32_t terminal_read_pasted(void);
// True once the line was dropped or the program was asked to end.
int32_t terminal_hung_up(void);

// The system's own idea of a scalar's width, for comparison in tests; needs no started terminal.
int32_t terminal_system_width(uint32_t scalar);

#endif
