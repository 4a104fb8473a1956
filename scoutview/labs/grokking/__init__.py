"""A tiny network learns sums by heart, and later understands them."""
