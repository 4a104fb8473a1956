"""What pictures of a whole run have in common: which of its steps stand for it, and its key frequencies."""
