"""Runs: `runs` opens, saves, builds and trains, `runs_dialog` lists those of the user, `drops` takes what is dropped.

What can be dropped is declared by the labs (`takes`); nothing is to be added here for another.
"""
