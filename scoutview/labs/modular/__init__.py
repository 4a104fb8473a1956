"""Modular: connections cost their length and neurons may change seats, so that a network sorts itself into modules."""
