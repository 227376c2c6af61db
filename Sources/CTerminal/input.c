// Reads keys, the mouse, pastes and resizes; a dropped line is reported once and never polled in a loop.
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "input.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "terminal.h"

// Codes of our own, above those of curses, and times in milliseconds.
enum { PASTE_START = 2000, PASTE_END = 2001, GATHER = 20, SLICE = 250, SETTLE = 50, DOUBLE = 400 };
enum raw { RAW_NONE, RAW_HUNG_UP, RAW_SCALAR, RAW_CODE };

// Reading from a pad paints nothing.
static WINDOW *pad;
static int hung_up;
static struct terminal_event waiting;
static struct pushed { enum raw kind; uint32_t value; } pushed;
static struct { int64_t time; int row, column; } last_click;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void define_keys(void)
{
    static const struct { const char *bytes; int code; } keys[] = {
        {"\033[200~", PASTE_START}, {"\033[201~", PASTE_END}, {"\033[Z", KEY_BTAB}, {"\033[A", KEY_UP},
        {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OA", KEY_UP},
        {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT}, {"\033[H", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END}, {"\033[1~", KEY_HOME},
        {"\033[4~", KEY_END}, {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END}, {"\033[2~", KEY_IC},
        {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033OP", KEY_F(1)},
        {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    };
    for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++) {
        define_key(keys[index].bytes, keys[index].code);
    }
}

void input_open(int mouse)
{
    hung_up = 0;
    waiting.kind = TERMINAL_EVENT_NONE;
    pushed.kind = RAW_NONE;
    pad = newpad(1, 1);
    keypad(pad, TRUE);
    meta(pad, TRUE);
    define_keys();
    if (mouse) {
        mouseinterval(0);
        mousemask(BUTTON1_PRESSED | BUTTON2_PRESSED | BUTTON3_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    }
}

void input_close(void)
{
    delwin(pad);
    pad = NULL;
}

int32_t terminal_hung_up(void) { return hung_up || crash_ending; }

// Gives back what was read one step too far; there is room for one.
static void push_back(enum raw kind, uint32_t value)
{
    pushed = (struct pushed){kind, value};
}

// The rest of a UTF-8 character; what is not UTF-8 becomes U+FFFD and costs no byte of what follows.
static uint32_t decode(int first)
{
    int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
    uint32_t scalar = (uint32_t)first & (0x3F >> more);
    if (first < 0x80) {
        return (uint32_t)first;
    }
    wtimeout(pad, GATHER);
    for (int index = 0; index < more; index++) {
        int next = wgetch(pad);
        if (next < 0x80 || next > 0xBF) {
            if (next != ERR) {
                ungetch(next);
            }
            return 0xFFFD;
        }
        scalar = scalar << 6 | ((uint32_t)next & 0x3F);
    }
    int overlong = (more == 2 && scalar < 0x800) || (more == 3 && scalar < 0x10000);
    return more == 0 || overlong || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000) ? 0xFFFD : scalar;
}

// One scalar or key code. Input that ends, or a line that drops, is never polled again.
static enum raw read_raw(int milliseconds, uint32_t *value)
{
    int64_t deadline = now() + milliseconds;
    int ended = 0;
    enum raw kind = pushed.kind;
    if (kind != RAW_NONE) {
        pushed.kind = RAW_NONE;
        *value = pushed.value;
        return kind;
    }
    for (;;) {
        if (terminal_hung_up()) {
            return RAW_HUNG_UP;
        }
        struct pollfd files[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = crash_wake, .events = POLLIN}};
        int ready = poll(files, 1, 0) > 0;
        wtimeout(pad, 0);
        int code = wgetch(pad);
        if (code != ERR) {
            *value = code > 0xFF ? (uint32_t)code : decode(code);
            return code > 0xFF ? RAW_CODE : RAW_SCALAR;
        }
        int available = 0;
        if (ready && (ioctl(STDIN_FILENO, FIONREAD, &available) != 0 || available == 0)) {
            ended++;
        }
        if (ended > 3 || (ready && files[0].revents & (POLLHUP | POLLERR | POLLNVAL))) {
            hung_up = 1;
            return RAW_HUNG_UP;
        }
        int64_t left = deadline - now();
        if (left <= 0) {
            return RAW_NONE;
        }
        poll(files, 2, left < SLICE ? (int)left : SLICE);
    }
}

// Drops an answer or an unknown key that the terminal sent as a sequence; its tail must not act as typing.
static void drop_sequence(uint32_t first)
{
    uint32_t value;
    int string = first != '[' && first != 'O';
    int escape = 0;
    for (int count = 0; count < 4096; count++) {
        enum raw got = read_raw(GATHER, &value);
        if (got == RAW_NONE || got == RAW_HUNG_UP) {
            return;
        }
        if (got == RAW_SCALAR && (string ? value == 7 || (escape && value == '\\') : value >= 0x40 && value <= 0x7E)) {
            return;
        }
        escape = value == 27;
    }
}

static void set(struct terminal_event *event, int32_t kind, uint32_t value, int row, int column)
{
    *event = (struct terminal_event){.kind = kind, .value = value, .row = row, .column = column};
}

static void read_scalar(uint32_t value, struct terminal_event *event)
{
    uint32_t second;
    set(event, TERMINAL_EVENT_CHARACTER, value, 0, 0);
    if (value != 27) {
        return;
    }
    switch (read_raw(0, &second)) {
    case RAW_SCALAR:
        if (second == 27) {
            waiting = *event;
            break;
        }
        set(event, TERMINAL_EVENT_ALT, second, 0, 0);
        if (second > 0 && second < 0x80 && strchr("[OP]_^X", (int)second)) {
            uint32_t third;
            enum raw got = read_raw(0, &third);
            push_back(got, third);
            if (got == RAW_SCALAR) {
                drop_sequence(second);
                event->kind = TERMINAL_EVENT_NONE;
            }
        }
        break;
    case RAW_CODE:
        push_back(RAW_CODE, second);
        break;
    case RAW_NONE:
    case RAW_HUNG_UP:
        break;
    }
}

static void read_mouse(struct terminal_event *event)
{
    MEVENT mouse;
    if (getmouse(&mouse) != OK) {
        return;
    }
    static const struct { mmask_t bit; uint32_t value; } presses[] = {
        {BUTTON1_PRESSED, TERMINAL_MOUSE_LEFT}, {BUTTON2_PRESSED, TERMINAL_MOUSE_MIDDLE},
        {BUTTON3_PRESSED, TERMINAL_MOUSE_RIGHT}, {BUTTON4_PRESSED, TERMINAL_MOUSE_WHEEL_UP},
        {BUTTON5_PRESSED, TERMINAL_MOUSE_WHEEL_DOWN},
    };
    for (size_t index = 0; index < sizeof presses / sizeof presses[0]; index++) {
        if (!(mouse.bstate & presses[index].bit)) {
            continue;
        }
        set(event, TERMINAL_EVENT_MOUSE, presses[index].value, mouse.y, mouse.x);
        if (index == 0) {
            int64_t time = now();
            if (time - last_click.time < DOUBLE && last_click.row == mouse.y && last_click.column == mouse.x) {
                event->value = TERMINAL_MOUSE_DOUBLE;
                time = 0;
            }
            last_click.time = time;
            last_click.row = mouse.y;
            last_click.column = mouse.x;
        }
        return;
    }
}

static void read_code(uint32_t code, struct terminal_event *event)
{
    static const struct { int code; uint32_t value; } keys[] = {
        {KEY_UP, TERMINAL_KEY_UP}, {KEY_DOWN, TERMINAL_KEY_DOWN}, {KEY_LEFT, TERMINAL_KEY_LEFT},
        {KEY_RIGHT, TERMINAL_KEY_RIGHT}, {KEY_PPAGE, TERMINAL_KEY_PAGE_UP}, {KEY_NPAGE, TERMINAL_KEY_PAGE_DOWN},
        {KEY_HOME, TERMINAL_KEY_HOME}, {KEY_FIND, TERMINAL_KEY_HOME}, {KEY_END, TERMINAL_KEY_END},
        {KEY_SELECT, TERMINAL_KEY_END}, {KEY_IC, TERMINAL_KEY_INSERT}, {KEY_DC, TERMINAL_KEY_DELETE},
        {KEY_BACKSPACE, TERMINAL_KEY_BACKSPACE}, {KEY_BTAB, TERMINAL_KEY_BACK_TAB}, {KEY_ENTER, TERMINAL_KEY_ENTER},
    };
    if (code == PASTE_START) {
        set(event, TERMINAL_EVENT_PASTE, 0, 0, 0);
    } else if (code == KEY_MOUSE) {
        read_mouse(event);
    } else if (code == KEY_RESIZE) {
        uint32_t value;
        enum raw got;
        do {
            got = read_raw(SETTLE, &value);
        } while (got == RAW_CODE && value == KEY_RESIZE);
        push_back(got, value);
        set(event, TERMINAL_EVENT_RESIZED, 0, terminal_rows(), terminal_columns());
    } else if (code >= KEY_F(1) && code <= KEY_F(63)) {
        set(event, TERMINAL_EVENT_FUNCTION, code - KEY_F0, 0, 0);
    } else {
        for (size_t index = 0; index < sizeof keys / sizeof keys[0]; index++) {
            if ((int)code == keys[index].code) {
                set(event, TERMINAL_EVENT_KEY, keys[index].value, 0, 0);
            }
        }
    }
}

void terminal_read(int32_t milliseconds, struct terminal_event *event)
{
    int64_t deadline = now() + milliseconds;
    uint32_t value;
    *event = waiting;
    waiting.kind = TERMINAL_EVENT_NONE;
    while (event->kind == TERMINAL_EVENT_NONE) {
        int64_t left = deadline - now();
        switch (pad ? read_raw(left > 0 ? (int)left : 0, &value) : RAW_HUNG_UP) {
        case RAW_NONE:
            return;
        case RAW_HUNG_UP:
            event->kind = TERMINAL_EVENT_HUNG_UP;
            return;
        case RAW_SCALAR:
            read_scalar(value, event);
            break;
        case RAW_CODE:
            read_code(value, event);
            break;
        }
    }
}

uint32_t terminal_read_pasted(void)
{
    uint32_t value;
    for (;;) {
        enum raw got = read_raw(1000, &value);
        if (got == RAW_NONE || got == RAW_HUNG_UP || (got == RAW_CODE && value == PASTE_END)) {
            return 0;
        }
        if (got == RAW_SCALAR && value != 0) {
            return value;
        }
    }
}
