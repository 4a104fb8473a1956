"""The numbers of a modulus on a circle, and a sum as turns of a hand."""
