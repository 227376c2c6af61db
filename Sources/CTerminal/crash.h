// What must survive a crash or a dropped line: the way back to a usable terminal.
#ifndef REFERDESK_CRASH_H
#define REFERDESK_CRASH_H

#include <signal.h>
#include <stddef.h>
#include <termios.h>

// Set by HUP, TERM and INT: the program should leave in order.
extern volatile sig_atomic_t crash_ending;
// Becomes readable at the same moment; -1 when not armed.
extern int crash_wake;

// Notes the signal handlers in force; call before curses sets its own.
void crash_remember(void);
// Installs ours. The bytes are what brings the terminal back; paste says whether paste mode is on.
void crash_arm(const char *bytes, size_t count, const struct termios *modes, int paste);
// Puts the noted handlers back.
void crash_disarm(void);
// Standard error goes to memory, so that nothing is written over the screen; and back, printing what was kept.
void crash_capture_errors(void);
void crash_release_errors(void);

#endif
