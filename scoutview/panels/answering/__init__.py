"""Which recorded examples a neuron answers to most."""
