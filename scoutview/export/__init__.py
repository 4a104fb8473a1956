"""Export: the same panels, at another size, into a file."""
