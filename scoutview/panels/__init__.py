"""Panels: one view of an observation per file.

To add one: write `panels/<name>.py` with a subclass of `Panel`, and add one line to `PANELS` in `registry.py`.
"""
