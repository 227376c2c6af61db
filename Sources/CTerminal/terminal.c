// Runs curses behind a few plain functions: start, put, flush, suspend, stop. Use from the main thread only.
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "terminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "crash.h"
#include "input.h"

enum { STYLES = 64 };

static SCREEN *screen;
static int paste_mode;
static int cursor_shown = -1;
static struct { attr_t attributes; short pair; } styles[STYLES];

static int valid_name(const char *name)
{
    size_t count = name ? strlen(name) : 0;
    if (count == 0 || count > 64) {
        return 0;
    }
    for (size_t index = 0; index < count; index++) {
        char letter = name[index];
        int plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9');
        if (!plain && (index == 0 || !strchr("+._-", letter))) {
            return 0;
        }
    }
    return 1;
}

static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

// Appends a sequence, leaving out padding such as $<2>.
static size_t append(char *bytes, size_t count, size_t limit, const char *text)
{
    while (text && *text && count < limit) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end) {
            text = end + 1;
        } else {
            bytes[count++] = *text++;
        }
    }
    return count;
}

static int takes_paste_mode(const char *name)
{
    static const char *const families[] = {"xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "vte"};
    for (size_t index = 0; index < sizeof families / sizeof families[0]; index++) {
        if (strncmp(name, families[index], strlen(families[index])) == 0) {
            return 1;
        }
    }
    return capability("BE") != NULL;
}

static void use_utf8(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

static int32_t check(const char *name)
{
    static const char *const untrusted[] = {"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "LINES", "COLUMNS"};
    int error;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return TERMINAL_NOT_A_TERMINAL;
    }
    if (!valid_name(name)) {
        return TERMINAL_UNKNOWN;
    }
    for (size_t index = 0; index < sizeof untrusted / sizeof untrusted[0]; index++) {
        unsetenv(untrusted[index]);
    }
    if (setupterm(name, STDOUT_FILENO, &error) != OK) {
        return TERMINAL_UNKNOWN;
    }
    int movable = capability("cup") != NULL;
    del_curterm(cur_term);
    return movable ? TERMINAL_OK : TERMINAL_CANNOT_MOVE;
}

int32_t terminal_start(int32_t monochrome, int32_t mouse)
{
    static int registered = 0;
    struct termios modes;
    char bytes[400];
    size_t count = 0;
    const char *name = getenv("TERM");
    int32_t problem = check(name);
    if (problem != TERMINAL_OK) {
        return problem;
    }
    use_utf8();
    if (tcgetattr(STDIN_FILENO, &modes) != 0) {
        return TERMINAL_NOT_A_TERMINAL;
    }
    crash_remember();
    set_escdelay(25);
    screen = newterm(name, stdout, stdin);
    if (!screen) {
        return TERMINAL_UNKNOWN;
    }
    cursor_shown = -1;
    raw();
    noecho();
    nonl();
    input_open(mouse);
    if (!monochrome && has_colors()) {
        start_color();
        use_default_colors();
    }
    paste_mode = takes_paste_mode(name);
    if (paste_mode) {
        count = append(bytes, count, sizeof bytes, "\033[?2004l");
    }
    if (mouse) {
        count = append(bytes, count, sizeof bytes, "\033[?1006l\033[?1000l");
    }
    count = append(bytes, count, sizeof bytes, capability("sgr0"));
    count = append(bytes, count, sizeof bytes, capability("rmkx"));
    count = append(bytes, count, sizeof bytes, capability("cnorm"));
    count = append(bytes, count, sizeof bytes, capability("rmcup"));
    crash_arm(bytes, count, &modes, paste_mode);
    crash_capture_errors();
    if (paste_mode) {
        putp("\033[?2004h");
        fflush(stdout);
    }
    if (!registered) {
        registered = atexit(terminal_stop) == 0;
    }
    return TERMINAL_OK;
}

void terminal_stop(void)
{
    if (!screen) {
        return;
    }
    if (paste_mode) {
        putp("\033[?2004l");
    }
    input_close();
    endwin();
    crash_disarm();
    crash_release_errors();
    delscreen(screen);
    screen = NULL;
}

void terminal_suspend(void)
{
    raise(SIGTSTP);
    clearok(curscr, TRUE);
}

void terminal_copy(const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t length = strlen(text);
    char encoded[512];
    size_t count = 0;
    if (!screen || !paste_mode || length > 300) {
        return;
    }
    for (size_t index = 0; index < length; index += 3) {
        uint32_t bits = (uint32_t)(unsigned char)text[index] << 16;
        bits |= index + 1 < length ? (uint32_t)(unsigned char)text[index + 1] << 8 : 0;
        bits |= index + 2 < length ? (uint32_t)(unsigned char)text[index + 2] : 0;
        encoded[count++] = letters[bits >> 18];
        encoded[count++] = letters[bits >> 12 & 63];
        encoded[count++] = index + 1 < length ? letters[bits >> 6 & 63] : '=';
        encoded[count++] = index + 2 < length ? letters[bits & 63] : '=';
    }
    encoded[count] = '\0';
    printf("\033]52;c;%s\a", encoded);
    fflush(stdout);
}

const char *terminal_name(void) { return getenv("TERM"); }

int32_t terminal_rows(void) { return screen ? getmaxy(stdscr) : 0; }

int32_t terminal_columns(void) { return screen ? getmaxx(stdscr) : 0; }

int32_t terminal_system_width(uint32_t scalar)
{
    static int ready = 0;
    if (!ready) {
        use_utf8();
        ready = 1;
    }
    return wcwidth((wchar_t)scalar);
}

// With eight colours the bright half becomes bold.
void terminal_define_style(int32_t index, uint32_t attributes, int32_t foreground, int32_t background)
{
    if (index < 0 || index >= STYLES) {
        return;
    }
    attr_t bits = 0;
    if (COLORS < 16 && foreground > 7) {
        foreground -= 8;
        attributes |= TERMINAL_BOLD;
    }
    if (COLORS < 16 && background > 7) {
        background -= 8;
    }
    bits |= attributes & TERMINAL_BOLD ? WA_BOLD : 0;
    bits |= attributes & TERMINAL_UNDERLINE ? WA_UNDERLINE : 0;
    bits |= attributes & TERMINAL_REVERSE ? WA_REVERSE : 0;
    bits |= attributes & TERMINAL_DIM ? WA_DIM : 0;
    styles[index].attributes = bits;
    styles[index].pair = 0;
    if (COLOR_PAIRS > index + 1 && (foreground >= 0 || background >= 0)) {
        init_pair((short)(index + 1), (short)foreground, (short)background);
        styles[index].pair = (short)(index + 1);
    }
}

void terminal_clear(void) { werase(stdscr); }

// Writing the bottom right cell reports an error after it has drawn, so the result says nothing.
void terminal_put(int32_t row, int32_t column, const char *text, int32_t bytes, int32_t style)
{
    if (style >= 0 && style < STYLES) {
        wattr_set(stdscr, styles[style].attributes, styles[style].pair, NULL);
    }
    mvwaddnstr(stdscr, row, column, text, bytes);
}

void terminal_flush(int32_t cursor_row, int32_t cursor_column)
{
    int shown = cursor_row >= 0;
    if (shown != cursor_shown) {
        curs_set(shown);
        cursor_shown = shown;
    }
    wmove(stdscr, shown ? cursor_row : 0, shown ? cursor_column : 0);
    wnoutrefresh(stdscr);
    doupdate();
}
