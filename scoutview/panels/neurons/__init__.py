"""What one neuron does, and which neuron tells some tokens from the rest."""
