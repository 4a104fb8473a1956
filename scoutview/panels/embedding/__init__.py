"""A token becomes a row of numbers, and a point on a map."""
