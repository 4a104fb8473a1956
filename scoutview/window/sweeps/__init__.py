"""Sweeps in the window: the form that says what varies, and what becomes of the runs."""
