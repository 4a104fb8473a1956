"""Sweeps: many runs of one lab that differ in named settings, trained here or on a cluster, one recording each.

Another place to train at is an `Engine` (`engine.py`), which `cli/sweep.py` makes for whoever asks for it.
"""
