"""What runs of several sizes know of sums: whole sums, digits, and what the measure makes of them."""
