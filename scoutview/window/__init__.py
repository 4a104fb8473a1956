"""The window: main window, timeline bar, lab picker, probe editors, messages."""
