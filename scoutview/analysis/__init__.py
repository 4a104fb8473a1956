"""Pure functions on arrays and modules."""
