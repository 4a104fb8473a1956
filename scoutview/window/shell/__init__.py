"""The main window: it builds the rooms, connects their signals, and shows the start page or the panels of a lab.

`top_strip` stands above everything, with the `lab_picker` in it, and `pages` has the middle; `run_view` shows how the
run stands, in the strip, the timeline bar and the notes. For one more thing that the menu or a key does, a line in
`commands`, which menu, search and lists of keys are made from, and its deed in `actions`.
"""
