"""A tiny network memorises sums, and later understands them."""
