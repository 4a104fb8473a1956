"""Labs: a room for each experiment, the base class, what a lab declares of itself, and the registry.

CONTRIBUTING.md tells how to add one.
"""
