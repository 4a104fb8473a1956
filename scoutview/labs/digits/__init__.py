"""A small network learns to read handwritten digits."""
