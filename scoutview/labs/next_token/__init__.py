"""A small transformer learns to go on with a text."""
