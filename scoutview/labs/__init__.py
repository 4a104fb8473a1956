"""Labs: one experiment per file.

To add one: write `labs/<name>.py` with a subclass of `Lab`, and add one line to `LABS` in `registry.py`.
"""
