"""A matrix product, cell by cell."""
