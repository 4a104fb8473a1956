"""Sums: a small transformer writes the sum of two numbers digit by digit; whether it can is a matter of its size."""
