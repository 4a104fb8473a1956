"""The window, in rooms by what a user sees. A room imports rooms that stand below it here, and no other:

- `shell`: the main window, its strip, menu and keys; it builds the rooms and connects them
- `runs`, `start`, `sweeps`, `talks`: opening and training; the first page; many runs; a talk edited in its strip
- `exporting`, `stage`: what leaves the window as a file; a talk on the screen of a lecture hall
- `docks`, `probes`, `timeline`: the panels; where one asks; which frame is on screen
- `settings`: the settings of a lab as a form
- `base`: what every window has: its look, its messages, its keyboard

Nobody gets the window. A room is handed what it needs (the session, another room below it, a callback), tells what
happened or is wanted by signals, and `shell.main_window` connects them. `pyproject.toml` holds the order; a new room
gets its place there.
"""
