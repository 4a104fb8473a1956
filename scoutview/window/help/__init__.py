"""What the window tells of itself: keys, words, licences, where things lie, and what each of its parts is for.

A word of the field goes into one of the tuples of `terms_*.py`, with the panels that show what it means.
"""
