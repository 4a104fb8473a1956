"""Othello: a network reads games as lists of moves, and a board that nobody drew can be read out of it."""
