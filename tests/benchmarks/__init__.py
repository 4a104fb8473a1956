"""Benchmarks: ratios of two things measured in one run. `make benchmark` runs them and prints what they measured.

A benchmark counts what it did (steps, paints, frames) and fails if it did nothing; it never asserts an absolute time.
"""
