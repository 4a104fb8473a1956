"""Wiring: every neuron in its place, every connection by sign and weight; a neuron that is clicked, and its formula."""
