"""Panels: a room for each view of an observation, the base class, and the registry.

CONTRIBUTING.md tells how to add one.
"""
