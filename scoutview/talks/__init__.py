"""Scenes and talks: what is needed to draw the same thing again, and a list of it. No Qt, no torch."""
