// The reading half of the terminal, opened and closed by the other half.
#ifndef REFERDESK_INPUT_H
#define REFERDESK_INPUT_H

// Prepares reading on the current curses screen.
void input_open(int mouse);
void input_close(void);

#endif
