"""Presenting: scenes on the whole screen, each alive."""
