"""Drawn parts that several panels use: steppers, chips, choosers, lines of words, grids of pictures."""
