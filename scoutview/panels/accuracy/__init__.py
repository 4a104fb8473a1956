"""Accuracy over the steps of a run, with its phases."""
