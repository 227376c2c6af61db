// Brings the terminal back after a crash, a dropped line or a request to end; handlers call only what is safe there.
#define _GNU_SOURCE 1
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define TAIL 65536

volatile sig_atomic_t crash_ending = 0;
int crash_wake = -1;

static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT};
static const int asked[] = {SIGHUP, SIGTERM, SIGINT};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static struct sigaction before[NSIG];
static struct sigaction curses_stop;
static struct termios saved;
static char restore[512];
static size_t restore_count;
static int paste_mode;
static int wake_end = -1;
static int kept_errors = -1;
static int real_errors = -1;
static char alternate[65536];

static void send(int file, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t sent = write(file, bytes, count);
        if (sent <= 0) {
            if (sent < 0 && errno == EINTR) {
                continue;
            }
            return;
        }
        bytes += sent;
        count -= (size_t)sent;
    }
}

// Prints the end of what was kept, without anything that could move the cursor.
static void print_errors(void)
{
    static char block[4096];
    if (kept_errors < 0 || real_errors < 0) {
        return;
    }
    off_t end = lseek(kept_errors, 0, SEEK_END);
    off_t at = end > TAIL ? end - TAIL : 0;
    while (at < end) {
        ssize_t count = pread(kept_errors, block, sizeof block, at);
        if (count <= 0) {
            break;
        }
        for (ssize_t index = 0; index < count; index++) {
            if (block[index] != '\n' && (block[index] < ' ' || block[index] > '~')) {
                block[index] = '?';
            }
        }
        send(real_errors, block, (size_t)count);
        at += count;
    }
}

static void restore_now(void)
{
    send(STDOUT_FILENO, restore, restore_count);
    tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    print_errors();
}

static void on_fatal(int number)
{
    restore_now();
    raise(number);
}

static void on_asked(int number)
{
    int error = errno;
    if (crash_ending) {
        restore_now();
        signal(number, SIG_DFL);
        raise(number);
    }
    crash_ending = 1;
    send(wake_end, "!", 1);
    errno = error;
}

// Curses leaves the screen, stops the process and comes back; paste mode is ours to switch.
static void on_stop(int number)
{
    int error = errno;
    if (paste_mode) {
        send(STDOUT_FILENO, "\033[?2004l", 8);
    }
    if (curses_stop.sa_handler != SIG_DFL && curses_stop.sa_handler != SIG_IGN) {
        curses_stop.sa_handler(number);
    }
    if (paste_mode) {
        send(STDOUT_FILENO, "\033[?2004h", 8);
    }
    errno = error;
}

void crash_remember(void)
{
    for (size_t index = 0; index < COUNT(fatal); index++) {
        sigaction(fatal[index], NULL, &before[fatal[index]]);
    }
    for (size_t index = 0; index < COUNT(asked); index++) {
        sigaction(asked[index], NULL, &before[asked[index]]);
    }
    sigaction(SIGTSTP, NULL, &before[SIGTSTP]);
}

void crash_arm(const char *bytes, size_t count, const struct termios *modes, int paste)
{
    int ends[2];
    restore_count = count < sizeof restore ? count : sizeof restore;
    memcpy(restore, bytes, restore_count);
    saved = *modes;
    paste_mode = paste;
    crash_ending = 0;
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
        crash_wake = ends[0];
        wake_end = ends[1];
    }
    stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
    sigaltstack(&stack, NULL);
    struct sigaction action = {0};
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_fatal;
    action.sa_flags = (int)(SA_RESETHAND | SA_ONSTACK);
    for (size_t index = 0; index < COUNT(fatal); index++) {
        sigaction(fatal[index], &action, NULL);
    }
    action.sa_handler = on_asked;
    action.sa_flags = SA_RESTART;
    for (size_t index = 0; index < COUNT(asked); index++) {
        sigaction(asked[index], &action, NULL);
    }
    action.sa_handler = on_stop;
    sigaction(SIGTSTP, &action, &curses_stop);
}

void crash_disarm(void)
{
    for (size_t index = 0; index < COUNT(fatal); index++) {
        sigaction(fatal[index], &before[fatal[index]], NULL);
    }
    for (size_t index = 0; index < COUNT(asked); index++) {
        sigaction(asked[index], &before[asked[index]], NULL);
    }
    sigaction(SIGTSTP, &before[SIGTSTP], NULL);
    int ends[2] = {crash_wake, wake_end};
    crash_wake = wake_end = -1;
    for (int index = 0; index < 2; index++) {
        if (ends[index] >= 0) {
            close(ends[index]);
        }
    }
}

void crash_capture_errors(void)
{
    if (!isatty(STDERR_FILENO)) {
        return;
    }
    int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    int kept = memfd_create("errors", MFD_CLOEXEC);
    if (real < 0 || kept < 0 || dup2(kept, STDERR_FILENO) < 0) {
        if (real >= 0) {
            close(real);
        }
        if (kept >= 0) {
            close(kept);
        }
        return;
    }
    real_errors = real;
    kept_errors = kept;
}

void crash_release_errors(void)
{
    if (kept_errors < 0) {
        return;
    }
    dup2(real_errors, STDERR_FILENO);
    print_errors();
    close(kept_errors);
    close(real_errors);
    kept_errors = real_errors = -1;
}
