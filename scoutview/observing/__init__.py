"""Observing: from a frame and a probe to an observation, in a thread of its own."""
